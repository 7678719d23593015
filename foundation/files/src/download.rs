use kernel::{Refused, Result, Subject};
use store::Reading;
use web::{Ask, Reply};

use crate::attachment::{self, Attachment};
use crate::{kind_of, place};

/// GET `/files/{id}`: the file as a download, for whoever may read what it belongs to. What one may not read is not
/// found, whether it is there or not.
pub fn download(ask: &Ask<'_>) -> Result<Reply> {
    let file = ask.db.read(|reading| {
        let file = attachment::load(reading, ask.id::<Attachment>("id")?)?;
        if is_readable(reading, ask, &file.subject)? { Ok(file) } else { Err(Refused::NotFound) }
    })?;
    let content = place::installed()?.as_file(&file.hash).inspect_err(|refused| {
        tracing::error!(file = %file.id, %refused, "an attached file is not in its place");
    })?;
    Ok(Reply::Made { name: file.name, mime: kind_of::known(&file.mime), file: content })
}

fn is_readable(reading: &Reading<'_>, ask: &Ask<'_>, subject: &Subject) -> Result<bool> {
    if let Some(piece) = ask.app.piece(&subject.kind) {
        return (piece.may_read)(reading, ask.actor, subject.id);
    }
    let kind = ask.app.kind(&subject.kind).ok_or(Refused::NotFound)?;
    let readable = (kind.cards)(reading, ask.actor, ask, &[subject.id])?;
    Ok(readable.iter().any(|card| card.id == subject.id))
}
