use std::path::PathBuf;

use kernel::Subject;
use look::{Bare, Crumb, Head, Html, Notice};

/// A page inside the frame; the rail, the banner and the footer are added by the web.
#[derive(Debug, Clone, Default)]
pub struct Page {
    pub crumbs: Vec<Crumb>,
    pub head: Head,
    pub body: Html,
    /// Facts and the thread, at the right.
    pub aside: Html,
    pub notice: Option<Notice>,
    /// Load again after so many seconds, for work under way; 0 is never.
    pub again_after_s: u32,
}

impl Page {
    pub fn titled(title: impl Into<String>) -> Self {
        Self { head: Head::titled(title), ..Self::default() }
    }
}

/// What a verb made or touched: its kind, number and address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    pub subject: Subject,
    pub href: String,
}

/// What a room answers.
pub enum Reply {
    Page(Box<Page>),
    /// A form again, with what was wrong: 422.
    Refused(Box<Page>),
    /// A form again, refused by what has happened meanwhile or by a rule: 409.
    Again(Box<Page>),
    /// A page without the rail.
    Bare(Box<Bare>),
    /// A form without the rail again, with what was wrong: 422.
    RefusedBare(Box<Bare>),
    Json(serde_json::Value),
    /// Go there: 303 for a browser with the text of `said` shown on arrival; for a program 200 (201 when something
    /// was made) with `{ "id", "href", "message" }`.
    See {
        to: String,
        said: &'static str,
        facts: Vec<(&'static str, String)>,
        made: Option<Made>,
    },
    /// To another site, named by its whole address: 303. Only where a room has decided which sites may be gone to; what a visitor
    /// wrote is never such an address.
    Away(String),
    /// A small file made in memory.
    File {
        name: String,
        mime: &'static str,
        bytes: Vec<u8>,
    },
    /// A file on disk; removed by whoever put it there.
    Stored {
        name: String,
        mime: String,
        path: PathBuf,
    },
    /// A file made on disk without a name of its own there; it is gone when it has been sent.
    Made {
        name: String,
        mime: &'static str,
        file: std::fs::File,
    },
    /// Plain text, for `/metrics` and the like.
    Text(String),
}

impl Reply {
    /// Go there and show the text of `said`.
    pub fn see(to: impl Into<String>, said: &'static str) -> Self {
        Self::See { to: to.into(), said, facts: Vec::new(), made: None }
    }

    /// Go to the record that was made or changed.
    pub fn made(kind: &'static str, id: i64, href: impl Into<String>, said: &'static str) -> Self {
        let href = href.into();
        Self::See {
            to: href.clone(),
            said,
            facts: Vec::new(),
            made: Some(Made { subject: Subject::new(kind, id), href }),
        }
    }

    /// A fact that the text of `said` names.
    pub fn fact(mut self, name: &'static str, value: impl std::fmt::Display) -> Self {
        if let Self::See { facts, .. } = &mut self {
            facts.push((name, value.to_string()));
        }
        self
    }
}
