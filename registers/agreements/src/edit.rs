use access::Actor;
use kernel::{FieldErrors, Id, Input, Result};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::agreement::{Agreement, Facts, href};
use crate::fields::{self, *};
use crate::store::agreements;
use crate::{Cannot, Event, POLICY, Verb};

/// What is to be said of an agreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edited {
    pub facts: Facts,
    /// The version that the sender saw.
    pub seen: Option<i64>,
}

pub(crate) struct Edit;

impl Form for Edit {
    const NAME: &'static str = "agreements-edit";
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
        CEILING,
        PROCESSING,
        PROCESSING_NOTE,
        ABOUT,
        VERSION,
    ];
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
        let agreement = fields::for_verb(ask, Verb::Edit)?;
        let draft = fields::filled(fields::about(ask, &agreement), &agreement.facts);
        fields::with_choices(ask, draft)
    }

    fn act(ask: &Ask<'_>, new: Edited) -> Result<Reply> {
        let id = ask.id("id")?;
        edit(ask.db, ask.actor, id, &new)?;
        Ok(Reply::made("agreement", id.number(), href(id), "agreements-edited"))
    }
}

/// Changes what is said of an agreement. Its start and first term are put right only while nothing hangs on them.
pub fn edit(db: &Db, actor: &Actor, id: Id<Agreement>, new: &Edited) -> Result<()> {
    db.write(actor, |tx| {
        let agreement = agreements::load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Edit, &agreement)?;
        fields::is_as_seen(agreement.version, new.seen)?;
        fields::are_sound(tx, &new.facts, Some(&agreement.facts))?;
        let days = |facts: &Facts| (facts.start, facts.initial_months);
        if days(&new.facts) != days(&agreement.facts) && !agreement.is_untouched() {
            return Err(Cannot::StartStands.into());
        }
        agreements::save(tx, &Agreement { facts: new.facts.clone(), ..agreement })?;
        tx.say(permit, &Event::Edited { agreement: id })
    })
}
