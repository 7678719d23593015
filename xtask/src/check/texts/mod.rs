//! Both languages have the same keys with the same variables; every key that is used exists, and every key is used.
//! A key that the program puts together is declared by its beginning in the room's `texts/dynamic.txt`.

mod fluent;

use std::collections::{BTreeMap, BTreeSet};

use fluent::Fluent;

use super::Run;
use crate::outcome::Outcome;
use crate::rust_text::RustText;
use crate::tree::{self, File};

const NOT_TEXTS: &str = "xtask/golden/not-texts.txt";

pub fn run(run: &Run) -> Outcome {
    let files = tree::files(&run.root, &[".ftl", ".rs", ".html", "dynamic.txt"]);
    let not_texts = std::fs::read_to_string(run.root.join(NOT_TEXTS)).unwrap_or_default();
    let not_texts =
        not_texts.lines().map(str::trim).filter(|line| !line.starts_with('#')).map(str::to_owned).collect();
    Outcome::check(judge(&files, &not_texts))
}

/// One room's texts.
struct Room {
    sv: (String, Fluent),
    en: (String, Fluent),
    /// Beginnings of keys that the program puts together, with their file and line.
    dynamic: Vec<(String, String)>,
}

fn judge(files: &[File], not_texts: &BTreeSet<String>) -> Vec<String> {
    let mut findings = Vec::new();
    let rooms = rooms(files, &mut findings);
    for room in &rooms {
        findings.extend(compare(room));
    }
    let uses = uses(files);
    let mut keys: BTreeMap<String, String> = BTreeMap::new();
    for room in &rooms {
        for (key, message) in &room.sv.1.messages {
            let here = format!("{}:{}", room.sv.0, message.line);
            if let Some(there) = keys.insert(key.clone(), here.clone()) {
                findings.push(format!("{here}: {key} is also said at {there}"));
            }
        }
    }
    findings.extend(missing(&uses, &keys, not_texts));
    findings.extend(unused(&rooms, &uses, &keys));
    findings
}

fn rooms(files: &[File], findings: &mut Vec<String>) -> Vec<Room> {
    let mut folders: BTreeSet<&str> = BTreeSet::new();
    for file in files.iter().filter(|file| file.ends_in("ftl") && !file.path.contains("/tests/")) {
        let (folder, name) = file.path.rsplit_once('/').unwrap_or(("", &file.path));
        if name != "sv.ftl" && name != "en.ftl" {
            findings.push(format!("{}: a room has sv.ftl and en.ftl, nothing else", file.path));
        }
        folders.insert(folder);
    }
    let read = |folder: &str, name: &str| {
        let path = format!("{folder}/{name}");
        let text = files.iter().find(|file| file.path == path).map_or("", |file| &file.text);
        (path, fluent::read(text))
    };
    folders
        .iter()
        .map(|folder| Room {
            sv: read(folder, "sv.ftl"),
            en: read(folder, "en.ftl"),
            dynamic: dynamic(files, folder, findings),
        })
        .collect()
}

fn dynamic(files: &[File], folder: &str, findings: &mut Vec<String>) -> Vec<(String, String)> {
    let path = format!("{folder}/dynamic.txt");
    // All of a room's keys begin with its name: that beginning would excuse everything.
    let room = folder.trim_end_matches("/texts").rsplit('/').next().unwrap_or("");
    let text = files.iter().find(|file| file.path == path).map_or("", |file| &file.text);
    let mut found = Vec::new();
    for (number, line) in
        text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'))
    {
        let (here, line) = (format!("{path}:{}", number + 1), line.trim());
        if line.ends_with('-') && line.trim_end_matches('-') != room {
            found.push((line.to_owned(), here));
        } else {
            findings.push(format!(
                "{here}: `{line}` must be the beginning of a family of keys, such as {room}-state-"
            ));
        }
    }
    found
}

