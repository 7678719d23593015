use access::Actor;
use kernel::{FieldErrors, Id, Input, Result};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::moves::{self, REASON, VERSION, Wanted};
use crate::store::{index, load, parties};
use crate::{Event, Move, Need, POLICY, State, Verb};

/// Back to work: from being parked, declined, or merged by mistake.
pub struct TakeUp;

impl Form for TakeUp {
    const NAME: &'static str = "needs-take-up";
    const FIELDS: &'static [Field] = &[REASON, VERSION];
    type New = Wanted;

    fn parse(input: &Input) -> Result<Wanted, FieldErrors> {
        let (to, reason, seen) = (Ok(Move::TakeUp), moves::reason(input), moves::seen(input));
        kernel::all_or_errors!(Wanted { to, reason, seen })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        moves::draft(ask, Verb::TakeUp, Move::TakeUp)
    }

    fn act(ask: &Ask<'_>, new: Wanted) -> Result<Reply> {
        let id = ask.id("id")?;
        take_up(ask.db, ask.actor, id, &new)?;
        Ok(Reply::made("need", id.number(), crate::need::href(id), "needs-take-up-done"))
    }
}

/// Takes a need up again. One that was merged gets its dialogue back, and the askers that it brought leave the other.
pub fn take_up(db: &Db, actor: &Actor, id: Id<Need>, wanted: &Wanted) -> Result<()> {
    db.write(actor, |tx| {
        let need = load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::TakeUp, &need)?;
        let was = need.state;
        if let State::Merged { into } = was {
            parties::move_dialogue(tx, id, id)?;
            parties::take_back_askers(tx, id, into)?;
            index(tx, into)?;
        }
        moves::moved(tx, need, wanted)?;
        tx.say(permit, &Event::TakenUp { need: id })
    })
}
