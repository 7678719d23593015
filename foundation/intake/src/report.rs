//! Reports as files: what became of each row, and the refused rows as a file to mend and bring again.

use std::io::Write;

use kernel::{Id, Refused, Result};
use sheets::neutralise;
use web::{Ask, Reply};

use crate::import::{Import, State};
use crate::rows::{self, RowLine};
use crate::target::{Target, target};
use crate::{show, store, words};

/// Rows read at a time.
const CHUNK: i64 = 500;

/// GET /import/{id}/report?format=csv|json
pub(crate) fn act(ask: &Ask<'_>) -> Result<Reply> {
    let id: Id<Import> = ask.id("id")?;
    let import = ask.db.read(|reading| store::load(reading, ask.actor, id))?;
    let (mime, ending) = match ask.query.raw("format") {
        "" | "csv" => ("text/csv; charset=utf-8", "csv"),
        "json" => ("application/json", "json"),
        _ => return Err(Refused::field("format", "not-a-choice")),
    };
    let mut file = tempfile::tempfile().map_err(Refused::broken)?;
    match ending {
        "csv" => csv(ask, &import, &mut file)?,
        _ => json(ask, &import, &mut file)?,
    }
    Ok(Reply::Made { name: format!("{}-{id}.{ending}", ask.say("intake-report-file")), mime, file })
}

/// Gives every row to `each`, some hundred at a time.
fn every(
    ask: &Ask<'_>,
    import: &Import,
    outcome: Option<&str>,
    mut each: impl FnMut(RowLine) -> Result<()>,
) -> Result<()> {
    let mut after = 0;
    loop {
        let lines = ask.db.read(|reading| rows::page(reading, import.id, outcome, after, CHUNK))?;
        let Some(last) = lines.last() else { return Ok(()) };
        after = last.number;
        for line in show::readable(ask, import, lines)? {
            each(line)?;
        }
    }
}

fn csv(ask: &Ask<'_>, import: &Import, out: &mut impl Write) -> Result<()> {
    out.write_all("\u{feff}".as_bytes()).map_err(Refused::broken)?;
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(out);
    let heads = ["row", "outcome", "name", "what"].map(|c| ask.say(&format!("intake-rows-col-{c}")));
    writer.write_record(heads).map_err(Refused::broken)?;
    let target = target(&import.kind);
    every(ask, import, None, |line| {
        let what = show::told(ask, target, &line.told).join("; ");
        let outcome = ask.say(&format!("intake-row-outcome-{}", line.outcome));
        let number = line.number.to_string();
        let cells = [number.as_str(), &outcome, &neutralise(&line.name), &neutralise(&what)];
        writer.write_record(cells).map_err(Refused::broken)
    })?;
    let left_out = left_out(ask, import)?;
    let names: Vec<&str> = left_out.iter().map(String::as_str).collect();
    if let Some(told) = words::left_out(ask.talk, &names) {
        writer.write_record(["", "", "", &neutralise(&told)]).map_err(Refused::broken)?;
    }
    writer.flush().map_err(Refused::broken)
}

/// The columns that no field took.
fn left_out(ask: &Ask<'_>, import: &Import) -> Result<Vec<String>> {
    let (mapping, finding) = ask
        .db
        .read(|reading| Ok((store::mapping(reading, import.id)?, store::finding(reading, import.id)?)))?;
    let names = mapping.map(|mapping| mapping.left_out(&finding).into_iter().map(str::to_owned).collect());
    Ok(names.unwrap_or_default())
}

fn json(ask: &Ask<'_>, import: &Import, out: &mut impl Write) -> Result<()> {
    let mut out = std::io::BufWriter::new(out);
    let counts = match &import.state {
        State::Tried { counts, .. } | State::Done { counts, .. } | State::Undone { counts, .. } => *counts,
        State::Found | State::Mapped | State::Working { .. } | State::Kept { .. } | State::Dropped => {
            crate::judge::Counts::default()
        }
    };
    let head = serde_json::json!({ "import": import.id, "file": import.file_name, "hash": import.file_hash,
                                   "state": import.state.word(), "counts": show::counts_json(&counts),
                                   "unmapped": left_out(ask, import)? });
    let head = head.to_string();
    let mut lead = format!("{},\"rows\":[\n", head.strip_suffix('}').unwrap_or(&head));
    let target = target(&import.kind);
    every(ask, import, None, |line| {
        let text = show::row_json(ask, target, &line).to_string();
        out.write_all(lead.as_bytes())
            .and_then(|()| out.write_all(text.as_bytes()))
            .map_err(Refused::broken)?;
        ",\n".clone_into(&mut lead);
        Ok(())
    })?;
    let end = if lead == ",\n" { "\n]}\n".to_owned() } else { format!("{lead}]}}\n") };
    out.write_all(end.as_bytes()).and_then(|()| out.flush()).map_err(Refused::broken)
}

/// GET /import/{id}/refused: the rows as they were in the file, with the reason in a column of its own. Mended and
/// brought again the file has the same layout: our column is known and passed over.
pub(crate) fn refused(ask: &Ask<'_>) -> Result<Reply> {
    let id: Id<Import> = ask.id("id")?;
    let (import, finding) =
        ask.db.read(|reading| Ok((store::load(reading, ask.actor, id)?, store::finding(reading, id)?)))?;
    let keeps =
        |(_, column): &(usize, &crate::found::ColumnFound)| column.sensitive.is_none() && !column.is_ours;
    let places: Vec<usize> =
        finding.columns.iter().enumerate().filter(keeps).map(|(place, _)| place).collect();
    let mut file = tempfile::tempfile().map_err(Refused::broken)?;
    file.write_all("\u{feff}".as_bytes()).map_err(Refused::broken)?;
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(&mut file);
    let heads = places.iter().map(|place| neutralise(&finding.columns[*place].name).into_owned());
    writer.write_record(heads.chain([ask.say("intake-refused-column")])).map_err(Refused::broken)?;
    let target = target(&import.kind);
    every(ask, &import, Some("refused"), |line| {
        let cells = line.cells.unwrap_or_default();
        let cell =
            |place: &usize| cells.get(*place).map(|text| neutralise(text).into_owned()).unwrap_or_default();
        let why = reasons(ask, target, &line.told);
        writer.write_record(places.iter().map(cell).chain([why])).map_err(Refused::broken)
    })?;
    writer.flush().map_err(Refused::broken)?;
    drop(writer);
    let stem = import.file_name.rsplit_once('.').map_or(import.file_name.as_str(), |(stem, _)| stem);
    let name = format!("{stem} {}.csv", ask.say("intake-refused-file"));
    Ok(Reply::Made { name, mime: "text/csv; charset=utf-8", file })
}

fn reasons(ask: &Ask<'_>, target: Option<&Target>, told: &rows::Told) -> String {
    match told {
        rows::Told::Refused(whys) => {
            let lines: Vec<String> = whys.iter().map(|why| words::why(ask.talk, target, why)).collect();
            neutralise(&lines.join("; ")).into_owned()
        }
        rows::Told::Hidden => ask.say("intake-row-hidden"),
        rows::Told::New(_) | rows::Told::Changed(_) | rows::Told::Same(_) => String::new(),
    }
}
