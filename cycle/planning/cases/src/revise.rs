use access::Actor;
use kernel::{FieldErrors, Id, Input, Result};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::case::href;
use crate::fields::{self, VERSION};
use crate::submit::Seen;
use crate::{Case, Event, POLICY, Verb, store as rows};

pub(crate) struct Revise;

impl Form for Revise {
    const NAME: &'static str = "cases-revise";
    const FIELDS: &'static [Field] = &[VERSION];
    type New = Seen;

    fn parse(input: &Input) -> Result<Seen, FieldErrors> {
        Seen::parse(input)
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let case = fields::for_verb(ask, Verb::Revise)?;
        let draft = fields::about(ask, &case);
        case.revised()?;
        Ok(draft)
    }

    fn act(ask: &Ask<'_>, new: Seen) -> Result<Reply> {
        let id = ask.id("id")?;
        revise(ask.db, ask.actor, id, new.version)?;
        Ok(Reply::made("business-case", id.number(), href(id), "cases-revised"))
    }
}

/// Takes a case up again as a draft. What was decided stays as it was; the next decision is on the next revision.
pub fn revise(db: &Db, actor: &Actor, id: Id<Case>, seen: Option<i64>) -> Result<()> {
    db.write(actor, |tx| {
        let case = rows::load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Revise, &case)?;
        fields::is_as_seen(&case, seen)?;
        let case = case.revised()?;
        rows::save(tx, &case)?;
        tx.say(permit, &Event::Revised { case: id, revision: case.revision })
    })
}
