//! Kept sheets: tables that have no room of their own yet, typed, summed and searchable, with their source.

use ::store::{Reading, Row, Sql, Tx};
use access::Actor;
use kernel::{Id, Moment, Person, Refused, Result};
use look::{Act, Icon};
use serde::{Deserialize, Serialize};
use sheets::{Kind, Note};
use web::{Ask, Card, Cell, Column, Hit, List, Page, Reply, SortBy};

use crate::events::Event;
use crate::found::Finding;
use crate::import::Import;
use crate::policy::{IMPORTS, SHEETS, SheetVerb, Verb};
use crate::store::{json, of_json, owner};

/// A kept sheet without its rows.
#[derive(Debug, Clone)]
pub(crate) struct SheetFacts {
    pub id: i64,
    pub name: String,
    pub file_name: String,
    pub file_hash: String,
    pub by: Option<Id<Person>>,
    pub at: Moment,
    pub columns: Vec<SheetColumn>,
    pub about: About,
    pub rows: i64,
}

/// A column of a kept sheet.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct SheetColumn {
    pub name: String,
    pub kind: Kind,
    pub filled: usize,
    pub missing: usize,
    pub distinct: Option<usize>,
    /// The exact sum, of columns of numbers.
    pub sum: Option<String>,
    /// How its numbers are written; unknown of sheets that were kept earlier.
    #[serde(default)]
    pub mark: Option<sheets::Mark>,
}

impl SheetColumn {
    /// The number that a kept cell holds.
    pub(crate) fn number(&self, text: &str) -> Option<sheets::Decimal> {
        // Numbers that the file itself stored as numbers are kept with a point.
        let mark = self.mark.or(Some(sheets::Mark::Point));
        let column = sheets::ColumnType { mark, ..sheets::ColumnType::of(self.kind) };
        match sheets::parse(sheets::Cell::Text(text), &column) {
            Ok(sheets::Value::Number(number)) => Some(number),
            _ => None,
        }
    }
}

/// Where a kept sheet comes from.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct About {
    pub format: String,
    pub sheet: String,
    pub titles: Vec<String>,
    pub reasons: Vec<Note>,
    /// Columns that were not kept because they hold secrets or personal identity numbers.
    pub left_out: Vec<String>,
}

const COLUMNS: &str = "sheet.id, sheet.name, sheet.file_name, sheet.file_hash, sheet.by_person, sheet.at,
    sheet.columns, sheet.about, sheet.row_count";

fn read(row: &Row) -> Result<SheetFacts> {
    let by: i64 = row.get(4)?;
    Ok(SheetFacts {
        id: row.get(0)?,
        name: row.get(1)?,
        file_name: row.get(2)?,
        file_hash: row.get(3)?,
        by: (by > 0).then(|| Id::new(by)),
        at: row.get(5)?,
        columns: of_json(&row.get::<String>(6)?)?,
        about: of_json(&row.get::<String>(7)?)?,
        rows: row.get(8)?,
    })
}

/// The sheet, if the actor may see it.
pub(crate) fn load(reading: &Reading<'_>, actor: &Actor, id: i64) -> Result<SheetFacts> {
    let scope = SHEETS.scope(actor, SheetVerb::Read);
    let text = format!("SELECT {COLUMNS} FROM sheet WHERE {{scope}} AND sheet.is_ready = 1 AND sheet.id = ?");
    let rows = reading.rows(Sql::within(&scope, &text).bind(id))?;
    read(rows.first().ok_or(Refused::NotFound)?)
}

/// Places in the table of the columns that are kept: not secrets, not personal identity numbers, not ours.
pub(crate) fn kept_columns(finding: &Finding) -> Vec<usize> {
    let keeps =
        |(_, column): &(usize, &crate::found::ColumnFound)| column.sensitive.is_none() && !column.is_ours;
    finding.columns.iter().enumerate().filter(keeps).map(|(place, _)| place).collect()
}

