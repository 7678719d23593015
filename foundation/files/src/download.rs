use access::Role;
use kernel::{Refused, Result};
use web::{Ask, Reply};

use crate::attachment::{self, Attachment, Seen};
use crate::{kind_of, place};

/// GET `/files/{id}`: the file as a download, for whoever may read the record that it belongs to. What one may not
/// read is not found, whether it is there or not.
pub fn download(ask: &Ask<'_>) -> Result<Reply> {
    let file = ask.db.read(|reading| {
        let file = attachment::load(reading, ask.id::<Attachment>("id")?)?;
        let kind = ask.app.kind(&file.subject.kind).ok_or(Refused::NotFound)?;
        let readable = (kind.cards)(reading, ask.actor, ask, &[file.subject.id])?;
        let is_readable = readable.iter().any(|card| card.id == file.subject.id);
        let is_seen = match file.seen {
            Seen::ByAll => true,
            Seen::ByTeam => Role::ALL.iter().any(|role| role.is_it() && ask.actor.has(*role)),
        };
        if is_readable && is_seen { Ok(file) } else { Err(Refused::NotFound) }
    })?;
    let content = place::installed()?.as_file(&file.hash).inspect_err(|refused| {
        tracing::error!(file = %file.id, %refused, "an attached file is not in its place");
    })?;
    Ok(Reply::Made { name: file.name, mime: kind_of::known(&file.mime), file: content })
}
