//! What few tickets have beyond their dialogue: a checklist, an order's answers, parts that were split off.

use kernel::{Id, Person, Result};
use store::Reading;
use web::Ask;

use crate::Ticket;
use crate::checklist::{Checklist, Done};
use crate::checklist_page::Shown;
use crate::order::shown::{self, Ordered};
use crate::store::splits::{self, SplitLine};
use crate::store::{more, steps};

/// All of it, as far as the reader may know.
pub(crate) struct Beyond {
    pub checklist: Shown,
    pub ordered: Option<Ordered>,
    pub splits: Vec<SplitLine>,
}

impl Beyond {
    /// Of a ticket that was loaded within scope; one question where there is none of it.
    pub fn of(reading: &Reading<'_>, ask: &Ask<'_>, id: Id<Ticket>) -> Result<Self> {
        let more = more::of(reading, id)?;
        let list = if more.has_steps { steps::of(reading, id)? } else { Checklist::default() };
        Ok(Self {
            checklist: Shown::of(reading, list)?,
            ordered: more.ordered.map(|version| shown::of(reading, id, version)).transpose()?,
            splits: if more.has_splits { splits::of(reading, ask.actor, id)? } else { Vec::new() },
        })
    }

    /// Those whom it names.
    pub fn persons(&self) -> impl Iterator<Item = Id<Person>> {
        let ticked = self.checklist.list.steps.iter().filter_map(|step| match step.done {
            Done::Not => None,
            Done::By { by, .. } => by,
        });
        ticked.chain(self.splits.iter().filter_map(|line| line.by))
    }
}
