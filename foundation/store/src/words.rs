//! The journal's few words (kinds, verbs, events), each stored once; a line names them by their numbers.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use kernel::Result;

use crate::{Reading, Sql};

/// Numbers of words that are committed: they never change, so they are kept in memory.
#[derive(Default)]
pub(crate) struct Words(Mutex<HashMap<String, i64>>);

impl Words {
    pub(crate) fn find(&self, word: &str) -> Option<i64> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(word).copied()
    }

    pub(crate) fn learn(&self, words: Vec<(String, i64)>) {
        if !words.is_empty() {
            self.0.lock().unwrap_or_else(PoisonError::into_inner).extend(words);
        }
    }
}

/// Every word that is stored, with its number: what a program knows when it starts.
pub(crate) fn all(reading: &Reading<'_>) -> Result<Vec<(String, i64)>> {
    reading.all(Sql::open("words of the journal tell of no record", "SELECT word, id FROM journal_word"))
}

/// The word's number in the database; a new word is given one. It may be undone with the write.
pub(crate) fn number(reading: &Reading<'_>, word: &str) -> Result<i64> {
    let known =
        Sql::open("words of the journal tell of no record", "SELECT id FROM journal_word WHERE word = ?");
    if let Some((number,)) = reading.find(known.bind(word))? {
        return Ok(number);
    }
    // Another write that adds the same word is a collision, after which this one is tried again.
    let new =
        Sql::change("INSERT INTO journal_word (word) VALUES (?) ON CONFLICT (word) DO NOTHING RETURNING id");
    reading.load::<(i64,)>(new.bind(word)).map(|(number,)| number)
}
