//! Table: a person corrects which sheet, which table, which header rows and which rows are meant.

use ::store::Upkeep;
use kernel::{FieldError, FieldErrors, Id, Input, Result, all_or_errors};
use look::Choice;
use web::{Ask, Draft, Field, Form, Reply};

use crate::found::{self, Corrected, Finding, Survey};
use crate::import::Import;
use crate::policy::{IMPORTS, Verb};
use crate::turn::{self, Waits};
use crate::{kept, store};

const ROW_MOST: i64 = 1_000_000;

pub(crate) struct TableForm;

pub(crate) struct New {
    sheet: Option<String>,
    table: Option<i64>,
    header_first: Option<i64>,
    header_last: Option<i64>,
    no_header: bool,
    first_row: Option<i64>,
    last_row: Option<i64>,
    keep: Vec<usize>,
    leave: Vec<usize>,
}

impl Form for TableForm {
    const NAME: &'static str = "intake-table";
    const FIELDS: &'static [Field] = &[
        Field::pick("sheet"),
        Field::pick("table"),
        Field::number("header_first", 1, ROW_MOST),
        Field::number("header_last", 1, ROW_MOST),
        Field::check("no_header"),
        Field::number("first_row", 1, ROW_MOST).folded(),
        Field::number("last_row", 1, ROW_MOST).folded(),
        Field::line("keep", 500).folded(),
        Field::line("leave", 500).folded(),
    ];
    type New = New;

    fn parse(input: &Input) -> Result<New, FieldErrors> {
        let sheet = input.optional_text("sheet", 300);
        let table = input.optional_number("table", 1..=12);
        let header_first = input.optional_number("header_first", 1..=ROW_MOST);
        let header_last = input.optional_number("header_last", 1..=ROW_MOST);
        let no_header = Ok(input.is_ticked("no_header"));
        let first_row = input.optional_number("first_row", 1..=ROW_MOST);
        let last_row = input.optional_number("last_row", 1..=ROW_MOST);
        let keep = row_list(input, "keep");
        let leave = row_list(input, "leave");
        all_or_errors!(New {
            sheet,
            table,
            header_first,
            header_last,
            no_header,
            first_row,
            last_row,
            keep,
            leave
        })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let id: Id<Import> = ask.id("id")?;
        let finding = ask.db.read(|reading| {
            let import = store::load(reading, ask.actor, id)?;
            IMPORTS.allow(ask.actor, Verb::Table, &import)?;
            store::finding(reading, id)
        })?;
        Ok(drafted(ask, id, &finding))
    }

    fn act(ask: &Ask<'_>, new: New) -> Result<Reply> {
        let id: Id<Import> = ask.id("id")?;
        correct(ask, id, &new.corrected())?;
        Ok(Reply::see(format!("/import/{id}"), "intake-table-said"))
    }
}

fn drafted(ask: &Ask<'_>, id: Id<Import>, finding: &Finding) -> Draft {
    let here = finding.sheet.unwrap_or(0);
    let rows =
        |sheet: &found::SheetLine| ask.talk.with("intake-table-sheet-rows", &[("rows", sheet.rows.into())]);
    let sheets =
        finding.sheets.iter().map(|s| Choice::new(&s.name, format!("{} ({})", s.name, rows(s)))).collect();
    let tables = finding.sheets.get(here).map_or(&[][..], |sheet| &sheet.tables);
    let tables =
        tables.iter().enumerate().map(|(n, heads)| Choice::new((n + 1).to_string(), heads)).collect();
    let number = |row: Option<usize>| row.map_or(String::new(), |row| (row + 1).to_string());
    let list = |rows: &[usize]| rows.iter().map(|row| (row + 1).to_string()).collect::<Vec<_>>().join(", ");
    let over = &finding.corrected.over;
    let draft = Draft::default()
        .choices("sheet", sheets)
        .choices("table", tables)
        .value("sheet", finding.sheets.get(here).map_or("", |sheet| sheet.name.as_str()))
        .value("table", (finding.corrected.table + 1).to_string())
        .value("header_first", number(finding.header.map(|(first, _)| first)))
        .value("header_last", number(finding.header.map(|(_, last)| last)))
        .value("no_header", if finding.header.is_none() { "1" } else { "" })
        .value("first_row", number(over.first_row))
        .value("last_row", number(over.last_row))
        .value("keep", list(&over.keep))
        .value("leave", list(&over.leave));
    draft.crumb("/import", ask.say("intake-upload-title")).cancel(format!("/import/{id}"))
}

