//! The terms that an agreement generates. Pure: the same agreement gives the same terms, however often it is asked.
//!
//! A term runs through its last day. Terms touch: the next begins the day after. Where one begins is counted in months
//! from the agreement's first day, never from the term before, so that what begins on 31 January and is renewed by the
//! month begins on 28 February and then on 31 March.
//!
//! Conditions that change within a term keep what was before: the price changes from that day; the notice day and what
//! happens at the end change with them only while the notice day by the old ones has not passed.

use kernel::{Day, Money};

use crate::conditions::{Conditions, Renewal, half_up};

kernel::worded! {
    /// What became of an agreement after a term.
    Outcome {
        /// It goes on, and somebody has said so.
        Renew = "renew",
        /// Notice is given.
        Notice = "notice",
        /// It is let to end by itself.
        End = "end",
        /// The notice day passed, and nobody had decided.
        Nobody = "nobody",
        /// The notice day had passed when the agreement came into the register.
        Before = "before",
    }
}

kernel::worded! {
    /// What comes after a term when nobody does anything.
    Ending {
        /// It renews itself.
        Renews = "renews",
        /// It may be renewed, and ends if nobody does so.
        Asks = "asks",
        /// It ends: nothing can renew it.
        Ends = "ends",
    }
}

/// What terms come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    pub start: Day,
    /// How long the first term lasts, in months.
    pub initial_months: i64,
    /// In the order of their days; the first from the start, with a price.
    pub conditions: Vec<Conditions>,
    /// What was decided of terms, by their numbers; the latest counts.
    pub decisions: Vec<(i64, Outcome)>,
    /// The last day, when it was cancelled.
    pub cut: Option<Day>,
    /// The day on which it came into the register. What had to be decided before has been.
    pub known_from: Day,
}

/// Days of a term with one price.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    pub from: Day,
    /// The last day.
    pub to: Day,
    /// For a year.
    pub price: Money,
    pub cost: Money,
}

/// A term of an agreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// 1 is the first, 2 the first renewal.
    pub number: i64,
    pub from: Day,
    /// The last day.
    pub to: Day,
    /// The last day for notice, or for renewing it.
    pub notice_by: Day,
    /// The day by which it should be decided: the notice day less the lead time.
    pub decide_by: Day,
    pub ending: Ending,
    /// For a year, as the term begins.
    pub price: Money,
    /// One, or more when the price changes within the term.
    pub parts: Vec<Part>,
    pub decision: Option<Outcome>,
    /// A cancellation ends it, within it or with its last day.
    pub is_cut: bool,
    /// The agreement is cancelled, so that nothing is left to decide.
    pub is_settled: bool,
    /// Nobody can leave it any more: the first term, and what was renewed or has renewed itself.
    pub is_committed: bool,
}

/// Terms that are generated at most.
const TERMS_AT_MOST: i64 = 1_500;
const MONTHS_OF_A_YEAR: i128 = 12;

impl Plan {
    /// The terms that begin by the horizon, the first always among them.
    pub fn terms(&self, horizon: Day) -> Vec<Term> {
        let mut terms: Vec<Term> = Vec::new();
        let (mut months, mut price, mut is_committed) = (0, Money::ZERO, true);
        for number in 1..=TERMS_AT_MOST {
            let from = self.start.plus_months(months);
            let Some(now) = self.in_force(from) else { break };
            let is_over = self.cut.is_some_and(|cut| cut < from);
            if is_over || (number > 1 && from > horizon) {
                break;
            }
            let length = if number == 1 { self.initial_months } else { now.renewal_months };
            price = self.fixed(from, number).unwrap_or_else(|| now.raised(price));
            months += length;
            let next = self.start.plus_months(months);
            let mut term = self.ended(number, from, next);
            term.price = price;
            term.is_committed = is_committed;
            term.parts = self.parts(&term, length, next);
            price = term.parts.last().map_or(price, |part| part.price);
            is_committed = is_committed && term.is_behind();
            let goes_on = term.goes_on();
            terms.push(term);
            if !goes_on {
                break;
            }
        }
        terms
    }

    fn in_force(&self, day: Day) -> Option<&Conditions> {
        self.conditions.iter().rev().find(|conditions| conditions.from <= day)
    }

    /// The price that is said for the day on which a term begins.
    fn fixed(&self, from: Day, number: i64) -> Option<Money> {
        let says = |it: &&Conditions| it.from == from || (number == 1 && it.from <= from);
        self.conditions.iter().rev().filter(says).find_map(|it| it.price)
    }

