use access::Actor;
use kernel::Result;
use store::Db;

use crate::{Event, POLICY, Verb, store as rows};

/// What the clock does: notes every published article whose review day has passed, so that its owner hears of it. Gives
/// how many.
pub fn fall_due(db: &Db) -> Result<usize> {
    let clock = Actor::clock();
    let due = db.read(|reading| rows::falling_due(reading, people::today(reading)?))?;
    for id in &due {
        db.write(&clock, |tx| {
            let article = rows::within(tx, &POLICY.scope(&clock, Verb::FallDue), *id)?;
            let permit = POLICY.allow(&clock, Verb::FallDue, &article)?;
            // Reviewed by somebody since it was looked up.
            if !article.falls_due(people::today(tx)?) {
                return Err(kernel::Refused::Conflict);
            }
            rows::note_due(tx, *id)?;
            tx.say(permit, &Event::FellDue { article: *id })
        })?;
    }
    Ok(due.len())
}
