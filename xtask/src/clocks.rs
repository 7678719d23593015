//! `cargo xtask clocks`: as many random histories as are asked for, counted by clocks and minute by minute.

use std::path::Path;
use std::process::Command;

use crate::load::number;
use crate::tree;

/// Histories when nobody says how many, by hand and as a step of the check.
const BY_HAND: u64 = 1_000_000;

pub fn run(words: &[&str]) -> Result<(), String> {
    let histories = number(words, "--histories", "VARV_CLOCK_HISTORIES", BY_HAND)?;
    let seed = number(words, "--seed", "VARV_CLOCK_SEED", 1)?;
    println!("  {}", prove(&tree::root(), histories, seed)?);
    Ok(())
}

/// Runs the proof; gives its figures. The two crates are optimised in every profile, so no release build is needed.
pub fn prove(root: &Path, histories: u64, seed: u64) -> Result<String, String> {
    let output = Command::new("cargo")
        .args(["test", "-q", "-p", "clocks", "--test", "proof", "--", "--ignored", "--nocapture"])
        .env("VARV_CLOCK_HISTORIES", histories.to_string())
        .env("VARV_CLOCK_SEED", seed.to_string())
        .current_dir(root)
        .output()
        .map_err(|error| format!("cargo: {error}"))?;
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    let figures = told.lines().find(|line| line.starts_with("seed "));
    match (output.status.success(), figures) {
        (true, Some(figures)) => Ok(figures.to_owned()),
        _ => Err(format!("{told}\n{}", String::from_utf8_lossy(&output.stderr))),
    }
}
