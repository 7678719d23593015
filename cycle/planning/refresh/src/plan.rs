//! The plan: years across, groups of things down, for the page, for programs and as a file.

use std::collections::{BTreeMap, HashMap};

use assets::{Category, Model, Narrowed};
use kernel::{FieldErrors, Id, Refused, Result, Unit};
use look::Choice;
use serde_json::{Value as Json, json};
use store::Reading;
use web::{Ask, Cell, Reply};

use crate::forecast::{At, Forecast, Span, Tally};
use crate::nearest::Rules;
use crate::scenario::Scenario;
use crate::store::{plan, scenarios};
use crate::{POLICY, Verb, plan_page};

kernel::worded! {
    /// What the rows are.
    By { Category = "category", Unit = "unit", Model = "model" }
}

kernel::worded! {
    /// What stands in the cells.
    Measure { Cost = "cost", Things = "things" }
}

/// Years after this one that the page shows, unless another number is asked for; and the most.
const YEARS: i64 = 5;
const MOST: i64 = 10;

/// What is asked for by an address.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    pub which: Narrowed,
    pub span: Span,
    pub scenario: Option<Id<Scenario>>,
    pub by: By,
    pub measure: Measure,
}

/// All that the page shows.
pub(crate) struct Shown {
    pub asked: Asked,
    pub scenario: Option<Scenario>,
    pub forecast: Forecast,
    pub rules: Rules,
    pub groups: Vec<Group>,
    pub units: Vec<Choice>,
    pub categories: Vec<Choice>,
    pub open: Vec<Scenario>,
}

/// A row: a category, a unit or a model with its years.
pub(crate) struct Group {
    pub key: i64,
    pub name: String,
    pub years: BTreeMap<i64, Tally>,
}

impl Group {
    pub(crate) fn year(&self, year: i64) -> Tally {
        self.years.get(&year).copied().unwrap_or_default()
    }

    pub(crate) fn all(&self) -> Tally {
        let mut sum = Tally::default();
        self.years.values().for_each(|tally| sum.plus(tally));
        sum
    }
}

impl Shown {
    pub(crate) fn years(&self) -> impl Iterator<Item = i64> {
        self.asked.span.first..=self.asked.span.last
    }

    pub(crate) fn sum(&self, year: i64) -> Tally {
        self.forecast.sum(|at| at.year == year)
    }

    pub(crate) fn all(&self) -> Tally {
        self.forecast.sum(|_| true)
    }
}

fn word<T>(ask: &Ask<'_>, name: &'static str, usual: T, parse: fn(&str) -> Option<T>) -> Result<T> {
    match ask.query.raw(name).trim() {
        "" => Ok(usual),
        text => parse(text).ok_or_else(|| Refused::field(name, "not-a-choice")),
    }
}

fn id<T>(ask: &Ask<'_>, name: &'static str) -> Result<Option<Id<T>>> {
    ask.query.optional_id(name).map_err(|error| Refused::Invalid(FieldErrors(vec![error])))
}

/// What the address asks for; the days are the organisation's.
pub(crate) fn asked(ask: &Ask<'_>, reading: &Reading<'_>) -> Result<Asked> {
    let years = ask.query.optional_number("years", 1..=MOST);
    let years = years.map_err(|error| Refused::Invalid(FieldErrors(vec![error])))?.unwrap_or(YEARS);
    let first = i64::from(people::today(reading)?.year());
    let which = Narrowed {
        unit: id(ask, "unit")?,
        at: id(ask, "at")?,
        category: id(ask, "category")?,
        model: id(ask, "model")?,
        after: 0,
    };
    Ok(Asked {
        which,
        span: Span { first, last: first + years },
        scenario: id(ask, "scenario")?,
        by: word(ask, "by", By::Category, By::from_word)?,
        measure: word(ask, "measure", Measure::Cost, Measure::from_word)?,
    })
}

fn key(by: By, at: &At) -> i64 {
    match by {
        By::Category => at.category.number(),
        By::Unit => at.unit.number(),
        By::Model => at.model.number(),
    }
}

/// What the rows are called, by their keys.
fn names(reading: &Reading<'_>, forecast: &Forecast, rules: &Rules, by: By) -> Result<HashMap<i64, String>> {
    if by == By::Unit {
        let mut units: Vec<Id<Unit>> = forecast.cells.keys().map(|at| at.unit).collect();
        units.sort_unstable();
        units.dedup();
        let names = people::unit_names(reading, &units)?;
        return Ok(names.into_iter().map(|(id, name)| (id.number(), name)).collect());
    }
    let named = |at: &At| {
        let kind = rules.kind(at.model)?;
        let name = if by == By::Model { &kind.name } else { &kind.category_name };
        Some((key(by, at), name.clone()))
    };
    Ok(forecast.cells.keys().filter_map(named).collect())
}

