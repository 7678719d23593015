use crate::FieldErrors;

/// What every verb answers.
pub type Result<T, E = Refused> = std::result::Result<T, E>;

/// Why something was not done, at the edge of the program. A room's own rules become [`Refused::Rule`].
/// Only [`Refused::Broken`] is our fault and logged as an error.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Refused {
    #[error("not signed in")]
    NotSignedIn,
    #[error("not allowed")]
    NotAllowed,
    /// The record does not exist, or the actor may not know that it does.
    #[error("not found")]
    NotFound,
    #[error("invalid input: {0}")]
    Invalid(FieldErrors),
    /// A rule of the record forbids it now; `key` is the text that says so, filled with `facts`.
    #[error("rule: {key}")]
    Rule { key: &'static str, facts: Vec<(&'static str, String)> },
    /// Somebody else changed the record meanwhile.
    #[error("changed by somebody else meanwhile")]
    Conflict,
    #[error("too many tries, wait {retry_after_s} s")]
    TooMany { retry_after_s: u32 },
    #[error("too large")]
    TooLarge,
    #[error("method not allowed")]
    WrongMethod,
    /// The disk or the database is full; nothing was stored.
    #[error("no room left to store")]
    Full,
    /// The database did not answer in time; trying again later may work.
    #[error("busy")]
    Busy,
    /// This very request was carried out before (same key); `reply` is what it was answered.
    #[error("done before")]
    DoneBefore { reply: String },
    /// A fault of ours. The text is for the log, never for the page.
    #[error("broken: {0}")]
    Broken(String),
}

impl Refused {
    /// A rule refusal without facts.
    pub const fn rule(key: &'static str) -> Self {
        Self::Rule { key, facts: Vec::new() }
    }

    /// A fault of ours, told for the log.
    pub fn broken(what: impl std::fmt::Display) -> Self {
        Self::Broken(what.to_string())
    }

    /// One field's error.
    pub fn field(field: &'static str, code: &'static str) -> Self {
        Self::Invalid(FieldErrors::one(field, code))
    }
}

impl From<FieldErrors> for Refused {
    fn from(errors: FieldErrors) -> Self {
        Self::Invalid(errors)
    }
}
