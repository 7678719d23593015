//! What answering, writing and noting share: a message, and what it changes in the need.

use kernel::{FieldErrors, Input, Moment, Result};
use store::Tx;
use web::Field;

use crate::Need;
use crate::store::messages::{self, NewMessage, Voice};
use crate::store::{index, spoken};

pub(crate) const FIELDS: &[Field] = &[Field::prose("text", 10_000).required()];

/// What somebody writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    pub text: String,
}

impl Words {
    pub(crate) fn parse(input: &Input) -> Result<Self, FieldErrors> {
        let text = input.text("text", 1..=10_000);
        kernel::all_or_errors!(Self { text })
    }
}

impl Need {
    /// The need after somebody spoke in it. An internal note changes nothing that its askers could see.
    pub fn spoken(self, voice: Voice, at: Moment) -> Self {
        match voice {
            Voice::Asker => Self { changed_at: at, waits_since: self.waits_since.or(Some(at)), ..self },
            Voice::It => {
                Self { changed_at: at, waits_since: None, answered_at: self.answered_at.or(Some(at)), ..self }
            }
            Voice::Internal => self,
        }
    }
}

/// Stores what was said, and what it changes.
pub(crate) fn say(tx: &Tx<'_>, need: Need, voice: Voice, text: &str) -> Result<()> {
    let author = tx.actor().person_id();
    messages::insert(tx, &NewMessage { need: need.id, author, at: tx.now(), voice, text })?;
    match voice {
        Voice::Asker | Voice::It => {
            let need = need.spoken(voice, tx.now());
            spoken(tx, &need)?;
            index(tx, need.id)
        }
        Voice::Internal => Ok(()),
    }
}
