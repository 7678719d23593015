use access::Actor;
use kernel::{FieldErrors, Id, Input, Refused, Result};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::agreement::{Agreement, Facts, In, href};
use crate::conditions::Conditions;
use crate::fields::{self, *};
use crate::store::agreements;
use crate::{Event, POLICY, Verb};

/// An agreement to add, with what holds from its start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAgreement {
    pub facts: Facts,
    /// From the start, with a price.
    pub conditions: Conditions,
}

pub(crate) struct Add;

impl Form for Add {
    const NAME: &'static str = "agreements-add";
    const FIELDS: &'static [Field] = &[
        fields::NAME,
        REFERENCE,
        SUPPLIER,
        KIND,
        UNIT,
        ANSWERS,
        OWNER,
        START,
        INITIAL,
        RENEWAL,
        RENEWAL_MONTHS,
        AT_MOST,
        NOTICE,
        NOTICE_UNIT,
        LEAD,
        PRICE,
        INDEXED,
        CEILING,
        PROCESSING,
        PROCESSING_NOTE,
        ABOUT,
    ];
    type New = NewAgreement;

    fn parse(input: &Input) -> Result<NewAgreement, FieldErrors> {
        match (fields::facts(input), fields::conditions(input, "start", Price::Said)) {
            (Ok(facts), Ok(conditions)) => Ok(NewAgreement { facts, conditions }),
            (facts, conditions) => {
                let mut errors = facts.err().unwrap_or_default();
                let others = conditions.err().unwrap_or_default().0;
                errors.0.extend(others.into_iter().filter(|error| error.field != "start"));
                Err(errors)
            }
        }
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        if !POLICY.may_somewhere(ask.actor, Verb::Add) {
            return Err(Refused::NotAllowed);
        }
        let mut draft = Draft::default()
            .crumb("/agreements", ask.say("agreements-list-title"))
            .value("answers", "head-of-it")
            .value("renewal", "tacit")
            .value("renewal_months", "12")
            .value("notice", "3")
            .value("notice_unit", "months")
            .value("lead_days", "30")
            .cancel("/agreements");
        draft.title = Some(ask.say("agreements-add-page"));
        fields::with_choices(ask, draft)
    }

    fn act(ask: &Ask<'_>, new: NewAgreement) -> Result<Reply> {
        let id = add(ask.db, ask.actor, &new)?;
        Ok(Reply::made("agreement", id.number(), href(id), "agreements-added"))
    }
}

/// Adds an agreement. What had to be decided before today counts as decided.
pub fn add(db: &Db, actor: &Actor, new: &NewAgreement) -> Result<Id<Agreement>> {
    db.write(actor, |tx| {
        let permit = POLICY.allow_new(actor, Verb::Add, &In(new.facts.unit))?;
        fields::are_sound(tx, &new.facts, None)?;
        let id = agreements::insert(tx, &new.facts, &new.conditions)?;
        Ok(tx.say(permit, &Event::Added { agreement: id })?.with(id))
    })
}
