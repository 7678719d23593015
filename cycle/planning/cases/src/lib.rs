//! Business cases: what something costs and gives over at least five years, and what an investment costs each year.
//! States: draft → submitted → approved or declined; each may be taken up again as a new revision. Reads people, and of
//! finance the sources; ties itself to what led to it by thread. Says `cases-*`; hears nothing. Invariants: time is never
//! added to cash; nothing is approved while a yearly cost has no named payer; what was decided on is kept as it was.
//! Deliberately absent: the capital rule (`capital`), and budget lines made of a case.

mod add;
mod benefit;
mod benefit_form;
mod cannot;
mod capital_page;
mod case;
mod change;
mod cost;
mod cost_form;
mod decide;
mod decision_page;
mod edit;
mod events;
mod fields;
mod home;
mod invest_form;
mod list;
mod marks;
mod picture;
mod policy;
mod rates;
mod rates_list;
mod rates_page;
mod remove;
mod revise;
mod room;
pub mod samples;
mod search;
mod set_rates;
mod show;
mod show_page;
mod stake;
mod store;
mod submit;
mod tables;

pub use add::{NewCase, add};
pub use benefit::{Benefit, Worth};
pub use benefit_form::{NewBenefit, set_benefit};
pub use cannot::Cannot;
pub use case::{Case, Facts, State};
pub use change::Part;
pub use cost::{Charge, Cost, Kind};
pub use cost_form::{NewCost, set_cost};
pub use decide::{Decided, Outcome, decide};
pub use edit::{Edited, edit};
pub use events::Event;
pub use invest_form::{NewInvestment, set_investment};
pub use picture::{Centre, Picture, YearSum};
pub use policy::{POLICY, RATES, RatesVerb, Verb};
pub use rates::Decision as RateDecision;
pub use remove::{remove_benefit, remove_cost};
pub use revise::revise;
pub use room::{ROOM, TEXTS};
pub use set_rates::{NewRates, set_rates};
pub use store::MIGRATIONS;
pub use submit::submit;
#[cfg(test)]
mod case_test;
#[cfg(test)]
mod deciding_test;
#[cfg(test)]
mod picture_test;
#[cfg(test)]
mod world;
