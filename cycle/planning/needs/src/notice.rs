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

/// Something to hear: who, the key of the words, and where they lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Notice {
    pub to: To,
    pub text: &'static str,
    /// The need that it leads to.
    pub about: Id<Need>,
}

impl Notice {
    const fn to(to: To, text: &'static str, about: Id<Need>) -> Self {
        Self { to, text, about }
    }
}

/// Who hears of an event, and in which words. Whoever did it does not hear of it.
pub fn notices(event: &Event) -> Vec<Notice> {
    use Event::{
        Answered, Asked, AskedFor, Assigned, CriterionRetired, CriterionSet, Edited, FileRemoved, Heard,
        ImportUndone, Imported, Invited, Joined, Left, Merged, Moved, Noted, Scored, TakenUp, Told, Written,
    };
    match *event {
        Asked { .. } | Left { .. } | FileRemoved { .. } | Edited { .. } | Heard { .. } | Told { .. } => {
            Vec::new()
        }
        Imported { .. } | ImportUndone { .. } | CriterionSet { .. } | CriterionRetired { .. } => Vec::new(),
        AskedFor { need, person } => vec![Notice::to(To::Person(person), "needs-notice-asked-for", need)],
        Joined { need, person } => vec![
            Notice::to(To::Owner(need), "needs-notice-joined", need),
            Notice::to(To::Person(person), "needs-notice-asked-for", need),
        ],
        Written { need } => vec![Notice::to(To::Owner(need), "needs-notice-written", need)],
        Answered { need } => vec![Notice::to(To::Askers(need), "needs-notice-answered", need)],
        Noted { need } => vec![Notice::to(To::Owner(need), "needs-notice-noted", need)],
        Assigned { need, owner } => vec![Notice::to(To::Person(owner), "needs-notice-assigned", need)],
        Invited { need, person } => vec![Notice::to(To::Person(person), "needs-notice-invited", need)],
        Scored { need } => vec![Notice::to(To::Owner(need), "needs-notice-scored", need)],
        TakenUp { need } => both(need, "needs-notice-taken-up"),
        Merged { need, into } => vec![
            Notice::to(To::Askers(need), "needs-notice-merged", need),
            Notice::to(To::Owner(need), "needs-notice-merged", need),
            Notice::to(To::AskersButFrom { need: into, from: need }, "needs-notice-took-in", into),
            Notice::to(To::Owner(into), "needs-notice-took-in", into),
        ],
        Moved { need, to } => moved(need, to),
    }
}

fn both(need: Id<Need>, text: &'static str) -> Vec<Notice> {
    vec![Notice::to(To::Askers(need), text, need), Notice::to(To::Owner(need), text, need)]
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
