//! What answering, writing and noting share: a message, and what it changes in the need.

use files::{Attachment, Received};
use kernel::{FieldError, FieldErrors, Input, Moment, Result, Subject, Upload};
use store::Tx;
use web::Field;

use crate::Need;
use crate::store::messages::{self, NewMessage, Voice};
use crate::store::{index, spoken};

pub(crate) const FIELDS: &[Field] = &[Field::prose("text", 10_000).required(), Field::files("files")];

/// What a message is to those who attach files.
pub(crate) const MESSAGE: &str = "need-message";
/// Files of one message.
const FILES_AT_MOST: usize = 5;

/// What somebody writes, as it came.
#[derive(Debug, Clone)]
pub struct Typed {
    text: String,
    uploads: Vec<Upload>,
}

/// What somebody writes: words, and files that are stored already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    pub text: String,
    pub files: Vec<Received>,
}

impl Typed {
    pub(crate) fn parse(input: &Input) -> Result<Self, FieldErrors> {
        let text = input.text("text", 1..=10_000);
        let uploads = input.files("files").to_vec();
        let uploads = if uploads.len() <= FILES_AT_MOST {
            Ok(uploads)
        } else {
            Err(FieldError::new("files", "too-many-files").with("max", FILES_AT_MOST))
        };
        kernel::all_or_errors!(Self { text, uploads })
    }

    /// Stores the files, before the write in which they are attached.
    pub(crate) fn receive(self) -> Result<Words> {
        if self.uploads.is_empty() {
            return Ok(Words { text: self.text, files: Vec::new() });
        }
        let place = files::installed()?;
        let received = self.uploads.iter().map(|upload| files::receive(&place, "files", upload));
        Ok(Words { text: self.text, files: received.collect::<Result<_>>()? })
    }
}

/// A file of a message in the API.
pub(crate) fn file_json(file: &Attachment) -> serde_json::Value {
    serde_json::json!({ "name": file.name, "href": format!("/api/v1{}", file.href()), "bytes": file.size })
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
pub(crate) fn say(tx: &Tx<'_>, need: Need, voice: Voice, words: &Words) -> Result<()> {
    let author = tx.actor().person_id();
    let message = NewMessage { need: need.id, author, at: tx.now(), voice, text: &words.text };
    let message = Subject::new(MESSAGE, messages::insert(tx, &message)?);
    for file in &words.files {
        files::attach_within(tx, &message, file)?;
    }
    match voice {
        Voice::Asker | Voice::It => {
            let need = need.spoken(voice, tx.now());
            spoken(tx, &need)?;
            index(tx, need.id)
        }
        Voice::Internal => Ok(()),
    }
}
