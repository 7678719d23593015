//! A list as a file. Text that a spreadsheet could take for a formula is made harmless (CSV injection).

use std::borrow::Cow;
use std::io::Write;

use kernel::{Refused, Result};

use crate::list::{Cell, List};
use crate::list_query;
use crate::{Ask, Reply};

/// The most rows of an ODS file, which is built in memory; the other formats are written row by row.
const ODS_ROWS: usize = 50_000;

pub(crate) fn send<R>(list: &List<R>, ask: &Ask<'_>) -> Result<Reply> {
    list_query::understood(list, ask, &["format"])?;
    let (mime, ending) = match ask.query.raw("format") {
        "" | "csv" => ("text/csv; charset=utf-8", "csv"),
        "json" => ("application/json", "json"),
        "xlsx" => ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
        "ods" => ("application/vnd.oasis.opendocument.spreadsheet", "ods"),
        _ => return Err(Refused::field("format", "not-a-choice")),
    };
    let mut file = tempfile::tempfile().map_err(Refused::broken)?;
    ask.db.snapshot(|reading| {
        let mut rows =
            |each: &mut dyn FnMut(&R) -> Result<()>| list_query::every(list, ask, reading, |row| each(&row));
        match ending {
            "csv" => csv(list, ask, &mut file, &mut rows),
            "json" => json(list, ask, &mut file, &mut rows),
            "xlsx" => xlsx(list, ask, &mut file, &mut rows),
            _ => ods(list, ask, &mut file, &mut rows),
        }
    })?;
    Ok(Reply::Made { name: format!("{}.{ending}", list.name), mime, file })
}

type Rows<'r, R> = &'r mut dyn FnMut(&mut dyn FnMut(&R) -> Result<()>) -> Result<()>;

fn headings<R>(list: &List<R>, ask: &Ask<'_>) -> Vec<String> {
    list.columns.iter().map(|column| ask.say(&format!("{}-col-{}", list.name, column.name))).collect()
}

fn plain(cell: &Cell, ask: &Ask<'_>) -> String {
    match cell {
        Cell::Empty | Cell::Act { .. } => String::new(),
        Cell::Word { label, .. } => label.clone(),
        Cell::Text(text) | Cell::Link { text, .. } => text.clone(),
        Cell::State(_, mark) => mark.label.clone(),
        Cell::Number(number) => number.to_string(),
        Cell::Flag(flag) => ask.say(if *flag { "web-yes" } else { "web-no" }),
        Cell::Day(day) => day.to_string(),
        Cell::Moment(moment) => ask.when(*moment),
        Cell::Money(money) => money.to_string(),
    }
}

/// A text that begins like a formula gets an apostrophe in front, as spreadsheets themselves write it. One that has an
/// apostrophe there already gets one more, so that whoever reads the file takes exactly ours away.
fn harmless(text: &str) -> Cow<'_, str> {
    let own = text.trim_start_matches('\'');
    let begins = own.trim_start().starts_with(['=', '+', '-', '@']) || own.starts_with(['\t', '\r']);
    if begins { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// A text in a file whose cells say themselves that they are texts: nothing to make harmless, only an apostrophe of its
/// own to keep apart from ours.
fn typed(text: String) -> String {
    if text.starts_with('\'') { harmless(&text).into_owned() } else { text }
}

fn csv<R>(list: &List<R>, ask: &Ask<'_>, out: &mut impl Write, rows: Rows<'_, R>) -> Result<()> {
    out.write_all("\u{feff}".as_bytes()).map_err(Refused::broken)?;
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(out);
    writer.write_record(headings(list, ask)).map_err(Refused::broken)?;
    rows(&mut |row| {
        let cells = list.columns.iter().map(|column| {
            let cell = (column.cell)(row, ask);
            let text = plain(&cell, ask);
            if cell.is_figure() { text } else { harmless(&text).into_owned() }
        });
        writer.write_record(cells).map_err(Refused::broken)
    })?;
    writer.flush().map_err(Refused::broken)
}

fn json<R>(list: &List<R>, ask: &Ask<'_>, out: &mut impl Write, rows: Rows<'_, R>) -> Result<()> {
    let mut out = std::io::BufWriter::new(out);
    let mut lead = "[\n";
    rows(&mut |row| {
        let text = crate::list_page::row_json(list, ask, row).to_string();
        let line = format!("{lead}{text}");
        lead = ",\n";
        out.write_all(line.as_bytes()).map_err(Refused::broken)
    })?;
    let end = if lead == "[\n" { "[]\n" } else { "\n]\n" };
    out.write_all(end.as_bytes()).and_then(|()| out.flush()).map_err(Refused::broken)
}

fn xlsx<R>(list: &List<R>, ask: &Ask<'_>, out: &mut std::fs::File, rows: Rows<'_, R>) -> Result<()> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet_with_constant_memory().map_err(Refused::broken)?;
    for (at, heading) in headings(list, ask).iter().enumerate() {
        sheet.write_string(0, at as u16, heading).map_err(Refused::broken)?;
    }
    let mut line = 0_u32;
    rows(&mut |row| {
        line += 1;
        for (at, column) in list.columns.iter().enumerate() {
            let cell = (column.cell)(row, ask);
            let written = match &cell {
                Cell::Number(number) => sheet.write_number(line, at as u16, *number as f64),
                Cell::Money(money) => sheet.write_number(line, at as u16, money.minor as f64 / 100.0),
                other => sheet.write_string(line, at as u16, typed(plain(other, ask))),
            };
            written.map_err(Refused::broken)?;
        }
        Ok(())
    })?;
    book.save_to_writer(out).map_err(Refused::broken)
}

fn ods<R>(list: &List<R>, ask: &Ask<'_>, out: &mut std::fs::File, rows: Rows<'_, R>) -> Result<()> {
    let mut sheet = spreadsheet_ods::Sheet::new(list.name);
    for (at, heading) in headings(list, ask).into_iter().enumerate() {
        sheet.set_value(0, at as u32, heading);
    }
    let mut line = 0_u32;
    rows(&mut |row| {
        line += 1;
        if line as usize > ODS_ROWS {
            return Err(Refused::TooLarge);
        }
        for (at, column) in list.columns.iter().enumerate() {
            match (column.cell)(row, ask) {
                Cell::Number(number) => sheet.set_value(line, at as u32, number),
                Cell::Money(money) => sheet.set_value(line, at as u32, money.minor as f64 / 100.0),
                other => sheet.set_value(line, at as u32, typed(plain(&other, ask))),
            }
        }
        Ok(())
    })?;
    let mut book = spreadsheet_ods::WorkBook::new_empty();
    book.push_sheet(sheet);
    spreadsheet_ods::write_ods_to(&mut book, out).map_err(Refused::broken)
}

#[cfg(test)]
mod tests {
    use super::harmless;

    /// ASVS 1.2.10.
    #[test]
    fn what_looks_like_a_formula_is_made_harmless() {
        for text in ["=1+1", "+46", "-cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", " =1"] {
            assert!(harmless(text).starts_with('\''), "{text:?}");
        }
        assert_eq!(harmless("Norra skolan"), "Norra skolan");
        assert_eq!(harmless("'=1"), "''=1");
        assert_eq!(harmless("'n gång"), "'n gång");
    }
}
