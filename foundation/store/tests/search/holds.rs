//! What holds for every text that is looked for, whatever somebody types. The tests and the fuzz target ask the same.

use std::time::Instant;

use store::{Db, Migration, Open, Sql, Upkeep, answered, marked, stems};

/// Bytes of a word that PostgreSQL takes in an index and in a question.
const WORD_MOST: usize = 2_046;

/// What is looked into.
const NOTES: Migration = Migration {
    room: "notes",
    name: "0001",
    sql: "CREATE TABLE note (id SERIAL8, text TEXT NOT NULL);\n--: search note\n",
};

/// A database with one note in it.
///
/// # Panics
/// When it cannot be made.
pub fn notes(open: &Open) -> Db {
    let db = Db::open(open, &[NOTES]).expect("a database");
    put(&db, 1, "Skrivarna på Norra skolan; the printers are broken");
    db
}

fn put(db: &Db, id: i64, text: &str) {
    let stored = db.keep(Upkeep::Derived, |tx| {
        tx.run(Sql::change("DELETE FROM note WHERE id = ?").bind(id))?;
        tx.run(Sql::change("INSERT INTO note (id, text) VALUES (?, 'x')").bind(id))?;
        tx.index("note", id, text)
    });
    stored.unwrap_or_else(|refused| panic!("{text:?} is not indexed: {refused:?}"));
}

/// What holds of the words alone: the index has one word for each, and what is found is what is marked.
///
/// # Panics
/// When it does not.
pub fn words_hold(text: &str, query: &str) {
    let begun = Instant::now();
    for stem in stems(text).split(' ').filter(|stem| !stem.is_empty()) {
        let is_one_word = stem.bytes().all(|b| b.is_ascii_alphanumeric() && !b.is_ascii_uppercase());
        assert!(is_one_word && stem.len() <= WORD_MOST, "{} bytes: {:.80}", stem.len(), stem);
    }
    let parts = marked(text, query);
    assert_eq!(
        parts.iter().map(|(part, _)| part.as_str()).collect::<String>(),
        text,
        "marking loses nothing"
    );
    assert!(parts.windows(2).all(|two| two[0].1 != two[1].1), "neighbours are told apart");
    let met = answered(text, query);
    assert!(met.len() <= 8 && (met.is_empty() || parts.iter().any(|(_, is_hit)| *is_hit)));
    let own = answered(query, query);
    assert_eq!(
        own.iter().copied().collect::<Vec<_>>(),
        (0..own.len()).collect::<Vec<_>>(),
        "{query:?} answers itself"
    );
    assert!(begun.elapsed().as_millis() < 5_000, "{query:?} took {:?}", begun.elapsed());
}

/// What holds in a database of [`notes`]: a question is answered soon and never in error, and a text is found by itself.
///
/// # Panics
/// When it does not.
pub fn search_holds(db: &Db, query: &str) {
    put(db, 2, query);
    let begun = Instant::now();
    let hits: Result<Option<Vec<i64>>, _> = db.read(|reading| {
        let Some((condition, value)) = reading.matching("note", "note.id", query) else { return Ok(None) };
        let sql = Sql::open("what holds of search", "SELECT id FROM note WHERE").and(&condition).bind(value);
        let plain = reading.all::<(i64,)>(sql)?.into_iter().map(|(id,)| id).collect();
        let Some(newest) = reading.newest_matching("note", "note", query) else { return Ok(None) };
        let text = format!(
            "SELECT note.id FROM {} WHERE {} ORDER BY {}",
            newest.from, newest.condition, newest.order
        );
        let found = reading.all::<(i64,)>(Sql::open("what holds of search", &text).bind(newest.value))?;
        let mut found: Vec<i64> = found.into_iter().map(|(id,)| id).collect();
        assert!(found.is_sorted_by(|a, b| a > b), "the newest comes first");
        found.reverse();
        assert_eq!(found, sorted(plain), "{query:?} is answered alike both ways");
        Ok(Some(found))
    });
    let hits = hits.unwrap_or_else(|refused| panic!("{query:?} is refused: {refused:?}"));
    assert!(hits.is_none_or(|hits| hits.contains(&2)), "{query:?} does not find itself");
    assert!(begun.elapsed().as_millis() < 2_000, "{query:?} took {:?}", begun.elapsed());
}

fn sorted(mut ids: Vec<i64>) -> Vec<i64> {
    ids.sort_unstable();
    ids
}
