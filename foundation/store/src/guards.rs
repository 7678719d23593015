//! The journal's guards: the triggers by which the database itself refuses to change or remove a line or a link. Whoever
//! owns the database can take them away, and that must show.

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

/// The guards' names and how each was made, as the first step of the tables says it.
fn guards(is_postgres: bool) -> impl Iterator<Item = (&'static str, &'static str)> {
    let (_, sides) = crate::migrate::OWN[0].sql.split_once("--: sqlite").unwrap_or_default();
    let (sqlite, postgres) = sides.split_once("--: postgres").unwrap_or_default();
    let lines = if is_postgres { postgres } else { sqlite }.lines();
    lines.filter_map(|line| {
        let name = line.strip_prefix("CREATE TRIGGER ")?.split(' ').next()?;
        Some((name, line.trim_end().trim_end_matches(';')))
    })
}

fn in_sqlite(reading: &Reading<'_>, name: &str, made: &str) -> Result<bool> {
    let sql = Sql::open(REASON, "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = ?");
    let found: Option<(String,)> = reading.find(sql.bind(name))?;
    Ok(found.is_some_and(|(text,)| text == made))
}

/// Stands on its table, switched on, before each update (16) and delete (8) of each row (1 and 2), without a condition,
/// and still refuses.
fn in_postgres(reading: &Reading<'_>, name: &str) -> Result<bool> {
    let table = name.split('_').next().unwrap_or_default();
    let text = "SELECT COUNT(*) FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
                JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_proc p ON p.oid = t.tgfoid
                WHERE n.nspname = current_schema() AND CAST(c.relname AS TEXT) = ? AND CAST(t.tgname AS TEXT) = ?
                AND t.tgenabled IN ('O', 'A') AND t.tgtype = 27 AND t.tgqual IS NULL AND t.tgnargs = 0
                AND CAST(t.tgattr AS TEXT) = '' AND p.prosrc = ?";
    let body = " BEGIN RAISE EXCEPTION 'written once'; END ";
    Ok(reading.number(Sql::open(REASON, text).bind(table).bind(name).bind(body))? == 1)
}
