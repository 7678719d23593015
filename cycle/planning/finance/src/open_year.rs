use access::Actor;
use kernel::{FieldErrors, Id, Input, Refused, Result};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::line::In;
use crate::store::years;
use crate::{BudgetYear, Event, YEARS, YearVerb};

pub(crate) struct OpenYear;

/// A year to open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewYear {
    pub year: i64,
}

impl Form for OpenYear {
    const NAME: &'static str = "finance-open-year";
    const FIELDS: &'static [Field] = &[Field::number("year", 2000, 2100).required()];
    type New = NewYear;

    fn parse(input: &Input) -> Result<NewYear, FieldErrors> {
        let year = input.number("year", 2000..=2100);
        kernel::all_or_errors!(NewYear { year })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        if !YEARS.may(ask.actor, YearVerb::Open, &In(None)) {
            return Err(Refused::NotAllowed);
        }
        let latest = ask.db.read(|reading| years::all(reading, ask.actor))?.first().map(|year| year.year);
        let next = latest.map_or_else(String::new, |year| (i64::from(year) + 1).to_string());
        Ok(Draft::default()
            .crumb("/budget/years", ask.say("finance-years-list-title"))
            .value("year", next)
            .cancel("/budget/years"))
    }

    fn act(ask: &Ask<'_>, new: NewYear) -> Result<Reply> {
        let id = open_year(ask.db, ask.actor, new.year)?;
        Ok(Reply::made("budget-year", id.number(), crate::year::href(id), "finance-year-opened"))
    }
}

/// Opens a budget year, 2000 to 2100.
pub fn open_year(db: &Db, actor: &Actor, year: i64) -> Result<Id<BudgetYear>> {
    db.write(actor, |tx| {
        let permit = YEARS.allow_new(actor, YearVerb::Open, &In(None))?;
        let number = i16::try_from(year).map_err(|_| Refused::field("year", "out-of-range"))?;
        let id = years::insert(tx, number)?;
        Ok(tx.say(permit, &Event::YearOpened { year: id })?.with(id))
    })
}
