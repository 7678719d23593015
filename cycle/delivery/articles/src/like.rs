//! Articles that may answer what somebody is about to ask: shown while they type.

use std::collections::HashMap;

use access::Actor;
use kernel::{Id, Result};
use store::{Reading, Sql};

use crate::article::Article;
use crate::search::title;
use crate::{POLICY, Verb};

/// A published article that shares words with a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Similar {
    pub id: Id<Article>,
    /// In the actor's language where there is a text in it.
    pub title: String,
    /// How many of the words that were looked for it has.
    pub shared: usize,
}

/// Words that are looked for, the longest first: they say most.
const WORDS: usize = 6;
/// Articles of each word that are weighed.
const OF_EACH: i64 = 40;

/// Published articles that the actor may read and that share words with these, those that share most first, at most `n`.
/// Asks the search index once for each of at most six words.
pub fn similar(reading: &Reading<'_>, actor: &Actor, words: &str, n: usize) -> Result<Vec<Similar>> {
    let mut looked_for: Vec<String> = words
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() > 3)
        .map(str::to_lowercase)
        .collect();
    looked_for.sort_by(|one, other| other.chars().count().cmp(&one.chars().count()).then(one.cmp(other)));
    looked_for.dedup();
    let mut found: HashMap<Id<Article>, Similar> = HashMap::new();
    for word in looked_for.iter().take(WORDS) {
        for (id, sv, en) in having(reading, actor, word)? {
            let one = || Similar { id, title: title(actor.lang, [sv, en]), shared: 0 };
            found.entry(id).or_insert_with(one).shared += 1;
        }
    }
    let mut found: Vec<Similar> = found.into_values().collect();
    found.sort_by_key(|one| (std::cmp::Reverse(one.shared), std::cmp::Reverse(one.id)));
    found.truncate(n);
    Ok(found)
}

fn having(reading: &Reading<'_>, actor: &Actor, word: &str) -> Result<Vec<(Id<Article>, String, String)>> {
    let Some((condition, value)) = reading.matching("article", "article.id", word) else {
        return Ok(Vec::new());
    };
    let text = "SELECT article.id, article.title_sv, article.title_en FROM article
                WHERE {scope} AND article.state = 'published' AND";
    let sql = Sql::within(&POLICY.scope(actor, Verb::Read), text).and(&condition).bind(value);
    reading.all(sql.and("ORDER BY article.id DESC LIMIT ?").bind(OF_EACH))
}
