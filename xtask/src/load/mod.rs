//! The real program driven from outside, over HTTP on the loopback address only.

pub mod bars;
pub mod bench;
pub mod crash;
pub mod desk;
pub mod full_disk;
pub mod http;
pub mod imports;
pub mod moving;
pub mod needs;
pub mod program;
pub mod report;
pub mod seed;

use crate::outcome::Outcome;

/// The drivers as a step of the check: each database's crashes, the full disk, large imports and the clocks' proof count as one test each.
pub fn promises(root: &std::path::Path) -> Outcome {
    let binary = match program::built(root, program::Profile::Quick) {
        Ok(binary) => binary,
        Err(why) => return Outcome::broken(why),
    };
    let rounds = match number(&[], "", "VARV_CRASH_ROUNDS", 100) {
        Ok(rounds) => rounds,
        Err(why) => return Outcome::broken(why),
    };
    let told = [
        ("crash on SQLite", crash::on_sqlite(&binary, rounds)),
        ("crash on PostgreSQL", crash::on_postgres(&binary, rounds)),
        ("full disk", full_disk::on_sqlite(&binary)),
        ("large imports", imports::on_sqlite(&binary)),
        (
            "clocks against minutes",
            number(&[], "", "VARV_CLOCK_HISTORIES", 1_000_000)
                .and_then(|histories| crate::clocks::prove(root, histories, 1)),
        ),
    ];
    let (mut notes, mut findings) = (Vec::new(), Vec::new());
    for (name, result) in told {
        match result {
            Ok(words) => notes.push(format!("{name}: {words}")),
            Err(why) => findings.push(format!("{name}: {why}")),
        }
    }
    let mut outcome = Outcome::tests(notes.len() as u64, findings.len() as u64).with_notes(notes);
    outcome.findings = findings;
    outcome
}

/// The number after a flag such as `--rounds 100`, else from the environment, else what is usual.
pub fn number(words: &[&str], flag: &str, variable: &str, usual: u64) -> Result<u64, String> {
    let said = words.iter().position(|word| *word == flag).map(|at| words.get(at + 1).copied().unwrap_or(""));
    let said = said.map(str::to_owned).or_else(|| std::env::var(variable).ok());
    said.map_or(Ok(usual), |text| text.parse().map_err(|_| format!("{flag} wants a number, not `{text}`")))
}
