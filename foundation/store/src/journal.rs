//! The journal: append-only, one entry for each thing that happened, sealed into a hash chain afterwards
//! so that writers never queue on the chain's head.

use access::{Actor, Permit, Who};
use kernel::{Moment, Refused, Result, Subject};
use serde_json::Value as Json;

use crate::tx::Tx;
use crate::{Reading, Sql};

/// Something that happened. Events carry ids and plain facts, never personal data.
pub trait Event {
    /// `room-past-word`, such as `needs-proposed`: the key of the journal's sentence too.
    fn word(&self) -> &'static str;
    /// The record that it happened to.
    fn subject(&self) -> Subject;
    /// What else the readers need to know.
    fn facts(&self) -> Json {
        Json::Null
    }
}

/// One line of the journal.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    pub id: i64,
    pub at: Moment,
    /// `person`, `clock` or `operator`.
    pub actor_kind: String,
    pub actor: Option<i64>,
    /// The session or token used.
    pub via: Option<i64>,
    pub verb: String,
    pub event: String,
    pub subject: Subject,
    pub facts: Json,
}

pub(crate) const COLUMNS: &str =
    "j.id, j.at, j.actor_kind, j.actor_id, j.via, j.verb, j.event, j.kind, j.subject_id, j.facts";

type Columns = (i64, Moment, String, Option<i64>, Option<i64>, String, String, String, i64, String);

impl Entry {
    pub(crate) fn of(columns: Columns) -> Result<Self> {
        let (id, at, actor_kind, actor, via, verb, event, kind, subject, facts) = columns;
        let facts = serde_json::from_str(&facts).map_err(Refused::broken)?;
        Ok(Self {
            id,
            at,
            actor_kind,
            actor,
            via,
            verb,
            event,
            subject: Subject::stored(kind, subject),
            facts,
        })
    }
}

