//! `cargo xtask check`: the named steps, in order, all of them even when one fails, and the sum at the end.

mod arrows;
mod cargo;
mod golden;
mod habits;
mod journeys;
mod licences;
mod security;
mod sizes;
mod stream;
mod texts;

use std::process::ExitCode;
use std::time::Instant;

pub use licences::{licence_of, metadata};

use crate::load;
use crate::outcome::Outcome;
use crate::tree;

/// What the steps are told.
pub struct Run {
    pub root: std::path::PathBuf,
    /// Renew what may be renewed (ROOMS.txt, shrinking goldens) in place of complaining.
    pub mode: Mode,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    Compare,
    Write,
}

struct Step {
    name: &'static str,
    says: &'static str,
    run: fn(&Run) -> Outcome,
}

/// The quick ones come first, so that a slip is told of in seconds.
const STEPS: [Step; 13] = [
    Step { name: "format", says: "the code is laid out by rustfmt", run: cargo::format },
    Step { name: "arrows", says: "rooms import downward only, as ROOMS.txt says", run: arrows::run },
    Step { name: "sizes", says: "files and functions are small", run: sizes::run },
    Step { name: "habits", says: "nothing that we never write", run: habits::run },
    Step { name: "texts", says: "both languages say everything that is used", run: texts::run },
    Step { name: "security", says: "each row of docs/security.md has its tests", run: security::run },
    Step { name: "licences", says: "every dependency may be used", run: licences::run },
    Step { name: "clippy", says: "no warning anywhere", run: cargo::clippy },
    Step {
        name: "tests-sqlite",
        says: "all tests on SQLite, goldens with them",
        run: cargo::tests_on_sqlite,
    },
    Step { name: "tests-postgres", says: "all tests on PostgreSQL", run: cargo::tests_on_postgres },
    Step { name: "doc-tests", says: "the examples in the docs run", run: cargo::doc_tests },
    Step {
        name: "promises",
        says: "nothing is lost at kill -9 or on a full disk",
        run: |run| load::promises(&run.root),
    },
    Step { name: "journeys", says: "whole laps in a real browser", run: journeys::run },
];

/// Runs the named steps, or all; the last line printed is the sum.
pub fn run(words: &[&str]) -> ExitCode {
    let (flags, names): (Vec<&str>, Vec<&str>) = words.iter().partition(|word| word.starts_with("--"));
    let unknown: Vec<&&str> =
        names.iter().filter(|name| STEPS.iter().all(|step| step.name != **name)).collect();
    if !unknown.is_empty() || flags.iter().any(|flag| *flag != "--write") {
        eprintln!("no such step or flag: {unknown:?} {flags:?}\nthe steps are:");
        for step in &STEPS {
            eprintln!("  {:<15} {}", step.name, step.says);
        }
        return ExitCode::from(2);
    }
    let mode = if flags.is_empty() { Mode::Compare } else { Mode::Write };
    let run = Run { root: tree::root(), mode };
    let mut results = Vec::new();
    for step in STEPS.iter().filter(|step| names.is_empty() || names.contains(&step.name)) {
        println!("\n== {}: {}", step.name, step.says);
        let began = Instant::now();
        let outcome = (step.run)(&run);
        tell(&outcome);
        let seconds = began.elapsed().as_secs_f64();
        println!("== {} {} after {seconds:.1} s", step.name, verdict(&outcome));
        results.push((step.name, outcome, seconds));
    }
    summary(&results, names.is_empty())
}

fn tell(outcome: &Outcome) {
    outcome.notes.iter().for_each(|note| println!("  note: {note}"));
    outcome.findings.iter().for_each(|finding| println!("  {finding}"));
}

fn verdict(outcome: &Outcome) -> &'static str {
    if outcome.is_good() { "passed" } else { "FAILED" }
}

/// A whole run in which no test ran proves nothing, so it fails.
fn summary(results: &[(&str, Outcome, f64)], is_whole: bool) -> ExitCode {
    println!("\n== summary");
    for (name, outcome, seconds) in results {
        let Outcome { passed, failed, .. } = outcome;
        println!(
            "  {:<15} {:<6} {passed:>6} passed {failed:>4} failed {seconds:>8.1} s",
            name,
            verdict(outcome)
        );
    }
    let passed: u64 = results.iter().map(|(_, outcome, _)| outcome.passed).sum();
    let mut failed: u64 = results.iter().map(|(_, outcome, _)| outcome.failed).sum();
    let tests: u64 = results.iter().map(|(_, outcome, _)| outcome.tests).sum();
    if is_whole && tests == 0 {
        println!("  no test ran at all, which proves nothing");
        failed += 1;
    }
    println!("\n{passed} passed, {failed} failed");
    if failed == 0 && passed > 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// What the checks of text alone find in a tree; the layouts are held to it.
#[cfg(test)]
pub fn unsound(root: &std::path::Path) -> Vec<String> {
    let run = Run { root: root.to_path_buf(), mode: Mode::Compare };
    [sizes::run(&run), habits::run(&run), texts::run(&run)]
        .into_iter()
        .flat_map(|outcome| outcome.findings)
        .collect()
}
