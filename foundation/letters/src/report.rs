//! Delivery reports (RFC 3464): which of our letters, to whom, and whether it helps to wait.

use mail_parser::{Message, MessagePart, MimeHeaders, PartType};

use crate::head::is_id;
use crate::mailbox::is_address;

/// What a server tells of a letter.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// The Message-ID of the letter that it is about, if it is told.
    pub about: Option<String>,
    /// What became of it, address by address; empty when the report could not be read.
    pub recipients: Vec<Recipient>,
}

/// What became of a letter for one address.
#[derive(Clone, PartialEq, Eq)]
pub struct Recipient {
    /// In small letters: the address that we wrote to when the report names it, otherwise the last one tried.
    pub address: String,
    pub lasting: Lasting,
    /// Such as `5.1.1`; empty when there is none.
    pub status: String,
    /// What the server said, at most 300 characters.
    pub said: String,
}

/// Prints no personal data.
impl std::fmt::Debug for Recipient {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "[{:?} {}]", self.lasting, self.status)
    }
}

/// Does it help to wait?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lasting {
    /// It will never arrive.
    Permanent,
    /// The server goes on trying.
    Passing,
    /// It arrived.
    Arrived,
    /// The report does not say.
    Unknown,
}

impl Report {
    /// A report whose content is not in the form of one.
    pub(crate) fn unread() -> Self {
        Self::default()
    }
}

/// The report in a mail, if it is one.
pub(crate) fn of(message: &Message<'_>) -> Option<Report> {
    let status = message.parts.iter().find(|part| is(part, "message", "delivery-status"))?;
    let groups = groups(&words(status));
    let recipients = groups.iter().filter_map(recipient).take(100).collect();
    Some(Report { about: about(message), recipients })
}

fn is(part: &MessagePart<'_>, kind: &str, subtype: &str) -> bool {
    part.is_content_type(kind, subtype)
}

fn words(part: &MessagePart<'_>) -> String {
    match &part.body {
        PartType::Text(text) | PartType::Html(text) => text.to_string(),
        PartType::Binary(bytes) | PartType::InlineBinary(bytes) => {
            String::from_utf8_lossy(bytes).into_owned()
        }
        PartType::Message(_) | PartType::Multipart(_) => String::new(),
    }
}

type Group = Vec<(String, String)>;

/// Fields in groups parted by blank lines; folded lines are joined.
fn groups(text: &str) -> Vec<Group> {
    let mut groups: Vec<Group> = vec![Vec::new()];
    for line in text.lines().take(2_000) {
        let Some(group) = groups.last_mut() else { break };
        if line.trim().is_empty() {
            groups.push(Vec::new());
        } else if line.starts_with([' ', '\t']) {
            if let Some((_, value)) = group.last_mut() {
                value.push(' ');
                value.push_str(line.trim());
            }
        } else if let Some((name, value)) = line.split_once(':') {
            group.push((name.trim().to_lowercase(), value.trim().to_owned()));
        }
    }
    groups
}

fn recipient(group: &Group) -> Option<Recipient> {
    let field =
        |name: &str| group.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.as_str());
    let address = [field("original-recipient"), field("final-recipient")].into_iter().find_map(address)?;
    let status = status(field("status"));
    let said = crate::bounds::tidy(after_type(field("diagnostic-code")), 300, crate::bounds::Lines::Joined);
    let lasting = match (field("action").to_lowercase().as_str(), status.chars().next()) {
        ("delivered" | "relayed" | "expanded", _) => Lasting::Arrived,
        ("delayed", _) => Lasting::Passing,
        ("failed", Some('4')) => Lasting::Passing,
        ("failed", _) | (_, Some('5')) => Lasting::Permanent,
        (_, Some('4')) => Lasting::Passing,
        (_, Some('2')) => Lasting::Arrived,
        _ => Lasting::Unknown,
    };
    Some(Recipient { address, lasting, status, said })
}

/// `RFC822; name@domain`.
fn after_type(value: &str) -> &str {
    value.split_once(';').map_or(value, |(_, rest)| rest).trim()
}

fn address(value: &str) -> Option<String> {
    let bare = after_type(value).trim_matches(['<', '>', ' ']);
    is_address(bare).then(|| bare.to_lowercase())
}

/// `5.1.1`, and nothing that stands after it.
fn status(value: &str) -> String {
    value.chars().take_while(|c| c.is_ascii_digit() || *c == '.').take(11).collect()
}

/// The Message-ID of the letter that came back, whole or as its head only.
fn about(message: &Message<'_>) -> Option<String> {
    message
        .parts
        .iter()
        .rev()
        .find_map(|part| match &part.body {
            PartType::Message(inner) if !inner.parts.is_empty() => inner.message_id().map(str::to_owned),
            PartType::Text(_) | PartType::Binary(_) if is(part, "text", "rfc822-headers") => {
                in_head(&words(part))
            }
            _ => None,
        })
        .filter(|id| is_id(id))
}

fn in_head(head: &str) -> Option<String> {
    let groups = groups(head);
    let (_, value) = groups.iter().flatten().find(|(name, _)| name == "message-id")?;
    Some(value.trim().trim_matches(['<', '>']).to_owned())
}
