use access::Actor;
use kernel::{FieldErrors, Id, Input, Result};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::speak::{self, Typed, Words};
use crate::store::load;
use crate::store::messages::Voice;
use crate::{Event, Need, POLICY, Verb, moves};

/// IT writes to all who stand behind the need.
pub struct Answer;

impl Form for Answer {
    const NAME: &'static str = "needs-answer";
    const FIELDS: &'static [Field] = speak::FIELDS;
    const MAX_BYTES: u64 = web::UPLOAD_BYTES;
    type New = Typed;

    fn parse(input: &Input) -> Result<Typed, FieldErrors> {
        Typed::parse(input)
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        Ok(moves::about(ask, &moves::for_verb(ask, Verb::Answer)?))
    }

    fn act(ask: &Ask<'_>, new: Typed) -> Result<Reply> {
        let id = ask.id("id")?;
        answer(ask.db, ask.actor, id, &new.receive()?)?;
        Ok(Reply::made("need", id.number(), crate::need::href(id), "needs-answer-done"))
    }
}

/// Writes to the askers. The first time is what the time to first answer is counted to.
pub fn answer(db: &Db, actor: &Actor, id: Id<Need>, words: &Words) -> Result<()> {
    db.write(actor, |tx| {
        let need = load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Answer, &need)?;
        speak::say(tx, need, Voice::It, words)?;
        tx.say(permit, &Event::Answered { need: id })
    })
}
