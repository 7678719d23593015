//! The clock builds the reports: no person does, and nobody builds one again.

use ::store::{Db, Reading};
use access::Actor;
use kernel::{Id, Month, Refused, Result};

use crate::report::{self, MONTHS_BACK};
use crate::{Cannot, Event, POLICY, ServiceReport, Verb, gather, store as rows};

/// Builds the report of every month that is over and has none, at most two years back; gives how many.
pub fn build_due(db: &Db) -> Result<usize> {
    let mut count = 0;
    for month in db.read(due)? {
        match build(db, &Actor::clock(), month) {
            Ok(_) => count += 1,
            // Another process was first.
            Err(Refused::Rule { key: "outcomes-cannot-is-built", .. } | Refused::Conflict) => {}
            Err(refused) => return Err(refused),
        }
    }
    Ok(count)
}

/// From the first ticket, which an import may have brought from long ago, or from the day when all began.
fn due(reading: &Reading<'_>) -> Result<Vec<Month>> {
    let zone = people::zone(reading)?;
    let (began, first) = (::store::began(reading)?, desk::first_ticket(reading)?);
    let Some(began) = began.into_iter().chain(first).min() else { return Ok(Vec::new()) };
    let today = reading.now().day_in(&zone);
    let built = rows::months_since(reading, Month::of(today).plus(-MONTHS_BACK))?;
    Ok(report::due(today, Month::of(began.day_in(&zone)), &built))
}

/// Builds the report of one month that is over. The figures are gathered before anything is written, so that nobody
/// waits for the counting.
pub fn build(db: &Db, actor: &Actor, month: Month) -> Result<Id<ServiceReport>> {
    let contents = db.read(|reading| {
        report::must_be_over(month, people::today(reading)?)?;
        gather::gather(reading, month)
    })?;
    db.write(actor, |tx| {
        let permit = POLICY.allow_new(actor, Verb::Build, &())?;
        if rows::find(tx, month)?.is_some() {
            return Err(Cannot::IsBuilt { month }.into());
        }
        let report = rows::insert(tx, month, &contents)?;
        Ok(tx.say(permit, &Event::Built { report, month })?.with(report))
    })
}
