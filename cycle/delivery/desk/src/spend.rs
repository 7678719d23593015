use access::Actor;
use kernel::{Day, FieldErrors, Id, Input, Result};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::clock::today;
use crate::events::Happened;
use crate::store::{load, time};
use crate::{Event, POLICY, Ticket, Verb, moves};

/// Note the time that one put into a ticket.
pub struct Spend;

/// So much work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spent {
    pub minutes: i64,
    /// Today when nothing is said.
    pub day: Option<Day>,
    /// What was done; for the desk alone.
    pub note: String,
}

impl Form for Spend {
    const NAME: &'static str = "desk-spend";
    const FIELDS: &'static [Field] =
        &[Field::number("minutes", 1, 1_440).required(), Field::day("day"), Field::line("note", 200)];
    type New = Spent;

    fn parse(input: &Input) -> Result<Spent, FieldErrors> {
        let (minutes, day) = (input.number("minutes", 1..=1_440), input.optional_day("day"));
        let note = input.line("note", 0..=200);
        kernel::all_or_errors!(Spent { minutes, day, note })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let ticket = moves::for_verb(ask, Verb::Spend)?;
        Ok(moves::about(ask, &ticket).value("day", today(ask).to_string()))
    }

    fn act(ask: &Ask<'_>, new: Spent) -> Result<Reply> {
        let id = ask.id("id")?;
        spend(ask.db, ask.actor, id, &new)?;
        Ok(moves::made(id, "desk-spend-done"))
    }
}

/// Notes work that the actor did.
pub fn spend(db: &Db, actor: &Actor, id: Id<Ticket>, spent: &Spent) -> Result<()> {
    db.write(actor, |tx| {
        let ticket = load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Spend, &ticket)?;
        let day = spent.day.map_or_else(|| people::today(tx), Ok)?;
        time::insert(tx, id, spent, day)?;
        tx.say(permit, &Event::to(id, Happened::TimeSpent))
    })
}
