//! Files that come with a form: how many one form takes, and the way from an upload to what is attached.

use access::Permit;
use kernel::{FieldError, Id, Input, Refused, Result, Subject, Upload};
use store::{Event, Reading, Said, Tx};
use web::Ask;

use crate::{Attachment, Received};

/// Files that one form takes.
pub const FILES_AT_MOST: usize = 5;

/// The files that came in the field `files`, none or several; an error when they are too many.
pub fn sent(input: &Input) -> Result<Vec<Upload>, FieldError> {
    let uploads = input.files("files").to_vec();
    if uploads.len() <= FILES_AT_MOST {
        Ok(uploads)
    } else {
        Err(FieldError::new("files", "too-many-files").with("max", FILES_AT_MOST))
    }
}

/// The files that came; an error too when there is none.
pub fn some_sent(input: &Input) -> Result<Vec<Upload>, FieldError> {
    let uploads = sent(input)?;
    if uploads.is_empty() { Err(FieldError::new("files", "missing")) } else { Ok(uploads) }
}

/// Stores what was sent, before the write in which it is attached. Whoever asks has been found to be allowed to; nothing
/// is stored for whoever has no room for all of it.
pub fn receive_all(ask: &Ask<'_>, uploads: &[Upload]) -> Result<Vec<Received>> {
    if uploads.is_empty() {
        return Ok(Vec::new());
    }
    let bytes = uploads.iter().map(|upload| i64::try_from(upload.size).unwrap_or(i64::MAX / 8)).sum();
    ask.db.read(|reading| crate::within_quota(reading, ask.actor.person_id(), bytes))?;
    let place = crate::installed()?;
    uploads.iter().map(|upload| crate::receive(&place, "files", upload)).collect()
}

/// Attaches files to a record or a piece of one and says so of each.
pub fn attach_each<E: Event>(
    tx: &Tx<'_>,
    permit: Permit,
    subject: &Subject,
    received: &[Received],
    said: impl Fn(i64) -> E,
) -> Result<Said> {
    let (last, others) = received.split_last().ok_or_else(|| Refused::field("files", "missing"))?;
    for file in others {
        let file = crate::attach_within(tx, subject, file)?;
        tx.also(&permit, &said(file.number()))?;
    }
    let file = crate::attach_within(tx, subject, last)?;
    tx.say(permit, &said(file.number()))
}

/// A file that is attached to this record or piece; one that belongs elsewhere is not found.
pub fn of(reading: &Reading<'_>, subject: &Subject, id: Id<Attachment>) -> Result<Attachment> {
    let file = crate::load(reading, id)?;
    if file.subject == *subject { Ok(file) } else { Err(Refused::NotFound) }
}
