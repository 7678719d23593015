//! Which tables there are, what is in them, and in which order they can be filled: asked of the database itself,
//! so that no room can forget to be backed up.

use kernel::{Refused, Result};

use super::Step;
use crate::{Reading, Row, Sql};

/// Rows that PostgreSQL hands over at a time; SQLite gives them one by one.
const FETCH: usize = 500;

/// A table of ours.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Table {
    pub(crate) name: String,
    pub(crate) columns: Vec<String>,
    /// The order of the rows as SQL: the primary key, text by its bytes on both databases.
    order: String,
    refers_to: Vec<String>,
}

fn ask(text: &str) -> Sql {
    Sql::open("a backup holds everything, whoever may read it", text)
}

/// All tables of records, those first that others refer to. Left out: the list of steps, which is in the header,
/// and search indexes, which are made again.
pub(crate) fn tables(reading: &Reading<'_>) -> Result<Vec<Table>> {
    let text = if reading.is_postgres() {
        "SELECT CAST(table_name AS TEXT) FROM information_schema.tables
         WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'"
    } else {
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
    };
    let mut names: Vec<String> =
        reading.all::<(String,)>(ask(text))?.into_iter().map(|(name,)| name).collect();
    names.retain(|name| !name.starts_with("search_") && name != "migration");
    names.sort_unstable();
    let tables = names.into_iter().map(|name| table(reading, name)).collect::<Result<Vec<_>>>()?;
    Ok(in_order(tables))
}

fn table(reading: &Reading<'_>, name: String) -> Result<Table> {
    let (columns, key, refers) = if reading.is_postgres() {
        (
            "SELECT CAST(column_name AS TEXT), CAST(data_type AS TEXT) FROM information_schema.columns
             WHERE table_schema = current_schema() AND table_name = ? ORDER BY ordinal_position",
            "SELECT CAST(a.attname AS TEXT) FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid
             AND a.attnum = ANY(i.indkey) WHERE i.indisprimary AND i.indrelid = CAST(CAST(? AS TEXT) AS regclass)
             ORDER BY array_position(CAST(i.indkey AS int2[]), a.attnum)",
            "SELECT CAST(r.relname AS TEXT) FROM pg_constraint c JOIN pg_class r ON r.oid = c.confrelid
             WHERE c.contype = 'f' AND c.conrelid = CAST(CAST(? AS TEXT) AS regclass)",
        )
    } else {
        (
            "SELECT name, lower(type) FROM pragma_table_info(?) ORDER BY cid",
            "SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk",
            "SELECT \"table\" FROM pragma_foreign_key_list(?)",
        )
    };
    let columns: Vec<(String, String)> = reading.all(ask(columns).bind(&name))?;
    let key: Vec<(String,)> = reading.all(ask(key).bind(&name))?;
    let refers: Vec<(String,)> = reading.all(ask(refers).bind(&name))?;
    if key.is_empty() {
        return Err(Refused::broken(format!("table {name} has no primary key, so its rows have no order")));
    }
    let ordered = key.iter().map(|(column,)| {
        let is_text = columns.iter().any(|(name, kind)| name == column && kind == "text");
        let bytewise = if reading.is_postgres() && is_text { " COLLATE \"C\"" } else { "" };
        format!("{}{bytewise}", quoted(column))
    });
    Ok(Table {
        order: ordered.collect::<Vec<_>>().join(", "),
        columns: columns.into_iter().map(|(column, _)| column).collect(),
        refers_to: refers.into_iter().map(|(other,)| other).collect(),
        name,
    })
}

/// The name in quotes, as an identifier.
pub(crate) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// Tables after those they refer to. A ring of tables is broken where it is met: references are checked at the end.
fn in_order(tables: Vec<Table>) -> Vec<Table> {
    let mut ordered: Vec<Table> = Vec::with_capacity(tables.len());
    let mut waiting = tables;
    while !waiting.is_empty() {
        let waits_for =
            |table: &Table, other: &Table| other.name != table.name && table.refers_to.contains(&other.name);
        let free = waiting.iter().position(|table| !waiting.iter().any(|other| waits_for(table, other)));
        ordered.push(waiting.remove(free.unwrap_or(0)));
    }
    ordered
}

impl Table {
    pub(crate) fn column_list(&self) -> String {
        self.columns.iter().map(|column| quoted(column)).collect::<Vec<_>>().join(", ")
    }

