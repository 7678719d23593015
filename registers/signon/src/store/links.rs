use ::store::{Reading, Row, Sql, Tx};
use access::Actor;
use accounts::Provider;
use kernel::{Id, Person, Refused, Result};

use crate::policy::{LINKS, LinkVerb};
use crate::provider::Link;

const SELECT: &str = "SELECT l.id, l.person_id, l.provider_id, s.name, person.unit_id, person.is_protected, l.made_at, l.used_at
    FROM signon_link l JOIN signon_provider s ON s.id = l.provider_id JOIN person ON person.id = l.person_id";

fn read(row: &Row, actor: &Actor) -> Result<Link> {
    let person: Id<Person> = row.get(1)?;
    Ok(Link {
        id: row.get(0)?,
        person,
        provider: row.get(2)?,
        provider_name: row.get(3)?,
        unit: row.get(4)?,
        is_veiled: row.get::<bool>(5)? && actor.person_id() != Some(person),
        made_at: row.get(6)?,
        used_at: row.get(7)?,
    })
}

pub(crate) fn load(reading: &Reading<'_>, actor: &Actor, id: Id<Link>) -> Result<Link> {
    let text = format!("{SELECT} WHERE {{scope}} AND l.id = ?");
    let sql = Sql::within(&LINKS.scope(actor, LinkVerb::Read), &text).bind(id);
    reading.rows(sql)?.first().ok_or(Refused::NotFound).and_then(|row| read(row, actor))
}

/// What joins a person to accounts elsewhere, if the actor may see it.
pub(crate) fn of(reading: &Reading<'_>, actor: &Actor, person: Id<Person>) -> Result<Vec<Link>> {
    let text = format!("{SELECT} WHERE {{scope}} AND l.person_id = ? ORDER BY l.id LIMIT 100");
    let sql = Sql::within(&LINKS.scope(actor, LinkVerb::Read), &text).bind(person);
    reading.rows(sql)?.iter().map(|row| read(row, actor)).collect()
}

/// Whose account it is, by the provider and its word for somebody: never by an address (ASVS 6.8.1).
pub(crate) fn who(
    reading: &Reading<'_>,
    provider: Id<Provider>,
    subject: &str,
) -> Result<Option<Id<Person>>> {
    let sql = Sql::open(
        "asked before anybody is signed in",
        "SELECT person_id FROM signon_link WHERE provider_id = ? AND subject = ?",
    );
    Ok(reading.find::<(Id<Person>,)>(sql.bind(provider).bind(subject))?.map(|(person,)| person))
}

/// Is the person joined to any account at this provider?
pub(crate) fn has_one(reading: &Reading<'_>, person: Id<Person>, provider: Id<Provider>) -> Result<bool> {
    let sql = Sql::open(
        "of a person who is known by then",
        "SELECT COUNT(*) FROM signon_link WHERE person_id = ? AND provider_id = ?",
    );
    Ok(reading.number(sql.bind(person).bind(provider))? > 0)
}

/// Is the person joined to any account anywhere?
pub(crate) fn has_any(reading: &Reading<'_>, person: Id<Person>) -> Result<bool> {
    let sql =
        Sql::open("of a person who is known by then", "SELECT COUNT(*) FROM signon_link WHERE person_id = ?");
    Ok(reading.number(sql.bind(person))? > 0)
}

/// How many are joined to accounts of a provider.
pub(crate) fn count(reading: &Reading<'_>, provider: Id<Provider>) -> Result<i64> {
    let sql = Sql::open(
        "a number, of a provider that the caller has loaded",
        "SELECT COUNT(*) FROM signon_link WHERE provider_id = ?",
    );
    reading.number(sql.bind(provider))
}

/// Joins a person to an account there.
pub(crate) fn insert(tx: &Tx<'_>, person: Id<Person>, provider: Id<Provider>, subject: &str) -> Result<()> {
    let sql = Sql::change(
        "INSERT INTO signon_link (person_id, provider_id, subject, made_at, used_at) VALUES (?, ?, ?, ?, ?)",
    );
    tx.run(sql.bind(person).bind(provider).bind(subject).bind(tx.now()).bind(tx.now())).map(|_| ())
}

/// Notes that somebody signed in by it now.
pub(crate) fn touch(tx: &Tx<'_>, person: Id<Person>, provider: Id<Provider>) -> Result<()> {
    let sql = Sql::change("UPDATE signon_link SET used_at = ? WHERE person_id = ? AND provider_id = ?");
    tx.run_one(sql.bind(tx.now()).bind(person).bind(provider))
}

pub(crate) fn remove(tx: &Tx<'_>, id: Id<Link>) -> Result<()> {
    tx.run_one(Sql::change("DELETE FROM signon_link WHERE id = ?").bind(id))
}
