//! The chain over the journal: each entry's hash is made of the one before, so nothing can be changed, removed or put in
//! unseen. A link is stored for a run of entries of consecutive numbers and is the hash of its last.

use kernel::{Moment, Result};

use crate::journal::{COLUMNS, Columns};
use crate::tx::Tx;
use crate::{Entry, Reading, Sql};

/// The hash that chains an entry to the one before. Fields are length-prefixed, so no two entries read alike.
pub(crate) fn chained(before: &[u8], seq: i64, entry: &Entry) -> Vec<u8> {
    let mut hasher = blake3::Hasher::new_derive_key("varv journal 1");
    let mut part = |bytes: &[u8]| {
        hasher.update(&(bytes.len() as u64).to_le_bytes());
        hasher.update(bytes);
    };
    part(before);
    for number in
        [seq, entry.id, entry.at.0, entry.actor.unwrap_or(-1), entry.via.unwrap_or(-1), entry.subject.id]
    {
        part(&number.to_le_bytes());
    }
    for text in [&entry.actor_kind, &entry.verb, &entry.event, entry.subject.kind.as_ref()] {
        part(text.as_bytes());
    }
    part(entry.facts.to_string().as_bytes());
    hasher.finalize().as_bytes().to_vec()
}

/// The last link of the chain: its number and hash.
pub(crate) fn head(reading: &Reading<'_>) -> Result<(i64, Vec<u8>)> {
    let sql = Sql::open("the chain itself", "SELECT seq, hash FROM seal ORDER BY seq DESC LIMIT 1");
    Ok(reading.find(sql)?.unwrap_or((0, Vec::new())))
}

/// A link as it is stored.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Link {
    /// The place in the chain of the run's last entry.
    pub(crate) seq: i64,
    /// The run's last entry.
    pub(crate) entry: i64,
    /// How many entries of consecutive numbers the run has.
    pub(crate) entries: i64,
    pub(crate) hash: Vec<u8>,
    /// The earliest and the latest moment of the run's entries: the machine's clock may have been set back.
    pub(crate) from: Moment,
    pub(crate) until: Moment,
}

impl Link {
    /// The places in the chain that the run takes.
    pub(crate) fn places(&self) -> std::ops::RangeInclusive<i64> {
        self.seq - self.entries + 1..=self.seq
    }

    /// The numbers of the run's entries.
    pub(crate) fn numbers(&self) -> std::ops::RangeInclusive<i64> {
        self.entry - self.entries + 1..=self.entry
    }

    /// The first of a run.
    fn first(before: &[u8], seq: i64, entry: &Entry) -> Self {
        let hash = chained(before, seq, entry);
        Self { seq, entry: entry.id, entries: 1, hash, from: entry.at, until: entry.at }
    }

    /// The link with one more entry, if that is the next and the run is not too long.
    fn with(&self, entry: &Entry) -> Option<Self> {
        let goes_on = entry.id == self.entry + 1 && self.entries < LONGEST_RUN;
        goes_on.then(|| Self {
            seq: self.seq + 1,
            entry: entry.id,
            entries: self.entries + 1,
            hash: chained(&self.hash, self.seq + 1, entry),
            from: self.from.min(entry.at),
            until: self.until.max(entry.at),
        })
    }
}

/// A change within a run is told of the run: so near does an audit come.
const LONGEST_RUN: i64 = 50;

/// Chains the entries that wait in the outbox, at most `limit`; gives how many.
pub(crate) fn seal(tx: &Tx<'_>, limit: i64) -> Result<usize> {
    let sql = Sql::open(
        "sealing takes every entry",
        &format!(
            "SELECT {COLUMNS} FROM journal j
             WHERE j.id IN (SELECT entry_id FROM outbox ORDER BY entry_id LIMIT ?) ORDER BY j.id"
        ),
    );
    let waiting: Vec<Columns> = tx.all(sql.bind(limit))?;
    if waiting.is_empty() {
        return Ok(0);
    }
    let (mut seq, mut hash) = head(tx)?;
    let mut links: Vec<Link> = Vec::new();
    let mut numbers = Vec::with_capacity(waiting.len());
    for columns in waiting {
        let entry = Entry::of(columns)?;
        seq += 1;
        match links.last().and_then(|run| run.with(&entry)) {
            Some(longer) => {
                links.pop();
                links.push(longer);
            }
            None => links.push(Link::first(&hash, seq, &entry)),
        }
        if let Some(run) = links.last() {
            hash.clone_from(&run.hash);
        }
        numbers.push(entry.id);
    }
    for some in links.chunks(AT_A_TIME) {
        add(tx, some)?;
    }
    for some in numbers.chunks(AT_A_TIME) {
        let sealed = Sql::change("DELETE FROM outbox WHERE 1 = 1");
        tx.run(sealed.and_in("entry_id", some.iter().copied()))?;
    }
    Ok(numbers.len())
}

/// Rows that one statement takes: a journey to the database for each would hold up the writers who wait.
const AT_A_TIME: usize = 200;

fn add(tx: &Tx<'_>, links: &[Link]) -> Result<()> {
    let marks = vec!["(?, ?, ?, ?, ?, ?)"; links.len()].join(", ");
    let text = format!("INSERT INTO seal (seq, entry_id, entries, hash, from_at, until_at) VALUES {marks}");
    let mut sql = Sql::change(&text);
    for link in links {
        sql = sql.bind(link.seq).bind(link.entry).bind(link.entries).bind(link.hash.clone());
        sql = sql.bind(link.from).bind(link.until);
    }
    tx.run(sql).map(|_| ())
}

/// Sealed entries after a place in the chain, oldest first, each with its own place.
pub(crate) fn sealed_after(reading: &Reading<'_>, seq: i64, limit: i64) -> Result<Vec<(i64, Entry)>> {
    let text = format!(
        "SELECT {COLUMNS}, s.seq - s.entry_id + j.id FROM seal s JOIN journal j
         ON j.id <= s.entry_id AND j.id > s.entry_id - s.entries AND j.id > s.entry_id - s.seq + ?
         WHERE s.seq > ? ORDER BY s.seq, j.id LIMIT ?"
    );
    let mut entries = Vec::new();
    let sql = Sql::open("readers of the journal see all of it", &text).bind(seq).bind(seq).bind(limit);
    reading.each(sql, |row| {
        let seq: i64 = row.get(10)?;
        entries.push((seq, Entry::of(row.read()?)?));
        Ok(())
    })?;
    Ok(entries)
}

/// The chain's last link as text, to be noted outside: a chain cannot show by itself that its end was cut off or that
/// all of it was made anew.
pub(crate) fn noted(reading: &Reading<'_>) -> Result<String> {
    let (seq, hash) = head(reading)?;
    Ok(written(seq, &hash))
}

fn written(seq: i64, hash: &[u8]) -> String {
    format!("{seq}:{}", kernel::hex(hash))
}

/// Is the link that was noted still in the chain as it was?
pub(crate) fn holds(reading: &Reading<'_>, noted: &str) -> Result<bool> {
    let Some(seq) = noted.split(':').next().and_then(|seq| seq.parse::<i64>().ok()) else { return Ok(false) };
    let sql = Sql::open("an audit looks for a link", "SELECT hash FROM seal WHERE seq = ?").bind(seq);
    let found: Option<(Vec<u8>,)> = reading.find(sql)?;
    Ok(found.is_some_and(|(hash,)| written(seq, &hash) == noted) || noted == written(0, &[]))
}
