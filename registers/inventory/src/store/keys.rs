use access::Actor;
use kernel::{Id, Moment, Refused, Result, Unit};
use store::{Reading, Sql, Tx};

use crate::{KEYS, KeyVerb, SiteKey};

type Columns = (Id<SiteKey>, String, Id<Unit>, Option<Moment>);

const COLUMNS: &str = "site_key.id, site_key.name, site_key.unit_id, site_key.revoked_at";

fn key((id, name, unit, revoked_at): Columns) -> SiteKey {
    SiteKey { id, name, unit, revoked_at }
}

/// The key, if the actor may see it.
pub(crate) fn load(reading: &Reading<'_>, actor: &Actor, id: Id<SiteKey>) -> Result<SiteKey> {
    let text = format!("SELECT {COLUMNS} FROM site_key WHERE {{scope}} AND site_key.id = ?");
    let sql = Sql::within(&KEYS.scope(actor, KeyVerb::Read), &text).bind(id);
    reading.find::<Columns>(sql)?.map(key).ok_or(Refused::NotFound)
}

/// The key of a secret's hash, unless it was taken back.
pub(crate) fn find(reading: &Reading<'_>, hash: &str) -> Result<Option<SiteKey>> {
    let text = format!("SELECT {COLUMNS} FROM site_key WHERE hash = ? AND revoked_at IS NULL");
    let sql = Sql::open("the secret proves which site it is", &text).bind(hash);
    Ok(reading.find::<Columns>(sql)?.map(key))
}

pub(crate) fn insert(tx: &Tx<'_>, name: &str, unit: Id<Unit>, hash: &str) -> Result<Id<SiteKey>> {
    let sql = Sql::change("INSERT INTO site_key (name, unit_id, hash, made_at) VALUES (?, ?, ?, ?)");
    tx.insert(sql.bind(name).bind(unit).bind(hash).bind(tx.now()))
}

/// Takes it back; a conflict when somebody has done so meanwhile.
pub(crate) fn revoke(tx: &Tx<'_>, id: Id<SiteKey>) -> Result<()> {
    let sql = Sql::change("UPDATE site_key SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL");
    tx.run_one(sql.bind(tx.now()).bind(id))
}

/// One of its agents was heard.
pub(crate) fn heard(tx: &Tx<'_>, id: Id<SiteKey>) -> Result<()> {
    let sql = Sql::change("UPDATE site_key SET heard_at = ? WHERE id = ?");
    tx.run(sql.bind(tx.now()).bind(id)).map(|_| ())
}

/// One of its agents said something that could not be read.
pub(crate) fn failed(tx: &Tx<'_>, id: Id<SiteKey>, why: &str) -> Result<()> {
    let sql = Sql::change("UPDATE site_key SET heard_at = ?, failed_at = ?, failure = ? WHERE id = ?");
    tx.run(sql.bind(tx.now()).bind(tx.now()).bind(why).bind(id)).map(|_| ())
}
