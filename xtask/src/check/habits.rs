//! What we never write, each with the reason and the one place that may.

use std::collections::BTreeMap;

use super::golden::Golden;
use super::{Mode, Run};
use crate::outcome::Outcome;
use crate::rust_text::{RustText, find_word};
use crate::tree::{self, File};

struct Habit {
    name: &'static str,
    words: &'static [&'static str],
    why: &'static str,
    place: Place,
    /// Paths that may, by how they begin.
    except: &'static [&'static str],
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Code,
    /// Code that is not a test.
    Program,
    CodeAndComments,
    /// A dependency in a Cargo.toml.
    Manifest,
}

const HABITS: [Habit; 10] = [
    Habit {
        name: "unfinished",
        words: &["todo!", "unimplemented!", "dbg!"],
        why: "finish it, or leave it out",
        place: Place::Code,
        except: &[],
    },
    Habit {
        name: "later",
        words: &["TODO", "FIXME", "XXX"],
        why: "do it now, or file an issue",
        place: Place::CodeAndComments,
        except: &[],
    },
    Habit {
        name: "environment",
        words: &["std::env", "env::var", "env::args"],
        why: "only the app reads the environment",
        place: Place::Program,
        except: &["app/", "xtask/", "foundation/testing/"],
    },
    Habit {
        name: "clock",
        words: &["SystemTime::now", "Timestamp::now", "Zoned::now"],
        why: "the moment comes from the transaction (tx.now()), so that a test can move it",
        place: Place::Code,
        except: &["foundation/kernel/src/clock.rs", "xtask/"],
    },
    Habit {
        name: "unsafe",
        words: &["unsafe"],
        why: "the compiler checks our memory",
        place: Place::Code,
        except: &[],
    },
    Habit {
        name: "http",
        words: &["axum::"],
        why: "only web names the HTTP library",
        place: Place::Code,
        except: &["foundation/web/", "foundation/testing/"],
    },
    Habit {
        name: "database",
        words: &["rusqlite::", "postgres::"],
        why: "only store knows which database",
        place: Place::Code,
        except: &["foundation/store/", "foundation/testing/", "xtask/"],
    },
    Habit {
        name: "command",
        words: &["process::Command", "Command::new"],
        why: "no other program is run, so that nothing typed can become its command",
        place: Place::Program,
        // The program starts itself once more, before it has read anything but its own command line.
        except: &["app/src/memory.rs", "xtask/", "foundation/testing/"],
    },
    Habit {
        name: "unwrap",
        words: &[".unwrap()"],
        why: "refuse with a reason, or .expect() what makes it impossible",
        place: Place::Program,
        except: &[],
    },
    Habit {
        name: "drivers",
        words: &["axum", "rusqlite", "postgres"],
        why: "depend on web or store in its place",
        place: Place::Manifest,
        except: &["foundation/web/", "foundation/store/", "foundation/testing/", "Cargo.toml"],
    },
];

/// Names that say nothing of what a thing is.
const EMPTY_NAMES: [&str; 6] = ["Manager", "Helper", "Util", "Helpers", "Utils", "Managers"];

/// Other files in which a word for "later" hides as well.
const OTHER_ENDINGS: [&str; 8] = [".html", ".css", ".js", ".mjs", ".sql", ".ftl", ".sh", "Cargo.toml"];

pub fn run(run: &Run) -> Outcome {
    let mut files = tree::files(&run.root, &[".rs"]);
    files.extend(tree::files(&run.root, &OTHER_ENDINGS));
    judge(&files, Golden::read(&run.root, "habits.txt"), run.mode)
}

fn judge(files: &[File], golden: Golden, mode: Mode) -> Outcome {
    let mut findings = Vec::new();
    let mut counts = BTreeMap::new();
    for file in files {
        let mut slips = if file.is_rust() { in_rust(file) } else { in_other(file) };
        slips.sort();
        for (habit, lines) in by_habit(&slips) {
            let key = format!("{habit} {}", file.path);
            if lines.len() > golden.allows(&key) {
                findings.extend(lines.iter().map(|(line, says)| format!("{}:{line}: {says}", file.path)));
            }
            counts.insert(key, lines.len());
        }
    }
    findings.extend(golden.shrink(&counts, mode));
    Outcome::check(findings)
}

/// A slip: habit, line, what to say.
type Slip = (&'static str, usize, String);

fn by_habit(slips: &[Slip]) -> BTreeMap<&'static str, Vec<(usize, String)>> {
    let mut found: BTreeMap<&'static str, Vec<(usize, String)>> = BTreeMap::new();
    for (habit, line, says) in slips {
        found.entry(habit).or_default().push((*line, says.clone()));
    }
    found
}

fn in_rust(file: &File) -> Vec<Slip> {
    let text = RustText::read(&file.text);
    let mut slips = Vec::new();
    for habit in HABITS.iter().filter(|habit| habit.place != Place::Manifest && !excepted(habit, file)) {
        for (number, line) in text.code.lines().enumerate() {
            let is_test = file.is_test() || text.is_test_line(number + 1);
            if !(habit.place == Place::Program && is_test) {
                slips.extend(slip(habit, number + 1, line));
            }
        }
        if habit.place == Place::CodeAndComments {
            slips.extend(
                text.comments.lines().enumerate().filter_map(|(number, line)| slip(habit, number + 1, line)),
            );
        }
    }
    slips.extend(empty_names(file, &text));
    slips
}

