//! What sort of letter it is: one that a person wrote to us, or one that must not be answered by a program.

use mail_parser::{HeaderName, Message};

use crate::head::{raw, text};
use crate::letter::Envelope;
use crate::report::Report;

/// The sort of a letter. Only an ordinary one may be answered by a program (RFC 3834).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    Ordinary,
    /// A program wrote it.
    Automatic(Automatic),
    /// Sent to a list; the list's name.
    List(String),
    /// A server tells what became of a letter.
    Report(Report),
}

/// How a letter shows that a program wrote it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Automatic {
    /// An answer to what somebody else sent, such as "out of office".
    Reply,
    /// Written without a letter before it.
    Notice,
    /// A receipt: it was read, or deleted (RFC 8098).
    Receipt,
}

impl Kind {
    pub const WORDS: [&'static str; 6] =
        ["ordinary", "auto-reply", "auto-notice", "receipt", "list", "report"];

    /// The word in storage and text keys.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Ordinary => "ordinary",
            Self::Automatic(Automatic::Reply) => "auto-reply",
            Self::Automatic(Automatic::Notice) => "auto-notice",
            Self::Automatic(Automatic::Receipt) => "receipt",
            Self::List(_) => "list",
            Self::Report(_) => "report",
        }
    }

    /// May a program answer it?
    pub const fn may_be_answered(&self) -> bool {
        match self {
            Self::Ordinary => true,
            Self::Automatic(_) | Self::List(_) | Self::Report(_) => false,
        }
    }
}

pub(crate) fn of(message: &Message<'_>, envelope: &Envelope, report: Option<Report>) -> Kind {
    if let Some(report) = report {
        return Kind::Report(report);
    }
    let has_null_sender =
        is_null(envelope) || raw(message, "return-path").is_some_and(|path| path.trim() == "<>");
    if has_null_sender && is_from_postmaster(message) {
        return Kind::Report(Report::unread());
    }
    if let Some(automatic) = automatic(message) {
        return Kind::Automatic(automatic);
    }
    if let Some(list) = list(message) {
        return Kind::List(list);
    }
    if has_null_sender { Kind::Automatic(Automatic::Notice) } else { Kind::Ordinary }
}

/// The kind of a mail of which nothing could be read.
pub(crate) fn of_envelope(envelope: &Envelope) -> Kind {
    if is_null(envelope) { Kind::Automatic(Automatic::Notice) } else { Kind::Ordinary }
}

fn is_null(envelope: &Envelope) -> bool {
    envelope.from.as_ref().is_some_and(|from| from.trim_matches(['<', '>', ' ']).is_empty())
}

fn is_from_postmaster(message: &Message<'_>) -> bool {
    let from = raw(message, "from").unwrap_or_default().to_lowercase();
    from.contains("mailer-daemon") || from.contains("postmaster")
}

fn small(message: &Message<'_>, name: &str) -> Option<String> {
    raw(message, name).map(|line| line.trim().to_lowercase())
}

fn automatic(message: &Message<'_>) -> Option<Automatic> {
    let content = small(message, "content-type").unwrap_or_default();
    if content.contains("disposition-notification") {
        return Some(Automatic::Receipt);
    }
    let is_reply =
        small(message, "in-reply-to").is_some() || is_reply_subject(&text(message, &HeaderName::Subject));
    let either = if is_reply { Automatic::Reply } else { Automatic::Notice };
    match small(message, "auto-submitted").as_deref() {
        Some(value) if value.starts_with("auto-replied") => return Some(Automatic::Reply),
        Some(value) if !value.starts_with("no") => return Some(either),
        Some(_) | None => {}
    }
    if ["x-autoreply", "x-autorespond", "x-autoresponse", "x-auto-reply-from"]
        .iter()
        .any(|name| says_yes(message, name))
    {
        return Some(Automatic::Reply);
    }
    let precedence = small(message, "precedence").unwrap_or_default();
    if precedence.contains("auto_reply") || precedence.contains("auto-reply") {
        return Some(Automatic::Reply);
    }
    if small(message, "x-auto-response-suppress").is_some_and(|value| suppresses(&value)) {
        return Some(either);
    }
    if matches!(precedence.as_str(), "bulk" | "junk") && list(message).is_none() {
        return Some(either);
    }
    small(message, "x-failed-recipients").map(|_| Automatic::Notice)
}

fn says_yes(message: &Message<'_>, name: &str) -> bool {
    small(message, name).is_some_and(|value| !matches!(value.as_str(), "" | "no" | "false" | "none"))
}

/// Exchange asks that no automatic answer be sent: what carries it was sent by a program.
fn suppresses(value: &str) -> bool {
    value.split(',').any(|word| matches!(word.trim(), "all" | "oof" | "autoreply"))
}

/// The words by which mail programs of here begin the subject of an automatic answer.
fn is_reply_subject(subject: &str) -> bool {
    let small = subject.trim().to_lowercase();
    [
        "autosvar",
        "automatiskt svar",
        "frånvaro",
        "ej på plats",
        "automatic reply",
        "auto:",
        "out of office",
        "svar:",
        "re:",
        "sv:",
    ]
    .iter()
    .any(|start| small.starts_with(start))
}

fn list(message: &Message<'_>) -> Option<String> {
    let named = ["list-id", "list-post", "list-unsubscribe", "mailing-list", "x-mailing-list"];
    let found = named.iter().find_map(|name| small(message, name))?;
    Some(crate::bounds::tidy(found.trim_matches(['<', '>']), 200, crate::bounds::Lines::Joined))
}
