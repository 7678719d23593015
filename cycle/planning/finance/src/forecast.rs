use access::Actor;
use kernel::{Day, FieldErrors, Id, Input, Money, Result};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::fields::{self, AMOUNT, DAY, TEXT};
use crate::store::entries::Said;
use crate::store::lines;
use crate::write::write;
use crate::{BudgetLine, Entry, Event, POLICY, Verb, Why, ledger};

/// What a line is thought to cost in all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewForecast {
    pub amount: Money,
    pub day: Day,
    pub text: String,
}

pub(crate) struct Forecast;

impl Form for Forecast {
    const NAME: &'static str = "finance-forecast";
    const FIELDS: &'static [Field] = &[AMOUNT, DAY, TEXT];
    type New = NewForecast;

    fn parse(input: &Input) -> Result<NewForecast, FieldErrors> {
        let (amount, day) = (input.money("amount"), input.day("day"));
        let text = input.line("text", 0..=300);
        kernel::all_or_errors!(NewForecast { amount, day, text })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let line = fields::for_verb(ask, Verb::Forecast)?;
        line.takes_entries()?;
        Ok(fields::about(ask, &line))
    }

    fn act(ask: &Ask<'_>, new: NewForecast) -> Result<Reply> {
        let id = ask.id("id")?;
        forecast(ask.db, ask.actor, id, &new)?;
        Ok(Reply::made("budget-line", id.number(), crate::line::href(id), "finance-forecast"))
    }
}

/// Says what a line will cost in all. The forecast of the latest day stands.
pub fn forecast(db: &Db, actor: &Actor, id: Id<BudgetLine>, new: &NewForecast) -> Result<Id<Entry>> {
    db.write(actor, |tx| {
        let line = lines::load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Forecast, &line)?;
        let said = Said { text: new.text.clone(), ..Said::default() };
        let (entry, _) = write(tx, &line, new.day, &said, &[ledger::forecast(new.amount)?])?;
        Ok(tx.say(permit, &Event::Entered { line: id, entry, why: Why::Forecast })?.with(entry))
    })
}
