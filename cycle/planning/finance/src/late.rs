use access::Actor;
use kernel::{Day, FieldErrors, Id, Input, Money, Result};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::fields::{self, AMOUNT, DAY};
use crate::store::{books, lines};
use crate::{BudgetLine, Cannot, Event, POLICY, Stage, Verb};

/// A correction of a year that is locked. The locked figures stand; this is listed apart, with its day and reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LateCorrection {
    pub stage: Stage,
    /// More, or less when below nothing.
    pub amount: Money,
    pub day: Day,
    pub reference: String,
    pub reason: String,
}

pub(crate) struct CorrectLate;

impl Form for CorrectLate {
    const NAME: &'static str = "finance-late";
    const FIELDS: &'static [Field] = &[
        Field::choice("stage", &["plan", "commitment", "actual"]).required(),
        AMOUNT,
        DAY,
        Field::line("reference", 80),
        Field::line("reason", 300).required(),
    ];
    type New = LateCorrection;

    fn parse(input: &Input) -> Result<LateCorrection, FieldErrors> {
        let stage =
            input.choice("stage", |word| Stage::from_word(word).filter(|stage| *stage != Stage::Forecast));
        let (amount, day) = (input.money("amount"), input.day("day"));
        let (reference, reason) = (input.line("reference", 0..=80), input.line("reason", 3..=300));
        kernel::all_or_errors!(LateCorrection { stage, amount, day, reference, reason })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let line = fields::for_verb(ask, Verb::CorrectLate)?;
        line.year.is_locked()?;
        Ok(fields::about(ask, &line).value("stage", Stage::Actual.word()))
    }

    fn act(ask: &Ask<'_>, new: LateCorrection) -> Result<Reply> {
        let id = ask.id("id")?;
        correct_late(ask.db, ask.actor, id, &new)?;
        Ok(Reply::made("budget-line", id.number(), crate::line::href(id), "finance-corrected-late"))
    }
}

/// Notes a correction of a line whose year is locked, apart from its entries.
pub fn correct_late(db: &Db, actor: &Actor, id: Id<BudgetLine>, new: &LateCorrection) -> Result<()> {
    db.write(actor, |tx| {
        let line = lines::load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::CorrectLate, &line)?;
        line.year.is_locked()?;
        if new.amount == Money::ZERO {
            return Err(Cannot::Nothing.into());
        }
        if !new.amount.is_in_range() {
            return Err(Cannot::TooLarge.into());
        }
        books::insert_late(tx, id, new)?;
        tx.say(permit, &Event::CorrectedLate { line: id })
    })
}
