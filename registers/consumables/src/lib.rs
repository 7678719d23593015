//! Consumables: what is used up, such as camera batteries, lamps and toner: stock, level, use by unit, always with money.
//! An article is enough, to be ordered or out. Reads people and agreements (suppliers). Says `consumables-*`; hears its
//! own level, to tell of it once until it is filled. Invariants: stock and value are the sums of moves that are never
//! changed, in the same write, and never below nothing; value in is value out and value left, to the öre.
//! Deliberately absent: orders and invoices (the ledger's), and serial numbers (equipment's).

mod add;
mod cannot;
mod consumable;
mod costs;
mod events;
mod fields;
mod hear;
mod list;
mod marks;
mod moving;
mod page;
mod policy;
mod room;
pub mod samples;
mod search;
mod stake;
mod stock;
mod store;

pub use add::{Edited, add, edit};
pub use cannot::Cannot;
pub use consumable::{Consumable, Facts};
pub use events::Event;
pub use moving::{Kind, Moved, move_it};
pub use policy::{POLICY, Verb};
pub use room::{ROOM, TEXTS};
pub use stock::{Change, Stock, What};
pub use store::MIGRATIONS;

#[cfg(test)]
mod consumables_test;
#[cfg(test)]
mod policy_test;
#[cfg(test)]
mod world;
