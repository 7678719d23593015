//! All SQL about imports and what was found in them.

use access::Actor;
use kernel::{Id, Moment, Refused, Result};
use store::{Reading, Row, Sql, Tx, Value};

use crate::found::Finding;
use crate::import::{Import, State, Trouble, Work};
use crate::judge::Counts;
use crate::mapping::Mapping;
use crate::policy::{IMPORTS, Verb, brings_some_alone};
use crate::target;

/// Bytes of one part of a file.
const PART: usize = 256 << 10;

pub(crate) const COLUMNS: &str = "import.id, import.by_person, import.at, import.file_name, import.file_hash,
    import.file_bytes, import.kind, import.state, import.layout_id, import.trouble, import.version, import.digest,
    import.new_rows, import.changed_rows, import.same_rows, import.refused_rows, import.work, import.work_at,
    import.done_at, import.undone_rows, import.kept_rows, import.sheet_id, import.is_closed";

/// A file that was just brought.
pub(crate) struct NewImport<'a> {
    pub file_name: &'a str,
    pub file_hash: &'a str,
    pub file_bytes: i64,
    pub kind: &'a str,
    pub finding: &'a Finding,
    pub mapping: Option<&'a Mapping>,
    pub layout: Option<i64>,
}

pub(crate) fn json<T: serde::Serialize>(it: &T) -> Result<String> {
    serde_json::to_string(it).map_err(Refused::broken)
}

pub(crate) fn of_json<T: serde::de::DeserializeOwned>(text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(Refused::broken)
}

/// The number of who acts; 0 for the command line and the clock.
pub(crate) fn owner(actor: &Actor) -> i64 {
    actor.person_id().map_or(0, Id::number)
}

pub(crate) fn insert(tx: &Tx<'_>, new: &NewImport<'_>) -> Result<Id<Import>> {
    let state = if new.mapping.is_some() { State::Mapped } else { State::Found };
    // What somebody brings who brings in some kinds alone is of such a kind, though nobody has said so yet.
    let is_closed = target::is_closed(new.kind) || brings_some_alone(tx.actor());
    let sql = Sql::change(
        "INSERT INTO import (by_person, at, file_name, file_hash, file_bytes, kind, state, found, mapping, layout_id,
         is_closed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    );
    tx.insert(
        sql.bind(owner(tx.actor()))
            .bind(tx.now())
            .bind(new.file_name)
            .bind(new.file_hash)
            .bind(new.file_bytes)
            .bind(new.kind)
            .bind(state.word())
            .bind(json(new.finding)?)
            .bind(new.mapping.map(json).transpose()?)
            .bind(new.layout)
            .bind(i64::from(is_closed)),
    )
}

/// An import as a row of [`COLUMNS`].
pub(crate) fn read(row: &Row) -> Result<Import> {
    let counts =
        Counts { new: row.get(12)?, changed: row.get(13)?, same: row.get(14)?, refused: row.get(15)? };
    let by: i64 = row.get(1)?;
    let trouble: Option<String> = row.get(9)?;
    Ok(Import {
        id: row.get(0)?,
        by: (by > 0).then(|| Id::new(by)),
        at: row.get(2)?,
        file_name: row.get(3)?,
        file_hash: row.get(4)?,
        file_bytes: row.get(5)?,
        kind: row.get(6)?,
        state: state_of(row, counts)?,
        layout: row.get(8)?,
        trouble: trouble.and_then(|text| serde_json::from_str(&text).ok()),
        version: row.get(10)?,
        is_closed: row.get::<i64>(22)? == 1,
    })
}

