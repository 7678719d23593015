use kernel::{Day, Id, Money};

use crate::{Cannot, Loan};

kernel::worded! {
    /// Who pays for damage.
    Payer { Borrower = "borrower", Unit = "unit", Insurance = "insurance" }
}

kernel::worded! {
    /// Where the payment stands.
    DamageState { Noted = "noted", Billed = "billed", Paid = "paid", Waived = "waived" }
}

impl DamageState {
    /// May the other come next? What is paid or waived is the end.
    pub const fn may_become(self, next: Self) -> bool {
        match self {
            Self::Noted => !matches!(next, Self::Noted),
            Self::Billed => matches!(next, Self::Paid | Self::Waived),
            Self::Paid | Self::Waived => false,
        }
    }
}

/// What somebody says of damage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewDamage {
    pub what: String,
    /// None when nobody knows yet.
    pub cost: Option<Money>,
    pub payer: Payer,
}

/// Damage that was noted on a loan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Damage {
    pub id: Id<Damage>,
    pub loan: Id<Loan>,
    pub on: Day,
    pub what: String,
    pub cost: Option<Money>,
    pub payer: Payer,
    pub state: DamageState,
    pub version: i64,
}

/// What was decided of who pays, and how much.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settlement {
    pub cost: Option<Money>,
    pub payer: Payer,
    pub state: DamageState,
    pub note: String,
    /// The version that the sender saw.
    pub seen: Option<i64>,
}

impl Damage {
    /// The same damage as it is settled. While it stands in its state, cost and payer may be put right.
    pub fn settled(self, to: &Settlement) -> Result<Self, Cannot> {
        let stays = self.state == to.state && !matches!(self.state, DamageState::Paid | DamageState::Waived);
        if !stays && !self.state.may_become(to.state) {
            return Err(Cannot::Settled);
        }
        Ok(Self { cost: to.cost, payer: to.payer, state: to.state, ..self })
    }
}
