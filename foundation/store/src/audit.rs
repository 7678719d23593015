//! The audit: walks the chain and tells whatever does not hold together.

use std::ops::RangeInclusive;

use kernel::{Moment, Result};

use crate::chain::{Link, chained};
use crate::journal::{COLUMNS, Columns};
use crate::{Entry, Reading, Row, Sql};

/// What a walk of the whole chain found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Verified {
    pub sealed: u64,
    /// Entries of the last moments that wait to be chained.
    pub unsealed: u64,
    /// What is wrong, in words with the link's number; empty when all is well.
    pub wrong: Vec<String>,
}

/// Breaks that are told; a chain with more is told of no further.
const TOLD: usize = 100;
/// Links that are looked at together.
const STRIDE: i64 = 500;
const REASON: &str = "an audit walks the whole chain";

/// Walks the chain from the first link and tells every break it finds (at most a hundred).
pub(crate) fn verify(reading: &Reading<'_>) -> Result<Verified> {
    let mut found = Verified::default();
    let guard =
        |name| format!("the guard {name} is missing or was altered: lines may have been changed since");
    found.wrong.extend(crate::guards::missing(reading)?.into_iter().map(guard));
    let (mut seq, mut before) = (0_i64, Vec::new());
    loop {
        let links = links_after(reading, seq)?;
        let (Some(first), Some(last)) = (links.first(), links.last()) else { break };
        let mut lines = lines_of(reading, first.seq, last.seq)?.into_iter().peekable();
        for link in links {
            let mut run = Vec::new();
            while let Some((_, entry)) = lines.next_if(|(of, _)| *of == link.seq) {
                run.push(entry);
            }
            found.wrong.extend(breaks(seq, &before, &link, &run));
            found.sealed += link.entries.max(0) as u64;
            (seq, before) = (link.seq, link.hash);
            if found.wrong.len() >= TOLD {
                return Ok(found);
            }
        }
    }
    found.unsealed = reading.number(Sql::open(REASON, "SELECT COUNT(*) FROM outbox"))? as u64;
    found.wrong.extend(kept_waiting(reading)?);
    found.wrong.extend(strays(reading)?);
    let ahead = "SELECT name FROM follower WHERE seq > ? ORDER BY name";
    for (name,) in reading.all::<(String,)>(Sql::open(REASON, ahead).bind(seq))? {
        found.wrong.push(format!("reader {name} has read further than the chain goes: its end was cut off"));
    }
    Ok(found)
}

fn links_after(reading: &Reading<'_>, seq: i64) -> Result<Vec<Link>> {
    let text =
        "SELECT seq, entry_id, entries, hash, from_at, until_at FROM seal WHERE seq > ? ORDER BY seq LIMIT ?";
    type Columns = (i64, i64, i64, Vec<u8>, Moment, Moment);
    let rows: Vec<Columns> = reading.all(Sql::open(REASON, text).bind(seq).bind(STRIDE))?;
    let link = |(seq, entry, entries, hash, from, until)| Link { seq, entry, entries, hash, from, until };
    Ok(rows.into_iter().map(link).collect())
}

/// The entries of these links, each with its link's number; nothing for an entry that cannot be read.
fn lines_of(reading: &Reading<'_>, from: i64, to: i64) -> Result<Vec<(i64, Option<Entry>)>> {
    let text = format!(
        "SELECT {COLUMNS}, s.seq FROM seal s JOIN journal j ON j.id <= s.entry_id AND j.id > s.entry_id - s.entries
         WHERE s.seq >= ? AND s.seq <= ? ORDER BY s.seq, j.id"
    );
    let read = |row: &Row| row.read::<Columns>().and_then(Entry::of).ok();
    let rows = reading.rows(Sql::open(REASON, &text).bind(from).bind(to))?;
    rows.iter().map(|row| Ok((row.get(10)?, read(row)))).collect()
}