fn state_of(row: &Row, counts: Counts) -> Result<State> {
    let word: String = row.get(7)?;
    let work = Work::ALL.into_iter().find(|work| work.word() == word);
    if let Some(what) = work {
        let since: Option<Moment> = row.get(17)?;
        let token: Option<String> = row.get(16)?;
        return Ok(State::Working {
            what,
            token: token.unwrap_or_default(),
            since: since.unwrap_or(Moment(0)),
        });
    }
    let at: Option<Moment> = row.get(18)?;
    Ok(match word.as_str() {
        "found" => State::Found,
        "mapped" => State::Mapped,
        "tried" => State::Tried { counts, digest: row.get::<Option<String>>(11)?.unwrap_or_default() },
        "done" => State::Done { counts, at: at.unwrap_or(Moment(0)) },
        "undone" => State::Undone { counts, restored: row.get(19)?, left: row.get(20)? },
        "kept" => State::Kept { sheet: row.get::<Option<i64>>(21)?.unwrap_or_default() },
        "dropped" => State::Dropped,
        other => return Err(Refused::broken(format!("an import is {other}"))),
    })
}

/// The import, if the actor may see it.
pub(crate) fn load(reading: &Reading<'_>, actor: &Actor, id: Id<Import>) -> Result<Import> {
    let scope = IMPORTS.scope(actor, Verb::Read);
    let text = format!("SELECT {COLUMNS} FROM import WHERE {{scope}} AND import.id = ?");
    let rows = reading.rows(Sql::within(&scope, &text).bind(id))?;
    read(rows.first().ok_or(Refused::NotFound)?)
}

/// The import for the clock, which tidies up; for everybody else as [`load`].
pub(crate) fn load_any(reading: &Reading<'_>, actor: &Actor, id: Id<Import>) -> Result<Import> {
    if !matches!(actor.who, access::Who::Clock) {
        return load(reading, actor, id);
    }
    let text = format!("SELECT {COLUMNS} FROM import WHERE import.id = ?");
    let rows = reading.rows(Sql::open("the clock tidies up", &text).bind(id))?;
    read(rows.first().ok_or(Refused::NotFound)?)
}

/// What was found in the file of an import that was loaded within scope.
pub(crate) fn finding(reading: &Reading<'_>, id: Id<Import>) -> Result<Finding> {
    let sql =
        Sql::open("the import was loaded within scope", "SELECT found FROM import WHERE id = ?").bind(id);
    of_json(&reading.load::<(String,)>(sql)?.0)
}

/// The same as the actor may see it: without values when the kind has fields that they are not told of.
pub(crate) fn finding_for(reading: &Reading<'_>, actor: &Actor, import: &Import) -> Result<Finding> {
    let finding = finding(reading, import.id)?;
    Ok(if target::is_untold(&import.kind, actor) { finding.without_values() } else { finding })
}

/// What was decided about the columns, if anything was.
pub(crate) fn mapping(reading: &Reading<'_>, id: Id<Import>) -> Result<Option<Mapping>> {
    let sql =
        Sql::open("the import was loaded within scope", "SELECT mapping FROM import WHERE id = ?").bind(id);
    let (text,): (Option<String>,) = reading.load(sql)?;
    text.map(|text| of_json(&text)).transpose()
}

/// Stores another finding; what was decided about the columns of the old one is forgotten.
pub(crate) fn save_finding(tx: &Tx<'_>, import: &Import, finding: &Finding) -> Result<()> {
    let sql = Sql::change(
        "UPDATE import SET found = ?, mapping = NULL, layout_id = NULL, state = 'found', trouble = NULL,
         version = version + 1 WHERE id = ? AND version = ?",
    );
    tx.run_one(sql.bind(json(finding)?).bind(import.id).bind(import.version))
}

/// Stores what the rows are and which column goes where.
pub(crate) fn save_mapping(tx: &Tx<'_>, import: &Import, kind: &str, mapping: &Mapping) -> Result<()> {
    let sql = Sql::change(
        "UPDATE import SET kind = ?, mapping = ?, is_closed = ?, state = 'mapped', trouble = NULL,
         version = version + 1 WHERE id = ? AND version = ?",
    );
    let is_closed = import.is_closed || target::is_closed(kind);
    let sql = sql.bind(kind).bind(json(mapping)?).bind(i64::from(is_closed));
    tx.run_one(sql.bind(import.id).bind(import.version))
}

