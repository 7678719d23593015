//! The journal's guards: the triggers by which the database itself refuses to change or remove a line or a link. Whoever
//! owns the database can take them away, and that must show.

use std::collections::BTreeMap;

use kernel::Result;

use crate::{Reading, Sql};

const REASON: &str = "an audit looks at the guards";

/// Guards that are missing or are not as they were made, by name.
pub(crate) fn missing(reading: &Reading<'_>) -> Result<Vec<String>> {
    let mut missing = Vec::new();
    for (name, made) in guards(reading.is_postgres()) {
        let stands =
            if reading.is_postgres() { in_postgres(reading, name)? } else { in_sqlite(reading, name, made)? };
        if !stands {
            missing.push(name.to_owned());
        }
    }
    Ok(missing)
}

/// The tables that are guarded.
const TABLES: [&str; 3] = ["journal_line", "journal_word", "seal"];

/// The guards' names and how each was made, as the steps of the tables say it.
fn guards(is_postgres: bool) -> BTreeMap<&'static str, &'static str> {
    let side = if is_postgres { "postgres" } else { "sqlite" };
    let sides = crate::migrate::OWN.iter().flat_map(|step| step.sql.split("--:").map(str::trim_start));
    let lines = sides.filter(|part| part.lines().next() == Some(side)).flat_map(str::lines);
    let made = lines.filter_map(|line| {
        let name = line.strip_prefix("CREATE TRIGGER ")?.split(' ').next()?;
        Some((name, line.trim_end().trim_end_matches(';')))
    });
    made.filter(|(name, _)| TABLES.contains(&table_of(name))).collect()
}

/// A guard has its table's name and what it guards against.
fn table_of(guard: &str) -> &str {
    guard.split_once("_is_").map_or(guard, |(table, _)| table)
}

fn in_sqlite(reading: &Reading<'_>, name: &str, made: &str) -> Result<bool> {
    let sql = Sql::open(REASON, "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = ?");
    let found: Option<(String,)> = reading.find(sql.bind(name))?;
    Ok(found.is_some_and(|(text,)| text == made))
}

/// Stands on its table, switched on, before each update (16) and delete (8) of each row (1 and 2), without a condition,
/// and still refuses.
fn in_postgres(reading: &Reading<'_>, name: &str) -> Result<bool> {
    let table = table_of(name);
    let text = "SELECT COUNT(*) FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
                JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_proc p ON p.oid = t.tgfoid
                WHERE n.nspname = current_schema() AND CAST(c.relname AS TEXT) = ? AND CAST(t.tgname AS TEXT) = ?
                AND t.tgenabled IN ('O', 'A') AND t.tgtype = 27 AND t.tgqual IS NULL AND t.tgnargs = 0
                AND CAST(t.tgattr AS TEXT) = '' AND p.prosrc = ?";
    let body = " BEGIN RAISE EXCEPTION 'written once'; END ";
    Ok(reading.number(Sql::open(REASON, text).bind(table).bind(name).bind(body))? == 1)
}
