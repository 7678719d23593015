use access::Record;
use kernel::{Id, Moment, Refused};

use crate::settings::Settings;

/// An address that mail comes to and goes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mailbox {
    pub id: Id<Mailbox>,
    /// What stands as the sender's name: "IT-stöd".
    pub name: String,
    /// In small letters.
    pub address: String,
    /// The name of the [`crate::Take`] that its letters go to.
    pub purpose: String,
    pub settings: Settings,
    pub state: State,
    pub version: i64,
    /// When its server was last asked, and what was wrong; empty when it went well.
    pub checked_at: Option<Moment>,
    pub fault: String,
}

/// How a mailbox stands. In every state mail is taken in from the server and kept, so that none is lost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// Letters are taken and sent, since it was let go on.
    Open { since: Moment },
    /// Somebody has stopped it: nothing is fetched, taken or sent. A listener still takes in what it is handed.
    Paused { at: Moment },
    /// It has stopped itself: letters are kept and wait, and nothing goes out that no person wrote.
    Tripped { at: Moment, why: Trip },
}

/// Why a mailbox has stopped itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trip {
    /// Letters go in circles.
    Loop,
    /// More letters pour in than people write.
    Flood,
}

impl Trip {
    pub const fn word(self) -> &'static str {
        match self {
            Self::Loop => "loop",
            Self::Flood => "flood",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Loop, Self::Flood].into_iter().find(|trip| trip.word() == word)
    }
}

/// Why a mailbox does not change its state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Cannot {
    #[error("it is paused already")]
    IsPaused,
    #[error("it is open already")]
    IsOpen,
}

impl From<Cannot> for Refused {
    fn from(cannot: Cannot) -> Self {
        match cannot {
            Cannot::IsPaused => Self::rule("mail-rule-is-paused"),
            Cannot::IsOpen => Self::rule("mail-rule-is-open"),
        }
    }
}

impl State {
    /// The word in storage and text keys.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Open { .. } => "open",
            Self::Paused { .. } => "paused",
            Self::Tripped { .. } => "tripped",
        }
    }

    pub const fn is_open(&self) -> bool {
        matches!(self, Self::Open { .. })
    }
}

impl Mailbox {
    pub fn pause(self, at: Moment) -> Result<Self, Cannot> {
        match self.state {
            State::Open { .. } | State::Tripped { .. } => Ok(Self { state: State::Paused { at }, ..self }),
            State::Paused { .. } => Err(Cannot::IsPaused),
        }
    }

    pub fn resume(self, since: Moment) -> Result<Self, Cannot> {
        match self.state {
            State::Paused { .. } | State::Tripped { .. } => Ok(Self { state: State::Open { since }, ..self }),
            State::Open { .. } => Err(Cannot::IsOpen),
        }
    }

    /// Stops it by itself. What is stopped already stays as it is.
    pub fn trip(self, why: Trip, at: Moment) -> Self {
        match self.state {
            State::Open { .. } => Self { state: State::Tripped { at, why }, ..self },
            State::Paused { .. } | State::Tripped { .. } => self,
        }
    }

    /// The mailbox as the sender of a letter.
    pub fn sender(&self) -> letters::Mailbox {
        letters::Mailbox::new(&self.name, &self.address)
    }

    /// Its page.
    pub fn href(&self) -> String {
        format!("/mail/{}", self.id)
    }
}

/// A mailbox lies in no unit: whoever steers it does so for the organisation.
impl Record for Mailbox {}
