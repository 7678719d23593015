use kernel::{Day, Id, Money, Person, Unit};
use services::Service;

use crate::{BudgetYear, Cannot, Funding, Post, Sums};

kernel::worded! {
    /// What kind of money a line is.
    Kind {
        /// Driftbudget: the year's running costs.
        Operating = "operating",
        /// Investeringsbudget: what is written off over the years after.
        Investment = "investment",
        /// Bidrag: money that came for this and nothing else. It counts with operating where the border is asked for.
        Grant = "grant",
    }
}

/// What a line is for: the account string (kontosträng) with the unit as its ansvar and the service as its objekt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    pub unit: Id<Unit>,
    /// Konto, such as `6420`.
    pub account: String,
    /// Verksamhet or aktivitet; may be empty.
    pub activity: String,
    pub service: Option<Id<Service>>,
    /// May be empty.
    pub project: String,
    pub kind: Kind,
    /// What people call it.
    pub name: String,
}

/// A line of a year's budget, with what its entries come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BudgetLine {
    pub id: Id<BudgetLine>,
    pub year: BudgetYear,
    pub facts: Facts,
    pub funding: Funding,
    pub sums: Sums,
    /// What its plan is reckoned from, when it is a post.
    pub post: Option<Post>,
    /// Who owns the service that it is for.
    pub service_owner: Option<Id<Person>>,
    /// Counts the changes of what it is, not its entries; a save with a stale number is a conflict.
    pub version: i64,
}

impl BudgetLine {
    /// May entries be made on it?
    pub const fn takes_entries(&self) -> Result<(), Cannot> {
        self.year.is_open()
    }

    /// A day that an entry may have: from ten years before the budget year, as what is bound for years ahead is, until
    /// the end of the year after it.
    pub fn takes_day(&self, day: Day) -> Result<(), Cannot> {
        let after = i64::from(day.year()) - i64::from(self.year.year);
        if (-10..=1).contains(&after) { Ok(()) } else { Err(Cannot::DayFarOff) }
    }

    /// Today, or the last day that an entry may have when that is over.
    pub fn nearest_day(&self, today: Day) -> Day {
        let last = Day::new(self.year.year.saturating_add(1), 12, 31);
        last.map_or(today, |last| today.min(last))
    }

    /// Is there so much that is neither bound nor spent?
    pub fn has_available(&self, amount: Money) -> Result<(), Cannot> {
        match self.sums.figures().available() {
            Some(available) if available.minor >= amount.minor => Ok(()),
            Some(_) | None => Err(Cannot::NotAvailable),
        }
    }

    pub fn href(&self) -> String {
        href(self.id)
    }
}

/// A line's page.
pub fn href(id: Id<BudgetLine>) -> String {
    format!("/budget/lines/{id}")
}

/// What makes a line the one it is: two lines of a year that have it in common are one.
pub(crate) fn key(year: Id<BudgetYear>, facts: &Facts, funding: &Funding) -> String {
    let service = facts.service.map_or(0, Id::number);
    let parts: Vec<String> = funding
        .parts()
        .iter()
        .map(|part| format!("{}:{}", part.source.map_or(0, Id::number), part.share))
        .collect();
    let (year, unit, service) = (year.to_string(), facts.unit.to_string(), service.to_string());
    let texts =
        [&facts.account, &facts.activity, &facts.project, &facts.name].map(|text| text.to_lowercase());
    let [account, activity, project, name] = &texts;
    // Fields hold no control characters, so that no two keys run into one.
    let funding = parts.join("+");
    [year.as_str(), &unit, account, activity, &service, project, facts.kind.word(), &funding, name]
        .join("\u{1f}")
}

impl access::Record for BudgetLine {
    fn unit(&self) -> Option<Id<Unit>> {
        Some(self.facts.unit)
    }

    fn involves(&self, person: Id<Person>) -> bool {
        self.service_owner == Some(person)
    }
}

/// A line that is to be, in a unit.
#[derive(Debug, Clone, Copy)]
pub(crate) struct In(pub Option<Id<Unit>>);

impl access::Record for In {
    fn unit(&self) -> Option<Id<Unit>> {
        self.0
    }
}
