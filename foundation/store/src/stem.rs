//! The forms that a word is found by: the forms of a Swedish word, with or without its dots and rings, give the same.
//!
//! The library's Swedish stemmer cannot promise that (it cuts "datorer" but not "datorn", "skola" but not "skolans"), so
//! Swedish has one list of endings here, and one of the words whose own end looks like an ending; English verbs and the
//! like are the library's (decision 10).
//!
//! What is held together is what `stem_forms.txt` lists, and what is bent as those words are. What is not: comparatives
//! (större, snabbare), most strong verbs (lägga, lagt), other changed vowels (fot, fötter), and forms that only their
//! dots tell from another word (svår and svar, läst and last, säker and saker). A word that is not listed and whose own
//! end looks like an ending is cut there in some forms and not in others. A compound is found by how it begins, never by
//! its last part.

use std::sync::Arc;

use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

#[path = "stem_bent.rs"]
mod bent;
#[path = "stem_memo.rs"]
mod memo;
#[path = "stem_words.rs"]
mod words;

/// What a word is found by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stem {
    /// By our rules.
    pub own: String,
    /// By the library's English rules, where they cut something else.
    pub english: Option<String>,
}

impl Stem {
    pub(crate) fn of(word: &str) -> Arc<Self> {
        memo::remembered(word, Self::found)
    }

    fn found(word: &str) -> Self {
        let (own, plain) = (stem(word), folded(word));
        let is_english = word.is_ascii() && plain.len() > 3 && plain.bytes().all(|b| b.is_ascii_lowercase());
        let english = is_english.then(|| Stemmer::create(Algorithm::English).stem(&plain).into_owned());
        let english = english.filter(|english| *english != plain && *english != own);
        Self { own, english }
    }

    /// All that stands in the index for it.
    pub(crate) fn forms(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.own.as_str()).chain(self.english.as_deref())
    }
}

/// A word as it is written, including marks that stand as characters of their own.
pub(crate) fn is_of_a_word(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

/// The form that a word is found by.
fn stem(word: &str) -> String {
    let plain = folded(word);
    if plain.len() < 3 || plain.bytes().any(|b| b.is_ascii_digit()) {
        return plain;
    }
    known(&plain).unwrap_or_else(|| finished(without_t(without_ending(without_s(&plain)))))
}

/// Letters of a word that are looked at. A word has no more as it is written, but a sign that stands for several words
/// becomes all their letters, and PostgreSQL takes no word of more than 2,046 bytes into an index.
const LETTERS_AT_MOST: usize = 100;

/// In small letters and without marks; letters in circles, wide letters and the like are the letters themselves.
fn folded(word: &str) -> String {
    let plain = |c: char| match c {
        'ø' => 'o',
        'æ' => 'a',
        'ς' => 'σ',
        other => other,
    };
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    let small = word.nfkd().flat_map(char::to_lowercase).nfkd();
    let letters = small.filter(|c| c.is_alphanumeric() && !is_combining_mark(*c)).map(plain);
    letters.take(LETTERS_AT_MOST).collect()
}

/// A word whose own end looks like an ending, or that loses a vowel in some forms.
fn known(word: &str) -> Option<String> {
    if let Some(name) = words::NAMES
        .iter()
        .find(|name| word.strip_prefix(**name).is_some_and(|rest| rest.is_empty() || rest == "s"))
    {
        return Some((*name).to_owned());
    }
    let bare = without_s(word);
    let is_of =
        |(base, forms): &&(&str, &[&str])| [word, bare].iter().any(|w| w == base || forms.contains(w));
    if let Some((base, _)) = bent::BENT.iter().find(is_of) {
        return Some((*base).to_owned());
    }
    let bases = words::AFTER.iter().filter_map(|ending| word.strip_suffix(ending));
    bases.filter_map(longest_known).max_by_key(|(known, _)| *known).map(|(_, base)| base)
}

/// The longest known word that the base ends with: its length, and the base in the word's own form.
fn longest_known(base: &str) -> Option<(usize, String)> {
    let own = words::WHOLE.iter().chain(bent::SHORTENED.iter().map(|(_, long)| long));
    let own = own.filter(|whole| base.ends_with(*whole)).map(|whole| (whole.len(), base.to_owned()));
    let shortened = bent::SHORTENED.iter().filter_map(|(short, long)| {
        base.strip_suffix(short).map(|before| (short.len(), format!("{before}{long}")))
    });
    own.chain(shortened).max_by_key(|(known, _)| *known)
}

/// Without the genitive's or the plural's s. After s, u and i it belongs to the word: klass, virus, pris.
fn without_s(word: &str) -> &str {
    match word.strip_suffix('s') {
        Some(base) if base.len() >= 3 && !base.ends_with(['s', 'u', 'i', 'x']) => base,
        _ => word,
    }
}

fn without_ending(word: &str) -> &str {
    let cut = words::ENDINGS.iter().find_map(|(ending, least)| {
        let base = word.strip_suffix(ending)?;
        // No ending that begins with a vowel stands after one of these.
        let is_joined = ending.len() > 1 && base.ends_with(['a', 'e', 'o', 'u']);
        (base.len() >= *least && !is_joined && has_vowel(base)).then_some(base)
    });
    cut.or_else(|| short_end(word)).or_else(|| english(word)).unwrap_or(word)
}

fn short_end(word: &str) -> Option<&str> {
    let (_, letters) = words::SHORT_ENDS.iter().find(|(end, _)| word.ends_with(end))?;
    let base = &word[..word.len() - letters];
    (base.len() >= 5).then_some(base)
}

/// snabbt is snabb, tekniskt is teknisk, beställd(e) is beställ: after these letters t and d are always an ending.
fn without_t(word: &str) -> &str {
    let ends = |base: &str, ends: &[&str]| ends.iter().any(|end| base.ends_with(end));
    let base = match (word.strip_suffix('t'), word.strip_suffix('d')) {
        (Some(base), _) if ends(base, words::BEFORE_T_AND_D) || ends(base, words::BEFORE_T) => base,
        (_, Some(base)) if ends(base, words::BEFORE_T_AND_D) => base,
        _ => return word,
    };
    if base.len() >= 3 && has_vowel(base) { base } else { word }
}

/// printing, printed, analysis; the Swedish nouns on -ning and -ring keep theirs.
fn english(word: &str) -> Option<&str> {
    if word.ends_with("ysis") {
        return word.strip_suffix("is");
    }
    let base = word.strip_suffix("ing").or_else(|| word.strip_suffix("ed"))?;
    (base.len() >= 4 && base.ends_with(['t', 'd', 'k', 'h'])).then_some(base)
}

fn has_vowel(base: &str) -> bool {
    base.contains(['a', 'e', 'i', 'o', 'u', 'y'])
}

/// rumm(et) is rum, polici(es) is policy.
fn finished(base: &str) -> String {
    if base.len() >= 4 {
        if base.ends_with("mm") || base.ends_with("nn") {
            return base[..base.len() - 1].to_owned();
        }
        if let Some(start) = base.strip_suffix('y') {
            return format!("{start}i");
        }
    }
    base.to_owned()
}

#[cfg(test)]
#[path = "stem_test.rs"]
mod tests;
