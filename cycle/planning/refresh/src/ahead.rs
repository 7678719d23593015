//! The plan for whoever looks at more than replacements.

use access::Actor;
use assets::Narrowed;
use kernel::{Id, Result};
use store::Reading;

use crate::forecast::{Forecast, Span};
use crate::scenario::Scenario;
use crate::store::{plan, scenarios};

/// What is replaced in the years, among what the actor may see: by the plan, or by a scenario that the actor may read.
pub fn ahead(
    reading: &Reading<'_>,
    actor: &Actor,
    (which, span): (&Narrowed, Span),
    scenario: Option<&Scenario>,
) -> Result<Forecast> {
    let rules = plan::rules(reading, scenario.map(|it| it.id))?;
    plan::made(reading, actor, &rules, (which, span))
}

/// The open scenarios that were begun last, as far as the actor may read them.
pub fn open_scenarios(reading: &Reading<'_>, actor: &Actor) -> Result<Vec<Scenario>> {
    scenarios::open(reading, actor, Scenario::COMPARED)
}

/// The address of what falls out in a year, at one unit or within it; at all units without one.
pub fn things_in(year: i64, at: Option<Id<kernel::Unit>>, within: Option<Id<kernel::Unit>>) -> String {
    let text = |id: Option<Id<kernel::Unit>>| id.map(|id| id.to_string()).unwrap_or_default();
    let year = year.to_string();
    web::bringing("/refresh/things", &[("year", &year), ("at", &text(at)), ("unit", &text(within))])
}