    pub(crate) fn count(&self, reading: &Reading<'_>) -> Result<u64> {
        let text = format!("SELECT COUNT(*) FROM {}", quoted(&self.name));
        Ok(reading.number(ask(&text))? as u64)
    }

    /// Every row in the order of the primary key, a few at a time in memory. Needs a transaction.
    pub(crate) fn each_row(
        &self,
        reading: &Reading<'_>,
        mut each: impl FnMut(Row) -> Result<()>,
    ) -> Result<()> {
        let text =
            format!("SELECT {} FROM {} ORDER BY {}", self.column_list(), quoted(&self.name), self.order);
        if !reading.is_postgres() {
            return reading.each(ask(&text), each);
        }
        let cursor = quoted(&format!("backup_{}", self.name));
        reading.batch(&format!("DECLARE {cursor} NO SCROLL CURSOR FOR {text}"))?;
        loop {
            let rows = reading.rows(ask(&format!("FETCH FORWARD {FETCH} FROM {cursor}")))?;
            let is_last = rows.len() < FETCH;
            rows.into_iter().try_for_each(&mut each)?;
            if is_last {
                break;
            }
        }
        reading.batch(&format!("CLOSE {cursor}"))?;
        Ok(())
    }

    /// The last number that the table gave out; none when it gives out none.
    pub(crate) fn last_number(&self, reading: &Reading<'_>) -> Result<Option<i64>> {
        if !reading.is_postgres() {
            let text = "SELECT COALESCE((SELECT seq FROM sqlite_sequence WHERE name = m.name), 0) FROM sqlite_master m
                        WHERE m.type = 'table' AND m.name = ? AND m.sql LIKE '%AUTOINCREMENT%'";
            return Ok(reading.find::<(i64,)>(ask(text).bind(&self.name))?.map(|(number,)| number));
        }
        let Some(sequence) = self.sequence(reading)? else { return Ok(None) };
        let text = format!("SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM {sequence}");
        Ok(Some(reading.number(ask(&text))?))
    }

    /// PostgreSQL's sequence behind the column `id`.
    fn sequence(&self, reading: &Reading<'_>) -> Result<Option<String>> {
        if !self.columns.iter().any(|column| column == "id") {
            return Ok(None);
        }
        let sql = ask("SELECT pg_get_serial_sequence(CAST(? AS TEXT), 'id')").bind(quoted(&self.name));
        Ok(reading.find::<(Option<String>,)>(sql)?.and_then(|(sequence,)| sequence))
    }

    /// Makes the table go on counting after this number.
    pub(crate) fn go_on_after(&self, tx: &crate::Tx<'_>, number: i64) -> Result<()> {
        if !tx.is_postgres() {
            tx.run(Sql::change("DELETE FROM sqlite_sequence WHERE name = ?").bind(&self.name))?;
            let sql = Sql::change("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)");
            return tx.run(sql.bind(&self.name).bind(number)).map(|_| ());
        }
        let Some(sequence) = self.sequence(tx)? else { return Ok(()) };
        let text =
            format!("SELECT setval(CAST(CAST(? AS TEXT) AS regclass), {}, {})", number.max(1), number > 0);
        tx.number(ask(&text).bind(sequence)).map(|_| ())
    }
}

/// The steps that have been run.
pub(crate) fn steps(reading: &Reading<'_>) -> Result<Vec<Step>> {
    let text = "SELECT room, name, hash FROM migration ORDER BY at, room, name";
    let steps: Vec<(String, String, String)> = reading.all(ask(text))?;
    Ok(steps.into_iter().map(|(room, name, hash)| Step { room, name, hash }).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_come_after_those_they_refer_to() {
        let table = |name: &str, refers: &[&str]| Table {
            name: name.to_owned(),
            columns: Vec::new(),
            order: String::new(),
            refers_to: refers.iter().map(|other| (*other).to_owned()).collect(),
        };
        let tables = vec![
            table("asker", &["need", "person"]),
            table("need", &["unit"]),
            table("person", &["unit"]),
            table("unit", &["unit"]),
        ];
        let names: Vec<_> = in_order(tables).into_iter().map(|table| table.name).collect();
        assert_eq!(names, ["unit", "need", "person", "asker"]);
        let ring = vec![table("a", &["b"]), table("b", &["a"])];
        assert_eq!(in_order(ring).len(), 2, "a ring of tables is still a list");
    }
}
