//! What the room of accounts stores here as a part of its own writes, which have their own permit and event.

use kernel::{Id, Lang, Person, Result};
use store::{Sql, Tx};

/// Keeps a setting of the organisation.
pub fn set_setting(tx: &Tx<'_>, name: &str, value: &str) -> Result<()> {
    crate::tables::set(tx, name, value)
}

/// The language that a person has chosen to read in.
pub fn choose_language(tx: &Tx<'_>, person: Id<Person>, lang: Lang) -> Result<()> {
    let sql = Sql::change("UPDATE person SET lang = ?, version = version + 1 WHERE id = ?");
    tx.run_one(sql.bind(lang.code()).bind(person))
}
