use ::store::{Db, Sql, Upkeep};
use kernel::{Moment, Result};

/// Takes an errand as answered; false when it was before.
pub(crate) fn take(db: &Db, hash: &str, ends_at: Moment) -> Result<bool> {
    db.keep(Upkeep::Draft, |tx| {
        tx.run(Sql::change("DELETE FROM signon_answered WHERE ends_at < ?").bind(tx.now()))?;
        let text = "INSERT INTO signon_answered (hash, ends_at) VALUES (?, ?) ON CONFLICT (hash) DO NOTHING";
        Ok(tx.run(Sql::change(text).bind(hash).bind(ends_at))? == 1)
    })
}
