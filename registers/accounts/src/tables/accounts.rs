use access::Actor;
use kernel::{Id, Moment, Person, Personal, Result};
use store::{Reading, Row, Sql, Tx};

use crate::account::{Account, AccountState, Factor};

const SELECT: &str = "SELECT p.id, p.name, p.email, p.unit_id, p.is_protected, p.left_on,
    a.password, a.password_at, a.disabled_at, a.factor_key, a.factor_at, a.factor_step, a.version
    FROM person p LEFT JOIN account a ON a.person_id = p.id";

fn read(row: &Row, actor: &Actor) -> Result<Account> {
    let person: Id<Person> = row.get(0)?;
    let is_hidden = row.get::<bool>(4)? && actor.person_id().is_some_and(|me| me != person);
    let password: Option<String> = row.get::<Option<String>>(6)?.filter(|stored| !stored.is_empty());
    let password_at: Option<Moment> = row.get(7)?;
    let state = match (row.get::<Option<Moment>>(8)?, password_at) {
        (Some(at), _) => AccountState::Disabled { at },
        (None, Some(password_at)) => AccountState::Open { password_at },
        (None, None) => AccountState::New,
    };
    let factor = match (row.get::<Option<Vec<u8>>>(9)?, row.get::<Option<Moment>>(10)?) {
        (Some(key), Some(since)) => {
            Factor::On { since, key: Personal::new(key), last_step: row.get::<Option<i64>>(11)?.unwrap_or(0) }
        }
        (None | Some(_), _) => Factor::Off,
    };
    Ok(Account {
        person,
        name: row.get(1)?,
        email: row.get(2)?,
        unit: row.get(3)?,
        is_veiled: is_hidden,
        left_on: row.get(5)?,
        state,
        password: password.map(Personal::new),
        factor,
        version: row.get::<Option<i64>>(12)?.unwrap_or(0),
    })
}

fn first(reading: &Reading<'_>, actor: &Actor, sql: Sql) -> Result<Option<Account>> {
    reading.rows(sql)?.first().map(|row| read(row, actor)).transpose()
}

/// The account of a person, also of one who was never let in. The caller asks the policy about it.
pub(crate) fn load(reading: &Reading<'_>, actor: &Actor, person: Id<Person>) -> Result<Account> {
    let sql =
        Sql::open("the policy is asked about the account that is found", &format!("{SELECT} WHERE p.id = ?"));
    first(reading, actor, sql.bind(person))?.ok_or(kernel::Refused::NotFound)
}

/// The account of an e-mail address in the form in which it is kept.
pub(crate) fn find_by_email(reading: &Reading<'_>, email: &str) -> Result<Option<Account>> {
    let sql = Sql::open("asked before anybody is signed in", &format!("{SELECT} WHERE p.email = ?"));
    first(reading, &Actor::nobody(), sql.bind(email))
}

/// Is there an account that has not been disabled?
pub(crate) fn is_open(reading: &Reading<'_>, person: Id<Person>) -> Result<bool> {
    let sql = Sql::open(
        "a yes or no, for whoever tells the person something",
        "SELECT COUNT(*) FROM account WHERE person_id = ? AND disabled_at IS NULL",
    );
    Ok(reading.number(sql.bind(person))? > 0)
}

/// Makes the person's row, if there is none yet, so that it can be changed.
pub(crate) fn ensure(tx: &Tx<'_>, person: Id<Person>) -> Result<()> {
    let sql = Sql::change("INSERT INTO account (person_id) VALUES (?) ON CONFLICT (person_id) DO NOTHING");
    tx.run(sql.bind(person)).map(|_| ())
}

/// Who chose a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChosenBy {
    Oneself,
    /// The person must change it before anything else.
    Another,
}

/// Stores a new password.
pub(crate) fn set_password(tx: &Tx<'_>, person: Id<Person>, hash: &str, by: ChosenBy) -> Result<()> {
    ensure(tx, person)?;
    let sql = Sql::change(
        "UPDATE account SET password = ?, password_at = ?, must_change = ?, version = version + 1 WHERE person_id = ?",
    );
    tx.run_one(sql.bind(hash).bind(tx.now()).bind(by == ChosenBy::Another).bind(person))
}

/// Gives one password to everybody in the list, as one's own choice.
pub(crate) fn set_password_of_all(tx: &Tx<'_>, persons: &[Id<Person>], hash: &str) -> Result<u64> {
    let mut count = 0;
    for some in persons.chunks(500) {
        let sql = Sql::change(
            "INSERT INTO account (person_id, password, password_at)
             SELECT p.id, CAST(? AS TEXT), CAST(? AS BIGINT) FROM person p WHERE p.email IS NOT NULL",
        );
        let sql = sql.bind(hash).bind(tx.now()).and_in("p.id", some.iter().copied());
        count += tx.run(sql.and("ON CONFLICT (person_id) DO UPDATE SET password = excluded.password, password_at = excluded.password_at"))?;
    }
    Ok(count)
}

/// Stops or opens sign-in; somebody who changed the account meanwhile wins.
pub(crate) fn set_disabled(tx: &Tx<'_>, account: &Account, at: Option<Moment>) -> Result<()> {
    ensure(tx, account.person)?;
    let sql = Sql::change(
        "UPDATE account SET disabled_at = ?, version = version + 1 WHERE person_id = ? AND version = ?",
    );
    // A row that was just made has version 1.
    tx.run_one(sql.bind(at).bind(account.person).bind(account.version.max(1)))
}

