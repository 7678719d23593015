use capital::Component;
use finance::FundingSource;
use kernel::{Id, Money, Unit};

/// A line of what a case costs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cost {
    pub id: Id<Cost>,
    pub charge: Charge,
    pub kind: Kind,
}

/// What a cost is called, whose it is and who pays it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Charge {
    pub name: String,
    /// Konto, such as `6420`; may be empty.
    pub account: String,
    /// The cost centre (kostnadsställe): whose budget it lands on.
    pub unit: Id<Unit>,
    /// The unit that has said that it pays.
    pub payer: Option<Id<Unit>>,
    /// With which money, when that is known.
    pub source: Option<Id<FundingSource>>,
}

/// What kind of cost it is, and how much.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Once.
    OneOff { amount: Money, year: i64 },
    /// Each year from the first to the last.
    Running { amount: Money, first_year: i64, last_year: i64 },
    /// A component of an investment: what it costs a year follows from it.
    Capital { amount: Money, residual: Money, component: Component },
}

impl Kind {
    pub const WORDS: &'static [&'static str] = &["one-off", "running", "capital"];

    /// The word in storage, the API and text keys.
    pub const fn word(self) -> &'static str {
        match self {
            Self::OneOff { .. } => "one-off",
            Self::Running { .. } => "running",
            Self::Capital { .. } => "capital",
        }
    }

    /// Each year's amount, or the whole of an investment.
    pub const fn amount(self) -> Money {
        match self {
            Self::OneOff { amount, .. } | Self::Running { amount, .. } | Self::Capital { amount, .. } => {
                amount
            }
        }
    }

    /// The years in which it costs something; an investment's may end after the case's.
    pub const fn years(self) -> (i64, i64) {
        match self {
            Self::OneOff { year, .. } => (year, year),
            Self::Running { first_year, last_year, .. } => (first_year, last_year),
            Self::Capital { component, .. } => (component.start().year, component.last_year()),
        }
    }
}

impl Cost {
    /// It comes back each year, as running costs and capital costs do, and nobody is named who pays it.
    pub const fn lacks_payer(&self) -> bool {
        match self.kind {
            Kind::OneOff { .. } => false,
            Kind::Running { .. } | Kind::Capital { .. } => self.charge.payer.is_none(),
        }
    }
}
