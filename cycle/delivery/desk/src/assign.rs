use access::Actor;
use kernel::{FieldErrors, Id, Input, Person, Result};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::events::Happened;
use crate::moves::{self, VERSION};
use crate::store::load;
use crate::store::past::Turn;
use crate::store::places::{self, CARRIERS};
use crate::{Event, POLICY, Ticket, Verb, promised};

/// Say who works with a ticket.
pub struct Assign;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assigned {
    pub owner: Id<Person>,
    /// The version that the sender saw.
    pub seen: Option<i64>,
}

impl Form for Assign {
    const NAME: &'static str = "desk-assign";
    const FIELDS: &'static [Field] = &[Field::pick("owner").required(), VERSION];
    type New = Assigned;

    fn parse(input: &Input) -> Result<Assigned, FieldErrors> {
        let (owner, seen) = (input.id("owner"), moves::seen(input));
        kernel::all_or_errors!(Assigned { owner, seen })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let ticket = moves::for_verb(ask, Verb::Assign)?;
        let choices = ask.db.read(|reading| people::person_choices(reading, CARRIERS))?;
        let me = ask.actor.person_id().filter(|_| ask.actor.has_any(CARRIERS));
        let owner = ticket.owner.or(me).map_or_else(String::new, |owner| owner.to_string());
        Ok(moves::about(ask, &ticket).choices("owner", choices).value("owner", owner))
    }

    fn act(ask: &Ask<'_>, new: Assigned) -> Result<Reply> {
        let id = ask.id("id")?;
        assign(ask.db, ask.actor, id, &new)?;
        Ok(moves::made(id, "desk-assign-done"))
    }
}

/// Gives the ticket to somebody who works with it from now on.
pub fn assign(db: &Db, actor: &Actor, id: Id<Ticket>, new: &Assigned) -> Result<()> {
    db.write(actor, |tx| {
        let ticket = load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Assign, &ticket)?;
        moves::is_as_seen(&ticket, new.seen)?;
        places::check_carrier(tx, new.owner)?;
        let before = ticket.state.clone();
        let ticket = Ticket { owner: Some(new.owner), ..ticket.begun(tx.now()) };
        moves::kept(tx, &before, &ticket, &Turn::silent(tx))?;
        promised::turned(tx, &before, &ticket, None)?;
        tx.say(permit, &Event::to(id, Happened::Assigned { owner: new.owner }))
    })
}
