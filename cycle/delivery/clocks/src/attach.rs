//! Which clocks count for a record, and what is kept of them.

use ::store::Tx;
use kernel::{Id, Result};

use crate::book::{Book, Chosen, LevelVersion};
use crate::clock::{Clock, Counting, Kept};
use crate::course::Told;
use crate::history::History;
use crate::store::clocks::{self, Line};
use crate::store::facts::Record;
use crate::store::outcomes;
use crate::{Measure, Party, Target};

/// By which version a clock goes on when its record is looked at anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Terms {
    /// The one that it was attached with: a new version holds for new records.
    AsAttached,
    /// The one that holds now.
    AsNow,
}

/// The clocks that agreements choose for a record now, not stored yet.
pub(crate) fn chosen(
    tx: &Tx<'_>,
    book: &Book<'_, '_>,
    record: &Record,
    history: &History,
) -> Result<Vec<Line>> {
    let mut lines = Vec::new();
    for chosen in book.choose(&record.facts)? {
        lines.extend(fresh(tx, book, (record, history), &chosen)?);
    }
    Ok(lines)
}

fn fresh(
    tx: &Tx<'_>,
    book: &Book<'_, '_>,
    (record, history): (&Record, &History),
    chosen: &Chosen,
) -> Result<Option<Line>> {
    let base = chosen.version.base(record.opened, tx.now());
    let target = book.target(&chosen.version, chosen.measure, record.facts.priority, base)?;
    let Some(target) = target else { return Ok(None) };
    let clock = Clock {
        id: Id::new(0),
        record: record.id,
        version: chosen.version.id,
        measure: chosen.measure,
        party: chosen.version.party,
        priority: record.facts.priority,
        target,
        by_rule: chosen.fit.words(),
        attached: tx.now(),
        base,
        replaced: None,
        told_round: 0,
        told: Told::default(),
        cause: None,
    };
    let kept = stands(book, &clock, history)?;
    Ok(Some((clock, kept)))
}

/// How a clock stands by the facts.
pub(crate) fn stands(book: &Book<'_, '_>, clock: &Clock, history: &History) -> Result<Kept> {
    let counting = Counting::of(book, clock)?;
    Ok(clock.kept(&counting.timed(clock)?, history))
}

/// Sees how clocks stand by new facts, keeps what is otherwise than it was, and stores how it went for those that ended.
pub(crate) fn settle(
    tx: &Tx<'_>,
    book: &Book<'_, '_>,
    (record, history): (&Record, &History),
    lines: Vec<Line>,
) -> Result<Vec<Line>> {
    let settle_one = |(clock, was): Line| {
        let now = stands(book, &clock, history)?;
        if now != was {
            clocks::keep(tx, clock.id, &now)?;
        }
        let has_ended = now.stopped.is_some() && (was.stopped != now.stopped || was.round != now.round);
        if has_ended {
            went(tx, book, record, (&clock, &now))?;
        }
        Ok((clock, now))
    };
    lines.into_iter().map(settle_one).collect()
}

/// Stores how a clock that has ended went. What never counted for a group or a supplier promised nothing.
fn went(tx: &Tx<'_>, book: &Book<'_, '_>, record: &Record, (clock, kept): (&Clock, &Kept)) -> Result<()> {
    let is_empty = kept.started.is_none() && clocks::is_internal(clock.party);
    let Some(ended) = kept.stopped.filter(|_| kept.round > 0 && !is_empty) else { return Ok(()) };
    let version = book.version(clock.version)?;
    let day = book.openings(&version)?.day_of(ended);
    let month = &day.to_string()[..7];
    outcomes::store(tx, (clock, kept), version.level, &record.facts, (ended, month))
}

/// Looks at a record anew: clocks that no agreement chooses any longer end, others come. What a clock has counted from
/// stays: a change within one agreement loses no time and no pause.
pub(crate) fn rematch(
    tx: &Tx<'_>,
    book: &Book<'_, '_>,
    (record, history): (&Record, &History),
    lines: Vec<Line>,
    terms: Terms,
) -> Result<Vec<Line>> {
    let mut chosen = book.choose(&record.facts)?;
    let (mut stays, mut comes) = (Vec::new(), Vec::new());
    for line in lines {
        let key = (line.0.party, line.0.measure);
        let at = chosen.iter().position(|chosen| (chosen.version.party, chosen.measure) == key);
        let choice = at.map(|at| chosen.swap_remove(at));
        if line.0.is_settled(&line.1) {
            stays.push(line);
            continue;
        }
        let next = match &choice {
            Some(choice) => successor(tx, book, (record, history), &line.0, (choice, terms))?,
            None => Next::Ends,
        };
        match next {
            Next::GoesOn => stays.push(line),
            Next::Ends => end(tx, book, (record, history), line.0)?,
            Next::Is(new) => {
                end(tx, book, (record, history), line.0)?;
                comes.push(*new);
            }
        }
    }
    for choice in &chosen {
        comes.extend(fresh(tx, book, (record, history), choice)?);
    }
    clocks::insert(tx, &comes)?;
    stays.extend(comes);
    Ok(stays)
}

/// What becomes of a clock when its record is looked at anew.
enum Next {
    GoesOn,
    Ends,
    Is(Box<Line>),
}

fn successor(
    tx: &Tx<'_>,
    book: &Book<'_, '_>,
    (record, history): (&Record, &History),
    clock: &Clock,
    (choice, terms): (&Chosen, Terms),
) -> Result<Next> {
    let attached = book.version(clock.version)?;
    if attached.level != choice.version.level {
        let new = fresh(tx, book, (record, history), choice)?;
        return Ok(new.map_or(Next::Ends, |new| Next::Is(Box::new(new))));
    }
    let version: &LevelVersion = match terms {
        Terms::AsAttached => &attached,
        Terms::AsNow => &choice.version,
    };
    let target = book.target(version, clock.measure, record.facts.priority, clock.base)?;
    let is_same = version.id == clock.version && clock.priority == record.facts.priority;
    Ok(match target {
        None => Next::Ends,
        Some(target) if is_same && target == clock.target => Next::GoesOn,
        Some(target) => {
            Next::Is(Box::new(renewed(tx, book, (record, history), clock, (version.id, target, choice))?))
        }
    })
}

/// The same clock by other terms: it counts from when it did.
fn renewed(
    tx: &Tx<'_>,
    book: &Book<'_, '_>,
    (record, history): (&Record, &History),
    clock: &Clock,
    (version, target, choice): (Id<LevelVersion>, Target, &Chosen),
) -> Result<Line> {
    let new = Clock {
        id: Id::new(0),
        version,
        target,
        priority: record.facts.priority,
        by_rule: choice.fit.words(),
        attached: tx.now(),
        told_round: 0,
        told: Told::default(),
        cause: None,
        ..clock.clone()
    };
    let kept = stands(book, &new, history)?;
    Ok((new, kept))
}

/// Another clock counts in its place, or none. A group's or a supplier's that had begun went as it went.
fn end(tx: &Tx<'_>, book: &Book<'_, '_>, (record, history): (&Record, &History), clock: Clock) -> Result<()> {
    let clock = Clock { replaced: Some(tx.now()), ..clock };
    let kept = stands(book, &clock, history)?;
    clocks::replace(tx, clock.id, tx.now())?;
    clocks::keep(tx, clock.id, &kept)?;
    match (clock.party, clock.measure) {
        (Party::Users, Measure::FirstResponse | Measure::NextAnswer | Measure::Solution) => Ok(()),
        (Party::Group | Party::Supplier, _) => went(tx, book, record, (&clock, &kept)),
    }
}
