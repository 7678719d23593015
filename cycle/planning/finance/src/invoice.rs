use access::Actor;
use kernel::{Day, FieldErrors, Id, Input, Money, Refused, Result};
use look::Choice;
use store::{Db, Tx};
use web::{Ask, Draft, Field, Form, Reply, Wants};

use crate::fields::{self, AMOUNT, DAY, TEXT};
use crate::ledger::{Closing, Order};
use crate::store::entries::{self, Said};
use crate::store::lines;
use crate::write::write;
use crate::{BudgetLine, Cannot, Entry, Event, POLICY, Verb, Why, ledger};

pub(crate) const REFERENCE: Field = Field::line("reference", 80).required();
pub(crate) const ROW: Field = Field::number("row", 0, 100_000).folded();
pub(crate) const SUPPLIER: Field = Field::line("supplier", 120).required();

/// A row of an invoice, or of a credit note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bill {
    /// The invoice's number.
    pub reference: String,
    /// The row on the invoice, 0 when there is but one.
    pub row: i64,
    pub supplier: String,
    /// Above nothing, of a credit too.
    pub amount: Money,
    pub day: Day,
    pub text: String,
    /// The order that it is about.
    pub order: Option<Id<Entry>>,
}

impl Bill {
    pub(crate) fn parse(input: &Input) -> Result<Self, FieldErrors> {
        let (reference, supplier) = (input.line("reference", 1..=80), input.line("supplier", 1..=120));
        let row = input.optional_number("row", 0..=100_000).map(|row| row.unwrap_or(0));
        let (amount, day) = (input.money("amount"), input.day("day"));
        let (text, order) = (input.line("text", 0..=300), input.optional_id("order"));
        kernel::all_or_errors!(Self { reference, row, supplier, amount, day, text, order })
    }

    pub(crate) fn said(&self) -> Said {
        Said {
            reference: self.reference.clone(),
            row: self.row,
            text: self.text.clone(),
            supplier: self.supplier.clone(),
            ..Said::default()
        }
    }
}

/// An invoice row to record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invoiced {
    pub bill: Bill,
    pub closing: Closing,
}

pub(crate) struct Invoice;

impl Form for Invoice {
    const NAME: &'static str = "finance-invoice";
    const FIELDS: &'static [Field] =
        &[REFERENCE, SUPPLIER, Field::pick("order"), AMOUNT, Field::check("last"), DAY, ROW, TEXT];
    type New = Invoiced;

    fn parse(input: &Input) -> Result<Invoiced, FieldErrors> {
        let closing = if input.is_ticked("last") { Closing::Last } else { Closing::Part };
        Ok(Invoiced { bill: Bill::parse(input)?, closing })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let line = fields::for_verb(ask, Verb::Spend)?;
        line.takes_entries()?;
        let open = |order: &Order| order.open.minor > 0;
        Ok(fields::about(ask, &line).choices("order", order_choices(ask, &line, open)?))
    }

    fn act(ask: &Ask<'_>, new: Invoiced) -> Result<Reply> {
        let id = ask.id("id")?;
        let done = invoice(ask.db, ask.actor, id, &new).map(|_| ());
        counted_once(ask, done, &new.bill, Why::Invoice)?;
        Ok(Reply::made("budget-line", id.number(), crate::line::href(id), "finance-invoiced"))
    }
}

/// The line's orders to choose from, with what is open of each.
pub(crate) fn order_choices(
    ask: &Ask<'_>,
    line: &BudgetLine,
    fits: fn(&Order) -> bool,
) -> Result<Vec<Choice>> {
    let orders = ask.db.read(|reading| entries::orders(reading, line.id))?;
    let choice = |(order, reference): &(Order, String)| {
        let open = order.open.show(ask.talk.lang());
        let facts = [("reference", reference.as_str().into()), ("open", open.into())];
        Choice::new(order.id.to_string(), ask.talk.with("finance-order-choice", &facts))
    };
    Ok(orders.iter().filter(|(order, _)| fits(order)).map(choice).collect())
}

/// What a program sends twice is counted once and answered as the first time; a person is told.
pub(crate) fn counted_once(ask: &Ask<'_>, done: Result<()>, bill: &Bill, why: Why) -> Result<()> {
    match done {
        Err(Refused::Rule { key, .. }) if key == Cannot::Twice.key() && ask.wants == Wants::Json => {
            let key = entries::invoice_key(&bill.said(), signed(bill.amount, why)?, bill.day);
            let line = ask.id::<BudgetLine>("id")?;
            let counted = ask.db.read(|reading| {
                let Some(entry) = entries::counted(reading, &key)? else { return Ok(false) };
                Ok(entries::find(reading, line, entry).is_ok())
            })?;
            if counted { Ok(()) } else { Err(Cannot::Twice.into()) }
        }
        other => other,
    }
}

/// The amount as it stands in the ledger.
fn signed(amount: Money, why: Why) -> Result<Money> {
    let amount = if why == Why::Credit { amount.negated() } else { Some(amount) };
    amount.ok_or_else(|| Cannot::TooLarge.into())
}

/// The order that a bill names, on this line and not taken back.
pub(crate) fn named_order(tx: &Tx<'_>, line: &BudgetLine, bill: &Bill) -> Result<Option<Order>> {
    let Some(id) = bill.order else { return Ok(None) };
    let order = entries::order(tx, line.id, id)?.filter(|order| order.ordered != Money::ZERO);
    order.map(Some).ok_or_else(|| Refused::field("order", "not-a-choice"))
}

/// Records an invoice row, which releases what its order had bound for it. The same row twice is refused.
pub fn invoice(db: &Db, actor: &Actor, id: Id<BudgetLine>, new: &Invoiced) -> Result<Id<Entry>> {
    db.write(actor, |tx| {
        let line = lines::load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Spend, &line)?;
        let (bill, said) = (&new.bill, new.bill.said());
        let key = entries::invoice_key(&said, bill.amount, bill.day);
        if entries::counted(tx, &key)?.is_some() {
            return Err(Cannot::Twice.into());
        }
        let order = named_order(tx, &line, bill)?;
        let postings = ledger::invoiced(order.as_ref(), bill.amount, new.closing)?;
        let (entry, _) = write(tx, &line, bill.day, &said, &postings)?;
        entries::count_once(tx, &key, entry)?;
        Ok(tx.say(permit, &Event::Entered { line: id, entry, why: Why::Invoice })?.with(entry))
    })
}
