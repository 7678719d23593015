//! Making again from the facts what is kept of clocks.

use std::collections::BTreeMap;

use ::store::{Db, Entry, Reading, Tx, Upkeep};
use kernel::{Id, Result};

use crate::attach::{self, Terms};
use crate::book::Book;
use crate::store::clocks::{self, Line};
use crate::store::facts::{self, Record};
use crate::store::levels;
use crate::{Outlook, owner};

/// Clocks that are made again together.
const BATCH: i64 = 500;

/// What making again found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Remade {
    pub clocks: u64,
    /// Those that stood otherwise than they were kept.
    pub changed: u64,
}

/// Makes all clocks again. It changes nothing, unless a calendar has changed and its clocks have not been made again yet.
pub fn remake(db: &Db) -> Result<Remade> {
    let (mut sum, mut after) = (Remade::default(), 0);
    loop {
        let (remade, last) = db.keep(Upkeep::Derived, |tx| batch(tx, clocks::all(tx, after, BATCH)?))?;
        sum = Remade { clocks: sum.clocks + remade.clocks, changed: sum.changed + remade.changed };
        let Some(last) = last else { return Ok(sum) };
        after = last;
    }
}

/// Makes a batch again; gives the number of its last clock.
fn batch(tx: &Tx<'_>, lines: Vec<Line>) -> Result<(Remade, Option<i64>)> {
    let last = lines.last().map(|(clock, _)| clock.id.number());
    let book = Book::open(tx)?;
    let changed = differing(tx, &book, &lines)?;
    for (record, lines) in &changed {
        owner::keep(tx, record, lines)?;
    }
    let changed = changed.iter().map(|(_, lines)| lines.len() as u64).sum();
    Ok((Remade { clocks: lines.len() as u64, changed }, last))
}

/// The clocks that stand otherwise than they are kept, as they stand, by record.
fn differing(reading: &Reading<'_>, book: &Book<'_, '_>, lines: &[Line]) -> Result<Vec<(Record, Vec<Line>)>> {
    let mut ids: Vec<Id<Record>> = lines.iter().map(|(clock, _)| clock.record).collect();
    ids.sort_unstable();
    ids.dedup();
    let records = facts::these(reading, &ids)?;
    let mut changed: BTreeMap<Id<Record>, (Record, Vec<Line>)> = BTreeMap::new();
    for (clock, was) in lines {
        let Some((record, history)) = records.get(&clock.record) else { continue };
        let now = attach::stands(book, clock, history)?;
        if now != *was {
            let (_, lines) = changed.entry(record.id).or_insert_with(|| (record.clone(), Vec::new()));
            lines.push((clock.clone(), now));
        }
    }
    Ok(changed.into_values().collect())
}

/// Reads the journal: where a calendar says something else, the clocks that count by it and have not stopped are made
/// again. Others are not looked at.
pub(crate) fn take(tx: &Tx<'_>, entry: &Entry) -> Result<()> {
    if entry.subject.kind != "calendar" || !entry.event.starts_with("calendars-") {
        return Ok(());
    }
    for version in levels::by_calendar(tx, entry.subject.id)? {
        let mut after = 0;
        loop {
            let (_, last) = batch(tx, clocks::of_version(tx, version, after, BATCH)?)?;
            let Some(last) = last else { break };
            after = last;
        }
    }
    Ok(())
}

/// Open records are looked at anew, because an agreement holds for them too from now on.
pub(crate) fn rematch_open(tx: &Tx<'_>) -> Result<()> {
    let book = Book::open(tx)?;
    let open = facts::open(tx)?;
    for ids in open.chunks(BATCH as usize) {
        let records = facts::these(tx, ids)?;
        for id in ids {
            let Some((record, history)) = records.get(id) else { continue };
            let lines = clocks::counting(tx, *id)?;
            let was = Outlook::of(&lines);
            let lines = attach::rematch(tx, &book, (record, history), lines, Terms::AsNow)?;
            owner::tell(tx, record, was, Outlook::of(&lines))?;
        }
    }
    Ok(())
}