/// Begins a sheet; it is seen by nobody until it is ready. What an earlier try left behind goes first.
pub(crate) fn begin(tx: &Tx<'_>, actor: &Actor, import: &Import, finding: &Finding) -> Result<i64> {
    let half = "SELECT id FROM sheet WHERE import_id = ? AND is_ready = 0";
    let left: Vec<(i64,)> = tx.all(Sql::open("what an earlier try left behind", half).bind(import.id))?;
    for (id,) in left {
        remove(tx, id)?;
    }
    let columns: Vec<SheetColumn> = kept_columns(finding)
        .into_iter()
        .map(|place| {
            let column = finding.columns[place].clone();
            SheetColumn {
                name: column.name,
                kind: column.kind,
                filled: column.filled,
                missing: column.missing,
                distinct: column.distinct,
                sum: column.sum,
                mark: column.column_type.mark,
            }
        })
        .collect();
    let sheet = finding.sheet.and_then(|number| finding.sheets.get(number)).map(|sheet| sheet.name.clone());
    let left_out = finding.columns.iter().filter(|column| column.sensitive.is_some());
    let about = About {
        format: finding.format.clone(),
        sheet: sheet.unwrap_or_default(),
        titles: finding.titles.clone(),
        reasons: finding.reasons.clone(),
        left_out: left_out.map(|column| column.name.clone()).collect(),
    };
    let sql = Sql::change(
        "INSERT INTO sheet (import_id, name, file_name, file_hash, by_person, at, columns, about, row_count)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    );
    let id: Id<SheetFacts> = tx.insert(
        sql.bind(import.id)
            .bind(name(import, finding))
            .bind(import.file_name.as_str())
            .bind(import.file_hash.as_str())
            .bind(owner(actor))
            .bind(tx.now())
            .bind(json(&columns)?)
            .bind(json(&about)?)
            .bind(finding.rows as i64),
    )?;
    Ok(id.number())
}

/// What the sheet is called: the file's name, and the sheet's when the file has several.
fn name(import: &Import, finding: &Finding) -> String {
    let stem = import.file_name.rsplit_once('.').map_or(import.file_name.as_str(), |(stem, _)| stem);
    match finding.sheet.and_then(|number| finding.sheets.get(number)) {
        Some(sheet) if finding.sheets.len() > 1 => format!("{stem} · {}", sheet.name),
        _ => stem.to_owned(),
    }
}

/// Adds rows to a sheet that is not ready yet; each its number from 1 and its cells.
pub(crate) fn add_rows(tx: &Tx<'_>, sheet: i64, rows: &[(i64, Vec<String>)]) -> Result<()> {
    for (number, cells) in rows {
        let sql = Sql::change("INSERT INTO sheet_row (sheet_id, row_number, cells) VALUES (?, ?, ?)");
        let id: Id<()> = tx.insert(sql.bind(sheet).bind(*number).bind(json(cells)?))?;
        tx.index("sheet_row", id.number(), &cells.join(" "))?;
    }
    Ok(())
}

/// Lets the sheet be seen.
pub(crate) fn ready(tx: &Tx<'_>, sheet: i64) -> Result<()> {
    tx.run_one(Sql::change("UPDATE sheet SET is_ready = 1 WHERE id = ?").bind(sheet))
}

/// Takes a sheet and its rows away.
fn remove(tx: &Tx<'_>, sheet: i64) -> Result<()> {
    let ids = Sql::open("the sheet was loaded within scope", "SELECT id FROM sheet_row WHERE sheet_id = ?")
        .bind(sheet);
    for (id,) in tx.all::<(i64,)>(ids)? {
        tx.index("sheet_row", id, "")?;
    }
    tx.run(Sql::change("DELETE FROM sheet_row WHERE sheet_id = ?").bind(sheet))?;
    tx.run_one(Sql::change("DELETE FROM sheet WHERE id = ?").bind(sheet))
}

/// GET /import/sheets/{id}/remove: asks first.
pub(crate) fn ask_to_remove(ask: &Ask<'_>) -> Result<Reply> {
    let id: Id<SheetFacts> = ask.id("id")?;
    let sheet = ask.db.read(|reading| load(reading, ask.actor, id.number()))?;
    SHEETS.allow(ask.actor, SheetVerb::Remove, &sheet)?;
    let here = format!("/import/sheets/{id}");
    let facts = [("name", (&sheet.name).into()), ("rows", sheet.rows.into())];
    let mut page = Page::titled(&sheet.name);
    page.crumbs = vec![
        look::Crumb::new("/import/sheets", ask.say("intake-sheets-list-title")),
        look::Crumb::new(&here, &sheet.name),
    ];
    let confirm = look::ConfirmBox {
        title: ask.say("intake-sheet-remove-ask"),
        text: ask.talk.with("intake-sheet-remove-ask-text", &facts),
        losses: Vec::new(),
        act: Act::send(ask.say("intake-sheet-remove"), format!("{here}/remove")).icon(Icon::Delete),
        back: here,
    };
    page.body = confirm.render(ask.talk);
    Ok(Reply::Page(Box::new(page)))
}

/// POST /import/sheets/{id}/remove
pub(crate) fn act_remove(ask: &Ask<'_>) -> Result<Reply> {
    let id: Id<SheetFacts> = ask.id("id")?;
    ask.db.write(ask.actor, |tx| {
        let sheet = load(tx, ask.actor, id.number())?;
        let permit = SHEETS.allow(ask.actor, SheetVerb::Remove, &sheet)?;
        remove(tx, sheet.id)?;
        tx.say(permit, &Event::SheetRemoved { sheet: sheet.id })
    })?;
    Ok(Reply::see("/import/sheets", "intake-sheet-removed-said"))
}

/// Rows of a sheet that the actor may see: after a number, in order; those that a query finds when there is one.
pub(crate) fn rows(
    reading: &Reading<'_>,
    sheet: i64,
    query: &str,
    after: i64,
    limit: i64,
) -> Result<Vec<(i64, Vec<String>)>> {
    let text = "SELECT row_number, cells FROM sheet_row WHERE sheet_id = ? AND row_number > ?";
    let mut sql = Sql::open("the sheet was loaded within scope", text).bind(sheet).bind(after);
    if !query.trim().is_empty() {
        match reading.matching("sheet_row", "id", query) {
            Some((condition, value)) => sql = sql.and("AND").and(&condition).bind(value),
            None => return Ok(Vec::new()),
        }
    }
    let found: Vec<(i64, String)> = reading.all(sql.and("ORDER BY row_number LIMIT ?").bind(limit))?;
    found.into_iter().map(|(number, cells)| Ok((number, of_json(&cells)?))).collect()
}

/// How many rows of a sheet that the actor may see a query finds.
pub(crate) fn count(reading: &Reading<'_>, sheet: i64, query: &str) -> Result<i64> {
    let Some((condition, value)) = reading.matching("sheet_row", "id", query) else { return Ok(0) };
    let text = "SELECT COUNT(*) FROM sheet_row WHERE sheet_id = ? AND";
    let sql = Sql::open("the sheet was loaded within scope", text).bind(sheet);
    reading.number(sql.and(&condition).bind(value))
}

/// The kept sheets.
pub(crate) static LIST: List<SheetFacts> = List {
    name: "intake-sheets",
    path: "/import/sheets",
    export_path: "/import/sheets/export",
    export_name: "intake-sheets-export",
    select: COLUMNS,
    from: "(SELECT * FROM sheet WHERE is_ready = 1) AS sheet",
    id: "sheet.id",
    scope: |actor| SHEETS.scope(actor, SheetVerb::Read),
    read,
    row_id: |sheet| (sheet.id, sheet.name.clone()),
    shown: web::EVERY_COLUMN,
    columns: &[
        Column {
            name: "name",
            sort: SortBy::Text("sheet.name"),
            cell: |sheet, _| Cell::Link {
                text: sheet.name.clone(),
                href: format!("/import/sheets/{}", sheet.id),
            },
        },
        Column { name: "file", sort: SortBy::Nothing, cell: |sheet, _| Cell::Text(sheet.file_name.clone()) },
        Column {
            name: "rows",
            sort: SortBy::Number("sheet.row_count"),
            cell: |sheet, _| Cell::Number(sheet.rows),
        },
        Column {
            name: "columns",
            sort: SortBy::Nothing,
            cell: |sheet, _| Cell::Number(sheet.columns.len() as i64),
        },
        Column { name: "at", sort: SortBy::Number("sheet.at"), cell: |sheet, _| Cell::Moment(sheet.at) },
    ],
    filters: &[],
    sort: "-at",
    bulk: &[],
    create: Some(("/import", "intake-upload-title", may_upload)),
    beside: &[],
};

pub(crate) fn may_upload(actor: &Actor) -> bool {
    IMPORTS.may_somewhere(actor, Verb::Upload)
}

/// The sheets of these numbers as cards, of those that the actor may see.
pub(crate) fn cards(reading: &Reading<'_>, actor: &Actor, _: &Ask<'_>, ids: &[i64]) -> Result<Vec<Card>> {
    let scope = SHEETS.scope(actor, SheetVerb::Read);
    let text = format!("SELECT {COLUMNS} FROM sheet WHERE {{scope}} AND sheet.is_ready = 1");
    let rows = reading.rows(Sql::within(&scope, &text).and_in("sheet.id", ids.iter().copied()))?;
    rows.iter().map(|row| read(row).map(|sheet| card(&sheet))).collect()
}

fn card(sheet: &SheetFacts) -> Card {
    Card {
        id: sheet.id,
        title: sheet.name.clone(),
        href: format!("/import/sheets/{}", sheet.id),
        ..Card::default()
    }
}

/// Rows of kept sheets that a query finds, for the search of everything.
pub(crate) fn search(reading: &Reading<'_>, ask: &Ask<'_>, query: &str, limit: i64) -> Result<Vec<Hit>> {
    let scope = SHEETS.scope(ask.actor, SheetVerb::Read);
    let Some((condition, value)) =
        reading.matching("sheet_row", "r.id", query).filter(|_| !scope.is_nothing())
    else {
        return Ok(Vec::new());
    };
    let text = "SELECT sheet.id, sheet.name, r.row_number, r.cells FROM sheet_row r JOIN sheet ON sheet.id = r.sheet_id
                WHERE {scope} AND sheet.is_ready = 1 AND";
    let sql =
        Sql::within(&scope, text).and(&condition).bind(value).and("ORDER BY r.id DESC LIMIT ?").bind(limit);
    let found: Vec<(i64, String, i64, String)> = reading.all(sql)?;
    found
        .into_iter()
        .map(|(id, name, number, cells)| {
            let cells: Vec<String> = of_json(&cells)?;
            let text = cells.into_iter().filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(" · ");
            let href = format!("/import/sheets/{id}?after={}", number - 1);
            Ok(Hit { card: Card { id, title: name, href, ..Card::default() }, text })
        })
        .collect()
}

/// Rows that are indexed in one transaction.
const INDEXED_TOGETHER: i64 = 1_000;

/// Makes the search index of all kept rows again, after a restore.
pub(crate) fn reindex(db: &::store::Db) -> Result<()> {
    let mut after = 0;
    loop {
        let last = db.keep(::store::Upkeep::Derived, |tx| {
            let text = "SELECT id, cells FROM sheet_row WHERE id > ? ORDER BY id LIMIT ?";
            let sql = Sql::open("the index is made of all rows; a hit is shown within scope", text);
            let rows: Vec<(i64, String)> = tx.all(sql.bind(after).bind(INDEXED_TOGETHER))?;
            for (id, cells) in &rows {
                let cells: Vec<String> = of_json(cells)?;
                tx.index("sheet_row", *id, &cells.join(" "))?;
            }
            Ok(rows.last().map(|(id, _)| *id))
        })?;
        match last {
            Some(last) => after = last,
            None => return Ok(()),
        }
    }
}