/// A key that waits to be confirmed, with when and from which session it was asked for.
pub(crate) fn begin_factor(tx: &Tx<'_>, person: Id<Person>, key: &[u8], via: Option<i64>) -> Result<()> {
    ensure(tx, person)?;
    let sql =
        Sql::change("UPDATE account SET new_key = ?, new_key_at = ?, new_key_via = ? WHERE person_id = ?");
    tx.run_one(sql.bind(key).bind(tx.now()).bind(via).bind(person))
}

/// The key that waits in this session, if it was asked for since that moment.
pub(crate) fn begun_factor(
    reading: &Reading<'_>,
    person: Id<Person>,
    via: Option<i64>,
    since: Moment,
) -> Result<Option<Vec<u8>>> {
    let sql = Sql::open(
        "the person's own",
        "SELECT new_key FROM account WHERE person_id = ? AND new_key_via = ? AND new_key_at >= ?",
    );
    let found: Option<(Option<Vec<u8>>,)> =
        reading.find(sql.bind(person).bind(via.unwrap_or(0)).bind(since))?;
    Ok(found.and_then(|(key,)| key))
}

/// The key that waits becomes the second factor; `step` is the time step of the code that confirmed it.
pub(crate) fn confirm_factor(tx: &Tx<'_>, person: Id<Person>, key: &[u8], step: i64) -> Result<()> {
    let sql = Sql::change(
        "UPDATE account SET factor_key = ?, factor_at = ?, factor_step = ?, new_key = NULL, new_key_at = NULL,
         new_key_via = NULL, version = version + 1 WHERE person_id = ? AND factor_key IS NULL",
    );
    tx.run_one(sql.bind(key).bind(tx.now()).bind(step).bind(person))
}

/// No second factor any more, and no codes for it.
pub(crate) fn clear_factor(tx: &Tx<'_>, person: Id<Person>) -> Result<()> {
    let sql = Sql::change(
        "UPDATE account SET factor_key = NULL, factor_at = NULL, factor_step = 0, new_key = NULL, new_key_at = NULL,
         new_key_via = NULL, version = version + 1 WHERE person_id = ?",
    );
    tx.run_one(sql.bind(person))?;
    super::codes::forget(tx, person)
}

/// Uses a time step, so that its code opens nothing more. False when it has been used already.
pub(crate) fn use_step(tx: &Tx<'_>, person: Id<Person>, step: i64) -> Result<bool> {
    let sql = Sql::change("UPDATE account SET factor_step = ? WHERE person_id = ? AND factor_step < ?");
    Ok(tx.run(sql.bind(step).bind(person).bind(step))? == 1)
}

/// Forgets keys that were never confirmed.
pub(crate) fn forget_begun(tx: &Tx<'_>, before: Moment) -> Result<u64> {
    let sql = Sql::change(
        "UPDATE account SET new_key = NULL, new_key_at = NULL, new_key_via = NULL WHERE new_key_at < ?",
    );
    tx.run(sql.bind(before))
}

/// Has the person a second factor?
pub(crate) fn has_factor(reading: &Reading<'_>, person: Id<Person>) -> Result<bool> {
    let sql = Sql::open(
        "the person's own",
        "SELECT COUNT(*) FROM account WHERE person_id = ? AND factor_key IS NOT NULL",
    );
    Ok(reading.number(sql.bind(person))? > 0)
}

/// One account as a list of them shows it: e-mail, name, whether there is a password, a stop, a second factor.
pub(crate) type Listed = (String, String, bool, bool, bool);

/// Everybody who has an account, by e-mail.
pub(crate) fn all(reading: &Reading<'_>) -> Result<Vec<Listed>> {
    let sql = Sql::open(
        "for the holder of the machine",
        "SELECT COALESCE(p.email, ''), p.name, CASE WHEN a.password = '' THEN 0 ELSE 1 END,
         CASE WHEN a.disabled_at IS NULL THEN 0 ELSE 1 END, CASE WHEN a.factor_key IS NULL THEN 0 ELSE 1 END
         FROM account a JOIN person p ON p.id = a.person_id ORDER BY COALESCE(p.email, ''), p.id",
    );
    reading.all(sql)
}

/// The e-mail of everybody who has an account.
pub(crate) fn emails(reading: &Reading<'_>) -> Result<Vec<(Id<Person>, String)>> {
    let text = "SELECT p.id, COALESCE(p.email, '') FROM account a JOIN person p ON p.id = a.person_id";
    reading.all(Sql::open("for the holder of the machine", text))
}

/// For each role the person who has it and the fewest others: role, name, e-mail.
pub(crate) fn one_of_each_role(reading: &Reading<'_>) -> Result<Vec<(String, String, String)>> {
    let sql = Sql::open(
        "the demo's persons are invented",
        "SELECT role, name, email FROM (
           SELECT g.role AS role, p.name AS name, p.email AS email,
             ROW_NUMBER() OVER (PARTITION BY g.role ORDER BY c.roles, p.id) AS place
           FROM role_grant g JOIN person p ON p.id = g.person_id JOIN account a ON a.person_id = p.id
           JOIN (SELECT person_id, COUNT(DISTINCT role) AS roles FROM role_grant WHERE revoked_at IS NULL GROUP BY person_id) c
             ON c.person_id = p.id
           WHERE g.revoked_at IS NULL AND g.from_at <= ? AND (g.until_at IS NULL OR g.until_at > ?)
           AND p.left_on IS NULL AND p.is_protected = 0 AND p.email IS NOT NULL
           AND a.password <> '' AND a.disabled_at IS NULL) each_role WHERE place = 1",
    );
    reading.all(sql.bind(reading.now()).bind(reading.now()))
}
