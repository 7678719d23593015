use kernel::{Id, Moment};

use crate::Cannot;

/// A budget year. Open → locked; a locked year is never opened again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BudgetYear {
    pub id: Id<BudgetYear>,
    /// The calendar year.
    pub year: i16,
    pub state: YearState,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum YearState {
    Open,
    /// Its figures stand; a later correction is listed apart.
    Locked {
        at: Moment,
    },
}

impl BudgetYear {
    pub const fn is_open(&self) -> Result<(), Cannot> {
        match self.state {
            YearState::Open => Ok(()),
            YearState::Locked { .. } => Err(Cannot::YearLocked),
        }
    }

    pub const fn is_locked(&self) -> Result<(), Cannot> {
        match self.state {
            YearState::Open => Err(Cannot::YearOpen),
            YearState::Locked { .. } => Ok(()),
        }
    }

    /// The year's page.
    pub fn href(&self) -> String {
        href(self.id)
    }
}

/// A year's page.
pub fn href(id: Id<BudgetYear>) -> String {
    format!("/budget/years/{id}")
}
