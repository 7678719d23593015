use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};

/// Any record of any room: its kind (`need`, `unit`, …) and its number. What works on every kind
/// (thread, history, dialogue, attachments, search) takes a subject.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Subject {
    pub kind: Cow<'static, str>,
    pub id: i64,
}

impl Subject {
    pub const fn new(kind: &'static str, id: i64) -> Self {
        Self { kind: Cow::Borrowed(kind), id }
    }

    /// A subject whose kind was read from storage.
    pub fn stored(kind: String, id: i64) -> Self {
        Self { kind: Cow::Owned(kind), id }
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.kind, self.id)
    }
}
