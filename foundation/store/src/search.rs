//! Full-text search in Swedish and English: words are stemmed by us, so both databases give the same hits.

use std::borrow::Cow;
use std::collections::BTreeSet;

use kernel::{Refused, Result};

use crate::stem::{Stem, is_of_a_word};
use crate::{Db, Reading, Sql, Upkeep, Value};

/// Words of a text that are looked at; the rest of a very long text is not indexed.
const WORDS_AT_MOST: usize = 20_000;
/// Words of a query.
const TERMS_AT_MOST: usize = 8;
/// By which rules the stems are made. With another number the indexes are made again when the program starts.
const RULES: i64 = 5;

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !is_of_a_word(c)).filter(|word| !word.is_empty() && word.len() <= 100)
}

/// What a query looks for: the stem of each of its words.
fn terms(query: &str) -> Vec<Stem> {
    words(query).take(TERMS_AT_MOST).map(Stem::of).filter(|term| !term.own.is_empty()).collect()
}

/// The stems of a text, each once, for the index.
pub fn stems(text: &str) -> String {
    let all: BTreeSet<String> =
        words(text).take(WORDS_AT_MOST).flat_map(|word| Stem::of(word).forms()).collect();
    let all = all.iter().filter(|stem| !stem.is_empty()).map(|stem| written(stem));
    all.collect::<Vec<_>>().join(" ")
}

/// A stem as it stands in the index: in letters and figures that both databases take for one word. Others stand as their
/// numbers, for the databases know fewer letters than we do, each its own, and would divide the word there.
fn written(stem: &str) -> Cow<'_, str> {
    if stem.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return Cow::Borrowed(stem);
    }
    let mut written = String::with_capacity(stem.len() * 2);
    for c in stem.chars() {
        if c.is_ascii_alphanumeric() {
            written.push(c);
        } else {
            written.push_str(&format!("z{:x}z", u32::from(c)));
        }
    }
    Cow::Owned(written)
}

/// Could the word answer one of the terms? Stems are cut at the end, so most words are told from them by how they begin.
fn begins_alike(word: &str, terms: &[Stem]) -> bool {
    let Some(first) = word.chars().next().filter(char::is_ascii) else { return true };
    let first = first.to_ascii_lowercase();
    let is_of = |term: &Stem| {
        term.own.starts_with(first) || term.english.as_ref().is_some_and(|e| e.starts_with(first))
    };
    terms.iter().any(is_of)
}

/// The places of the query's words that a word of a text answers.
fn answered_by(word: &str, terms: &[Stem]) -> impl Iterator<Item = usize> {
    let is_alike = begins_alike(word, terms);
    let found: Vec<String> = if is_alike { Stem::of(word).forms().collect() } else { Vec::new() };
    let is_of = |form: &String, term: &Stem| {
        *form == term.own
            || (is_prefix(&term.own) && form.starts_with(term.own.as_str()))
            || term.english.as_ref() == Some(form)
    };
    let terms = terms.iter().enumerate();
    terms.filter(move |(_, term)| found.iter().any(|form| is_of(form, term))).map(|(at, _)| at)
}

/// Which of the query's words the text answers, each by its place in the query. A record is found when all of them are
/// answered somewhere in it.
pub fn answered(text: &str, query: &str) -> BTreeSet<usize> {
    let terms = terms(query);
    let mut met = BTreeSet::new();
    for word in words(text).take(WORDS_AT_MOST) {
        if met.len() == terms.len() {
            break;
        }
        met.extend(answered_by(word, &terms));
    }
    met
}

/// A query in a database's own words: each term's forms, the first as a prefix where it is long enough.
fn query_of(
    terms: &[Stem],
    prefix: impl Fn(&str) -> String,
    whole: impl Fn(&str) -> String,
    or: &str,
    and: &str,
) -> String {
    let own = |term: &Stem| {
        let written = written(&term.own);
        if is_prefix(&term.own) { prefix(&written) } else { whole(&written) }
    };
    let one = |term: &Stem| match &term.english {
        Some(english) => format!("({}{or}{})", own(term), whole(english)),
        None => own(term),
    };
    terms.iter().map(one).collect::<Vec<_>>().join(and)
}

/// Longer terms also find the words that begin with them: Swedish compounds need it.
fn is_prefix(term: &str) -> bool {
    term.chars().count() >= 3
}

/// The parts of `text` in order, each with whether it answers the query: for `<mark>`.
pub fn marked(text: &str, query: &str) -> Vec<(String, bool)> {
    let terms = terms(query);
    let mut parts: Vec<(String, bool)> = Vec::new();
    let mut push = |part: &str, hit: bool| match parts.last_mut() {
        Some((last, was)) if *was == hit => last.push_str(part),
        _ => parts.push((part.to_owned(), hit)),
    };
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(|c: char| !is_of_a_word(c)).unwrap_or(rest.len());
        let (word, tail) = rest.split_at(end);
        if !word.is_empty() {
            push(word, answered_by(word, &terms).next().is_some());
        }
        let gap = tail.find(is_of_a_word).unwrap_or(tail.len());
        if gap > 0 {
            push(&tail[..gap], false);
        }
        rest = &tail[gap..];
    }
    parts
}

