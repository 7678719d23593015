//! Whole laps in a real browser: builds the program and lets the journeys' own runner drive it.

use std::path::PathBuf;
use std::process::Command;

use super::{Run, cargo, stream};
use crate::load::program;
use crate::outcome::Outcome;

pub fn run(run: &Run) -> Outcome {
    let folder = run.root.join("journeys");
    if !folder.join("node_modules/playwright-core").exists() {
        return Outcome::broken("the browser's driver is missing: cd journeys && npm ci (or run ./test)");
    }
    let binary: PathBuf = match program::built(&run.root, program::Profile::Quick) {
        Ok(binary) => binary,
        Err(why) => return Outcome::broken(why),
    };
    let mut command = Command::new("node");
    command.current_dir(&folder).arg("run.mjs").env("VARV_BINARY", binary);
    match stream::run(&mut command) {
        Ok(ran) => cargo::counted(&ran, counts(&ran.lines)),
        Err(why) => Outcome::broken(why),
    }
}

/// Reads node's closing lines, `ℹ pass 12` and `ℹ fail 1` (`# pass 12` in plain form).
fn counts(lines: &[String]) -> Option<(u64, u64)> {
    let number = |word: &str| -> Option<u64> {
        let line = lines
            .iter()
            .rev()
            .find_map(|line| line.strip_prefix('ℹ').or(line.strip_prefix('#'))?.trim().strip_prefix(word))?;
        line.trim().parse().ok()
    };
    Some((number("pass ")?, number("fail ")? + number("cancelled ").unwrap_or(0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nodes_closing_lines_are_counted() {
        let lines: Vec<String> =
            "ℹ tests 5\nℹ pass 3\nℹ fail 1\nℹ cancelled 1".lines().map(str::to_owned).collect();
        assert_eq!(counts(&lines), Some((3, 2)));
        let lines: Vec<String> = "# pass 3\n# fail 0".lines().map(str::to_owned).collect();
        assert_eq!(counts(&lines), Some((3, 0)));
        assert_eq!(counts(&[]), None);
    }
}
