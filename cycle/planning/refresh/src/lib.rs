//! Refresh: what is replaced in which year, what it costs, and what happens if it waits. Rules (in force → ended) say how
//! long things last, what they cost, how many are lost, what is put off or left; scenarios (open → adopted or dropped) lay
//! other rules over them. Reads assets and people. Says `refresh-*`; hears nothing. Invariants: the nearest rule holds;
//! each thing is replaced once in each of its lives; sums by unit, by category and by year are the same to the öre; an
//! adopted scenario gives the plan that it showed. Deliberately absent: the budget that pays (finance's), ceilings.

mod add_rule;
mod ahead;
mod cards;
mod compare;
mod end_rule;
mod events;
mod forecast;
mod nearest;
mod plan;
mod plan_page;
mod policy;
mod room;
mod rule;
mod rule_list;
mod rule_page;
pub mod samples;
mod scenario;
mod scenario_forms;
mod scenario_list;
mod set_rule;
mod store;
mod things;
mod words;

pub use ahead::{ahead, open_scenarios, things_in};
pub use events::Event;
pub use forecast::{At, Forecast, Span, Tally, forecast};
pub use nearest::{Life, Rules};
pub use policy::{POLICY, RULES, RuleVerb, SCENARIOS, ScenarioVerb, Verb};
pub use room::{ROOM, TEXTS};
pub use rule::{Kind, Place, Rule, Says};
pub use scenario::{Decided, Scenario, State, href as scenario_href};
pub use scenario_forms::{NewScenario, add_scenario, adopt, drop_scenario};
pub use set_rule::{NewRule, end_rule, set_rule};
pub use store::MIGRATIONS;

#[cfg(test)]
mod forecast_test;
#[cfg(test)]
mod plan_test;
#[cfg(test)]
mod speed_test;
#[cfg(test)]
mod world;
