use std::io::Read;
use std::path::Path;
use std::sync::{Arc, PoisonError, RwLock};

use kernel::{Moment, Refused, Result};

use crate::folder::Folder;
#[cfg(feature = "s3")]
use crate::s3::Bucket;

/// The largest file, in bytes.
pub const FILE_BYTES: u64 = 50 << 20;

/// Where contents lie. Cheap to clone.
#[derive(Clone)]
pub struct Files {
    place: Arc<Place>,
}

enum Place {
    Folder(Folder),
    #[cfg(feature = "s3")]
    Bucket(Bucket),
}

/// A content that is stored: safe on the disk, but of no record yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// BLAKE3 of the content, 64 hexadecimal digits.
    pub hash: String,
    /// In bytes.
    pub size: u64,
}

/// A content on its way in: hashed while it is written to a temporary file.
pub(crate) fn taken_in(content: &mut dyn Read, into: &mut dyn std::io::Write) -> Result<Stored> {
    let (mut hasher, mut size, mut part) = (blake3::Hasher::new(), 0_u64, vec![0; 64 * 1024]);
    loop {
        let count = content.read(&mut part).map_err(Refused::broken)?;
        if count == 0 {
            break;
        }
        size += count as u64;
        if size > FILE_BYTES {
            return Err(Refused::TooLarge);
        }
        hasher.update(&part[..count]);
        into.write_all(&part[..count]).map_err(refused)?;
    }
    Ok(Stored { hash: hasher.finalize().to_hex().to_string(), size })
}

/// What the disk said.
pub(crate) fn refused(error: std::io::Error) -> Refused {
    match error.kind() {
        std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Refused::Full,
        _ => Refused::broken(error),
    }
}

/// Is the text a hash? Nothing else becomes part of a path.
pub(crate) fn is_hash(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

impl Files {
    /// Opens the place that the configuration names: a folder, which is made when it is missing, or
    /// `s3://bucket/prefix` (key, region and endpoint come from the usual `AWS_…` settings).
    pub fn open(config: &str) -> Result<Self> {
        let place = match config.strip_prefix("s3://") {
            None => Place::Folder(Folder::open(Path::new(config))?),
            #[cfg(feature = "s3")]
            Some(_) => Place::Bucket(Bucket::open(config)?),
            #[cfg(not(feature = "s3"))]
            Some(_) => {
                return Err(Refused::broken(
                    "this program was built without S3; build it with the feature `s3`",
                ));
            }
        };
        Ok(Self { place: Arc::new(place) })
    }

    /// Stores a content. When it returns, the content is durable.
    pub fn put(&self, content: &mut dyn Read) -> Result<Stored> {
        self.put_checked(content, None)
    }

    /// Stores a content under a hash that is known already, as a restore does; another content is refused.
    pub fn keep_file(&self, hash: &str, content: &mut dyn Read) -> Result<()> {
        self.put_checked(content, Some(hash)).map(|_| ())
    }

    fn put_checked(&self, content: &mut dyn Read, hash: Option<&str>) -> Result<Stored> {
        match &*self.place {
            Place::Folder(folder) => folder.put(content, hash),
            #[cfg(feature = "s3")]
            Place::Bucket(bucket) => bucket.put(content, hash),
        }
    }

    /// The size and content of a file; nothing when it is not there.
    pub fn open_file(&self, hash: &str) -> Result<Option<(u64, Box<dyn Read>)>> {
        if !is_hash(hash) {
            return Ok(None);
        }
        match &*self.place {
            Place::Folder(folder) => {
                Ok(folder.get(hash)?.map(|(size, file)| (size, Box::new(file) as Box<dyn Read>)))
            }
            #[cfg(feature = "s3")]
            Place::Bucket(bucket) => {
                Ok(bucket.get(hash)?.map(|(size, file)| (size, Box::new(file) as Box<dyn Read>)))
            }
        }
    }

    /// The content as a file of its own, to be sent; not found when it is not there.
    pub(crate) fn as_file(&self, hash: &str) -> Result<std::fs::File> {
        let found = match &*self.place {
            Place::Folder(folder) => folder.get(hash)?,
            #[cfg(feature = "s3")]
            Place::Bucket(bucket) => bucket.get(hash)?,
        };
        found.map(|(_, file)| file).ok_or(Refused::NotFound)
    }

    pub fn exists(&self, hash: &str) -> Result<bool> {
        Ok(self.open_file(hash)?.is_some())
    }

    /// Hashes of contents that were stored before the moment, given in portions.
    pub(crate) fn stored_before(
        &self,
        moment: Moment,
        each: &mut dyn FnMut(&[String]) -> Result<()>,
    ) -> Result<()> {
        match &*self.place {
            Place::Folder(folder) => folder.stored_before(moment, each),
            #[cfg(feature = "s3")]
            Place::Bucket(bucket) => bucket.stored_before(moment, each),
        }
    }

    /// Takes a content away, if `is_unused` still says so when nobody can come to it any more, and nobody has stored
    /// it anew since the moment.
    pub(crate) fn drop_unused(
        &self,
        hash: &str,
        moment: Moment,
        is_unused: &dyn Fn(&str) -> Result<bool>,
    ) -> Result<bool> {
        match &*self.place {
            Place::Folder(folder) => folder.drop_unused(hash, moment, is_unused),
            #[cfg(feature = "s3")]
            Place::Bucket(bucket) => bucket.drop_unused(hash, is_unused),
        }
    }
}

static INSTALLED: RwLock<Option<Files>> = RwLock::new(None);

/// Makes this the place of the whole process, which the rooms' verbs use: done once, before anybody is served.
pub fn install(files: Files) {
    *INSTALLED.write().unwrap_or_else(PoisonError::into_inner) = Some(files);
}

/// The place of this process.
pub fn installed() -> Result<Files> {
    let installed = INSTALLED.read().unwrap_or_else(PoisonError::into_inner);
    installed.clone().ok_or_else(|| Refused::broken("no place for files was installed"))
}
