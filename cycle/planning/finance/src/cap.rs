use access::Actor;
use kernel::{FieldError, FieldErrors, Id, Input, Money, Result};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::edit_source::{about, for_verb};
use crate::store::sources;
use crate::{Event, FundingSource, SOURCES, SourceVerb, source};

/// How much a source gives at most in a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ceiling {
    pub year: i64,
    /// No ceiling when none.
    pub amount: Option<Money>,
}

pub(crate) struct Cap;

impl Form for Cap {
    const NAME: &'static str = "finance-cap";
    const FIELDS: &'static [Field] = &[Field::number("year", 2000, 2100).required(), Field::money("amount")];
    type New = Ceiling;

    fn parse(input: &Input) -> Result<Ceiling, FieldErrors> {
        let year = input.number("year", 2000..=2100);
        let amount = input.optional_money("amount").and_then(|amount| match amount {
            Some(it) if it.minor < 0 || !it.is_in_range() => {
                Err(FieldError::new("amount", "out-of-range").with("min", 0).with("max", "10^10"))
            }
            other => Ok(other),
        });
        kernel::all_or_errors!(Ceiling { year, amount })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let source = for_verb(ask, SourceVerb::Cap)?;
        Ok(about(ask, &source))
    }

    fn act(ask: &Ask<'_>, new: Ceiling) -> Result<Reply> {
        let id = ask.id("id")?;
        cap(ask.db, ask.actor, id, &new)?;
        Ok(Reply::made("funding-source", id.number(), source::href(id), "finance-source-capped"))
    }
}

/// Says how much a source gives at most in a year.
pub fn cap(db: &Db, actor: &Actor, id: Id<FundingSource>, new: &Ceiling) -> Result<()> {
    db.write(actor, |tx| {
        let source = sources::load(tx, actor, id)?;
        let permit = SOURCES.allow(actor, SourceVerb::Cap, &source)?;
        sources::set_ceiling(tx, id, new.year, new.amount)?;
        tx.say(permit, &Event::SourceCapped { source: id, year: new.year })
    })
}
