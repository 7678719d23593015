//! What answering, writing and noting share: a message, and what it changes in the need.

use std::marker::PhantomData;

use access::Actor;
use files::{Attachment, Received};
use kernel::{FieldErrors, Id, Input, Moment, Result, Subject, Upload};
use store::{Db, Tx};
use web::{Ask, Draft, Field, Form, Reply};

use crate::store::messages::{self, NewMessage, Voice};
use crate::store::{index, load, spoken};
use crate::{Event, Need, POLICY, Verb, moves};

const FIELDS: &[Field] = &[Field::prose("text", 10_000).required(), Field::files("files")];

/// What a message is to those who attach files.
pub(crate) const MESSAGE: &str = "need-message";

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
        let uploads = files::sent(input);
        kernel::all_or_errors!(Self { text, uploads })
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

/// One way to speak in a need's dialogue: who to whom, by which verb, and what happens by it.
pub(crate) trait Voiced: Send + Sync + 'static {
    /// The form's name.
    const NAME: &'static str;
    /// The text that says it is done.
    const DONE: &'static str;
    const VERB: Verb;
    const VOICE: Voice;

    fn event(need: Id<Need>) -> Event;
}

/// The form in which one speaks.
pub(crate) struct Speak<V>(PhantomData<V>);

impl<V: Voiced> Form for Speak<V> {
    const NAME: &'static str = V::NAME;
    const FIELDS: &'static [Field] = FIELDS;
    const MAX_BYTES: u64 = web::UPLOAD_BYTES;
    type New = Typed;

    fn parse(input: &Input) -> Result<Typed, FieldErrors> {
        Typed::parse(input)
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        Ok(moves::about(ask, &moves::for_verb(ask, V::VERB)?))
    }

    fn act(ask: &Ask<'_>, new: Typed) -> Result<Reply> {
        let id = ask.id("id")?;
        // Nothing is stored for whoever may not speak here, or has no room for it.
        moves::for_verb(ask, V::VERB)?;
        let files = files::receive_all(ask, &new.uploads)?;
        speak::<V>(ask.db, ask.actor, id, &Words { text: new.text, files })?;
        Ok(Reply::made("need", id.number(), crate::need::href(id), V::DONE))
    }
}

/// Says something in a need's dialogue.
pub(crate) fn speak<V: Voiced>(db: &Db, actor: &Actor, id: Id<Need>, words: &Words) -> Result<()> {
    db.write(actor, |tx| {
        let need = load(tx, actor, id)?;
        let permit = POLICY.allow(actor, V::VERB, &need)?;
        say(tx, need, V::VOICE, words)?;
        tx.say(permit, &V::event(id))
    })
}

/// Stores what was said, and what it changes.
fn say(tx: &Tx<'_>, need: Need, voice: Voice, words: &Words) -> Result<()> {
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
