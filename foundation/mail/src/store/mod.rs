//! All SQL of the mail.

pub(crate) mod boxes;
pub(crate) mod incoming;
pub(crate) mod outgoing;

use kernel::{Refused, Result};

pub(crate) fn json<T: serde::Serialize>(it: &T) -> Result<String> {
    serde_json::to_string(it).map_err(Refused::broken)
}

pub(crate) fn of_json<T: serde::de::DeserializeOwned>(text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(Refused::broken)
}

/// A word of ours that the database holds and we do not know: written by a newer program.
pub(crate) fn unknown(word: &str) -> Refused {
    Refused::broken(format!("mail: unknown word {word}"))
}
