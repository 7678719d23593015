//! What became of each row, and what was there before: the tables that the dry run, the report and undo are read from.

use ::store::{Reading, Sql, Tx};
use kernel::{Id, Result, Subject};
use serde::{Deserialize, Serialize};

use crate::import::Import;
use crate::judge::Change;
use crate::store::{json, of_json};
use crate::{Value, Values, Why};

/// Rows written by one statement.
const TOGETHER: usize = 100;

/// What is told of a row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) enum Told {
    New(Values),
    Changed(Vec<Change>),
    /// Nothing to do; perhaps because an earlier row (its number from 1) says the same.
    Same(Option<usize>),
    Refused(Vec<Why>),
    /// It is about a record that the reader may not see. Never stored.
    Hidden,
}

/// A row with what became of it.
#[derive(Debug, Clone)]
pub(crate) struct RowLine {
    /// As people count, from 1.
    pub number: i64,
    pub outcome: String,
    pub name: String,
    pub told: Told,
    /// The cells as read, of a refused row.
    pub cells: Option<Vec<String>>,
    /// The record that it is about or became.
    pub record: Option<i64>,
    /// Others that a refused row names: in its cells, or in what is said of it.
    pub named: Vec<Subject>,
}

pub(crate) fn insert(tx: &Tx<'_>, id: Id<Import>, rows: &[RowLine]) -> Result<()> {
    for rows in rows.chunks(TOGETHER) {
        let marks = vec!["(?, ?, ?, ?, ?, ?, ?, ?)"; rows.len()].join(", ");
        let text = format!(
            "INSERT INTO import_row (import_id, row_number, outcome, name, facts, cells, record_id, named) VALUES {marks}"
        );
        let mut sql = Sql::change(&text);
        for row in rows {
            sql = sql
                .bind(id)
                .bind(row.number)
                .bind(row.outcome.as_str())
                .bind(row.name.as_str())
                .bind(json(&row.told)?)
                .bind(row.cells.as_ref().map(json).transpose()?)
                .bind(row.record)
                .bind(Some(&row.named).filter(|named| !named.is_empty()).map(json).transpose()?);
        }
        tx.run(sql)?;
    }
    Ok(())
}

/// Rows after a number, in order; of one outcome when one is given.
pub(crate) fn page(
    reading: &Reading<'_>,
    id: Id<Import>,
    outcome: Option<&str>,
    after: i64,
    limit: i64,
) -> Result<Vec<RowLine>> {
    let text =
        "SELECT l.row_number, l.outcome, l.name, l.facts, l.cells, COALESCE(l.record_id, (SELECT r.record_id
                FROM import_record r WHERE r.import_id = l.import_id AND r.row_number = l.row_number)), l.named
                FROM import_row l WHERE l.import_id = ? AND l.row_number > ?";
    let mut sql = Sql::open("the import was loaded within scope", text).bind(id).bind(after);
    if let Some(outcome) = outcome {
        sql = sql.and("AND l.outcome = ?").bind(outcome);
    }
    type Columns = (i64, String, String, String, Option<String>, Option<i64>, Option<String>);
    let mut rows = Vec::new();
    reading.each(sql.and("ORDER BY l.row_number LIMIT ?").bind(limit), |row| {
        let (number, outcome, name, told, cells, record, named): Columns = row.read()?;
        let cells = cells.map(|text| of_json(&text)).transpose()?;
        let named = named.map(|text| of_json(&text)).transpose()?.unwrap_or_default();
        rows.push(RowLine { number, outcome, name, told: of_json(&told)?, cells, record, named });
        Ok(())
    })?;
    Ok(rows)
}

/// How many rows were refused because they lack this field.
pub(crate) fn count_lacking(reading: &Reading<'_>, id: Id<Import>, field: &str) -> Result<i64> {
    let told = format!("%\"field\":\"{field}\",\"key\":\"intake-why-missing\"%");
    let text = "SELECT COUNT(*) FROM import_row WHERE import_id = ? AND outcome = 'refused' AND facts LIKE ?";
    reading.number(Sql::open("the import was loaded within scope", text).bind(id).bind(told))
}

/// A record that was made or changed.
#[derive(Debug, Clone)]
pub(crate) struct Record {
    pub place: i64,
    pub row: i64,
    pub kind: String,
    pub id: i64,
    /// The fields that were changed, as they were; none when the record was made.
    pub before: Option<Values>,
    pub before_version: i64,
    pub after_version: i64,
    /// What undo did with it; none while nothing was undone.
    pub undone: Option<String>,
}

pub(crate) fn insert_records(tx: &Tx<'_>, id: Id<Import>, records: &[Record]) -> Result<()> {
    for records in records.chunks(TOGETHER) {
        let marks = vec!["(?, ?, ?, ?, ?, ?, ?, ?)"; records.len()].join(", ");
        let text = format!(
            "INSERT INTO import_record
             (import_id, place, row_number, kind, record_id, before, before_version, after_version) VALUES {marks}"
        );
        let mut sql = Sql::change(&text);
        for record in records {
            sql = sql
                .bind(id)
                .bind(record.place)
                .bind(record.row)
                .bind(record.kind.as_str())
                .bind(record.id)
                .bind(record.before.as_ref().map(json).transpose()?)
                .bind(record.before_version)
                .bind(record.after_version);
        }
        tx.run(sql)?;
    }
    Ok(())
}

