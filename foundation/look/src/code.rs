//! Codes and found words: what is shown once, and what was searched for.

use askama::Template;
use texts::Talk;

use crate::{Html, Icon, escape};

/// A secret that is shown only this once: a one-time link, recovery codes, a token.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SecretOnce {
    pub title: String,
    pub text: String,
    pub codes: Vec<String>,
}

#[derive(Template)]
#[template(path = "secret.html")]
struct View<'a> {
    it: &'a SecretOnce,
    talk: &'a Talk,
}

impl SecretOnce {
    pub fn render(&self, talk: &Talk) -> Html {
        Html::of(&View { it: self, talk })
    }
}

/// A short piece of code or an address, set in the fixed-width face.
pub fn code(text: &str) -> Html {
    Html(format!("<code>{}</code>", escape(text)))
}

/// Text with the words that were searched for marked, whatever their case. Words of one letter are left alone.
pub fn highlight(text: &str, words: &[&str]) -> Html {
    let wanted: Vec<Vec<char>> = words.iter().filter(|w| w.chars().count() > 1).map(|w| folded(w)).collect();
    let letters: Vec<char> = text.chars().collect();
    let low: Vec<char> = letters.iter().map(|c| fold(*c)).collect();
    let mut out = String::with_capacity(text.len() + 16);
    let mut at = 0;
    let mut plain_from = 0;
    while at < low.len() {
        let longest = wanted.iter().filter(|w| low[at..].starts_with(w)).map(Vec::len).max();
        if let Some(length) = longest {
            out.push_str(&escape(&letters[plain_from..at].iter().collect::<String>()));
            out.push_str("<mark>");
            out.push_str(&escape(&letters[at..at + length].iter().collect::<String>()));
            out.push_str("</mark>");
            at += length;
            plain_from = at;
        } else {
            at += 1;
        }
    }
    out.push_str(&escape(&letters[plain_from..].iter().collect::<String>()));
    Html(out)
}

fn folded(word: &str) -> Vec<char> {
    word.chars().map(fold).collect()
}

/// One letter in small, so that positions stay the same.
fn fold(letter: char) -> char {
    letter.to_lowercase().next().unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn found_words_are_marked_whatever_their_case_and_escaped() {
        assert_eq!(highlight("Ål & ål", &["ÅL"]).0, "<mark>Ål</mark> &amp; <mark>ål</mark>");
        assert_eq!(highlight("<b>", &["<b"]).0, "<mark>&lt;b</mark>&gt;");
        assert_eq!(highlight("abc", &["", "a"]).0, "abc");
    }
}
