//! Agreements: suppliers, and what is agreed with them. An agreement generates terms, each with its notice day, decision
//! day and price; states: running → ending → ended, by its last day. Reads people and calendars. Says `agreements-*`;
//! hears its own reminders, to tell them. Invariants: conditions and decisions are written once; terms touch; no term
//! renews in silence: somebody decided, or it is written that nobody did; no two suppliers share a number or a spelling.
//! Deliberately absent: call-offs, the dialogue with suppliers, what was paid (finance).

mod add;
mod add_supplier;
mod agreement;
mod amend;
mod attach;
mod beside;
mod cancel;
mod cannot;
mod conditions;
mod contact;
mod cost;
mod costs_page;
mod decide;
mod doubles_page;
mod edit;
mod edit_supplier;
mod events;
mod feed;
mod fields;
mod hear;
mod ical;
mod list;
mod marks;
mod merge;
mod notice_list;
mod org_number;
mod page;
mod policy;
mod remind;
mod room;
pub mod samples;
mod search;
mod spelling;
mod stake;
mod store;
mod supplier;
mod supplier_fields;
mod supplier_list;
mod supplier_page;
mod term;

pub use add::{NewAgreement, add};
pub use add_supplier::add_supplier;
pub use agreement::{Agreement, Answerable, Decided, Decision, Facts, Kind, Processing};
pub use amend::{Amendment, amend};
pub use attach::{attach, detach};
pub use beside::{Beside, install};
pub use cancel::{Cancellation, cancel};
pub use cannot::Cannot;
pub use conditions::{Conditions, Notice, NoticeUnit, Renewal};
pub use contact::{keep_contact, remove_contact};
pub use cost::{YearCost, years};
pub use decide::{NewDecision, decide};
pub use edit::{Edited, edit};
pub use edit_supplier::{EditedSupplier, edit_supplier};
pub use events::Event;
pub use feed::{Feed, make_feed, revoke_feed};
pub use merge::merge;
pub use org_number::{OrgNumber, WrongCheckDigit};
pub use policy::{FEEDS, FeedVerb, POLICY, SUPPLIERS, SupplierVerb, Verb};
pub use remind::{Stage, remind_due, stage};
pub use room::{ROOM, TEXTS};
pub use store::MIGRATIONS;
pub use store::suppliers::{
    choices as supplier_choices, find_supplier, is_there as is_supplier, same_bare, supplier_name,
    supplier_spellings,
};
pub use store::terms::{agreed_with, agreement_choices, committed, holders, terms_of};
pub use supplier::{Contact, Supplier, SupplierFacts};
pub use term::{Ending, Outcome, Part, Plan, Term, open};

#[cfg(test)]
mod agreements_test;
#[cfg(test)]
mod feed_test;
#[cfg(test)]
mod golden_test;
#[cfg(test)]
mod policy_test;
#[cfg(test)]
mod reminding_test;
#[cfg(test)]
mod suppliers_test;
#[cfg(test)]
mod world;
