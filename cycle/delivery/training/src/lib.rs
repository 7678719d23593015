//! Training: which courses are given, who has had them and until when, and who still needs which, per role, unit and
//! service. A course is open or closed; a session planned, held or cancelled. Reads people and services. Says
//! `training-*`; hears nothing. Invariant: nobody is counted or named as lacking or having a course to a reader who may
//! not know it of them. Deliberately absent: booking of seats, course material (articles are that) and marks.

mod add;
mod close;
mod course;
mod edit;
mod events;
mod fields;
mod figures;
mod hold;
mod import;
mod list;
mod needed;
mod plan;
mod policy;
mod room;
pub mod samples;
mod search;
mod show;
mod store;

pub use add::add;
pub use close::close;
pub use course::{Cannot, Course, CourseState, Facts, Session, SessionState, href};
pub use edit::{Edited, edit};
pub use events::Event;
pub use figures::{Figures, figures};
pub use hold::{hold, record};
pub use import::intake_targets;
pub use needed::Needed;
pub use plan::{NewSession, cancel, plan};
pub use policy::{COURSES, OfTrainee, TRAINEES, Verb};
pub use room::{ROOM, TEXTS};
pub use store::MIGRATIONS;

#[cfg(test)]
mod course_test;
#[cfg(test)]
mod policy_test;
#[cfg(test)]
mod training_test;
