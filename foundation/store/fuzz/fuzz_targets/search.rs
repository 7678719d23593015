#![no_main]

#[path = "../../tests/search/holds.rs"]
mod holds;

use std::sync::LazyLock;

/// In memory where the machine has such a folder: a durable commit for each try would be most of the time.
static DB: LazyLock<(store::Db, tempfile::TempDir)> = LazyLock::new(|| {
    let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).expect("a folder");
    (holds::notes(&store::Open::sqlite(&folder.path().join("varv.db"))), folder)
});

// A line is the text, the next what is looked for in it.
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let both = String::from_utf8_lossy(bytes);
    let (text, query) = both.split_once('\n').unwrap_or((&both, &both));
    holds::words_hold(text, query);
    holds::search_holds(&DB.0, query);
});
