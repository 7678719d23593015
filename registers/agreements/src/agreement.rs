use access::{Extent, Role};
use kernel::{Day, Id, Moment, Money, Person, Unit};

use crate::Cannot;
use crate::conditions::Conditions;
use crate::supplier::Supplier;
use crate::term::{Outcome, Plan, Term, open};

kernel::worded! {
    /// What an agreement is about.
    Kind {
        Licence = "licence",
        Service = "service",
        Hardware = "hardware",
        /// Ramavtal, to call off from.
        Framework = "framework",
        Support = "support",
        Other = "other",
    }
}

kernel::worded! {
    /// Is there a data-processing agreement (GDPR art. 28)?
    Processing {
        Yes = "yes",
        /// One is needed, and there is none.
        No = "no",
        NotNeeded = "not-needed",
    }
}

kernel::worded! {
    /// The role that answers for an agreement: whoever holds it for the agreement's unit is reminded and may decide.
    Answerable {
        HeadOfIt = "head-of-it",
        ServiceOwner = "service-owner",
        Leader = "leader",
        Architect = "architect",
        Controller = "controller",
    }
}

impl Answerable {
    pub const fn role(self) -> Role {
        match self {
            Self::HeadOfIt => Role::HeadOfIt,
            Self::ServiceOwner => Role::ServiceOwner,
            Self::Leader => Role::Leader,
            Self::Architect => Role::Architect,
            Self::Controller => Role::Controller,
        }
    }
}

/// What is said of an agreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    pub name: String,
    /// The number in the diary or with the supplier.
    pub reference: String,
    pub supplier: Id<Supplier>,
    pub unit: Id<Unit>,
    pub answers: Answerable,
    /// Who owns it, beside the role.
    pub owner: Option<Id<Person>>,
    pub kind: Kind,
    pub about: String,
    /// What may be bought by it in all.
    pub ceiling: Option<Money>,
    pub processing: Processing,
    pub processing_note: String,
    pub start: Day,
    /// How long the first term lasts, in months.
    pub initial_months: i64,
}

/// What somebody, or nobody, decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    pub what: Decided,
    pub reason: String,
    pub at: Moment,
    /// None when it was the clock or the operator.
    pub by: Option<Id<Person>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decided {
    /// What comes after a term.
    Term { number: i64, outcome: Outcome },
    /// It is cancelled, with this last day.
    Cut { last_day: Day },
}

/// An agreement with a supplier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreement {
    pub id: Id<Agreement>,
    pub facts: Facts,
    /// What holds and has held, in the order of the days.
    pub conditions: Vec<Conditions>,
    /// In the order in which they were made.
    pub decisions: Vec<Decision>,
    /// The day on which it came into the register.
    pub known_from: Day,
    pub changed_at: Moment,
    pub version: i64,
}

/// Terms are reckoned so far ahead.
const AHEAD_MONTHS: i64 = 120;

impl Agreement {
    pub fn href(&self) -> String {
        href(self.id)
    }

    /// What its terms come from.
    pub fn plan(&self) -> Plan {
        let decided = |decision: &Decision| match decision.what {
            Decided::Term { number, outcome } => Some((number, outcome)),
            Decided::Cut { .. } => None,
        };
        let cut = |decision: &Decision| match decision.what {
            Decided::Cut { last_day } => Some(last_day),
            Decided::Term { .. } => None,
        };
        Plan {
            start: self.facts.start,
            initial_months: self.facts.initial_months,
            conditions: self.conditions.clone(),
            decisions: self.decisions.iter().filter_map(decided).collect(),
            cut: self.decisions.iter().rev().find_map(cut),
            known_from: self.known_from,
        }
    }

    /// The terms that begin within ten years.
    pub fn terms(&self, today: Day) -> Vec<Term> {
        self.plan().terms(today.plus_months(AHEAD_MONTHS))
    }

    /// What may be decided of a term today. Whoever has decided may think again until the notice day.
    pub fn choices(&self, term: &Term, today: Day) -> Result<Vec<Outcome>, Cannot> {
        if term.is_settled {
            return Err(Cannot::Ended);
        }
        let is_open = open(&self.terms(today)).is_some_and(|open| open.number == term.number);
        let is_in_time = today <= term.notice_by;
        let was_decided = matches!(term.decision, Some(Outcome::Renew | Outcome::Notice | Outcome::End));
        let may_think_again = was_decided && is_in_time;
        if !(is_open || may_think_again) {
            return Err(Cannot::NotOpen);
        }
        // After the notice day one can only acknowledge what happens by itself.
        let by_itself =
            if term.ending == crate::term::Ending::Renews { Outcome::Renew } else { Outcome::End };
        let left = term.choices().iter().copied().filter(|outcome| is_in_time || *outcome == by_itself);
        Ok(left.collect())
    }

    /// May this be decided of the term?
    pub fn decide(&self, number: i64, outcome: Outcome, today: Day) -> Result<(), Cannot> {
        let terms = self.terms(today);
        let term = terms.iter().find(|term| term.number == number).ok_or(Cannot::NotOpen)?;
        if self.choices(term, today)?.contains(&outcome) {
            return Ok(());
        }
        Err(if term.choices().contains(&outcome) { Cannot::NoticeDayPassed } else { Cannot::NoSuchOutcome })
    }

    /// May it be cancelled with this last day? A cancellation only cuts.
    pub fn cancel(&self, last_day: Day) -> Result<(), Cannot> {
        if last_day < self.facts.start.plus_days(-1) || last_day > self.facts.start.plus_months(12 * 100) {
            return Err(Cannot::OutsideTerms);
        }
        let terms = self.plan().terms(last_day);
        let ends = terms.last().filter(|term| !term.goes_on()).map(|term| term.to);
        if terms.is_empty() || ends.is_some_and(|ends| ends <= last_day) {
            Err(Cannot::NoCut)
        } else {
            Ok(())
        }
    }

    /// May something else hold from the day? Not from before it began, nor from before the last change.
    pub fn amend(&self, next: &Conditions) -> Result<(), Cannot> {
        if next.from < self.facts.start {
            return Err(Cannot::OutsideTerms);
        }
        let Some(last) = self.conditions.last() else { return Ok(()) };
        if next.from < last.from {
            return Err(Cannot::ChangedLater);
        }
        let is_same =
            Conditions { from: last.from, price: None, ..*next } == Conditions { price: None, ..*last };
        if is_same && next.price.is_none() { Err(Cannot::NothingChanged) } else { Ok(()) }
    }

    /// Is nothing decided or changed yet? Until then its start and first term may be put right.
    pub fn is_untouched(&self) -> bool {
        self.decisions.is_empty() && self.conditions.len() == 1
    }
}

/// An agreement's page.
pub fn href(id: Id<Agreement>) -> String {
    format!("/agreements/{id}")
}

impl access::Record for Agreement {
    fn unit(&self) -> Option<Id<Unit>> {
        Some(self.facts.unit)
    }
    fn owner(&self) -> Option<Id<Person>> {
        self.facts.owner
    }
    fn is_for(&self, audience: &str, extent: &Extent) -> bool {
        audience.strip_prefix("as-") == Some(self.facts.answers.word())
            && extent.covers(Some(self.facts.unit))
    }
}

/// An agreement that is to be, in a unit.
pub(crate) struct In(pub Id<Unit>);

impl access::Record for In {
    fn unit(&self) -> Option<Id<Unit>> {
        Some(self.0)
    }
}
