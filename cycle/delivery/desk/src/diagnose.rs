use access::Actor;
use kernel::{FieldErrors, Id, Input, Result};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::events::Happened;
use crate::moves::{self, VERSION};
use crate::store::{load, save};
use crate::ticket::KnownError;
use crate::{Event, POLICY, Ticket, Verb};

/// Say what lies behind a problem, and how to get round it: a known error.
pub struct Diagnose;

/// What is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnosed {
    pub cause: String,
    pub workaround: String,
    /// The version that the sender saw.
    pub seen: Option<i64>,
}

impl Form for Diagnose {
    const NAME: &'static str = "desk-diagnose";
    const FIELDS: &'static [Field] =
        &[Field::prose("cause", 4_000), Field::prose("workaround", 4_000), VERSION];
    type New = Diagnosed;

    fn parse(input: &Input) -> Result<Diagnosed, FieldErrors> {
        let (cause, workaround) = (input.text("cause", 0..=4_000), input.text("workaround", 0..=4_000));
        let seen = moves::seen(input);
        kernel::all_or_errors!(Diagnosed { cause, workaround, seen })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let ticket = moves::for_verb(ask, Verb::Diagnose)?;
        let known = ticket.known.clone();
        ticket.clone().diagnosed(known.clone())?;
        Ok(moves::about(ask, &ticket).value("cause", known.cause).value("workaround", known.workaround))
    }

    fn act(ask: &Ask<'_>, new: Diagnosed) -> Result<Reply> {
        let id = ask.id("id")?;
        diagnose(ask.db, ask.actor, id, &new)?;
        Ok(moves::made(id, "desk-diagnose-done"))
    }
}

/// Notes what is known of a problem. Its workaround stands on every report that stands under it from then on.
pub fn diagnose(db: &Db, actor: &Actor, id: Id<Ticket>, new: &Diagnosed) -> Result<()> {
    db.write(actor, |tx| {
        let ticket = load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Diagnose, &ticket)?;
        moves::is_as_seen(&ticket, new.seen)?;
        let known = KnownError { cause: new.cause.clone(), workaround: new.workaround.clone() };
        save(tx, &ticket.diagnosed(known)?)?;
        tx.say(permit, &Event::to(id, Happened::Diagnosed))
    })
}
