//! Outcomes: what came of it. Holds the service reports (FITS): a month in four parts, period, reactive, proactive and
//! change. A report is built by the clock once its month is over and has no other state. Reads people, services, clocks,
//! desk, articles and training by their figures; says `outcomes-built`; hears nothing. Invariants: there is one report a
//! month and it is never changed; it names no person, so that erasing one changes no number. Deliberately absent:
//! changes (their register comes with change management), the yes/no self-assessment, indicators and signals.

mod build;
mod cannot;
mod contents;
mod events;
mod figure;
mod figure_list;
mod gather;
mod home;
mod list;
mod parts;
mod policy;
mod report;
mod room;
mod show;
mod show_json;
mod show_page;
mod store;
mod words;

pub use build::{build, build_due};
pub use cannot::Cannot;
pub use contents::Contents;
pub use events::Event;
pub use policy::{POLICY, Verb};
pub use report::{MONTHS_BACK, ServiceReport, due};
pub use room::{ROOM, TEXTS};
pub use store::MIGRATIONS;

#[cfg(test)]
mod access_test;
#[cfg(test)]
mod building_test;
#[cfg(test)]
mod figures_test;
#[cfg(test)]
mod pages_test;
#[cfg(test)]
mod policy_test;
#[cfg(test)]
mod report_test;
#[cfg(test)]
mod world;
