//! Passwords that many have: a bundled list, and the shapes that people fall back on.

use std::collections::HashSet;
use std::sync::LazyLock;

static WORDS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| include_str!("../assets/common.txt").lines().collect());

/// Rows of keyboards (Swedish and English), the alphabet and the figures: parts of them, also backwards, are no secret.
const ROWS: [&str; 7] = [
    "qwertyuiopåasdfghjklöäzxcvbnm",
    "asdfghjklöäzxcvbnm",
    "abcdefghijklmnopqrstuvwxyzåäö",
    "01234567890123456789",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
    "q1w2e3r4t5y6u7i8o9p0",
    "qazwsxedcrfvtgbyhnujmikolp",
];

/// Is the password (in small letters) one that a guesser tries first?
pub(crate) fn is_common(small: &str) -> bool {
    let plain = unleeted(small);
    [small, plain.as_str()].into_iter().any(|text| is_listed(text) || is_repeated(text) || is_row(text))
}

/// A word of the list, bare or with figures and marks around it.
fn is_listed(text: &str) -> bool {
    let core = text.trim_matches(|c: char| !c.is_alphabetic());
    let squeezed: String = core.chars().filter(|c| c.is_alphanumeric()).collect();
    [text, core, squeezed.as_str()].into_iter().any(|word| WORDS.contains(word))
}

/// One short piece over and over: `hejhejhejhej`, `1212121212`, `aaaaaaaaaaaa`; figures and marks at the end set aside.
fn is_repeated(text: &str) -> bool {
    let whole: Vec<char> = text.chars().collect();
    let core: Vec<char> = text.trim_matches(|c: char| !c.is_alphabetic()).chars().collect();
    repeats(&whole) || (core.len() >= 6 && repeats(&core))
}

fn repeats(letters: &[char]) -> bool {
    (1..=letters.len() / 2)
        .take_while(|piece| *piece <= 6)
        .any(|piece| letters.chunks(piece).all(|chunk| letters.starts_with(chunk)))
}

/// A run along a keyboard's row or the alphabet, forwards or backwards, or several of them joined.
fn is_row(text: &str) -> bool {
    let letters: Vec<char> = text.chars().collect();
    let mut at = 0;
    while at < letters.len() {
        let longest = (4..=letters.len() - at).rev().find(|n| is_run(&letters[at..at + n]));
        match longest {
            Some(length) => at += length,
            None => return false,
        }
    }
    !letters.is_empty()
}

fn is_run(letters: &[char]) -> bool {
    let forwards: String = letters.iter().collect();
    let backwards: String = letters.iter().rev().collect();
    ROWS.iter().any(|row| row.contains(&forwards) || row.contains(&backwards))
}

/// The same with the usual disguises taken off: `p@ssw0rd` is `password`.
fn unleeted(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '@' | '4' => 'a',
            '0' => 'o',
            '1' | '!' => 'i',
            '3' => 'e',
            '5' | '$' => 's',
            '7' => 't',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// ASVS 6.2.4.
    #[test]
    fn the_list_is_long_and_speaks_swedish() {
        assert!(WORDS.len() > 5_000);
        assert!(WORDS.contains("lösenord") && WORDS.contains("välkommen") && WORDS.contains("password"));
    }

    #[test]
    fn what_a_guesser_tries_first_is_common() {
        for word in [
            "password1234",
            "p@ssw0rd1234",
            "sommar2026!!",
            "lösenord2026",
            "hejhejhejhej",
            "aaaaaaaaaaaa",
            "123456789012",
            "qwertyuiopåa",
            "poiuytrewq09876",
            "qwerty123456",
            "abcdefghijkl",
            "1qaz2wsx3edc",
            "stockholm2026",
            "121212121212",
            "correcthorsebatterystaple",
            "!!!anna!!!2026",
            "hej-hej-hej-2026",
        ] {
            assert!(is_common(word), "{word}");
        }
    }

    #[test]
    fn what_somebody_thought_of_is_not() {
        for word in [
            "tre gråa katter på taket",
            "kvarnhjul-mossa-tangent",
            "vit6kaktus9lampa",
            "jag åker buss 4 till jobbet",
            "2026-03-02 regn",
        ] {
            assert!(!is_common(word), "{word}");
        }
    }
}
