//! The real program driven from outside, over HTTP on the loopback address only.

pub mod bench;
pub mod crash;
pub mod full_disk;
pub mod http;
pub mod needs;
pub mod program;
pub mod report;
pub mod seed;

/// The number after a flag such as `--rounds 100`, else from the environment, else what is usual.
pub fn number(words: &[&str], flag: &str, variable: &str, usual: u64) -> Result<u64, String> {
    let said = words.iter().position(|word| *word == flag).map(|at| words.get(at + 1).copied().unwrap_or(""));
    let said = said.map(str::to_owned).or_else(|| std::env::var(variable).ok());
    said.map_or(Ok(usual), |text| text.parse().map_err(|_| format!("{flag} wants a number, not `{text}`")))
}
