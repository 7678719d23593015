//! Thread (röd tråd): what led here and what came of it. Named links between records of any two kinds, tied and untied
//! by hand or by a room in a write of its own ([`tie_within`]). Reads every kind through `web::Kind`; says `thread-*`;
//! hears nothing. Invariant: nobody ties to, unties from, counts or follows a link to a record that they may not read;
//! a link is ended, never deleted, and stands at most once while it is not ended.
//! Deliberately absent: who tied (the journal knows), and links to anything outside the program.

mod draw;
mod ends;
mod events;
mod hits;
mod link;
mod origin;
mod panel;
mod policy;
mod relation;
mod room;
mod show;
mod store;
mod tie;
mod untie;
mod walk;

pub use events::Event;
pub use link::{Cannot, Link, LinkState, Tie};
pub use origin::{FROM_ID, FROM_KIND, check_origin, origin, tie_to_origin};
pub use panel::panel;
pub use policy::{LINKS, Verb};
pub use relation::{Aspect, Relation, Side};
pub use room::{MIGRATIONS, ROOM, TEXTS};
pub use tie::{tie, tie_within};
pub use untie::untie;

#[cfg(test)]
mod policy_test;
#[cfg(test)]
mod sample;
#[cfg(test)]
mod store_test;
#[cfg(test)]
mod thread_test;
