use kernel::{Id, Money, Person};

/// What somebody expects to gain, and who answers for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Benefit {
    pub id: Id<Benefit>,
    pub name: String,
    pub worth: Worth,
    /// Who answers for it that it comes.
    pub owner: Id<Person>,
    /// How one notices.
    pub measure: String,
    /// What the measure says today; may be empty.
    pub baseline: String,
    /// What it is to say; may be empty.
    pub target: String,
    pub first_year: i64,
    pub last_year: i64,
}

/// The three classes of benefits (nyttor). They are never added to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Worth {
    /// Money that is no longer spent, or that comes in: so much a year.
    Cash(Money),
    /// Time that is used for something else: hours a year, and what an hour costs. No money comes of it.
    Time { hours: i64, rate: Money },
    /// Worth having, and not put in figures.
    NotPriced,
}

impl Worth {
    pub const WORDS: &'static [&'static str] = &["cash", "time", "not-priced"];

    /// The word in storage, the API and text keys.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Cash(_) => "cash",
            Self::Time { .. } => "time",
            Self::NotPriced => "not-priced",
        }
    }

    /// Cash a year.
    pub const fn cash(self) -> Money {
        match self {
            Self::Cash(amount) => amount,
            Self::Time { .. } | Self::NotPriced => Money::ZERO,
        }
    }

    /// What the time of a year would cost: hours × what an hour costs.
    pub const fn time(self) -> Money {
        match self {
            Self::Time { hours, rate } => Money::sek(hours.saturating_mul(rate.minor)),
            Self::Cash(_) | Self::NotPriced => Money::ZERO,
        }
    }
}
