//! An import: a table that somebody brought, on its way to becoming records. States and rules; no I/O.

use kernel::{Id, Moment, Person, Refused};

use crate::judge::Counts;

/// Days that an import can be undone, and that a file waits before it is forgotten.
pub(crate) const DAYS_KEPT: i64 = 30;
/// Files that one person may have waiting.
pub(crate) const WAITING_AT_MOST: i64 = 20;
/// Rows of one import into a kind; looking into a table and keeping it has no such limit.
pub(crate) const ROWS_AT_MOST: usize = 250_000;
/// Seconds after which work that no process of ours is doing is taken to have stopped.
const STOPPED_AFTER_S: i64 = 60;

/// The kind word of an import whose table is only looked into.
pub(crate) const INSPECT: &str = "";

/// The marker of an import's number, and the import as its rules need it.
#[derive(Debug, Clone)]
pub(crate) struct Import {
    pub id: Id<Import>,
    /// Who brought the file; none for the command line.
    pub by: Option<Id<Person>>,
    pub at: Moment,
    pub file_name: String,
    pub file_hash: String,
    pub file_bytes: i64,
    /// What the rows are to become; empty while nobody said, or when the table is only looked into.
    pub kind: String,
    pub state: State,
    pub layout: Option<i64>,
    /// Why the last work on it ended without a result, for the page.
    pub trouble: Option<Trouble>,
    pub version: i64,
    /// It holds what not everybody who looks after the program may see.
    pub is_closed: bool,
}

/// Where an import stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum State {
    /// The table was found; nobody has said yet what goes where.
    Found,
    /// The columns have their fields.
    Mapped,
    /// A dry run was made.
    Tried { counts: Counts, digest: String },
    /// Something is being done in the background.
    Working { what: Work, token: String, since: Moment },
    /// Carried out.
    Done { counts: Counts, at: Moment },
    /// Taken back; so many records are as before, and so many were left because they had changed since.
    Undone { counts: Counts, restored: i64, left: i64 },
    /// Kept as a searchable sheet.
    Kept { sheet: i64 },
    /// Thrown away before anything came of it.
    Dropped,
}

/// What is being done in the background.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Work {
    Trying,
    Committing,
    Undoing,
    Keeping,
}

/// A refusal as it is kept for the page: a text key with its facts.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct Trouble {
    pub key: String,
    pub facts: Vec<(String, String)>,
}

/// Why something cannot be done with an import now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Cannot {
    #[error("it is being worked on")]
    Busy,
    #[error("it is over")]
    Over,
    #[error("the columns are not mapped yet")]
    NotMapped,
    #[error("no dry run was made")]
    NotTried,
    #[error("nothing would be stored")]
    NothingToDo,
    #[error("it was not carried out")]
    NotDone,
    #[error("it was carried out too long ago")]
    TooLate,
    #[error("no table was found")]
    NoTable,
    #[error("no kind was chosen")]
    NoKind,
    #[error("too many rows")]
    TooManyRows,
    #[error("too many files wait")]
    TooManyWaiting,
    #[error("what would be done changed since the dry run")]
    ChangedSinceTry,
    #[error("the file is no longer there")]
    FileGone,
    #[error("a sheet would have more readers")]
    Closed,
}

impl From<Cannot> for Refused {
    fn from(cannot: Cannot) -> Self {
        Self::rule(match cannot {
            Cannot::Busy => "intake-cannot-busy",
            Cannot::Over => "intake-cannot-over",
            Cannot::NotMapped => "intake-cannot-not-mapped",
            Cannot::NotTried => "intake-cannot-not-tried",
            Cannot::NothingToDo => "intake-cannot-nothing-to-do",
            Cannot::NotDone => "intake-cannot-not-done",
            Cannot::TooLate => "intake-cannot-too-late",
            Cannot::NoTable => "intake-cannot-no-table",
            Cannot::NoKind => "intake-cannot-no-kind",
            Cannot::TooManyRows => "intake-cannot-too-many-rows",
            Cannot::TooManyWaiting => "intake-cannot-too-many-waiting",
            Cannot::ChangedSinceTry => "intake-cannot-changed-since-try",
            Cannot::FileGone => "intake-cannot-file-gone",
            Cannot::Closed => "intake-cannot-closed",
        })
    }
}

