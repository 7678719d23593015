use access::Actor;
use kernel::{FieldErrors, Input, Money, Refused, Result};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::case::href;
use crate::change::{Part, change};
use crate::fields::{self, VERSION};
use crate::store::costs;
use crate::{Charge, Cost, Event, Kind, Verb};

/// A cost to write into a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCost {
    pub charge: Charge,
    pub is_running: bool,
    /// Once, or each year.
    pub amount: Money,
    pub first_year: i64,
    /// Of running costs; the case's last when it is left out.
    pub last_year: Option<i64>,
}

/// A cost's form: of a new one, or of one that is changed.
pub(crate) struct CostForm<const NEW: bool>;

impl<const NEW: bool> Form for CostForm<NEW> {
    const NAME: &'static str = if NEW { "cases-cost-add" } else { "cases-cost-edit" };
    const FIELDS: &'static [Field] = &[
        fields::NAME,
        Field::choice("kind", &["running", "one-off"]).required(),
        Field::money("amount").required(),
        fields::FIRST_YEAR,
        fields::LAST_YEAR,
        fields::PAYER,
        fields::SOURCE,
        fields::UNIT,
        fields::ACCOUNT,
        VERSION,
    ];
    type New = (NewCost, Option<i64>);

    fn parse(input: &Input) -> Result<Self::New, FieldErrors> {
        let mut errors = FieldErrors::default();
        let charge = fields::charge(input).map_err(|found| errors.0.extend(found.0)).ok();
        let is_running = errors.take(input.choice("kind", |word| match word {
            "running" => Some(true),
            "one-off" => Some(false),
            _ => None,
        }));
        let amount = errors.take(fields::amount(input, "amount"));
        let first_year = errors.take(input.number("first_year", 2000..=2100));
        let last_year = errors.take(input.optional_number("last_year", 2000..=2100));
        let seen = errors.take(fields::seen(input));
        match (charge, is_running, amount, first_year, last_year, seen) {
            (Some(charge), Some(is_running), Some(amount), Some(first_year), Some(last_year), Some(seen)) => {
                Ok((NewCost { charge, is_running, amount, first_year, last_year }, seen))
            }
            _ => Err(errors),
        }
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let case = fields::for_verb(ask, Verb::Edit)?;
        case.is_draft()?;
        let draft = fields::about(ask, &case);
        let unit = case.facts.unit;
        if NEW {
            let draft = draft.value("kind", "running").value("first_year", case.facts.first_year.to_string());
            return fields::charged(ask, draft, None, unit);
        }
        let id = ask.id("cost")?;
        let cost = ask.db.read(|reading| costs::load(reading, case.id, id))?;
        if matches!(cost.kind, Kind::Capital { .. }) {
            return Err(Refused::NotFound);
        }
        let (first, last) = cost.kind.years();
        let draft = draft
            .value("kind", cost.kind.word())
            .value("amount", cost.kind.amount().to_string())
            .value("first_year", first.to_string())
            .value("last_year", last.to_string());
        fields::charged(ask, draft, Some(&cost.charge), unit)
    }

    fn act(ask: &Ask<'_>, (new, seen): Self::New) -> Result<Reply> {
        let case = ask.id("id")?;
        let at = if NEW { None } else { Some(ask.id("cost")?) };
        set_cost(ask.db, ask.actor, Part { case, at, seen }, &new)?;
        Ok(Reply::made("business-case", case.number(), href(case), "cases-cost-set"))
    }
}

/// Adds a one-off or a running cost to a draft, or changes one that it has. A one-off cost's last year is its first.
pub fn set_cost(db: &Db, actor: &Actor, part: Part<Cost>, new: &NewCost) -> Result<()> {
    change(db, actor, part, &Event::CostSet { case: part.case }, |tx, case| {
        let old = part.at.map(|id| costs::load(tx, case.id, id)).transpose()?;
        if old.as_ref().is_some_and(|old| matches!(old.kind, Kind::Capital { .. })) {
            return Err(Refused::NotFound);
        }
        fields::is_sound(tx, &new.charge, old.as_ref().map(|old| &old.charge))?;
        let amount = new.amount;
        let kind = if new.is_running {
            let (first_year, last_year) = fields::within(case, new.first_year, new.last_year)?;
            Kind::Running { amount, first_year, last_year }
        } else {
            if new.last_year.is_some_and(|last| last != new.first_year) {
                return Err(Refused::field("last_year", "not-a-choice"));
            }
            let (year, _) = fields::within(case, new.first_year, Some(new.first_year))?;
            Kind::OneOff { amount, year }
        };
        costs::set(tx, case.id, part.at, (&new.charge, kind))
    })
}