fn in_other(file: &File) -> Vec<Slip> {
    let is_manifest = file.path.ends_with("Cargo.toml");
    HABITS
        .iter()
        .filter(|habit| !excepted(habit, file))
        .flat_map(|habit| {
            let looks = move |line: &str| match habit.place {
                Place::CodeAndComments => true,
                Place::Manifest => is_manifest && habit.words.iter().any(|word| line.starts_with(word)),
                Place::Code | Place::Program => false,
            };
            let lines = file.text.lines().enumerate().filter(move |(_, line)| looks(line));
            lines.filter_map(move |(number, line)| slip(habit, number + 1, line))
        })
        .collect()
}

fn excepted(habit: &Habit, file: &File) -> bool {
    habit.except.iter().any(|path| file.path.starts_with(path))
}

fn slip(habit: &Habit, line: usize, text: &str) -> Option<Slip> {
    let word = habit.words.iter().find(|word| find_word(text, word).is_some())?;
    Some((habit.name, line, format!("`{word}`: {}", habit.why)))
}

fn empty_names(file: &File, text: &RustText) -> Vec<Slip> {
    let mut slips = Vec::new();
    for (number, line) in text.code.lines().enumerate() {
        let words: Vec<&str> =
            line.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|w| !w.is_empty()).collect();
        let named = words
            .windows(2)
            .filter(|pair| ["struct", "enum", "trait", "type", "mod", "fn"].contains(&pair[0]));
        slips.extend(named.filter(|pair| is_empty_name(pair[1])).map(|pair| {
            (
                "names",
                number + 1,
                format!("`{}` says nothing of what it is: name it by what it does", pair[1]),
            )
        }));
    }
    let stem = file.path.rsplit('/').next().and_then(|name| name.strip_suffix(".rs")).unwrap_or("");
    if is_empty_name(stem) {
        slips.push((
            "names",
            1,
            format!("a file called `{stem}` gathers everything: name it by what it does"),
        ));
    }
    slips
}

fn is_empty_name(name: &str) -> bool {
    let camel = |end: &str| {
        name.ends_with(end) || name.starts_with(end) && name[end.len()..].starts_with(char::is_uppercase)
    };
    let snake = |end: &str| name.split('_').any(|part| part == end.to_lowercase());
    EMPTY_NAMES.iter().any(|end| camel(end) || snake(end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::temp::TempFolder;

    fn findings(path: &str, text: &str) -> Vec<String> {
        let folder = TempFolder::new("habits").expect("a folder");
        let file = File { path: path.to_owned(), text: text.to_owned() };
        judge(&[file], Golden::read(folder.path(), "habits.txt"), Mode::Compare).findings
    }

    /// ASVS 1.2.5.
    #[test]
    fn each_slip_is_told_with_its_line() {
        for (text, word) in [
            ("\nfn f() { todo!() }", "`todo!`"),
            ("\n// FIXME soon", "`FIXME`"),
            ("\nlet a = std::env::var(\"A\");", "`std::env`"),
            ("\nlet now = jiff::Timestamp::now();", "`Timestamp::now`"),
            ("\nunsafe { f() }", "`unsafe`"),
            ("\nuse axum::Router;", "`axum::`"),
            ("\nuse rusqlite::Connection;", "`rusqlite::`"),
            ("\nx.unwrap();", "`.unwrap()`"),
            ("\nstd::process::Command::new(\"convert\");", "`process::Command`"),
            ("\nstruct NeedManager;", "`NeedManager`"),
            ("\nmod date_utils;", "`date_utils`"),
        ] {
            let found = findings("cycle/planning/needs/src/ask.rs", text);
            assert!(
                found.len() == 1 && found[0].contains(word) && found[0].contains("ask.rs:2:"),
                "{text}: {found:?}"
            );
        }
    }

    #[test]
    fn the_one_place_that_may_does() {
        assert!(findings("app/src/main.rs", "let a = std::env::var(\"A\");").is_empty());
        assert!(findings("foundation/kernel/src/clock.rs", "Timestamp::now()").is_empty());
        assert!(findings("foundation/store/src/sqlite.rs", "use rusqlite::Connection;").is_empty());
        assert!(findings("foundation/web/Cargo.toml", "axum.workspace = true").is_empty());
        assert_eq!(findings("cycle/planning/needs/Cargo.toml", "axum.workspace = true").len(), 1);
    }

    #[test]
    fn words_in_texts_and_tests_are_not_slips() {
        assert!(findings("a/src/b.rs", "const A: &str = \"unsafe todo! .unwrap() TODO\";").is_empty());
        assert!(findings("a/src/b.rs", "#[cfg(test)]\nmod tests {\n  fn f() { x.unwrap(); }\n}").is_empty());
        assert!(findings("a/src/b_test.rs", "fn f() { x.unwrap(); }").is_empty());
        assert!(findings("a/src/b.rs", "#![forbid(unsafe_code)]\nuse utoipa::OpenApi;").is_empty());
    }
}
