use access::Limit;
use kernel::{Day, Id, Moment, Person};

/// The marker of a pass: what lets a person in without the password.
#[derive(Debug)]
pub enum Pass {}

/// What kind of pass it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PassKind {
    /// A browser that is signed in.
    Session,
    /// The password was right and the second factor is awaited.
    Half,
    /// A program.
    Token,
}

impl PassKind {
    pub const fn word(self) -> &'static str {
        match self {
            Self::Session => "session",
            Self::Half => "half",
            Self::Token => "token",
        }
    }
}

/// What a token may do at most.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reach {
    /// All that its owner may.
    Whole,
    /// Read all that its owner may.
    ReadOnly,
    /// These kinds of record only.
    Kinds { kinds: Vec<String>, may: Touch },
}

/// Whether a token changes the kinds that it reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Touch {
    Read,
    Write,
}

impl Reach {
    pub(crate) const fn word(&self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::ReadOnly => "read",
            Self::Kinds { .. } => "kinds",
        }
    }

    pub(crate) fn kinds(&self) -> String {
        match self {
            Self::Whole | Self::ReadOnly => String::new(),
            Self::Kinds { kinds, .. } => kinds.join(","),
        }
    }

    pub(crate) const fn writes(&self) -> bool {
        matches!(self, Self::Whole | Self::Kinds { may: Touch::Write, .. })
    }

    /// As it was stored. What cannot be read opens nothing.
    pub(crate) fn stored(word: &str, kinds: &str, writes: bool) -> Self {
        match word {
            "whole" => Self::Whole,
            "read" => Self::ReadOnly,
            _ => Self::Kinds {
                kinds: kinds.split(',').filter(|kind| !kind.is_empty()).map(str::to_owned).collect(),
                may: if writes { Touch::Write } else { Touch::Read },
            },
        }
    }

    /// The same as a limit of the actor.
    pub(crate) fn limit(self) -> Limit {
        match self {
            Self::Whole => Limit::Whole,
            Self::ReadOnly => Limit::ReadOnly,
            Self::Kinds { kinds, may } => Limit::Kinds { kinds, writes: may == Touch::Write },
        }
    }
}

/// A token to make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewToken {
    /// What it is for, in the owner's words.
    pub name: String,
    pub reach: Reach,
    /// The last day on which it opens anything; at most a year ahead.
    pub ends_on: Day,
}

/// The marker of a provider: another that says who somebody is, such as the municipality's own sign-in.
#[derive(Debug)]
pub enum Provider {}

/// How many factors a provider has seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strength {
    OneFactor,
    TwoFactors,
}

/// What a session rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Proof {
    /// The password; or the first set-up.
    Password,
    Provider {
        id: Id<Provider>,
        strength: Strength,
    },
}

impl Proof {
    pub const fn provider(self) -> Option<Id<Provider>> {
        match self {
            Self::Password => None,
            Self::Provider { id, .. } => Some(id),
        }
    }

    pub const fn has_factor(self) -> bool {
        matches!(self, Self::Provider { strength: Strength::TwoFactors, .. })
    }
}

/// A session or token as its owner sees it.
#[derive(Debug, Clone)]
pub struct PassRecord {
    pub id: Id<Pass>,
    pub person: Id<Person>,
    pub(crate) kind: PassKind,
    pub(crate) proof: Proof,
    /// A token's name.
    pub name: String,
    pub reach: Reach,
    pub(crate) address: String,
    pub(crate) agent: String,
    pub made_at: Moment,
    pub used_at: Moment,
    pub ends_at: Moment,
}

/// How long a browser stays signed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stay {
    /// Ends when it has not been used for so long.
    pub idle_s: i64,
    /// Ends in any case.
    pub whole_s: i64,
}

const HOUR_S: i64 = 3_600;
const DAY_S: i64 = 24 * HOUR_S;

impl Stay {
    /// A working day without use, a week at most.
    pub const USUAL: Self = Self { idle_s: 12 * HOUR_S, whole_s: 7 * DAY_S };
    /// The demo has nothing to protect, and who comes back next week goes on.
    pub const DEMO: Self = Self { idle_s: 30 * DAY_S, whole_s: 30 * DAY_S };
    /// To find the phone and type a code.
    pub const HALF: Self = Self { idle_s: 600, whole_s: 600 };
}

/// Days that a token may live at most.
pub(crate) const TOKEN_DAYS_AT_MOST: i64 = 366;
