//! Full-text search among tickets, and their index.

use kernel::{Id, Refused, Result};
use store::{Db, Reading, Sql, Upkeep};
use web::{Ask, Card, Hit};

use crate::store::{index, messages};
use crate::ticket::href;
use crate::{POLICY, Step, Ticket, Verb};

/// Tickets whose public words answer the query, the newest first, among those that the person may read.
pub(crate) fn search(reading: &Reading<'_>, ask: &Ask<'_>, query: &str, limit: i64) -> Result<Vec<Hit>> {
    let scope = POLICY.scope(ask.actor, Verb::Read);
    let Some(newest) = reading.newest_matching("ticket", "ticket", query) else {
        return Ok(Vec::new());
    };
    if scope.is_nothing() {
        return Ok(Vec::new());
    }
    let text = format!(
        "SELECT ticket.id, ticket.title, ticket.state, ticket.text, ticket.said FROM {}
         WHERE {{scope}} AND {} ORDER BY {} LIMIT ?",
        newest.from, newest.condition, newest.order
    );
    let sql = Sql::within(&scope, &text).bind(newest.value).bind(limit);
    let mut found: Vec<Found> = reading.all::<Columns>(sql)?.into_iter().map(Found::from).collect();
    let silent = found.iter().filter(|one| !store::is_answered(&one.title, &one.words, query));
    let silent: Vec<Id<Ticket>> = silent.map(|one| one.id).collect();
    for (id, said) in messages::public_words_of(reading, &silent)? {
        if let Some(one) = found.iter_mut().find(|one| one.id == id) {
            one.words.push(said);
        }
    }
    Ok(found.into_iter().map(|one| one.hit(ask, query)).collect())
}

type Columns = (Id<Ticket>, String, String, String, String);

/// A ticket that was found, with its words in the order in which they are looked at.
struct Found {
    id: Id<Ticket>,
    title: String,
    state: String,
    words: Vec<String>,
}

impl From<Columns> for Found {
    fn from((id, title, state, text, said): Columns) -> Self {
        Self { id, title, state, words: vec![text, said] }
    }
}

impl Found {
    fn hit(self, ask: &Ask<'_>, query: &str) -> Hit {
        let text = store::telling(&self.title, &self.words, query);
        let state = Step::from_word(&self.state).map(|step| step.mark(ask.talk));
        let (id, href) = (self.id.number(), href(self.id));
        Hit { card: Card { id, title: self.title, href, state, ..Card::default() }, text }
    }
}

/// Tickets that are indexed in one transaction.
const BATCH: i64 = 500;

/// Makes the index again from the tickets, after a restore.
pub(crate) fn reindex(db: &Db) -> Result<()> {
    let mut after = Id::<Ticket>::new(0);
    loop {
        let last = db.keep(Upkeep::Derived, |tx| {
            let text = "SELECT id FROM ticket WHERE id > ? ORDER BY id LIMIT ?";
            let sql = Sql::open("the index is made of all tickets", text).bind(after).bind(BATCH);
            let ids: Vec<(Id<Ticket>,)> = tx.all(sql)?;
            for (id,) in &ids {
                index(tx, *id)?;
            }
            Ok::<_, Refused>(ids.last().map(|(id,)| *id))
        })?;
        match last {
            Some(id) => after = id,
            None => return Ok(()),
        }
    }
}
