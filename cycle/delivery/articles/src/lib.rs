//! Articles: what people need to know to help themselves and each other, in Swedish and English. States: draft →
//! published → outdated, and back to published. Reads people and services. Says `articles-*`; hears nothing; the clock
//! notes what is past its review day. Invariants: what is for IT alone is in no other's list, count, search, file, card
//! or suggestion; a text is never changed, only followed by another; each language knows whether the other says more.
//! Deliberately absent: comments (a word with the rating is enough), and any fetching of what a text points to.

mod article;
mod attach;
mod edit;
mod events;
mod fall_due;
mod fields;
mod figures;
mod home;
mod import;
mod like;
mod list;
mod markdown;
mod outdate;
mod past;
mod policy;
mod publish;
mod rate;
mod review;
mod reword;
mod room;
pub mod samples;
mod search;
mod show;
mod show_page;
mod store;
mod write;

pub use article::{Article, Audience, Cannot, Facts, Head, Says, Standing, State, href};
pub use attach::{attach, detach};
pub use edit::{Edited, edit};
pub use events::Event;
pub use fall_due::fall_due;
pub use figures::{Figures, figures};
pub use import::intake_targets;
pub use like::{Similar, similar};
pub use outdate::{Outdating, outdate};
pub use policy::{POLICY, Verb};
pub use publish::{Publishing, publish};
pub use rate::{Found, rate};
pub use review::{Reviewing, review};
pub use reword::{Wording, reword};
pub use room::{ROOM, TEXTS};
pub use store::MIGRATIONS;
pub use write::{NewArticle, draft_from, write};

#[cfg(test)]
mod access_test;
#[cfg(test)]
mod article_test;
#[cfg(test)]
mod import_test;
#[cfg(test)]
mod policy_test;
#[cfg(test)]
mod world;
#[cfg(test)]
mod writing_test;
