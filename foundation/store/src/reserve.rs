//! A little room kept beside an SQLite file, given up when the disk is full: SQLite needs some to open a file that was
//! closed well, and whoever comes to see why nothing can be stored must be able to start the program and sign in.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::fault::Fault;

const BYTES: usize = 1 << 20;

fn place(database: &Path) -> PathBuf {
    let mut name = database.as_os_str().to_owned();
    name.push(".reserve");
    name.into()
}

/// Opens with what room there is; once more without the reserve when there is none.
pub(crate) fn open_with<T>(database: &Path, open: impl Fn() -> Result<T, Fault>) -> Result<T, Fault> {
    let opened = match open() {
        Err(Fault::Full) if fs::remove_file(place(database)).is_ok() => {
            tracing::warn!("no room left on the disk: the reserve is given up to start");
            open()
        }
        other => other,
    }?;
    keep(database);
    Ok(opened)
}

/// Sets the room aside, if it is not yet and there is enough. Zeros would take no room on some disks.
fn keep(database: &Path) {
    let place = place(database);
    let is_kept = fs::metadata(&place).is_ok_and(|file| file.len() == BYTES as u64);
    if is_kept {
        return;
    }
    let mut bytes = vec![0; BYTES];
    blake3::Hasher::new().finalize_xof().fill(&mut bytes);
    let kept = fs::File::create(&place).and_then(|mut file| file.write_all(&bytes));
    keep_to_owner(&place);
    if kept.is_err() {
        let _ = fs::remove_file(&place);
    }
}

/// Lets nobody but the owner read a file of the database; SQLite gives its side files the same rights. Where that cannot
/// be done (the file is another's, the disk knows no rights), the folder's own rights are all there is.
pub(crate) fn keep_to_owner(file: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let _ = fs::set_permissions(file, fs::Permissions::from_mode(0o600));
    }
    #[cfg(not(unix))]
    let _ = file;
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn the_reserve_is_given_up_once_when_there_is_no_room_to_open() {
        let folder = tempfile::tempdir().unwrap();
        let database = folder.path().join("varv.db");
        let reserve = place(&database);
        open_with(&database, || Ok(())).unwrap();
        assert_eq!(fs::metadata(&reserve).unwrap().len(), BYTES as u64);

        let tries = Cell::new(0);
        let opened = open_with(&database, || {
            tries.set(tries.get() + 1);
            if reserve.exists() { Err(Fault::Full) } else { Ok(tries.get()) }
        });
        assert_eq!(opened, Ok(2));
        assert!(reserve.exists(), "it is set aside again when there is room");

        fs::remove_file(&reserve).unwrap();
        tries.set(0);
        let refused = open_with(&database, || {
            tries.set(tries.get() + 1);
            Err::<(), _>(Fault::Full)
        });
        assert_eq!((refused, tries.get()), (Err(Fault::Full), 1), "without a reserve there is no second try");
    }
}
