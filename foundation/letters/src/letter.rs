use std::borrow::Cow;
use std::panic::{AssertUnwindSafe, catch_unwind};

use kernel::Moment;
use mail_parser::{Message, MessageParser};

use crate::bounds::{self, Safe};
use crate::fold::Fold;
use crate::head::Hop;
use crate::kind::Kind;
use crate::mailbox::Mailbox;
use crate::part::Part;
use crate::{body, charset, head, kind};

/// What the server said of a mail beside the mail itself. IMAP tells nothing of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Envelope {
    /// `MAIL FROM`: `Some("")` is the null sender of reports; none when it is not known.
    pub from: Option<String>,
    /// `RCPT TO`.
    pub to: Vec<String>,
}

/// A mail, read. All texts are tidy (no control characters, nothing that turns the reading order around) and bounded.
#[derive(Clone, PartialEq)]
pub struct Letter {
    /// More than one is suspicious and never verified.
    pub from: Vec<Mailbox>,
    pub reply_to: Vec<Mailbox>,
    pub to: Vec<Mailbox>,
    pub cc: Vec<Mailbox>,
    /// Every address that the mail was sent to, by the envelope, the head and `Delivered-To`: where a signed address part
    /// is looked for.
    pub reached: Vec<String>,
    pub subject: String,
    /// What `Date` says, if it makes sense.
    pub sent_at: Option<Moment>,
    /// Without angle brackets, as everywhere here.
    pub message_id: Option<String>,
    /// `In-Reply-To` first, then `References` from the newest to the oldest; each once.
    pub answers: Vec<String>,
    /// The whole text, plain; made of the HTML when there is no other.
    pub text: String,
    /// The same text in pieces: what is the sender's own, what is quoted, what is a signature.
    pub folds: Vec<Fold>,
    /// The HTML, cleaned: no script, no style, nothing from elsewhere; pictures as `cid:NAME`.
    pub html: Option<String>,
    pub parts: Vec<Part>,
    pub kind: Kind,
    /// Our loop mark, if the head carries one; [`crate::Keys::has_marked`] says whether it is ours.
    pub mark: Option<String>,
    pub faults: Vec<Fault>,
    /// Of the raw mail, in bytes.
    pub size: usize,
    pub(crate) hops: Vec<Hop>,
}

/// Prints no personal data.
impl std::fmt::Debug for Letter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "[letter of {} bytes, {:?}, faults {:?}]", self.size, self.kind, self.faults)
    }
}

/// What was wrong with a mail, or was left out of the letter. The raw mail is whole all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Fault {
    /// Nothing that can be read as a head.
    NoHead,
    /// No address that it is from.
    NoSender,
    /// More than one address that it is from.
    SeveralSenders,
    /// No `Date`, or one that makes no sense.
    NoDate,
    NoMessageId,
    /// Too large or too intricate to take apart: only the head was read.
    HeadOnly,
    /// More parts than are kept.
    TooManyParts,
    /// More text than is kept.
    TextCut,
    /// The HTML is too large to be cleaned.
    HtmlLeftOut,
    /// A part could not be decoded as it says.
    BrokenPart,
    /// The text does not say its characters, or lies: they were guessed.
    GuessedCharacters,
    /// Reading it ended in a fault of ours.
    Unreadable,
}

impl Fault {
    pub const ALL: [Self; 12] = [
        Self::NoHead,
        Self::NoSender,
        Self::SeveralSenders,
        Self::NoDate,
        Self::NoMessageId,
        Self::HeadOnly,
        Self::TooManyParts,
        Self::TextCut,
        Self::HtmlLeftOut,
        Self::BrokenPart,
        Self::GuessedCharacters,
        Self::Unreadable,
    ];

    /// The word in storage and text keys.
    pub const fn word(self) -> &'static str {
        match self {
            Self::NoHead => "no-head",
            Self::NoSender => "no-sender",
            Self::SeveralSenders => "several-senders",
            Self::NoDate => "no-date",
            Self::NoMessageId => "no-message-id",
            Self::HeadOnly => "head-only",
            Self::TooManyParts => "too-many-parts",
            Self::TextCut => "text-cut",
            Self::HtmlLeftOut => "html-left-out",
            Self::BrokenPart => "broken-part",
            Self::GuessedCharacters => "guessed-characters",
            Self::Unreadable => "unreadable",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|fault| fault.word() == word)
    }
}

