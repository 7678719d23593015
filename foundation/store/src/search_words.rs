//! What a word's beginning stands for in SQLite's index. Asked for a beginning, the index gathers every record of every
//! word with it before the first is given; asked for the words themselves it gives the newest records at once.

use kernel::{Refused, Result};

use crate::{Reading, Sql, Tx};

/// With more words than this the beginning itself is looked for.
const WORDS_AT_MOST: usize = 32;

/// Makes a list of words to each search index of SQLite that has none. The list holds nothing: it reads the index.
pub(crate) fn list(tx: &Tx<'_>) -> Result<()> {
    if tx.is_postgres() {
        return Ok(());
    }
    let indexes = "SELECT name FROM sqlite_schema
                   WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE search_% USING fts5(%'";
    let names: Vec<(String,)> = tx.all(Sql::open("names of tables", indexes))?;
    names.iter().try_for_each(|(name,)| {
        let list =
            format!("CREATE VIRTUAL TABLE IF NOT EXISTS {name}_words USING fts5vocab('{name}', 'row')");
        tx.batch(&list).map_err(Refused::from)
    })
}

/// The words of SQLite's index that begin so, none if they are too many.
pub(crate) fn beginning_with(reading: &Reading<'_>, kind: &str, beginning: &str) -> Option<Vec<String>> {
    // Words stand there in letters and figures of ASCII, which a brace comes after.
    let text = format!(
        "SELECT term FROM search_{kind}_words WHERE term >= ? AND term < ? LIMIT {}",
        WORDS_AT_MOST + 1
    );
    let sql = Sql::open("words of an index, without their records", &text);
    let found: Vec<(String,)> = reading.all(sql.bind(beginning).bind(format!("{beginning}{{"))).ok()?;
    (found.len() <= WORDS_AT_MOST).then(|| found.into_iter().map(|(word,)| word).collect())
}