impl Work {
    pub(crate) const ALL: [Self; 4] = [Self::Trying, Self::Committing, Self::Undoing, Self::Keeping];

    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Trying => "trying",
            Self::Committing => "committing",
            Self::Undoing => "undoing",
            Self::Keeping => "keeping",
        }
    }
}

impl State {
    pub(crate) const fn word(&self) -> &'static str {
        match self {
            Self::Found => "found",
            Self::Mapped => "mapped",
            Self::Tried { .. } => "tried",
            Self::Working { what, .. } => what.word(),
            Self::Done { .. } => "done",
            Self::Undone { .. } => "undone",
            Self::Kept { .. } => "kept",
            Self::Dropped => "dropped",
        }
    }

    /// May what goes where be changed, or the file be dropped or kept as a sheet?
    pub(crate) const fn can_change(&self) -> Result<(), Cannot> {
        match self {
            Self::Found | Self::Mapped | Self::Tried { .. } => Ok(()),
            Self::Working { .. } => Err(Cannot::Busy),
            Self::Done { .. } | Self::Undone { .. } | Self::Kept { .. } | Self::Dropped => Err(Cannot::Over),
        }
    }

    pub(crate) const fn can_try(&self) -> Result<(), Cannot> {
        match self {
            Self::Found => Err(Cannot::NotMapped),
            Self::Mapped
            | Self::Tried { .. }
            | Self::Working { .. }
            | Self::Done { .. }
            | Self::Undone { .. }
            | Self::Kept { .. }
            | Self::Dropped => self.can_change(),
        }
    }

    pub(crate) const fn can_commit(&self) -> Result<(), Cannot> {
        match self {
            Self::Found | Self::Mapped => Err(Cannot::NotTried),
            Self::Tried { counts, .. } if counts.new + counts.changed == 0 => Err(Cannot::NothingToDo),
            Self::Tried { .. } => Ok(()),
            Self::Working { .. }
            | Self::Done { .. }
            | Self::Undone { .. }
            | Self::Kept { .. }
            | Self::Dropped => self.can_change(),
        }
    }

    pub(crate) fn can_undo(&self, now: Moment) -> Result<(), Cannot> {
        match self {
            Self::Done { at, .. } if now > undo_until(*at) => Err(Cannot::TooLate),
            Self::Done { .. } => Ok(()),
            Self::Working { .. } => Err(Cannot::Busy),
            Self::Undone { .. } => Err(Cannot::Over),
            Self::Found | Self::Mapped | Self::Tried { .. } | Self::Kept { .. } | Self::Dropped => {
                Err(Cannot::NotDone)
            }
        }
    }
}

/// Has work that is not ours, and that last said a word then, been silent for so long that it must have stopped?
/// Nothing was stored by it, and if it lives after all, it will not commit.
pub(crate) const fn seems_stopped(last_word: Moment, now: Moment) -> bool {
    now.seconds_since(last_word) > STOPPED_AFTER_S
}

/// The last moment at which an import that was carried out then can be undone.
pub(crate) const fn undo_until(done_at: Moment) -> Moment {
    done_at.plus_days(DAYS_KEPT)
}

impl Trouble {
    /// A refusal in words that a page can say.
    pub(crate) fn of(refused: &Refused) -> Self {
        let facts = |facts: &[(&'static str, String)]| {
            facts.iter().map(|(n, v)| ((*n).to_owned(), v.clone())).collect()
        };
        match refused {
            Refused::Rule { key, facts: told } => Self { key: (*key).to_owned(), facts: facts(told) },
            Refused::Full => Self { key: "refused-full".to_owned(), facts: Vec::new() },
            Refused::Busy => Self { key: "refused-busy".to_owned(), facts: Vec::new() },
            Refused::Conflict => Self { key: "refused-conflict".to_owned(), facts: Vec::new() },
            Refused::NotAllowed | Refused::NotFound | Refused::NotSignedIn => {
                Self { key: "refused-not-allowed".to_owned(), facts: Vec::new() }
            }
            _ => Self { key: "refused-broken".to_owned(), facts: Vec::new() },
        }
    }
}

#[cfg(test)]
#[path = "import_test.rs"]
mod tests;
