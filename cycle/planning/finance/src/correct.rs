use access::Actor;
use kernel::{FieldErrors, Id, Input, Money, Result};
use store::{Db, Tx};
use web::{Ask, Draft, Field, Form, Reply};

use crate::fields;
use crate::ledger::{Closing, Posting};
use crate::store::entries::{self, Said};
use crate::store::lines;
use crate::write::write;
use crate::{BudgetLine, Cannot, Entry, Event, POLICY, Verb, Why, ledger};

/// How an entry was wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// What should have stood; nothing when the entry should not be there at all. Of a credit above nothing.
    pub amount: Option<Money>,
    pub reason: String,
    /// Of an invoice: whether it is the last of its order.
    pub closing: Closing,
}

pub(crate) struct Correct;

impl Form for Correct {
    const NAME: &'static str = "finance-correct";
    const FIELDS: &'static [Field] =
        &[Field::money("amount"), Field::check("last"), Field::line("reason", 300).required()];
    type New = Correction;

    fn parse(input: &Input) -> Result<Correction, FieldErrors> {
        let (amount, reason) = (input.optional_money("amount"), input.line("reason", 3..=300));
        let closing = Ok(if input.is_ticked("last") { Closing::Last } else { Closing::Part });
        kernel::all_or_errors!(Correction { amount, reason, closing })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let line = fields::for_verb(ask, Verb::Correct)?;
        line.takes_entries()?;
        let id = ask.id("entry")?;
        let entry = ask.db.read(|reading| {
            let entry = entries::find(reading, line.id, id)?;
            still_stands(reading, &entry)?;
            Ok(entry)
        })?;
        let mut draft = fields::about(ask, &line);
        let shown = entry.amount.show(ask.talk.lang());
        let facts = [("amount", shown.into()), ("day", entry.day.to_string().into())];
        draft.title = Some(ask.talk.with("finance-correct-page", &facts));
        draft.is_danger = true;
        Ok(if entry.why == Why::Invoice { draft } else { draft.leave_out("last") })
    }

    fn act(ask: &Ask<'_>, new: Correction) -> Result<Reply> {
        let id = ask.id("id")?;
        correct(ask.db, ask.actor, id, ask.id("entry")?, &new)?;
        Ok(Reply::made("budget-line", id.number(), crate::line::href(id), "finance-corrected"))
    }
}

fn still_stands(reading: &store::Reading<'_>, entry: &Entry) -> Result<()> {
    if entries::is_reversed(reading, entry.id)? { Err(Cannot::ReversedAlready.into()) } else { Ok(()) }
}

/// Takes an entry back, exactly and once, with what followed from it, and puts another in its place when an amount is
/// given. Both carry the entry's day.
pub fn correct(
    db: &Db,
    actor: &Actor,
    id: Id<BudgetLine>,
    entry: Id<Entry>,
    new: &Correction,
) -> Result<Id<Entry>> {
    db.write(actor, |tx| {
        let line = lines::load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Correct, &line)?;
        let (was, reversal, line) = take_back(tx, &line, entry, &new.reason)?;
        let stands = new.amount.map(|amount| again(tx, &line, &was, amount, new)).transpose()?;
        let made = stands.unwrap_or(reversal);
        Ok(tx.say(permit, &Event::Corrected { line: id, entry: made })?.with(made))
    })
}

/// Takes an entry back with what followed from it: what it was, the reversal, and the line as it is then.
pub(crate) fn take_back(
    tx: &Tx<'_>,
    line: &BudgetLine,
    entry: Id<Entry>,
    reason: &str,
) -> Result<(Entry, Id<Entry>, BudgetLine)> {
    let was = entries::find(tx, line.id, entry)?;
    still_stands(tx, &was)?;
    let about = if was.why == Why::Order { Some(was.id) } else { was.order };
    let order = about.map_or(Ok(None), |order| entries::order(tx, line.id, order))?;
    let back = ledger::reversed(&was, order.as_ref(), &entries::followed(tx, was.id)?)?;
    let said = Said {
        reference: was.reference.clone(),
        text: reason.to_owned(),
        supplier: was.supplier.clone(),
        ..Said::default()
    };
    let (reversal, line) = write(tx, line, was.day, &said, &back)?;
    entries::uncount(tx, was.id)?;
    Ok((was, reversal, line))
}

/// The same entry with the right amount.
fn again(tx: &Tx<'_>, line: &BudgetLine, was: &Entry, amount: Money, new: &Correction) -> Result<Id<Entry>> {
    let order = was.order.map_or(Ok(None), |order| entries::order(tx, line.id, order))?;
    let postings: Vec<Posting> = match was.why {
        Why::Plan => vec![ledger::planned(Why::Plan, amount)?],
        Why::Order => vec![ledger::ordered(amount)?],
        Why::Invoice => ledger::invoiced(order.as_ref(), amount, new.closing)?,
        Why::Credit => ledger::credited(order.as_ref(), amount)?,
        Why::Forecast => vec![ledger::forecast(amount)?],
        Why::Post | Why::Transfer | Why::Release | Why::Reopening | Why::Reversal => {
            return Err(Cannot::ReversalStands.into());
        }
    };
    let said = Said {
        reference: was.reference.clone(),
        row: was.row,
        text: new.reason.clone(),
        supplier: was.supplier.clone(),
        replaces: Some(was.id),
        transfer: None,
    };
    let (entry, _) = write(tx, line, was.day, &said, &postings)?;
    if matches!(was.why, Why::Invoice | Why::Credit)
        && let Some(own) = postings.first()
    {
        entries::count_once(tx, &entries::invoice_key(&said, own.amount, was.day), entry)?;
    }
    Ok(entry)
}
