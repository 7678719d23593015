//! What answering, writing and noting share: a message, and what it changes in the ticket.

use std::marker::PhantomData;

use access::Actor;
use files::{Attachment, Received};
use kernel::{FieldErrors, Id, Input, Person, Result, Subject, Upload};
use store::{Db, Tx};
use web::{Ask, Draft, Field, Form, Reply};

use crate::events::Happened;
use crate::post::{self, Answer};
use crate::store::messages::{self, Carrier, NewMessage, Voice};
use crate::store::past::Turn;
use crate::store::{family, index, load, spoken};
use crate::{Event, POLICY, Ticket, Verb, moves, offered, promised};

const FIELDS: &[Field] = &[Field::prose("text", 10_000).required(), Field::files("files")];

/// What a message is to those who attach files.
pub(crate) const MESSAGE: &str = "ticket-message";

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

/// A file of a message in the API.
pub(crate) fn file_json(file: &Attachment) -> serde_json::Value {
    serde_json::json!({ "name": file.name, "href": format!("/api/v1{}", file.href()), "bytes": file.size })
}

/// One way to speak in a ticket's dialogue: who to whom, by which verb, and what happens by it.
pub(crate) trait Voiced: Send + Sync + 'static {
    /// The form's name.
    const NAME: &'static str;
    /// The text that says it is done.
    const DONE: &'static str;
    const VERB: Verb;
    const VOICE: Voice;
    const SAYS: Happened;
}

/// The form in which one speaks.
pub(crate) struct Speak<V>(PhantomData<V>);

impl<V: Voiced> Form for Speak<V> {
    const NAME: &'static str = V::NAME;
    const FIELDS: &'static [Field] = FIELDS;
    const MAX_BYTES: u64 = web::UPLOAD_BYTES;
    type New = Typed;

    fn parse(input: &Input) -> Result<Typed, FieldErrors> {
        let (text, uploads) = (input.text("text", 1..=10_000), files::sent(input));
        kernel::all_or_errors!(Typed { text, uploads })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let ticket = moves::for_verb(ask, V::VERB)?;
        ticket.clone().spoken(V::VOICE, ticket.changed_at)?;
        let draft = moves::about(ask, &ticket);
        if V::VOICE == Voice::Desk { offered::with_offers(ask, &ticket, draft) } else { Ok(draft) }
    }

    fn act(ask: &Ask<'_>, new: Typed) -> Result<Reply> {
        let id = ask.id("id")?;
        // Nothing is stored for whoever may not speak here, or has no room for it.
        if !new.uploads.is_empty() {
            moves::for_verb(ask, V::VERB)?;
        }
        let files = files::receive_all(ask, &new.uploads)?;
        speak::<V>(ask.db, ask.actor, id, &Words { text: new.text, files })?;
        Ok(moves::made(id, V::DONE))
    }
}

/// Says something in a ticket's dialogue.
pub(crate) fn speak<V: Voiced>(db: &Db, actor: &Actor, id: Id<Ticket>, words: &Words) -> Result<()> {
    db.write(actor, |tx| {
        let ticket = load(tx, actor, id)?;
        let permit = POLICY.allow(actor, V::VERB, &ticket)?;
        let by = Speaker { author: actor.person_id(), voice: V::VOICE, carrier: Carrier::Typed };
        say(tx, ticket, &by, words)?;
        if V::VOICE == Voice::Desk {
            // One outage, many who report it: what the parent is told, all who report it are told.
            for child in family::open_children(tx, id)? {
                let report = child.id;
                say(tx, child, &by, words)?;
                tx.also(&permit, &Event::to(report, V::SAYS))?;
            }
        }
        tx.say(permit, &Event::to(id, V::SAYS))
    })
}

/// Who speaks, to whom, and by what.
pub(crate) struct Speaker {
    pub author: Option<Id<Person>>,
    pub voice: Voice,
    pub carrier: Carrier,
}

/// Stores what was said, and what it changes; gives the message's number. What the desk says goes by mail too to whoever
/// wrote so.
pub(crate) fn say(tx: &Tx<'_>, ticket: Ticket, by: &Speaker, words: &Words) -> Result<i64> {
    let (id, before) = (ticket.id, ticket.state.clone());
    let ticket = ticket.spoken(by.voice, tx.now())?;
    let Speaker { author, voice, carrier } = *by;
    let message = NewMessage { ticket: id, author, at: tx.now(), voice, carrier, text: &words.text };
    let said = messages::insert(tx, &message)?;
    let message = Subject::new(MESSAGE, said);
    for file in &words.files {
        files::attach_within(tx, &message, file)?;
    }
    if voice == Voice::Internal {
        return Ok(said);
    }
    if before == ticket.state {
        spoken(tx, &ticket)?;
    } else {
        moves::kept(tx, &before, &ticket, &Turn::silent(tx))?;
    }
    promised::turned(tx, &before, &ticket, Some(by.voice))?;
    if voice == Voice::Desk {
        post::answer(
            tx,
            &ticket,
            &Answer { lead: "desk-letter-answered", text: &words.text, files: &words.files },
        )?;
    }
    index(tx, id)?;
    Ok(said)
}
