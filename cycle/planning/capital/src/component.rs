use kernel::Money;

/// The month in which something is taken into use: it is written off from that month on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Start {
    pub year: i64,
    /// 1 to 12.
    pub month: i64,
}

impl Start {
    /// A month, when there is such a one from 2000 to 2100.
    pub const fn new(year: i64, month: i64) -> Option<Self> {
        if year < 2000 || year > 2100 || month < 1 || month > 12 { None } else { Some(Self { year, month }) }
    }
}

/// A part of an investment with a life of its own (komponent), such as the projectors apart from their wiring.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Component {
    amount: Money,
    residual: Money,
    start: Start,
    life_months: i64,
}

impl Component {
    /// The longest life, in months: fifty years.
    pub const LONGEST: i64 = 600;

    /// A component of an amount, less the residual value of what it replaces. Nothing for an amount that is not above
    /// nothing or too large for a ledger, a residual below nothing or above the amount, or a life that is not of 1 to
    /// [`Component::LONGEST`] months.
    pub fn new(amount: Money, residual: Money, start: Start, life_months: i64) -> Option<Self> {
        let is_sound = amount.minor > 0
            && amount.is_in_range()
            && amount.currency == residual.currency
            && (0..=amount.minor).contains(&residual.minor)
            && (1..=Self::LONGEST).contains(&life_months);
        is_sound.then_some(Self { amount, residual, start, life_months })
    }

    /// What is written off in all: the amount less the residual value of what is replaced, which pays for that much.
    pub fn base(&self) -> Money {
        Money { minor: self.amount.minor - self.residual.minor, ..self.amount }
    }

    pub const fn start(&self) -> Start {
        self.start
    }

    pub const fn life_months(&self) -> i64 {
        self.life_months
    }

    /// The last year in which it costs anything.
    pub const fn last_year(&self) -> i64 {
        self.start.year + (self.start.month + self.life_months - 2) / 12
    }

    /// What a month writes off: whole öre, downwards; the last month takes what that left over.
    pub(crate) const fn each_month(&self) -> i64 {
        (self.amount.minor - self.residual.minor) / self.life_months
    }

    /// What is left to write off, in öre, when so many of its months have passed.
    pub(crate) fn left_after(&self, months: i64) -> i64 {
        if months >= self.life_months { 0 } else { self.base().minor - self.each_month() * months }
    }
}
