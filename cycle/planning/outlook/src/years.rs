//! The years ahead, put together from the rooms that know them.

use std::collections::{BTreeMap, HashMap};

use assets::Narrowed;
use finance::YearFigures;
use kernel::{FieldErrors, Id, Money, Refused, Result, Unit};
use look::Choice;
use refresh::{Scenario, Span, Tally};
use serde_json::{Value as Json, json};
use store::Reading;
use web::{Ask, Cell, Reply};

use crate::{POLICY, Verb, page};

/// Years after this one.
const AHEAD: i64 = 5;

/// A year ahead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Year {
    pub year: i64,
    /// What is replaced because its time is up, with what is lost or broken.
    pub falls_out: Money,
    /// Of agreements that nobody can leave any more.
    pub bound: Money,
    /// Of those that renew themselves, when they do.
    pub renewed: Money,
    /// Of licences that no agreement stands behind, when they are renewed.
    pub licences: Money,
    /// The budget's plan and the part of it that nobody pays; none when the year is not opened.
    pub budget: Option<YearFigures>,
}

/// What falls out at one unit next year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct School {
    pub unit: Id<Unit>,
    pub name: String,
    pub tally: Tally,
}

/// What an open scenario changes in each year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    pub scenario: Scenario,
    /// Below nothing where the year becomes cheaper.
    pub differences: Vec<Money>,
}

/// All that the page shows.
#[derive(Debug, Clone)]
pub struct Outlook {
    pub unit: Option<Id<Unit>>,
    pub units: Vec<Choice>,
    pub years: Vec<Year>,
    pub schools: Vec<School>,
    pub waiting: Vec<Waiting>,
}

fn sum(amounts: &[Money]) -> Money {
    Money::sek(amounts.iter().fold(0_i64, |sum, amount| sum.saturating_add(amount.minor)))
}

impl Year {
    /// What the year asks for: what falls out + what is bound + what renews itself + licences.
    pub fn asks(&self) -> Money {
        sum(&[self.falls_out, self.bound, self.renewed, self.licences])
    }
}

fn minus(one: Money, other: Money) -> Money {
    one.minus(other).unwrap_or(Money::ZERO)
}

fn load(reading: &Reading<'_>, ask: &Ask<'_>) -> Result<Outlook> {
    let bad = |error| Refused::Invalid(FieldErrors(vec![error]));
    let unit: Option<Id<Unit>> = ask.query.optional_id("unit").map_err(bad)?;
    let this = people::today(reading)?.year();
    let span = Span { first: i64::from(this), last: i64::from(this) + AHEAD };
    let which = Narrowed { unit, ..Narrowed::default() };
    let plan = refresh::ahead(reading, ask.actor, (&which, span), None)?;
    let agreed = agreements::committed(reading, ask.actor, this..=this + AHEAD as i16, unit)?;
    let alone = licences::Which::WithoutAgreement(unit);
    let licences = licences::costs(reading, ask.actor, this..=this + AHEAD as i16, alone)?;
    let budget = finance::by_year(reading, ask.actor, unit)?;
    let in_year = |forecast: &refresh::Forecast, year: i64| forecast.sum(|at| at.year == year).total();
    let year = |(year, agreed): (i16, agreements::YearCost)| Year {
        year: year.into(),
        falls_out: in_year(&plan, year.into()),
        bound: agreed.committed,
        renewed: minus(agreed.expected, agreed.committed),
        licences: licences.iter().find(|it| it.0 == year).map_or(Money::ZERO, |it| it.1.expected),
        budget: budget.iter().find(|it| it.year == year).copied(),
    };
    let years: Vec<Year> = agreed.into_iter().map(year).collect();
    let mut waiting = Vec::new();
    for scenario in refresh::open_scenarios(reading, ask.actor)? {
        let other = refresh::ahead(reading, ask.actor, (&which, span), Some(&scenario))?;
        let differences = years.iter().map(|it| minus(in_year(&other, it.year), it.falls_out)).collect();
        waiting.push(Waiting { scenario, differences });
    }
    let schools = schools(reading, &plan, span.first + 1)?;
    Ok(Outlook { unit, units: people::unit_choices(reading)?, years, schools, waiting })
}

/// Each unit at which something falls out in the year, by name.
fn schools(reading: &Reading<'_>, plan: &refresh::Forecast, year: i64) -> Result<Vec<School>> {
    let mut tallies: BTreeMap<Id<Unit>, Tally> = BTreeMap::new();
    for (at, tally) in plan.cells.iter().filter(|(at, tally)| at.year == year && tally.things > 0) {
        tallies.entry(at.unit).or_default().plus(tally);
    }
    let units: Vec<Id<Unit>> = tallies.keys().copied().collect();
    let mut names: HashMap<Id<Unit>, String> = people::unit_names(reading, &units)?;
    let school = |(unit, tally)| School { unit, name: names.remove(&unit).unwrap_or_default(), tally };
    let mut schools: Vec<School> = tallies.into_iter().map(school).collect();
    schools.sort_by(|one, other| (&one.name, one.unit).cmp(&(&other.name, other.unit)));
    Ok(schools)
}

fn may(ask: &Ask<'_>) -> Result<()> {
    if POLICY.may_somewhere(ask.actor, Verb::Read) { Ok(()) } else { Err(Refused::NotAllowed) }
}

/// GET `/outlook`
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    may(ask)?;
    let outlook = ask.db.read(|reading| load(reading, ask))?;
    ask.show(|| Ok(as_json(&outlook)), || Ok(page::page(ask, &outlook)))
}

/// GET `/outlook/export`
pub(crate) fn export(ask: &Ask<'_>) -> Result<Reply> {
    may(ask)?;
    let outlook = ask.db.read(|reading| load(reading, ask))?;
    let row = |it: &Year| {
        let budget =
            |of: fn(&YearFigures) -> Money| it.budget.as_ref().map_or(Cell::Empty, |it| Cell::Money(of(it)));
        vec![
            Cell::Number(it.year),
            Cell::Money(it.falls_out),
            Cell::Money(it.bound),
            Cell::Money(it.renewed),
            Cell::Money(it.licences),
            Cell::Money(it.asks()),
            budget(|it| it.figures.plan),
            budget(|it| it.unfunded),
        ]
    };
    let columns = ["year", "falls-out", "bound", "renewed", "licences", "asks", "plan", "unfunded"];
    web::reckoned(ask, "outlook", &columns, outlook.years.iter().map(row).collect())
}

fn as_json(outlook: &Outlook) -> Json {
    let year = |it: &Year| {
        json!({
            "year": it.year, "falls_out": it.falls_out.to_string(), "bound": it.bound.to_string(),
            "renewed": it.renewed.to_string(), "licences": it.licences.to_string(), "asks": it.asks().to_string(),
            "plan": it.budget.map(|it| it.figures.plan.to_string()),
            "unfunded": it.budget.map(|it| it.unfunded.to_string()),
        })
    };
    let school = |it: &School| json!({ "id": it.unit, "name": it.name, "things": it.tally.things, "cost": it.tally.total().to_string() });
    let waiting = |it: &Waiting| {
        let differences: Vec<String> = it.differences.iter().map(Money::to_string).collect();
        json!({ "id": it.scenario.id, "name": it.scenario.name, "differences": differences })
    };
    json!({
        "years": outlook.years.iter().map(year).collect::<Vec<_>>(),
        "next_year": outlook.schools.iter().map(school).collect::<Vec<_>>(),
        "scenarios": outlook.waiting.iter().map(waiting).collect::<Vec<_>>(),
    })
}
