//! Letters: mail as bytes becomes a [`Letter`], and what we write becomes bytes. Pure: no network, no database, no clock.
//! Reading never fails: what is broken is told in [`Letter::faults`], and the raw mail is kept whole by whoever has it.
//! Invariants: what is read is bounded in size, parts, depth and work; HTML comes out without script, style or anything
//! fetched from elsewhere; folding quotes and signatures loses no character; a sender is verified only by a server that
//! the operator trusts. Deliberately absent: joining by subject, checking DKIM ourselves, and drawing.

mod auth;
mod body;
mod bounds;
mod charset;
mod fold;
mod fold_marks;
mod head;
mod html;
mod keys;
mod kind;
mod letter;
mod mailbox;
mod part;
mod report;
mod write;

pub use auth::{Sender, Trust, Unverified};
pub use bounds::{LETTER_BYTES, PARTS, TEXT_CHARS};
pub use fold::{Fold, FoldKind, folded};
pub use html::{clean, picture_names};
pub use keys::{Key, Keys, Reference};
pub use kind::{Automatic, Kind};
pub use letter::{Envelope, Fault, Letter, read};
pub use mailbox::Mailbox;
pub use part::{Part, Role, safe_name};
pub use report::{Lasting, Recipient, Report};
pub use write::{By, CannotWrite, Draft, Enclosure, check, new_message_id, write};

#[cfg(test)]
mod auth_test;
#[cfg(test)]
mod fold_test;
#[cfg(test)]
mod hostile_test;
#[cfg(test)]
mod keys_test;
#[cfg(test)]
mod kind_test;
#[cfg(test)]
mod letter_test;
#[cfg(test)]
mod real_test;
#[cfg(test)]
mod write_test;