/// Marks work as begun. Of two that begin at once, one is told of a conflict.
pub(crate) fn start(tx: &Tx<'_>, import: &Import, what: Work, token: &str) -> Result<()> {
    let sql = Sql::change(
        "UPDATE import SET state = ?, work = ?, work_at = ?, trouble = NULL, version = version + 1
         WHERE id = ? AND version = ?",
    );
    tx.run_one(sql.bind(what.word()).bind(token).bind(tx.now()).bind(import.id).bind(import.version))?;
    let sql = Sql::change(
        "INSERT INTO import_beat (import_id, work, at) VALUES (?, ?, ?)
         ON CONFLICT (import_id) DO UPDATE SET work = excluded.work, at = excluded.at",
    );
    tx.run(sql.bind(import.id).bind(token).bind(tx.now())).map(|_| ())
}

/// Says that the work still goes on; refused when it was ended or taken over meanwhile.
pub(crate) fn goes_on(tx: &Tx<'_>, id: Id<Import>, token: &str) -> Result<()> {
    let sql = Sql::change("UPDATE import_beat SET at = ? WHERE import_id = ? AND work = ?");
    tx.run_one(sql.bind(tx.now()).bind(id).bind(token))
}

/// When the work last said that it goes on; nothing when it has ended.
pub(crate) fn last_beat(reading: &Reading<'_>, id: Id<Import>, token: &str) -> Result<Option<Moment>> {
    let text = "SELECT at FROM import_beat WHERE import_id = ? AND work = ?";
    let rows = reading.rows(Sql::open("whether work lives is nobody's secret", text).bind(id).bind(token))?;
    rows.first().map(|row| row.get(0)).transpose()
}

/// Nobody waits for another word of the work. Not within the work's own write, which would collide with a beat.
pub(crate) fn forget_beat(tx: &Tx<'_>, id: Id<Import>, token: &str) -> Result<()> {
    let sql = Sql::change("DELETE FROM import_beat WHERE import_id = ? AND work = ?");
    tx.run(sql.bind(id).bind(token)).map(|_| ())
}

/// Marks work as ended without a result: the import stands where it stood before.
pub(crate) fn stop(
    tx: &Tx<'_>,
    id: Id<Import>,
    token: &str,
    what: Work,
    trouble: Option<&Trouble>,
) -> Result<()> {
    let back = match what {
        Work::Trying => "'mapped'",
        Work::Committing => "'tried'",
        Work::Undoing => "'done'",
        Work::Keeping => "CASE WHEN mapping IS NULL THEN 'found' ELSE 'mapped' END",
    };
    let text = format!(
        "UPDATE import SET state = {back}, work = NULL, work_at = NULL, trouble = ?, version = version + 1
         WHERE id = ? AND work = ?"
    );
    tx.run(Sql::change(&text).bind(trouble.map(json).transpose()?).bind(id).bind(token))?;
    forget_beat(tx, id, token)
}

/// Ends work with a result; refused when somebody took the work over meanwhile.
pub(crate) fn finish(tx: &Tx<'_>, id: Id<Import>, token: &str, state: &State) -> Result<()> {
    let set = |text: &str| {
        Sql::change(&format!("UPDATE import SET work = NULL, work_at = NULL, version = version + 1, {text}"))
    };
    let sql = match state {
        State::Tried { counts, digest } => bind_counts(
            set("state = 'tried', digest = ?, new_rows = ?, changed_rows = ?, same_rows = ?, refused_rows = ?")
                .bind(digest.as_str()),
            counts,
        ),
        State::Done { counts, at } => bind_counts(
            set("state = 'done', done_at = ?, new_rows = ?, changed_rows = ?, same_rows = ?, refused_rows = ?").bind(*at),
            counts,
        ),
        State::Undone { restored, left, .. } => {
            set("state = 'undone', undone_rows = ?, kept_rows = ?").bind(*restored).bind(*left)
        }
        State::Kept { sheet } => set("state = 'kept', sheet_id = ?").bind(*sheet),
        State::Dropped => set("state = 'dropped'"),
        State::Found | State::Mapped | State::Working { .. } => {
            return Err(Refused::broken("work never ends like this"));
        }
    };
    tx.run_one(sql.and("WHERE id = ? AND work = ?").bind(id).bind(token))
}

