//! Services: what IT gives the organisation, with who owns, supports and may use each. States: planned → live →
//! retiring → retired, and back to live. Reads people. Says `services-*`; hears nothing. Invariant: what is planned or
//! retired is known to IT and the owner alone; what is in use is read by those whom it is for, everywhere alike.
//! Deliberately absent: what a service is made of (configuration items) and all of pm3 but the object's name.

mod add;
mod catalogue;
mod directory;
mod edit;
mod events;
mod fields;
mod figures;
mod import;
mod launch;
mod list;
mod policy;
mod restore;
mod retire;
mod room;
mod run_out;
pub mod samples;
mod search;
mod service;
mod show;
mod stake;
mod store;

pub use add::{NewService, add};
pub use directory::{ChoiceFor, SERVICE, choices, is_choice, names, service_asked_for, supporters};
pub use edit::{Edited, edit};
pub use events::Event;
pub use figures::{Figures, figures};
pub use import::intake_targets;
pub use launch::launch;
pub use policy::{POLICY, Verb};
pub use restore::restore;
pub use retire::{Retiring, retire};
pub use room::{ROOM, TEXTS};
pub use run_out::run_out;
pub use service::{Audience, Cannot, Facts, Reporting, Service, State, href};
pub use store::MIGRATIONS;

#[cfg(test)]
mod access_test;
#[cfg(test)]
mod import_test;
#[cfg(test)]
mod keeping_test;
#[cfg(test)]
mod policy_test;
#[cfg(test)]
mod service_test;
#[cfg(test)]
mod world;
