use access::Actor;
use kernel::{FieldError, FieldErrors, Id, Input, Money, Refused, Result};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::fields::{self, AMOUNT};
use crate::ledger;
use crate::line::In;
use crate::store::entries::Said;
use crate::store::{lines, years};
use crate::write::write;
use crate::{
    BudgetLine, BudgetYear, Event, Facts, Funding, FundingSource, Kind, POLICY, Sums, Verb, Why, line,
};

pub(crate) const UNIT: Field = Field::pick("unit").required();
pub(crate) const ACCOUNT: Field = Field::line("account", 20).required();
pub(crate) const ACTIVITY: Field = Field::line("activity", 40);
pub(crate) const SERVICE: Field = Field::pick("service");
pub(crate) const PROJECT: Field = Field::line("project", 40);
pub(crate) const KIND: Field = Field::choice("kind", Kind::WORDS).required();
pub(crate) const NAME: Field = Field::line("name", 120).required();

/// A line to add, with its plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewLine {
    pub year: Id<BudgetYear>,
    pub facts: Facts,
    /// Who pays all of it; nobody when none.
    pub source: Option<Id<FundingSource>>,
    /// The plan to begin with; may be nothing.
    pub amount: Money,
}

pub(crate) struct Add;

/// Reads what a line is for; all errors at once.
pub(crate) fn facts(input: &Input) -> Result<Facts, FieldErrors> {
    let (unit, account) = (input.id("unit"), input.line("account", 1..=20));
    let (activity, service) = (input.line("activity", 0..=40), input.optional_id("service"));
    let (project, name) = (input.line("project", 0..=40), input.line("name", 2..=120));
    let kind = input.choice("kind", Kind::from_word);
    kernel::all_or_errors!(Facts { unit, account, activity, service, project, kind, name })
}

impl Form for Add {
    const NAME: &'static str = "finance-add";
    const FIELDS: &'static [Field] = &[
        Field::pick("year").required(),
        NAME,
        UNIT,
        ACCOUNT,
        ACTIVITY,
        SERVICE,
        PROJECT,
        KIND,
        Field::pick("source"),
        AMOUNT,
    ];
    type New = NewLine;

    fn parse(input: &Input) -> Result<NewLine, FieldErrors> {
        let mut errors = FieldErrors::default();
        let year = errors.take(input.id("year"));
        let facts = facts(input).map_err(|found| errors.0.extend(found.0)).ok();
        let source = errors.take(input.optional_id("source"));
        let amount = errors.take(input.money("amount").and_then(|amount| match amount.minor {
            ..0 => Err(FieldError::new("amount", "out-of-range").with("min", 0).with("max", "10^10")),
            _ => Ok(amount),
        }));
        match (year, facts, source, amount) {
            (Some(year), Some(facts), Some(source), Some(amount)) => {
                Ok(NewLine { year, facts, source, amount })
            }
            _ => Err(errors),
        }
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        if !POLICY.may_somewhere(ask.actor, Verb::Add) {
            return Err(Refused::NotAllowed);
        }
        let years = fields::year_choices(ask)?;
        let latest = years.first().map(|year| year.value.clone()).unwrap_or_default();
        let mut draft = Draft::default()
            .crumb("/budget", ask.say("finance-budget-title"))
            .value("year", latest)
            .value("kind", Kind::Operating.word())
            .choices("year", years)
            .choices("unit", fields::unit_choices(ask)?)
            .choices("service", fields::service_choices(ask)?)
            .choices("source", fields::source_choices(ask)?)
            .cancel("/budget/lines");
        draft.title = Some(ask.say("finance-add-page"));
        Ok(draft)
    }

    fn act(ask: &Ask<'_>, new: NewLine) -> Result<Reply> {
        let id = add(ask.db, ask.actor, &new)?;
        Ok(Reply::made("budget-line", id.number(), line::href(id), "finance-line-added"))
    }
}

/// Adds a line to an open year, with its first plan.
pub fn add(db: &Db, actor: &Actor, new: &NewLine) -> Result<Id<BudgetLine>> {
    db.write(actor, |tx| {
        let year = years::load(tx, actor, new.year)?;
        let permit = POLICY.allow_new(actor, Verb::Add, &In(Some(new.facts.unit)))?;
        year.is_open()?;
        fields::are_sound(tx, Some(new.facts.unit), new.facts.service)?;
        fields::may_pay(tx, new.source, "source")?;
        let line = BudgetLine {
            id: Id::new(0),
            year,
            facts: new.facts.clone(),
            funding: Funding::whole(new.source),
            sums: Sums::NOTHING,
            post: None,
            service_owner: None,
            version: 1,
        };
        let line = BudgetLine { id: lines::insert(tx, &line)?, ..line };
        if new.amount != Money::ZERO {
            let posting = ledger::planned(Why::Plan, new.amount)?;
            let day = line.nearest_day(people::today(tx)?);
            write(tx, &line, day, &Said::default(), &[posting])?;
        }
        Ok(tx.say(permit, &Event::LineAdded { line: line.id })?.with(line.id))
    })
}
