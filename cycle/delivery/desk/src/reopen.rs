use access::Actor;
use kernel::{FieldErrors, Id, Input, Result};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::events::Happened;
use crate::moves::{self, SAID, VERSION, Wanted};
use crate::post::{self, Answer};
use crate::store::messages::{self, Carrier, NewMessage, Voice};
use crate::store::{index, load, parties};
use crate::ticket::Part;
use crate::{Event, Move, POLICY, State, Ticket, Verb, promised};

/// The solution did not hold, or it was merged by mistake: back to work. Who asks may say so too.
pub struct Reopen;

impl Form for Reopen {
    const NAME: &'static str = "desk-reopen";
    const FIELDS: &'static [Field] = &[SAID, VERSION];
    type New = Wanted;

    fn parse(input: &Input) -> Result<Wanted, FieldErrors> {
        let to = Ok::<_, kernel::FieldError>(Move::Reopen);
        let (said, seen) = (moves::said(input), moves::seen(input));
        kernel::all_or_errors!(Wanted { to, said, seen })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        moves::draft(ask, Verb::Reopen, Move::Reopen)
    }

    fn act(ask: &Ask<'_>, new: Wanted) -> Result<Reply> {
        let id = ask.id("id")?;
        reopen(ask.db, ask.actor, id, &new)?;
        Ok(moves::made(id, "desk-reopen-done"))
    }
}

/// Opens the ticket again. What who asks says stands in the dialogue and waits for an answer. Out of a merge the ticket
/// takes with it what was its own: its dialogue and its people.
pub fn reopen(db: &Db, actor: &Actor, id: Id<Ticket>, wanted: &Wanted) -> Result<()> {
    db.write(actor, |tx| {
        let ticket = load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Reopen, &ticket)?;
        if let State::Merged { into } = ticket.state {
            // Only the desk parts what the desk has joined.
            POLICY.allow(actor, Verb::Merge, &ticket)?;
            messages::take_back_thread(tx, id, into)?;
            parties::take_back(tx, id, into)?;
            index(tx, into)?;
        }
        let is_desk = POLICY.may(actor, Verb::Answer, &ticket) && ticket.mine.part != Part::Asks;
        let ticket = moves::moved(tx, ticket, wanted)?;
        if !is_desk {
            let (voice, carrier, author) = (Voice::Asker, Carrier::Typed, actor.person_id());
            let message = NewMessage { ticket: id, author, at: tx.now(), voice, carrier, text: &wanted.said };
            messages::insert(tx, &message)?;
            let waits_since = Some(tx.now());
            crate::store::spoken(tx, &Ticket { waits_since, ..ticket.clone() })?;
        }
        let voice = if is_desk { Voice::Desk } else { Voice::Asker };
        promised::turned(tx, &ticket.state, &ticket, Some(voice))?;
        if is_desk {
            post::answer(
                tx,
                &ticket,
                &Answer { lead: "desk-letter-reopened", text: &wanted.said, files: &[] },
            )?;
        }
        index(tx, id)?;
        tx.say(permit, &Event::to(id, Happened::Reopened))
    })
}
