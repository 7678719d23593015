//! Which rule holds for a thing: the nearest one. A thing is nearer than its unit, a unit nearer than those above it, the
//! unit nearer than the model, the model nearer than its category, and the category nearer than everything.

use std::collections::HashMap;

use assets::{Asset, Kind, Model};
use kernel::{Id, Money, Unit};

use crate::rule::{Kind as About, Place, Rule, Says};

/// What kind of thing it is, in which unit; and which, where it is one alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Thing {
    pub unit: Id<Unit>,
    pub model: Id<Model>,
    pub asset: Option<Id<Asset>>,
}

/// How near a rule is: the thing itself, how deep its unit lies, the model, the category.
type Nearness = (bool, usize, bool, bool);

/// How near what the register says of a model and of a category is.
const OF_MODEL: Nearness = (false, 0, true, false);
const OF_CATEGORY: Nearness = (false, 0, false, true);

/// All rules that hold, with what they are held against.
#[derive(Debug, Clone, Default)]
pub struct Rules {
    /// By kind, in the order of [`Kind::ALL`](crate::rule::Kind::ALL).
    rules: Vec<Vec<Rule>>,
    kinds: HashMap<Id<Model>, Kind>,
    /// Each unit with those above it and itself, the uppermost first.
    ways: HashMap<Id<Unit>, Vec<Id<Unit>>>,
}

/// How long a thing lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Life {
    Months(i64),
    /// This one goes in that year; what comes after it lasts so long, if anybody has said how long.
    Until(i64, Option<i64>),
}

impl Rules {
    /// The rules in force, the models of the register, and where units lie. A scenario's rules take the place of the
    /// plan's in the same slot.
    pub fn new(rules: Vec<Rule>, kinds: Vec<Kind>, ways: HashMap<Id<Unit>, Vec<Id<Unit>>>) -> Self {
        let overlaid: Vec<String> = rules
            .iter()
            .filter(|rule| rule.scenario.is_some())
            .map(|rule| Rule::slot(None, &rule.place, rule.says))
            .collect();
        let stands = |rule: &Rule| {
            rule.scenario.is_some() || !overlaid.contains(&Rule::slot(None, &rule.place, rule.says))
        };
        let mut by_kind = vec![Vec::new(); About::ALL.len()];
        for rule in rules.into_iter().filter(stands) {
            if let Some(alike) =
                usize::try_from(rule.says.kind().number()).ok().and_then(|at| by_kind.get_mut(at))
            {
                alike.push(rule);
            }
        }
        Self { rules: by_kind, kinds: kinds.into_iter().map(|kind| (kind.model, kind)).collect(), ways }
    }

    pub fn kind(&self, model: Id<Model>) -> Option<&Kind> {
        self.kinds.get(&model)
    }

    /// Things that a rule names one by one.
    pub fn named(&self) -> Vec<Id<Asset>> {
        let mut named: Vec<Id<Asset>> =
            self.rules.iter().flatten().filter_map(|rule| rule.place.asset).collect();
        named.sort_unstable();
        named.dedup();
        named
    }

    fn nearness(&self, place: &Place, thing: Thing) -> Option<Nearness> {
        let kind = self.kinds.get(&thing.model)?;
        let is_meant = place.category.is_none_or(|category| category == kind.category)
            && place.model.is_none_or(|model| model == thing.model)
            && (place.asset.is_none() || place.asset == thing.asset);
        if !is_meant {
            return None;
        }
        let depth = match place.unit {
            None => 0,
            Some(unit) => 1 + self.ways.get(&thing.unit)?.iter().position(|above| *above == unit)?,
        };
        Some((place.asset.is_some(), depth, place.model.is_some(), place.category.is_some()))
    }

