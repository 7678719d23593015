//! Who hears of what: pure, so that a test can read it.

use kernel::{Id, Person};

use crate::events::Happened;
use crate::{Event, Ticket};

/// Who is to hear.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum To {
    /// Everybody who asks or watches.
    Parties(Id<Ticket>),
    /// The same, but for those whom a merge brought from the other ticket just now.
    PartiesButFrom {
        ticket: Id<Ticket>,
        from: Id<Ticket>,
    },
    /// Whoever works with it; its group while nobody does.
    Desk(Id<Ticket>),
    /// The members of the group that has it.
    Group(Id<Ticket>),
    Person(Id<Person>),
}

/// Something to hear: who, the key of the words, and where they lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Notice {
    pub to: To,
    pub text: &'static str,
    /// The ticket that it leads to.
    pub about: Id<Ticket>,
}

impl Notice {
    const fn to(to: To, text: &'static str, about: Id<Ticket>) -> Self {
        Self { to, text, about }
    }
}

/// Who hears of an event, and in which words. Whoever did it does not hear of it, and what is internal never reaches
/// those who ask.
pub fn notices(event: &Event) -> Vec<Notice> {
    let Event::To { ticket, what } = *event else { return Vec::new() };
    let desk = |text| vec![Notice::to(To::Desk(ticket), text, ticket)];
    let parties = |text| vec![Notice::to(To::Parties(ticket), text, ticket)];
    let person = |person, text| vec![Notice::to(To::Person(person), text, ticket)];
    match what {
        Happened::Reported
        | Happened::Ordered { .. }
        | Happened::CameAsLetter
        | Happened::FileRemoved { .. }
        | Happened::Triaged
        | Happened::Confided
        | Happened::Unconfided
        | Happened::Watched
        | Happened::Unwatched
        | Happened::TimeSpent
        | Happened::Imported
        | Happened::ImportUndone
        | Happened::TakenOut
        | Happened::SplitOff { .. }
        | Happened::StepsAdded
        | Happened::StepTicked { .. }
        | Happened::StepUnticked { .. }
        | Happened::StepRemoved { .. }
        | Happened::Diagnosed => Vec::new(),
        Happened::Split { .. } => parties("desk-notice-split"),
        Happened::PutUnder { .. } => parties("desk-notice-put-under"),
        Happened::ApprovalAsked { approver } => person(approver, "desk-notice-approval-asked"),
        Happened::Approved => both(ticket, "desk-notice-approved"),
        Happened::Refused => both(ticket, "desk-notice-refused"),
        Happened::ReportedFor { person: who } => person(who, "desk-notice-reported-for"),
        Happened::WatcherAdded { person: who } => person(who, "desk-notice-watcher-added"),
        Happened::Assigned { owner } => person(owner, "desk-notice-assigned"),
        Happened::GivenToGroup { .. } => vec![Notice::to(To::Group(ticket), "desk-notice-group", ticket)],
        Happened::GotLetter | Happened::Written => desk("desk-notice-written"),
        Happened::Noted => desk("desk-notice-noted"),
        Happened::Rated => desk("desk-notice-rated"),
        Happened::Taken => parties("desk-notice-taken"),
        Happened::Answered => parties("desk-notice-answered"),
        Happened::Waited => parties("desk-notice-waited"),
        Happened::Resumed => both(ticket, "desk-notice-resumed"),
        Happened::Resolved => parties("desk-notice-resolved"),
        Happened::Reopened => both(ticket, "desk-notice-reopened"),
        Happened::Closed => parties("desk-notice-closed"),
        Happened::Merged { into } => vec![
            Notice::to(To::Parties(ticket), "desk-notice-merged", ticket),
            Notice::to(To::PartiesButFrom { ticket: into, from: ticket }, "desk-notice-took-in", into),
            Notice::to(To::Desk(into), "desk-notice-took-in", into),
        ],
    }
}

fn both(ticket: Id<Ticket>, text: &'static str) -> Vec<Notice> {
    vec![Notice::to(To::Parties(ticket), text, ticket), Notice::to(To::Desk(ticket), text, ticket)]
}
