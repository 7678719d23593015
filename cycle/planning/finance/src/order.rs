use access::Actor;
use kernel::{Day, FieldErrors, Id, Input, Money, Result};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::fields::{self, AMOUNT, DAY, SUPPLIER, TEXT};
use crate::store::entries::{self, Said};
use crate::store::lines;
use crate::write::write;
use crate::{BudgetLine, Cannot, Entry, Event, POLICY, Verb, Why, ledger};

/// An order, which binds its amount until it is invoiced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewOrder {
    /// The order's number; once on a line.
    pub reference: String,
    pub supplier: String,
    pub amount: Money,
    pub day: Day,
    pub text: String,
}

pub(crate) struct OrderForm;

impl Form for OrderForm {
    const NAME: &'static str = "finance-order";
    const FIELDS: &'static [Field] = &[Field::line("reference", 80).required(), SUPPLIER, AMOUNT, DAY, TEXT];
    type New = NewOrder;

    fn parse(input: &Input) -> Result<NewOrder, FieldErrors> {
        let (reference, supplier) = (input.line("reference", 1..=80), input.line("supplier", 0..=120));
        let (amount, day) = (input.money("amount"), input.day("day"));
        let text = input.line("text", 0..=300);
        kernel::all_or_errors!(NewOrder { reference, supplier, amount, day, text })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let line = fields::for_verb(ask, Verb::Commit)?;
        line.takes_entries()?;
        Ok(fields::about(ask, &line))
    }

    fn act(ask: &Ask<'_>, new: NewOrder) -> Result<Reply> {
        let id = ask.id("id")?;
        order(ask.db, ask.actor, id, &new)?;
        Ok(Reply::made("budget-line", id.number(), crate::line::href(id), "finance-ordered"))
    }
}

/// Binds an order's amount on a line.
pub fn order(db: &Db, actor: &Actor, id: Id<BudgetLine>, new: &NewOrder) -> Result<Id<Entry>> {
    db.write(actor, |tx| {
        let line = lines::load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Commit, &line)?;
        if entries::is_ordered(tx, id, &new.reference)? {
            return Err(Cannot::OrderedTwice.into());
        }
        let said = Said {
            reference: new.reference.clone(),
            supplier: new.supplier.clone(),
            text: new.text.clone(),
            ..Said::default()
        };
        let (entry, _) = write(tx, &line, new.day, &said, &[ledger::ordered(new.amount)?])?;
        Ok(tx.say(permit, &Event::Entered { line: id, entry, why: Why::Order })?.with(entry))
    })
}
