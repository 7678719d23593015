use access::Actor;
use kernel::{FieldErrors, Id, Input, Personal, Result};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::ask::named;
use crate::store::{load, parties};
use crate::{Event, Need, POLICY, Verb, moves};

/// Stand behind a need too, or put somebody behind it who called.
pub struct Join;

/// Who joins.
#[derive(Debug, Clone, PartialEq)]
pub struct Joining {
    /// The address of whom IT does it for; none for oneself.
    pub asker: Option<Personal<String>>,
}

impl Form for Join {
    const NAME: &'static str = "needs-join";
    const FIELDS: &'static [Field] = &[Field::email("asker")];
    type New = Joining;

    fn parse(input: &Input) -> Result<Joining, FieldErrors> {
        let asker =
            input.line("asker", 0..=254).map(|email| (!email.is_empty()).then(|| Personal::new(email)));
        kernel::all_or_errors!(Joining { asker })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let need = moves::for_verb(ask, Verb::Join)?;
        need.can_be_joined()?;
        let draft = moves::about(ask, &need);
        let is_for_others = POLICY.may(ask.actor, Verb::JoinFor, &need);
        Ok(if is_for_others { draft } else { draft.leave_out("asker") })
    }

    fn act(ask: &Ask<'_>, new: Joining) -> Result<Reply> {
        let id = ask.id("id")?;
        join(ask.db, ask.actor, id, new.asker.as_ref())?;
        Ok(Reply::made("need", id.number(), crate::need::href(id), "needs-join-done"))
    }
}

/// Puts the actor, or for IT people somebody whose address they give, behind the need.
pub fn join(db: &Db, actor: &Actor, id: Id<Need>, other: Option<&Personal<String>>) -> Result<()> {
    db.write(actor, |tx| {
        let need = load(tx, actor, id)?;
        let verb = if other.is_some() { Verb::JoinFor } else { Verb::Join };
        let permit = POLICY.allow(actor, verb, &need)?;
        need.can_be_joined()?;
        let person = other.map_or_else(|| actor.me(), |email| named(tx, email))?;
        parties::add_asker(tx, id, person, tx.now())?;
        tx.say(permit, &Event::Joined { need: id, person })
    })
}
