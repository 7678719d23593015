use std::cell::{Cell, RefCell};
use std::ops::Deref;

use access::{Actor, Permit};
use kernel::{Refused, Result, Subject};

use crate::journal::{self, Event};
use crate::search::Entry;
use crate::words::{self, Words};
use crate::{Reading, Sql};

/// A write in progress. It can read whatever a [`Reading`] can; it commits only when its closure returns
/// a [`Said`], which only [`Tx::say`] makes.
pub struct Tx<'c> {
    reading: Reading<'c>,
    actor: &'c Actor,
    /// The record that the last thing said was about.
    about: RefCell<Option<Subject>>,
    /// The next number of a record in a rehearsal.
    rehearsed: Cell<Option<i64>>,
    /// What goes into the search indexes just before the commit.
    entries: RefCell<Vec<Entry>>,
    /// Parts under way, one in the other.
    parts: Cell<u32>,
    /// The journal's words: those that are committed, and those that this write has looked up or added.
    words: &'c Words,
    found: RefCell<Vec<(String, i64)>>,
}

/// Search entries that are gathered at most: those of a large import would fill the memory.
const GATHERED_AT_MOST: usize = 2_000;

/// Numbers from here are given in rehearsals only: no counter comes so far.
const REHEARSED_FROM: i64 = 1 << 52;

/// Proof that the journal knows what happened, with what the verb gives back.
#[must_use]
pub struct Said<T = ()> {
    value: T,
    _only_say_makes_one: (),
}

impl Said<()> {
    /// What the verb gives back besides.
    pub fn with<T>(self, value: T) -> Said<T> {
        Said { value, _only_say_makes_one: () }
    }
}

impl<T> Said<T> {
    pub(crate) fn into_value(self) -> T {
        self.value
    }
}

impl<'c> Deref for Tx<'c> {
    type Target = Reading<'c>;

    fn deref(&self) -> &Reading<'c> {
        &self.reading
    }
}

impl<'c> Tx<'c> {
    pub(crate) fn new(reading: Reading<'c>, actor: &'c Actor, words: &'c Words) -> Self {
        Self {
            reading,
            actor,
            about: RefCell::default(),
            rehearsed: Cell::default(),
            entries: RefCell::default(),
            parts: Cell::default(),
            words,
            found: RefCell::default(),
        }
    }

    /// Who acts.
    pub const fn actor(&self) -> &'c Actor {
        self.actor
    }

    /// Runs a change; gives the number of rows it touched.
    pub fn run(&self, sql: Sql) -> Result<u64> {
        self.reading.execute(&sql).map_err(Refused::from)
    }

    /// Runs a change that must touch exactly one row; none means that somebody else changed the record first.
    pub fn run_one(&self, sql: Sql) -> Result<()> {
        match self.run(sql)? {
            1 => Ok(()),
            _ => Err(Refused::Conflict),
        }
    }

    /// Inserts a row and gives its new number. The text is an `INSERT` without `RETURNING`.
    pub fn insert<T>(&self, sql: Sql) -> Result<kernel::Id<T>> {
        let sql = match self.rehearsed.get() {
            None => sql,
            Some(number) => {
                self.rehearsed.set(Some(number + 1));
                sql.with_number(number)
            }
        };
        let (id,): (kernel::Id<T>,) = self.reading.load(sql.and("RETURNING id"))?;
        Ok(id)
    }

    /// From here on records get numbers that nobody else is given: a rollback does not give PostgreSQL's back.
    pub(crate) fn rehearse(&self) {
        self.rehearsed.set(Some(REHEARSED_FROM));
    }

    /// Says what happened: writes it to the journal and the outbox, and so opens the way to the commit.
    pub fn say(&self, permit: Permit, event: &impl Event) -> Result<Said> {
        self.also(&permit, event)?;
        Ok(Said { value: (), _only_say_makes_one: () })
    }

    /// Says one more thing that happened under the same permit, before the last [`Tx::say`].
    pub fn also(&self, permit: &Permit, event: &impl Event) -> Result<()> {
        journal::append(self, permit, event)?;
        self.about.replace(Some(event.subject()));
        Ok(())
    }

    pub(crate) fn about(&self) -> Option<Subject> {
        self.about.borrow().clone()
    }

    /// Does a part of the write that may be refused by itself: then only the part is undone and the write goes on.
    /// A fault (full, busy, broken) ends the whole write all the same.
    pub fn part<T>(&self, work: impl FnOnce(&Self) -> Result<T>) -> Result<Result<T>> {
        self.store_many_entries()?;
        let (gathered, found) = (self.entries.borrow().len(), self.found.borrow().len());
        self.reading.batch("SAVEPOINT part")?;
        self.parts.set(self.parts.get() + 1);
        let outcome = work(self);
        self.parts.set(self.parts.get() - 1);
        if outcome.is_err() {
            self.entries.borrow_mut().truncate(gathered);
            self.found.borrow_mut().truncate(found);
        }
        if let Err(fault @ (Refused::Full | Refused::Busy | Refused::Broken(_))) = outcome {
            return Err(fault);
        }
        let end = if outcome.is_ok() {
            "RELEASE SAVEPOINT part"
        } else {
            "ROLLBACK TO SAVEPOINT part; RELEASE SAVEPOINT part"
        };
        self.reading.batch(end)?;
        Ok(outcome)
    }

    /// So many small writes do best to share a part. What SQLite keeps to undo one is walked through after each statement,
    /// so that more cost more each; PostgreSQL looks through all parts of a write at each row that it meets.
    pub fn best_in_a_part(&self) -> usize {
        if self.reading.is_postgres() { 500 } else { 40 }
    }

    /// Lets the database see how large its tables have become within this write. PostgreSQL goes by what it counted before:
    /// tables that a dry run filled and emptied again are held to be empty, and are walked through for every row.
    pub fn learn_sizes(&self) -> Result<()> {
        if self.reading.is_postgres() {
            self.reading.batch("ANALYZE")?;
        }
        Ok(())
    }

    /// Puts the words of a record into the search index, or takes the record out when there are none. A search within
    /// this write does not find them yet.
    pub fn index(&self, kind: &'static str, id: i64, words: &str) -> Result<()> {
        if self.rehearsed.get().is_some() {
            return Ok(());
        }
        let entry = Entry::of(kind, id, words);
        if self.reading.is_postgres() {
            return entry.store(&self.reading).map_err(Refused::from);
        }
        self.entries.borrow_mut().push(entry);
        self.store_many_entries()
    }

    /// Outside parts only: with a part that is undone, what was gathered before it would be undone too.
    fn store_many_entries(&self) -> Result<()> {
        if self.parts.get() > 0 || self.entries.borrow().len() < GATHERED_AT_MOST {
            return Ok(());
        }
        self.entries.take().iter().try_for_each(|entry| entry.store(&self.reading)).map_err(Refused::from)
    }

    /// The number of one of the journal's words.
    pub(crate) fn word(&self, word: &str) -> Result<i64> {
        let here = || self.found.borrow().iter().find(|(found, _)| found == word).map(|(_, number)| *number);
        if let Some(number) = self.words.find(word).or_else(here) {
            return Ok(number);
        }
        let number = words::number(&self.reading, word)?;
        self.found.borrow_mut().push((word.to_owned(), number));
        Ok(number)
    }

    /// What is left to be stored just before the commit, and the words to be learnt after it.
    pub(crate) fn into_rest(self) -> (Vec<Entry>, Vec<(String, i64)>) {
        (self.entries.into_inner(), self.found.into_inner())
    }
}
