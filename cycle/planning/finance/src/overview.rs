//! The budget: years across, groups of lines down, for the page and for programs.

use std::collections::{BTreeMap, HashMap};

use kernel::{FieldErrors, Id, Money, Refused, Result, Unit};
use look::Choice;
use serde_json::{Value as Json, json};
use store::Reading;
use web::{Ask, Reply};

use crate::marks::{self, figures_json};
use crate::store::totals::{self, Asked, Group, Total};
use crate::store::years;
use crate::{BudgetYear, Figures, POLICY, Verb, overview_page};

kernel::worded! {
    /// Which figure stands under each year, in the order of the columns.
    Measure {
        Plan = "plan",
        Unfunded = "unfunded",
        Bound = "bound",
        Spent = "spent",
        Available = "available",
        Forecast = "forecast",
    }
}

impl Measure {
    /// The figure of some totals.
    pub(crate) fn of(self, (figures, unfunded): (Figures, Money)) -> Money {
        match self {
            Self::Plan => figures.plan,
            Self::Bound => figures.bound,
            Self::Spent => figures.spent,
            Self::Forecast => figures.forecast,
            Self::Available => marks::left(figures),
            Self::Unfunded => unfunded,
        }
    }
}

/// All that the page shows.
pub(crate) struct Shown {
    /// Every year that there is.
    pub all_years: Vec<BudgetYear>,
    /// Those that are shown, the earliest first.
    pub years: Vec<BudgetYear>,
    /// Whether one year was asked for: then all its figures stand side by side.
    pub is_one: bool,
    pub by: Group,
    pub measure: Measure,
    pub unit: Option<Id<Unit>>,
    pub units: Vec<Choice>,
    pub groups: Vec<Line>,
}

/// A group of lines with its figures by year.
pub(crate) struct Line {
    pub key: String,
    pub name: String,
    pub totals: BTreeMap<Id<BudgetYear>, Total>,
}

impl Line {
    pub(crate) fn of(&self, year: &BudgetYear) -> (Figures, Money) {
        marks::sum(self.totals.get(&year.id).into_iter())
    }
}

impl Shown {
    /// All groups together in a year.
    pub(crate) fn sum(&self, year: &BudgetYear) -> (Figures, Money) {
        marks::sum(self.groups.iter().filter_map(|group| group.totals.get(&year.id)))
    }
}

/// GET `/budget`
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    if !POLICY.may_somewhere(ask.actor, Verb::Read) {
        return Err(Refused::NotAllowed);
    }
    let shown = ask.db.read(|reading| load(reading, ask))?;
    ask.show(|| Ok(as_json(&shown)), || Ok(overview_page::page(ask, &shown)))
}

fn word<T>(ask: &Ask<'_>, name: &'static str, usual: T, parse: fn(&str) -> Option<T>) -> Result<T> {
    match ask.query.raw(name).trim() {
        "" => Ok(usual),
        text => parse(text).ok_or_else(|| Refused::field(name, "not-a-choice")),
    }
}

fn load(reading: &Reading<'_>, ask: &Ask<'_>) -> Result<Shown> {
    let by = word(ask, "by", Group::Unit, Group::from_word)?;
    let measure = word(ask, "measure", Measure::Plan, Measure::from_word)?;
    let unit = ask.query.optional_id("unit").map_err(|error| Refused::Invalid(FieldErrors(vec![error])))?;
    let all_years = years::all(reading, ask.actor)?;
    let year = ask.query.raw("year").trim();
    let years = totals::years_asked(&all_years, year)?;
    let asked = Asked { years: years.iter().map(|year| year.id).collect(), unit, by };
    let totals = totals::totals(reading, ask.actor, &asked)?;
    let mut names = names(reading, ask, by, &totals)?;
    let mut groups: Vec<Line> = Vec::new();
    for total in totals {
        if groups.last().is_none_or(|group| group.key != total.key) {
            let name = names.remove(&total.key).unwrap_or_else(|| nameless(ask, by, &total.key));
            groups.push(Line { key: total.key.clone(), name, totals: BTreeMap::new() });
        }
        if let Some(group) = groups.last_mut() {
            group.totals.insert(total.year, total);
        }
    }
    groups.sort_by(|one, other| one.name.cmp(&other.name));
    let units = people::unit_choices(reading)?;
    Ok(Shown { all_years, years, is_one: !year.is_empty(), by, measure, unit, units, groups })
}

/// What groups are called, by their keys.
fn names(
    reading: &Reading<'_>,
    ask: &Ask<'_>,
    by: Group,
    totals: &[Total],
) -> Result<HashMap<String, String>> {
    let mut ids: Vec<i64> = totals.iter().filter_map(|total| total.key.parse().ok()).collect();
    ids.dedup();
    Ok(match by {
        Group::Account | Group::Kind => HashMap::new(),
        Group::Unit => {
            let units: Vec<Id<Unit>> = ids.into_iter().map(Id::new).collect();
            let names = people::unit_names(reading, &units)?;
            names.into_iter().map(|(id, name)| (id.to_string(), name)).collect()
        }
        Group::Service => {
            let ids: Vec<Id<services::Service>> = ids.into_iter().filter(|id| *id > 0).map(Id::new).collect();
            let names = services::names(reading, ask.actor, &ids)?;
            names.into_iter().map(|(id, name)| (id.to_string(), name)).collect()
        }
        Group::Source => {
            let names = totals::source_names(reading, &ids)?;
            let named = |(id, name, standing): (i64, String, String)| {
                let applied =
                    (standing != "granted").then(|| ask.say(&format!("finance-standing-{standing}")));
                let name = applied.map_or(name.clone(), |standing| format!("{name} ({standing})"));
                (id.to_string(), name)
            };
            names.into_iter().map(named).collect()
        }
    })
}

fn nameless(ask: &Ask<'_>, by: Group, key: &str) -> String {
    match by {
        Group::Account => key.to_owned(),
        Group::Kind => ask.say(&format!("finance-kind-{key}")),
        Group::Source => ask.say("finance-no-source"),
        Group::Service if key == "0" => ask.say("finance-no-service"),
        Group::Service => ask.say("finance-hidden-service"),
        Group::Unit => ask.say("finance-no-unit"),
    }
}

fn as_json(shown: &Shown) -> Json {
    let year = |year: &BudgetYear, (figures, unfunded): (Figures, Money)| {
        let mut json = figures_json(figures, unfunded);
        json["year"] = json!(year.year);
        json
    };
    let group = |group: &Line| {
        let years: Vec<Json> = shown.years.iter().map(|it| year(it, group.of(it))).collect();
        json!({ "key": group.key, "name": group.name, "years": years })
    };
    json!({
        "by": shown.by.word(),
        "groups": shown.groups.iter().map(group).collect::<Vec<_>>(),
        "sums": shown.years.iter().map(|it| year(it, shown.sum(it))).collect::<Vec<_>>(),
    })
}
