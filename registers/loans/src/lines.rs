//! What becomes of many lines at once: each is done by itself, and what is refused says why.

use kernel::{FieldError, Id, Input, Refused, Result};
use look::{Cell, Column, Html, Icon, Mood, Notice, Row, StateMark, Table};
use serde_json::{Value as Json, json};
use web::Ask;

use crate::loan::{Loan, href};
use crate::words;

/// Lines that one form takes: some classes.
pub(crate) const LINES_AT_MOST: usize = 200;

/// One line and what became of it.
pub(crate) struct Line {
    /// As it was written.
    pub thing: String,
    /// As it was written; empty where no person is.
    pub person: String,
    pub done: Result<Id<Loan>>,
}

/// The lines of a field, without blanks around them; empty ones are left out.
pub(crate) fn of(input: &Input, field: &'static str) -> Result<Vec<String>, FieldError> {
    let text = input.text(field, 1..=40_000)?;
    let lines: Vec<String> =
        text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
    if lines.len() > LINES_AT_MOST {
        return Err(FieldError::new(field, "too-many-lines").with("max", LINES_AT_MOST));
    }
    if lines.is_empty() { Err(FieldError::new(field, "missing")) } else { Ok(lines) }
}

/// How many went well, and how many did not.
pub(crate) fn counted(lines: &[Line]) -> (usize, usize) {
    let done = lines.iter().filter(|line| line.done.is_ok()).count();
    (done, lines.len() - done)
}

/// Stops at what will not be better at the next line.
pub(crate) fn kept(done: Result<Id<Loan>>) -> Result<Result<Id<Loan>>> {
    match done {
        Err(refused) if words::stops(&refused) => Err(refused),
        other => Ok(other),
    }
}

/// Where each line leads in JSON; in a preview the loans are not there yet.
pub(crate) fn as_json(ask: &Ask<'_>, lines: &[Line], is_preview: bool) -> Json {
    let one = |line: &Line| match &line.done {
        Ok(id) => json!({
            "thing": line.thing, "person": line.person, "ok": true, "loan": (!is_preview).then_some(id),
        }),
        Err(refused) => json!({
            "thing": line.thing, "person": line.person, "ok": false, "why": words::why(ask, refused),
        }),
    };
    let (done, refused) = counted(lines);
    let lines: Vec<Json> = lines.iter().map(one).collect();
    json!({ "preview": is_preview, "done": done, "refused": refused, "lines": lines })
}

/// The lines as a table, under a notice that says how it went. `words` begins the keys: `WORDS-done`, `WORDS-refused`.
pub(crate) fn table(ask: &Ask<'_>, lines: &[Line], words: &str, is_preview: bool) -> Html {
    let (done, refused) = counted(lines);
    let mood = if refused == 0 { Mood::Good } else { Mood::Watch };
    let facts = [("done", done.into()), ("refused", refused.into())];
    let notice = Notice::new(mood, ask.talk.with(&format!("loans-lines-{words}"), &facts)).render(ask.talk);
    let has_persons = lines.iter().any(|line| !line.person.is_empty());
    let row = |line: &Line| {
        let (icon, mood, key) = match line.done {
            Ok(_) => (Icon::Done, Mood::Good, "loans-line-ok"),
            Err(_) => (Icon::Stopped, Mood::Bad, "loans-line-refused"),
        };
        let thing = match &line.done {
            Ok(id) if !is_preview => Cell::link(href(*id), &line.thing),
            _ => Cell::text(&line.thing),
        };
        let why = line.done.as_ref().err().map(|refused| crate::words::why(ask, refused));
        let mut cells = vec![thing];
        if has_persons {
            cells.push(Cell::text(&line.person));
        }
        cells.push(Cell::state(&StateMark::new(icon, ask.say(key), mood)));
        cells.push(why.map_or_else(Cell::nothing, Cell::text));
        Row::new(cells)
    };
    let heads: &[&str] =
        if has_persons { &["thing", "person", "outcome", "why"] } else { &["thing", "outcome", "why"] };
    let table = Table {
        caption: ask.say("loans-lines"),
        columns: heads.iter().map(|head| Column::new(ask.say(&format!("loans-head-{head}")))).collect(),
        rows: lines.iter().map(row).collect(),
        sums: Vec::new(),
    };
    notice.then(&table.render(ask.talk))
}

/// The refusal of a line whose thing is not known.
pub(crate) fn thing(found: Option<assets::Scanned>) -> Result<assets::Asset> {
    match found {
        Some(assets::Scanned::One(asset)) => Ok(*asset),
        Some(assets::Scanned::Several) => Err(Refused::field("thing", "several-things")),
        None => Err(Refused::field("thing", "unknown-thing")),
    }
}
