use access::Actor;
use capital::{Component, Start};
use kernel::{FieldError, FieldErrors, Input, Refused, Result};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::case::href;
use crate::change::{Part, change};
use crate::fields::{self, VERSION};
use crate::store::costs;
use crate::{Cannot, Charge, Cost, Event, Kind, Verb};

/// A component of an investment to write into a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewInvestment {
    pub charge: Charge,
    /// Always [`Kind::Capital`].
    pub kind: Kind,
}

/// An investment's form: of a new one, or of one that is changed.
pub(crate) struct InvestForm<const NEW: bool>;

/// The component that the fields tell of.
fn kind(input: &Input, errors: &mut FieldErrors) -> Option<Kind> {
    let amount = errors.take(fields::amount(input, "amount"));
    let residual = errors.take(fields::amount_or_nothing(input, "residual"));
    let year = errors.take(input.number("first_year", 2000..=2100));
    let month = errors.take(input.number("month", 1..=12));
    let life = errors.take(input.number("life", 1..=Component::LONGEST));
    let (amount, residual, start) = (amount?, residual?, Start::new(year?, month?)?);
    if residual.minor > amount.minor {
        errors.push(FieldError::new("residual", "out-of-range").with("min", 0).with("max", amount));
        return None;
    }
    let component = Component::new(amount, residual, start, life?)?;
    Some(Kind::Capital { amount, residual, component })
}

impl<const NEW: bool> Form for InvestForm<NEW> {
    const NAME: &'static str = if NEW { "cases-invest-add" } else { "cases-invest-edit" };
    const FIELDS: &'static [Field] = &[
        fields::NAME,
        Field::money("amount").required(),
        Field::money("residual"),
        fields::FIRST_YEAR,
        Field::number("month", 1, 12).required(),
        Field::number("life", 1, Component::LONGEST).required(),
        fields::PAYER,
        fields::SOURCE,
        fields::UNIT,
        fields::ACCOUNT,
        VERSION,
    ];
    type New = (NewInvestment, Option<i64>);

    fn parse(input: &Input) -> Result<Self::New, FieldErrors> {
        let mut errors = FieldErrors::default();
        let charge = fields::charge(input).map_err(|found| errors.0.extend(found.0)).ok();
        let kind = kind(input, &mut errors);
        let seen = errors.take(fields::seen(input));
        match (charge, kind, seen) {
            (Some(charge), Some(kind), Some(seen)) => Ok((NewInvestment { charge, kind }, seen)),
            _ => Err(errors),
        }
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let case = fields::for_verb(ask, Verb::Edit)?;
        case.is_draft()?;
        if case.rates.is_none() {
            return Err(Cannot::NoRates.into());
        }
        let draft = fields::about(ask, &case);
        let unit = case.facts.unit;
        if NEW {
            let draft = draft.value("first_year", case.facts.first_year.to_string()).value("month", "1");
            return fields::charged(ask, draft, None, unit);
        }
        let id = ask.id("cost")?;
        let cost = ask.db.read(|reading| costs::load(reading, case.id, id))?;
        let Kind::Capital { amount, residual, component } = cost.kind else { return Err(Refused::NotFound) };
        let draft = draft
            .value("amount", amount.to_string())
            .value("residual", residual.to_string())
            .value("first_year", component.start().year.to_string())
            .value("month", component.start().month.to_string())
            .value("life", component.life_months().to_string());
        fields::charged(ask, draft, Some(&cost.charge), unit)
    }

    fn act(ask: &Ask<'_>, (new, seen): Self::New) -> Result<Reply> {
        let case = ask.id("id")?;
        let at = if NEW { None } else { Some(ask.id("cost")?) };
        set_investment(ask.db, ask.actor, Part { case, at, seen }, &new)?;
        Ok(Reply::made("business-case", case.number(), href(case), "cases-cost-set"))
    }
}

/// Adds a component of an investment to a draft, or changes one that it has. It begins in one of the case's years; its
/// life may last longer.
pub fn set_investment(db: &Db, actor: &Actor, part: Part<Cost>, new: &NewInvestment) -> Result<()> {
    change(db, actor, part, &Event::CostSet { case: part.case }, |tx, case| {
        if case.rates.is_none() {
            return Err(Cannot::NoRates.into());
        }
        let old = part.at.map(|id| costs::load(tx, case.id, id)).transpose()?;
        if old.as_ref().is_some_and(|old| !matches!(old.kind, Kind::Capital { .. })) {
            return Err(Refused::NotFound);
        }
        fields::is_sound(tx, &new.charge, old.as_ref().map(|old| &old.charge))?;
        let (first, _) = new.kind.years();
        fields::within(case, first, Some(first))?;
        costs::set(tx, case.id, part.at, (&new.charge, new.kind))
    })
}
