//! Documents of a loan: the signed agreement, a picture of damage, a report to the police.

use access::Actor;
use files::{Attachment, Received};
use kernel::{FieldErrors, Id, Input, Refused, Result, Subject, Upload};
use store::{Db, Reading};
use web::{Ask, Draft, Field, Form, Reply};

use crate::loan::{Loan, href};
use crate::store::loans;
use crate::{Event, POLICY, Verb, fields};

/// A loan's documents: read by those who read the loan.
pub(crate) const DOCUMENTS: &str = "loan-documents";

/// What a loan is to those who attach files.
pub(crate) fn subject(id: Id<Loan>) -> Subject {
    Subject::new(DOCUMENTS, id.number())
}

/// Those who read the loan read its documents.
pub(crate) fn may_read(reading: &Reading<'_>, actor: &Actor, id: i64) -> Result<bool> {
    match loans::load(reading, actor, Id::new(id)) {
        Ok(_) => Ok(true),
        Err(Refused::NotFound) => Ok(false),
        Err(other) => Err(other),
    }
}

pub(crate) struct Attach;

impl Form for Attach {
    const NAME: &'static str = "loans-attach";
    const FIELDS: &'static [Field] = &[Field::files("files")];
    const MAX_BYTES: u64 = web::UPLOAD_BYTES;
    type New = Vec<Upload>;

    fn parse(input: &Input) -> Result<Vec<Upload>, FieldErrors> {
        files::some_sent(input).map_err(|error| FieldErrors(vec![error]))
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        fields::about(ask, &fields::for_verb(ask, Verb::Attach)?)
    }

    fn act(ask: &Ask<'_>, uploads: Vec<Upload>) -> Result<Reply> {
        // Nothing is stored for whoever may not attach here, or has no room for it.
        let id = fields::for_verb(ask, Verb::Attach)?.id;
        attach(ask.db, ask.actor, id, &files::receive_all(ask, &uploads)?)?;
        Ok(Reply::made("loan", id.number(), href(id), "loans-file-added"))
    }
}

/// Attaches documents to a loan.
pub fn attach(db: &Db, actor: &Actor, id: Id<Loan>, received: &[Received]) -> Result<()> {
    db.write(actor, |tx| {
        let loan = loans::load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Attach, &loan)?;
        files::attach_each(tx, permit, &subject(id), received, |file| Event::FileAdded { loan: id, file })
    })
}

pub(crate) struct Detach;

impl Form for Detach {
    const NAME: &'static str = "loans-detach";
    const FIELDS: &'static [Field] = &[];
    type New = ();

    fn parse(_input: &Input) -> Result<(), FieldErrors> {
        Ok(())
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let loan = fields::for_verb(ask, Verb::Attach)?;
        let file = ask.db.read(|reading| files::of(reading, &subject(loan.id), ask.id("file")?))?;
        let mut draft = fields::about(ask, &loan)?;
        draft.title = Some(ask.talk.with("loans-detach-page", &[("name", file.name.into())]));
        draft.is_danger = true;
        Ok(draft)
    }

    fn act(ask: &Ask<'_>, (): ()) -> Result<Reply> {
        let id = ask.id("id")?;
        detach(ask.db, ask.actor, id, ask.id("file")?)?;
        Ok(Reply::made("loan", id.number(), href(id), "loans-file-removed"))
    }
}

/// Takes a document away from a loan.
pub fn detach(db: &Db, actor: &Actor, id: Id<Loan>, file: Id<Attachment>) -> Result<()> {
    db.write(actor, |tx| {
        let loan = loans::load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Attach, &loan)?;
        files::remove_within(tx, &subject(id), file)?;
        tx.say(permit, &Event::FileRemoved { loan: id, file: file.number() })
    })
}
