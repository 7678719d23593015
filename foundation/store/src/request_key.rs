//! Keys of requests: what was carried out once is not carried out again for so long as its key is kept.

use kernel::{Refused, Result};

use crate::{Db, Sql, Tx, Upkeep};

/// So many days a key is kept after its request.
pub const KEY_DAYS: i64 = 7;

impl Db {
    /// Forgets the keys of requests that are older than [`KEY_DAYS`]; says how many.
    pub fn forget_request_keys(&self) -> Result<u64> {
        self.keep(Upkeep::RequestKey, |tx| {
            let sql = Sql::change("DELETE FROM request_key WHERE at < ?");
            tx.run(sql.bind(tx.now().plus_days(-KEY_DAYS)))
        })
    }
}

/// A request with a key is carried out once: its first commit takes the key (and then this says true), a retry finds it
/// taken. The key with another body was never carried out, and to answer as if it had been would lose what was sent.
/// What the same request does after its first commit needs no key.
pub(crate) fn take(tx: &Tx<'_>) -> Result<bool> {
    let Some(key) = tx.actor().request.as_ref().filter(|key| !key.taken.get()) else { return Ok(false) };
    let sql = Sql::open("a request's own key", "SELECT reply, body FROM request_key WHERE hash = ?");
    let taken: Option<(Option<String>, Option<String>)> = tx.find(sql.bind(key.hash.as_str()))?;
    match taken {
        Some((_, Some(body))) if body != key.body => {
            return Err(Refused::field("idempotency-key", "key-of-another-body"));
        }
        Some((reply, _)) => return Err(Refused::DoneBefore { reply: reply.unwrap_or_default() }),
        None => {}
    }
    let sql = Sql::change("INSERT INTO request_key (hash, at, body) VALUES (?, ?, ?)");
    tx.run(sql.bind(key.hash.as_str()).bind(tx.now()).bind(key.body.as_str()))?;
    Ok(true)
}

/// Notes with the key, in the same transaction, which record it was: should the program die before the answer is out,
/// a retry hears what was made, not only that it was. The answer itself takes its place when there is one.
pub(crate) fn note_what_was_done(tx: &Tx<'_>) -> Result<()> {
    let (Some(key), Some(subject)) = (&tx.actor().request, tx.about()) else { return Ok(()) };
    let reply = serde_json::json!({ "id": subject.id, "kind": subject.kind });
    let sql = Sql::change("UPDATE request_key SET reply = ? WHERE hash = ?");
    tx.run(sql.bind(reply.to_string()).bind(key.hash.as_str())).map(|_| ())
}
