use access::Actor;
use kernel::{Day, FieldErrors, Id, Input, Result};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::article::{Article, Facts, href};
use crate::fields::{self, VERSION};
use crate::reword::may_publish;
use crate::{Event, POLICY, Verb, store as rows};

/// A year, for a review day that nobody has set.
const USUAL_DAYS: i64 = 365;

/// Gives an article to its readers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Publishing {
    /// When it is to be looked at again.
    pub review_on: Day,
    /// The version that the sender saw.
    pub seen: Option<i64>,
}

pub(crate) struct Publish;

impl Form for Publish {
    const NAME: &'static str = "articles-publish";
    const FIELDS: &'static [Field] = &[Field::day("review_on").required(), VERSION];
    type New = Publishing;

    fn parse(input: &Input) -> Result<Publishing, FieldErrors> {
        let (review_on, seen) = (input.day("review_on"), fields::seen(input));
        kernel::all_or_errors!(Publishing { review_on, seen })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let article = fields::for_verb(ask, Verb::Edit)?;
        may_publish(ask.actor, &article, &article.facts.audience)?;
        let (now, today) = (ask.db.clock().now(), ask.db.read(people::today)?);
        article.state.clone().publish(now)?;
        let day = article.facts.review_on.filter(|day| *day > today);
        let day = day.unwrap_or_else(|| today.plus_days(USUAL_DAYS));
        let mut draft = fields::about(ask, &article).value("review_on", day.to_string());
        draft.before = crate::show_page::before_publishing(ask, &article);
        Ok(draft)
    }

    fn act(ask: &Ask<'_>, new: Publishing) -> Result<Reply> {
        let id = ask.id("id")?;
        publish(ask.db, ask.actor, id, &new)?;
        Ok(Reply::made("article", id.number(), href(id), "articles-published"))
    }
}

/// Gives an article to its readers: for everybody by its owner or the head of IT, for others by all who write.
pub fn publish(db: &Db, actor: &Actor, id: Id<Article>, new: &Publishing) -> Result<()> {
    db.write(actor, |tx| {
        let article = rows::load(tx, actor, id)?;
        POLICY.allow(actor, Verb::Edit, &article)?;
        may_publish(actor, &article, &article.facts.audience)?;
        let permit = POLICY.allow(actor, article.facts.audience.publishing(), &article)?;
        fields::is_as_seen(&article, new.seen)?;
        fields::is_ahead(tx, "review_on", Some(new.review_on))?;
        let state = article.state.clone().publish(tx.now())?;
        let facts = Facts { review_on: Some(new.review_on), ..article.facts.clone() };
        rows::save(tx, &Article { facts, state, due_since: None, changed_at: tx.now(), ..article })?;
        tx.say(permit, &Event::Published { article: id })
    })
}
