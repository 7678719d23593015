//! Texts whose character set is missing, unknown or wrong.

use std::borrow::Cow;

use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{Encoding, Message, MessagePart, MimeHeaders};

/// The text of a part read anew, when it does not say in which characters it is written and is not UTF-8.
pub(crate) fn repaired(message: &Message<'_>, part: &MessagePart<'_>, text: &str) -> Option<String> {
    if !text.contains('\u{fffd}') {
        return None;
    }
    let said = part.content_type().and_then(|kind| kind.attribute("charset"));
    if said.is_some_and(is_known) {
        return None;
    }
    let raw = message.raw_message.get(part.offset_body as usize..part.offset_end as usize)?;
    let bytes = match part.encoding {
        Encoding::None => raw.to_vec(),
        Encoding::QuotedPrintable => quoted_printable_decode(raw)?,
        Encoding::Base64 => base64_decode(raw)?,
    };
    Some(guessed(&bytes))
}

fn is_known(name: &str) -> bool {
    encoding_rs::Encoding::for_label(name.trim().as_bytes())
        .is_some_and(|found| found != encoding_rs::REPLACEMENT)
}

/// Bytes of a text in the character set that they are most likely written in.
pub(crate) fn guessed(bytes: &[u8]) -> String {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    let found = detector.guess(Some(b"se"), chardetng::Utf8Detection::Allow);
    found.decode(bytes).0.into_owned()
}

/// The mail with a head in UTF-8: older programs write names and subjects in their own characters as they are.
pub(crate) fn with_readable_head(raw: &[u8]) -> Cow<'_, [u8]> {
    let (end, _) = crate::bounds::head_bytes(raw);
    if std::str::from_utf8(&raw[..end]).is_ok() {
        return Cow::Borrowed(raw);
    }
    let mut readable = guessed(&raw[..end]).into_bytes();
    readable.extend_from_slice(&raw[end..]);
    Cow::Owned(readable)
}
