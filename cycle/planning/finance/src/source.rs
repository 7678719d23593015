use kernel::{Day, Id, Unit};

use crate::Cannot;

kernel::worded! {
    /// Where money comes from.
    SourceKind {
        /// The municipality's own operating budget.
        Operating = "operating",
        /// The municipality's investment budget.
        Investment = "investment",
        /// Statsbidrag.
        StateGrant = "state-grant",
        /// A project's money, the municipality's own or somebody else's.
        Project = "project",
        /// A post that stands empty, in this unit or another.
        VacantPost = "vacant-post",
    }
}

/// Whether the money is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Somebody has asked for it. Until it is granted, what it is to pay is unfunded.
    AppliedFor,
    Granted(Decision),
    Refused(Decision),
}

/// What somebody decided, and where it can be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    pub text: String,
    /// The paragraph, case or letter.
    pub reference: String,
    pub day: Day,
}

impl Standing {
    pub const fn word(&self) -> &'static str {
        match self {
            Self::AppliedFor => "applied-for",
            Self::Granted(_) => "granted",
            Self::Refused(_) => "refused",
        }
    }

    /// Only what was applied for is decided on, and once.
    pub fn decided(&self, now: Self) -> Result<Self, Cannot> {
        match self {
            Self::AppliedFor => Ok(now),
            Self::Granted(_) | Self::Refused(_) => Err(Cannot::DecidedAlready),
        }
    }
}

/// A source that lines are funded by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FundingSource {
    pub id: Id<FundingSource>,
    pub name: String,
    pub kind: SourceKind,
    /// The unit whose money it is.
    pub unit: Id<Unit>,
    pub standing: Standing,
    pub version: i64,
}

impl FundingSource {
    /// The source's page.
    pub fn href(&self) -> String {
        href(self.id)
    }
}

/// A source's page.
pub fn href(id: Id<FundingSource>) -> String {
    format!("/budget/sources/{id}")
}

impl access::Record for FundingSource {
    fn unit(&self) -> Option<Id<Unit>> {
        Some(self.unit)
    }
}
