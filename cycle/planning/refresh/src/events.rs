use kernel::{Id, Subject};

use crate::rule::Rule;
use crate::scenario::Scenario;

/// What can happen here. Each carries ids, never personal data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    RuleSet { rule: Id<Rule> },
    RuleEnded { rule: Id<Rule> },
    ScenarioAdded { scenario: Id<Scenario> },
    ScenarioEdited { scenario: Id<Scenario> },
    ScenarioAdopted { scenario: Id<Scenario> },
    ScenarioDropped { scenario: Id<Scenario> },
}

impl store::Event for Event {
    fn word(&self) -> &'static str {
        match self {
            Self::RuleSet { .. } => "refresh-rule-set",
            Self::RuleEnded { .. } => "refresh-rule-ended",
            Self::ScenarioAdded { .. } => "refresh-scenario-added",
            Self::ScenarioEdited { .. } => "refresh-scenario-edited",
            Self::ScenarioAdopted { .. } => "refresh-scenario-adopted",
            Self::ScenarioDropped { .. } => "refresh-scenario-dropped",
        }
    }

    fn subject(&self) -> Subject {
        match self {
            Self::RuleSet { rule } | Self::RuleEnded { rule } => Subject::new("refresh-rule", rule.number()),
            Self::ScenarioAdded { scenario }
            | Self::ScenarioEdited { scenario }
            | Self::ScenarioAdopted { scenario }
            | Self::ScenarioDropped { scenario } => Subject::new("scenario", scenario.number()),
        }
    }
}
