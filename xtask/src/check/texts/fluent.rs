//! A Fluent file read roughly: which messages it has, which variables each takes, which others each names.

use std::collections::{BTreeMap, BTreeSet};

#[derive(Debug, Default, PartialEq, Eq)]
pub struct Message {
    pub line: usize,
    pub variables: BTreeSet<String>,
    pub attributes: BTreeSet<String>,
    /// Messages and terms that it takes in by name.
    pub names: BTreeSet<String>,
}

#[derive(Debug, Default)]
pub struct Fluent {
    pub messages: BTreeMap<String, Message>,
    /// Keys written twice, with the line of the second.
    pub doubled: Vec<(String, usize)>,
    /// Lines that are neither message, comment nor continuation.
    pub strange: Vec<usize>,
}

pub fn read(text: &str) -> Fluent {
    let mut fluent = Fluent::default();
    let mut key: Option<String> = None;
    for (number, line) in text.lines().enumerate() {
        let number = number + 1;
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let is_continued = line.starts_with([' ', '\t', '}', '{']);
        if is_continued {
            let Some(message) = key.as_ref().and_then(|key| fluent.messages.get_mut(key)) else {
                fluent.strange.push(number);
                continue;
            };
            if let Some(attribute) = attribute_of(line) {
                message.attributes.insert(attribute);
            }
            take_in(message, line);
            continue;
        }
        match line.split_once('=') {
            Some((name, value)) if is_name(name.trim()) => {
                let name = name.trim().to_owned();
                let mut message = Message { line: number, ..Message::default() };
                take_in(&mut message, value);
                if fluent.messages.insert(name.clone(), message).is_some() {
                    fluent.doubled.push((name.clone(), number));
                }
                key = Some(name);
            }
            _ => fluent.strange.push(number),
        }
    }
    fluent
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
}

fn attribute_of(line: &str) -> Option<String> {
    let (name, _) = line.trim_start().strip_prefix('.')?.split_once('=')?;
    is_name(name.trim()).then(|| name.trim().to_owned())
}

/// Finds `$variables` and named messages inside the braces of a line.
fn take_in(message: &mut Message, line: &str) {
    for (at, _) in line.match_indices('$') {
        let name: String =
            line[at + 1..].chars().take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c)).collect();
        if !name.is_empty() {
            message.variables.insert(name);
        }
    }
    for (at, _) in line.match_indices('{') {
        let inside = line[at + 1..].trim_start();
        let name: String =
            inside.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c)).collect();
        if name.contains('-') && inside[name.len()..].trim_start().starts_with(['}', '.', '(']) {
            message.names.insert(name);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_variables_and_names_are_read() {
        let fluent = read(
            "# note\n-varv = Varv\nneeds-count = { $count ->\n    [one] one need\n   *[other] { $count } needs at { -varv }\n}\nneeds-hi = Hi { $name }, { needs-count }\n    .title = T\n",
        );
        let keys: Vec<&str> = fluent.messages.keys().map(String::as_str).collect();
        assert_eq!(keys, ["-varv", "needs-count", "needs-hi"]);
        assert_eq!(fluent.messages["needs-count"].variables, ["count".to_owned()].into());
        assert_eq!(fluent.messages["needs-count"].names, ["-varv".to_owned()].into());
        assert_eq!(fluent.messages["needs-hi"].names, ["needs-count".to_owned()].into());
        assert_eq!(fluent.messages["needs-hi"].attributes, ["title".to_owned()].into());
        assert_eq!(fluent.messages["needs-hi"].line, 7);
        assert!(fluent.strange.is_empty() && fluent.doubled.is_empty());
    }

    #[test]
    fn doubled_and_strange_lines_are_kept_for_the_report() {
        let fluent = read("a-b = 1\na-b = 2\nnot a message\n");
        assert_eq!(fluent.doubled, [("a-b".to_owned(), 2)]);
        assert_eq!(fluent.strange, [3]);
    }
}
