//! `docs/security.md` says of each row of two lists how it is held and by which tests; here page and tests are held to
//! each other. A test says its rows in its doc comment: `/// ASVS 8.2.2, 8.3.1; attack row 1.`

use std::collections::BTreeSet;

use super::Run;
use crate::outcome::Outcome;
use crate::tree::{self, File};

const PAGE: &str = "docs/security.md";

/// The requirements of OWASP ASVS 5.0.0 that we keep.
const ASVS: &str = "1.1.1 1.2.1 1.2.2 1.2.4 1.2.5 1.2.10 1.3.1 1.3.4 1.3.6 1.3.7 1.3.11 1.3.12 1.5.1 2.2.2 2.3.1 2.3.3 \
    2.3.4 2.3.5 2.4.1 3.2.1 3.3.1 3.3.2 3.3.3 3.3.4 3.4.1 3.4.2 3.4.3 3.4.4 3.4.6 3.5.1 3.5.3 3.5.8 3.7.2 4.1.3 4.2.1 \
    5.2.1 5.2.2 5.2.3 5.2.4 5.2.6 5.3.2 5.3.3 5.4.2 6.2.4 6.3.1 6.3.2 6.3.3 6.3.8 6.4.3 6.5.1 6.8.1 6.8.2 6.8.3 6.8.4 \
    7.2.3 7.2.4 7.4.1 7.4.2 7.5.1 8.1.2 8.2.1 8.2.2 8.2.3 8.3.1 8.3.2 8.3.3 8.4.1 9.1.2 10.2.1 10.5.1 11.4.2 12.1.1 \
    13.2.4 13.3.1 13.4.5 14.2.1 14.2.7 14.2.8 14.3.2 15.1.2 15.3.1 15.3.3 15.4.2 16.2.5 16.3.2 16.4.2 16.5.1 16.5.3";

/// The attacks that the program can meet; those of rooms that it does not have are named on the page.
const ATTACKS: &str = "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 25";

/// A row of the page: a requirement by its id, an attack by its number.
struct Row {
    id: String,
    line: usize,
    /// As `file::test`.
    tests: Vec<String>,
    is_not_yet: bool,
}

/// A test, and the rows that it says it holds.
struct Test {
    place: String,
    name: String,
    at: String,
    rows: BTreeSet<String>,
}

pub fn run(run: &Run) -> Outcome {
    match std::fs::read_to_string(run.root.join(PAGE)) {
        Ok(page) => Outcome::check(judge(&rows(&page), &tests(&tree::files(&run.root, &[".rs"])))),
        Err(why) => Outcome::broken(format!("{PAGE}: {why}")),
    }
}

fn judge(rows: &[Row], tests: &[Test]) -> Vec<String> {
    let mut findings = Vec::new();
    for id in ASVS.split_whitespace().chain(ATTACKS.split_whitespace()) {
        let lines = rows.iter().filter(|row| row.id == id).count();
        findings.extend((lines != 1).then(|| format!("{PAGE}: {id} has {lines} lines")));
    }
    findings.extend(rows.iter().flat_map(|row| of_row(row, tests)));
    findings.extend(tests.iter().flat_map(|test| of_test(test, rows)));
    findings
}

/// What is wrong with a row: no test and no excuse, or a test that is not there or knows nothing of it.
fn of_row(row: &Row, tests: &[Test]) -> Vec<String> {
    let at = format!("{PAGE}:{}: {}", row.line, row.id);
    if row.tests.is_empty() && !row.is_not_yet {
        return vec![format!("{at} names no test and does not say that it is not here yet")];
    }
    let wrong = |named: &String| match tests.iter().filter(|test| test.is_called(named)).collect::<Vec<_>>()[..]
    {
        [] => Some(format!("{at} names `{named}`, which is no test")),
        [test] if test.rows.contains(&row.id) => None,
        [test] => Some(format!("{}: {} does not say that it holds {}", test.at, test.name, row.id)),
        [_, _, ..] => Some(format!("{at} names `{named}`, which are several: say more of the path")),
    };
    row.tests.iter().filter_map(wrong).collect()
}

/// Rows that a test says it holds and whose line does not name it.
fn of_test(test: &Test, rows: &[Row]) -> Vec<String> {
    let names =
        |id: &str| rows.iter().any(|row| row.id == id && row.tests.iter().any(|named| test.is_called(named)));
    let unnamed = test.rows.iter().filter(|id| !names(id));
    unnamed
        .map(|id| format!("{}: {} says that it holds {id}, which {PAGE} does not", test.at, test.name))
        .collect()
}

impl Test {
    fn is_called(&self, named: &str) -> bool {
        named.split_once("::").is_some_and(|(file, name)| {
            let before = self.place.strip_suffix(file);
            name == self.name && before.is_some_and(|before| before.is_empty() || before.ends_with('/'))
        })
    }
}

