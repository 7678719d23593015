//! Clocks: what was promised about how soon, and whether it was kept. An agreement (SLA, OLA, a supplier's) promises;
//! a clock counts for one record. States of a clock: idle, running, paused, stopped; broken or not. Reads people,
//! services and calendars, and the facts that other rooms bring. Says `clocks-*`; hears `calendars-*`. Invariant: which phase a record
//! was in when is a fact that no agreement changes; how a clock stands can always be made again from the facts.

mod attach;
mod book;
mod cannot;
mod causes;
mod clock;
mod course;
mod events;
mod face;
mod figures;
mod forms;
mod history;
mod level;
mod list;
mod owner;
mod phase;
mod policy;
mod promise;
mod read;
mod remake;
mod replay;
mod replay_page;
mod report;
mod room;
mod rule;
pub mod samples;
mod show;
mod store;
mod tell;
mod terms_form;

pub use book::LevelVersion;
pub use cannot::Cannot;
pub use causes::{NewCause, add_cause, retire_cause};
pub use clock::{Cause, Clock};
pub use course::{Course, Elapsed, Mark, Standing, Timed, Told, What};
pub use events::Event;
pub use face::{
    Outlook, Turn, answered, asked, begin, begin_at, moved, reclassified, recorded, turned, withdrawn,
};
pub use figures::{Figures, Kept, OpenTime, Usual, Why, figures, usual};
pub use history::{History, Run, Said, Stint};
pub use level::{Applies, Facts, Fit, Level, LevelState, Terms};
pub use owner::{Owner, install};
pub use phase::Phase;
pub use policy::{CLOCKS, ClockVerb, LEVELS, LevelVerb};
pub use promise::{HoldsFor, NewLevel, add, change, explain, retire};
pub use read::{Shown, courses, shown};
pub use remake::{Remade, remake};
pub use replay::{NotOpen, Piece, PieceIs, Replay};
pub use replay_page::panel;
pub use room::{ROOM, TEXTS};
pub use rule::{ByPriority, CountsFrom, ESCALATIONS_AT_MOST, Measure, PRIORITIES, Party, Promise, Target};
pub use store::MIGRATIONS;
pub use tell::tell_due;

/// Readers of the journal: calendars that say something else.
pub const FOLLOWERS: &[::store::Follower] =
    &[::store::Follower { name: "clocks-calendars", take: remake::take }];

#[cfg(test)]
mod course_test;
#[cfg(test)]
mod face_test;
#[cfg(test)]
mod level_test;
#[cfg(test)]
mod older_test;
#[cfg(test)]
mod pages_test;
#[cfg(test)]
mod policy_test;
#[cfg(test)]
mod rule_test;
#[cfg(test)]
mod speed_test;
#[cfg(test)]
mod world;