impl Reading<'_> {
    /// The condition that a record's number is among a query's hits, with its value. `None` when the query has no words.
    pub fn matching(&self, kind: &'static str, id_column: &str, query: &str) -> Option<(String, Value)> {
        let terms = terms(query);
        if terms.is_empty() {
            return None;
        }
        if self.is_postgres() {
            let text = query_of(&terms, |t| format!("'{t}':*"), |t| format!("'{t}'"), " | ", " & ");
            let table =
                format!("SELECT id FROM search_{kind} WHERE words @@ CAST(CAST(? AS TEXT) AS tsquery)");
            // An array, so that the words are looked up once: as a join, a plan made before the words are known walks all.
            return Some((format!("{id_column} = ANY(ARRAY({table}))"), text.into()));
        }
        let text = query_of(&terms, |t| format!("\"{t}\"*"), |t| format!("\"{t}\""), " OR ", " AND ");
        let table = format!("SELECT rowid FROM search_{kind} WHERE search_{kind} MATCH ?");
        Some((format!("{id_column} IN ({table})"), text.into()))
    }
}

impl Db {
    /// Makes the search indexes again with `rebuild` if they were made by other rules than this program's, and notes
    /// by which they are made now. For the start of a program and for a restore.
    pub fn renew_search(&self, rebuild: impl FnOnce(&Self) -> Result<()>) -> Result<()> {
        let sql = Sql::open("a mark of the store's own", "SELECT rules FROM search_rules WHERE rules = ?");
        if self.read(|reading| reading.find::<(i64,)>(sql.bind(RULES)))?.is_some() {
            return Ok(());
        }
        rebuild(self)?;
        self.keep(Upkeep::Derived, |tx| {
            tx.run(Sql::change("DELETE FROM search_rules"))?;
            tx.run(Sql::change("INSERT INTO search_rules (rules) VALUES (?)").bind(RULES)).map(|_| ())
        })
    }
}

/// Puts a record's words into its kind's index, or takes it out when there are none.
pub(crate) fn rewrite(reading: &Reading<'_>, kind: &'static str, id: i64, text: &str) -> Result<()> {
    let stems = stems(text);
    let sql = match (reading.is_postgres(), stems.is_empty()) {
        (true, true) => Sql::change(&format!("DELETE FROM search_{kind} WHERE id = ?")).bind(id),
        (true, false) => Sql::change(&format!(
            "INSERT INTO search_{kind} (id, words) VALUES (?, array_to_tsvector(string_to_array(?, ' ')))
             ON CONFLICT (id) DO UPDATE SET words = excluded.words"
        ))
        .bind(id)
        .bind(stems),
        (false, true) => Sql::change(&format!("DELETE FROM search_{kind} WHERE rowid = ?")).bind(id),
        (false, false) => {
            Sql::change(&format!("INSERT OR REPLACE INTO search_{kind} (rowid, words) VALUES (?, ?)"))
                .bind(id)
                .bind(stems)
        }
    };
    reading.execute(&sql).map(|_| ()).map_err(Refused::from)
}

/// The statements that make a kind's index: what `--: search KIND` in a migration stands for.
pub(crate) fn table(kind: &str, is_postgres: bool) -> String {
    if is_postgres {
        format!(
            "CREATE TABLE search_{kind} (id BIGINT PRIMARY KEY, words TSVECTOR NOT NULL);
             CREATE INDEX search_{kind}_words ON search_{kind} USING GIN (words) WITH (fastupdate = off);\n"
        )
    } else {
        format!(
            "CREATE VIRTUAL TABLE search_{kind} USING fts5(words, content='', contentless_delete=1, detail='none',
             tokenize='unicode61 remove_diacritics 0');\n"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_answers_those_words_of_a_query_that_stand_in_it() {
        let met = |text: &str| answered(text, "skrivare, bibliotek").into_iter().collect::<Vec<_>>();
        assert_eq!(met("Skrivarna i biblioteket"), [0, 1]);
        assert_eq!(met("Biblioteket är stängt"), [1]);
        assert!(met("Projektorn").is_empty());
        assert!(answered("Skrivarna", "?!").is_empty());
    }

    #[test]
    fn hits_are_marked_in_the_text_as_written() {
        let parts = marked("Nya Skrivarna, tack", "skrivare");
        assert_eq!(parts, [("Nya ".into(), false), ("Skrivarna".into(), true), (", tack".into(), false)]);
        let parts = marked("Vår fo\u{308}rskolas Wi-Fi", "forskola");
        assert_eq!(
            parts,
            [("Vår ".into(), false), ("fo\u{308}rskolas".into(), true), (" Wi-Fi".into(), false)]
        );
    }
}
