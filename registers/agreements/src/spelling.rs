//! How suppliers are written: when two spellings are one, and when two suppliers look like one. Pure.

use std::collections::{BTreeSet, HashMap};

/// Words that say what kind of company it is or where, and tell no two suppliers apart.
const PASSED_OVER: &[&str] = &[
    "ab",
    "aktiebolag",
    "aktiebolaget",
    "publ",
    "hb",
    "kb",
    "ltd",
    "limited",
    "plc",
    "inc",
    "llc",
    "gmbh",
    "oy",
    "oyj",
    "as",
    "asa",
    "aps",
    "bv",
    "sa",
    "srl",
    "corp",
    "corporation",
    "i",
    "sverige",
    "sweden",
    "svenska",
    "nordic",
    "nordics",
    "norden",
    "group",
    "the",
];
/// Shorter names are not near each other: too much would be.
const NEAR_FROM: usize = 6;

/// The key of a spelling: case and blanks folded.
pub fn fold(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// What is left without legal form, country, signs and blanks; the key when nothing would be.
pub fn bare(text: &str) -> String {
    let folded = fold(text);
    let kept: String =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !PASSED_OVER.contains(word)).collect();
    if kept.is_empty() { folded } else { kept }
}

/// Pairs of suppliers that may be one: a spelling of each is the same when it is bare, or one letter is missing, added
/// or another. The lower number first, each pair once, in order.
pub fn doubles(spellings: &[(i64, String)]) -> Vec<(i64, i64)> {
    let mut by_form: HashMap<String, Vec<i64>> = HashMap::new();
    for (supplier, bare) in spellings {
        for form in forms(bare) {
            by_form.entry(form).or_default().push(*supplier);
        }
    }
    let mut pairs = BTreeSet::new();
    for suppliers in by_form.values() {
        for (at, one) in suppliers.iter().enumerate() {
            for other in &suppliers[at + 1..] {
                if one != other {
                    pairs.insert((*one.min(other), *one.max(other)));
                }
            }
        }
    }
    pairs.into_iter().collect()
}

/// The word itself and with each letter left out: two words that are one letter apart have one of these in common.
fn forms(bare: &str) -> BTreeSet<String> {
    let letters: Vec<char> = bare.chars().collect();
    let mut forms = BTreeSet::from([bare.to_owned()]);
    if letters.len() >= NEAR_FROM {
        for at in 0..letters.len() {
            forms.insert(letters.iter().enumerate().filter(|(i, _)| *i != at).map(|(_, c)| *c).collect());
        }
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(names: &[&str]) -> Vec<(i64, i64)> {
        let spellings: Vec<_> = names.iter().zip(1..).map(|(name, id)| (id, bare(name))).collect();
        doubles(&spellings)
    }

    #[test]
    fn legal_form_country_and_signs_tell_no_suppliers_apart() {
        assert_eq!(bare("Björkdata  Sverige AB (publ)"), "björkdata");
        assert_eq!(bare("BJÖRK-DATA"), "björkdata");
        assert_eq!(bare("AB"), "ab");
        assert_eq!(of(&["Björkdata AB", "Björkdata Sverige AB", "Granit Nät AB"]), [(1, 2)]);
    }

    #[test]
    fn one_letter_apart_is_near_and_short_names_are_not() {
        assert_eq!(of(&["Björkdata", "Björkdat", "Björgdata"]), [(1, 2), (1, 3)]);
        assert_eq!(of(&["Alfa", "Alva"]), []);
        assert_eq!(of(&["Alfa AB", "ALFA"]), [(1, 2)]);
    }

    #[test]
    fn spellings_are_the_same_when_only_case_and_blanks_differ() {
        assert_eq!(fold("  Björkdata\u{a0} AB "), fold("björkdata ab"));
        assert_ne!(fold("Björkdata AB"), fold("Björkdata"));
    }
}
