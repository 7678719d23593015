use access::Actor;
use kernel::{FieldErrors, Id, Input, Result};
use people::PersonGroup;
use store::{Db, Tx};
use web::{Ask, Draft, Field, Form, Reply};

use crate::fields::{
    self, ABOUT, ASKS, AUDIENCE, GROUP, NAME, OBJECT, OWNER, PLACE, REPORTED, UNIT, UNITS, VERSION,
};
use crate::service::{Facts, Service};
use crate::{Event, POLICY, Verb, store as rows};

/// What is to be said of a service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edited {
    pub facts: Facts,
    /// The version that the sender saw.
    pub seen: Option<i64>,
}

pub(crate) struct Edit;

impl Form for Edit {
    const NAME: &'static str = "services-edit";
    const FIELDS: &'static [Field] =
        &[NAME, ABOUT, ASKS, UNIT, OWNER, GROUP, OBJECT, AUDIENCE, UNITS, REPORTED, PLACE, VERSION];
    type New = Edited;

    fn parse(input: &Input) -> Result<Edited, FieldErrors> {
        let mut errors = FieldErrors::default();
        let facts = fields::facts(input).map_err(|found| errors.0.extend(found.0)).ok();
        match (facts, errors.take(fields::seen(input))) {
            (Some(facts), Some(seen)) => Ok(Edited { facts, seen }),
            _ => Err(errors),
        }
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let service = fields::for_verb(ask, Verb::Edit)?;
        let mut draft = fields::filled(fields::about(ask, &service), &service.facts);
        draft.title = Some(ask.say("services-edit-page"));
        fields::with_choices(ask, draft)
    }

    fn act(ask: &Ask<'_>, new: Edited) -> Result<Reply> {
        let id = ask.id("id")?;
        edit(ask.db, ask.actor, id, &new)?;
        Ok(Reply::made("service", id.number(), crate::service::href(id), "services-edited"))
    }
}

/// The support group, when whoever edits may not see it and so could not have named it: it stays.
fn hidden_group(tx: &Tx<'_>, was: &Facts) -> Result<Option<Id<PersonGroup>>> {
    let Some(group) = was.group else { return Ok(None) };
    let seen = people::group_choices(tx, tx.actor())?;
    Ok(Some(group).filter(|group| !seen.iter().any(|choice| choice.value == group.to_string())))
}

/// Changes what is said of a service. Whoever moves it to another unit must be able to add one there.
pub fn edit(db: &Db, actor: &Actor, id: Id<Service>, new: &Edited) -> Result<()> {
    db.write(actor, |tx| {
        let service = rows::load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Edit, &service)?;
        fields::is_as_seen(&service, new.seen)?;
        let group = new.facts.group.or(hidden_group(tx, &service.facts)?);
        let facts = Facts { group, ..new.facts.clone() };
        fields::are_sound(tx, &facts, Some(&service.facts))?;
        rows::save(tx, &Service { facts, changed_at: tx.now(), ..service })?;
        tx.say(permit, &Event::Edited { service: id })
    })
}