fn compare(room: &Room) -> Vec<String> {
    let mut findings = Vec::new();
    for ((path, mine), (other, theirs)) in [(&room.sv, &room.en), (&room.en, &room.sv)] {
        findings.extend(mine.strange.iter().map(|line| format!("{path}:{line}: this line is no message")));
        findings
            .extend(mine.doubled.iter().map(|(key, line)| format!("{path}:{line}: {key} is there twice")));
        for (key, message) in &mine.messages {
            match theirs.messages.get(key) {
                None => findings.push(format!("{path}:{}: {key} is missing in {other}", message.line)),
                Some(twin) if *path == room.sv.0 => findings.extend(twins_differ(path, key, message, twin)),
                Some(_) => {}
            }
        }
    }
    findings
}

fn twins_differ(path: &str, key: &str, sv: &fluent::Message, en: &fluent::Message) -> Option<String> {
    let shown = |set: &BTreeSet<String>| set.iter().cloned().collect::<Vec<_>>().join(", ");
    (sv.variables != en.variables || sv.attributes != en.attributes).then(|| {
        let (ours, theirs) = (shown(&sv.variables), shown(&en.variables));
        format!(
            "{path}:{}: {key} takes [{ours}] in Swedish and [{theirs}] in English (or other attributes)",
            sv.line
        )
    })
}

/// Every text literal that is shaped like a key, and where; tests may say what they like.
fn uses(files: &[File]) -> BTreeMap<String, Vec<String>> {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let files = files.iter().filter(|file| !file.is_test() && !file.path.starts_with("xtask/"));
    for file in files {
        let literals = if file.is_rust() {
            in_rust(&file.text)
        } else if file.is_html() {
            in_html(&file.text)
        } else {
            continue;
        };
        for (line, key) in literals.into_iter().filter(|(_, text)| is_key(text)) {
            found.entry(key).or_default().push(format!("{}:{line}", file.path));
        }
    }
    found
}

fn in_rust(text: &str) -> Vec<(usize, String)> {
    let rust = RustText::read(text);
    let lines: Vec<&str> = text.lines().collect();
    rust.literals
        .iter()
        .filter(|l| !rust.is_test_line(l.line) && !is_operation(&lines, l.line))
        .map(|l| (l.line, l.text.clone()))
        .collect()
}

/// Names of operations, exports and scheduled tasks are shaped like keys but are none: they stand in a `Doc`, in an
/// `export_name` or in a `Task`, at most two lines below its beginning.
fn is_operation(lines: &[&str], line: usize) -> bool {
    let near = &lines[line.saturating_sub(3).min(lines.len())..line.min(lines.len())];
    near.iter().any(|l| ["Doc::", "Doc {", "Task {"].iter().any(|word| l.contains(word)))
        || near.last().is_some_and(|l| l.contains("export_name"))
}

/// Is the key one of a family that is called by its beginning: a form's (`needs-ask` + `-title`), or a list's
/// (`needs` + `-col-title`)?
fn is_of_a_family(key: &str, uses: &BTreeMap<String, Vec<String>>) -> bool {
    let of_a_list = ["-col-", "-filter-", "-list-"].iter().any(|middle| key.contains(middle));
    of_a_list || key.match_indices('-').any(|(at, _)| uses.contains_key(&key[..at]))
}

/// The literals inside `{{ … }}` and `{% … %}` of a page.
fn in_html(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (open, close) in [("{{", "}}"), ("{%", "%}")] {
        let mut from = 0;
        while let Some(at) = text[from..].find(open).map(|i| i + from) {
            let end = text[at..].find(close).map_or(text.len(), |i| i + at);
            let line = text[..at].matches('\n').count() + 1;
            found.extend(text[at..end].split('"').skip(1).step_by(2).map(|word| (line, word.to_owned())));
            from = end;
        }
    }
    found
}

fn is_key(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    parts.len() >= 2
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && parts.iter().all(|part| {
            !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
        })
}

/// A literal that begins like a room's keys but is none of them is a slip, unless it is known to be something else.
fn missing(
    uses: &BTreeMap<String, Vec<String>>,
    keys: &BTreeMap<String, String>,
    not_texts: &BTreeSet<String>,
) -> Vec<String> {
    let begins: BTreeSet<&str> =
        keys.keys().filter_map(|key| key.split('-').find(|part| !part.is_empty())).collect();
    uses.iter()
        .filter(|(key, _)| begins.contains(key.split('-').next().unwrap_or("")))
        .filter(|(key, _)| !keys.contains_key(*key) && !not_texts.contains(*key))
        .filter(|(key, _)| !keys.keys().any(|other| other.starts_with(&format!("{key}-"))))
        .flat_map(|(key, places)| {
            places
                .iter()
                .map(move |place| format!("{place}: no text is called {key} (if it is no text: {NOT_TEXTS})"))
        })
        .collect()
}

