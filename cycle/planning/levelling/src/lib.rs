//! Levelling: when the money of the years does not reach for all that falls out in them, which replacements wait, so that
//! every ceiling is kept and as few as can be are late. Rules say who pays what and how late it may be. Reads refresh,
//! finance (sources with their ceilings), assets and people. Says `levelling-*`; hears nothing. Invariants: each thing is
//! replaced once, never before its time and never later than its rule lets it; money is shared to the öre; a ceiling that
//! cannot be kept is named with by how much. Deliberately absent: the plan itself, which a person changes.

mod events;
mod level;
mod page;
mod policy;
mod reckon;
mod room;
mod rule;
mod rule_forms;
mod rule_list;
mod rule_page;
pub mod samples;
mod store;

pub use events::Event;
pub use level::{Ceiling, Group, Levelled, Move, Over, level};
pub use policy::{POLICY, RULES, RuleVerb, Verb};
pub use reckon::{Levelling, Year};
pub use room::{ROOM, TEXTS};
pub use rule::{NewRule, Rule, remove_rule, set_rule};
pub use store::MIGRATIONS;

#[cfg(test)]
mod level_test;
#[cfg(test)]
mod levelling_test;
