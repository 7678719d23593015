//! The stems of words that were met before. A language has few words that come often, and to find a stem takes many
//! times as long as to look it up.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use super::Stem;

/// Drawers, so that threads seldom want the same one, and words in each: some 3 MB in all.
const DRAWERS: usize = 16;
const WORDS: usize = 1_200;
/// Longer words, in bytes, are not kept.
const LONGEST: usize = 40;

type Drawer = Mutex<HashMap<Box<str>, Arc<Stem>>>;

static KEPT: LazyLock<(RandomState, Vec<Drawer>)> =
    LazyLock::new(|| (RandomState::new(), (0..DRAWERS).map(|_| Drawer::default()).collect()));

/// The word's stem, found by `find` when it is not known.
pub(super) fn remembered(word: &str, find: impl FnOnce(&str) -> Stem) -> Arc<Stem> {
    let (hasher, drawers) = &*KEPT;
    let drawer = drawers.get(hasher.hash_one(word) as usize % DRAWERS).filter(|_| word.len() <= LONGEST);
    let Some(drawer) = drawer else { return Arc::new(find(word)) };
    let open = || drawer.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = open().get(word) {
        return Arc::clone(known);
    }
    let found = Arc::new(find(word));
    let mut drawer = open();
    if drawer.len() >= WORDS {
        drawer.clear();
    }
    drawer.insert(word.into(), Arc::clone(&found));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_is_kept_has_the_stem_that_it_had() {
        for round in 0..3 {
            for n in 0..DRAWERS * WORDS * 2 {
                let word = format!("skrivare{n}");
                let stem = remembered(&word, |word| Stem { own: word.to_owned(), english: None });
                assert_eq!(stem.own, word, "round {round}");
            }
        }
        let long = "å".repeat(LONGEST);
        assert_eq!(remembered(&long, |word| Stem { own: word.to_owned(), english: None }).own, long);
    }
}
