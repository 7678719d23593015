use kernel::{FieldError, FieldErrors, Refused};

/// What a database driver reports, in our words.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Fault {
    /// A unique index refused the value of this column.
    Taken(String),
    /// A reference points to nothing.
    NoSuchReference,
    /// Two transactions collided: trying again is right.
    Collision,
    Busy,
    Full,
    Broken(String),
}

impl From<Fault> for Refused {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Taken(column) => Self::Invalid(FieldErrors(vec![FieldError::new(column, "taken")])),
            Fault::NoSuchReference => Self::Conflict,
            Fault::Collision | Fault::Busy => Self::Busy,
            Fault::Full => Self::Full,
            Fault::Broken(what) => Self::Broken(what),
        }
    }
}

/// The last column that a unique index names: `person_email_key`, `person.email` → `email`.
pub(crate) fn column_of(index: &str) -> String {
    let last = index.rsplit(", ").next().unwrap_or(index);
    if let Some((_, column)) = last.split_once('.') {
        return column.trim_end_matches('\'').to_owned();
    }
    let bare = last.trim_matches('\'').trim_end_matches("_key").trim_end_matches("_taken");
    bare.rsplit("__").next().unwrap_or(bare).rsplit('_').next().unwrap_or(bare).to_owned()
}

impl From<rusqlite::Error> for Fault {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        let text = error.to_string();
        let rusqlite::Error::SqliteFailure(inner, message) = error else {
            return Self::Broken(text);
        };
        match (inner.code, inner.extended_code) {
            (ErrorCode::DiskFull, _) => Self::Full,
            // SQLITE_IOERR_WRITE, _FSYNC, _TRUNCATE, _SHMSIZE: what a full disk or quota looks like from here.
            (ErrorCode::SystemIoFailure, 778 | 1034 | 1546 | 4874) => Self::Full,
            (ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked, _) => Self::Busy,
            (ErrorCode::ConstraintViolation, 2067 | 1555) => {
                let index = message.unwrap_or_default();
                let index = index.rsplit("failed: ").next().unwrap_or_default();
                Self::Taken(column_of(index.trim_start_matches("index ")))
            }
            (ErrorCode::ConstraintViolation, 787) => Self::NoSuchReference,
            _ => Self::Broken(text),
        }
    }
}

impl From<postgres::Error> for Fault {
    fn from(error: postgres::Error) -> Self {
        let Some(db) = error.as_db_error() else {
            return if error.is_closed() {
                Self::Busy
            } else {
                Self::Broken(format!("{error}: {}", source(&error)))
            };
        };
        match db.code().code() {
            "23505" => Self::Taken(column_of(db.constraint().unwrap_or_default())),
            "23503" => Self::NoSuchReference,
            "40001" | "40P01" => Self::Collision,
            "53100" => Self::Full,
            "53300" | "57P01" | "57P02" | "57P03" | "55P03" => Self::Busy,
            _ => Self::Broken(format!("{} {}", db.code().code(), db.message())),
        }
    }
}

fn source(error: &dyn std::error::Error) -> String {
    error.source().map(ToString::to_string).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use rusqlite::ffi;

    use super::{Fault, column_of};

    #[test]
    fn what_sqlite_reports_is_told_apart() {
        let fault = |code| Fault::from(rusqlite::Error::SqliteFailure(ffi::Error::new(code), None));
        let full = [
            ffi::SQLITE_FULL,
            ffi::SQLITE_IOERR_WRITE,
            ffi::SQLITE_IOERR_FSYNC,
            ffi::SQLITE_IOERR_TRUNCATE,
            ffi::SQLITE_IOERR_SHMSIZE,
        ];
        for code in full {
            assert_eq!(fault(code), Fault::Full, "{code}");
        }
        for code in [ffi::SQLITE_BUSY, ffi::SQLITE_BUSY_SNAPSHOT, ffi::SQLITE_LOCKED] {
            assert_eq!(fault(code), Fault::Busy, "{code}");
        }
        assert_eq!(fault(ffi::SQLITE_CONSTRAINT_FOREIGNKEY), Fault::NoSuchReference);
        for code in [ffi::SQLITE_CONSTRAINT_UNIQUE, ffi::SQLITE_CONSTRAINT_PRIMARYKEY] {
            assert!(matches!(fault(code), Fault::Taken(_)), "{code}");
        }
        for code in [ffi::SQLITE_CORRUPT, ffi::SQLITE_IOERR_READ, ffi::SQLITE_CONSTRAINT_NOTNULL] {
            assert!(matches!(fault(code), Fault::Broken(_)), "{code}");
        }
    }

    #[test]
    fn the_column_is_read_from_either_databases_words() {
        assert_eq!(column_of("person.email"), "email");
        assert_eq!(column_of("person_email_key"), "email");
        assert_eq!(column_of("unit.parent_id, unit.name"), "name");
        assert_eq!(column_of("'person__email'"), "email");
    }
}
