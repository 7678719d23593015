//! Notices: what a person should hear of, told by any room's reader of the journal ([`tell`]), once for each entry, person
//! and words. Reads every kind through `web::Kind`; says and hears nothing. Invariant: a notice shows no more of a record
//! than its reader may read, and what the holder of the machine does tells nobody.
//! Deliberately absent: mail, and the choice of what to hear; a room decides who hears, as a pure function.

mod page;
mod room;
mod store;

pub use room::{MIGRATIONS, ROOM, TEXTS};
pub use store::{has_unread, is_told, mark_old_read, mark_read, tell, unread};

#[cfg(test)]
mod notices_test;
