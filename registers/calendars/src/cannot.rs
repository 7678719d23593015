use kernel::Refused;

/// Why a calendar cannot be so.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Cannot {
    #[error("not hours such as 08:00-12:00 13:00-17:00")]
    NotHours,
    #[error("two openings overlap")]
    Overlap,
    #[error("more than {at_most} openings in a day")]
    TooManyOpenings { at_most: usize },
    #[error("unknown zone")]
    UnknownZone,
    #[error("the period ends before it begins")]
    EndsBeforeItBegins,
    #[error("a name is missing or too long")]
    BadName,
    #[error("more than {at_most} of them")]
    TooMany { at_most: usize },
    #[error("two exceptions on {day}")]
    TwoExceptions { day: kernel::Day },
    #[error("{day} has been")]
    HasBeen { day: kernel::Day },
    #[error("never open")]
    NeverOpen,
    #[error("no iCal file that can be read")]
    NotICal,
    #[error("retired")]
    Retired,
}

impl Cannot {
    /// The key of the text that says so.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::NotHours => "calendars-cannot-not-hours",
            Self::Overlap => "calendars-cannot-overlap",
            Self::TooManyOpenings { .. } => "calendars-cannot-too-many-openings",
            Self::UnknownZone => "calendars-cannot-unknown-zone",
            Self::EndsBeforeItBegins => "calendars-cannot-ends-before",
            Self::BadName => "calendars-cannot-bad-name",
            Self::TooMany { .. } => "calendars-cannot-too-many",
            Self::TwoExceptions { .. } => "calendars-cannot-two-exceptions",
            Self::HasBeen { .. } => "calendars-cannot-has-been",
            Self::NeverOpen => "calendars-cannot-never-open",
            Self::NotICal => "calendars-cannot-not-ical",
            Self::Retired => "calendars-cannot-retired",
        }
    }
}

impl From<Cannot> for Refused {
    fn from(cannot: Cannot) -> Self {
        let facts = match &cannot {
            Cannot::TooManyOpenings { at_most } | Cannot::TooMany { at_most } => {
                vec![("most", at_most.to_string())]
            }
            Cannot::TwoExceptions { day } | Cannot::HasBeen { day } => vec![("day", day.to_string())],
            Cannot::NotHours
            | Cannot::Overlap
            | Cannot::UnknownZone
            | Cannot::EndsBeforeItBegins
            | Cannot::BadName
            | Cannot::NeverOpen
            | Cannot::NotICal
            | Cannot::Retired => Vec::new(),
        };
        Self::Rule { key: cannot.key(), facts }
    }
}
