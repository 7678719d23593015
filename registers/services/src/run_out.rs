use access::Actor;
use kernel::Result;
use store::Db;

use crate::service::Service;
use crate::{Event, POLICY, Verb, store as rows};

/// What the clock does: ends every service whose last day has passed. Gives how many ended.
pub fn run_out(db: &Db) -> Result<usize> {
    let clock = Actor::clock();
    let due = db.read(|reading| rows::run_out(reading, people::today(reading)?))?;
    for id in &due {
        db.write(&clock, |tx| {
            let service = rows::within(tx, &POLICY.scope(&clock, Verb::RunOut), *id)?;
            let permit = POLICY.allow(&clock, Verb::RunOut, &service)?;
            // Brought back by somebody since it was looked up.
            let state =
                service.state.run_out(people::today(tx)?, tx.now()).ok_or(kernel::Refused::Conflict)?;
            rows::save(tx, &Service { state, changed_at: tx.now(), ..service })?;
            tx.say(permit, &Event::RanOut { service: *id })
        })?;
    }
    Ok(due.len())
}
