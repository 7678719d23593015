use kernel::Day;
use serde::{Deserialize, Serialize};

use crate::Week;

/// What kind of time a period is. Agreements may have other targets for some kinds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PeriodKind {
    Term,
    /// A school's holiday (lov).
    Break,
    /// A week of national tests.
    NationalTests,
    /// Something of the organisation's own.
    Own,
}

impl PeriodKind {
    pub const ALL: [Self; 4] = [Self::Term, Self::Break, Self::NationalTests, Self::Own];
    pub const WORDS: &'static [&'static str] = &["term", "break", "national-tests", "own"];

    pub const fn word(self) -> &'static str {
        match self {
            Self::Term => "term",
            Self::Break => "break",
            Self::NationalTests => "national-tests",
            Self::Own => "own",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// Some days that have a name, both ends with them. They may swap the week's hours, or only be named so that
/// agreements can choose other targets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Period {
    pub name: String,
    pub kind: PeriodKind,
    pub from: Day,
    pub until: Day,
    #[serde(default)]
    pub week: Option<Week>,
}

impl Period {
    pub fn covers(&self, day: Day) -> bool {
        self.from <= day && day <= self.until
    }
}

/// What a calendar does with the eves of holidays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Eves {
    #[default]
    AsUsual,
    /// Midsummer Eve, Christmas Eve and New Year's Eve are closed.
    Closed,
    /// Those three are closed; Twelfth Night, Maundy Thursday, Walpurgis Night and the eve of All Saints end at noon.
    ClosedOrShort,
}

impl Eves {
    pub const ALL: [Self; 3] = [Self::AsUsual, Self::Closed, Self::ClosedOrShort];
    pub const WORDS: &'static [&'static str] = &["as-usual", "closed", "closed-or-short"];

    pub const fn word(self) -> &'static str {
        match self {
            Self::AsUsual => "as-usual",
            Self::Closed => "closed",
            Self::ClosedOrShort => "closed-or-short",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|eves| eves.word() == word)
    }
}
