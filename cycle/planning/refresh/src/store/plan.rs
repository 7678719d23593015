//! What the plan is made of: the register's things by age, the rules, and where units lie.

use std::collections::HashMap;

use access::{Actor, Scope};
use assets::Narrowed;
use kernel::{Id, Result, Unit};
use store::{Reading, Sql};

use crate::forecast::{Forecast, Span, forecast};
use crate::nearest::Rules;
use crate::scenario::Scenario;
use crate::store::rules;
use crate::{POLICY, Verb};

/// Each unit with those above it and itself, the uppermost first.
fn ways(reading: &Reading<'_>) -> Result<HashMap<Id<Unit>, Vec<Id<Unit>>>> {
    let why = "the tree is known to all who are signed in";
    let sql = Sql::open(why, "SELECT id, parent_id FROM unit ORDER BY id LIMIT 20000");
    let parents: HashMap<Id<Unit>, Option<Id<Unit>>> =
        reading.all::<(Id<Unit>, Option<Id<Unit>>)>(sql)?.into_iter().collect();
    let way = |unit: Id<Unit>| {
        let mut way = vec![unit];
        while let Some(Some(above)) = way.last().and_then(|unit| parents.get(unit)) {
            if way.contains(above) {
                break;
            }
            way.push(*above);
        }
        way.reverse();
        way
    };
    Ok(parents.keys().map(|unit| (*unit, way(*unit))).collect())
}

/// The rules that hold, with those of a scenario laid over them.
pub(crate) fn rules(reading: &Reading<'_>, scenario: Option<Id<Scenario>>) -> Result<Rules> {
    Ok(Rules::new(rules::in_force(reading, scenario)?, assets::kinds(reading)?, ways(reading)?))
}

/// What the actor may see of what is replaced in the years by some rules.
pub(crate) fn made(
    reading: &Reading<'_>,
    actor: &Actor,
    rules: &Rules,
    (which, span): (&Narrowed, Span),
) -> Result<Forecast> {
    within(reading, &POLICY.scope(actor, Verb::Read), rules, (which, span))
}

pub(crate) fn within(
    reading: &Reading<'_>,
    scope: &Scope,
    rules: &Rules,
    (which, span): (&Narrowed, Span),
) -> Result<Forecast> {
    let ages = assets::ages(reading, scope, which)?;
    let mut named = assets::ages_of(reading, scope, &rules.named())?;
    // Only those that are counted here stand alone.
    let counted: std::collections::HashSet<_> = ages.iter().map(|age| (age.unit, age.model)).collect();
    named.retain(|it| counted.contains(&(it.unit, it.model)));
    Ok(forecast(rules, &ages, &named, span))
}
