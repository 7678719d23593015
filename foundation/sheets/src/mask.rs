use std::borrow::Cow;

use crate::number::NumberText;

/// Makes a text safe to open in a spreadsheet: one that would start a formula gets an apostrophe before
/// it (OWASP, CSV injection). Plain numbers such as `-12,5` are untouched.
pub fn neutralise(text: &str) -> Cow<'_, str> {
    if !is_risky(text.trim_start_matches('\'')) || is_plain_number(text) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(format!("'{text}"))
}

/// The text without the apostrophe that [`neutralise`], or any program that does the same, put before it.
pub(crate) fn bare(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if is_risky(rest.trim_start_matches('\'')) => rest,
        _ => text,
    }
}

/// Blanks before the sign change nothing: some spreadsheets pass over them.
fn is_risky(text: &str) -> bool {
    text.starts_with(['\t', '\r', '\n'])
        || text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

fn is_plain_number(text: &str) -> bool {
    let plain = text
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, '-' | '+' | ',' | '.' | ' ' | '\u{a0}' | '\u{202f}'));
    plain && text.bytes().skip(1).all(|b| b != b'-' && b != b'+') && NumberText::read(text).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_made_harmless_reads_back_as_it_was() {
        for text in
            ["=1+1", "+46 8 123", "-Rund tur", "@ord", "\tx", "\rx", " =2", "'=1", "''-x", "-12,5", "'n", "a"]
        {
            assert_eq!(bare(&neutralise(text)), text);
        }
        assert_eq!(neutralise("-12,5"), "-12,5");
        assert_eq!(bare("'n gång"), "'n gång", "an apostrophe before a letter is the text's own");
    }
}
