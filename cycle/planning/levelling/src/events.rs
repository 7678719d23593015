use kernel::{Id, Subject};

use crate::Rule;

/// What can happen here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    RuleSet { rule: Id<Rule> },
    RuleRemoved { rule: Id<Rule> },
}

impl store::Event for Event {
    fn word(&self) -> &'static str {
        match self {
            Self::RuleSet { .. } => "levelling-rule-set",
            Self::RuleRemoved { .. } => "levelling-rule-removed",
        }
    }

    fn subject(&self) -> Subject {
        match self {
            Self::RuleSet { rule } | Self::RuleRemoved { rule } => Subject::new("level-rule", rule.number()),
        }
    }
}
