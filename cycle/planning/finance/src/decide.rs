use access::Actor;
use kernel::{FieldError, FieldErrors, Id, Input, Result};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::add_source::decision;
use crate::edit_source::{about, for_verb};
use crate::store::sources;
use crate::{Event, FundingSource, SOURCES, SourceVerb, Standing, source};

pub(crate) struct Decide;

impl Form for Decide {
    const NAME: &'static str = "finance-decide";
    const FIELDS: &'static [Field] = &[
        Field::choice("outcome", &["granted", "refused"]).required(),
        Field::line("decision", 300).required(),
        Field::line("reference", 80),
        crate::fields::DAY,
    ];
    type New = Standing;

    fn parse(input: &Input) -> Result<Standing, FieldErrors> {
        let read = decision(input);
        let outcome: Result<fn(_) -> Standing, FieldError> = input.choice("outcome", |word| match word {
            "granted" => Some(Standing::Granted as fn(_) -> Standing),
            "refused" => Some(Standing::Refused),
            _ => None,
        });
        match (outcome, read) {
            (Ok(outcome), Ok(decision)) => Ok(outcome(decision)),
            (Ok(_), Err(errors)) => Err(errors),
            (Err(error), read) => {
                let mut errors = read.err().unwrap_or_default();
                errors.0.insert(0, error);
                Err(errors)
            }
        }
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let source = for_verb(ask, SourceVerb::Decide)?;
        source.standing.decided(Standing::AppliedFor)?;
        let today = ask.db.clock().now().day_in(&ask.visitor.organisation.zone);
        Ok(about(ask, &source).value("day", today.to_string()))
    }

    fn act(ask: &Ask<'_>, new: Standing) -> Result<Reply> {
        let id = ask.id("id")?;
        let said = said(&new);
        decide(ask.db, ask.actor, id, &new)?;
        Ok(Reply::made("funding-source", id.number(), source::href(id), said))
    }
}

const fn said(standing: &Standing) -> &'static str {
    match standing {
        Standing::AppliedFor => "finance-source-edited",
        Standing::Granted(_) => "finance-source-granted",
        Standing::Refused(_) => "finance-source-refused",
    }
}

/// What was applied for was granted, or refused. What it is to pay is funded from then on, or stays unfunded.
pub fn decide(db: &Db, actor: &Actor, id: Id<FundingSource>, outcome: &Standing) -> Result<()> {
    db.write(actor, |tx| {
        let source = sources::load(tx, actor, id)?;
        let permit = SOURCES.allow(actor, SourceVerb::Decide, &source)?;
        let standing = source.standing.decided(outcome.clone())?;
        let event = match &standing {
            Standing::AppliedFor => Event::SourceEdited { source: id },
            Standing::Granted(_) => Event::SourceGranted { source: id },
            Standing::Refused(_) => Event::SourceRefused { source: id },
        };
        sources::save(tx, &FundingSource { standing, ..source })?;
        tx.say(permit, &event)
    })
}
