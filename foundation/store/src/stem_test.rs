//! All forms of a word are one, and different words are not.

use std::collections::BTreeMap;

use super::{Stem, stem};

/// A word a line, in all its forms.
const FORMS: &str = include_str!("stem_forms.txt");

fn lines() -> impl Iterator<Item = Vec<&'static str>> {
    FORMS
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.split(' ').collect())
}

#[test]
fn all_forms_of_a_word_are_one() {
    let mut wrong = Vec::new();
    for forms in lines() {
        let stems: Vec<String> = forms.iter().map(|form| format!("{form}={}", stem(form))).collect();
        if forms.iter().any(|form| stem(form) != stem(forms[0])) {
            wrong.push(stems.join(" "));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn different_words_are_not_one() {
    let mut met: BTreeMap<String, &str> = BTreeMap::new();
    for forms in lines() {
        if let Some(other) = met.insert(stem(forms[0]), forms[0]) {
            panic!("{other} and {} are one: {}", forms[0], stem(forms[0]));
        }
    }
}

#[test]
fn a_word_without_its_dots_and_rings_is_the_word() {
    let plain = |form: &str| form.replace(['å', 'ä'], "a").replace('ö', "o");
    for form in lines().flatten() {
        assert_eq!(stem(form), stem(&plain(form)), "{form}");
    }
    assert_eq!(stem("fo\u{308}rskola"), stem("förskola"), "a mark of its own");
    assert_eq!(stem("FÖRSKOLAN"), stem("forskola"));
    assert_eq!(stem("idé"), stem("ide"));
}

#[test]
fn a_t_or_a_d_that_belongs_to_a_word_is_left() {
    for (word, other) in
        [("längd", "lång"), ("bild", "bil"), ("våld", "val"), ("projekt", "projek"), ("drift", "drif")]
    {
        assert_ne!(stem(word), stem(other), "{word} and {other}");
    }
    for (word, other) in
        [("rutorna", "rutor"), ("vintern", "vinter"), ("Skövdes", "Skövde"), ("Bengts", "Bengt")]
    {
        assert_eq!(stem(word), stem(other), "{word} and {other}");
    }
}

#[test]
fn what_says_little_is_left_whole() {
    for word in ["a", "is", "a4", "2026", "abc123s", "日本語"] {
        assert_eq!(stem(word), word);
    }
}

#[test]
fn letters_in_circles_and_squares_and_wide_ones_are_the_letters() {
    for (word, plain) in [
        ("abⒶcd", "abacd"),
        ("ab🄰cd", "abacd"),
        ("ｓｋｏｌａ", "skola"),
        ("m²", "m2"),
        ("ﬁl", "fil"),
        ("½", "12"),
    ] {
        assert_eq!(stem(word), stem(plain), "{word}");
    }
    assert_eq!(stem("ΟΔΟΣ"), stem("οδος"), "the last letter of a Greek word is written in two ways");
}

#[test]
fn english_words_are_found_in_the_forms_that_the_library_knows() {
    let forms = |word: &str| Stem::of(word).forms().map(str::to_owned).collect::<Vec<_>>();
    for (word, other) in [
        ("install", "installing"),
        ("install", "installation"),
        ("running", "run"),
        ("licensed", "licensing"),
        ("application", "applications"),
        ("connect", "connection"),
    ] {
        let is_shared = forms(word).iter().any(|form| forms(other).contains(form));
        assert!(is_shared, "{word} {:?}, {other} {:?}", forms(word), forms(other));
    }
    assert_eq!(Stem::of("förskola").english, None);
}

#[test]
fn a_stem_begins_as_its_word_does() {
    for form in lines().flatten().filter(|form| form.is_ascii()) {
        for stem in Stem::of(form).forms() {
            assert_eq!(stem.chars().next(), form.chars().next(), "{form}: {stem}");
        }
    }
}
