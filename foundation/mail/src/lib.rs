//! Mail: letters come in through a mailbox and become what it is for; others are sent and watched until they arrive.
//! A letter in waits, is taken or stands aside; one out is queued, sent, failed, bounced or dropped; a mailbox is open, paused
//! or has stopped itself. Reads files; says `mail-*`; hears nothing. Invariants: a mail is durable before its server hears so,
//! and is taken once, in the write of what it becomes; no program answers a program; no subject joins a thread.
//! Deliberately absent: what letters mean ([`Take`] says it), templates, and any way to see a secret again.

mod boxes_page;
mod caps;
mod deliver;
mod events;
mod fetch;
mod form;
mod imap;
mod incoming;
mod letters_page;
mod listener;
mod mailbox;
mod outgoing;
mod pause;
mod policy;
mod post;
mod reach;
mod receive;
mod resume;
mod room;
mod secret;
mod send;
mod sendings_page;
mod session;
mod set_up;
mod settings;
mod setup;
mod store;
mod take_again;
mod take_in;
mod thread;
mod tls;
mod token;
mod trip;
mod try_again;
mod whole_page;
mod work;
mod writers;

pub use caps::Held;
pub use deliver::Parcel;
pub use events::Event;
pub use fetch::{Fetched, fetch_all};
pub use incoming::{Aside, CannotTake, InState, Incoming};
pub use listener::Door;
pub use mailbox::{Cannot, Mailbox, State, Trip};
pub use outgoing::{CannotSend, Enclosed, OutState, Outgoing, Posted};
pub use outside::Named;
pub use pause::pause;
pub use policy::{BoxVerb, InVerb, LETTERS_IN, LETTERS_OUT, MAILBOXES, OutVerb};
pub use reach::Unreached;
pub use receive::{Kept, receive};
pub use resume::resume;
pub use room::{MIGRATIONS, ROOM, TEXTS};
pub use secret::{Secret, Use};
pub use send::{NewLetter, Sending, send};
pub use set_up::{NewMailbox, add, change};
pub use settings::{Inward, OAuth, Proof, Returns, Security, Server, Settings};
pub use setup::{Arrived, Became, Joined, Reported, Setup, Take, Thread, install};
pub use take_again::{set_aside, take_again};
pub use take_in::{take, take_waiting};
pub use try_again::{Stop, drop_letter, release, try_again};
pub use work::Work;
pub use writers::{Writer, writers};

#[cfg(test)]
mod deliver_test;
#[cfg(test)]
mod doors_test;
#[cfg(test)]
mod loop_test;
#[cfg(test)]
mod pages_test;
#[cfg(test)]
mod policy_test;
#[cfg(test)]
mod reach_test;
#[cfg(test)]
mod secret_test;
#[cfg(test)]
mod servers_test;
#[cfg(test)]
mod session_test;
#[cfg(test)]
mod take_in_test;
#[cfg(test)]
mod thread_test;
#[cfg(test)]
mod token_test;
#[cfg(test)]
#[path = "world_test.rs"]
mod world;
