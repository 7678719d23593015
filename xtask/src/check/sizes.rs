//! Files of at most 500 lines (tests 800), functions of at most 70; from 300 lines on a file gets a note.

use std::collections::BTreeMap;

use super::golden::Golden;
use super::{Mode, Run};
use crate::outcome::Outcome;
use crate::rust_text::RustText;
use crate::tree::{self, File};

const ENDINGS: [&str; 5] = [".rs", ".html", ".css", ".js", ".mjs"];
const FILE_STOP: usize = 500;
const TEST_STOP: usize = 800;
const FILE_NOTE: usize = 300;
const FUNCTION_STOP: usize = 70;

pub fn run(run: &Run) -> Outcome {
    judge(&tree::files(&run.root, &ENDINGS), Golden::read(&run.root, "sizes.txt"), run.mode)
}

fn judge(files: &[File], golden: Golden, mode: Mode) -> Outcome {
    let (mut findings, mut notes, mut found) = (Vec::new(), Vec::new(), BTreeMap::new());
    for file in files {
        let lines = file.text.lines().count();
        let stop = if file.is_test() { TEST_STOP } else { FILE_STOP };
        if lines > stop {
            found.insert(file.path.clone(), lines);
            if lines > golden.allows(&file.path) {
                findings.push(format!("{}: {lines} lines, the most is {stop}", file.path));
            }
        } else if lines > FILE_NOTE && !file.is_test() {
            notes.push(format!("{}: {lines} lines; think of parting it at {FILE_NOTE}", file.path));
        }
        if file.is_rust() {
            long_functions(file, &golden, &mut found, &mut findings);
        }
    }
    findings.extend(golden.shrink(&found, mode));
    Outcome::check(findings).with_notes(notes)
}

fn long_functions(
    file: &File,
    golden: &Golden,
    found: &mut BTreeMap<String, usize>,
    findings: &mut Vec<String>,
) {
    // A test may hold a golden picture, and an example a whole page.
    if file.is_test() || file.path.contains("/examples/") {
        return;
    }
    for function in RustText::read(&file.text).functions() {
        if function.lines <= FUNCTION_STOP {
            continue;
        }
        let name = format!("{}::{}", file.path, function.name);
        if function.lines > golden.allows(&name) {
            findings.push(format!(
                "{}:{}: fn {} has {} lines, the most is {FUNCTION_STOP}",
                file.path, function.line, function.name, function.lines
            ));
        }
        found.insert(name, function.lines);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::temp::TempFolder;

    fn file(path: &str, text: String) -> File {
        File { path: path.to_owned(), text }
    }

    fn judged(files: &[File]) -> Outcome {
        let folder = TempFolder::new("sizes").expect("a folder");
        judge(files, Golden::read(folder.path(), "sizes.txt"), Mode::Compare)
    }

    #[test]
    fn long_files_are_found_and_tests_may_be_longer() {
        let long = "\n".repeat(600);
        let outcome = judged(&[file("a/src/b.rs", long.clone()), file("a/src/b_test.rs", long.clone())]);
        assert_eq!(outcome.findings, ["a/src/b.rs: 600 lines, the most is 500"]);
        assert_eq!(judged(&[file("a/style.css", "\n".repeat(301))]).notes.len(), 1);
        assert!(judged(&[file("a/style.css", long)]).failed == 1);
    }

    #[test]
    fn long_functions_are_found() {
        let text = format!("fn long() {{{}}}\nfn short() {{}}\n", "\n".repeat(70));
        assert_eq!(judged(&[file("a.rs", text)]).findings, ["a.rs:1: fn long has 71 lines, the most is 70"]);
    }
}