pub(crate) fn load(reading: &Reading<'_>, ask: &Ask<'_>) -> Result<Shown> {
    let asked = asked(ask, reading)?;
    let scenario = asked.scenario.map(|id| scenarios::load(reading, ask.actor, id)).transpose()?;
    let rules = plan::rules(reading, asked.scenario)?;
    let forecast = plan::made(reading, ask.actor, &rules, (&asked.which, asked.span))?;
    let mut groups: HashMap<i64, BTreeMap<i64, Tally>> = HashMap::new();
    for (at, tally) in &forecast.cells {
        let years = groups.entry(key(asked.by, at)).or_default();
        years.entry(at.year).or_default().plus(tally);
    }
    let mut names = names(reading, &forecast, &rules, asked.by)?;
    let group = |(key, years)| Group { key, name: names.remove(&key).unwrap_or_default(), years };
    let mut groups: Vec<Group> = groups.into_iter().map(group).collect();
    groups.sort_by(|one, other| (&one.name, one.key).cmp(&(&other.name, other.key)));
    Ok(Shown {
        units: people::unit_choices(reading)?,
        categories: assets::category_choices(reading)?,
        open: scenarios::open(reading, ask.actor, Scenario::COMPARED)?,
        asked,
        scenario,
        forecast,
        rules,
        groups,
    })
}

fn may(ask: &Ask<'_>) -> Result<()> {
    if POLICY.may_somewhere(ask.actor, Verb::Read) { Ok(()) } else { Err(Refused::NotAllowed) }
}

/// GET `/refresh`
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    may(ask)?;
    let shown = ask.db.read(|reading| load(reading, ask))?;
    ask.show(|| Ok(as_json(&shown)), || Ok(plan_page::page(ask, &shown)))
}

/// GET `/refresh/export`: each unit, model and year in a row of its own.
pub(crate) fn export(ask: &Ask<'_>) -> Result<Reply> {
    may(ask)?;
    let (shown, units) = ask.db.read(|reading| {
        let shown = load(reading, ask)?;
        let mut units: Vec<Id<Unit>> = shown.forecast.cells.keys().map(|at| at.unit).collect();
        units.sort_unstable();
        units.dedup();
        Ok((shown, people::unit_names(reading, &units)?))
    })?;
    let text = |text: &str| Cell::Text(text.to_owned());
    let money = |ore: i64| Cell::Money(kernel::Money::sek(ore));
    let row = |(at, tally): (&At, &Tally)| {
        let kind = shown.rules.kind(at.model);
        vec![
            Cell::Number(at.year),
            text(units.get(&at.unit).map_or("", String::as_str)),
            text(kind.map_or("", |kind| &kind.category_name)),
            text(kind.map_or("", |kind| &kind.name)),
            Cell::Number(tally.things),
            Cell::Number(tally.behind),
            Cell::Number(tally.unpriced),
            money(tally.cost),
            money(tally.losses),
            Cell::Money(tally.total()),
        ]
    };
    let rows = shown.forecast.cells.iter().map(row).collect();
    web::reckoned(
        ask,
        "refresh-plan",
        &["year", "unit", "category", "model", "things", "behind", "unpriced", "cost", "losses", "total"],
        rows,
    )
}

pub(crate) fn tally_json(it: &Tally) -> Json {
    json!({
        "things": it.things, "behind": it.behind, "unpriced": it.unpriced,
        "cost": kernel::Money::sek(it.cost).to_string(), "losses": kernel::Money::sek(it.losses).to_string(),
        "total": it.total().to_string(),
    })
}

fn as_json(shown: &Shown) -> Json {
    let year = |year: i64, tally: &Tally| {
        let mut json = tally_json(tally);
        json["year"] = json!(year);
        json
    };
    let group = |group: &Group| {
        let years: Vec<Json> = shown.years().map(|it| year(it, &group.year(it))).collect();
        json!({ "id": group.key, "name": group.name, "years": years, "total": group.all().total().to_string() })
    };
    let model = |(id, things): (&Id<Model>, &i64)| {
        let name = shown.rules.kind(*id).map_or("", |kind| &kind.name);
        json!({ "id": id, "name": name, "things": things })
    };
    json!({
        "by": shown.asked.by.word(),
        "scenario": shown.scenario.as_ref().map(|it| it.id),
        "things": shown.forecast.things,
        "groups": shown.groups.iter().map(group).collect::<Vec<_>>(),
        "sums": shown.years().map(|it| year(it, &shown.sum(it))).collect::<Vec<_>>(),
        "without_day": shown.forecast.ageless.values().sum::<i64>(),
        "without_life": shown.forecast.lifeless.iter().map(model).collect::<Vec<_>>(),
        "outlive_support": shown.forecast.outlive.iter().map(model).collect::<Vec<_>>(),
    })
}

/// The address of the things behind a cell.
pub(crate) fn things_href(shown: &Shown, group: Option<&Group>, year: Option<i64>) -> String {
    let asked = &shown.asked;
    let number = |id: Option<i64>| id.map(|id| id.to_string()).unwrap_or_default();
    let unit = number(asked.which.unit.map(Id::number));
    let (mut at, mut category, mut model) = (
        number(asked.which.at.map(Id::number)),
        number(asked.which.category.map(Id::<Category>::number)),
        number(asked.which.model.map(Id::<Model>::number)),
    );
    if let Some(group) = group {
        let place = match asked.by {
            By::Category => &mut category,
            By::Unit => &mut at,
            By::Model => &mut model,
        };
        *place = group.key.to_string();
    }
    let (year, scenario) = (number(year), number(asked.scenario.map(Id::number)));
    web::bringing(
        "/refresh/things",
        &[
            ("year", &year),
            ("unit", &unit),
            ("at", &at),
            ("category", &category),
            ("model", &model),
            ("scenario", &scenario),
        ],
    )
}
