//! Which words of a record that was found are shown: those that tell why it was.

use std::collections::BTreeSet;

use crate::search::{answered, marked};

/// The query's words that the title does not answer.
fn beyond_title(title: &str, query: &str) -> BTreeSet<usize> {
    let asked = answered(query, query);
    asked.difference(&answered(title, query)).copied().collect()
}

/// Does each of the query's words stand in the title or one of the texts? If not, the others stand in texts that are
/// still to be read.
pub fn is_answered(title: &str, texts: &[String], query: &str) -> bool {
    let mut left = beyond_title(title, query);
    for text in texts {
        if left.is_empty() {
            break;
        }
        left = left.difference(&answered(text, query)).copied().collect();
    }
    left.is_empty()
}

/// The words around the hit: those that answer what the title does not, so that the reader sees why the record was
/// found. When several texts do it together, a piece of each.
pub fn telling(title: &str, texts: &[String], query: &str) -> String {
    let mut left = beyond_title(title, query);
    let mut chosen: Vec<&String> = Vec::new();
    for text in texts {
        let met = answered(text, query);
        if !met.is_disjoint(&left) {
            left = left.difference(&met).copied().collect();
            chosen.push(text);
        }
        if left.is_empty() {
            break;
        }
    }
    match chosen.as_slice() {
        [] => {
            let answering = texts.iter().find(|text| !answered(text, query).is_empty());
            answering.or(texts.first()).cloned().unwrap_or_default()
        }
        [text] => (*text).clone(),
        texts => texts.iter().map(|text| around(text, query)).collect::<Vec<_>>().join(" … "),
    }
}

/// Characters of each piece when several texts answer together.
const PIECE: usize = 80;

/// A piece of the text with the first word that answers the query, begun a little before it.
fn around(text: &str, query: &str) -> String {
    let parts = marked(text, query);
    let before = parts.iter().take_while(|(_, is_hit)| !is_hit).map(|(part, _)| part.chars().count()).sum();
    let piece = text.chars().skip(usize::saturating_sub(before, PIECE / 3)).take(PIECE);
    piece.collect::<String>().trim().to_owned()
}
