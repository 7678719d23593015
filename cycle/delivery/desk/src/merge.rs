use access::Actor;
use kernel::{FieldErrors, Id, Input, Refused, Result, Subject};
use store::Db;
use thread::{Relation, Tie};
use web::{Ask, Draft, Field, Form, Reply};

use crate::events::Happened;
use crate::moves::{self, SAID, VERSION, Wanted};
use crate::store::{index, load, messages, parties};
use crate::{Event, Move, POLICY, Ticket, Verb};

/// The same was reported elsewhere: those who ask move, both dialogues stay, everybody is told.
pub struct Merge;

impl Form for Merge {
    const NAME: &'static str = "desk-merge";
    const FIELDS: &'static [Field] = &[Field::number("into", 1, i64::MAX).required(), SAID, VERSION];
    type New = Wanted;

    fn parse(input: &Input) -> Result<Wanted, FieldErrors> {
        let into = input.number("into", 1..=i64::MAX);
        let to = into.map(|number| Move::Merge { into: Id::new(number) });
        let (said, seen) = (moves::said(input), moves::seen(input));
        kernel::all_or_errors!(Wanted { to, said, seen })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        moves::draft(ask, Verb::Merge, Move::Merge { into: Id::new(0) })
    }

    fn act(ask: &Ask<'_>, new: Wanted) -> Result<Reply> {
        let id = ask.id("id")?;
        let into = merge(ask.db, ask.actor, id, &new)?;
        Ok(moves::made(into, "desk-merge-done").fact("number", id))
    }
}

/// Merges a ticket into the one that the move names; gives that one. The actor must be allowed to on both.
pub fn merge(db: &Db, actor: &Actor, id: Id<Ticket>, wanted: &Wanted) -> Result<Id<Ticket>> {
    let Move::Merge { into } = wanted.to else { return Err(Refused::broken("merged without a target")) };
    db.write(actor, |tx| {
        let ticket = load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Merge, &ticket)?;
        let target = load(tx, actor, into).map_err(unknown_target)?;
        POLICY.allow(actor, Verb::Merge, &target)?;
        if into != id {
            target.can_take_in()?;
        }
        moves::moved(tx, ticket, wanted)?;
        messages::move_thread(tx, id, into)?;
        parties::copy(tx, id, into)?;
        index(tx, id)?;
        index(tx, into)?;
        let [from, to] = [id, into].map(|ticket| Subject::new("ticket", ticket.number()));
        thread::tie_within(tx, &permit, &Tie::new(from, Relation::Duplicates, to)?)?;
        Ok(tx.say(permit, &Event::to(id, Happened::Merged { into }))?.with(into))
    })
}

/// A number that leads nowhere is a slip in the field, not a missing page.
fn unknown_target(refused: Refused) -> Refused {
    match refused {
        Refused::NotFound => Refused::field("into", "no-such-ticket"),
        other => other,
    }
}
