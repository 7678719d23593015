use std::borrow::Cow;

use crate::number::NumberText;

/// Makes a text safe to open in a spreadsheet: one that would start a formula gets an apostrophe before
/// it (OWASP, CSV injection). Plain numbers such as `-12,5` are untouched.
pub fn neutralise(text: &str) -> Cow<'_, str> {
    let risky = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    if !risky || is_plain_number(text) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(format!("'{text}"))
}

fn is_plain_number(text: &str) -> bool {
    let plain = text
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, '-' | '+' | ',' | '.' | ' ' | '\u{a0}' | '\u{202f}'));
    plain && text.bytes().skip(1).all(|b| b != b'-' && b != b'+') && NumberText::read(text).is_some()
}
