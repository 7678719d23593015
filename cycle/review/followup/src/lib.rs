//! Follow-up of the budget: plan, bound, spent and forecast of each line of a year, and a sentence for each that strays.
//! Holds nothing itself. Reads finance and people, as far as the reader may. Says and hears nothing.
//! Invariant: each figure is finance's; what strays is reckoned from the figures, the tolerance and the share of the
//! year that has gone, and from nothing else. Deliberately absent: forecasts, which are made on the line.

mod judge;
mod page;
mod per_head;
mod policy;
mod room;
mod year;

pub use judge::{Gone, Stray, Verdict};
pub use policy::{POLICY, Verb};
pub use room::{ROOM, TEXTS};
pub use year::{Followup, Judged};

#[cfg(test)]
mod followup_test;
#[cfg(test)]
mod judge_test;
#[cfg(test)]
mod per_head_test;
