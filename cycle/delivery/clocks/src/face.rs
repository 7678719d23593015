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

/// The record came into another phase. One that it is in already goes on.
pub fn moved(tx: &Tx<'_>, subject: &Subject, phase: Phase) -> Result<Outlook> {
    told(tx, subject, |record, history| {
        if history.phase() != Some(phase) {
            facts::move_to(tx, record.id, tx.now(), phase)?;
            history.move_to(tx.now(), phase);
        }
        Ok(())
    })
}

/// The requester asked something more.
pub fn asked(tx: &Tx<'_>, subject: &Subject) -> Result<Outlook> {
    say(tx, subject, Said::Asked)
}

/// The requester was answered.
pub fn answered(tx: &Tx<'_>, subject: &Subject) -> Result<Outlook> {
    say(tx, subject, Said::Answered)
}

fn say(tx: &Tx<'_>, subject: &Subject, said: Said) -> Result<Outlook> {
    told(tx, subject, |record, history| {
        facts::say(tx, record.id, tx.now(), said)?;
        history.say(tx.now(), said);
        Ok(())
    })
}

/// What agreements look at is otherwise now: priority, service, unit, group or supplier. Other clocks may count from
/// now on; what has been is counted as it was.
pub fn reclassified(tx: &Tx<'_>, facts: &Facts) -> Result<Outlook> {
    let mut record = known(tx, &facts.subject)?;
    facts::save(tx, record.id, facts)?;
    record.facts = facts.clone();
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
    let found = facts::find(reading, subject)?;
    found.ok_or_else(|| Refused::broken(format!("no clocks were told of {subject}")))
}

/// Takes a fact in and sees how the record's clocks stand by it.
fn told(
    tx: &Tx<'_>,
    subject: &Subject,
    fact: impl FnOnce(&Record, &mut History) -> Result<()>,
) -> Result<Outlook> {
    let record = known(tx, subject)?;
    let mut history = facts::history(tx, record.id)?;
    fact(&record, &mut history)?;
    let lines = clocks::counting(tx, record.id)?;
    let lines = attach::settle(tx, &Book::open(tx)?, (&record, &history), lines)?;
    Ok(Outlook::of(&lines))
}
