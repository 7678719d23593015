//! Full-text search in Swedish and English: words are stemmed by us, so both databases give the same hits.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use kernel::Result;

use crate::fault::Fault;
use crate::search_words::beginning_with;
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
fn terms(query: &str) -> Vec<Arc<Stem>> {
    words(query).take(TERMS_AT_MOST).map(Stem::of).filter(|term| !term.own.is_empty()).collect()
}

/// The stems of a text, each once, for the index.
pub fn stems(text: &str) -> String {
    let stems: Vec<Arc<Stem>> = words(text).take(WORDS_AT_MOST).map(Stem::of).collect();
    let all: BTreeSet<&str> = stems.iter().flat_map(|stem| stem.forms()).collect();
    let all = all.into_iter().filter(|stem| !stem.is_empty()).map(written);
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
fn begins_alike(word: &str, terms: &[Arc<Stem>]) -> bool {
    let Some(first) = word.chars().next().filter(char::is_ascii) else { return true };
    let first = first.to_ascii_lowercase();
    let is_of = |term: &Arc<Stem>| {
        term.own.starts_with(first) || term.english.as_ref().is_some_and(|e| e.starts_with(first))
    };
    terms.iter().any(is_of)
}

/// The places of the query's words that a word of a text answers.
fn answered_by(word: &str, terms: &[Arc<Stem>]) -> impl Iterator<Item = usize> {
    let is_alike = begins_alike(word, terms);
    let found = is_alike.then(|| Stem::of(word));
    let is_of = |form: &str, term: &Stem| {
        *form == term.own
            || (is_prefix(&term.own) && form.starts_with(term.own.as_str()))
            || term.english.as_deref() == Some(form)
    };
    let is_answered =
        move |term: &Stem| found.iter().flat_map(|stem| stem.forms()).any(|form| is_of(form, term));
    terms.iter().enumerate().filter(move |(_, term)| is_answered(term)).map(|(at, _)| at)
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
    terms: &[Arc<Stem>],
    prefix: impl Fn(&str) -> String,
    whole: impl Fn(&str) -> String,
    or: &str,
    and: &str,
) -> String {
    let own = |term: &Arc<Stem>| {
        let written = written(&term.own);
        if is_prefix(&term.own) { prefix(&written) } else { whole(&written) }
    };
    let one = |term: &Arc<Stem>| match &term.english {
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

/// How to read the records that answer a query, the newest first.
pub struct Newest {
    /// What stands after `FROM`: the table, and with it what is needed to find its rows.
    pub from: String,
    /// The condition, with one `?` for the value.
    pub condition: String,
    pub value: Value,
    /// What stands after `ORDER BY`.
    pub order: String,
}

impl Reading<'_> {
    /// The records of a table that answer a query, to be read in the order of their numbers, the newest first, until
    /// there are enough: a word that stands in every other record costs no more than a rare one.
    pub fn newest_matching(&self, kind: &'static str, table: &str, query: &str) -> Option<Newest> {
        let id = format!("{table}.id");
        let (condition, value) = self.matching(kind, &id, query)?;
        if self.is_postgres() {
            return Some(Newest { from: table.to_owned(), condition, value, order: format!("{id} DESC") });
        }
        // The index gives its rows in order, and each leads to its record.
        Some(Newest {
            from: format!("search_{kind} CROSS JOIN {table}"),
            condition: format!("{id} = search_{kind}.rowid AND search_{kind} MATCH ?"),
            value,
            order: format!("search_{kind}.rowid DESC"),
        })
    }

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
        let whole = |word: &str| format!("\"{word}\"");
        let prefix = |beginning: &str| match beginning_with(self, kind, beginning) {
            Some(words) if words.is_empty() => whole(beginning),
            Some(words) => format!("({})", words.iter().map(|w| whole(w)).collect::<Vec<_>>().join(" OR ")),
            None => format!("{}*", whole(beginning)),
        };
        let text = query_of(&terms, prefix, whole, " OR ", " AND ");
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

/// What a record is found by: its kind, its number and its stems. Without stems it is not found.
pub(crate) struct Entry {
    kind: &'static str,
    id: i64,
    stems: String,
}

impl Entry {
    pub(crate) fn of(kind: &'static str, id: i64, words: &str) -> Self {
        Self { kind, id, stems: stems(words) }
    }

    /// Puts it in the place of the record's entry before, or takes that out.
    pub(crate) fn store(&self, reading: &Reading<'_>) -> Result<(), Fault> {
        reading.execute(&self.change(reading.is_postgres())).map(|_| ())
    }

    /// The last entry of each record: only what it says in the end is stored.
    pub(crate) fn last_of_each(entries: Vec<Self>) -> impl Iterator<Item = Self> {
        let each: BTreeMap<(&'static str, i64), Self> =
            entries.into_iter().map(|entry| ((entry.kind, entry.id), entry)).collect();
        each.into_values()
    }

    pub(crate) fn change(&self, is_postgres: bool) -> Sql {
        let Self { kind, id, stems } = self;
        match (is_postgres, stems.is_empty()) {
            (true, true) => Sql::change(&format!("DELETE FROM search_{kind} WHERE id = ?")).bind(*id),
            (true, false) => Sql::change(&format!(
                "INSERT INTO search_{kind} (id, words) VALUES (?, array_to_tsvector(string_to_array(?, ' ')))
                 ON CONFLICT (id) DO UPDATE SET words = excluded.words"
            ))
            .bind(*id)
            .bind(stems),
            (false, true) => Sql::change(&format!("DELETE FROM search_{kind} WHERE rowid = ?")).bind(*id),
            (false, false) => {
                Sql::change(&format!("INSERT OR REPLACE INTO search_{kind} (rowid, words) VALUES (?, ?)"))
                    .bind(*id)
                    .bind(stems)
            }
        }
    }
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
