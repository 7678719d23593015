use access::Actor;
use kernel::{FieldErrors, Id, Input, Result};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::fields::{self, AMOUNT, DAY, TEXT};
use crate::invoice::{self, Bill, REFERENCE, ROW, SUPPLIER};
use crate::ledger::Order;
use crate::store::entries;
use crate::store::lines;
use crate::write::write;
use crate::{BudgetLine, Cannot, Entry, Event, POLICY, Verb, Why, ledger};

pub(crate) struct Credit;

impl Form for Credit {
    const NAME: &'static str = "finance-credit";
    const FIELDS: &'static [Field] = &[REFERENCE, SUPPLIER, AMOUNT, DAY, Field::pick("order"), ROW, TEXT];
    type New = Bill;

    fn parse(input: &Input) -> Result<Bill, FieldErrors> {
        Bill::parse(input)
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let line = fields::for_verb(ask, Verb::Spend)?;
        line.takes_entries()?;
        let released = |order: &Order| order.open != order.ordered;
        Ok(fields::about(ask, &line).choices("order", invoice::order_choices(ask, &line, released)?))
    }

    fn act(ask: &Ask<'_>, new: Bill) -> Result<Reply> {
        let id = ask.id("id")?;
        let done = credit(ask.db, ask.actor, id, &new).map(|_| ());
        invoice::counted_once(ask, done, &new, Why::Credit)?;
        Ok(Reply::made("budget-line", id.number(), crate::line::href(id), "finance-credited"))
    }
}

/// Records a credit note's row. With an order it binds again what was credited, at most what had been released.
pub fn credit(db: &Db, actor: &Actor, id: Id<BudgetLine>, new: &Bill) -> Result<Id<Entry>> {
    db.write(actor, |tx| {
        let line = lines::load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Spend, &line)?;
        let order = invoice::named_order(tx, &line, new)?;
        let postings = ledger::credited(order.as_ref(), new.amount)?;
        let (said, own) = (new.said(), postings.first().ok_or(Cannot::Nothing)?.amount);
        let key = entries::invoice_key(&said, own, new.day);
        if entries::counted(tx, &key)?.is_some() {
            return Err(Cannot::Twice.into());
        }
        let (entry, _) = write(tx, &line, new.day, &said, &postings)?;
        entries::count_once(tx, &key, entry)?;
        Ok(tx.say(permit, &Event::Entered { line: id, entry, why: Why::Credit })?.with(entry))
    })
}
