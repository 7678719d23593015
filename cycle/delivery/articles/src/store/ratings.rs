//! Whether articles helped: one row for each person and meaning.

use kernel::{Id, Moment, Person, Result};
use store::{Reading, Sql, Tx};

use crate::Article;

/// What one person found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rating {
    pub is_helpful: bool,
    /// Free words; may be empty.
    pub word: String,
    pub at: Moment,
}

/// What this person found of what the article says now.
pub(crate) fn of_person(
    reading: &Reading<'_>,
    article: &Article,
    person: Id<Person>,
) -> Result<Option<Rating>> {
    let sql = Sql::open(
        "a person's own answer",
        "SELECT is_helpful, word, at FROM article_rating WHERE article_id = ? AND meaning = ? AND person_id = ?",
    );
    let found: Option<(bool, String, Moment)> =
        reading.find(sql.bind(article.id).bind(article.meaning).bind(person))?;
    Ok(found.map(|(is_helpful, word, at)| Rating { is_helpful, word, at }))
}

/// The newest words of those who answered what it says now, without their names.
pub(crate) fn words(reading: &Reading<'_>, article: &Article, limit: i64) -> Result<Vec<Rating>> {
    let sql = Sql::open(
        "the article was loaded within scope, and its past may be read",
        "SELECT is_helpful, word, at FROM article_rating WHERE article_id = ? AND meaning = ? AND word <> ''
         ORDER BY at DESC, person_id LIMIT ?",
    );
    let found: Vec<(bool, String, Moment)> =
        reading.all(sql.bind(article.id).bind(article.meaning).bind(limit))?;
    Ok(found.into_iter().map(|(is_helpful, word, at)| Rating { is_helpful, word, at }).collect())
}

/// Stores what somebody found, in place of what they found of the same before, and counts anew.
pub(crate) fn rate(tx: &Tx<'_>, article: &Article, person: Id<Person>, rating: &Rating) -> Result<()> {
    let sql = Sql::change(
        "INSERT INTO article_rating (article_id, person_id, meaning, is_helpful, word, at) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (article_id, meaning, person_id)
         DO UPDATE SET is_helpful = excluded.is_helpful, word = excluded.word, at = excluded.at",
    );
    let sql = sql.bind(article.id).bind(person).bind(article.meaning).bind(rating.is_helpful);
    tx.run(sql.bind(&rating.word).bind(rating.at))?;
    let sql = Sql::change(
        "UPDATE article SET
         yes = (SELECT COUNT(*) FROM article_rating r WHERE r.article_id = article.id AND r.meaning = article.meaning AND r.is_helpful = 1),
         no = (SELECT COUNT(*) FROM article_rating r WHERE r.article_id = article.id AND r.meaning = article.meaning AND r.is_helpful = 0)
         WHERE id = ?",
    );
    tx.run_one(sql.bind(article.id))
}