pub(crate) fn append(tx: &Tx<'_>, permit: &Permit, event: &impl Event) -> Result<()> {
    let (kind, actor) = actor_of(tx.actor());
    let subject = event.subject();
    let sql = Sql::change(
        "INSERT INTO journal (at, actor_kind, actor_id, via, verb, event, kind, subject_id, facts)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    );
    let id = tx.insert::<Entry>(
        sql.bind(tx.now())
            .bind(kind)
            .bind(actor)
            .bind(tx.actor().via)
            .bind(format!("{}.{}", permit.kind(), permit.verb()))
            .bind(event.word())
            .bind(subject.kind.as_ref())
            .bind(subject.id)
            .bind(event.facts().to_string()),
    )?;
    tx.run(Sql::change("INSERT INTO outbox (entry_id) VALUES (?)").bind(id))?;
    Ok(())
}

fn actor_of(actor: &Actor) -> (&'static str, Option<i64>) {
    match actor.who {
        Who::Nobody => ("nobody", None),
        Who::Person(id) => ("person", Some(id.number())),
        Who::Clock => ("clock", None),
        Who::Operator => ("operator", None),
    }
}

/// The hash that chains an entry to the one before. Fields are length-prefixed, so no two entries read alike.
pub(crate) fn chained(before: &[u8], seq: i64, entry: &Entry) -> Vec<u8> {
    let mut hasher = blake3::Hasher::new_derive_key("varv journal 1");
    let mut part = |bytes: &[u8]| {
        hasher.update(&(bytes.len() as u64).to_le_bytes());
        hasher.update(bytes);
    };
    part(before);
    for number in
        [seq, entry.id, entry.at.0, entry.actor.unwrap_or(-1), entry.via.unwrap_or(-1), entry.subject.id]
    {
        part(&number.to_le_bytes());
    }
    for text in [&entry.actor_kind, &entry.verb, &entry.event, entry.subject.kind.as_ref()] {
        part(text.as_bytes());
    }
    part(entry.facts.to_string().as_bytes());
    hasher.finalize().as_bytes().to_vec()
}

/// The last link of the chain: its number and hash.
pub(crate) fn head(reading: &Reading<'_>) -> Result<(i64, Vec<u8>)> {
    let sql = Sql::open("the chain itself", "SELECT seq, hash FROM seal ORDER BY seq DESC LIMIT 1");
    Ok(reading.find(sql)?.unwrap_or((0, Vec::new())))
}

/// Chains the entries that wait in the outbox, at most `limit`; gives how many.
pub(crate) fn seal(tx: &Tx<'_>, limit: i64) -> Result<usize> {
    let sql = Sql::open(
        "sealing takes every entry",
        &format!(
            "SELECT {COLUMNS} FROM outbox o JOIN journal j ON j.id = o.entry_id ORDER BY o.entry_id LIMIT ?"
        ),
    );
    let waiting: Vec<Columns> = tx.all(sql.bind(limit))?;
    if waiting.is_empty() {
        return Ok(0);
    }
    let (mut seq, mut hash) = head(tx)?;
    let mut links = Vec::with_capacity(waiting.len());
    for columns in waiting {
        let entry = Entry::of(columns)?;
        seq += 1;
        hash = chained(&hash, seq, &entry);
        links.push((seq, entry.id, hash.clone()));
    }
    for some in links.chunks(LINKS_AT_A_TIME) {
        add_links(tx, some)?;
    }
    Ok(links.len())
}

/// No entry waits this long while others are written.
const SEALED_WITHIN_S: i64 = 600;

/// Links that one statement adds: a journey to the database for each would hold up the writers who wait.
const LINKS_AT_A_TIME: usize = 200;

fn add_links(tx: &Tx<'_>, links: &[(i64, i64, Vec<u8>)]) -> Result<()> {
    let marks = vec!["(?, ?, ?)"; links.len()].join(", ");
    let mut sql = Sql::change(&format!("INSERT INTO seal (seq, entry_id, hash) VALUES {marks}"));
    for (seq, entry, hash) in links {
        sql = sql.bind(*seq).bind(*entry).bind(hash.clone());
    }
    tx.run(sql)?;
    let sealed = Sql::change("DELETE FROM outbox WHERE 1 = 1");
    tx.run(sealed.and_in("entry_id", links.iter().map(|(_, entry, _)| *entry))).map(|_| ())
}

/// Sealed entries after a link, oldest first, each with its link number.
pub(crate) fn sealed_after(reading: &Reading<'_>, seq: i64, limit: i64) -> Result<Vec<(i64, Entry)>> {
    let text = format!(
        "SELECT {COLUMNS}, s.seq FROM seal s JOIN journal j ON j.id = s.entry_id WHERE s.seq > ? ORDER BY s.seq LIMIT ?"
    );
    let mut entries = Vec::new();
    reading.each(Sql::open("readers of the journal see all of it", &text).bind(seq).bind(limit), |row| {
        let seq: i64 = row.get(10)?;
        entries.push((seq, Entry::of(row.read()?)?));
        Ok(())
    })?;
    Ok(entries)
}

/// The journal of one record, newest first: its history. The caller has loaded the record within scope.
pub fn entries_of(reading: &Reading<'_>, subject: &Subject, limit: i64) -> Result<Vec<Entry>> {
    let text = format!(
        "SELECT {COLUMNS} FROM journal j WHERE j.kind = ? AND j.subject_id = ? ORDER BY j.id DESC LIMIT ?"
    );
    let sql = Sql::open("the caller has loaded the record within scope", &text)
        .bind(subject.kind.as_ref())
        .bind(subject.id)
        .bind(limit);
    reading.all::<Columns>(sql)?.into_iter().map(Entry::of).collect()
}

/// What a walk of the whole chain found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Verified {
    pub sealed: u64,
    /// Entries of the last moments that wait to be chained.
    pub unsealed: u64,
    /// What is wrong, in words with the link's number; empty when all is well.
    pub wrong: Vec<String>,
}

