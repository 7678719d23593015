use access::Actor;
use kernel::{FieldErrors, Id, Input, Result};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::speak::{self, Typed, Words};
use crate::store::load;
use crate::store::messages::Voice;
use crate::{Event, Need, POLICY, Verb, moves};

/// An asker, a scorer or a leader of the unit writes to IT.
pub struct Write;

impl Form for Write {
    const NAME: &'static str = "needs-write";
    const FIELDS: &'static [Field] = speak::FIELDS;
    const MAX_BYTES: u64 = web::UPLOAD_BYTES;
    type New = Typed;

    fn parse(input: &Input) -> Result<Typed, FieldErrors> {
        Typed::parse(input)
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        Ok(moves::about(ask, &moves::for_verb(ask, Verb::Write)?))
    }

    fn act(ask: &Ask<'_>, new: Typed) -> Result<Reply> {
        let id = ask.id("id")?;
        write(ask.db, ask.actor, id, &new.receive()?)?;
        Ok(Reply::made("need", id.number(), crate::need::href(id), "needs-write-done"))
    }
}

/// Writes to IT, read by all who have a part in the need.
pub fn write(db: &Db, actor: &Actor, id: Id<Need>, words: &Words) -> Result<()> {
    db.write(actor, |tx| {
        let need = load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Write, &need)?;
        speak::say(tx, need, Voice::Asker, words)?;
        tx.say(permit, &Event::Written { need: id })
    })
}