fn bind_counts(sql: Sql, counts: &Counts) -> Sql {
    sql.bind(counts.new).bind(counts.changed).bind(counts.same).bind(counts.refused)
}

/// What the last dry run said, as one hash.
pub(crate) fn digest(reading: &Reading<'_>, id: Id<Import>) -> Result<String> {
    let sql =
        Sql::open("the import was loaded within scope", "SELECT digest FROM import WHERE id = ?").bind(id);
    Ok(reading.load::<(Option<String>,)>(sql)?.0.unwrap_or_default())
}

/// Throws away what was told of the rows.
pub(crate) fn forget_rows(tx: &Tx<'_>, id: Id<Import>) -> Result<()> {
    tx.run(Sql::change("DELETE FROM import_row WHERE import_id = ?").bind(id)).map(|_| ())
}

pub(crate) fn forget_parts(tx: &Tx<'_>, id: Id<Import>) -> Result<()> {
    tx.run(Sql::change("DELETE FROM import_part WHERE import_id = ?").bind(id)).map(|_| ())
}

/// Marks an import as dropped; the finding keeps headings and counts, no values.
pub(crate) fn drop_import(tx: &Tx<'_>, import: &Import) -> Result<()> {
    forget_parts(tx, import.id)?;
    forget_rows(tx, import.id)?;
    let finding = finding(tx, import.id)?.without_values();
    let sql = Sql::change(
        "UPDATE import SET state = 'dropped', found = ?, is_tidy = 1, version = version + 1 WHERE id = ? AND version = ?",
    );
    tx.run_one(sql.bind(json(&finding)?).bind(import.id).bind(import.version))
}

/// Keeps the packed cells.
pub(crate) fn write_parts(tx: &Tx<'_>, id: Id<Import>, packed: &[u8]) -> Result<()> {
    forget_parts(tx, id)?;
    for (part, bytes) in packed.chunks(PART).enumerate() {
        let sql = Sql::change("INSERT INTO import_part (import_id, part, bytes) VALUES (?, ?, ?)");
        tx.run(sql.bind(id).bind(part as i64).bind(bytes))?;
    }
    Ok(())
}

/// The packed cells; empty when they are gone.
pub(crate) fn read_parts(reading: &Reading<'_>, id: Id<Import>) -> Result<Vec<u8>> {
    let text = "SELECT bytes FROM import_part WHERE import_id = ? ORDER BY part";
    let mut packed = Vec::new();
    reading.each(Sql::open("the import was loaded within scope", text).bind(id), |row| {
        if let Some(Value::Bytes(bytes)) = row.0.first() {
            packed.extend_from_slice(bytes);
        }
        Ok(())
    })?;
    Ok(packed)
}

/// How many files of this person wait to become something.
pub(crate) fn waiting(reading: &Reading<'_>, actor: &Actor) -> Result<i64> {
    let text = "SELECT COUNT(*) FROM import WHERE by_person = ? AND state IN ('found', 'mapped', 'tried')";
    reading.number(Sql::open("one's own", text).bind(owner(actor)))
}

/// Earlier imports of the very same file that were carried out, the newest first.
pub(crate) fn same_file(reading: &Reading<'_>, actor: &Actor, import: &Import) -> Result<Vec<Import>> {
    let scope = IMPORTS.scope(actor, Verb::Read);
    let text = format!(
        "SELECT {COLUMNS} FROM import WHERE {{scope}} AND import.file_hash = ? AND import.id <> ?
         AND import.state = 'done' ORDER BY import.id DESC LIMIT 3"
    );
    let rows = reading.rows(Sql::within(&scope, &text).bind(import.file_hash.as_str()).bind(import.id))?;
    rows.iter().map(read).collect()
}
