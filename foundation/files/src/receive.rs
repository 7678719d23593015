use std::fs::File;
use std::io::{Read, Seek};

use kernel::{Refused, Result, Upload};

use crate::place::{FILE_BYTES, Files, Stored, refused};
use crate::{jpeg, kind_of};

/// A file that came with a form: stored, and ready to be attached to a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    pub stored: Stored,
    /// The sender's name for it, without folders; for show only.
    pub name: String,
    pub mime: &'static str,
}

/// Stores a file that came with a form, before the write in which it is attached. Of JPEG photos the metadata is left out; other formats are stored as they come.
/// Refused: too large, empty, not what its name says, a photo that cannot be read. `field` is the form's field.
pub fn receive(files: &Files, field: &'static str, upload: &Upload) -> Result<Received> {
    if upload.size > FILE_BYTES {
        return Err(Refused::TooLarge);
    }
    if upload.size == 0 {
        return Err(Refused::field(field, "empty-file"));
    }
    let mut file = File::open(&upload.path).map_err(refused)?;
    let mut start = Vec::with_capacity(kind_of::LOOK_AT);
    file.by_ref().take(kind_of::LOOK_AT as u64).read_to_end(&mut start).map_err(refused)?;
    file.rewind().map_err(refused)?;
    let mime =
        kind_of::mime_of(&start, &upload.name).ok_or_else(|| Refused::field(field, "not-what-it-says"))?;
    let stored = if mime == "image/jpeg" {
        let mut clean = tempfile::tempfile().map_err(refused)?;
        jpeg::copy_clean(&mut std::io::BufReader::new(file), &mut std::io::BufWriter::new(&mut clean))
            .map_err(|error| unreadable(field, error))?;
        clean.rewind().map_err(refused)?;
        files.put(&mut clean)?
    } else {
        files.put(&mut file)?
    };
    Ok(Received { stored, name: shown(&upload.name), mime })
}

fn unreadable(field: &'static str, error: std::io::Error) -> Refused {
    match error.kind() {
        std::io::ErrorKind::InvalidData | std::io::ErrorKind::UnexpectedEof => {
            Refused::field(field, "broken-picture")
        }
        _ => refused(error),
    }
}

/// Stores what came with a letter, before the write in which it is attached. Its type is told by its content alone, and
/// nothing is refused for what it is called. Of JPEG photos the metadata is left out where that can be done.
pub fn receive_part(files: &Files, name: &str, content: &[u8]) -> Result<Received> {
    let start = &content[..content.len().min(kind_of::LOOK_AT)];
    let mime = kind_of::mime_of(start, name).unwrap_or(kind_of::UNKNOWN);
    let mut clean = Vec::new();
    let is_clean = mime == "image/jpeg" && jpeg::copy_clean(&mut &content[..], &mut clean).is_ok();
    let stored = files.put(&mut if is_clean { &clean[..] } else { content })?;
    Ok(Received { stored, name: shown(name), mime })
}

/// The name without signs that nobody sees: one of them ends a text in PostgreSQL, others a line of a header.
fn shown(name: &str) -> String {
    name.chars().filter(|sign| !sign.is_control()).collect()
}
