//! Full-text search among needs, and their index.

use std::collections::BTreeSet;

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
    let silent = found.iter().filter(|one| !one.unanswered(query).is_empty());
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
    /// The query's words that the title does not answer.
    fn beyond_title(&self, query: &str) -> BTreeSet<usize> {
        let asked = store::answered(query, query);
        asked.difference(&store::answered(&self.title, query)).copied().collect()
    }

    /// The query's words that nothing here answers; they stand in the dialogue.
    fn unanswered(&self, query: &str) -> BTreeSet<usize> {
        let mut left = self.beyond_title(query);
        for text in &self.words {
            if left.is_empty() {
                break;
            }
            left = left.difference(&store::answered(text, query)).copied().collect();
        }
        left
    }

    /// The words around the hit: those that answer what the title does not, so that the reader sees why the need was
    /// found. When several texts do it together, a piece of each.
    fn answer(&self, query: &str) -> String {
        let mut left = self.beyond_title(query);
        let mut chosen: Vec<&String> = Vec::new();
        for text in &self.words {
            let met = store::answered(text, query);
            if !met.is_disjoint(&left) {
                left = left.difference(&met).copied().collect();
                chosen.push(text);
            }
            if left.is_empty() {
                break;
            }
        }
        match chosen.as_slice() {
            [] => {
                let answering = self.words.iter().find(|text| !store::answered(text, query).is_empty());
                answering.or(self.words.first()).cloned().unwrap_or_default()
            }
            [text] => (*text).clone(),
            texts => texts.iter().map(|text| around(text, query)).collect::<Vec<_>>().join(" … "),
        }
    }

    fn hit(self, ask: &Ask<'_>, query: &str) -> Hit {
        let text = self.answer(query);
        let state = Step::from_word(&self.state).map(|step| step.mark(ask.talk));
        Hit {
            card: Card {
                id: self.id.number(),
                title: self.title,
                href: href(self.id),
                state,
                ..Card::default()
            },
            text,
        }
    }
}

/// Characters of each piece when several texts answer together.
const PIECE: usize = 80;

/// A piece of the text with the first word that answers the query, begun a little before it.
fn around(text: &str, query: &str) -> String {
    let parts = store::marked(text, query);
    let before = parts.iter().take_while(|(_, is_hit)| !is_hit).map(|(part, _)| part.chars().count()).sum();
    let piece = text.chars().skip(usize::saturating_sub(before, PIECE / 3)).take(PIECE);
    piece.collect::<String>().trim().to_owned()
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
