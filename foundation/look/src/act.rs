//! One thing that a person can do from a page: go somewhere, or send something.

use askama::Template;

use crate::{Html, Icon};

/// How an act is carried out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    /// A link.
    Go(String),
    /// A form of its own with one button, sent by POST, with hidden fields.
    Send { action: String, fields: Vec<(String, String)> },
}

impl Default for Deed {
    fn default() -> Self {
        Self::Go(String::new())
    }
}

/// A link or button: `Act::go("Ny ändring", "/changes/request").icon(Icon::Add)`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Act {
    pub label: String,
    pub deed: Deed,
    pub icon: Option<Icon>,
    /// The letter that does it, while nobody types and keys are not turned off.
    pub key: Option<char>,
}

#[derive(Template)]
#[template(path = "act.html")]
struct View<'a> {
    act: &'a Act,
    class: &'a str,
}

impl Act {
    /// An act that is a link.
    pub fn go(label: impl Into<String>, href: impl Into<String>) -> Self {
        Self { label: label.into(), deed: Deed::Go(href.into()), icon: None, key: None }
    }

    /// An act that is sent by POST.
    pub fn send(label: impl Into<String>, action: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            deed: Deed::Send { action: action.into(), fields: Vec::new() },
            icon: None,
            key: None,
        }
    }

    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// The letter that does it.
    pub const fn key(mut self, key: char) -> Self {
        self.key = Some(key);
        self
    }

    /// A hidden field that is sent along; of no meaning to a link.
    pub fn field(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        if let Deed::Send { fields, .. } = &mut self.deed {
            fields.push((name.into(), value.into()));
        }
        self
    }

    /// As the page's one primary button.
    pub fn primary(&self) -> Html {
        self.with_class("button primary")
    }

    /// As a quiet button.
    pub fn quiet(&self) -> Html {
        self.with_class("button")
    }

    /// As a button that warns: what it does is hard to take back.
    pub fn danger(&self) -> Html {
        self.with_class("button danger")
    }

    /// As a plain link in running text.
    pub fn plain(&self) -> Html {
        self.with_class("link")
    }

    pub(crate) fn with_class(&self, class: &str) -> Html {
        Html::of(&View { act: self, class })
    }
}
