use access::{Actor, Scope};
use kernel::{Day, Id, Moment, Person, Result};
use store::{Reading, Sql, Tx};

use crate::feed::Feed;
use crate::{FEEDS, FeedVerb};

type Columns = (Id<Feed>, Id<Person>, Moment);

fn feed((id, person, made_at): Columns) -> Feed {
    Feed { id, person, made_at }
}

/// The actor's own calendar, if there is one.
pub(crate) fn of(reading: &Reading<'_>, actor: &Actor) -> Result<Option<Feed>> {
    let text =
        "SELECT agreement_feed.id, agreement_feed.person_id, agreement_feed.made_at FROM agreement_feed
                WHERE {scope} AND agreement_feed.revoked_at IS NULL ORDER BY agreement_feed.id DESC LIMIT 1";
    let Some(me) = actor.person_id() else { return Ok(None) };
    let found: Option<Columns> = reading.find(Sql::within(&FEEDS.scope(actor, FeedVerb::Read), text))?;
    Ok(found.map(feed).filter(|feed| feed.person == me))
}

/// The calendar of a secret's hash.
pub(crate) fn find(reading: &Reading<'_>, hash: &str) -> Result<Option<Feed>> {
    let text = "SELECT id, person_id, made_at FROM agreement_feed WHERE hash = ? AND revoked_at IS NULL";
    let sql = Sql::open("the secret proves whose it is", text).bind(hash);
    Ok(reading.find::<Columns>(sql)?.map(feed))
}

pub(crate) fn insert(tx: &Tx<'_>, person: Id<Person>, hash: &str) -> Result<Id<Feed>> {
    let sql = Sql::change("INSERT INTO agreement_feed (person_id, hash, made_at) VALUES (?, ?, ?)");
    tx.insert(sql.bind(person).bind(hash).bind(tx.now()))
}

/// Takes back every calendar that a person has.
pub(crate) fn revoke_all(tx: &Tx<'_>, person: Id<Person>) -> Result<()> {
    let sql =
        Sql::change("UPDATE agreement_feed SET revoked_at = ? WHERE person_id = ? AND revoked_at IS NULL");
    tx.run(sql.bind(tx.now()).bind(person)).map(|_| ())
}

/// A term that waits for a decision, for a calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Waiting {
    pub agreement: i64,
    pub name: String,
    pub supplier: String,
    pub term: i64,
    pub decide_by: Day,
    pub notice_by: Day,
    pub ending: String,
}

/// The terms that wait, as far as the scope reaches, the nearest first.
pub(crate) fn days(reading: &Reading<'_>, scope: &Scope, limit: i64) -> Result<Vec<Waiting>> {
    let text =
        "SELECT agreement.id, agreement.name, supplier.name, agreement_term.term, agreement_term.decide_by,
                agreement_term.notice_by, agreement_term.ending
                FROM agreement_term JOIN agreement ON agreement.id = agreement_term.agreement_id
                JOIN supplier ON supplier.id = agreement.supplier_id
                WHERE {scope} ORDER BY agreement_term.decide_by, agreement.id LIMIT ?";
    type Found = (i64, String, String, i64, Day, Day, String);
    let found: Vec<Found> = reading.all(Sql::within(scope, text).bind(limit))?;
    let waiting = |(agreement, name, supplier, term, decide_by, notice_by, ending): Found| Waiting {
        agreement,
        name,
        supplier,
        term,
        decide_by,
        notice_by,
        ending,
    };
    Ok(found.into_iter().map(waiting).collect())
}
