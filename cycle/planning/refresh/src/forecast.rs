//! What is replaced in which year, and what it costs: pure arithmetic over things and rules.

use std::collections::{BTreeMap, HashMap};

use assets::{Age, Aged, Category, Model};
use kernel::{Day, Id, Money, Unit};

use crate::nearest::{Life, Rules, Thing};

/// The years that are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// This year: what should have been replaced before stands in it too.
    pub first: i64,
    pub last: i64,
}

/// What one unit replaces of one model in one year.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Things whose time is up.
    pub things: i64,
    /// Those of them whose time was up before this year.
    pub behind: i64,
    /// Those of them that nobody has said the price of.
    pub unpriced: i64,
    /// What those cost whose price is said, in öre.
    pub cost: i64,
    /// What is lost or broken before its time, in ten-thousandths of a thing.
    pub lost: i64,
    /// What that costs, in öre; rounded for each unit, model and year, so that all sums of it agree.
    pub losses: i64,
}

/// Where a tally belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct At {
    pub year: i64,
    pub unit: Id<Unit>,
    pub category: Id<Category>,
    pub model: Id<Model>,
}

/// What is replaced, and what cannot be told.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Forecast {
    pub cells: BTreeMap<At, Tally>,
    /// Things whose month of buying nobody has said, by unit.
    pub ageless: BTreeMap<Id<Unit>, i64>,
    /// Things of which nobody has said how long they last, by model.
    pub lifeless: BTreeMap<Id<Model>, i64>,
    /// Things that are used after their maker's support has ended, by model.
    pub outlive: BTreeMap<Id<Model>, i64>,
    /// All things that were looked at.
    pub things: i64,
}

/// Months since the year nought.
pub(crate) fn month_of(day: Day) -> i64 {
    i64::from(day.year()) * 12 + i64::from(day.month()) - 1
}

/// A replacement to come: its month, and whether it should have been before this year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Due {
    pub month: i64,
    pub is_behind: bool,
}

/// Why it cannot be told when a thing is replaced: nobody has said how long it lasts, or when it was bought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Untold {
    Life,
    Age,
}

/// When a thing and what comes after it are replaced within the years.
pub(crate) fn dues(rules: &Rules, thing: Thing, bought: Option<i64>, span: Span) -> Result<Vec<Due>, Untold> {
    let life = rules.life(thing).ok_or(Untold::Life)?;
    let (mut due, after) = match life {
        Life::Months(months) => (bought.ok_or(Untold::Age)? + months, Some(months)),
        Life::Until(year, months) => (year * 12, months),
    };
    let left_from = rules.left_from(thing).unwrap_or(i64::MAX);
    let mut found = Vec::new();
    let mut is_behind = due < span.first * 12;
    due = due.max(span.first * 12);
    loop {
        // What a year puts off waits once in it; where that leads into another year, it may wait there too.
        while due / 12 <= span.last {
            let Some(months) = rules.wait(thing, due / 12).filter(|months| *months > 0) else { break };
            let year = due / 12;
            due += months;
            if due / 12 == year {
                break;
            }
        }
        let year = due / 12;
        if year > span.last || year >= left_from {
            return Ok(found);
        }
        found.push(Due { month: due, is_behind });
        let Some(months) = after.filter(|months| *months > 0) else { return Ok(found) };
        (due, is_behind) = (due + months, false);
    }
}

impl Tally {
    pub fn plus(&mut self, other: &Self) {
        self.things += other.things;
        self.behind += other.behind;
        self.unpriced += other.unpriced;
        self.cost = self.cost.saturating_add(other.cost);
        self.lost += other.lost;
        self.losses = self.losses.saturating_add(other.losses);
    }

    /// All that it costs.
    pub fn total(&self) -> Money {
        Money::sek(self.cost.saturating_add(self.losses))
    }
}

impl Forecast {
    /// All tallies that are asked for, as one.
    pub fn sum(&self, is_asked: impl Fn(&At) -> bool) -> Tally {
        let mut sum = Tally::default();
        self.cells.iter().filter(|(at, _)| is_asked(at)).for_each(|(_, tally)| sum.plus(tally));
        sum
    }
}

/// The same things of a unit, of one age.
struct Alike {
    thing: Thing,
    bought: Option<i64>,
    count: i64,
}

