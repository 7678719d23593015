//! The plan of replacements beside the ceilings of those who pay, levelled.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Mutex;
use std::time::Duration;

use assets::Narrowed;
use kernel::{Id, Money, Refused, Result};
use refresh::{At, Span, Tally};
use serde_json::{Value as Json, json};
use store::Reading;
use web::{Ask, Cell, Reply};

use crate::level::{Ceiling, Group, Levelled, level};
use crate::store::rules;
use crate::{POLICY, Verb, page};

/// Years that are looked at together.
const YEARS: i64 = 5;
/// How long an answer may take.
const WITHIN: Duration = Duration::from_secs(3);
/// One answer at a time: each takes a processor as long as it lasts.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// What a source pays in a year, before levelling and after.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Year {
    /// None when nobody has said one.
    pub ceiling: Option<Money>,
    pub before: i64,
    pub after: i64,
    /// Of both: what is lost or broken, which cannot wait.
    pub losses: i64,
    /// What the ceiling cannot hold, in öre.
    pub over: i64,
}

/// Things that wait.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waits {
    pub at: At,
    pub source: i64,
    pub to: i64,
    pub things: i64,
    pub cost: Money,
}

/// All that the page shows.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Levelling {
    pub span: (i64, i64),
    /// By source and year.
    pub years: BTreeMap<(i64, i64), Year>,
    pub waits: Vec<Waits>,
    pub lateness: i64,
    /// In ten-thousandths; none when it is the best there is.
    pub gap: Option<i64>,
    /// What nobody is said to pay, in öre.
    pub unpaid: i64,
    /// Things whose price nobody has said: they weigh nothing here.
    pub unpriced: i64,
    /// No answer was found in the time.
    pub is_unsolved: bool,
    pub names: Names,
}

/// What sources, units and models are called.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names {
    pub sources: HashMap<i64, String>,
    pub units: HashMap<i64, String>,
    pub models: HashMap<i64, String>,
}

/// GET `/refresh/level`
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    let levelling = load(ask)?;
    ask.show(|| Ok(as_json(&levelling)), || Ok(page::page(ask, &levelling)))
}

/// GET `/refresh/level/export`
pub(crate) fn export(ask: &Ask<'_>) -> Result<Reply> {
    let levelling = load(ask)?;
    let name =
        |names: &HashMap<i64, String>, id: i64| Cell::Text(names.get(&id).cloned().unwrap_or_default());
    let row = |it: &Waits| {
        vec![
            name(&levelling.names.units, it.at.unit.number()),
            name(&levelling.names.models, it.at.model.number()),
            Cell::Number(it.at.year),
            Cell::Number(it.to),
            Cell::Number(it.things),
            Cell::Money(it.cost),
            name(&levelling.names.sources, it.source),
        ]
    };
    let columns = ["unit", "model", "from", "to", "things", "cost", "source"];
    web::reckoned(ask, "levelling", &columns, levelling.waits.iter().map(row).collect())
}

fn load(ask: &Ask<'_>) -> Result<Levelling> {
    POLICY.allow(ask.actor, Verb::Read, &())?;
    let _one = ONE_AT_A_TIME.try_lock().map_err(|_| Refused::Busy)?;
    let (mut levelling, groups, ats, ceilings) = ask.db.read(|reading| gather(reading, ask))?;
    let found = level(&groups, &ceilings, levelling.span.1, WITHIN);
    levelling.is_unsolved = found.is_none();
    if let Some(found) = found {
        levelling.lay(&groups, &ats, &found);
    }
    let names = ask.db.read(|reading| names(reading, &levelling))?;
    Ok(Levelling { names, ..levelling })
}

type Gathered = (Levelling, Vec<Group>, Vec<At>, Vec<Ceiling>);

