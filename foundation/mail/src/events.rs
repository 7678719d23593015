//! What can happen to mailboxes and mail. Events carry numbers and words of ours, never addresses or subjects.

use kernel::{Id, Subject};
use serde_json::{Value as Json, json};

use crate::incoming::{Aside, Incoming};
use crate::mailbox::{Mailbox, Trip};
use crate::outgoing::Outgoing;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    Added {
        mailbox: Id<Mailbox>,
    },
    Changed {
        mailbox: Id<Mailbox>,
    },
    Paused {
        mailbox: Id<Mailbox>,
    },
    Resumed {
        mailbox: Id<Mailbox>,
    },
    /// It has stopped itself: a person must look.
    Tripped {
        mailbox: Id<Mailbox>,
        why: Trip,
    },
    Received {
        letter: Id<Incoming>,
        mailbox: Id<Mailbox>,
    },
    Taken {
        letter: Id<Incoming>,
        became: Option<Subject>,
    },
    SetAside {
        letter: Id<Incoming>,
        why: Aside,
    },
    TakenAgain {
        letter: Id<Incoming>,
    },
    Sent {
        sending: Id<Outgoing>,
    },
    Failed {
        sending: Id<Outgoing>,
    },
    Bounced {
        sending: Id<Outgoing>,
        about: Subject,
    },
    Requeued {
        sending: Id<Outgoing>,
    },
    Dropped {
        sending: Id<Outgoing>,
    },
    Released {
        sending: Id<Outgoing>,
    },
}

impl ::store::Event for Event {
    fn word(&self) -> &'static str {
        match self {
            Self::Added { .. } => "mail-added",
            Self::Changed { .. } => "mail-changed",
            Self::Paused { .. } => "mail-paused",
            Self::Resumed { .. } => "mail-resumed",
            Self::Tripped { .. } => "mail-tripped",
            Self::Received { .. } => "mail-received",
            Self::Taken { .. } => "mail-taken",
            Self::SetAside { .. } => "mail-set-aside",
            Self::TakenAgain { .. } => "mail-taken-again",
            Self::Sent { .. } => "mail-sent",
            Self::Failed { .. } => "mail-failed",
            Self::Bounced { .. } => "mail-bounced",
            Self::Requeued { .. } => "mail-requeued",
            Self::Dropped { .. } => "mail-dropped",
            Self::Released { .. } => "mail-released",
        }
    }

    fn subject(&self) -> Subject {
        match self {
            Self::Added { mailbox }
            | Self::Changed { mailbox }
            | Self::Paused { mailbox }
            | Self::Resumed { mailbox }
            | Self::Tripped { mailbox, .. } => Subject::new("mailbox", mailbox.number()),
            Self::Received { letter, .. }
            | Self::Taken { letter, .. }
            | Self::SetAside { letter, .. }
            | Self::TakenAgain { letter } => Subject::new("letter", letter.number()),
            Self::Sent { sending }
            | Self::Failed { sending }
            | Self::Bounced { sending, .. }
            | Self::Requeued { sending }
            | Self::Dropped { sending }
            | Self::Released { sending } => Subject::new("sending", sending.number()),
        }
    }

    fn facts(&self) -> Json {
        match self {
            Self::Tripped { why, .. } => json!({ "why": why.word() }),
            Self::Received { mailbox, .. } => json!({ "mailbox": mailbox.number() }),
            Self::Taken { became, .. } => json!({ "became": became }),
            Self::SetAside { why, .. } => json!({ "why": why.word() }),
            Self::Bounced { about, .. } => json!({ "about": about }),
            Self::Added { .. }
            | Self::Changed { .. }
            | Self::Paused { .. }
            | Self::Resumed { .. }
            | Self::TakenAgain { .. }
            | Self::Sent { .. }
            | Self::Failed { .. }
            | Self::Requeued { .. }
            | Self::Dropped { .. }
            | Self::Released { .. } => Json::Null,
        }
    }
}
