use access::Actor;
use kernel::{FieldErrors, Id, Input, Result};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::article::{Article, Facts, href};
use crate::fields::{self, AUDIENCE, OWNER, REVIEW_ON, SERVICE, UNIT, UNITS, VERSION};
use crate::reword::{may_change, may_publish};
use crate::{Event, POLICY, Verb, store as rows};

/// What is to be said of an article beside its texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edited {
    pub facts: Facts,
    /// The version that the sender saw.
    pub seen: Option<i64>,
}

pub(crate) struct Edit;

impl Form for Edit {
    const NAME: &'static str = "articles-edit";
    const FIELDS: &'static [Field] = &[SERVICE, AUDIENCE, UNITS, UNIT, OWNER, REVIEW_ON, VERSION];
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
        let article = fields::for_verb(ask, Verb::Edit)?;
        may_change(ask.actor, &article)?;
        let draft = fields::filled(fields::about(ask, &article), &article.facts);
        fields::with_choices(ask, draft)
    }

    fn act(ask: &Ask<'_>, new: Edited) -> Result<Reply> {
        let id = ask.id("id")?;
        edit(ask.db, ask.actor, id, &new)?;
        Ok(Reply::made("article", id.number(), href(id), "articles-edited"))
    }
}

/// Changes what is said of an article. One that is published is given to another audience only by whoever may publish it
/// for that one too.
pub fn edit(db: &Db, actor: &Actor, id: Id<Article>, new: &Edited) -> Result<()> {
    db.write(actor, |tx| {
        let was = rows::load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Edit, &was)?;
        may_change(actor, &was)?;
        fields::is_as_seen(&was, new.seen)?;
        fields::are_sound(tx, &new.facts, Some(&was.facts))?;
        if was.state.is_published() && new.facts.audience != was.facts.audience {
            may_publish(actor, &was, &new.facts.audience)?;
        }
        let is_later = new.facts.review_on != was.facts.review_on;
        let due_since = was.due_since.filter(|_| !is_later);
        rows::save(tx, &Article { facts: new.facts.clone(), due_since, changed_at: tx.now(), ..was })?;
        tx.say(permit, &Event::Edited { article: id })
    })
}
