//! The texts of articles: every one that each language has had.

use kernel::{Id, Lang, Moment, Person, Refused, Result};
use store::{Reading, Sql, Tx};

use crate::Article;

/// A text of an article in one language, as it was once written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    pub lang: Lang,
    /// 1 is the language's first text.
    pub revision: i64,
    /// The number of what it says; texts of one number say the same.
    pub meaning: i64,
    pub title: String,
    /// Markdown.
    pub text: String,
    /// What was changed, in the writer's words.
    pub note: String,
    pub at: Moment,
    pub by: Option<Id<Person>>,
}

type Columns = (String, i64, i64, String, String, String, Moment, Option<Id<Person>>);

const COLUMNS: &str = "lang, revision, meaning, title, text, note, at, by_id";

fn of(columns: Columns) -> Result<Text> {
    let (lang, revision, meaning, title, text, note, at, by) = columns;
    let lang = Lang::from_code(&lang).ok_or_else(|| Refused::broken(format!("a text is in {lang}")))?;
    Ok(Text { lang, revision, meaning, title, text, note, at, by })
}

/// The text that stands in a language now.
pub(crate) fn current(reading: &Reading<'_>, id: Id<Article>, lang: Lang) -> Result<Option<Text>> {
    let text = format!(
        "SELECT {COLUMNS} FROM article_text WHERE article_id = ? AND lang = ? ORDER BY revision DESC LIMIT 1"
    );
    let sql = Sql::open("the article was loaded within scope", &text).bind(id).bind(lang.code());
    reading.find::<Columns>(sql)?.map(of).transpose()
}

/// One text by its revision.
pub(crate) fn revision(reading: &Reading<'_>, id: Id<Article>, lang: Lang, revision: i64) -> Result<Text> {
    let text =
        format!("SELECT {COLUMNS} FROM article_text WHERE article_id = ? AND lang = ? AND revision = ?");
    let sql = Sql::open("the article was loaded within scope, and its past may be read", &text);
    of(reading.load::<Columns>(sql.bind(id).bind(lang.code()).bind(revision))?)
}

/// All texts of a language without what they say, the newest first, at most so many.
pub(crate) fn past(reading: &Reading<'_>, id: Id<Article>, lang: Lang, limit: i64) -> Result<Vec<Text>> {
    let sql = Sql::open(
        "the article was loaded within scope, and its past may be read",
        "SELECT lang, revision, meaning, title, '', note, at, by_id FROM article_text
         WHERE article_id = ? AND lang = ? ORDER BY revision DESC LIMIT ?",
    );
    reading.all::<Columns>(sql.bind(id).bind(lang.code()).bind(limit))?.into_iter().map(of).collect()
}

/// Stores a text as the newest of its language.
pub(crate) fn insert(tx: &Tx<'_>, id: Id<Article>, text: &Text) -> Result<()> {
    let sql = Sql::change(
        "INSERT INTO article_text (article_id, lang, revision, meaning, title, text, note, at, by_id)
         SELECT ?, ?, COALESCE(MAX(revision), 0) + 1, CAST(? AS BIGINT), CAST(? AS TEXT), CAST(? AS TEXT),
         CAST(? AS TEXT), CAST(? AS BIGINT), CAST(? AS BIGINT) FROM article_text WHERE article_id = ? AND lang = ?",
    );
    let sql = sql.bind(id).bind(text.lang.code()).bind(text.meaning).bind(&text.title).bind(&text.text);
    let sql = sql.bind(&text.note).bind(text.at).bind(text.by);
    tx.run(sql.bind(id).bind(text.lang.code()))?;
    index(tx, id)
}

/// Puts what the article says now, in both languages, into the search index.
pub(crate) fn index(tx: &Tx<'_>, id: Id<Article>) -> Result<()> {
    let mut words = String::new();
    for lang in Lang::ALL {
        if let Some(text) = current(tx, id, lang)? {
            words.push_str(&text.title);
            words.push('\n');
            words.push_str(&text.text);
            words.push('\n');
        }
    }
    tx.index("article", id.number(), &words)
}
