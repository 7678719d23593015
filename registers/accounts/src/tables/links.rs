use kernel::{Id, Moment, Person, Result};
use store::{Reading, Sql, Tx};

use crate::account::LinkKind;

/// A link that opens something now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Link {
    pub kind: LinkKind,
    /// Whose password it chooses; nobody's for the first set-up.
    pub person: Option<Id<Person>>,
}

/// Makes a link in place of all older ones of the same person (or of the same set-up).
pub(crate) fn insert(tx: &Tx<'_>, link: Link, hash: &str, ends_at: Moment) -> Result<()> {
    let older = match link.person {
        Some(person) => {
            Sql::change("DELETE FROM account_link WHERE used_at IS NULL AND person_id = ?").bind(person)
        }
        None => Sql::change("DELETE FROM account_link WHERE used_at IS NULL AND person_id IS NULL"),
    };
    tx.run(older)?;
    let sql = Sql::change(
        "INSERT INTO account_link (hash, kind, person_id, made_at, ends_at) VALUES (?, ?, ?, ?, ?)",
    );
    tx.run(sql.bind(hash).bind(link.kind.word()).bind(link.person).bind(tx.now()).bind(ends_at)).map(|_| ())
}

/// The link with this hash, if it can still be used.
pub(crate) fn find(reading: &Reading<'_>, hash: &str) -> Result<Option<Link>> {
    let sql = Sql::open(
        "known by its secret",
        "SELECT kind, person_id FROM account_link WHERE hash = ? AND used_at IS NULL AND ends_at > ?",
    );
    let found: Option<(String, Option<Id<Person>>)> = reading.find(sql.bind(hash).bind(reading.now()))?;
    Ok(found.map(|(kind, person)| {
        let kind = match kind.as_str() {
            "invite" => LinkKind::Invite,
            "set-up" => LinkKind::SetUp,
            _ => LinkKind::Reset,
        };
        Link { kind, person }
    }))
}

/// Uses a link up. False when somebody was first.
pub(crate) fn use_up(tx: &Tx<'_>, hash: &str) -> Result<bool> {
    let sql =
        Sql::change("UPDATE account_link SET used_at = ? WHERE hash = ? AND used_at IS NULL AND ends_at > ?");
    Ok(tx.run(sql.bind(tx.now()).bind(hash).bind(tx.now()))? == 1)
}

/// Links to a person that nobody has used open nothing any more.
pub(crate) fn withdraw(tx: &Tx<'_>, person: Id<Person>) -> Result<()> {
    tx.run(Sql::change("DELETE FROM account_link WHERE used_at IS NULL AND person_id = ?").bind(person))
        .map(|_| ())
}

/// Links that nobody has used open nothing any more, whoever they are for.
pub(crate) fn withdraw_all(tx: &Tx<'_>) -> Result<()> {
    tx.run(Sql::change("DELETE FROM account_link WHERE used_at IS NULL")).map(|_| ())
}

/// Removes what ran out before that moment.
pub(crate) fn remove_ended(tx: &Tx<'_>, before: Moment) -> Result<u64> {
    tx.run(Sql::change("DELETE FROM account_link WHERE ends_at < ?").bind(before))
}
