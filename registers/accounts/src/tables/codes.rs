use kernel::{Id, Person, Result};
use store::{Reading, Sql, Tx};

/// Takes these in place of all older ones.
pub(crate) fn renew(tx: &Tx<'_>, person: Id<Person>, hashes: &[String]) -> Result<()> {
    forget(tx, person)?;
    for hash in hashes {
        let sql = Sql::change("INSERT INTO account_code (person_id, hash) VALUES (?, ?)");
        tx.run(sql.bind(person).bind(hash))?;
    }
    Ok(())
}

pub(crate) fn forget(tx: &Tx<'_>, person: Id<Person>) -> Result<()> {
    tx.run(Sql::change("DELETE FROM account_code WHERE person_id = ?").bind(person)).map(|_| ())
}

/// Uses a code up. False when there is none such or it has been used.
pub(crate) fn use_up(tx: &Tx<'_>, person: Id<Person>, hash: &str) -> Result<bool> {
    let sql = Sql::change(
        "UPDATE account_code SET used_at = ? WHERE person_id = ? AND hash = ? AND used_at IS NULL",
    );
    Ok(tx.run(sql.bind(tx.now()).bind(person).bind(hash))? == 1)
}

/// Codes that are left.
pub(crate) fn left(reading: &Reading<'_>, person: Id<Person>) -> Result<i64> {
    let sql = Sql::open(
        "the person's own",
        "SELECT COUNT(*) FROM account_code WHERE person_id = ? AND used_at IS NULL",
    );
    reading.number(sql.bind(person))
}
