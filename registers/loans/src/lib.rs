//! Loans: what pupils and staff have for a while and give back, with the agreement, the day it is due, its condition
//! and damage. States: open → returned or lost; lost → returned. Reads people, assets (whose things it moves in its
//! own write), calendars (for the last school day), accounts and agreements. Says `loans-*`; hears its own reminders.
//! Invariants: a thing has one open loan; what happened to a loan is a line that never changes; a loan keeps the
//! version of the text that it was given under. Deliberately absent: who a pupil's guardians are, and bookkeeping.

mod agreement;
mod attach;
mod cannot;
mod damage;
mod damages;
mod due_page;
mod events;
mod fields;
mod give_back;
mod hear;
mod lend;
mod lend_many;
mod lines;
mod list;
mod loan;
mod marks;
mod page;
mod paper;
mod policy;
mod prolong;
mod remind;
mod return_many;
mod room;
pub mod samples;
mod search;
mod sign;
mod stake;
mod store;
mod words;

pub use agreement::{NewText, write};
pub use cannot::Cannot;
pub use damage::{Damage, DamageState, NewDamage, Payer, Settlement};
pub use damages::{Noted, note, settle};
pub use events::Event;
pub use give_back::{Ending, Whither, end};
pub use lend::{NewLoan, Terms, lend};
pub use loan::{Condition, Handover, Loan, Signature, Signer, State, Text};
pub use policy::{POLICY, TEXTS_POLICY, TextVerb, Verb};
pub use prolong::{Prolonged, prolong};
pub use remind::{Stage, remind_due};
pub use room::{ROOM, TEXTS};
pub use sign::{Signed, sign};
pub use store::MIGRATIONS;

#[cfg(test)]
mod access_test;
#[cfg(test)]
mod loans_test;
#[cfg(test)]
mod many_test;
#[cfg(test)]
mod policy_test;
#[cfg(test)]
mod remind_test;
#[cfg(test)]
mod rules_test;
#[cfg(test)]
mod world;
