use kernel::{Id, Person, Subject};
use serde_json::{Value as Json, json};
use store::Entry;

use crate::{CheckStep, Template, Ticket};

macro_rules! facts {
    () => {
        Json::Null
    };
    ($fact:ident) => {
        json!({ (stringify!($fact)): $fact })
    };
}

macro_rules! events {
    ($($(#[$says:meta])* $name:ident $({ $fact:ident: $of:ty })? = $word:literal),+ $(,)?) => {
        /// What can happen to a ticket. Each carries ids, never personal data.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Happened { $($(#[$says])* $name $({ $fact: $of })?),+ }

        impl Happened {
            const fn word(self) -> &'static str {
                match self { $(Self::$name $({ $fact: _ })? => $word),+ }
            }

            fn facts(self) -> Json {
                match self { $(Self::$name $({ $fact })? => facts!($($fact)?)),+ }
            }

            /// What a line of the journal says, by its word and facts.
            fn of(word: &str, facts: &Json) -> Option<Self> {
                Some(match word {
                    $($word => Self::$name $({ $fact: <$of>::from(Id::new(facts[stringify!($fact)].as_i64()?)) })?,)+
                    _ => return None,
                })
            }
        }
    };
}

events! {
    Reported = "desk-reported",
    /// The desk wrote it down for somebody.
    ReportedFor { person: Id<Person> } = "desk-reported-for",
    /// It was ordered from a template.
    Ordered { template: Id<Template> } = "desk-ordered",
    /// A letter became a ticket.
    CameAsLetter = "desk-came-as-letter",
    /// A letter was added to it.
    GotLetter = "desk-got-letter",
    Written = "desk-written",
    Answered = "desk-answered",
    Noted = "desk-noted",
    FileRemoved { file: Id<()> } = "desk-file-removed",
    Triaged = "desk-triaged",
    Confided = "desk-confided",
    Unconfided = "desk-unconfided",
    Assigned { owner: Id<Person> } = "desk-assigned",
    /// It was given to a group, and to nobody in it yet.
    GivenToGroup { group: Id<()> } = "desk-given-to-group",
    Taken = "desk-taken",
    Waited = "desk-waited",
    Resumed = "desk-resumed",
    Resolved = "desk-resolved",
    Reopened = "desk-reopened",
    Closed = "desk-closed",
    Merged { into: Id<Ticket> } = "desk-merged",
    /// Messages of it became a ticket of their own.
    Split { into: Id<Ticket> } = "desk-split",
    /// It was a part of another.
    SplitOff { from: Id<Ticket> } = "desk-split-off",
    Watched = "desk-watched",
    Unwatched = "desk-unwatched",
    WatcherAdded { person: Id<Person> } = "desk-watcher-added",
    /// It is a report of the other.
    PutUnder { parent: Id<Ticket> } = "desk-put-under",
    TakenOut = "desk-taken-out",
    Diagnosed = "desk-diagnosed",
    ApprovalAsked { approver: Id<Person> } = "desk-approval-asked",
    Approved = "desk-approved",
    Refused = "desk-refused",
    StepsAdded = "desk-steps-added",
    StepTicked { step: Id<CheckStep> } = "desk-step-ticked",
    StepUnticked { step: Id<CheckStep> } = "desk-step-unticked",
    StepRemoved { step: Id<CheckStep> } = "desk-step-removed",
    Rated = "desk-rated",
    TimeSpent = "desk-time-spent",
    Imported = "desk-imported",
    ImportUndone = "desk-import-undone",
}

/// What can happen here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    To { ticket: Id<Ticket>, what: Happened },
    RulesSet { rules: i64 },
    CannedSet { canned: i64 },
    CannedRetired { canned: i64 },
    TemplateKept { template: i64 },
    TemplateRetired { template: i64 },
}

impl Event {
    /// Something that happened to a ticket.
    pub const fn to(ticket: Id<Ticket>, what: Happened) -> Self {
        Self::To { ticket, what }
    }
}

impl store::Event for Event {
    fn word(&self) -> &'static str {
        match self {
            Self::To { what, .. } => what.word(),
            Self::RulesSet { .. } => "desk-rules-set",
            Self::CannedSet { .. } => "desk-canned-set",
            Self::CannedRetired { .. } => "desk-canned-retired",
            Self::TemplateKept { .. } => "desk-template-kept",
            Self::TemplateRetired { .. } => "desk-template-retired",
        }
    }

    fn subject(&self) -> Subject {
        match self {
            Self::To { ticket, .. } => Subject::new("ticket", ticket.number()),
            Self::RulesSet { rules } => Subject::new("desk-rules", *rules),
            Self::CannedSet { canned } | Self::CannedRetired { canned } => {
                Subject::new("canned-answer", *canned)
            }
            Self::TemplateKept { template } | Self::TemplateRetired { template } => {
                Subject::new("service-template", *template)
            }
        }
    }

    fn facts(&self) -> Json {
        match self {
            Self::To { what, .. } => what.facts(),
            Self::RulesSet { .. }
            | Self::CannedSet { .. }
            | Self::CannedRetired { .. }
            | Self::TemplateKept { .. }
            | Self::TemplateRetired { .. } => Json::Null,
        }
    }
}

impl Event {
    /// What the journal's line says of a ticket, for those who read it; nothing when the line is about something else.
    pub fn of(entry: &Entry) -> Option<Self> {
        if entry.subject.kind != "ticket" {
            return None;
        }
        Some(Self::to(Id::new(entry.subject.id), Happened::of(&entry.event, &entry.facts)?))
    }
}
