use access::{Extent, Role};
use agreements::{Agreement, Answerable, Supplier};
use assets::{Category, Model};
use kernel::{Day, Id, Moment, Person, Unit};
use services::Service;

use crate::count_day::CountDay;
use crate::plan::{Extra, Plan};
use crate::term::Term;

kernel::worded! {
    /// What is paid for.
    Metric {
        /// Each person who has been given one, by name.
        Seat = "seat",
        /// All of a place, however many use it.
        Site = "site",
        /// Each who works there.
        Staff = "staff",
        /// Each who studies there.
        Pupil = "pupil",
        /// Each device that is kept count of.
        Device = "device",
    }
}

kernel::worded! {
    /// Who takes the count when its day comes.
    CountsBy { Clock = "clock", Hand = "hand" }
}

kernel::worded! {
    /// What is expected when the last term is over.
    AfterTerm {
        /// It goes on for as long again, at the price with its index.
        Renews = "renews",
        Ends = "ends",
    }
}

kernel::worded! {
    /// May the product be used here?
    Approval { Approved = "approved", Trial = "trial", Denied = "denied", Leaving = "leaving" }
}

/// What is said of a licence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    pub product: String,
    pub supplier: Option<Id<Supplier>>,
    /// The service that it serves.
    pub service: Option<Id<Service>>,
    pub agreement: Option<Id<Agreement>>,
    pub unit: Id<Unit>,
    /// The role that answers for it.
    pub answers: Answerable,
    pub metric: Metric,
    /// Whose people or devices are counted, with all beneath; the licence's own unit when nothing is said.
    pub count_unit: Option<Id<Unit>>,
    /// Of devices: those of this kind, or of this model.
    pub category: Option<Id<Category>>,
    pub model: Option<Id<Model>>,
    pub count_day: Option<CountDay>,
    pub counts_by: CountsBy,
    /// What may be used beyond what is bought, in hundredths of a per cent.
    pub allowed: i64,
    pub after_term: AfterTerm,
    /// What the price is expected to rise by at each renewal, in hundredths of a per cent.
    pub indexed: i64,
    pub approval: Option<Approval>,
    /// The last day of the approval.
    pub approved_until: Option<Day>,
    pub about: String,
}

kernel::worded! {
    /// What was decided about what is bought.
    What {
        /// So many more, from a day within the term.
        TrueUp = "true-up",
        /// So many in the next term.
        Reduce = "reduce",
    }
}

/// What somebody decided about what is bought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    pub what: What,
    /// The term that it was made in.
    pub term: i64,
    pub from: Day,
    pub count: i64,
    /// What it costs for the rest of the term.
    pub amount: Option<kernel::Money>,
    pub reason: String,
    pub at: Moment,
    pub by: Option<Id<Person>>,
}

/// The right to use something, and what is paid for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Licence {
    pub id: Id<Licence>,
    pub facts: Facts,
    /// In order; each number once, as it was last corrected.
    pub terms: Vec<Term>,
    /// In the order in which they were made.
    pub decisions: Vec<Decision>,
    pub created_at: Moment,
    pub changed_at: Moment,
    pub version: i64,
}

impl Facts {
    /// The unit whose people or devices are counted, with all beneath.
    pub fn counted_unit(&self) -> Id<Unit> {
        self.count_unit.unwrap_or(self.unit)
    }

    /// What may be used beyond this many without buying more.
    pub const fn tolerance(&self, bought: i64) -> i64 {
        bought.saturating_mul(self.allowed) / 10_000
    }
}

impl Licence {
    pub fn href(&self) -> String {
        href(self.id)
    }

    /// What its cost comes from.
    pub fn plan(&self) -> Plan {
        let extra = |it: &Decision| {
            let is_more = it.what == What::TrueUp;
            is_more.then_some(Extra { term: it.term, from: it.from, count: it.count, amount: it.amount })
        };
        let last = self.terms.last().map_or(0, |term| term.number);
        let next = self.decisions.iter().rev().find(|it| it.what == What::Reduce && it.term == last);
        Plan {
            terms: self.terms.clone(),
            extras: self.decisions.iter().filter_map(extra).collect(),
            after: self.facts.after_term,
            indexed: self.facts.indexed,
            next_count: next.map(|it| it.count),
        }
    }
}

/// A licence's page.
pub fn href(id: Id<Licence>) -> String {
    format!("/licences/{id}")
}

/// The role of who answers for a licence, and where: whom the policy asks about.
pub(crate) struct In(pub Id<Unit>, pub Answerable);

impl access::Record for In {
    fn unit(&self) -> Option<Id<Unit>> {
        Some(self.0)
    }
    fn is_for(&self, audience: &str, extent: &Extent) -> bool {
        audience.strip_prefix("as-") == Some(self.1.word()) && extent.covers(Some(self.0))
    }
}

impl access::Record for Licence {
    fn unit(&self) -> Option<Id<Unit>> {
        Some(self.facts.unit)
    }
    fn is_for(&self, audience: &str, extent: &Extent) -> bool {
        In(self.facts.unit, self.facts.answers).is_for(audience, extent)
    }
}

/// The roles that may come to read a licence.
pub(crate) const IT: &[Role] = &[Role::HeadOfIt, Role::Architect, Role::Agent, Role::ProjectManager];
