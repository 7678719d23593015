//! Signon: who else may say who somebody is, and whom they mean. An administrator sets providers up (OpenID Connect); a person
//! is joined to an account at one, and signs in through it. A provider is off or on; reads people, says `signon-*`.
//! Invariants: who somebody is, is issuer and subject, never an address; an answer is believed once, and only by the browser
//! that asked; whoever is stopped, gone or unknown is told the same; no secret is ever shown again.
//! Deliberately absent: sessions and second factors (accounts), the protocol (oidc), making persons, SAML (a gateway speaks it).

mod back;
mod beside;
mod change;
mod door;
mod errand;
mod events;
mod fault;
mod form;
mod join;
mod list;
mod part;
mod policy;
mod provider;
mod room;
mod setup;
mod show;
mod store;
mod turn;

pub use beside::BESIDE;
pub use change::{NewProvider, add};
pub use provider::{Cannot, FACTOR_WORDS, Link, ProviderRecord, State};
pub use room::{MIGRATIONS, ROOM, TEXTS};
pub use setup::{Setup, install};
pub use turn::turn_on;

#[cfg(test)]
mod attacks_test;
#[cfg(test)]
#[path = "fake_test.rs"]
mod fake;
#[cfg(test)]
mod settings_test;
#[cfg(test)]
mod sign_in_test;
#[cfg(test)]
#[path = "world_test.rs"]
mod world;