    /// What the nearest of some rules says, with how near it is. Of those in one place the latest year's.
    fn nearest<T>(
        &self,
        about: About,
        thing: Thing,
        says: impl Fn(Says) -> Option<T>,
    ) -> Option<(Nearness, T)> {
        let of_kind = usize::try_from(about.number()).ok().and_then(|at| self.rules.get(at))?;
        let found = of_kind.iter().filter_map(|rule| {
            let said = says(rule.says)?;
            let near = self.nearness(&rule.place, thing)?;
            Some(((near, rule.says.year()), said))
        });
        found.max_by_key(|(rank, _)| *rank).map(|((near, _), said)| (near, said))
    }

    fn months(&self, thing: Thing) -> Option<i64> {
        let said = self.nearest(About::Life, thing, |says| match says {
            Says::Life { months } => Some(months),
            _ => None,
        });
        let kind = self.kinds.get(&thing.model)?;
        let register = kind
            .model_life
            .map(|months| (OF_MODEL, months))
            .or_else(|| kind.category_life.map(|months| (OF_CATEGORY, months)));
        match (said, register) {
            (Some((near, _)), Some((other, months))) if other > near => Some(months),
            (Some((_, months)), _) | (None, Some((_, months))) => Some(months),
            (None, None) => None,
        }
    }

    /// How long a thing lasts; nothing when nobody has said.
    pub(crate) fn life(&self, thing: Thing) -> Option<Life> {
        let until = thing.asset.and_then(|_| {
            self.nearest(About::Year, thing, |says| match says {
                Says::Year { year } => Some(year),
                _ => None,
            })
        });
        match until {
            Some((_, year)) => Some(Life::Until(year, self.months(Thing { asset: None, ..thing }))),
            None => self.months(thing).map(Life::Months),
        }
    }

    /// What a new one costs in a year, in öre; nothing when nobody has said. Each year's index is rounded to whole öre.
    pub(crate) fn price(&self, thing: Thing, in_year: i64) -> Option<i64> {
        let said = self.nearest(About::Price, thing, |says| match says {
            Says::Price { year, amount, index } if year <= in_year => Some((year, amount, index)),
            _ => None,
        });
        let amount = match said {
            Some((_, (year, amount, index))) => {
                (year..in_year).fold(amount.minor, |amount, _| raised(amount, index))
            }
            None => self.kinds.get(&thing.model)?.list_price.unwrap_or(Money::ZERO).minor,
        };
        let dearer = self.nearest(About::Dearer, thing, |says| match says {
            Says::Dearer { year, percent } if year <= in_year => Some(percent),
            _ => None,
        });
        let amount = dearer.map_or(amount, |(_, percent)| raised(amount, percent));
        (amount > 0).then_some(amount)
    }

    /// How many of ten thousand are lost or broken each year.
    pub(crate) fn loss(&self, thing: Thing) -> i64 {
        let said = self.nearest(About::Loss, thing, |says| match says {
            Says::Loss { percent } => Some(percent),
            _ => None,
        });
        said.map_or(0, |(_, percent)| percent)
    }

    /// So many months later, where what would be replaced in the year is put off.
    pub(crate) fn wait(&self, thing: Thing, in_year: i64) -> Option<i64> {
        let said = self.nearest(About::Wait, thing, |says| match says {
            Says::Wait { year, months } if year == in_year => Some(months),
            _ => None,
        });
        said.map(|(_, months)| months)
    }

    /// The year from which it is not replaced.
    pub(crate) fn left_from(&self, thing: Thing) -> Option<i64> {
        let said = self.nearest(About::Leave, thing, |says| match says {
            Says::Leave { year } => Some(year),
            _ => None,
        });
        said.map(|(_, year)| year)
    }
}

/// So many hundredths of a per cent more, to whole öre, half an öre upwards.
fn raised(amount: i64, percent: i64) -> i64 {
    let exact = i128::from(amount) * i128::from(10_000 + percent);
    i64::try_from((exact + 5_000).div_euclid(10_000)).unwrap_or(i64::MAX)
}
