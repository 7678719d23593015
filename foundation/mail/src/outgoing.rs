use access::Record;
use kernel::{Id, Moment, Refused, Subject};
use serde::{Deserialize, Serialize};

use crate::mailbox::Mailbox;

/// A letter that is to go out, to one recipient.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outgoing {
    pub id: Id<Outgoing>,
    pub mailbox: Id<Mailbox>,
    pub message_id: String,
    /// The thread that it belongs to: an answer to it comes to this record.
    pub about: Subject,
    pub by: letters::By,
    pub to: letters::Mailbox,
    pub subject: String,
    pub text: String,
    /// Message-IDs of what it answers, the newest first.
    pub answers: Vec<String>,
    pub enclosed: Vec<Enclosed>,
    pub at: Moment,
    pub state: OutState,
    pub tries: i64,
    pub next_try: Moment,
    /// What the server said last.
    pub said: String,
}

/// A kept file that goes with a letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enclosed {
    pub name: String,
    pub mime: String,
    /// Among the files.
    pub hash: String,
}

/// Where a letter stands that is to go out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OutState {
    Queued,
    /// The next server has it.
    Sent {
        at: Moment,
    },
    /// It was not taken, for good or for too long.
    Failed {
        at: Moment,
    },
    /// It was taken and came back.
    Bounced {
        at: Moment,
    },
    /// Somebody has taken it out of the queue.
    Dropped {
        at: Moment,
    },
}

/// What a server answered when it was handed a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Posted {
    Taken,
    /// Not now.
    Passing(String),
    /// Never.
    Permanent(String),
}

/// Why a letter's state does not change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CannotSend {
    #[error("it is not queued")]
    IsNotQueued,
    #[error("it waits or has gone already")]
    IsUnderWay,
}

impl From<CannotSend> for Refused {
    fn from(cannot: CannotSend) -> Self {
        Self::rule(match cannot {
            CannotSend::IsNotQueued => "mail-rule-is-not-queued",
            CannotSend::IsUnderWay => "mail-rule-is-under-way",
        })
    }
}

/// Seconds to wait after each try: a minute at first, six hours in the end; in all about three days.
const WAITS_S: [i64; 7] = [60, 300, 900, 3_600, 10_800, 21_600, 21_600];
const TRIES: i64 = 16;
const SAID_CHARS: usize = 300;

impl OutState {
    /// The word in storage and text keys.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Sent { .. } => "sent",
            Self::Failed { .. } => "failed",
            Self::Bounced { .. } => "bounced",
            Self::Dropped { .. } => "dropped",
        }
    }
}

impl Outgoing {
    /// What becomes of it when a server has answered.
    pub fn posted(self, answer: &Posted, now: Moment) -> Result<Self, CannotSend> {
        if self.state != OutState::Queued {
            return Err(CannotSend::IsNotQueued);
        }
        let tries = self.tries + 1;
        let said = |text: &str| text.chars().filter(|c| !c.is_control()).take(SAID_CHARS).collect();
        Ok(match answer {
            Posted::Taken => Self { state: OutState::Sent { at: now }, tries, said: String::new(), ..self },
            Posted::Permanent(text) => {
                Self { state: OutState::Failed { at: now }, tries, said: said(text), ..self }
            }
            Posted::Passing(text) if tries >= TRIES => {
                Self { state: OutState::Failed { at: now }, tries, said: said(text), ..self }
            }
            Posted::Passing(text) => {
                let wait = WAITS_S[usize::try_from(tries - 1).unwrap_or(0).min(WAITS_S.len() - 1)];
                Self { tries, next_try: now.plus_seconds(wait), said: said(text), ..self }
            }
        })
    }

    /// It came back. That may be told after it was given up, too.
    pub fn bounced(self, said: &str, at: Moment) -> Self {
        match self.state {
            OutState::Sent { .. } | OutState::Queued => {
                let said = said.chars().take(SAID_CHARS).collect();
                Self { state: OutState::Bounced { at }, said, ..self }
            }
            OutState::Failed { .. } | OutState::Bounced { .. } | OutState::Dropped { .. } => self,
        }
    }

    /// Queued anew, from the first try.
    pub fn try_again(self, now: Moment) -> Result<Self, CannotSend> {
        match self.state {
            OutState::Queued
            | OutState::Failed { .. }
            | OutState::Bounced { .. }
            | OutState::Dropped { .. } => {
                Ok(Self { state: OutState::Queued, tries: 0, next_try: now, ..self })
            }
            OutState::Sent { .. } => Err(CannotSend::IsUnderWay),
        }
    }

    pub fn drop_it(self, at: Moment) -> Result<Self, CannotSend> {
        match self.state {
            OutState::Queued => Ok(Self { state: OutState::Dropped { at }, ..self }),
            OutState::Sent { .. }
            | OutState::Failed { .. }
            | OutState::Bounced { .. }
            | OutState::Dropped { .. } => Err(CannotSend::IsNotQueued),
        }
    }
}

/// Mail lies in no unit.
impl Record for Outgoing {}
