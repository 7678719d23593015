use access::Actor;
use kernel::{FieldErrors, Id, Input, Refused, Result};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::line::In;
use crate::store::{books, years};
use crate::{BudgetYear, Event, YEARS, YearVerb};

pub(crate) struct Lock;

impl Form for Lock {
    const NAME: &'static str = "finance-lock";
    const FIELDS: &'static [Field] = &[Field::check("confirmed").required()];
    type New = ();

    fn parse(input: &Input) -> Result<(), FieldErrors> {
        if input.is_ticked("confirmed") { Ok(()) } else { Err(FieldErrors::one("confirmed", "missing")) }
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let id = ask.id("id")?;
        let year = ask.db.read(|reading| years::load(reading, ask.actor, id))?;
        if !YEARS.may(ask.actor, YearVerb::Lock, &In(None)) {
            return Err(Refused::NotAllowed);
        }
        year.is_open()?;
        let mut draft = Draft::default()
            .crumb("/budget/years", ask.say("finance-years-list-title"))
            .crumb(year.href(), year.year.to_string())
            .cancel(year.href());
        draft.is_danger = true;
        Ok(draft)
    }

    fn act(ask: &Ask<'_>, (): ()) -> Result<Reply> {
        let id = ask.id("id")?;
        lock(ask.db, ask.actor, id)?;
        Ok(Reply::made("budget-year", id.number(), crate::year::href(id), "finance-year-locked"))
    }
}

/// Locks a year for good: its figures stand, and are written down as the file that is handed out from now on.
pub fn lock(db: &Db, actor: &Actor, id: Id<BudgetYear>) -> Result<()> {
    db.write(actor, |tx| {
        let year = years::load(tx, actor, id)?;
        let permit = YEARS.allow(actor, YearVerb::Lock, &In(None))?;
        year.is_open()?;
        years::lock(tx, id)?;
        books::write(tx, id)?;
        tx.say(permit, &Event::YearLocked { year: id })
    })
}
