use kernel::{Id, Subject};
use serde_json::{Value as Json, json};

use crate::rates::Decision;
use crate::{Case, Outcome};

/// What can happen here. Each carries ids and plain facts, never personal data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    Added { case: Id<Case> },
    Edited { case: Id<Case> },
    CostSet { case: Id<Case> },
    CostRemoved { case: Id<Case> },
    BenefitSet { case: Id<Case> },
    BenefitRemoved { case: Id<Case> },
    Submitted { case: Id<Case> },
    Decided { case: Id<Case>, outcome: Outcome, revision: i64 },
    Revised { case: Id<Case>, revision: i64 },
    RatesSet { rates: Id<Decision> },
}

impl store::Event for Event {
    fn word(&self) -> &'static str {
        match self {
            Self::Added { .. } => "cases-added",
            Self::Edited { .. } => "cases-edited",
            Self::CostSet { .. } => "cases-cost-set",
            Self::CostRemoved { .. } => "cases-cost-removed",
            Self::BenefitSet { .. } => "cases-benefit-set",
            Self::BenefitRemoved { .. } => "cases-benefit-removed",
            Self::Submitted { .. } => "cases-submitted",
            Self::Decided { outcome: Outcome::Approved, .. } => "cases-approved",
            Self::Decided { outcome: Outcome::Declined, .. } => "cases-declined",
            Self::Revised { .. } => "cases-revised",
            Self::RatesSet { .. } => "cases-rates-set",
        }
    }

    fn subject(&self) -> Subject {
        match self {
            Self::Added { case }
            | Self::Edited { case }
            | Self::CostSet { case }
            | Self::CostRemoved { case }
            | Self::BenefitSet { case }
            | Self::BenefitRemoved { case }
            | Self::Submitted { case }
            | Self::Decided { case, .. }
            | Self::Revised { case, .. } => Subject::new("business-case", case.number()),
            Self::RatesSet { rates } => Subject::new("internal-rates", rates.number()),
        }
    }

    fn facts(&self) -> Json {
        match self {
            Self::Decided { revision, .. } | Self::Revised { revision, .. } => {
                json!({ "revision": revision })
            }
            Self::Added { .. }
            | Self::Edited { .. }
            | Self::CostSet { .. }
            | Self::CostRemoved { .. }
            | Self::BenefitSet { .. }
            | Self::BenefitRemoved { .. }
            | Self::Submitted { .. }
            | Self::RatesSet { .. } => Json::Null,
        }
    }
}