/// What is wrong with a link, after the one of this number and hash.
fn breaks(seq: i64, before: &[u8], link: &Link, run: &[Option<Entry>]) -> Vec<String> {
    let mut wrong = Vec::new();
    let follows = *link.places().start() == seq + 1;
    if !follows {
        wrong.push(format!("links {} to {} are missing", seq + 1, link.places().start() - 1));
    }
    let mut readable = run.iter().flatten().peekable();
    let mut lost = link.numbers().filter(|number| readable.next_if(|entry| entry.id == *number).is_none());
    if let Some(number) = lost.next() {
        wrong.push(format!("link {}: entry {number} is gone or unreadable", link.seq));
        return wrong;
    }
    let hash = link
        .places()
        .zip(run.iter().flatten())
        .fold(before.to_vec(), |hash, (place, entry)| chained(&hash, place, entry));
    // What a missing link was is not known, so the one after it cannot be judged.
    if follows && hash != link.hash {
        wrong.push(format!("link {}: {} changed", link.seq, entries(&link.numbers())));
    } else if period(run) != (Some(link.from), Some(link.until)) {
        wrong.push(format!("link {}: the period that it is found by was changed", link.seq));
    }
    wrong
}

fn period(run: &[Option<Entry>]) -> (Option<Moment>, Option<Moment>) {
    let moments = || run.iter().flatten().map(|entry| entry.at);
    (moments().min(), moments().max())
}

fn entries(numbers: &RangeInclusive<i64>) -> String {
    match (numbers.start(), numbers.end()) {
        (first, last) if first == last => format!("entry {first} was"),
        (first, last) => format!("one of the entries {first} to {last} was"),
    }
}

/// Entries that are chained more than once, and those that are neither chained nor wait for it.
fn strays(reading: &Reading<'_>) -> Result<Vec<String>> {
    let (mut twice, mut stray) = (0_i64, 0_i64);
    let mut chained: Vec<RangeInclusive<i64>> = Vec::new();
    let text = "SELECT entry_id - entries + 1, entry_id FROM seal ORDER BY 1, 2";
    reading.each(Sql::open(REASON, text), |row| {
        let (first, last): (i64, i64) = row.read()?;
        match chained.last_mut() {
            Some(before) if first <= before.end() + 1 => {
                twice += (last.min(*before.end()) - first + 1).max(0);
                *before = *before.start()..=last.max(*before.end());
            }
            _ => chained.push(first..=last),
        }
        Ok(())
    })?;
    let mut ranges = chained.iter().peekable();
    let text = "SELECT j.id FROM journal_line j LEFT JOIN outbox o ON o.entry_id = j.id
                WHERE o.entry_id IS NULL ORDER BY j.id";
    reading.each(Sql::open(REASON, text), |row| {
        let id: i64 = row.get(0)?;
        while ranges.next_if(|range| *range.end() < id).is_some() {}
        stray += i64::from(!ranges.peek().is_some_and(|range| range.contains(&id)));
        Ok(())
    })?;
    let counts = [(stray, "are in the journal but not in the chain"), (twice, "are chained more than once")];
    let told = counts.into_iter().filter(|(count, _)| *count > 0);
    Ok(told.map(|(count, what)| format!("{count} entries {what}")).collect())
}

/// No entry waits this long while others are written.
const SEALED_WITHIN_S: i64 = 600;

/// Entries are chained within seconds. Where later ones have been written while some still wait, the chain was shortened
/// and its entries made to look new.
fn kept_waiting(reading: &Reading<'_>) -> Result<Option<String>> {
    let text = "SELECT MIN(j.at), (SELECT at FROM journal_line ORDER BY id DESC LIMIT 1) FROM outbox o
         JOIN journal_line j ON j.id = o.entry_id";
    let ends: Option<(Option<Moment>, Option<Moment>)> = reading.find(Sql::open(REASON, text))?;
    Ok(match ends {
        Some((Some(oldest), Some(newest))) if oldest.plus_seconds(SEALED_WITHIN_S) < newest => Some(format!(
            "entries wait to be chained since {}, though others were written until {}: the chain may have been cut off",
            oldest.rfc3339(),
            newest.rfc3339()
        )),
        _ => None,
    })
}

#[cfg(test)]
#[path = "audit_test.rs"]
pub(crate) mod tests;
