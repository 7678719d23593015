//! Letters that we write.

use lettre::address::Envelope as Way;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Attachment, MessageBuilder, MultiPart, SinglePart};
use lettre::{Address, Message};

use crate::bounds;
use crate::head::is_id;
use crate::keys::Keys;
use crate::mailbox::Mailbox;

/// Who writes a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    Person,
    /// The program of itself.
    Program,
    /// The program, as an answer to a letter.
    ProgramInReply,
}

/// A letter to be written. Plain text only: it is readable everywhere.
#[derive(Clone)]
pub struct Draft {
    pub by: By,
    pub from: Mailbox,
    pub to: Vec<Mailbox>,
    pub cc: Vec<Mailbox>,
    /// Where answers go: an address with a signed part.
    pub reply_to: Option<Mailbox>,
    pub subject: String,
    pub text: String,
    /// Ours, from [`new_message_id`].
    pub message_id: String,
    /// Message-IDs of what it answers, the newest first.
    pub answers: Vec<String>,
    pub enclosed: Vec<Enclosure>,
    /// Seconds since 1970.
    pub sent_at_s: u64,
}

/// A file that goes with a letter.
#[derive(Clone)]
pub struct Enclosure {
    pub name: String,
    pub mime: String,
    pub content: Vec<u8>,
}

/// Why a letter cannot be written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CannotWrite {
    #[error("an address of the letter is none")]
    Address,
    #[error("a line of the head holds a line end or another control character")]
    ControlCharacter,
    #[error("the letter has no recipient, or too many")]
    Recipients,
    #[error("the letter is too large")]
    TooLarge,
    #[error("the letter cannot be put together: {0}")]
    Broken(String),
}

/// A Message-ID that no other letter has: 16 random bytes at the sender's domain.
pub fn new_message_id(random: &[u8; 16], from: &Mailbox) -> String {
    let word = kernel::hex(random);
    let domain = from.domain();
    let is_plain =
        !domain.is_empty() && domain.bytes().all(|b| b.is_ascii_alphanumeric() || b".-".contains(&b));
    format!("varv-{word}@{}", if is_plain { domain.as_str() } else { "varv.invalid" })
}

/// The bytes of a letter.
pub fn write(draft: &Draft, keys: &Keys) -> Result<Vec<u8>, CannotWrite> {
    check(draft)?;
    let builder = head(draft, keys)?;
    let text = SinglePart::plain(draft.text.clone());
    let made = if draft.enclosed.is_empty() {
        builder.singlepart(text)
    } else {
        let mut mixed = MultiPart::mixed().singlepart(text);
        for file in &draft.enclosed {
            mixed = mixed.singlepart(enclosed(file)?);
        }
        builder.multipart(mixed)
    };
    let bytes = made.map_err(|error| CannotWrite::Broken(error.to_string()))?.formatted();
    if bytes.len() > bounds::LETTER_BYTES { Err(CannotWrite::TooLarge) } else { Ok(bytes) }
}

/// Can the letter be written? Nothing that goes into a line of the head may end that line; every address is one.
pub fn check(draft: &Draft) -> Result<(), CannotWrite> {
    let everybody = || draft.to.iter().chain(&draft.cc);
    let count = everybody().count();
    if count == 0 || count > 100 {
        return Err(CannotWrite::Recipients);
    }
    let size: usize = draft.enclosed.iter().map(|file| file.content.len()).sum();
    if draft.text.len() + size > bounds::LETTER_BYTES {
        return Err(CannotWrite::TooLarge);
    }
    let names = everybody().chain([&draft.from]).chain(&draft.reply_to).map(|mailbox| mailbox.name.as_str());
    let files = draft.enclosed.iter().map(|file| file.name.as_str());
    let mut lines = names.chain(files).chain([draft.subject.as_str()]);
    if lines.any(|line| line.chars().any(|c| c.is_control() || kernel::misleads(c))) {
        return Err(CannotWrite::ControlCharacter);
    }
    way(draft)?;
    draft.reply_to.as_ref().map(|mailbox| address(&mailbox.address)).transpose()?;
    if is_id(&draft.message_id) { Ok(()) } else { Err(CannotWrite::ControlCharacter) }
}

fn head(draft: &Draft, keys: &Keys) -> Result<MessageBuilder, CannotWrite> {
    let at = std::time::UNIX_EPOCH + std::time::Duration::from_secs(draft.sent_at_s.min(4_000_000_000));
    let mut builder = Message::builder()
        .date(at)
        .from(mailbox(&draft.from)?)
        .subject(draft.subject.clone())
        .message_id(Some(format!("<{}>", draft.message_id)))
        .envelope(way(draft)?);
    for to in &draft.to {
        builder = builder.to(mailbox(to)?);
    }
    for cc in &draft.cc {
        builder = builder.cc(mailbox(cc)?);
    }
    if let Some(reply_to) = &draft.reply_to {
        builder = builder.reply_to(mailbox(reply_to)?);
    }
    let known: Vec<&String> = draft.answers.iter().filter(|id| is_id(id)).take(20).collect();
    if let Some(newest) = known.first() {
        let oldest_first: Vec<String> = known.iter().rev().map(|id| format!("<{id}>")).collect();
        builder = builder.in_reply_to(format!("<{newest}>")).references(oldest_first.join(" "));
    }
    builder = line(builder, "X-Varv-Mark", keys.mark(&draft.message_id));
    Ok(match draft.by {
        By::Person => builder,
        By::Program => unanswerable(builder, "auto-generated"),
        By::ProgramInReply => unanswerable(builder, "auto-replied"),
    })
}

/// RFC 3834, and Exchange's own word for the same.
fn unanswerable(builder: MessageBuilder, how: &str) -> MessageBuilder {
    line(line(builder, "Auto-Submitted", how.to_owned()), "X-Auto-Response-Suppress", "All".to_owned())
}

fn line(builder: MessageBuilder, name: &'static str, value: String) -> MessageBuilder {
    builder.raw_header(HeaderValue::new(HeaderName::new_from_ascii_str(name), value))
}

fn mailbox(mailbox: &Mailbox) -> Result<lettre::message::Mailbox, CannotWrite> {
    let name = Some(mailbox.name.clone()).filter(|name| !name.trim().is_empty());
    Ok(lettre::message::Mailbox::new(name, address(&mailbox.address)?))
}

fn address(text: &str) -> Result<Address, CannotWrite> {
    text.parse().map_err(|_| CannotWrite::Address)
}

fn way(draft: &Draft) -> Result<Way, CannotWrite> {
    let to =
        draft.to.iter().chain(&draft.cc).map(|to| address(&to.address)).collect::<Result<Vec<_>, _>>()?;
    Way::new(Some(address(&draft.from.address)?), to).map_err(|_| CannotWrite::Recipients)
}

fn enclosed(file: &Enclosure) -> Result<SinglePart, CannotWrite> {
    let mime = ContentType::parse(&file.mime).or_else(|_| ContentType::parse("application/octet-stream"));
    let mime = mime.map_err(|error| CannotWrite::Broken(error.to_string()))?;
    Ok(Attachment::new(file.name.clone()).body(file.content.clone(), mime))
}
