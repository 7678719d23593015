//! Inventory: agents on computers (FusionInventory, GLPI) tell what there is, and it is recognised in the register of
//! equipment, taken in, or left for a person. States of what was found: joined, waits, thrown. Reads people; writes
//! equipment through assets. Says `inventory-*`; hears nothing. Invariants: a site's key opens nothing but this door; what
//! a person has written of a thing is not written over; what cannot be known for certain waits, and what a person has
//! said of it is asked once; a part of an inventory changes only what it carries. Deliberately absent: who has signed in
//! to a machine, scanning, orders to agents.

mod decide;
mod device;
mod document;
mod door;
mod events;
mod found_list;
mod hear;
mod key;
mod key_list;
mod page;
mod policy;
mod programs_page;
mod report;
mod room;
pub mod samples;
mod settle;
mod store;
mod unpack;

pub use decide::{Decision, Why, decide};
pub use device::Device;
pub use door::PATH;
pub use events::Event;
pub use hear::{BROUGHT_AT_MOST, hear};
pub use key::{SiteKey, make_key, revoke_key};
pub use policy::{KEYS, KeyVerb, POLICY, Verb};
pub use report::{Facts, Form, Kind, PROGRAMS_AT_MOST, Program, Question, Seen, read};
pub use room::{ROOM, TEXTS};
pub use settle::{Choice, Settled, settle};
pub use store::MIGRATIONS;
pub use unpack::{PACKED_BYTES, PLAIN_BYTES, Unreadable};

#[cfg(test)]
mod agents_test;
#[cfg(test)]
mod decide_test;
#[cfg(test)]
mod examples_test;
#[cfg(test)]
mod real_agent_test;