fn unused(
    rooms: &[Room],
    uses: &BTreeMap<String, Vec<String>>,
    keys: &BTreeMap<String, String>,
) -> Vec<String> {
    let named: BTreeSet<&String> = rooms
        .iter()
        .flat_map(|room| room.sv.1.messages.values().chain(room.en.1.messages.values()))
        .flat_map(|m| &m.names)
        .collect();
    let dynamic: Vec<&(String, String)> = rooms.iter().flat_map(|room| &room.dynamic).collect();
    let is_used = |key: &String| {
        uses.contains_key(key)
            || named.contains(key)
            || dynamic.iter().any(|(begin, _)| key.starts_with(begin))
            || is_of_a_family(key, uses)
    };
    let lost = keys
        .iter()
        .filter(|(key, _)| !is_used(key))
        .map(|(key, place)| format!("{place}: nothing says {key}"));
    let stale = dynamic
        .iter()
        .filter(|(begin, _)| !keys.keys().any(|key| key.starts_with(begin)))
        .map(|(begin, place)| format!("{place}: no text begins with {begin}"));
    lost.chain(stale).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(files: &[(&str, &str)]) -> Vec<String> {
        let files: Vec<File> = files
            .iter()
            .map(|(path, text)| File { path: (*path).to_owned(), text: (*text).to_owned() })
            .collect();
        judge(&files, &["needs-icon".to_owned()].into())
    }

    const SV: &str = "needs-title = Behov\nneeds-count = { $n } behov\nneeds-state-new = nytt\n";
    const EN: &str = "needs-title = Needs\nneeds-count = { $n } needs\nneeds-state-new = new\n";
    const PAGE: &str = "<h1 class=\"needs-head\">{{ talk.say(\"needs-title\") }}</h1>";
    const CODE: &str = "fn f() { say(\"needs-count\"); icon(\"needs-icon\"); }";

    fn sound() -> Vec<(&'static str, &'static str)> {
        vec![
            ("needs/texts/sv.ftl", SV),
            ("needs/texts/en.ftl", EN),
            ("needs/texts/dynamic.txt", "needs-state-\n"),
            ("needs/src/show.html", PAGE),
            ("needs/src/show.rs", CODE),
        ]
    }

    #[test]
    fn a_sound_room_passes() {
        assert_eq!(judged(&sound()), Vec::<String>::new());
    }

    #[test]
    fn a_key_that_one_language_lacks_is_told() {
        let mut files = sound();
        files[1].1 = "needs-title = Needs\nneeds-count = { $count } needs\n";
        let found = judged(&files);
        assert!(found[0].contains("needs-count takes [n] in Swedish and [count] in English"), "{found:?}");
        assert!(
            found[1].contains("needs/texts/sv.ftl:3: needs-state-new is missing in needs/texts/en.ftl"),
            "{found:?}"
        );
    }

    #[test]
    fn a_key_that_nothing_says_and_one_that_does_not_exist_are_told() {
        let mut files = sound();
        files[4].1 = "fn f() {\n  say(\"needs-cuont\");\n}\n#[cfg(test)]\nmod tests { const A: &str = \"needs-fake\"; }";
        let found = judged(&files);
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].starts_with("needs/src/show.rs:2: no text is called needs-cuont"), "{found:?}");
        assert_eq!(found[1], "needs/texts/sv.ftl:2: nothing says needs-count");
    }

    #[test]
    fn the_list_of_dynamic_keys_holds_beginnings_only_and_none_that_is_stale() {
        let mut files = sound();
        files[2].1 = "needs-state-\nneeds-\nneeds-title\nneeds-gone-\n";
        let found = judged(&files);
        assert_eq!(found.len(), 3, "{found:?}");
    }
}
