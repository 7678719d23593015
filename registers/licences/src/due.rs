//! What the clock does: counts on the count day, tells of a day that passed without, and reckons anew what time has changed.

use access::Actor;
use kernel::{Day, Id, Refused, Result};
use store::{Db, Upkeep};

use crate::licence::{CountsBy, Licence, Metric};
use crate::store::{counts, licences};
use crate::{Event, POLICY, Verb};

/// Counts every licence whose day has come, as of that day, and notes of those that are counted by hand that nobody did.
pub fn count_due(db: &Db) -> Result<()> {
    let today = db.read(people::today)?;
    for (licence, day, is_clock) in db.read(|reading| counts::due(reading, today))? {
        let done = if is_clock { fall(db, licence, day) } else { miss(db, licence, day) };
        match done {
            // Somebody was quicker, or it is counted no more.
            Ok(()) | Err(Refused::Conflict) => {}
            Err(refused) => return Err(refused),
        }
    }
    for (licence,) in db.read(|reading| counts::stale(reading, today))? {
        db.keep(Upkeep::Derived, |tx| licences::reckon(tx, licence))?;
    }
    Ok(())
}

fn fall(db: &Db, id: Id<Licence>, day: Day) -> Result<()> {
    let clock = Actor::clock();
    db.write(&clock, |tx| {
        let licence = licences::within(tx, &POLICY.scope(&clock, Verb::Fall), id)?;
        let permit = POLICY.allow(&clock, Verb::Fall, &licence)?;
        let (waits, _) = licences::waiting(tx, id)?;
        let is_clock = licence.facts.counts_by == CountsBy::Clock && licence.facts.metric != Metric::Site;
        if waits != Some(day) || !is_clock {
            return Err(Refused::Conflict);
        }
        crate::count::counted(tx, permit, &licence, day)
    })
    .map(|_| ())
}

fn miss(db: &Db, id: Id<Licence>, day: Day) -> Result<()> {
    let clock = Actor::clock();
    db.write(&clock, |tx| {
        let licence = licences::within(tx, &POLICY.scope(&clock, Verb::Miss), id)?;
        let permit = POLICY.allow(&clock, Verb::Miss, &licence)?;
        counts::note_missed(tx, id, day)?;
        tx.say(permit, &Event::Missed { licence: id, day })
    })
}
