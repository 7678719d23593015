//! Needs: what those who teach, care and administrate ask for, and the dialogue until it is answered. States: new →
//! clarified → assessed → approved → planned → delivered → followed up; on the way parked, declined or merged.
//! Reads people. Says `needs-*`; hears nothing. Invariant: leaving a state leaves a reason that the askers may read,
//! and whoever asked is known to have heard the outcome or to wait for it. Money and decisions are other rooms'.

mod answer;
mod approve;
mod ask;
mod assess;
mod assign;
mod board;
mod cannot;
mod clarify;
mod clock;
mod criteria;
mod criterion;
mod decline;
mod deliver;
mod detail;
mod edit;
mod events;
mod follow_up;
mod hear;
mod home;
mod import;
mod import_words;
mod invite;
mod join;
mod leave;
mod list;
mod measure;
mod measures;
mod merge;
mod moves;
mod need;
mod note;
mod notice;
mod park;
mod period;
mod plan;
mod policy;
mod remove_file;
mod room;
pub mod samples;
mod score;
mod score_page;
mod search;
mod sees;
mod show;
mod show_page;
mod similar;
mod speak;
mod stake;
mod state;
mod store;
mod take_up;
mod tell;
mod unanswered;
mod write;

pub use answer::answer;
pub use ask::{NewNeed, propose};
pub use assign::{Assigned, assign};
pub use cannot::Cannot;
pub use criteria::{NewCriterion, retire, set_criterion};
pub use criterion::{Criterion, Kind as CriterionKind, Scored, Sum, Term, sum};
pub use detail::Detail;
pub use edit::{Edited, edit};
pub use events::Event;
pub use hear::hear;
pub use import::intake_targets;
pub use invite::{Invited, invite};
pub use join::join;
pub use leave::leave;
pub use measure::{Asked, Figures, Measures, Month, measure};
pub use merge::merge;
pub use moves::{Wanted, carry_out};
pub use need::{Facts, Need, Standing, Transition};
pub use note::note;
pub use notice::{Notice, To, notices};
pub use period::{ParsePeriodError, Period};
pub use policy::{POLICY, Verb};
pub use remove_file::remove_file;
pub use room::{ROOM, TEXTS};
pub use score::{Scoring, score};
pub use similar::{Similar, similar};
pub use speak::Words;
pub use state::{Move, State, Step, Verdict, diagram};
pub use store::{MIGRATIONS, load, messages::Voice};
pub use take_up::take_up;
pub use tell::tell;
pub use write::write;

#[cfg(test)]
mod access_test;
#[cfg(test)]
mod asking_test;
#[cfg(test)]
mod criterion_test;
#[cfg(test)]
mod import_test;
#[cfg(test)]
mod moving_test;
#[cfg(test)]
mod plan_test;
#[cfg(test)]
mod policy_test;
#[cfg(test)]
mod scoring_test;
#[cfg(test)]
mod state_test;
#[cfg(test)]
mod telling_test;
#[cfg(test)]
mod words_test;
#[cfg(test)]
mod world;
