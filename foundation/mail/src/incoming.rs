use access::Record;
use kernel::{Id, Moment, Refused, Subject};

use crate::mailbox::Mailbox;

/// A mail that has come in. The raw mail lies among the files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incoming {
    pub id: Id<Incoming>,
    pub mailbox: Id<Mailbox>,
    pub message_id: String,
    /// Of the raw mail, among the files.
    pub hash: String,
    pub size: i64,
    /// When it was taken in.
    pub at: Moment,
    pub from: letters::Mailbox,
    /// How sure the sender is: a word of [`letters::Sender`].
    pub sender: String,
    /// A word of [`letters::Kind`].
    pub kind: String,
    pub subject: String,
    /// Words of [`letters::Fault`].
    pub faults: Vec<String>,
    pub envelope: letters::Envelope,
    pub state: InState,
    pub tries: i64,
}

/// Where a mail stands that has come in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InState {
    /// Kept, and not taken yet.
    Waiting,
    /// It became this, or part of it; nothing when it was heard and is over.
    Taken { at: Moment, became: Option<Subject> },
    /// A person must look at it.
    Aside { at: Moment, why: Aside },
}

/// Why a mail stands aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aside {
    /// We wrote it ourselves.
    Loop,
    /// Too many came from the same address, or in the same thread.
    Flood,
    /// A report about a letter that we do not know.
    UnknownReport,
    /// It was refused by what it is for.
    Refused,
    /// Nothing takes the letters of this mailbox.
    NoTaker,
    /// The server has it; it is too large to be taken in.
    TooLarge,
    /// Somebody has set it aside.
    ByHand,
}

impl Aside {
    pub const ALL: [Self; 7] = [
        Self::Loop,
        Self::Flood,
        Self::UnknownReport,
        Self::Refused,
        Self::NoTaker,
        Self::TooLarge,
        Self::ByHand,
    ];

    pub const fn word(self) -> &'static str {
        match self {
            Self::Loop => "loop",
            Self::Flood => "flood",
            Self::UnknownReport => "unknown-report",
            Self::Refused => "refused",
            Self::NoTaker => "no-taker",
            Self::TooLarge => "too-large",
            Self::ByHand => "by-hand",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|aside| aside.word() == word)
    }
}

/// Why a mail's state does not change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CannotTake {
    #[error("it is taken already")]
    IsTaken,
    #[error("it waits already")]
    IsWaiting,
    #[error("it stands aside")]
    IsAside,
    #[error("it is too large")]
    IsTooLarge,
}

impl From<CannotTake> for Refused {
    fn from(cannot: CannotTake) -> Self {
        Self::rule(match cannot {
            CannotTake::IsTaken => "mail-rule-is-taken",
            CannotTake::IsWaiting => "mail-rule-is-waiting",
            CannotTake::IsAside => "mail-rule-is-aside",
            CannotTake::IsTooLarge => "mail-rule-is-too-large",
        })
    }
}

impl InState {
    /// The word in storage and text keys.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Taken { .. } => "taken",
            Self::Aside { .. } => "aside",
        }
    }
}

impl Incoming {
    /// It has become something.
    pub fn taken(self, became: Option<Subject>, at: Moment) -> Result<Self, CannotTake> {
        match self.state {
            InState::Waiting => Ok(Self { state: InState::Taken { at, became }, ..self }),
            InState::Taken { .. } => Err(CannotTake::IsTaken),
            InState::Aside { .. } => Err(CannotTake::IsAside),
        }
    }

    pub fn set_aside(self, why: Aside, at: Moment) -> Result<Self, CannotTake> {
        match self.state {
            InState::Waiting => Ok(Self { state: InState::Aside { at, why }, ..self }),
            InState::Taken { .. } => Err(CannotTake::IsTaken),
            InState::Aside { .. } => Err(CannotTake::IsAside),
        }
    }

    /// It waits anew. What is taken is never taken twice.
    pub fn take_again(self) -> Result<Self, CannotTake> {
        match self.state {
            InState::Aside { why: Aside::TooLarge, .. } => Err(CannotTake::IsTooLarge),
            InState::Aside { .. } => Ok(Self { state: InState::Waiting, tries: 0, ..self }),
            InState::Taken { .. } => Err(CannotTake::IsTaken),
            InState::Waiting => Err(CannotTake::IsWaiting),
        }
    }
}

/// Mail lies in no unit.
impl Record for Incoming {}
