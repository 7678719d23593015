//! What can be seen of a text. Characters without a mark of their own join letters and emoji in many scripts, so they
//! are kept where they have something to join; what turns the reading order around only misleads.

/// Turns the reading order of what stands after it: a name may then read as another (Trojan Source, CVE-2021-42574).
/// Scripts that run from right to left need none of these.
pub const fn misleads(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// No mark and no width of its own; it has a meaning only between others.
const fn is_zero_width(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// Leaves a mark on the paper.
fn is_visible(c: char) -> bool {
    let is_blank = matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200e}' | '\u{200f}' | '\u{2061}'..='\u{2065}' | '\u{206a}'..='\u{206f}' | '\u{2800}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{ffa0}' | '\u{e0000}'..='\u{e0fff}');
    !is_blank && !is_zero_width(c) && !misleads(c) && !c.is_whitespace() && !c.is_control()
}

/// The text without zero-width characters that join nothing, and nothing at all when there is nothing to see in it.
/// A joiner has something to join when it stands after a letter or sign (in some scripts at a word's end too); the
/// others when they stand between two.
pub(crate) fn tidied(text: &str) -> String {
    let stands_alone = |c: char| c.is_whitespace() || is_zero_width(c);
    let mut kept = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let before = kept.chars().next_back().is_some_and(|before| !stands_alone(before));
        let after = rest.peek().is_some_and(|after| !stands_alone(*after));
        let joins = match c {
            '\u{200c}' | '\u{200d}' => before,
            _ => before && after,
        };
        if !is_zero_width(c) || joins {
            kept.push(c);
        }
    }
    // Control characters are not hidden here: they are refused where the text is read.
    let says_something = kept.chars().any(|c| is_visible(c) || c.is_control() || misleads(c));
    if says_something { kept.trim().to_owned() } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_is_nothing() {
        for text in [
            "\u{200b}",
            "\u{200d}\u{200c}",
            " \u{feff} \u{2060}",
            "\u{3164}",
            "\u{ad}\u{200e}",
            "\u{fe0f}",
            "",
            " ",
        ] {
            assert_eq!(tidied(text), "", "{text:?}");
        }
    }

    #[test]
    fn words_and_emoji_of_all_scripts_stay_as_they_were() {
        for text in [
            "Skrivare på Åsö",
            "می\u{200c}خواهم",
            "ശ്രീ\u{200d}",
            "שלום\u{200f}",
            "ภาษา\u{200b}ไทย",
            "👩\u{200d}👩\u{200d}👧",
            "❤\u{fe0f}\u{200d}🔥",
            "🏴\u{e0067}\u{e0062}\u{e007f}",
            "e\u{301}",
        ] {
            assert_eq!(tidied(text), text, "{text:?}");
        }
    }

    #[test]
    fn what_joins_nothing_is_taken_away() {
        assert_eq!(tidied("\u{feff}Namn\u{200b}"), "Namn");
        assert_eq!(tidied("Norra \u{200b}\u{200d} skolan"), "Norra  skolan");
        assert_eq!(tidied("a\u{200b}\u{200b}b"), "a\u{200b}b");
    }
}
