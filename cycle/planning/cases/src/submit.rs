use access::Actor;
use kernel::{FieldErrors, Id, Input, Result};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::case::href;
use crate::fields::{self, VERSION};
use crate::store::costs;
use crate::{Case, Event, POLICY, Verb, store as rows};

/// The version that the sender saw.
pub(crate) struct Seen {
    pub version: Option<i64>,
}

impl Seen {
    pub(crate) fn parse(input: &Input) -> Result<Self, FieldErrors> {
        let version = fields::seen(input);
        kernel::all_or_errors!(Self { version })
    }
}

pub(crate) struct Submit;

impl Form for Submit {
    const NAME: &'static str = "cases-submit";
    const FIELDS: &'static [Field] = &[VERSION];
    type New = Seen;

    fn parse(input: &Input) -> Result<Seen, FieldErrors> {
        Seen::parse(input)
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let case = fields::for_verb(ask, Verb::Submit)?;
        case.is_draft()?;
        Ok(fields::about(ask, &case))
    }

    fn act(ask: &Ask<'_>, new: Seen) -> Result<Reply> {
        let id = ask.id("id")?;
        submit(ask.db, ask.actor, id, new.version)?;
        Ok(Reply::made("business-case", id.number(), href(id), "cases-submitted"))
    }
}

/// Asks for a decision on a draft. It stands still until there is one, or until it is taken up again.
pub fn submit(db: &Db, actor: &Actor, id: Id<Case>, seen: Option<i64>) -> Result<()> {
    db.write(actor, |tx| {
        let case = rows::load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Submit, &case)?;
        fields::is_as_seen(&case, seen)?;
        let costs = costs::of(tx, id)?;
        rows::save(tx, &case.submitted(&costs)?)?;
        tx.say(permit, &Event::Submitted { case: id })
    })
}