/// The lines of tables that begin with an id or a number.
fn rows(page: &str) -> Vec<Row> {
    let row = |(at, line): (usize, &str)| {
        let cells: Vec<&str> = line.strip_prefix('|')?.split('|').map(str::trim).collect();
        let id = cells.first().filter(|id| id.starts_with(|c: char| c.is_ascii_digit()))?;
        let tests = line.split('`').skip(1).step_by(2).filter(|code| code.contains("::"));
        Some(Row {
            id: (*id).to_owned(),
            line: at + 1,
            tests: tests.map(str::to_owned).collect(),
            is_not_yet: line.contains("Not here yet"),
        })
    };
    page.lines().enumerate().filter_map(row).collect()
}

fn tests(files: &[File]) -> Vec<Test> {
    files.iter().flat_map(tests_of).collect()
}

/// The tests of a file: functions under `#[test]`, with the rows of the doc comments above them.
fn tests_of(file: &File) -> Vec<Test> {
    let place = file.path.trim_end_matches(".rs").replace("/src/", "/").replace("/tests/", "/");
    let (mut found, mut rows, mut is_test) = (Vec::new(), BTreeSet::new(), false);
    for (at, line) in file.text.lines().enumerate() {
        let line = line.trim_start();
        if let Some(said) = line.strip_prefix("/// ") {
            rows.extend(rows_in(said));
        } else if line.starts_with("#[") {
            is_test |= line.starts_with("#[test]") || line.starts_with("#[tokio::test");
        } else {
            let name = line.strip_prefix("fn ").or(line.strip_prefix("async fn ")).filter(|_| is_test);
            if let Some(name) = name.and_then(|rest| rest.split('(').next()) {
                let at = format!("{}:{}", file.path, at + 1);
                let (name, rows) = (name.to_owned(), std::mem::take(&mut rows));
                found.push(Test { place: place.clone(), name, at, rows });
            }
            rows.clear();
            is_test = false;
        }
    }
    found
}

/// `ASVS 8.2.2, 8.3.1; attack rows 1, 2.` as ids; any other words are none.
fn rows_in(said: &str) -> Vec<String> {
    let words = ["ASVS ", "attack row ", "attack rows ", "Attack row ", "Attack rows "];
    let listed = |part: &str| {
        let list = words.iter().find_map(|word| part.trim().strip_prefix(word))?;
        let ids: Vec<String> = list.split(',').map(|id| id.trim().to_owned()).collect();
        ids.iter().all(|id| id.chars().all(|c| c.is_ascii_digit() || c == '.')).then_some(ids)
    };
    let lists = said.trim_end_matches('.').split(';').map(listed);
    lists.collect::<Option<Vec<_>>>().into_iter().flatten().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(page: &str, source: &str) -> Vec<String> {
        let file = File { path: "foundation/web/src/guard.rs".to_owned(), text: source.to_owned() };
        let all = judge(&rows(page), &super::tests(&[file]));
        all.into_iter().filter(|finding| !finding.contains(" has 0 lines")).collect()
    }

    const ROW: &str = "| 3.5.1 | 1 | x | y | `web/guard::it_is_so` |";
    const TEST: &str = "/// ASVS 3.5.1.\n#[test]\nfn it_is_so() {}";

    #[test]
    fn a_row_and_its_test_name_each_other() {
        assert!(found(ROW, TEST).is_empty());
        for (page, source, told) in [
            (ROW, "", "is no test"),
            (ROW, "fn it_is_so() {}", "is no test"),
            (ROW, "#[test]\nfn it_is_so() {}", "does not say that it holds 3.5.1"),
            (ROW, "/// ASVS 3.5.2; attack row 1.\n#[test]\nfn it_is_so() {}", "does not say"),
            ("| 3.5.1 | 1 | x | y | - |", "", "names no test"),
            ("| 3.5.1 | 1 | Not here yet: z. | - |", TEST, "says that it holds 3.5.1"),
            ("| 3.5.1 | 1 | x | `board::it_is_so` |", TEST, "is no test"),
        ] {
            let all = found(page, source);
            assert!(all.iter().any(|finding| finding.contains(told)), "{page} {source}: {all:?}");
        }
    }

    #[test]
    fn a_row_that_is_missing_or_there_twice_is_told() {
        assert!(judge(&[], &[]).iter().any(|finding| finding.contains("16.5.3 has 0 lines")));
        assert_eq!(judge(&[], &[]).len(), 88 + 23);
        let twice = rows(&format!("{ROW}\n{ROW}"));
        assert!(judge(&twice, &[]).iter().any(|finding| finding.contains("3.5.1 has 2 lines")));
    }

    #[test]
    fn only_a_list_of_rows_is_read_as_one() {
        assert_eq!(rows_in("ASVS 1.2.1, 1.3.1; attack rows 9, 12."), ["1.2.1", "1.3.1", "9", "12"]);
        assert_eq!(rows_in("Attack row 10."), ["10"]);
        assert!(rows_in("Figures are not public (ASVS 13.4.5): only the machine.").is_empty());
    }
}
