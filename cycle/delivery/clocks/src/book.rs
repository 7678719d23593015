//! All agreements as they hold, kept in memory. A version never changes, so what is kept is known by the last seal.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use ::store::Reading;
use calendars::{Openings, Shelf};
use kernel::{Id, Moment, Result, Unit};

use crate::level::{Facts, Fit, Level, Terms};
use crate::store::levels;
use crate::{CountsFrom, Measure, Party, Promise, Target};

/// Versions that are kept; more are read anew each time.
const KEPT_AT_MOST: usize = 2_000;
const BOOKS_AT_MOST: usize = 4;

static BOOKS: Mutex<Vec<Arc<Pages>>> = Mutex::new(Vec::new());

/// One version of an agreement, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LevelVersion {
    pub id: Id<LevelVersion>,
    pub level: Id<Level>,
    pub party: Party,
    pub terms: Terms,
}

struct Pages {
    seal: String,
    /// The last version of each agreement in use, in the order of the agreements.
    holding: Vec<Arc<LevelVersion>>,
    kept: Mutex<HashMap<Id<LevelVersion>, Arc<LevelVersion>>>,
}

/// The agreements and calendars as they stand in one transaction.
pub struct Book<'r, 'c> {
    reading: &'r Reading<'c>,
    pages: Arc<Pages>,
    shelf: Arc<Shelf>,
}

/// A promise that an agreement makes to a record, and why this agreement.
pub struct Chosen {
    pub version: Arc<LevelVersion>,
    pub measure: Measure,
    pub fit: Fit,
}

impl<'r, 'c> Book<'r, 'c> {
    pub fn open(reading: &'r Reading<'c>) -> Result<Self> {
        let seal = levels::seal(reading)?;
        Ok(Self { reading, pages: pages(reading, seal)?, shelf: Shelf::open(reading)? })
    }

    pub fn version(&self, id: Id<LevelVersion>) -> Result<Arc<LevelVersion>> {
        if let Some(kept) = self.kept().get(&id) {
            return Ok(Arc::clone(kept));
        }
        let version = Arc::new(levels::version(self.reading, id)?);
        let mut kept = self.kept();
        if kept.len() < KEPT_AT_MOST {
            kept.insert(id, Arc::clone(&version));
        }
        Ok(version)
    }

    fn kept(&self) -> std::sync::MutexGuard<'_, HashMap<Id<LevelVersion>, Arc<LevelVersion>>> {
        self.pages.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn openings(&self, version: &LevelVersion) -> Result<Arc<Openings>> {
        self.shelf.openings(self.reading, version.terms.calendar)
    }

    /// What is promised to a record now: of each party's agreements for each measure the one that fits most closely; of
    /// two that fit alike, the older.
    pub fn choose(&self, facts: &Facts) -> Result<Vec<Chosen>> {
        let asks_for_units = self.pages.holding.iter().any(|version| version.terms.applies.unit.is_some());
        let above = if asks_for_units { levels::above(self.reading, facts.unit)? } else { Vec::new() };
        Ok(self.best(facts, &above))
    }

    fn best(&self, facts: &Facts, above: &[Id<Unit>]) -> Vec<Chosen> {
        let mut best: BTreeMap<(Party, Measure), Chosen> = BTreeMap::new();
        for version in &self.pages.holding {
            let Some(fit) = version.terms.applies.fits(facts, above) else { continue };
            for measure in version.terms.promises.iter().map(|promise| promise.measure) {
                let is_better = best.get(&(version.party, measure)).is_none_or(|chosen| fit > chosen.fit);
                if is_better {
                    let version = Arc::clone(version);
                    best.insert((version.party, measure), Chosen { version, measure, fit });
                }
            }
        }
        best.into_values().collect()
    }

    /// How much time a promise gives to what begins at `base`.
    pub fn target(
        &self,
        version: &LevelVersion,
        measure: Measure,
        priority: Option<u8>,
        base: Moment,
    ) -> Result<Option<Target>> {
        let Some(promise) = version.terms.promise(measure) else { return Ok(None) };
        let openings = self.openings(version)?;
        let periods = openings.periods_on(openings.day_of(base));
        Ok(promise.target(priority, periods.into_iter().map(|period| period.kind)))
    }
}

impl LevelVersion {
    pub fn promise(&self, measure: Measure) -> Option<&Promise> {
        self.terms.promise(measure)
    }

    /// From when a clock counts that is attached now.
    pub const fn base(&self, opened: Moment, now: Moment) -> Moment {
        match self.terms.counts_from {
            CountsFrom::Opening => opened,
            CountsFrom::Attach => now,
        }
    }
}

fn pages(reading: &Reading<'_>, seal: String) -> Result<Arc<Pages>> {
    let find = |books: &[Arc<Pages>]| books.iter().find(|pages| pages.seal == seal).map(Arc::clone);
    if let Some(pages) = find(&BOOKS.lock().unwrap_or_else(PoisonError::into_inner)) {
        return Ok(pages);
    }
    let holding = levels::holding(reading)?.into_iter().map(Arc::new).collect();
    let pages = Arc::new(Pages { seal, holding, kept: Mutex::new(HashMap::new()) });
    let mut books = BOOKS.lock().unwrap_or_else(PoisonError::into_inner);
    if books.len() >= BOOKS_AT_MOST {
        books.remove(0);
    }
    books.push(Arc::clone(&pages));
    Ok(pages)
}