/// Walks the chain from the first link and tells every break it finds (at most a hundred).
pub(crate) fn verify(reading: &Reading<'_>) -> Result<Verified> {
    let mut found = Verified::default();
    let guard =
        |name| format!("the guard {name} is missing or was altered: lines may have been changed since");
    found.wrong.extend(crate::guards::missing(reading)?.into_iter().map(guard));
    let (mut seq, mut before) = (0_i64, Vec::new());
    let text = format!(
        "SELECT {COLUMNS}, s.seq, s.hash, s.entry_id FROM seal s LEFT JOIN journal j ON j.id = s.entry_id
         WHERE s.seq > ? ORDER BY s.seq LIMIT 5000"
    );
    loop {
        let rows = reading.rows(Sql::open("an audit walks the whole chain", &text).bind(seq))?;
        if rows.is_empty() {
            break;
        }
        for row in rows {
            let (link, hash): (i64, Vec<u8>) = (row.get(10)?, row.get(11)?);
            let follows = link == seq + 1;
            if !follows {
                found.wrong.push(format!("links {} to {} are missing", seq + 1, link - 1));
            }
            let entry = row.read::<Columns>().and_then(Entry::of);
            match entry {
                Err(_) => found
                    .wrong
                    .push(format!("link {link}: entry {} is gone or unreadable", row.get::<i64>(12)?)),
                // What a missing link was is not known, so the one after it cannot be judged.
                Ok(entry) if follows && chained(&before, link, &entry) != hash => {
                    found.wrong.push(format!("link {link}: entry {} was changed", entry.id));
                }
                Ok(_) => {}
            }
            (seq, before) = (link, hash);
            found.sealed += 1;
            if found.wrong.len() >= 100 {
                return Ok(found);
            }
        }
    }
    let reason = "an audit counts what waits";
    found.unsealed = reading.number(Sql::open(reason, "SELECT COUNT(*) FROM outbox"))? as u64;
    found.wrong.extend(kept_waiting(reading)?);
    let stray = "SELECT COUNT(*) FROM journal j LEFT JOIN seal s ON s.entry_id = j.id
                 LEFT JOIN outbox o ON o.entry_id = j.id WHERE s.seq IS NULL AND o.entry_id IS NULL";
    let twice = "SELECT COUNT(*) - COUNT(DISTINCT entry_id) FROM seal";
    let counts = [(stray, "are in the journal but not in the chain"), (twice, "are chained more than once")];
    for (text, what) in counts {
        match reading.number(Sql::open(reason, text))? {
            0 => {}
            count => found.wrong.push(format!("{count} entries {what}")),
        }
    }
    let ahead = "SELECT name FROM follower WHERE seq > ? ORDER BY name";
    for (name,) in reading.all::<(String,)>(Sql::open(reason, ahead).bind(seq))? {
        found.wrong.push(format!("reader {name} has read further than the chain goes: its end was cut off"));
    }
    Ok(found)
}

/// Entries are chained within seconds. Where later ones have been written while some still wait, the chain was shortened
/// and its entries made to look new.
fn kept_waiting(reading: &Reading<'_>) -> Result<Option<String>> {
    let text =
        "SELECT MIN(j.at), (SELECT MAX(at) FROM journal) FROM outbox o JOIN journal j ON j.id = o.entry_id";
    let ends: Option<(Option<Moment>, Option<Moment>)> =
        reading.find(Sql::open("an audit counts what waits", text))?;
    Ok(match ends {
        Some((Some(oldest), Some(newest))) if oldest.plus_seconds(SEALED_WITHIN_S) < newest => Some(format!(
            "entries wait to be chained since {}, though others were written until {}: the chain may have been cut off",
            oldest.rfc3339(),
            newest.rfc3339()
        )),
        _ => None,
    })
}

/// The chain's last link as text, to be noted outside: a chain cannot show by itself that its end was cut off or that
/// all of it was made anew.
pub(crate) fn noted(reading: &Reading<'_>) -> Result<String> {
    let (seq, hash) = head(reading)?;
    Ok(written(seq, &hash))
}

fn written(seq: i64, hash: &[u8]) -> String {
    let hex = hash.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    format!("{seq}:{hex}")
}

/// Is the link that was noted still in the chain as it was?
pub(crate) fn holds(reading: &Reading<'_>, noted: &str) -> Result<bool> {
    let Some(seq) = noted.split(':').next().and_then(|seq| seq.parse::<i64>().ok()) else { return Ok(false) };
    let sql = Sql::open("an audit looks for a link", "SELECT hash FROM seal WHERE seq = ?").bind(seq);
    let found: Option<(Vec<u8>,)> = reading.find(sql)?;
    Ok(found.is_some_and(|(hash,)| written(seq, &hash) == noted) || noted == written(0, &[]))
}

#[cfg(test)]
#[path = "journal_test.rs"]
mod tests;
