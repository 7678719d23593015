use access::Actor;
use kernel::{FieldErrors, Id, Input, Result};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::article::{Article, Cannot, href};
use crate::fields;
use crate::store::ratings::{self, Rating};
use crate::{Event, POLICY, Verb, store as rows};

/// Whether it helped, and why or why not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    pub is_helpful: bool,
    /// May be empty.
    pub word: String,
}

pub(crate) struct Rate;

impl Form for Rate {
    const NAME: &'static str = "articles-rate";
    const FIELDS: &'static [Field] =
        &[Field::choice("helped", &["yes", "no"]).required(), Field::line("word", 300)];
    type New = Found;

    fn parse(input: &Input) -> Result<Found, FieldErrors> {
        let is_helpful = input.choice("helped", |word| match word {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        });
        let word = input.line("word", 0..=300);
        kernel::all_or_errors!(Found { is_helpful, word })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let article = fields::for_verb(ask, Verb::Rate)?;
        if !article.state.is_published() {
            return Err(Cannot::IsNotPublished.into());
        }
        Ok(fields::about(ask, &article))
    }

    fn act(ask: &Ask<'_>, new: Found) -> Result<Reply> {
        let id = ask.id("id")?;
        rate(ask.db, ask.actor, id, &new)?;
        Ok(Reply::made("article", id.number(), href(id), "articles-rate-done"))
    }
}

/// Says whether a published article helped: once a person for what it says now. Who says it again changes their answer.
pub fn rate(db: &Db, actor: &Actor, id: Id<Article>, new: &Found) -> Result<()> {
    let me = actor.me()?;
    db.write(actor, |tx| {
        let article = rows::load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Rate, &article)?;
        if !article.state.is_published() {
            return Err(Cannot::IsNotPublished.into());
        }
        let rating = Rating { is_helpful: new.is_helpful, word: new.word.clone(), at: tx.now() };
        ratings::rate(tx, &article, me, &rating)?;
        tx.say(permit, &Event::Rated { article: id, is_helpful: new.is_helpful })
    })
}