/// What falls out, who pays it, and what they give at most.
fn gather(reading: &Reading<'_>, ask: &Ask<'_>) -> Result<Gathered> {
    let first = i64::from(people::today(reading)?.year());
    let span = Span { first, last: first + YEARS - 1 };
    let plan = refresh::ahead(reading, ask.actor, (&Narrowed::default(), span), None)?;
    let rules = rules::all(reading)?;
    let mut levelling = Levelling { span: (span.first, span.last), ..Levelling::default() };
    let (mut groups, mut ats) = (Vec::new(), Vec::new());
    for (at, tally) in &plan.cells {
        levelling.unpriced += tally.unpriced;
        let Some(rule) = rules.of(at.unit, at.category) else {
            levelling.unpaid = levelling.unpaid.saturating_add(tally.total().minor);
            continue;
        };
        let source = rule.source.number();
        let year = levelling.years.entry((source, at.year)).or_default();
        year.before = year.before.saturating_add(tally.total().minor);
        year.losses = year.losses.saturating_add(tally.losses);
        groups.push(group(at, tally, source, rule.late));
        ats.push(*at);
    }
    let mut ceilings = Vec::new();
    for it in finance::ceilings(reading, ask.actor, span.first..=span.last)? {
        let source = it.source.number();
        let year = levelling.years.entry((source, it.year)).or_default();
        year.ceiling = Some(it.amount);
        ceilings.push(Ceiling { source, year: it.year, amount: it.amount.minor - year.losses });
    }
    // A source that pays nothing of this is no part of it.
    let payers: HashSet<i64> = groups.iter().map(|group| group.source).collect();
    levelling.years.retain(|(source, _), _| payers.contains(source));
    Ok((levelling, groups, ats, ceilings))
}

/// Those whose price is said; the others weigh nothing.
fn group(at: &At, tally: &Tally, source: i64, late: i64) -> Group {
    Group { due: at.year, things: tally.things - tally.unpriced, cost: tally.cost, source, late }
}

impl Levelling {
    /// Lays what waits into the years.
    fn lay(&mut self, groups: &[Group], ats: &[At], found: &Levelled) {
        for year in self.years.values_mut() {
            year.after = year.before;
        }
        for it in &found.moves {
            let (group, at) = (&groups[it.group], ats[it.group]);
            let from = self.years.entry((group.source, group.due)).or_default();
            from.after = from.after.saturating_sub(it.cost);
            let to = self.years.entry((group.source, it.to)).or_default();
            to.after = to.after.saturating_add(it.cost);
            let cost = Money::sek(it.cost);
            self.waits.push(Waits { at, source: group.source, to: it.to, things: it.things, cost });
        }
        for it in &found.overs {
            self.years.entry((it.source, it.year)).or_default().over = it.amount;
        }
        self.lateness = found.lateness;
        self.gap = found.gap.map(|gap| (gap * 10_000.0).ceil() as i64);
    }
}

fn names(reading: &Reading<'_>, levelling: &Levelling) -> Result<Names> {
    let units: Vec<Id<kernel::Unit>> = levelling.waits.iter().map(|it| it.at.unit).collect();
    let units = people::unit_names(reading, &units)?;
    let models = assets::model_choices(reading)?;
    let sources: Vec<i64> = levelling.years.keys().map(|(source, _)| *source).collect();
    let number = |text: &str| text.parse::<i64>().unwrap_or_default();
    Ok(Names {
        sources: finance::source_names(reading, &sources)?
            .into_iter()
            .map(|(id, name, _)| (id, name))
            .collect(),
        units: units.into_iter().map(|(id, name)| (id.number(), name)).collect(),
        models: models.into_iter().map(|it| (number(&it.value), it.label)).collect(),
    })
}

fn as_json(levelling: &Levelling) -> Json {
    let money = |minor: i64| Money::sek(minor).to_string();
    let year = |((source, year), it): (&(i64, i64), &Year)| {
        json!({
            "source": source, "name": levelling.names.sources.get(source), "year": year,
            "ceiling": it.ceiling.map(|it| it.to_string()), "before": money(it.before), "after": money(it.after),
            "losses": money(it.losses), "over": money(it.over),
        })
    };
    let waits = |it: &Waits| {
        json!({
            "unit": it.at.unit, "model": it.at.model, "from": it.at.year, "to": it.to, "things": it.things,
            "cost": it.cost.to_string(), "source": it.source,
        })
    };
    json!({
        "years": levelling.years.iter().map(year).collect::<Vec<_>>(),
        "waits": levelling.waits.iter().map(waits).collect::<Vec<_>>(),
        "lateness": levelling.lateness, "gap": levelling.gap, "unpaid": money(levelling.unpaid),
        "unpriced": levelling.unpriced, "is_unsolved": levelling.is_unsolved,
    })
}