/// Those that rules name one by one are taken out of their group and stand alone.
fn alike(ages: &[Age], named: &[Aged]) -> Vec<Alike> {
    let mut alone: HashMap<(Id<Unit>, Id<Model>, Option<i64>), i64> = HashMap::new();
    let mut all: Vec<Alike> = Vec::with_capacity(ages.len() + named.len());
    for it in named {
        let bought = it.bought.map(month_of);
        *alone.entry((it.unit, it.model, bought)).or_default() += 1;
        let thing = Thing { unit: it.unit, model: it.model, asset: Some(it.id) };
        all.push(Alike { thing, bought, count: 1 });
    }
    for it in ages {
        let bought = it.bought.map(month_of);
        let count = it.things - alone.get(&(it.unit, it.model, bought)).copied().unwrap_or(0);
        let thing = Thing { unit: it.unit, model: it.model, asset: None };
        all.push(Alike { thing, bought, count });
    }
    all.retain(|it| it.count > 0);
    all
}

/// What is replaced in the years. `named` are the things that a rule names, out of those that `ages` count.
pub fn forecast(rules: &Rules, ages: &[Age], named: &[Aged], span: Span) -> Forecast {
    let mut found = Forecast::default();
    let mut prices: HashMap<(Thing, i64), Option<i64>> = HashMap::new();
    let mut in_use: HashMap<Thing, i64> = HashMap::new();
    for it in alike(ages, named) {
        found.things += it.count;
        *in_use.entry(Thing { asset: None, ..it.thing }).or_default() += it.count;
        let Some(kind) = rules.kind(it.thing.model) else { continue };
        let dues = match dues(rules, it.thing, it.bought, span) {
            Ok(dues) => dues,
            Err(Untold::Life) => {
                *found.lifeless.entry(it.thing.model).or_default() += it.count;
                continue;
            }
            Err(Untold::Age) => {
                *found.ageless.entry(it.thing.unit).or_default() += it.count;
                continue;
            }
        };
        let goes = dues.first().map_or(i64::MAX, |due| due.month);
        if kind.support_ends.is_some_and(|day| month_of(day) < goes) {
            *found.outlive.entry(it.thing.model).or_default() += it.count;
        }
        let of = Thing { asset: None, ..it.thing };
        for due in dues {
            let year = due.month / 12;
            let price = *prices.entry((of, year)).or_insert_with(|| rules.price(of, year));
            let at = At { year, unit: of.unit, category: kind.category, model: of.model };
            let tally = found.cells.entry(at).or_default();
            tally.things += it.count;
            tally.behind += if due.is_behind { it.count } else { 0 };
            match price {
                Some(price) => tally.cost = tally.cost.saturating_add(price.saturating_mul(it.count)),
                None => tally.unpriced += it.count,
            }
        }
    }
    for (thing, count) in in_use {
        lose(&mut found, rules, (thing, count), span, &mut prices);
    }
    found
}

/// What is lost or broken of some things each year, until they are left.
fn lose(
    found: &mut Forecast,
    rules: &Rules,
    (thing, count): (Thing, i64),
    span: Span,
    prices: &mut HashMap<(Thing, i64), Option<i64>>,
) {
    let rate = rules.loss(thing);
    let Some(kind) = rules.kind(thing.model).filter(|_| rate > 0) else { return };
    let left_from = rules.left_from(thing).unwrap_or(i64::MAX);
    for year in span.first..=span.last.min(left_from.saturating_sub(1)) {
        let price = *prices.entry((thing, year)).or_insert_with(|| rules.price(thing, year));
        let at = At { year, unit: thing.unit, category: kind.category, model: thing.model };
        let tally = found.cells.entry(at).or_default();
        let exact = i128::from(count) * i128::from(rate) * i128::from(price.unwrap_or(0));
        tally.lost += count * rate;
        tally.losses += i64::try_from((exact + 5_000).div_euclid(10_000)).unwrap_or(i64::MAX);
    }
}

/// The years in which one thing is replaced.
pub fn years_of(rules: &Rules, it: &Aged, span: Span) -> Vec<i64> {
    let thing = Thing { unit: it.unit, model: it.model, asset: Some(it.id) };
    let found = dues(rules, thing, it.bought.map(month_of), span).unwrap_or_default();
    found.into_iter().map(|due| due.month / 12).collect()
}

/// What it costs to replace one thing in a year.
pub fn price_of(rules: &Rules, it: &Aged, year: i64) -> Option<Money> {
    rules.price(Thing { unit: it.unit, model: it.model, asset: None }, year).map(Money::sek)
}
