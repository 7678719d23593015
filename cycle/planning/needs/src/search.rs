//! Full-text search among needs, and their index.

use kernel::{Id, Refused, Result};
use store::{Db, Reading, Sql, Upkeep};
use web::{Ask, Card, Hit};

use crate::need::href;
use crate::store::{index, messages};
use crate::{Need, POLICY, Step, Verb};

/// Needs whose public words answer the query, the newest first, among those that the person may read.
pub(crate) fn search(reading: &Reading<'_>, ask: &Ask<'_>, query: &str, limit: i64) -> Result<Vec<Hit>> {
    let scope = POLICY.scope(ask.actor, Verb::Read);
    let Some((condition, value)) = reading.matching("need", "need.id", query) else { return Ok(Vec::new()) };
    if scope.is_nothing() {
        return Ok(Vec::new());
    }
    let text = "SELECT need.id, need.title, need.state, need.text, need.concerns, need.effect, need.reason
                FROM need WHERE {scope} AND";
    let sql = Sql::within(&scope, text)
        .and(&condition)
        .bind(value)
        .and("ORDER BY need.id DESC LIMIT ?")
        .bind(limit);
    let mut found: Vec<Found> = reading.all::<Columns>(sql)?.into_iter().map(Found::from).collect();
    let silent = found.iter().filter(|one| !store::is_answered(&one.title, &one.words, query));
    let silent: Vec<Id<Need>> = silent.map(|one| one.id).collect();
    for (id, said) in messages::public_words_of(reading, &silent)? {
        if let Some(one) = found.iter_mut().find(|one| one.id == id) {
            one.words.push(said);
        }
    }
    Ok(found.into_iter().map(|one| one.hit(ask, query)).collect())
}

type Columns = (Id<Need>, String, String, String, String, String, String);

/// A need that was found, with its words in the order in which they are looked at.
struct Found {
    id: Id<Need>,
    title: String,
    state: String,
    words: Vec<String>,
}

impl From<Columns> for Found {
    fn from((id, title, state, text, concerns, effect, reason): Columns) -> Self {
        Self { id, title, state, words: vec![text, effect, concerns, reason] }
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

/// Needs that are indexed in one transaction.
const BATCH: i64 = 500;

/// Makes the index again from the needs, after a restore.
pub(crate) fn reindex(db: &Db) -> Result<()> {
    let mut after = Id::<Need>::new(0);
    loop {
        let last = db.keep(Upkeep::Derived, |tx| {
            let text = "SELECT id FROM need WHERE id > ? ORDER BY id LIMIT ?";
            let sql = Sql::open("the index is made of all needs", text).bind(after).bind(BATCH);
            let ids: Vec<(Id<Need>,)> = tx.all(sql)?;
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

#[cfg(test)]
#[path = "search_test.rs"]
mod tests;
