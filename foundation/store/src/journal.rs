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

pub(crate) type Columns =
    (i64, Moment, String, Option<i64>, Option<i64>, String, String, String, i64, String);

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
        "INSERT INTO journal_line (at, actor_kind, actor_id, via, verb, event, kind, subject_id, facts)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    );
    let facts = event.facts();
    let id = tx.insert::<Entry>(
        sql.bind(tx.now())
            .bind(tx.word(kind)?)
            .bind(actor)
            .bind(tx.actor().via)
            .bind(tx.word(&format!("{}.{}", permit.kind(), permit.verb()))?)
            .bind(tx.word(event.word())?)
            .bind(tx.word(&subject.kind)?)
            .bind(subject.id)
            .bind(if facts.is_null() { String::new() } else { facts.to_string() }),
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
