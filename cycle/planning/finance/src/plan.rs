use access::Actor;
use kernel::{Day, FieldErrors, Id, Input, Money, Result};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::fields::{self, AMOUNT, DAY, TEXT};
use crate::store::entries::Said;
use crate::store::lines;
use crate::write::write;
use crate::{BudgetLine, Cannot, Entry, Event, POLICY, Verb, Why, ledger};

/// A change of a line's plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanChange {
    /// More, or less when below nothing.
    pub amount: Money,
    pub day: Day,
    pub text: String,
}

pub(crate) struct Plan;

impl Form for Plan {
    const NAME: &'static str = "finance-plan";
    const FIELDS: &'static [Field] = &[AMOUNT, DAY, TEXT];
    type New = PlanChange;

    fn parse(input: &Input) -> Result<PlanChange, FieldErrors> {
        let (amount, day) = (input.money("amount"), input.day("day"));
        let text = input.line("text", 0..=300);
        kernel::all_or_errors!(PlanChange { amount, day, text })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let line = fields::for_verb(ask, Verb::Plan)?;
        line.takes_entries()?;
        Ok(fields::about(ask, &line))
    }

    fn act(ask: &Ask<'_>, new: PlanChange) -> Result<Reply> {
        let id = ask.id("id")?;
        plan(ask.db, ask.actor, id, &new)?;
        Ok(Reply::made("budget-line", id.number(), crate::line::href(id), "finance-planned"))
    }
}

/// Changes the plan of a line that is no post.
pub fn plan(db: &Db, actor: &Actor, id: Id<BudgetLine>, new: &PlanChange) -> Result<Id<Entry>> {
    db.write(actor, |tx| {
        let line = lines::load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Plan, &line)?;
        if line.post.is_some() {
            return Err(Cannot::PostStands.into());
        }
        let said = Said { text: new.text.clone(), ..Said::default() };
        let posting = ledger::planned(Why::Plan, new.amount)?;
        let (entry, _) = write(tx, &line, new.day, &said, &[posting])?;
        Ok(tx.say(permit, &Event::Entered { line: id, entry, why: Why::Plan })?.with(entry))
    })
}
