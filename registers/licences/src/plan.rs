//! What a licence costs in each year, as it is agreed and as it is expected to go on. Pure.

use std::collections::BTreeMap;

use kernel::{Day, Money};

use crate::licence::AfterTerm;
use crate::term::{Per, Term, elapsed, half_up};

/// So many more from a day within a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extra {
    pub term: i64,
    pub from: Day,
    pub count: i64,
    /// What they cost for the rest of the term, when something else was agreed than the term's price gives.
    pub amount: Option<Money>,
}

/// What the cost of a licence comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// In order.
    pub terms: Vec<Term>,
    pub extras: Vec<Extra>,
    pub after: AfterTerm,
    /// What the price rises by at each renewal that is expected, in hundredths of a per cent.
    pub indexed: i64,
    /// How many the next term is to have, when that was decided.
    pub next_count: Option<i64>,
}

/// What a year costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct YearCost {
    /// Of terms that are agreed.
    pub committed: Money,
    /// With the renewals that are expected.
    pub expected: Money,
}

impl YearCost {
    pub const NOTHING: Self = Self { committed: Money::ZERO, expected: Money::ZERO };
}

/// An amount for some days of a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Piece {
    /// The term's first day: months are counted from it.
    term_from: Day,
    from: Day,
    to: Day,
    cost: Money,
}

/// Renewals that are looked ahead at most.
const RENEWALS_AT_MOST: usize = 600;
const WHOLE: i128 = 10_000;

impl Piece {
    /// The cost by calendar year: each has its share by time, cut to the öre, and the last what is left. Together they
    /// are the cost.
    fn years(&self) -> Vec<(i16, Money)> {
        let at = |day: Day| elapsed(self.term_from, day);
        let (from, until) = (at(self.from), at(self.to.plus_days(1)));
        let (mut left, mut years) = (self.cost.minor, Vec::new());
        for year in self.from.year()..=self.to.year() {
            let next = Day::new(year.saturating_add(1), 1, 1);
            let here = match next {
                Some(next) if year < self.to.year() => {
                    let begins = Day::new(year, 1, 1).map_or(self.from, |day| day.max(self.from));
                    let time = at(next) - at(begins);
                    let share = i128::from(self.cost.minor) * time / (until - from).max(1);
                    i64::try_from(share).unwrap_or(left).min(left)
                }
                _ => left,
            };
            left -= here;
            years.push((year, Money { minor: here, ..self.cost }));
        }
        years
    }
}

impl Plan {
    /// The term that holds on a day.
    pub fn term_on(&self, day: Day) -> Option<&Term> {
        self.terms.iter().find(|term| term.holds_on(day))
    }

    /// How many are bought on a day; nothing of a site, or when no term holds.
    pub fn bought(&self, day: Day) -> Option<i64> {
        self.term_on(day).and_then(|term| self.bought_in(term, day))
    }

    fn bought_in(&self, term: &Term, day: Day) -> Option<i64> {
        let more = self.extras.iter().filter(|extra| extra.term == term.number && extra.from <= day);
        Some(term.count? + more.map(|extra| extra.count).sum::<i64>())
    }

    fn pieces_of(&self, term: &Term) -> Vec<Piece> {
        let piece = |from: Day, cost| Piece { term_from: term.from, from, to: term.to, cost };
        let extras = self.extras.iter().filter(|extra| extra.term == term.number && extra.from <= term.to);
        let cost = |extra: &Extra| {
            extra.amount.or_else(|| term.cost_from(extra.from, Some(extra.count))).unwrap_or(Money::ZERO)
        };
        let extras = extras.map(|extra| piece(extra.from.max(term.from), cost(extra)));
        std::iter::once(piece(term.from, term.cost())).chain(extras).collect()
    }

    /// The terms that are expected to follow, up to the horizon.
    pub fn renewals(&self, horizon: Day) -> Vec<Term> {
        let mut renewals: Vec<Term> = Vec::new();
        let Some(first) = self.terms.last().filter(|_| self.after == AfterTerm::Renews) else {
            return renewals;
        };
        let now = self.bought_in(first, first.to);
        let count = self.next_count.or(now);
        let mut last = first.clone();
        while renewals.len() < RENEWALS_AT_MOST && last.next() <= horizon {
            let mut next = following(&last, count, self.indexed);
            // A price for all together was for the count of then.
            if renewals.is_empty() && first.per == Per::Whole {
                next.price = shared(next.price, count, first.count);
            }
            renewals.push(next.clone());
            last = next;
        }
        renewals
    }

    /// What each year costs, up to the horizon's.
    pub fn years(&self, horizon: Day) -> BTreeMap<i16, YearCost> {
        let mut sums: BTreeMap<i16, YearCost> = BTreeMap::new();
        let mut add = |piece: &Piece, is_agreed: bool| {
            for (year, share) in piece.years() {
                let sum = sums.entry(year).or_insert(YearCost::NOTHING);
                sum.expected = sum.expected.plus(share).unwrap_or(Money::LARGEST);
                if is_agreed {
                    sum.committed = sum.committed.plus(share).unwrap_or(Money::LARGEST);
                }
            }
        };
        for term in &self.terms {
            self.pieces_of(term).iter().for_each(|piece| add(piece, true));
        }
        for term in self.renewals(horizon) {
            let piece = Piece { term_from: term.from, from: term.from, to: term.to, cost: term.cost() };
            add(&piece, false);
        }
        sums.retain(|year, _| *year <= horizon.year());
        sums
    }

    /// What one year costs.
    pub fn cost(&self, year: i16) -> YearCost {
        let horizon = Day::new(year, 12, 31).or_else(|| self.terms.last().map(|term| term.to));
        let Some(horizon) = horizon else { return YearCost::NOTHING };
        self.years(horizon).remove(&year).unwrap_or(YearCost::NOTHING)
    }
}

fn shared(price: Money, count: Option<i64>, all: Option<i64>) -> Money {
    match (count, all) {
        (Some(count), Some(all)) if all > 0 => {
            let minor = half_up(i128::from(price.minor) * i128::from(count), i128::from(all));
            Money { minor: minor.min(Money::LARGEST.minor), ..price }
        }
        _ => price,
    }
}

/// A term as long as the one before it, in months where that was whole months, at the price with its index.
fn following(before: &Term, count: Option<i64>, indexed: i64) -> Term {
    let from = before.next();
    let (months, days) = crate::term::months_and_days(before.from, from);
    let until =
        if days == 0 { from.plus_months(months) } else { from.plus_days(from.days_since(before.from)) };
    let raised = half_up(i128::from(before.price.minor) * (WHOLE + i128::from(indexed)), WHOLE);
    let price = Money { minor: raised.min(Money::LARGEST.minor), ..before.price };
    Term { number: before.number + 1, from, to: until.plus_days(-1), count, price, ..before.clone() }
}
