use access::Actor;
use kernel::{FieldErrors, Id, Input, Result};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::speak::{self, Typed, Words};
use crate::store::load;
use crate::store::messages::Voice;
use crate::{Event, Need, POLICY, Verb, moves};

/// IT notes something for IT alone.
pub struct Note;

impl Form for Note {
    const NAME: &'static str = "needs-note";
    const FIELDS: &'static [Field] = speak::FIELDS;
    const MAX_BYTES: u64 = web::UPLOAD_BYTES;
    type New = Typed;

    fn parse(input: &Input) -> Result<Typed, FieldErrors> {
        Typed::parse(input)
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        Ok(moves::about(ask, &moves::for_verb(ask, Verb::Note)?))
    }

    fn act(ask: &Ask<'_>, new: Typed) -> Result<Reply> {
        let id = ask.id("id")?;
        note(ask.db, ask.actor, id, &new.receive()?)?;
        Ok(Reply::made("need", id.number(), crate::need::href(id), "needs-note-done"))
    }
}

/// Notes something that the askers never see.
pub fn note(db: &Db, actor: &Actor, id: Id<Need>, words: &Words) -> Result<()> {
    db.write(actor, |tx| {
        let need = load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Note, &need)?;
        speak::say(tx, need, Voice::Internal, words)?;
        tx.say(permit, &Event::Noted { need: id })
    })
}
