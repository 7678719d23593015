//! Contents in a folder: `ab/cdef…`, the hash's first two digits as a folder of their own. A content is written beside,
//! synced, and then given its name, so that a name is never there without its whole content.

use std::fs::{self, File, FileTimes};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use kernel::{Clock, Moment, Refused, Result};

use crate::place::{Stored, is_hash, refused, taken_in};

pub(crate) struct Folder {
    root: PathBuf,
}

/// Contents on their way in, and on their way out.
const INCOMING: &str = "incoming";
const LEAVING: &str = "leaving";
/// Hashes given at a time.
const PORTION: usize = 400;

impl Folder {
    pub(crate) fn open(root: &Path) -> Result<Self> {
        let folder = Self { root: root.to_owned() };
        for name in [INCOMING, LEAVING] {
            let path = root.join(name);
            fs::create_dir_all(&path).map_err(|error| {
                Refused::broken(format!("the folder {} cannot be made: {error}", path.display()))
            })?;
        }
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            fs::set_permissions(root, fs::Permissions::from_mode(0o700)).map_err(refused)?;
        }
        Ok(folder)
    }

    fn path(&self, hash: &str) -> PathBuf {
        let (first, rest) = hash.split_at(2);
        self.root.join(first).join(rest)
    }

    pub(crate) fn put(&self, content: &mut dyn Read, hash: Option<&str>) -> Result<Stored> {
        let mut new = tempfile::NamedTempFile::new_in(self.root.join(INCOMING)).map_err(refused)?;
        let stored = taken_in(content, &mut new)?;
        if hash.is_some_and(|hash| hash != stored.hash) {
            return Err(Refused::broken(format!(
                "a file's content is not what its hash {} says",
                hash.unwrap_or("")
            )));
        }
        let path = self.path(&stored.hash);
        let shelf = path.parent().unwrap_or(&self.root);
        if !is_young_again(&path) {
            new.as_file().sync_all().map_err(refused)?;
            fs::create_dir_all(shelf).map_err(refused)?;
            new.persist(&path).map_err(|error| refused(error.error))?;
        }
        // Also when it was there: whoever put it there may not have come so far yet.
        sync(shelf)?;
        sync(&self.root)?;
        Ok(stored)
    }

    pub(crate) fn get(&self, hash: &str) -> Result<Option<(u64, File)>> {
        match File::open(self.path(hash)) {
            Ok(file) => {
                let size = file.metadata().map_err(refused)?.len();
                Ok(Some((size, file)))
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(refused(error)),
        }
    }

    pub(crate) fn stored_before(
        &self,
        moment: Moment,
        each: &mut dyn FnMut(&[String]) -> Result<()>,
    ) -> Result<()> {
        let mut portion = Vec::new();
        for shelf in fs::read_dir(&self.root).map_err(refused)?.flatten() {
            let first = shelf.file_name().to_string_lossy().into_owned();
            if first.len() != 2 {
                continue;
            }
            for file in fs::read_dir(shelf.path()).map_err(refused)?.flatten() {
                let hash = format!("{first}{}", file.file_name().to_string_lossy());
                if is_hash(&hash) && is_before(&file.path(), moment) {
                    portion.push(hash);
                }
                if portion.len() == PORTION {
                    each(&portion)?;
                    portion.clear();
                }
            }
        }
        self.clear_incoming(moment)?;
        if portion.is_empty() { Ok(()) } else { each(&portion) }
    }

    /// What a process left behind that died in the middle of a file.
    fn clear_incoming(&self, moment: Moment) -> Result<()> {
        for left in fs::read_dir(self.root.join(INCOMING)).map_err(refused)?.flatten() {
            if is_before(&left.path(), moment) {
                let _ = fs::remove_file(left.path());
            }
        }
        Ok(())
    }

    /// First the content is put where nobody finds it; whoever stores it after that writes it anew, whoever stored it
    /// before that made it young. So both can be seen, and then it is put back.
    pub(crate) fn drop_unused(
        &self,
        hash: &str,
        moment: Moment,
        is_unused: &dyn Fn(&str) -> Result<bool>,
    ) -> Result<bool> {
        let (path, leaving) = (self.path(hash), self.root.join(LEAVING).join(hash));
        fs::rename(&path, &leaving).map_err(refused)?;
        let goes = is_before(&leaving, moment) && is_unused(hash).unwrap_or(false);
        if goes {
            fs::remove_file(&leaving).map_err(refused)?;
        } else {
            fs::rename(&leaving, &path).map_err(refused)?;
        }
        Ok(goes)
    }
}

/// A content that is here already only becomes young, so that no sweep takes it before its row is there.
fn is_young_again(path: &Path) -> bool {
    let now = Duration::from_micros(u64::try_from(Clock::System.now().0).unwrap_or(0));
    let times = FileTimes::new().set_modified(SystemTime::UNIX_EPOCH + now);
    File::open(path).and_then(|file| file.set_times(times)).is_ok() && path.exists()
}

fn is_before(path: &Path, moment: Moment) -> bool {
    let modified = fs::metadata(path).and_then(|file| file.modified());
    let moment = SystemTime::UNIX_EPOCH + Duration::from_micros(u64::try_from(moment.0).unwrap_or(0));
    modified.is_ok_and(|modified| modified < moment)
}

/// A name is durable when its folder is. Only Unix can sync a folder, and only Unix needs to.
fn sync(folder: &Path) -> Result<()> {
    if cfg!(unix) { File::open(folder).and_then(|folder| folder.sync_all()).map_err(refused) } else { Ok(()) }
}
