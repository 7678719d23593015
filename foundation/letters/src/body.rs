//! What a letter says, and what came with it.

use mail_parser::{Message, MessagePart, MimeHeaders, PartType};

use crate::bounds::{self, Lines, tidy};
use crate::letter::Fault;
use crate::part::{Part, Role, safe_name};
use crate::{charset, html};

pub(crate) struct Body {
    pub(crate) text: String,
    pub(crate) html: Option<String>,
    pub(crate) parts: Vec<Part>,
}

pub(crate) fn read(message: &Message<'_>, faults: &mut Vec<Fault>) -> Body {
    let pages: Vec<&MessagePart<'_>> =
        message.html_bodies().filter(|part| part.is_text_html()).take(50).collect();
    let page = joined_html(message, &pages, faults);
    let text = plain_text(message, page.as_deref(), faults);
    let html = page.and_then(|page| {
        let clean = html::clean(&page);
        if clean.is_none() {
            faults.push(Fault::HtmlLeftOut);
        }
        clean
    });
    let parts = parts(message, faults);
    faults.sort_unstable();
    faults.dedup();
    Body { text, html, parts }
}

fn joined_html(message: &Message<'_>, pages: &[&MessagePart<'_>], faults: &mut Vec<Fault>) -> Option<String> {
    let texts: Vec<String> = pages.iter().filter_map(|part| words(message, part, faults)).collect();
    if texts.iter().all(|text| text.trim().is_empty()) { None } else { Some(texts.join("\n")) }
}

/// The text of a text part, with the characters it was most likely written in.
fn words(message: &Message<'_>, part: &MessagePart<'_>, faults: &mut Vec<Fault>) -> Option<String> {
    let text = match &part.body {
        PartType::Text(text) | PartType::Html(text) => text,
        PartType::Binary(_) | PartType::InlineBinary(_) | PartType::Message(_) | PartType::Multipart(_) => {
            return None;
        }
    };
    if part.is_encoding_problem {
        faults.push(Fault::BrokenPart);
    }
    if let Some(repaired) = charset::repaired(message, part, text) {
        faults.push(Fault::GuessedCharacters);
        return Some(repaired);
    }
    Some(text.to_string())
}

/// The plain text: of all parts that are text, or made of the HTML where there is none.
fn plain_text(message: &Message<'_>, page: Option<&str>, faults: &mut Vec<Fault>) -> String {
    let plain: Vec<String> = message
        .text_bodies()
        .filter(|part| matches!(part.body, PartType::Text(_)))
        .take(50)
        .filter_map(|part| words(message, part, faults))
        .collect();
    let plain = plain.join("\n");
    let text = match page {
        Some(page) if plain.trim().is_empty() => html::as_text(page),
        None if plain.trim().is_empty() => partless(message, faults).unwrap_or(plain),
        Some(_) | None => plain,
    };
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    if text.chars().nth(bounds::TEXT_CHARS).is_some() {
        faults.push(Fault::TextCut);
    }
    tidy(&text, bounds::TEXT_CHARS, Lines::Kept)
}

/// The text of a mail that says it has parts and has none.
fn partless(message: &Message<'_>, faults: &mut Vec<Fault>) -> Option<String> {
    let root = message.parts.first().filter(|part| is_partless(part))?;
    let text = words(message, root, faults)?;
    faults.push(Fault::BrokenPart);
    Some(text)
}

fn is_partless(part: &MessagePart<'_>) -> bool {
    matches!(part.body, PartType::Text(_))
        && part.content_type().is_some_and(|kind| kind.ctype() == "multipart")
}

/// A part that neither says nor holds anything, as broken mails have them.
fn is_nothing(part: &MessagePart<'_>) -> bool {
    part.attachment_name().is_none()
        && part.is_text()
        && part.text_contents().is_none_or(|text| text.trim().is_empty())
}

fn parts(message: &Message<'_>, faults: &mut Vec<Fault>) -> Vec<Part> {
    let mut parts = Vec::new();
    let all = message.attachments().filter(|part| !is_partless(part) && !is_nothing(part));
    for (number, part) in all.enumerate() {
        if number >= bounds::PARTS {
            faults.push(Fault::TooManyParts);
            break;
        }
        if part.is_encoding_problem {
            faults.push(Fault::BrokenPart);
        }
        parts.push(made(part, number + 1));
    }
    parts
}

fn made(part: &MessagePart<'_>, number: usize) -> Part {
    let is_letter = matches!(part.body, PartType::Message(_));
    let mime = if is_letter { "message/rfc822".to_owned() } else { mime_of(part) };
    let cid = part.content_id().map(|id| id.trim().trim_matches(['<', '>']).to_owned());
    let cid = cid.filter(|id| html::is_picture_name(id));
    let is_attached = part.content_disposition().is_some_and(mail_parser::ContentType::is_attachment);
    let role = match &part.body {
        PartType::Message(_) => Role::Letter,
        _ if cid.is_some() && mime.starts_with("image/") && !is_attached => Role::Picture,
        _ => Role::Attached,
    };
    let said =
        part.attachment_name().map(str::to_owned).or_else(|| located(part)).unwrap_or_else(|| titled(part));
    Part { name: safe_name(&said, &mime, number), mime, content: content(part), cid, role }
}

/// `Content-Location` names a file at times.
fn located(part: &MessagePart<'_>) -> Option<String> {
    part.content_location().map(str::to_owned)
}

/// A letter within the letter is called what it is about.
fn titled(part: &MessagePart<'_>) -> String {
    let PartType::Message(inner) = &part.body else { return String::new() };
    let subject = inner.parts.first().and_then(|_| inner.subject()).unwrap_or("");
    let subject = subject.replace(['/', '\\'], "-");
    if subject.trim().is_empty() { String::new() } else { format!("{}.eml", subject.trim()) }
}

fn mime_of(part: &MessagePart<'_>) -> String {
    let said =
        part.content_type().map(|kind| format!("{}/{}", kind.ctype(), kind.subtype().unwrap_or("plain")));
    let said = said.unwrap_or_else(|| "text/plain".to_owned()).to_lowercase();
    let is_fine =
        said.len() <= 100 && said.bytes().all(|b| b.is_ascii_alphanumeric() || b"/-+._".contains(&b));
    if is_fine { said } else { "application/octet-stream".to_owned() }
}

fn content(part: &MessagePart<'_>) -> Vec<u8> {
    match &part.body {
        PartType::Text(text) | PartType::Html(text) => text.as_bytes().to_vec(),
        PartType::Binary(bytes) | PartType::InlineBinary(bytes) => bytes.to_vec(),
        // The slice begins in whichever bytes the inner letter was read from: the outer mail, or what base64 gave.
        PartType::Message(inner) => inner_bytes(part, inner),
        PartType::Multipart(_) => Vec::new(),
    }
}

fn inner_bytes(part: &MessagePart<'_>, inner: &Message<'_>) -> Vec<u8> {
    let whole = inner.raw_message.as_ref();
    let found = match part.encoding {
        mail_parser::Encoding::None => whole.get(part.offset_body as usize..part.offset_end as usize),
        mail_parser::Encoding::Base64 | mail_parser::Encoding::QuotedPrintable => Some(whole),
    };
    found.unwrap_or_default().to_vec()
}
