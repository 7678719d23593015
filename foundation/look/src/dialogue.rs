//! Dialogue: what people wrote to each other on a record. What only the team sees can never be
//! mistaken for what the other side reads: icon, words, border and place all say so.

use askama::Template;
use texts::Talk;

use crate::{Html, Icon};

/// Who sees a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Seen {
    /// Everybody in the dialogue, the asker too.
    #[default]
    ByAll,
    /// Only those who work with it.
    ByTeam,
}

impl Seen {
    const fn class(self) -> &'static str {
        match self {
            Self::ByAll => "by-all",
            Self::ByTeam => "by-team",
        }
    }

    const fn icon(self) -> Icon {
        match self {
            Self::ByAll => Icon::Eye,
            Self::ByTeam => Icon::Internal,
        }
    }

    const fn key(self) -> &'static str {
        match self {
            Self::ByAll => "look-seen-by-all",
            Self::ByTeam => "look-seen-by-team",
        }
    }
}

/// One message.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Message {
    /// The message's id on the page, for links to it (`message-12`).
    pub id: String,
    pub author: String,
    /// What the author is here: "lärare", "support".
    pub role: String,
    /// The moment in words, in the reader's zone.
    pub at: String,
    /// The same moment for programs (ISO 8601).
    pub at_iso: String,
    /// Usually made by `prose`.
    pub body: Html,
    pub seen: Seen,
    pub files: Vec<FileLink>,
}

/// An attached file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FileLink {
    pub name: String,
    pub href: String,
    /// In words: "34 kB".
    pub size: String,
    /// Where it is taken away; empty when the reader may not.
    pub remove: String,
}

/// The messages in order, and the form to answer with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Dialogue {
    pub title: String,
    pub messages: Vec<Message>,
    /// The form for a new message, already drawn; empty when the reader may not write.
    pub reply: Html,
}

#[derive(Template)]
#[template(path = "dialogue.html")]
struct View<'a> {
    it: &'a Dialogue,
    talk: &'a Talk,
}

impl Dialogue {
    pub fn render(&self, talk: &Talk) -> Html {
        Html::of(&View { it: self, talk })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_internal_note_says_so_in_words() {
        let note = Message { seen: Seen::ByTeam, body: Html::text("Ring inte"), ..Message::default() };
        let html = Dialogue { messages: vec![note], ..Dialogue::default() }.render(&crate::swedish());
        assert!(html.0.contains("Bara teamet ser det här"), "{html}");
    }
}
