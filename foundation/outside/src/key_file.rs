use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Read, Write};
use std::path::Path;

use kernel::{Refused, Result};

/// The shortest secret of an installation, in bytes.
const AT_LEAST: usize = 32;

/// Reads the installation's secret from its file, and makes one when there is none: for its owner's eyes only, and on the disk
/// before it is used. It lies outside the database, so that a copy of that opens nothing.
pub fn secret_of(file: &Path) -> Result<Vec<u8>> {
    let fault = |error: std::io::Error| Refused::broken(format!("{}: {error}", file.display()));
    match File::open(file) {
        Ok(mut found) => {
            let mut secret = Vec::new();
            found.read_to_end(&mut secret).map_err(fault)?;
            let secret = secret.trim_ascii().to_vec();
            if secret.len() >= AT_LEAST {
                return Ok(secret);
            }
            Err(Refused::broken(format!("{}: a secret has at least {AT_LEAST} characters", file.display())))
        }
        Err(error) if error.kind() == ErrorKind::NotFound => made(file),
        Err(error) => Err(fault(error)),
    }
}

fn made(file: &Path) -> Result<Vec<u8>> {
    let fault = |error: std::io::Error| Refused::broken(format!("{}: {error}", file.display()));
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes).map_err(Refused::broken)?;
    let secret = kernel::hex(&bytes);
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut made = match options.open(file) {
        Ok(made) => made,
        // Another process was quicker: its secret holds.
        Err(error) if error.kind() == ErrorKind::AlreadyExists => return secret_of(file),
        Err(error) => return Err(fault(error)),
    };
    made.write_all(secret.as_bytes()).and_then(|()| made.sync_all()).map_err(fault)?;
    Ok(secret.into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// ASVS 13.3.1.
    #[test]
    fn a_secret_is_made_once_and_its_owners_alone() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("secret.key");
        let first = secret_of(&file).unwrap();
        assert_eq!((first.len(), secret_of(&file).unwrap()), (64, first));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        }
        std::fs::write(&file, "short\n").unwrap();
        assert!(secret_of(&file).is_err(), "and never made anew over another");
    }
}
