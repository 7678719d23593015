//! Files: what people attach to records. The content lies under its BLAKE3 hash, each content once, in a folder or in an
//! S3-compatible store; the table `attachment` says which record it belongs to. A room attaches within its own verb
//! ([`receive_all`], then [`attach_each`] or [`attach_within`]) and shows [`of_subject`]; `/files/{id}` asks the kind of the record, or of the
//! piece of one, who may read. Invariants: a file is on the disk before its row is committed; it is only ever sent as a download; what no row
//! refers to is swept away after a day. Deliberately absent: thumbnails, and showing any content as a page.

mod attachment;
mod download;
mod folder;
mod jpeg;
mod kind_of;
mod place;
mod receive;
mod room;
#[cfg(feature = "s3")]
mod s3;
mod several;
mod sweep;

pub use attachment::{
    Attachment, BYTES_PER_PERSON, attach_within, hashes, list, load, of_subject, remove_within, within_quota,
};
pub use download::download;
pub use place::{FILE_BYTES, Files, Stored, install, installed};
pub use receive::{Received, receive, receive_part};
pub use room::{MIGRATIONS, ROOM, TEXTS};
pub use several::{FILES_AT_MOST, attach_each, of, receive_all, sent, some_sent};
pub use sweep::{sweep, tidy};

#[cfg(test)]
mod files_test;
