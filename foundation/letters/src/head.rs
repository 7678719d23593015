//! The head of a mail: who, to whom, what, when, and what it answers.

use kernel::Moment;
use mail_parser::{Address, HeaderForm, HeaderName, HeaderValue, Message};

use crate::bounds::{self, Lines, tidy};
use crate::keys::MARK;
use crate::letter::{Fault, Letter};
use crate::mailbox::{Mailbox, is_address};

/// A line of the way that a mail came, newest first: what a server added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Hop {
    /// `Received`, with the name of the server that wrote it.
    By(String),
    /// `Authentication-Results`, as written.
    Results(String),
}

pub(crate) fn read(message: &Message<'_>, letter: &mut Letter) {
    letter.from = from(message);
    letter.reply_to = mailboxes(message, &HeaderName::ReplyTo);
    letter.to = mailboxes(message, &HeaderName::To);
    letter.cc = mailboxes(message, &HeaderName::Cc);
    letter.subject = tidy(text(message, &HeaderName::Subject).trim(), bounds::LINE_CHARS, Lines::Joined);
    letter.sent_at = sent_at(message);
    letter.message_id = ids(message, &HeaderName::MessageId).into_iter().next();
    letter.answers = answers(message);
    letter.mark = raw(message, MARK).map(|mark| tidy(mark.trim(), 120, Lines::Joined));
    letter.hops = hops(message);
    let reached = reached(message, letter);
    letter.reached.extend(reached);
    letter.reached.truncate(bounds::ADDRESSES);
    let found = [
        (letter.from.is_empty(), Fault::NoSender),
        (letter.from.len() > 1, Fault::SeveralSenders),
        (letter.sent_at.is_none(), Fault::NoDate),
        (letter.message_id.is_none(), Fault::NoMessageId),
    ];
    letter.faults.extend(found.into_iter().filter_map(|(is_so, fault)| is_so.then_some(fault)));
}

/// All addresses of all `From` lines: a second one is a trick that some servers let through. An address that the line
/// holds but that cannot be read is told by its absence, never by taking another one.
fn from(message: &Message<'_>) -> Vec<Mailbox> {
    let mut all = mailboxes(message, &HeaderName::From);
    let mut seen = Vec::new();
    all.retain(|mailbox| {
        let key = mailbox.key();
        let is_new = !seen.contains(&key);
        seen.push(key);
        is_new
    });
    // `From: "boss@kommun.se" <other@elsewhere>` is one sender; two lines are two even when they say the same.
    if values(message, &HeaderName::From).count() > 1 && all.len() == 1 {
        all.push(all[0].clone());
    }
    all
}

fn values<'m>(
    message: &'m Message<'_>,
    name: &HeaderName<'static>,
) -> impl Iterator<Item = &'m HeaderValue<'m>> {
    message.headers().iter().filter(move |header| header.name == *name).map(|header| &header.value)
}

fn mailboxes(message: &Message<'_>, name: &HeaderName<'static>) -> Vec<Mailbox> {
    let addresses = values(message, name).filter_map(HeaderValue::as_address);
    let each = addresses.flat_map(Address::iter).filter_map(|one| Mailbox::read(one.name(), one.address()));
    each.take(bounds::ADDRESSES).collect()
}

pub(crate) fn text(message: &Message<'_>, name: &HeaderName<'static>) -> String {
    let found = values(message, name).find_map(|value| match value {
        HeaderValue::Text(text) => Some(text.to_string()),
        HeaderValue::TextList(list) => Some(list.join(" ")),
        _ => None,
    });
    found.unwrap_or_default()
}

/// A line of the head by its name in small letters, as it stands in the mail but for its folding.
pub(crate) fn raw(message: &Message<'_>, name: &str) -> Option<String> {
    let header = message.headers().iter().find(|header| header.name.as_str().eq_ignore_ascii_case(name))?;
    let bytes = message.raw_message.get(header.offset_start as usize..header.offset_end as usize)?;
    Some(String::from_utf8_lossy(bytes).replace(['\r', '\n'], " "))
}

fn sent_at(message: &Message<'_>) -> Option<Moment> {
    let date = message.date().filter(|date| date.is_valid() && date.year >= 1971 && date.year < 2200)?;
    Some(Moment(date.to_timestamp().checked_mul(1_000_000)?))
}

/// Ids as `<…>` or bare; those that could not be ours or anybody's are left out.
fn ids(message: &Message<'_>, name: &HeaderName<'static>) -> Vec<String> {
    let mut found = Vec::new();
    for value in values(message, name) {
        match value {
            HeaderValue::Text(text) => found.push(text.to_string()),
            HeaderValue::TextList(list) => found.extend(list.iter().map(ToString::to_string)),
            _ => {}
        }
    }
    if found.is_empty() && values(message, name).next().is_some() {
        let read = message.header_as(name.clone(), HeaderForm::Raw);
        found.extend(read.iter().filter_map(|value| value.as_text()).map(str::to_owned));
    }
    let tokens =
        found.iter().flat_map(|text| text.split(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | ',')));
    tokens.filter(|id| is_id(id)).map(str::to_owned).take(bounds::REFERENCES).collect()
}

/// May the text stand between angle brackets as a Message-ID?
pub(crate) fn is_id(text: &str) -> bool {
    (3..=250).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_graphic() && !b"<>,".contains(&byte))
}

fn answers(message: &Message<'_>) -> Vec<String> {
    let mut answers = ids(message, &HeaderName::InReplyTo);
    answers.extend(ids(message, &HeaderName::References).into_iter().rev());
    let mut seen = std::collections::HashSet::new();
    answers.retain(|id| seen.insert(id.clone()));
    answers.truncate(bounds::REFERENCES);
    answers
}

fn hops(message: &Message<'_>) -> Vec<Hop> {
    let hop = |header: &mail_parser::Header<'_>| {
        let bytes = message.raw_message.get(header.offset_start as usize..header.offset_end as usize)?;
        let line = String::from_utf8_lossy(bytes).replace(['\r', '\n'], " ");
        match header.name {
            HeaderName::Received => Some(Hop::By(by(&line))),
            HeaderName::AuthenticationResults => Some(Hop::Results(line.trim().to_owned())),
            _ => None,
        }
    };
    message.headers().iter().filter_map(hop).take(bounds::HOPS).collect()
}

/// The word after `by` outside of comments, in small letters.
fn by(received: &str) -> String {
    let plain = crate::auth::without_comments(received);
    let mut words = plain.split_whitespace();
    let found = words.by_ref().find(|word| word.eq_ignore_ascii_case("by")).and_then(|_| words.next());
    found.unwrap_or("").trim_end_matches([';', '.']).to_lowercase()
}

fn reached(message: &Message<'_>, letter: &Letter) -> Vec<String> {
    let mut reached: Vec<String> =
        letter.to.iter().chain(&letter.cc).map(|one| one.address.clone()).collect();
    for name in ["delivered-to", "x-original-to", "envelope-to", "x-envelope-to"] {
        reached.extend(raw(message, name).map(|line| line.trim().trim_matches(['<', '>']).to_owned()));
    }
    reached.retain(|address| is_address(address));
    reached
}
