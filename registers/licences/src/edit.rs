use access::Actor;
use kernel::{FieldErrors, Id, Input, Result};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::fields::{self, VERSION};
use crate::licence::{Facts, Licence, href};
use crate::store::{counts, licences};
use crate::{Cannot, Event, POLICY, Verb};

/// What is to be said of a licence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edited {
    pub facts: Facts,
    /// The version that the sender saw.
    pub seen: Option<i64>,
}

const FIELDS: [Field; 19] = {
    let f = fields::FACTS;
    [
        f[0], f[1], f[2], f[3], f[4], f[5], f[6], f[7], f[8], f[9], f[10], f[11], f[12], f[13], f[14], f[15],
        f[16], f[17], VERSION,
    ]
};

pub(crate) struct Edit;

impl Form for Edit {
    const NAME: &'static str = "licences-edit";
    const FIELDS: &'static [Field] = &FIELDS;
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
        let licence = fields::for_verb(ask, Verb::Edit)?;
        let draft = fields::filled(ask, fields::about(ask, &licence), &licence.facts);
        fields::with_choices(ask, draft)
    }

    fn act(ask: &Ask<'_>, new: Edited) -> Result<Reply> {
        let id = ask.id("id")?;
        edit(ask.db, ask.actor, id, &new)?;
        Ok(Reply::made("licence", id.number(), href(id), "licences-edited"))
    }
}

/// Changes what is said of a licence. What is paid for stands once something was bought or counted by it.
pub fn edit(db: &Db, actor: &Actor, id: Id<Licence>, new: &Edited) -> Result<()> {
    db.write(actor, |tx| {
        let licence = licences::load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Edit, &licence)?;
        fields::is_as_seen(licence.version, new.seen)?;
        let is_used = !licence.terms.is_empty() || counts::last(tx, id)?.is_some();
        if is_used && licence.facts.metric != new.facts.metric {
            return Err(Cannot::MetricStands.into());
        }
        fields::are_sound(tx, &new.facts, Some(&licence.facts))?;
        licences::save(tx, &Licence { facts: new.facts.clone(), ..licence })?;
        tx.say(permit, &Event::Edited { licence: id })
    })
}