/// Rows such as `12, 40-45`, from 1, as places from 0; at most a thousand.
fn row_list(input: &Input, name: &'static str) -> Result<Vec<usize>, FieldError> {
    let bad = || FieldError::new(name, "not-rows");
    let mut rows = Vec::new();
    for part in input.raw(name).split([',', ';', ' ']).filter(|part| !part.is_empty()) {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        let (first, last): (usize, usize) =
            (first.parse().map_err(|_| bad())?, last.parse().map_err(|_| bad())?);
        if first == 0 || last < first || rows.len() + last - first > 1_000 {
            return Err(bad());
        }
        rows.extend(first - 1..last);
    }
    Ok(rows)
}

impl New {
    fn corrected(self) -> Corrected {
        let place = |row: Option<i64>| row.and_then(|row| usize::try_from(row - 1).ok());
        let header = if self.no_header {
            Some(sheets::HeaderChoice::Absent)
        } else {
            found::header_choice(self.header_first, self.header_last)
        };
        let over = sheets::Override {
            header,
            first_row: place(self.first_row),
            last_row: place(self.last_row),
            columns: None,
            keep: self.keep,
            leave: self.leave,
        };
        let table = self.table.and_then(|table| usize::try_from(table - 1).ok()).unwrap_or(0);
        Corrected { sheet: self.sheet, table, over }
    }
}

/// Finds the table anew as corrected. A secret column that comes to light by it is thrown away.
fn correct(ask: &Ask<'_>, id: Id<Import>, corrected: &Corrected) -> Result<()> {
    let (import, old) = ask.db.read(|reading| {
        let import = store::load(reading, ask.actor, id)?;
        IMPORTS.allow(ask.actor, Verb::Table, &import)?;
        import.state.can_change()?;
        Ok((import, store::finding(reading, id)?))
    })?;
    let (finding, packed) = {
        let _turn = turn::take(Waits::Request, |_| {})?;
        let workbook = ask.db.read(|reading| kept::reopen(reading, id))?;
        if corrected.sheet.as_ref().is_some_and(|name| !workbook.sheets.iter().any(|s| s.name == *name)) {
            return Err(kernel::Refused::field("sheet", "not-a-choice"));
        }
        let survey = Survey::of(&workbook);
        let by_hand = corrected.sheet.as_ref().filter(|name| survey.chosen(&workbook) != Some(name.as_str()));
        let corrected = Corrected { sheet: by_hand.cloned(), ..corrected.clone() };
        let finding = Finding { plain: old.plain, ..Finding::of(&workbook, &survey, &corrected) };
        if finding.columns.is_empty() {
            return Err(kernel::Refused::field("header_first", "no-table-there"));
        }
        let opened = found::reopen(&workbook, &finding).ok_or(crate::import::Cannot::NoTable)?;
        let filled =
            finding.columns.iter().any(|c| c.sensitive == Some(sheets::Sensitive::Password) && c.filled > 0);
        let number = finding.sheet.unwrap_or(0);
        let secret = if filled { found::secrets_of(number, opened.sheet, &opened.table) } else { Vec::new() };
        let packed = if secret.is_empty() { None } else { Some(kept::packed(&workbook, &secret)?) };
        (finding, packed)
    };
    ask.db.keep(Upkeep::Waiting, |tx| {
        store::save_finding(tx, &import, &finding)?;
        store::forget_rows(tx, id)?;
        packed.as_ref().map_or(Ok(()), |packed| kept::keep(tx, id, packed))
    })
}
