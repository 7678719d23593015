//! What other rooms tell clocks of, inside their own writes: a record begins, comes into another phase, somebody asks or
//! answers, or what agreements look at has changed. Whoever calls has the permit for what happened and says it.

use ::store::{Reading, Tx};
use kernel::{Moment, Refused, Result, Subject};

use crate::attach::{self, Terms};
use crate::book::Book;
use crate::history::{History, Said};
use crate::level::Facts;
use crate::store::clocks::{self, Line};
use crate::store::facts::{self, Record};
use crate::{Party, Phase};

/// How a record's promises to its users stand after a change, for the record's own lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Outlook {
    /// The next moment at which a promise would be broken; none when no clock runs.
    pub due: Option<Moment>,
    /// Was one broken that has not been replaced?
    pub is_breached: bool,
}

impl Outlook {
    pub(crate) fn of(lines: &[Line]) -> Self {
        let users = lines.iter().filter(|(clock, _)| clock.party == Party::Users);
        let running = users.clone().filter(|(_, kept)| kept.standing == "running");
        Self {
            due: running.filter_map(|(_, kept)| kept.due).min(),
            is_breached: users.into_iter().any(|(_, kept)| kept.breached.is_some()),
        }
    }
}

/// A record begins: its clocks are attached.
pub fn begin(tx: &Tx<'_>, facts: &Facts, phase: Phase) -> Result<Outlook> {
    begin_at(tx, facts, phase, tx.now())
}

/// The same for a record that was opened before clocks were told of it, such as an imported one.
pub fn begin_at(tx: &Tx<'_>, facts: &Facts, phase: Phase, opened: Moment) -> Result<Outlook> {
    let id = facts::insert(tx, facts, opened)?;
    facts::begin(tx, id, opened, phase)?;
    let record = Record { id, facts: facts.clone(), opened };
    let book = Book::open(tx)?;
    let lines = attach::chosen(tx, &book, &record, &History::opened(opened, phase))?;
    clocks::insert(tx, &lines)?;
    Ok(Outlook::of(&lines))
}

/// A record whose whole story is known already: the phases that it came into, the first as it was opened, and what was
/// said. Nobody is told of promises that were broken in it.
pub fn recorded(
    tx: &Tx<'_>,
    about: &Facts,
    phases: &[(Moment, Phase)],
    said: &[(Moment, Said)],
) -> Result<Outlook> {
    let Some(((opened, first), later)) = phases.split_first() else { return Ok(Outlook::default()) };
    begin_at(tx, about, *first, *opened)?;
    let record = known(tx, &about.subject)?;
    let mut history = History::opened(*opened, *first);
    for (at, phase) in later {
        if history.phase() != Some(*phase) {
            facts::move_to(tx, record.id, *at, *phase)?;
            history.move_to(*at, *phase);
        }
    }
    for (at, said) in said {
        if !history.adds_nothing(*said) {
            facts::say(tx, record.id, *at, *said)?;
            history.say(*at, *said);
        }
    }
    let lines = clocks::counting(tx, record.id)?;
    let lines = attach::settle(tx, &Book::open(tx)?, (&record, &history), lines)?;
    Ok(Outlook::of(&lines))
}

/// What happened to a record, told in one go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Turn {
    /// The phase that it came into, or is in already.
    pub phase: Option<Phase>,
    pub said: Option<Said>,
}

/// Something happened to a record; nothing comes back when clocks have never been told of it.
pub fn turned(tx: &Tx<'_>, subject: &Subject, turn: Turn) -> Result<Option<Outlook>> {
    let Some(record) = facts::find(tx, subject)? else { return Ok(None) };
    let mut history = facts::history(tx, record.id)?;
    let (phase, said) = (
        turn.phase.filter(|phase| history.phase() != Some(*phase)),
        turn.said.filter(|said| !history.adds_nothing(*said)),
    );
    if let Some(phase) = phase {
        facts::move_to(tx, record.id, tx.now(), phase)?;
        history.move_to(tx.now(), phase);
    }
    if let Some(said) = said {
        facts::say(tx, record.id, tx.now(), said)?;
        history.say(tx.now(), said);
    }
    let lines = clocks::counting(tx, record.id)?;
    if (phase, said) == (None, None) {
        return Ok(Some(Outlook::of(&lines)));
    }
    let lines = attach::settle(tx, &Book::open(tx)?, (&record, &history), lines)?;
    Ok(Some(Outlook::of(&lines)))
}

/// The record came into another phase. One that it is in already goes on.
pub fn moved(tx: &Tx<'_>, subject: &Subject, phase: Phase) -> Result<Outlook> {
    known_to(subject, turned(tx, subject, Turn { phase: Some(phase), said: None })?)
}

/// The requester asked something more.
pub fn asked(tx: &Tx<'_>, subject: &Subject) -> Result<Outlook> {
    known_to(subject, turned(tx, subject, Turn { phase: None, said: Some(Said::Asked) })?)
}

/// The requester was answered.
pub fn answered(tx: &Tx<'_>, subject: &Subject) -> Result<Outlook> {
    known_to(subject, turned(tx, subject, Turn { phase: None, said: Some(Said::Answered) })?)
}

/// What agreements look at is otherwise now: priority, service, unit, group or supplier. Other clocks may count from
/// now on; what has been is counted as it was. A supplier that is not named is the one that was.
pub fn reclassified(tx: &Tx<'_>, facts: &Facts) -> Result<Outlook> {
    let mut record = known(tx, &facts.subject)?;
    let supplier = facts.supplier.clone().or(record.facts.supplier.take());
    record.facts = Facts { supplier, ..facts.clone() };
    facts::save(tx, record.id, &record.facts)?;
    let history = facts::history(tx, record.id)?;
    let lines = clocks::counting(tx, record.id)?;
    let lines = attach::rematch(tx, &Book::open(tx)?, (&record, &history), lines, Terms::AsAttached)?;
    Ok(Outlook::of(&lines))
}

/// Nothing is promised to the record any longer: it was merged into another, or was none.
pub fn withdrawn(tx: &Tx<'_>, subject: &Subject) -> Result<()> {
    let record = known(tx, subject)?;
    for (clock, kept) in clocks::counting(tx, record.id)? {
        if !clock.is_settled(&kept) {
            clocks::replace(tx, clock.id, tx.now())?;
        }
    }
    Ok(())
}

fn known(reading: &Reading<'_>, subject: &Subject) -> Result<Record> {
    known_to(subject, facts::find(reading, subject)?)
}

fn known_to<T>(subject: &Subject, found: Option<T>) -> Result<T> {
    found.ok_or_else(|| Refused::broken(format!("no clocks were told of {subject}")))
}
