use access::Actor;
use kernel::{FieldErrors, Id, Input, Result};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::store::messages::{self, NewMessage, Voice};
use crate::store::{load, parties};
use crate::{Cannot, Event, Need, POLICY, Verb, moves};

/// The askers who had not read the outcome were told in another way: by telephone, at a meeting.
pub struct Tell;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Telling {
    /// How they were told.
    pub how: String,
}

impl Form for Tell {
    const NAME: &'static str = "needs-tell";
    const FIELDS: &'static [Field] = &[Field::line("how", 300).required()];
    type New = Telling;

    fn parse(input: &Input) -> Result<Telling, FieldErrors> {
        let how = input.line("how", 3..=300);
        kernel::all_or_errors!(Telling { how })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let need = moves::for_verb(ask, Verb::Tell)?;
        if ask.db.read(|reading| parties::waiting(reading, need.id))? == 0 {
            return Err(Cannot::NobodyWaits.into());
        }
        Ok(moves::about(ask, &need))
    }

    fn act(ask: &Ask<'_>, new: Telling) -> Result<Reply> {
        let id = ask.id("id")?;
        tell(ask.db, ask.actor, id, &new.how)?;
        Ok(Reply::made("need", id.number(), crate::need::href(id), "needs-tell-done"))
    }
}

/// Notes that everybody who waited for the outcome has been told, and how: an internal note keeps the words.
pub fn tell(db: &Db, actor: &Actor, id: Id<Need>, how: &str) -> Result<()> {
    db.write(actor, |tx| {
        let need = load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Tell, &need)?;
        if parties::tell_all(tx, id)? == 0 {
            return Err(Cannot::NobodyWaits.into());
        }
        let author = actor.person_id();
        messages::insert(
            tx,
            &NewMessage { need: id, author, at: tx.now(), voice: Voice::Internal, text: how },
        )?;
        tx.say(permit, &Event::Told { need: id })
    })
}
