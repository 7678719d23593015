//! Calendars kept worked out in memory. A version never changes, so what is kept is known by the seal of the last one;
//! another process's change shows as another seal.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use ::store::Reading;
use kernel::{Id, Refused, Result};

use crate::{Calendar, Openings, store};

/// Calendars that are kept; more are worked out anew each time.
const KEPT_AT_MOST: usize = 200;
/// Shelves that are kept: one for each database that a process has open, and one for a write under way.
const SHELVES_AT_MOST: usize = 4;

static SHELVES: Mutex<Vec<Arc<Shelf>>> = Mutex::new(Vec::new());

/// All calendars as they stand at one seal.
pub struct Shelf {
    seal: String,
    kept: Mutex<HashMap<Id<Calendar>, Arc<Openings>>>,
}

impl Shelf {
    /// The shelf as it stands in this transaction.
    pub fn open(reading: &Reading<'_>) -> Result<Arc<Self>> {
        let seal = store::seal(reading)?;
        let mut shelves = SHELVES.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(shelf) = shelves.iter().find(|shelf| shelf.seal == seal) {
            return Ok(Arc::clone(shelf));
        }
        let shelf = Arc::new(Self { seal, kept: Mutex::new(HashMap::new()) });
        if shelves.len() >= SHELVES_AT_MOST {
            shelves.remove(0);
        }
        shelves.push(Arc::clone(&shelf));
        Ok(shelf)
    }

    /// What this shelf is known by.
    pub fn seal(&self) -> &str {
        &self.seal
    }

    /// A calendar's openings.
    pub fn openings(&self, reading: &Reading<'_>, id: Id<Calendar>) -> Result<Arc<Openings>> {
        if let Some(kept) = self.kept().get(&id) {
            return Ok(Arc::clone(kept));
        }
        let versions = store::versions(reading, id)?.ok_or(Refused::NotFound)?;
        let openings = Arc::new(Openings::new(versions)?);
        let mut kept = self.kept();
        if kept.len() < KEPT_AT_MOST {
            kept.insert(id, Arc::clone(&openings));
        }
        Ok(openings)
    }

    fn kept(&self) -> std::sync::MutexGuard<'_, HashMap<Id<Calendar>, Arc<Openings>>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
