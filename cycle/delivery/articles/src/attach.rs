use access::Actor;
use files::{Attachment, Received};
use kernel::{FieldErrors, Id, Input, Result, Subject, Upload};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::article::{Article, href};
use crate::fields;
use crate::reword::may_change;
use crate::{Event, POLICY, Verb, store as rows};

/// What an article is to those who attach files.
pub(crate) fn subject(id: Id<Article>) -> Subject {
    Subject::new("article", id.number())
}

pub(crate) struct Attach;

impl Form for Attach {
    const NAME: &'static str = "articles-attach";
    const FIELDS: &'static [Field] = &[Field::files("files")];
    const MAX_BYTES: u64 = web::UPLOAD_BYTES;
    type New = Vec<Upload>;

    fn parse(input: &Input) -> Result<Vec<Upload>, FieldErrors> {
        files::some_sent(input).map_err(|error| FieldErrors(vec![error]))
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let article = fields::for_verb(ask, Verb::Edit)?;
        may_change(ask.actor, &article)?;
        Ok(fields::about(ask, &article))
    }

    fn act(ask: &Ask<'_>, uploads: Vec<Upload>) -> Result<Reply> {
        let id = ask.id("id")?;
        // Nothing is stored for whoever may not attach here, or has no room for it.
        may_change(ask.actor, &fields::for_verb(ask, Verb::Edit)?)?;
        attach(ask.db, ask.actor, id, &files::receive_all(ask, &uploads)?)?;
        Ok(Reply::made("article", id.number(), href(id), "articles-attach-done"))
    }
}

/// Attaches files, which the text then names: `![What it shows](picture.png)`.
pub fn attach(db: &Db, actor: &Actor, id: Id<Article>, received: &[Received]) -> Result<()> {
    db.write(actor, |tx| {
        let article = rows::load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Edit, &article)?;
        may_change(actor, &article)?;
        files::attach_each(tx, permit, &subject(id), received, |file| Event::FileAdded { article: id, file })
    })
}

/// Takes a file away from an article.
pub(crate) struct Detach;

impl Form for Detach {
    const NAME: &'static str = "articles-detach";
    const FIELDS: &'static [Field] = &[];
    type New = ();

    fn parse(_input: &Input) -> Result<(), FieldErrors> {
        Ok(())
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let article = fields::for_verb(ask, Verb::Edit)?;
        may_change(ask.actor, &article)?;
        let file = ask.db.read(|reading| files::of(reading, &subject(article.id), ask.id("file")?))?;
        let mut draft = fields::about(ask, &article);
        draft.title = Some(ask.talk.with("articles-detach-page", &[("name", file.name.into())]));
        draft.is_danger = true;
        Ok(draft)
    }

    fn act(ask: &Ask<'_>, (): ()) -> Result<Reply> {
        let id = ask.id("id")?;
        detach(ask.db, ask.actor, id, ask.id("file")?)?;
        Ok(Reply::made("article", id.number(), href(id), "articles-detach-done"))
    }
}

/// Takes a file away; where the text names it, its words stand instead.
pub fn detach(db: &Db, actor: &Actor, id: Id<Article>, file: Id<Attachment>) -> Result<()> {
    db.write(actor, |tx| {
        let article = rows::load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Edit, &article)?;
        may_change(actor, &article)?;
        files::remove_within(tx, &subject(id), file)?;
        tx.say(permit, &Event::FileRemoved { article: id, file: file.number() })
    })
}
