//! A case for its page and for programs, and the body that a decision keeps.

use std::collections::HashMap;

use kernel::{Id, Money, Person, Result, Unit};
use serde_json::{Value as Json, json};
use store::Reading;
use web::{Ask, Reply};

use crate::store::decisions::{self, Kept};
use crate::store::{self as rows, Whole};
use crate::{Benefit, Case, Centre, Cost, Kind, Picture, Worth, YearSum, rates_page, show_page};

/// What a case's totals are, in words of programs: the page has them in words of people.
const FORMULAS: [(&str, &str); 3] = [
    ("cost", "one_off + running + capital"),
    ("net", "cash - cost"),
    ("time", "hours * rate, never added to cash"),
];

/// Names of what a case refers to.
pub(crate) struct Names {
    units: HashMap<Id<Unit>, String>,
    sources: HashMap<i64, String>,
}

impl Names {
    pub(crate) fn unit(&self, id: Id<Unit>) -> &str {
        self.units.get(&id).map_or("", String::as_str)
    }

    /// Who pays, with which money; nothing when nobody is named.
    pub(crate) fn payer(&self, cost: &Cost) -> Option<String> {
        let payer = self.unit(cost.charge.payer?);
        let source = cost.charge.source.and_then(|id| self.sources.get(&id.number()));
        Some(source.map_or_else(|| payer.to_owned(), |source| format!("{payer}, {source}")))
    }
}

/// All that the page shows to this reader.
pub(crate) struct Shown {
    pub whole: Whole,
    pub picture: Picture,
    pub names: Names,
    pub persons: HashMap<Id<Person>, String>,
    pub decisions: Vec<Kept>,
}

pub(crate) fn names(reading: &Reading<'_>, whole: &Whole) -> Result<Names> {
    let mut units = vec![whole.case.facts.unit];
    units.extend(whole.costs.iter().map(|cost| cost.charge.unit));
    units.extend(whole.costs.iter().filter_map(|cost| cost.charge.payer));
    let sources: Vec<i64> =
        whole.costs.iter().filter_map(|cost| cost.charge.source).map(Id::number).collect();
    let found = if sources.is_empty() { Vec::new() } else { finance::source_names(reading, &sources)? };
    Ok(Names {
        units: people::unit_names(reading, &units)?,
        sources: found.into_iter().map(|(id, name, _)| (id, name)).collect(),
    })
}

/// GET `/cases/{id}`
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    let shown = ask.db.read(|reading| load(reading, ask, ask.id("id")?))?;
    ask.show(|| Ok(as_json(&shown)), || show_page::page(ask, &shown))
}

pub(crate) fn load(reading: &Reading<'_>, ask: &Ask<'_>, id: Id<Case>) -> Result<Shown> {
    let case = rows::load(reading, ask.actor, id)?;
    let whole = rows::whole(reading, case)?;
    let decisions = decisions::of(reading, id)?;
    let mut persons: Vec<Id<Person>> = whole.benefits.iter().map(|it| it.owner).collect();
    persons.extend(decisions.iter().filter_map(|it| it.by));
    Ok(Shown {
        picture: whole.picture(),
        names: names(reading, &whole)?,
        persons: people::names(reading, ask.actor, &persons)?,
        whole,
        decisions,
    })
}

fn year(it: &YearSum) -> Json {
    json!({
        "year": it.year, "one_off": it.one_off.to_string(), "running": it.running.to_string(),
        "capital": it.capital.to_string(), "cost": it.cost().to_string(), "cash": it.cash.to_string(),
        "net": it.net().to_string(), "time": it.time.to_string(),
    })
}

fn cost(it: &Cost, names: &Names) -> Json {
    let (first, last) = it.kind.years();
    let mut json = json!({
        "id": it.id, "kind": it.kind.word(), "name": it.charge.name, "account": it.charge.account,
        "unit": { "id": it.charge.unit, "name": names.unit(it.charge.unit) },
        "payer": it.charge.payer, "paid_by": names.payer(it), "source": it.charge.source,
        "amount": it.kind.amount().to_string(), "first_year": first, "last_year": last,
    });
    if let Kind::Capital { residual, component, .. } = it.kind {
        json["residual"] = json!(residual.to_string());
        json["month"] = json!(component.start().month);
        json["life_months"] = json!(component.life_months());
    }
    json
}

fn benefit(it: &Benefit) -> Json {
    let mut json = json!({
        "id": it.id, "class": it.worth.word(), "name": it.name, "owner": it.owner, "measure": it.measure,
        "baseline": it.baseline, "target": it.target, "first_year": it.first_year, "last_year": it.last_year,
    });
    match it.worth {
        Worth::Cash(amount) => json["amount"] = json!(amount.to_string()),
        Worth::Time { hours, rate } => {
            json["hours"] = json!(hours);
            json["rate"] = json!(rate.to_string());
        }
        Worth::NotPriced => {}
    }
    json
}

fn centre(it: &Centre, names: &Names) -> Json {
    json!({
        "unit": { "id": it.unit, "name": names.unit(it.unit) },
        "costs": it.costs.iter().map(Money::to_string).collect::<Vec<_>>(), "sum": it.sum.to_string(),
    })
}

/// Each investment's years.
pub(crate) fn capital(picture: &Picture) -> Json {
    let year = |it: &capital::CapitalYear| {
        json!({
            "year": it.year, "months": it.months, "opening": it.opening.to_string(),
            "depreciation": it.depreciation.to_string(), "interest": it.interest.to_string(),
            "cost": it.cost().to_string(),
        })
    };
    let each = |(id, years): &(Id<Cost>, Vec<capital::CapitalYear>)| json!({ "cost": id, "years": years.iter().map(year).collect::<Vec<_>>() });
    picture.capital.iter().map(each).collect()
}

/// The whole of a case without who looks at it and without names of persons: what a decision keeps.
pub(crate) fn body(whole: &Whole, names: &Names) -> Json {
    let (case, picture) = (&whole.case, whole.picture());
    let formulas: serde_json::Map<String, Json> =
        FORMULAS.into_iter().map(|(word, formula)| (word.to_owned(), json!(formula))).collect();
    json!({
        "id": case.id,
        "title": case.facts.title,
        "about": case.facts.about,
        "unit": { "id": case.facts.unit, "name": names.unit(case.facts.unit) },
        "first_year": case.facts.first_year,
        "last_year": case.last_year(),
        "state": case.state.word(),
        "revision": case.revision,
        "rates": whole.rates.as_ref().map(rates_page::as_json),
        "costs": whole.costs.iter().map(|it| cost(it, names)).collect::<Vec<_>>(),
        "benefits": whole.benefits.iter().map(benefit).collect::<Vec<_>>(),
        "years": picture.years.iter().map(year).collect::<Vec<_>>(),
        "sum": year(&picture.sum),
        "formulas": formulas,
        "centres": picture.centres.iter().map(|it| centre(it, names)).collect::<Vec<_>>(),
        "capital": capital(&picture),
        "invested": picture.invested.to_string(),
        "capital_after": picture.after.to_string(),
    })
}

fn as_json(shown: &Shown) -> Json {
    let mut json = body(&shown.whole, &shown.names);
    let decision = |it: &Kept| {
        json!({
            "id": it.id, "revision": it.revision, "outcome": it.outcome.word(), "reason": it.reason,
            "reference": it.reference, "at": it.at.rfc3339(), "hash": it.hash,
        })
    };
    json["decisions"] = shown.decisions.iter().map(decision).collect();
    json["version"] = json!(shown.whole.case.version);
    json
}
