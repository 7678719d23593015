//! Mail: letters come in through a mailbox and become what it is for; others are sent and watched until they arrive.
//! A letter in waits, is taken or stands aside; one out is queued, sent, failed, bounced or dropped; a mailbox is open, paused
//! or has stopped itself. Reads files; says `mail-*`; hears nothing. Invariants: a mail is durable before its server hears so,
//! and is taken once, in the write of what it becomes; no program answers a program; no subject joins a thread.
//! Deliberately absent: what letters mean ([`Take`] says it), templates, and any way to see a secret again.

mod caps;
mod deliver;
mod events;
mod incoming;
mod mailbox;
mod outgoing;
mod pause;
mod policy;
mod receive;
mod resume;
mod secret;
mod send;
mod set_up;
mod settings;
mod setup;
mod store;
mod take_again;
mod take_in;
mod thread;
mod trip;
mod try_again;

pub use caps::Held;
pub use deliver::Parcel;
pub use events::Event;
pub use incoming::{Aside, CannotTake, InState, Incoming};
pub use mailbox::{Cannot, Mailbox, State, Trip};
pub use outgoing::{CannotSend, Enclosed, OutState, Outgoing, Posted};
pub use pause::pause;
pub use policy::{BoxVerb, InVerb, LETTERS_IN, LETTERS_OUT, MAILBOXES, OutVerb};
pub use receive::{Kept, receive};
pub use resume::resume;
pub use secret::{Secret, Use};
pub use send::{NewLetter, Sending, send};
pub use set_up::{NewMailbox, add, change};
pub use settings::{Inward, OAuth, Proof, Security, Server, Settings};
pub use setup::{Arrived, Became, Joined, Named, Reported, Setup, Take, Thread, install};
pub use take_again::{set_aside, take_again};
pub use take_in::{take, take_waiting};
pub use try_again::{Stop, drop_letter, release, try_again};

pub const MIGRATIONS: &[::store::Migration] = &[::store::Migration {
    room: "mail",
    name: "0001_mail",
    sql: include_str!("../migrations/0001_mail.sql"),
}];

#[cfg(test)]
mod deliver_test;
#[cfg(test)]
mod loop_test;
#[cfg(test)]
mod policy_test;
#[cfg(test)]
mod secret_test;
#[cfg(test)]
mod take_in_test;
#[cfg(test)]
mod thread_test;
#[cfg(test)]
#[path = "world_test.rs"]
mod world;
