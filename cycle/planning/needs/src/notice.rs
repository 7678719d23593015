//! Who hears of what: pure, so that a test can read it.

use kernel::{Id, Person};

use crate::{Event, Need, Step};

/// Who is to hear.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum To {
    /// Everybody who stands behind the need.
    Askers(Id<Need>),
    /// The same, but for those whom a merge brought from the other need just now.
    AskersButFrom {
        need: Id<Need>,
        from: Id<Need>,
    },
    /// Whoever in IT looks after it.
    Owner(Id<Need>),
    Person(Id<Person>),
}

/// Something to hear: who, and the key of the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Notice {
    pub to: To,
    pub text: &'static str,
}

impl Notice {
    const fn to(to: To, text: &'static str) -> Self {
        Self { to, text }
    }
}

/// Who hears of an event, and in which words. Whoever did it does not hear of it.
pub fn notices(event: &Event) -> Vec<Notice> {
    use Event::*;
    match *event {
        Asked { .. } | Left { .. } | Edited { .. } | Heard { .. } | Told { .. } => Vec::new(),
        Imported { .. } | ImportUndone { .. } | CriterionSet { .. } | CriterionRetired { .. } => Vec::new(),
        AskedFor { person, .. } => vec![Notice::to(To::Person(person), "needs-notice-asked-for")],
        Joined { need, person } => vec![
            Notice::to(To::Owner(need), "needs-notice-joined"),
            Notice::to(To::Person(person), "needs-notice-asked-for"),
        ],
        Written { need } => vec![Notice::to(To::Owner(need), "needs-notice-written")],
        Answered { need } => vec![Notice::to(To::Askers(need), "needs-notice-answered")],
        Noted { need } => vec![Notice::to(To::Owner(need), "needs-notice-noted")],
        Assigned { owner, .. } => vec![Notice::to(To::Person(owner), "needs-notice-assigned")],
        Invited { person, .. } => vec![Notice::to(To::Person(person), "needs-notice-invited")],
        Scored { need } => vec![Notice::to(To::Owner(need), "needs-notice-scored")],
        TakenUp { need } => both(need, "needs-notice-taken-up"),
        Merged { need, into } => vec![
            Notice::to(To::Askers(need), "needs-notice-merged"),
            Notice::to(To::Owner(need), "needs-notice-merged"),
            Notice::to(To::AskersButFrom { need: into, from: need }, "needs-notice-took-in"),
            Notice::to(To::Owner(into), "needs-notice-took-in"),
        ],
        Moved { need, to } => moved(need, to),
    }
}

fn both(need: Id<Need>, text: &'static str) -> Vec<Notice> {
    vec![Notice::to(To::Askers(need), text), Notice::to(To::Owner(need), text)]
}

fn moved(need: Id<Need>, to: Step) -> Vec<Notice> {
    let text = match to {
        Step::New | Step::Merged => return Vec::new(),
        Step::Clarified => "needs-notice-clarified",
        Step::Assessed => "needs-notice-assessed",
        Step::Parked => "needs-notice-parked",
        Step::Declined => "needs-notice-declined",
        Step::Approved => "needs-notice-approved",
        Step::Planned => "needs-notice-planned",
        Step::Delivered => "needs-notice-delivered",
        Step::FollowedUp => "needs-notice-followed-up",
    };
    both(need, text)
}
