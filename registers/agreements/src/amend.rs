use access::Actor;
use kernel::{FieldErrors, Id, Input, Result};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::agreement::{Agreement, href};
use crate::conditions::Conditions;
use crate::fields::{self, *};
use crate::store::agreements;
use crate::{Event, POLICY, Verb};

/// What is to hold from a day, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amendment {
    pub conditions: Conditions,
    pub reason: String,
    /// The version that the sender saw.
    pub seen: Option<i64>,
}

pub(crate) struct Amend;

impl Form for Amend {
    const NAME: &'static str = "agreements-amend";
    const FIELDS: &'static [Field] = &[
        Field::day("from").required(),
        RENEWAL,
        RENEWAL_MONTHS,
        AT_MOST,
        NOTICE,
        NOTICE_UNIT,
        LEAD,
        Field::money("price"),
        INDEXED,
        Field::line("reason", 300).required(),
        VERSION,
    ];
    type New = Amendment;

    fn parse(input: &Input) -> Result<Amendment, FieldErrors> {
        let mut errors = FieldErrors::default();
        let conditions = fields::conditions(input, "from", Price::Kept);
        let conditions = conditions.map_err(|found| errors.0.extend(found.0)).ok();
        let (reason, seen) = (errors.take(input.line("reason", 3..=300)), errors.take(fields::seen(input)));
        match (conditions, reason, seen) {
            (Some(conditions), Some(reason), Some(seen)) => Ok(Amendment { conditions, reason, seen }),
            _ => Err(errors),
        }
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let agreement = fields::for_verb(ask, Verb::Amend)?;
        let draft = fields::about(ask, &agreement).value("from", fields::today(ask).to_string());
        let Some(last) = agreement.conditions.last() else { return Ok(draft) };
        Ok(draft
            .value("renewal", last.renewal.word())
            .value("renewal_months", last.renewal_months.to_string())
            .value("renewals_at_most", last.renewals_at_most.map(|most| most.to_string()).unwrap_or_default())
            .value("notice", last.notice.count.to_string())
            .value("notice_unit", last.notice.unit.word())
            .value("lead_days", last.lead_days.to_string())
            .value("indexed", ask.talk.lang().hundredths(last.indexed)))
    }

    fn act(ask: &Ask<'_>, new: Amendment) -> Result<Reply> {
        let id = ask.id("id")?;
        amend(ask.db, ask.actor, id, &new)?;
        Ok(Reply::made("agreement", id.number(), href(id), "agreements-amend-done"))
    }
}

/// Something else holds from a day. What held before stays as it was.
pub fn amend(db: &Db, actor: &Actor, id: Id<Agreement>, new: &Amendment) -> Result<()> {
    db.write(actor, |tx| {
        let agreement = agreements::load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Amend, &agreement)?;
        fields::is_as_seen(agreement.version, new.seen)?;
        agreement.amend(&new.conditions)?;
        agreements::add_conditions(tx, id, &new.conditions, &new.reason)?;
        agreements::save(tx, &agreement)?;
        tx.say(permit, &Event::Amended { agreement: id, from: new.conditions.from })
    })
}
