//! The thread (what led here, what came of it) and the timeline (what happened, in order).

use askama::Template;
use texts::Talk;

use crate::{Html, Icon, StateMark};

/// Where a record stands in the thread, seen from the record whose page this is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Way {
    /// It led here.
    #[default]
    Before,
    /// It is this record.
    Here,
    /// It came of this.
    After,
}

/// One record of the thread, tied by a named relation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ThreadLink {
    pub way: Way,
    /// The relation in words: "svarar på", "beslutat i".
    pub relation: String,
    pub icon: Icon,
    /// What kind it is: "Beslut".
    pub kind: String,
    pub title: String,
    /// Empty when the reader may not open it, or when it is this record.
    pub href: String,
    pub state: Option<StateMark>,
}

/// The thread of one record, in the order in which it ran.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ThreadList {
    pub title: String,
    pub links: Vec<ThreadLink>,
}

#[derive(Template)]
#[template(path = "thread.html")]
struct ThreadView<'a> {
    it: &'a ThreadList,
    talk: &'a Talk,
}

impl ThreadList {
    pub fn render(&self, talk: &Talk) -> Html {
        Html::of(&ThreadView { it: self, talk })
    }
}

impl ThreadLink {
    const fn class(&self) -> &'static str {
        match self.way {
            Way::Before => "before",
            Way::Here => "here",
            Way::After => "after",
        }
    }
}

/// One thing that happened.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Happening {
    pub icon: Icon,
    /// What happened, in a sentence; already drawn, so that it may hold links.
    pub what: Html,
    /// Who did it; may be empty.
    pub who: String,
    /// The moment in words, in the reader's zone.
    pub at: String,
    /// The same moment for programs (ISO 8601).
    pub at_iso: String,
}

/// What happened, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Timeline {
    pub title: String,
    pub happenings: Vec<Happening>,
    /// The address of what happened before; no link when empty.
    pub earlier: String,
}

#[derive(Template)]
#[template(path = "timeline.html")]
struct TimelineView<'a> {
    it: &'a Timeline,
    talk: &'a Talk,
}

impl Timeline {
    pub fn render(&self, talk: &Talk) -> Html {
        Html::of(&TimelineView { it: self, talk })
    }
}
