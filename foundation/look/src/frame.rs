//! The frame of a whole page: the rail, where I am, what this is, its state, one primary act, and the body.

use askama::Template;
use texts::Talk;

use crate::{Act, Html, Icon, Notice, Rail, StateMark, assets};

/// A step of the way here.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Crumb {
    pub href: String,
    pub label: String,
}

impl Crumb {
    pub fn new(href: impl Into<String>, label: impl Into<String>) -> Self {
        Self { href: href.into(), label: label.into() }
    }
}

/// The head of a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Head {
    /// The h1 and the window's title.
    pub title: String,
    /// The record's number, muted, in tabular figures; may be empty.
    pub number: String,
    pub state: Option<StateMark>,
    /// A sentence under the title; may be empty.
    pub lead: String,
    /// The one thing that most come here to do. With script, `c` does it when it is a link.
    pub primary: Option<Act>,
    /// What else can be done, the usual first; what does not find room is folded under one word.
    pub quiet: Vec<Act>,
}

/// So many quiet acts are seen at once.
const NEAR: usize = 4;

impl Head {
    pub fn titled(title: impl Into<String>) -> Self {
        Self { title: title.into(), ..Self::default() }
    }

    /// The acts that are seen at once. A fold with one act in it would save no room.
    fn near(&self) -> &[Act] {
        if self.quiet.len() <= NEAR + 1 { &self.quiet } else { &self.quiet[..NEAR] }
    }

    /// The acts under the fold.
    fn further(&self) -> &[Act] {
        &self.quiet[self.near().len()..]
    }
}

/// A whole page: `Frame { rail, head: Head::titled("Behov"), body, ..Frame::default() }.render(&talk)`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Frame {
    pub rail: Rail,
    pub crumbs: Vec<Crumb>,
    pub head: Head,
    /// The answer to what the person just did.
    pub flash: Option<Notice>,
    /// Stands across the top in the demo; may be empty.
    pub demo: String,
    pub body: Html,
    /// Facts and the thread, at the right on wide screens; no column when empty.
    pub aside: Html,
    /// Where the accessibility statement is.
    pub accessibility: String,
    /// Load the page again after so many seconds: for work under way. 0 is never.
    pub again_after_s: u32,
}

#[derive(Template)]
#[template(path = "frame.html")]
struct View<'a> {
    it: &'a Frame,
    talk: &'a Talk,
    rail: Html,
    document: Document<'a>,
}

/// What every document has in its `<head>`.
#[derive(Template)]
#[template(path = "document.html")]
pub(crate) struct Document<'a> {
    pub title: &'a str,
    pub again_after_s: u32,
}

impl askama::filters::HtmlSafe for Document<'_> {}

impl Frame {
    /// The whole document, from doctype to end.
    pub fn render(&self, talk: &Talk) -> Html {
        let document = Document { title: &self.head.title, again_after_s: self.again_after_s };
        Html::of(&View { it: self, talk, rail: self.rail.render(talk), document })
    }

    fn accessibility(&self) -> &str {
        if self.accessibility.is_empty() { "/accessibility" } else { &self.accessibility }
    }
}

#[cfg(test)]
#[path = "frame_test.rs"]
mod tests;
