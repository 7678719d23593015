//! Cards, full-text search and its index.

use access::Actor;
use kernel::{Id, Lang, Result};
use store::{Db, Reading, Sql, Upkeep};
use web::{Ask, Card, Hit};

use crate::article::{Article, href, mark};
use crate::store::words;
use crate::{POLICY, Verb};

fn card(ask: &Ask<'_>, id: Id<Article>, titles: [String; 2], state: &str) -> Card {
    Card {
        id: id.number(),
        title: title(ask.talk.lang(), titles),
        href: href(id),
        state: Some(mark(state, ask.talk)),
        told: String::new(),
    }
}

/// The title in the reader's language, or in the other where there is none.
pub(crate) fn title(lang: Lang, [sv, en]: [String; 2]) -> String {
    let (first, second) = if lang == Lang::Sv { (sv, en) } else { (en, sv) };
    if first.is_empty() { second } else { first }
}

/// The cards of those of these articles that the actor may read.
pub(crate) fn cards(reading: &Reading<'_>, actor: &Actor, ask: &Ask<'_>, ids: &[i64]) -> Result<Vec<Card>> {
    let text =
        "SELECT article.id, article.title_sv, article.title_en, article.state FROM article WHERE {scope}";
    let sql = Sql::within(&POLICY.scope(actor, Verb::Read), text).and_in("article.id", ids.iter().copied());
    let rows: Vec<(Id<Article>, String, String, String)> = reading.all(sql)?;
    Ok(rows.into_iter().map(|(id, sv, en, state)| card(ask, id, [sv, en], &state)).collect())
}

/// Articles whose words answer the query, the last changed first, among those that the person may read.
pub(crate) fn search(reading: &Reading<'_>, ask: &Ask<'_>, query: &str, limit: i64) -> Result<Vec<Hit>> {
    let Some((condition, value)) = reading.matching("article", "article.id", query) else {
        return Ok(Vec::new());
    };
    let text =
        "SELECT article.id, article.title_sv, article.title_en, article.state FROM article WHERE {scope} AND";
    let sql = Sql::within(&POLICY.scope(ask.actor, Verb::Read), text).and(&condition).bind(value);
    let rows: Vec<(Id<Article>, String, String, String)> =
        reading.all(sql.and("ORDER BY article.changed_at DESC, article.id DESC LIMIT ?").bind(limit))?;
    let mut hits = Vec::with_capacity(rows.len());
    for (id, sv, en, state) in rows {
        let text = passage(reading, id, ask.talk.lang(), query)?;
        hits.push(Hit { card: card(ask, id, [sv, en], &state), text });
    }
    Ok(hits)
}

/// The text that answers the query: the reader's language if it does, or else the other.
fn passage(reading: &Reading<'_>, id: Id<Article>, lang: Lang, query: &str) -> Result<String> {
    let mut first = String::new();
    for lang in [lang, crate::show_page::other(lang)] {
        let Some(text) = words::current(reading, id, lang)? else { continue };
        if !store::answered(&text.text, query).is_empty() {
            return Ok(text.text);
        }
        if first.is_empty() {
            first = text.text;
        }
    }
    Ok(first)
}

/// Articles that are indexed in one transaction.
const BATCH: i64 = 200;

/// Makes the index again from the articles, after a restore.
pub(crate) fn reindex(db: &Db) -> Result<()> {
    let mut after = Id::<Article>::new(0);
    while let Some(last) = db.keep(Upkeep::Derived, |tx| {
        let text = "SELECT id FROM article WHERE id > ? ORDER BY id LIMIT ?";
        let sql = Sql::open("the index is made of all articles; a hit is shown within scope", text);
        let ids: Vec<(Id<Article>,)> = tx.all(sql.bind(after).bind(BATCH))?;
        for (id,) in &ids {
            words::index(tx, *id)?;
        }
        Ok(ids.last().map(|(id,)| *id))
    })? {
        after = last;
    }
    Ok(())
}
