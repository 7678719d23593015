//! A list, or a table that was reckoned, as a file. Text that a spreadsheet could take for a formula is made harmless (CSV injection).

use std::borrow::Cow;
use std::io::Write;

use kernel::{Refused, Result};
use serde_json::Value as Json;

use crate::list::{Cell, List};
use crate::list_query;
use crate::{Ask, Reply};

/// The most rows of an ODS file, which is built in memory; the other formats are written row by row.
const ODS_ROWS: usize = 50_000;

/// What is written of a table, whatever its rows come from.
struct Shape {
    name: &'static str,
    headings: Vec<String>,
}

/// A row for the spreadsheets, and as programs read it.
struct Line {
    cells: Vec<Cell>,
    json: Json,
}

/// Gives each row to whoever writes it.
type Lines<'r> = &'r mut dyn FnMut(&mut dyn FnMut(Line) -> Result<()>) -> Result<()>;

pub(crate) fn send<R>(list: &List<R>, ask: &Ask<'_>) -> Result<Reply> {
    list_query::understood(list, ask, &["format"])?;
    let heading = |name: &str| ask.say(&format!("{}-col-{name}", list.name));
    let headings = list.columns.iter().map(|column| heading(column.name)).collect();
    let shape = Shape { name: list.name, headings };
    written(ask, &shape, |write| {
        ask.db.snapshot(|reading| {
            write(&mut |each: &mut dyn FnMut(Line) -> Result<()>| {
                list_query::every(list, ask, reading, |row: R| {
                    let cells = list.columns.iter().map(|column| (column.cell)(&row, ask)).collect();
                    each(Line { cells, json: crate::list_page::row_json(list, ask, &row) })
                })
            })
        })
    })
}

/// A table that was reckoned rather than read, as a file in the format that is asked for: csv, json, xlsx or ods. Its
/// headings are the texts `NAME-col-COLUMN`.
pub fn reckoned(
    ask: &Ask<'_>,
    name: &'static str,
    columns: &[&'static str],
    rows: Vec<Vec<Cell>>,
) -> Result<Reply> {
    let headings = columns.iter().map(|column| ask.say(&format!("{name}-col-{column}"))).collect();
    let mut rows = Some(rows);
    written(ask, &Shape { name, headings }, |write| {
        write(&mut |each: &mut dyn FnMut(Line) -> Result<()>| {
            for cells in rows.take().unwrap_or_default() {
                let named = columns.iter().zip(&cells);
                let json = named.filter_map(|(name, cell)| Some((name.replace('-', "_"), cell.json()?)));
                let json = Json::Object(json.collect());
                each(Line { cells, json })?;
            }
            Ok(())
        })
    })
}

/// The file, in the format that is asked for.
fn written(
    ask: &Ask<'_>,
    shape: &Shape,
    give: impl FnOnce(&mut dyn FnMut(Lines<'_>) -> Result<()>) -> Result<()>,
) -> Result<Reply> {
    let (mime, ending) = match ask.query.raw("format") {
        "" | "csv" => ("text/csv; charset=utf-8", "csv"),
        "json" => ("application/json", "json"),
        "xlsx" => ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
        "ods" => ("application/vnd.oasis.opendocument.spreadsheet", "ods"),
        _ => return Err(Refused::field("format", "not-a-choice")),
    };
    let mut file = tempfile::tempfile().map_err(Refused::broken)?;
    give(&mut |lines| match ending {
        "csv" => csv(shape, ask, &mut file, lines),
        "json" => json(&mut file, lines),
        "xlsx" => xlsx(shape, ask, &mut file, lines),
        _ => ods(shape, ask, &mut file, lines),
    })?;
    Ok(Reply::Made { name: format!("{}.{ending}", shape.name), mime, file })
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

fn csv(shape: &Shape, ask: &Ask<'_>, out: &mut impl Write, lines: Lines<'_>) -> Result<()> {
    out.write_all("\u{feff}".as_bytes()).map_err(Refused::broken)?;
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(out);
    writer.write_record(&shape.headings).map_err(Refused::broken)?;
    lines(&mut |line| {
        let cells = line.cells.iter().map(|cell| {
            let text = plain(cell, ask);
            if cell.is_figure() { text } else { harmless(&text).into_owned() }
        });
        writer.write_record(cells).map_err(Refused::broken)
    })?;
    writer.flush().map_err(Refused::broken)
}

fn json(out: &mut impl Write, lines: Lines<'_>) -> Result<()> {
    let mut out = std::io::BufWriter::new(out);
    let mut lead = "[\n";
    lines(&mut |line| {
        let text = format!("{lead}{}", line.json);
        lead = ",\n";
        out.write_all(text.as_bytes()).map_err(Refused::broken)
    })?;
    let end = if lead == "[\n" { "[]\n" } else { "\n]\n" };
    out.write_all(end.as_bytes()).and_then(|()| out.flush()).map_err(Refused::broken)
}

fn xlsx(shape: &Shape, ask: &Ask<'_>, out: &mut std::fs::File, lines: Lines<'_>) -> Result<()> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet_with_constant_memory().map_err(Refused::broken)?;
    for (at, heading) in shape.headings.iter().enumerate() {
        sheet.write_string(0, at as u16, heading).map_err(Refused::broken)?;
    }
    let mut row = 0_u32;
    lines(&mut |line| {
        row += 1;
        for (at, cell) in line.cells.iter().enumerate() {
            let written = match cell {
                Cell::Number(number) => sheet.write_number(row, at as u16, *number as f64),
                Cell::Money(money) => sheet.write_number(row, at as u16, money.minor as f64 / 100.0),
                other => sheet.write_string(row, at as u16, typed(plain(other, ask))),
            };
            written.map_err(Refused::broken)?;
        }
        Ok(())
    })?;
    book.save_to_writer(out).map_err(Refused::broken)
}

fn ods(shape: &Shape, ask: &Ask<'_>, out: &mut std::fs::File, lines: Lines<'_>) -> Result<()> {
    let mut sheet = spreadsheet_ods::Sheet::new(shape.name);
    for (at, heading) in shape.headings.iter().enumerate() {
        sheet.set_value(0, at as u32, heading.as_str());
    }
    let mut row = 0_u32;
    lines(&mut |line| {
        row += 1;
        if row as usize > ODS_ROWS {
            return Err(Refused::TooLarge);
        }
        for (at, cell) in line.cells.iter().enumerate() {
            match cell {
                Cell::Number(number) => sheet.set_value(row, at as u32, *number),
                Cell::Money(money) => sheet.set_value(row, at as u32, money.minor as f64 / 100.0),
                other => sheet.set_value(row, at as u32, typed(plain(other, ask))),
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
