//! Licences: what may be used of programs, by how many, at what price and until when. Each has terms, one for each renewal;
//! on its count day it is counted from the registers, with the list of who or what was counted. Reads people, assets,
//! services and agreements. Says `licences-*`; hears its own counts, to tell of over-use. Invariants: terms, decisions and
//! counts are written once (a correction is a row more); the years of a licence sum to its terms, to the öre.
//! Deliberately absent: notice days (agreements'), what was paid (finance), and measuring what a program itself says.

mod add;
mod cannot;
mod cost_page;
mod count;
mod count_day;
mod count_page;
mod decide;
mod due;
mod edit;
mod events;
mod fields;
mod hear;
mod import;
mod licence;
mod list;
mod marks;
mod page;
mod page_counts;
mod page_money;
mod plan;
mod policy;
mod renew;
mod room;
pub mod samples;
mod search;
mod seats;
mod stake;
mod store;
mod term;

pub use add::{NewLicence, add};
pub use cannot::Cannot;
pub use count::{Counting, count};
pub use count_day::CountDay;
pub use decide::{Reduction, TrueUp, reduce, true_up};
pub use due::count_due;
pub use edit::{Edited, edit};
pub use events::Event;
pub use import::intake_targets;
pub use licence::{AfterTerm, Approval, CountsBy, Decision, Facts, Licence, Metric, What};
pub use plan::{Extra, Plan, YearCost};
pub use policy::{POLICY, Verb};
pub use renew::{NewTerm, Renewal, correct, renew};
pub use room::{ROOM, TEXTS};
pub use seats::{Seat, assign, take_back};
pub use store::MIGRATIONS;
pub use store::costs::{Which, costs};
pub use term::{Per, Period, Term};

#[cfg(test)]
mod cost_test;
#[cfg(test)]
mod counts_test;
#[cfg(test)]
mod import_test;
#[cfg(test)]
mod licences_test;
#[cfg(test)]
mod policy_test;
#[cfg(test)]
mod world;