    /// A term with its days and its ending; the next one would begin on `next`.
    fn ended(&self, number: i64, from: Day, next: Day) -> Term {
        let last = next.plus_days(-1);
        let mut at_end = self.in_force(from).copied();
        let later = self.conditions.iter().filter(|it| it.from > from && it.from <= last);
        for changed in later {
            if at_end.is_some_and(|before| changed.from <= notice_by(&before, number, next)) {
                at_end = Some(*changed);
            }
        }
        let (ending, notice_by, lead) = at_end.map_or((Ending::Ends, last, 0), |it| {
            (ending(&it, number), notice_by(&it, number, next), it.lead_days)
        });
        let decided = self.decisions.iter().rev().find(|(of, _)| *of == number).map(|(_, outcome)| *outcome);
        let cut = self.cut.filter(|cut| *cut <= last);
        let term = Term {
            number,
            from,
            to: last,
            notice_by,
            decide_by: notice_by.plus_days(-lead),
            ending,
            price: Money::ZERO,
            parts: Vec::new(),
            decision: decided.or_else(|| (notice_by < self.known_from).then_some(Outcome::Before)),
            is_cut: false,
            is_settled: self.cut.is_some(),
            is_committed: true,
        };
        match cut {
            Some(to) => Term { to, notice_by: to, decide_by: to, ending: Ending::Ends, is_cut: true, ..term },
            None => term,
        }
    }

    /// The term's days by price, each with what it costs: the price for the term's months, by as many of its days. A
    /// term that is cut costs as many of its days as are left.
    fn parts(&self, term: &Term, months: i64, next: Day) -> Vec<Part> {
        let changes = self.conditions.iter().filter(|it| it.from > term.from && it.from <= term.to);
        let mut starts = vec![(term.from, term.price)];
        for (from, price) in changes.filter_map(|it| Some((it.from, it.price?))) {
            starts.retain(|(day, _)| *day < from);
            starts.push((from, price));
        }
        let whole = i128::from(next.days_since(term.from).max(1));
        let ends = starts.iter().skip(1).map(|(from, _)| from.plus_days(-1)).chain([term.to]);
        let part = |((from, price), to): (&(Day, Money), Day)| {
            let days = i128::from(to.days_since(*from) + 1);
            let cost = i128::from(price.minor) * i128::from(months) * days;
            let cost = Money { minor: half_up(cost, MONTHS_OF_A_YEAR * whole), ..*price };
            Part { from: *from, to, price: *price, cost }
        };
        starts.iter().zip(ends).map(part).collect()
    }
}

/// What comes after a term by its conditions.
fn ending(conditions: &Conditions, number: i64) -> Ending {
    let is_last = conditions.renewals_at_most.is_some_and(|most| number > most);
    match conditions.renewal {
        Renewal::Tacit if !is_last => Ending::Renews,
        Renewal::Optional if !is_last => Ending::Asks,
        Renewal::None | Renewal::Tacit | Renewal::Optional => Ending::Ends,
    }
}

/// Of a term that ends by itself no notice is given: its last day is the last for everything.
fn notice_by(conditions: &Conditions, number: i64, next: Day) -> Day {
    match ending(conditions, number) {
        Ending::Renews | Ending::Asks => conditions.notice.last_day(next),
        Ending::Ends => next.plus_days(-1),
    }
}

impl Term {
    /// Does another come after it, as far as is decided?
    pub fn goes_on(&self) -> bool {
        !self.is_cut
            && match (self.ending, self.decision) {
                (Ending::Ends, _) | (_, Some(Outcome::Notice | Outcome::End)) => false,
                (Ending::Renews, _) | (Ending::Asks, Some(Outcome::Renew | Outcome::Before)) => true,
                (Ending::Asks, None | Some(Outcome::Nobody)) => false,
            }
    }

    /// Has it been settled that another comes after it?
    fn is_behind(&self) -> bool {
        self.goes_on() && (self.decision.is_some() || self.is_settled)
    }

    /// Does it wait for somebody to decide what comes after it?
    pub const fn is_open(&self) -> bool {
        self.decision.is_none() && !self.is_settled
    }

    /// What may be decided of it.
    pub const fn choices(&self) -> &'static [Outcome] {
        match self.ending {
            Ending::Renews => &[Outcome::Renew, Outcome::Notice],
            Ending::Asks => &[Outcome::Renew, Outcome::End],
            Ending::Ends => &[Outcome::End],
        }
    }

    /// What the whole term costs; the largest amount where the sum does not fit.
    pub fn cost(&self) -> Money {
        self.parts.iter().fold(Money::ZERO, |sum, part| sum.plus(part.cost).unwrap_or(Money::LARGEST))
    }
}

/// The term that waits for a decision: the first of those that do.
pub fn open(terms: &[Term]) -> Option<&Term> {
    terms.iter().find(|term| term.is_open())
}