/// Reads a mail. Whatever the bytes are, a letter comes of it.
pub fn read(raw: &[u8], envelope: &Envelope) -> Letter {
    // The library promises not to panic; a mail is not lost if it does.
    let read = catch_unwind(AssertUnwindSafe(|| taken_apart(raw, envelope)));
    read.unwrap_or_else(|_| fallen(raw, envelope))
}

/// What can be had of a mail over which the library fell: its head, if that can be read alone.
fn fallen(raw: &[u8], envelope: &Envelope) -> Letter {
    let head = &raw[..bounds::head_bytes(raw).0];
    let read = catch_unwind(AssertUnwindSafe(|| head_only(raw, head, envelope)));
    let mut letter = read.unwrap_or_else(|_| bare(raw, envelope, Fault::NoHead));
    letter.faults.push(Fault::Unreadable);
    letter
}

fn taken_apart(raw: &[u8], envelope: &Envelope) -> Letter {
    let readable = charset::with_readable_head(raw);
    let mut letter = match bounds::safe(&readable) {
        Safe::Whole => match MessageParser::default().parse(readable.as_ref()) {
            Some(message) => whole(raw, &message, envelope),
            None => bare(raw, envelope, Fault::NoHead),
        },
        Safe::Head(bytes) => head_only(raw, &readable[..bytes], envelope),
    };
    if matches!(readable, Cow::Owned(_)) && !letter.faults.contains(&Fault::GuessedCharacters) {
        letter.faults.push(Fault::GuessedCharacters);
    }
    letter
}

/// A mail of which only the head is read.
fn head_only(raw: &[u8], head: &[u8], envelope: &Envelope) -> Letter {
    match MessageParser::default().parse(head) {
        Some(message) if !message.parts.is_empty() => {
            let mut letter = with_head(raw, &message, envelope);
            letter.faults.push(Fault::HeadOnly);
            letter.kind = kind::of(&message, envelope, None);
            letter
        }
        _ => Letter { size: raw.len(), ..bare(head, envelope, Fault::HeadOnly) },
    }
}

fn whole(raw: &[u8], message: &Message<'_>, envelope: &Envelope) -> Letter {
    let mut letter = with_head(raw, message, envelope);
    let body = body::read(message, &mut letter.faults);
    letter.kind = kind::of(message, envelope, crate::report::of(message));
    letter.folds = crate::fold::folded(&body.text);
    letter.text = body.text;
    letter.html = body.html;
    letter.parts = body.parts;
    letter
}

fn with_head(raw: &[u8], message: &Message<'_>, envelope: &Envelope) -> Letter {
    let mut letter = empty(raw.len(), envelope);
    head::read(message, &mut letter);
    letter
}

/// A mail without a readable head: all of it is text.
fn bare(raw: &[u8], envelope: &Envelope, fault: Fault) -> Letter {
    let mut letter = empty(raw.len(), envelope);
    let start = &raw[..raw.len().min(bounds::TEXT_CHARS)];
    letter.text =
        bounds::tidy(&charset::guessed(start).replace("\r\n", "\n"), bounds::TEXT_CHARS, bounds::Lines::Kept);
    letter.folds = crate::fold::folded(&letter.text);
    letter.faults = vec![fault, Fault::NoSender];
    if raw.len() > start.len() {
        letter.faults.push(Fault::TextCut);
    }
    letter.kind = kind::of_envelope(envelope);
    letter
}

fn empty(size: usize, envelope: &Envelope) -> Letter {
    Letter {
        from: Vec::new(),
        reply_to: Vec::new(),
        to: Vec::new(),
        cc: Vec::new(),
        reached: envelope.to.iter().take(bounds::ADDRESSES).cloned().collect(),
        subject: String::new(),
        sent_at: None,
        message_id: None,
        answers: Vec::new(),
        text: String::new(),
        folds: Vec::new(),
        html: None,
        parts: Vec::new(),
        kind: Kind::Ordinary,
        mark: None,
        faults: Vec::new(),
        size,
        hops: Vec::new(),
    }
}

impl Letter {
    /// The one address that it says it is from; none when there are several or none.
    pub fn author(&self) -> Option<&Mailbox> {
        match self.from.as_slice() {
            [one] => Some(one),
            _ => None,
        }
    }

    /// The sender's own words: the text without what is quoted and signed.
    pub fn own_text(&self) -> String {
        let own = self.folds.iter().filter(|fold| fold.kind == crate::FoldKind::Own);
        own.map(|fold| fold.text.as_str()).collect::<String>().trim().to_owned()
    }
}
