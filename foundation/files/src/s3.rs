//! Contents in an S3-compatible store, under `prefix/ab/cdef…`. The store acknowledges what is durable. The rest of the
//! program waits for its answers on threads that may wait, so the library's way of working is kept in here.

use std::fs::File;
use std::io::{Read, Seek, Write};

use kernel::{Moment, Refused, Result};
use object_store::aws::{AmazonS3, AmazonS3Builder};
use object_store::path::Path;
use object_store::{MultipartUpload, ObjectStore, ObjectStoreExt, PutPayload};
use tokio::runtime::Runtime;

use crate::place::{Stored, is_hash, refused, taken_in};

pub(crate) struct Bucket {
    store: AmazonS3,
    prefix: Path,
    runtime: Runtime,
}

/// Contents travel in parts of so many bytes, so that a large one does not fill the memory.
const PART: usize = 8 << 20;

fn failed(error: object_store::Error) -> Refused {
    match error {
        object_store::Error::NotFound { .. } => Refused::NotFound,
        other => Refused::broken(format!("the file store: {other}")),
    }
}

impl Bucket {
    /// `s3://bucket/prefix`; key, secret, region, endpoint and whether plain HTTP will do are read from `AWS_…` as every
    /// S3 program reads them, so that no secret stands in our configuration.
    pub(crate) fn open(config: &str) -> Result<Self> {
        // One TLS for the whole program; a second call finds it there.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let (bucket, prefix) =
            config.trim_start_matches("s3://").split_once('/').unwrap_or((&config[5..], ""));
        let store = AmazonS3Builder::from_env().with_bucket_name(bucket).build().map_err(failed)?;
        let runtime =
            tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(Refused::broken)?;
        Ok(Self { store, prefix: Path::from(prefix), runtime })
    }

    fn path(&self, hash: &str) -> Path {
        let (first, rest) = hash.split_at(2);
        self.prefix.clone().join(first).join(rest)
    }

    pub(crate) fn put(&self, content: &mut dyn Read, hash: Option<&str>) -> Result<Stored> {
        let mut kept = tempfile::tempfile().map_err(refused)?;
        let stored = taken_in(content, &mut kept)?;
        if hash.is_some_and(|hash| hash != stored.hash) {
            return Err(Refused::broken("a file's content is not what its hash says"));
        }
        kept.rewind().map_err(refused)?;
        let path = self.path(&stored.hash);
        // Also when it is there already: that makes it young again, so that no sweep takes it.
        let first = part(&mut kept)?;
        if first.len() < PART {
            self.runtime.block_on(self.store.put(&path, PutPayload::from(first))).map_err(failed)?;
            return Ok(stored);
        }
        let mut upload = self.runtime.block_on(self.store.put_multipart(&path)).map_err(failed)?;
        if let Err(refused) = self.parts(&mut *upload, first, &mut kept) {
            let _ = self.runtime.block_on(upload.abort());
            return Err(refused);
        }
        Ok(stored)
    }

    fn parts(&self, upload: &mut dyn MultipartUpload, first: Vec<u8>, rest: &mut File) -> Result<()> {
        let mut next = first;
        while !next.is_empty() {
            self.runtime.block_on(upload.put_part(PutPayload::from(next))).map_err(failed)?;
            next = part(rest)?;
        }
        self.runtime.block_on(upload.complete()).map(|_| ()).map_err(failed)
    }

    /// The content as a temporary file without a name.
    pub(crate) fn get(&self, hash: &str) -> Result<Option<(u64, File)>> {
        let path = self.path(hash);
        let size = match self.runtime.block_on(self.store.head(&path)) {
            Ok(found) => found.size,
            Err(object_store::Error::NotFound { .. }) => return Ok(None),
            Err(other) => return Err(failed(other)),
        };
        let mut file = tempfile::tempfile().map_err(refused)?;
        let mut at = 0;
        while at < size {
            let until = (at + PART as u64).min(size);
            let bytes = self.runtime.block_on(self.store.get_range(&path, at..until)).map_err(failed)?;
            file.write_all(&bytes).map_err(refused)?;
            at = until;
        }
        file.rewind().map_err(refused)?;
        Ok(Some((size, file)))
    }

    pub(crate) fn stored_before(
        &self,
        moment: Moment,
        each: &mut dyn FnMut(&[String]) -> Result<()>,
    ) -> Result<()> {
        for first in 0..=255_u8 {
            let first = format!("{first:02x}");
            let shelf = self.prefix.clone().join(first.as_str());
            let found =
                self.runtime.block_on(self.store.list_with_delimiter(Some(&shelf))).map_err(failed)?;
            let old =
                found.objects.iter().filter(|object| object.last_modified.timestamp_micros() < moment.0);
            let hashes: Vec<String> = old
                .filter_map(|object| object.location.filename().map(|rest| format!("{first}{rest}")))
                .filter(|hash| is_hash(hash))
                .collect();
            for portion in hashes.chunks(400) {
                each(portion)?;
            }
        }
        Ok(())
    }

    /// A store cannot set a content aside first. Whoever stores the same content in the moment between question and
    /// deletion, after it lay unused for a day, would lose it; the moment is some milliseconds.
    pub(crate) fn drop_unused(&self, hash: &str, is_unused: &dyn Fn(&str) -> Result<bool>) -> Result<bool> {
        if !is_unused(hash)? {
            return Ok(false);
        }
        self.runtime.block_on(self.store.delete(&self.path(hash))).map_err(failed)?;
        Ok(true)
    }
}

/// The next part of the file; shorter than [`PART`] at its end.
fn part(file: &mut File) -> Result<Vec<u8>> {
    let mut part = Vec::with_capacity(PART);
    Read::by_ref(file).take(PART as u64).read_to_end(&mut part).map_err(refused)?;
    Ok(part)
}

#[cfg(test)]
#[path = "s3_test.rs"]
mod tests;
