//! The steps that cargo does: layout, lints, tests on both databases, examples in the docs.

use std::process::Command;

use super::{Run, stream};
use crate::outcome::Outcome;
use crate::postgres::Cluster;
use crate::rust_text::RustText;
use crate::tree;

fn cargo(run: &Run, words: &[&str]) -> Command {
    let mut command = Command::new("cargo");
    command.current_dir(&run.root).args(words);
    command
}

fn plain(run: &Run, words: &[&str]) -> Outcome {
    match stream::run(&mut cargo(run, words)) {
        Ok(ran) => Outcome::ran(ran.is_good, &format!("cargo {}", words[0])),
        Err(why) => Outcome::broken(why),
    }
}

pub fn format(run: &Run) -> Outcome {
    plain(run, &["fmt", "--all", "--check"])
}

pub fn clippy(run: &Run) -> Outcome {
    plain(run, &["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"])
}

pub fn tests_on_sqlite(run: &Run) -> Outcome {
    nextest(run, &[], &[("VARV_TEST_DATABASE", "sqlite")])
}

/// Starts a PostgreSQL of its own, so that no machine's own database is in the way or in danger.
pub fn tests_on_postgres(run: &Run) -> Outcome {
    let cluster = match Cluster::start() {
        Ok(cluster) => cluster,
        Err(why) => return Outcome::broken(why),
    };
    // The workshop's own tests know no database: once is enough.
    nextest(
        run,
        &["--exclude", "xtask"],
        &[("VARV_TEST_DATABASE", "postgres"), ("VARV_TEST_POSTGRES_URL", cluster.url())],
    )
}

fn nextest(run: &Run, words: &[&str], vars: &[(&str, &str)]) -> Outcome {
    let mut command =
        cargo(run, &["nextest", "run", "--workspace", "--locked", "--no-tests=fail", "--color=never"]);
    command.args(words);
    // A picture that changed is a failure here, never a new file.
    command.env("INSTA_UPDATE", "no").env_remove("CARGO_MANIFEST_DIR").envs(vars.iter().copied());
    match stream::run(&mut command) {
        Ok(ran) => counted(&ran, nextest_counts(&ran.lines)),
        Err(why) => Outcome::broken(why),
    }
}

/// A run that failed without a failed test (it did not compile, say) still fails.
pub fn counted(ran: &stream::Ran, counts: Option<(u64, u64)>) -> Outcome {
    match (counts, ran.is_good) {
        (Some((0, 0)) | None, _) => Outcome::broken("no test ran, see above"),
        (Some((passed, 0)), false) => {
            let mut outcome = Outcome::tests(passed, 1);
            outcome.findings.push("the run failed outside its tests, see above".to_owned());
            outcome
        }
        (Some((passed, failed)), _) => Outcome::tests(passed, failed),
    }
}

/// Reads `Summary [ 1.2s] 10 tests run: 8 passed (1 slow), 1 failed, 1 timed out, 3 skipped`.
fn nextest_counts(lines: &[String]) -> Option<(u64, u64)> {
    let summary = lines.iter().rev().find(|line| line.contains("Summary [") && line.contains("run:"))?;
    let counts = summary.split("run:").nth(1)?;
    let (mut passed, mut failed) = (0, 0);
    for part in counts.split(',') {
        let mut words = part.split_whitespace();
        let number: u64 = words.next().and_then(|word| word.parse().ok()).unwrap_or(0);
        match words.next() {
            Some("passed") => passed += number,
            Some("failed" | "timed" | "exec") => failed += number,
            _ => {}
        }
    }
    Some((passed, failed))
}

/// Only crates whose docs hold an example are built for it: most hold none, and each costs seconds.
pub fn doc_tests(run: &Run) -> Outcome {
    let files = tree::files(&run.root, &[".rs"]);
    let has_example = |text: &str| {
        let comments = RustText::read(text).comments;
        comments.lines().any(|line| line.contains("/// ```") || line.contains("//! ```"))
    };
    let mut folders: Vec<&str> = files
        .iter()
        .filter(|file| has_example(&file.text))
        .filter_map(|file| file.path.split_once("/src/").map(|(folder, _)| folder))
        .filter(|folder| run.root.join(folder).join("src/lib.rs").exists())
        .collect();
    folders.dedup();
    if folders.is_empty() {
        return Outcome::check(Vec::new()).with_notes(vec!["no docs hold an example".to_owned()]);
    }
    let mut command = cargo(run, &["test", "--doc", "--locked"]);
    for folder in &folders {
        command.arg("--package").arg(package_name(run, folder));
    }
    match stream::run(&mut command) {
        Ok(ran) if ran.is_good && doc_counts(&ran.lines) == (0, 0) => Outcome::check(Vec::new()),
        Ok(ran) => counted(&ran, Some(doc_counts(&ran.lines))),
        Err(why) => Outcome::broken(why),
    }
}

/// A crate's own name: that of its folder, unless its manifest says otherwise.
fn package_name(run: &Run, folder: &str) -> String {
    let manifest = std::fs::read_to_string(run.root.join(folder).join("Cargo.toml")).unwrap_or_default();
    let name = manifest
        .lines()
        .find_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"').map(str::to_owned));
    name.unwrap_or_else(|| folder.rsplit('/').next().unwrap_or(folder).to_owned())
}

/// Adds up `test result: ok. 3 passed; 0 failed; …`, one for each crate.
fn doc_counts(lines: &[String]) -> (u64, u64) {
    let number = |line: &str, word: &str| -> u64 {
        let before = line.split(word).next().unwrap_or("");
        before.split_whitespace().next_back().and_then(|n| n.parse().ok()).unwrap_or(0)
    };
    lines.iter().filter(|line| line.starts_with("test result:")).fold((0, 0), |(passed, failed), line| {
        (passed + number(line, " passed"), failed + number(line, " failed"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<String> {
        text.lines().map(str::to_owned).collect()
    }

    #[test]
    fn nextest_is_counted_from_its_summary() {
        let good = lines("x\n     Summary [   0.006s] 4 tests run: 4 passed (1 slow), 2 skipped");
        assert_eq!(nextest_counts(&good), Some((4, 0)));
        let bad = lines(
            "     Summary [   0.006s] 9 tests run: 4 passed, 3 failed, 1 timed out, 1 exec failed, 0 skipped",
        );
        assert_eq!(nextest_counts(&bad), Some((4, 5)));
        assert_eq!(nextest_counts(&lines("error: could not compile")), None);
    }

    #[test]
    fn doc_examples_are_added_up_over_crates() {
        let text = "test result: ok. 3 passed; 0 failed; 0 ignored\ntest result: FAILED. 1 passed; 2 failed; 0 ignored";
        assert_eq!(doc_counts(&lines(text)), (4, 2));
    }

    #[test]
    fn a_run_that_did_not_compile_fails() {
        let ran = stream::Ran { is_good: false, lines: Vec::new() };
        assert!(!counted(&ran, None).is_good());
        assert!(!counted(&ran, Some((5, 0))).is_good());
    }
}
