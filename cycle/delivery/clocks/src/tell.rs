//! What time does: a promise is broken, or so much of its time has passed that somebody is to know.

use ::store::{Db, Tx, Upkeep};
use access::Actor;
use kernel::{Refused, Result};

use crate::attach;
use crate::book::Book;
use crate::clock::{Clock, Counting, Kept};
use crate::course::{Told, What};
use crate::store::clocks::{self, Line};
use crate::store::facts;
use crate::{CLOCKS, ClockVerb, Event};

/// Clocks told of in one write.
const TOGETHER: i64 = 100;

/// Tells of what has come due since the last time; gives how many breaches and escalations it told of.
pub fn tell_due(db: &Db) -> Result<usize> {
    let mut told = 0;
    while db.read(|reading| Ok(!clocks::due(reading, 1)?.is_empty()))? {
        let events = db.keep(Upkeep::Derived, refresh)?;
        if events > 0 {
            match say(db) {
                Ok(events) => told += events,
                // Another process told of it meanwhile.
                Err(Refused::Conflict) => break,
                Err(refused) => return Err(refused),
            }
        }
    }
    Ok(told)
}

/// Tells of some that are due, in one write.
fn say(db: &Db) -> Result<usize> {
    db.write(&Actor::clock(), |tx| {
        let events = due_events(tx)?;
        let permit = CLOCKS.allow(tx.actor(), ClockVerb::Tell, &())?;
        let Some((last, others)) = events.split_last() else { return Err(Refused::Conflict) };
        for event in others {
            tx.also(&permit, event)?;
        }
        Ok(tx.say(permit, last)?.with(events.len()))
    })
}

/// Makes the clocks again that seem due; gives how many of them are.
fn refresh(tx: &Tx<'_>) -> Result<usize> {
    let book = Book::open(tx)?;
    let mut due = 0;
    for (clock, was) in clocks::due(tx, TOGETHER)? {
        let history = facts::history(tx, clock.record)?;
        let now = attach::stands(&book, &clock, &history)?;
        if now != was {
            clocks::keep(tx, clock.id, &now)?;
        }
        due += usize::from(now.next.is_some_and(|next| next < tx.now()));
    }
    Ok(due)
}

/// Marks what is due as told, and gives what is to be said of it.
fn due_events(tx: &Tx<'_>) -> Result<Vec<Event>> {
    let book = Book::open(tx)?;
    let mut events = Vec::new();
    for line in clocks::due(tx, TOGETHER)? {
        events.extend(tell_one(tx, &book, line)?);
    }
    Ok(events)
}

fn tell_one(tx: &Tx<'_>, book: &Book<'_, '_>, (clock, was): Line) -> Result<Vec<Event>> {
    let history = facts::history(tx, clock.record)?;
    let record = facts::load(tx, clock.record)?;
    let counting = Counting::of(book, &clock)?;
    let course = clock.course(&counting.timed(&clock)?, &history, tx.now());
    let before = clock.told_of(course.round);
    let mut told = before;
    let mut events = Vec::new();
    for mark in course.marks.iter().filter(|mark| mark.at < tx.now() && !before.knows(mark.what)) {
        told = match mark.what {
            What::Share(share) => Told { share: told.share.max(i64::from(share)), ..told },
            What::Due => Told { breach: true, ..told },
        };
        events.push(event(&clock, &record.facts.subject, mark.what));
    }
    let clock = Clock { told_round: course.round, told, ..clock };
    let now: Kept = attach::stands(book, &clock, &history)?;
    clocks::set_told(tx, clock.id, course.round, told)?;
    if now != was {
        clocks::keep(tx, clock.id, &now)?;
    }
    Ok(events)
}

fn event(clock: &Clock, subject: &kernel::Subject, what: What) -> Event {
    let (clock, measure, subject) = (clock.id, clock.measure, subject.clone());
    match what {
        What::Share(share) => Event::Escalated { subject, clock, measure, share },
        What::Due => Event::Breached { subject, clock, measure },
    }
}
