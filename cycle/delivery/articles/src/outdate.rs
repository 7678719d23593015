use access::Actor;
use kernel::{FieldErrors, Id, Input, Result};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::article::{Article, href};
use crate::fields::{self, VERSION};
use crate::{Event, POLICY, Verb, store as rows};

/// Takes an article from its readers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outdating {
    /// For those who write: what is no longer right, and what is right instead.
    pub reason: String,
    /// The version that the sender saw.
    pub seen: Option<i64>,
}

pub(crate) struct Outdate;

impl Form for Outdate {
    const NAME: &'static str = "articles-outdate";
    const FIELDS: &'static [Field] = &[Field::prose("reason", 1_000).required(), VERSION];
    type New = Outdating;

    fn parse(input: &Input) -> Result<Outdating, FieldErrors> {
        let (reason, seen) = (input.text("reason", 3..=1_000), fields::seen(input));
        kernel::all_or_errors!(Outdating { reason, seen })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let article = fields::for_verb(ask, Verb::Outdate)?;
        article.state.clone().outdate(String::new(), ask.db.clock().now())?;
        Ok(Draft { is_danger: true, ..fields::about(ask, &article) })
    }

    fn act(ask: &Ask<'_>, new: Outdating) -> Result<Reply> {
        let id = ask.id("id")?;
        outdate(ask.db, ask.actor, id, &new)?;
        Ok(Reply::made("article", id.number(), href(id), "articles-outdated"))
    }
}

/// Takes an article that is no longer right from its readers. It can be mended and published again.
pub fn outdate(db: &Db, actor: &Actor, id: Id<Article>, new: &Outdating) -> Result<()> {
    db.write(actor, |tx| {
        let article = rows::load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Outdate, &article)?;
        fields::is_as_seen(&article, new.seen)?;
        let state = article.state.clone().outdate(new.reason.clone(), tx.now())?;
        rows::save(tx, &Article { state, due_since: None, changed_at: tx.now(), ..article })?;
        tx.say(permit, &Event::Outdated { article: id })
    })
}
