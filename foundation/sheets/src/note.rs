use serde::{Deserialize, Serialize};

/// A decision or an observation as a text key with its facts, so that each language words it itself.
/// The key is the tail of a text key (`header-found`); the facts are named values for the sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    pub key: String,
    pub facts: Vec<(String, String)>,
}

impl Note {
    pub fn new(key: &str) -> Self {
        Self { key: key.to_owned(), facts: Vec::new() }
    }

    /// The same note with one more fact.
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.facts.push((name.to_owned(), value.to_string()));
        self
    }

    /// The value of the fact with this name.
    pub fn fact(&self, name: &str) -> Option<&str> {
        self.facts.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }
}