const RECORD: &str =
    "SELECT place, row_number, kind, record_id, before, before_version, after_version, undone
     FROM import_record WHERE import_id = ?";

fn records(reading: &Reading<'_>, sql: Sql) -> Result<Vec<Record>> {
    type Columns = (i64, i64, String, i64, Option<String>, i64, i64, Option<String>);
    let of = |(place, row, kind, id, before, before_version, after_version, undone): Columns| {
        let before = before.map(|text| of_json(&text)).transpose()?;
        Ok(Record { place, row, kind, id, before, before_version, after_version, undone })
    };
    reading.all::<Columns>(sql)?.into_iter().map(of).collect()
}

/// Records that undo has not come to yet, the last first: undo goes backwards.
pub(crate) fn records_waiting(reading: &Reading<'_>, id: Id<Import>, limit: i64) -> Result<Vec<Record>> {
    let sql = Sql::open("the import was loaded within scope", RECORD);
    records(reading, sql.bind(id).and("AND undone IS NULL ORDER BY place DESC LIMIT ?").bind(limit))
}

/// How many records undo has not come to yet.
pub(crate) fn count_waiting(reading: &Reading<'_>, id: Id<Import>) -> Result<i64> {
    let text = "SELECT COUNT(*) FROM import_record WHERE import_id = ? AND undone IS NULL";
    reading.number(Sql::open("the import was loaded within scope", text).bind(id))
}

/// How many records undo restored, and how many it left as they are.
pub(crate) fn count_undone(reading: &Reading<'_>, id: Id<Import>) -> Result<(i64, i64)> {
    let text = "SELECT CAST(COALESCE(SUM(CASE WHEN undone = 'restored' THEN 1 ELSE 0 END), 0) AS BIGINT),
                       CAST(COALESCE(SUM(CASE WHEN undone <> 'restored' THEN 1 ELSE 0 END), 0) AS BIGINT)
                FROM import_record WHERE import_id = ?";
    reading.load(Sql::open("the import was loaded within scope", text).bind(id))
}

/// Records that undo left as they are.
pub(crate) fn records_left(reading: &Reading<'_>, id: Id<Import>, limit: i64) -> Result<Vec<Record>> {
    let sql = Sql::open("the import was loaded within scope", RECORD);
    let text = "AND undone IS NOT NULL AND undone <> 'restored' ORDER BY place LIMIT ?";
    records(reading, sql.bind(id).and(text).bind(limit))
}

pub(crate) fn count_records(reading: &Reading<'_>, id: Id<Import>) -> Result<i64> {
    let text = "SELECT COUNT(*) FROM import_record WHERE import_id = ?";
    reading.number(Sql::open("the import was loaded within scope", text).bind(id))
}

/// Notes what undo did with a record.
pub(crate) fn mark_undone(tx: &Tx<'_>, id: Id<Import>, place: i64, how: &str) -> Result<()> {
    let sql = Sql::change("UPDATE import_record SET undone = ? WHERE import_id = ? AND place = ?");
    tx.run_one(sql.bind(how).bind(id).bind(place))
}

/// The record is again as an earlier import left it: that import can be undone too.
pub(crate) fn again_as(tx: &Tx<'_>, record: &Record, version: i64) -> Result<()> {
    let sql = Sql::change(
        "UPDATE import_record SET after_version = ? WHERE kind = ? AND record_id = ? AND after_version = ?
         AND undone IS NULL",
    );
    tx.run(sql.bind(version).bind(record.kind.as_str()).bind(record.id).bind(record.before_version))
        .map(|_| ())
}

/// Values of fields that came from a column of personal identity numbers are not shown.
pub(crate) fn masked(value: &Value) -> Value {
    match value {
        Value::Nothing => Value::Nothing,
        _ => Value::Text("••••••-••••".to_owned()),
    }
}

/// Letters of a text that are kept to show what a row would become.
const SHOWN: usize = 200;

/// The beginning of a long text. The row itself is read from the file again when it is put in place: whole letters in
/// thousands of rows would take more room than what they become.
pub(crate) fn shortened(value: &Value) -> Value {
    match value {
        Value::Text(text) if text.chars().nth(SHOWN).is_some() => {
            Value::Text(format!("{}…", text.chars().take(SHOWN).collect::<String>().trim_end()))
        }
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_long_text_the_beginning_is_kept() {
        let text = |text: &str| Value::Text(text.to_owned());
        assert_eq!(shortened(&text(&"å".repeat(SHOWN))), text(&"å".repeat(SHOWN)));
        assert_eq!(shortened(&text(&"å".repeat(SHOWN + 1))), text(&format!("{}…", "å".repeat(SHOWN))));
        assert_eq!(shortened(&Value::Nothing), Value::Nothing);
    }
}
