//! Outlook: the years ahead on one page: what falls out, what is bound, what is planned and unfunded, and what happens if
//! it waits. Holds nothing itself. Reads agreements, assets, finance, licences, people and
//! refresh, each as far as the reader may.
//! Says and hears nothing. Invariant: each figure is the one of the room that it comes from. Deliberately absent: any
//! figure of its own; what it shows is changed where it lives.

mod page;
mod policy;
mod room;
mod years;

pub use policy::{POLICY, Verb};
pub use room::{ROOM, TEXTS};
pub use years::{Outlook, School, Waiting, Year};

#[cfg(test)]
mod outlook_test;
