use access::Actor;
use kernel::{Day, FieldError, FieldErrors, Id, Input, Money, Refused, Result};
use store::{Db, Tx};
use web::{Ask, Draft, Field, Form, Reply};

use crate::line::In;
use crate::moved::{Crossing, Transfer};
use crate::store::entries::Said;
use crate::store::{lines, totals, transfers};
use crate::write::write;
use crate::{BudgetLine, Cannot, Event, TRANSFERS, TransferVerb, Why, fields, ledger};

/// Money to move from one line to another, with the decision behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewTransfer {
    pub from: Id<BudgetLine>,
    pub to: Id<BudgetLine>,
    pub amount: Money,
    /// Who decided what.
    pub decision: String,
    pub reference: String,
    pub day: Day,
}

const FROM: Field = Field::pick("from").required();
const TO: Field = Field::pick("to").required();
const DECISION: Field = Field::line("decision", 300).required();
const REFERENCE: Field = Field::line("reference", 80);

fn parse(input: &Input) -> Result<NewTransfer, FieldErrors> {
    let (from, to) = (input.id("from"), input.id("to"));
    let amount = input.money("amount").and_then(|amount| match amount.minor {
        ..=0 => Err(FieldError::new("amount", "out-of-range").with("min", "0,01").with("max", "10^10")),
        _ => Ok(amount),
    });
    let (decision, reference) = (input.line("decision", 3..=300), input.line("reference", 0..=80));
    let day = input.day("day");
    kernel::all_or_errors!(NewTransfer { from, to, amount, decision, reference, day })
}

fn draft(ask: &Ask<'_>, verb: TransferVerb) -> Result<Draft> {
    if !TRANSFERS.may_somewhere(ask.actor, verb) {
        return Err(Refused::NotAllowed);
    }
    let choices = ask.db.read(|reading| totals::line_choices(reading, ask.actor))?;
    let today = ask.db.clock().now().day_in(&ask.visitor.organisation.zone);
    Ok(Draft::default()
        .crumb("/budget", ask.say("finance-budget-title"))
        .choices("from", choices.clone())
        .choices("to", choices)
        .value("day", today.to_string())
        .cancel("/budget/transfers"))
}

fn made(ask: &Ask<'_>, new: &NewTransfer, border: Border) -> Result<Reply> {
    transfer(ask.db, ask.actor, new, border)?;
    Ok(Reply::made("budget-line", new.from.number(), crate::line::href(new.from), "finance-transferred"))
}

pub(crate) struct Make;

impl Form for Make {
    const NAME: &'static str = "finance-transfer";
    const FIELDS: &'static [Field] = &[FROM, TO, fields::AMOUNT, DECISION, REFERENCE, fields::DAY];
    type New = NewTransfer;

    fn parse(input: &Input) -> Result<NewTransfer, FieldErrors> {
        parse(input)
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        draft(ask, TransferVerb::Make)
    }

    fn act(ask: &Ask<'_>, new: NewTransfer) -> Result<Reply> {
        made(ask, &new, Border::Kept)
    }
}

pub(crate) struct MakeOverBorder;

impl Form for MakeOverBorder {
    const NAME: &'static str = "finance-crossing";
    const FIELDS: &'static [Field] =
        &[FROM, TO, fields::AMOUNT, DECISION, REFERENCE, fields::DAY, Field::check("confirmed").required()];
    type New = NewTransfer;

    fn parse(input: &Input) -> Result<NewTransfer, FieldErrors> {
        let parsed = parse(input);
        if input.is_ticked("confirmed") {
            return parsed;
        }
        let mut errors = parsed.err().unwrap_or_default();
        errors.push(FieldError::new("confirmed", "missing"));
        Err(errors)
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let mut draft = draft(ask, TransferVerb::MakeOverBorder)?;
        draft.is_danger = true;
        draft.aside = crate::capital_page::effect(ask);
        Ok(draft)
    }

    fn act(ask: &Ask<'_>, new: NewTransfer) -> Result<Reply> {
        made(ask, &new, Border::Crossed)
    }
}

/// Is the money meant to go over the border between investment and operating?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Border {
    Kept,
    /// It is, and whoever moves it has been told what that does to the capital costs of the years ahead.
    Crossed,
}

/// Moves plan from one line to another of the same year: two entries whose sum is nothing, in one write. No more than
/// is neither bound nor spent. Over the border between investment and operating only with that right, and knowingly.
pub fn transfer(db: &Db, actor: &Actor, new: &NewTransfer, border: Border) -> Result<Id<Transfer>> {
    db.write(actor, |tx| {
        let from = lines::load(tx, actor, new.from)?;
        let to = lines::load(tx, actor, new.to)?;
        let unit = transfers::unit_over(tx, from.facts.unit, to.facts.unit)?;
        let verb = match border {
            Border::Kept => TransferVerb::Make,
            Border::Crossed => TransferVerb::MakeOverBorder,
        };
        let permit = TRANSFERS.allow_new(actor, verb, &In(Some(unit)))?;
        let crossing = can(&from, &to, new.amount, border)?;
        let move_of = Transfer {
            id: Id::new(0),
            from: from.id,
            to: to.id,
            amount: new.amount,
            crossing,
            decision: new.decision.clone(),
            reference: new.reference.clone(),
            day: new.day,
        };
        let id = transfers::insert(tx, &move_of, unit)?;
        let back = new.amount.negated().ok_or(Cannot::TooLarge)?;
        side(tx, &from, back, new, id)?;
        side(tx, &to, new.amount, new, id)?;
        tx.also(&permit, &Event::Transferred { line: to.id, transfer: id })?;
        Ok(tx.say(permit, &Event::Transferred { line: from.id, transfer: id })?.with(id))
    })
}

/// May the amount go from the one to the other?
fn can(from: &BudgetLine, to: &BudgetLine, amount: Money, border: Border) -> Result<Crossing, Cannot> {
    if from.id == to.id {
        return Err(Cannot::SameLine);
    }
    if from.year.id != to.year.id {
        return Err(Cannot::OtherYear);
    }
    if from.post.is_some() || to.post.is_some() {
        return Err(Cannot::PostStands);
    }
    from.has_available(amount)?;
    match (Crossing::between(from.facts.kind, to.facts.kind), border) {
        (Crossing::Stays, Border::Crossed) => Err(Cannot::CrossesNothing),
        (Crossing::ToOperating | Crossing::ToInvestment, Border::Kept) => Err(Cannot::CrossesBorder),
        (Crossing::Stays, Border::Kept) => Ok(Crossing::Stays),
        (crossing @ (Crossing::ToOperating | Crossing::ToInvestment), Border::Crossed) => Ok(crossing),
    }
}

fn side(tx: &Tx<'_>, line: &BudgetLine, amount: Money, new: &NewTransfer, id: Id<Transfer>) -> Result<()> {
    let said = Said {
        reference: new.reference.clone(),
        text: new.decision.clone(),
        transfer: Some(id),
        ..Said::default()
    };
    let posting = ledger::planned(Why::Transfer, amount)?;
    write(tx, line, new.day, &said, &[posting]).map(|_| ())
}
