//! `cargo xtask imports`: large tables brought in one after another and several at once, while the program's memory
//! stays under its bar and everything that was brought gets its dry run.

use std::fmt::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::http::Client;
use super::needs;
use super::program::{self, Profile, Program, Server};
use crate::temp::TempFolder;
use crate::tree;

/// The most memory that the program may have taken at any time.
const BAR_MB: u64 = 300;
/// Rows and further columns of a table: 27 MB as a text file.
const ROWS: usize = 90_000;
const FURTHER: usize = 20;
const IN_A_ROW: usize = 5;
const AT_ONCE: usize = 4;
/// A dry run of such a table may take so long, with those before it.
const PATIENCE: Duration = Duration::from_mins(15);

pub fn run(_words: &[&str]) -> Result<(), String> {
    let binary = program::built(&tree::root(), Profile::Quick)?;
    println!("large imports on SQLite");
    println!("  {}", on_sqlite(&binary)?);
    Ok(())
}

pub fn on_sqlite(binary: &Path) -> Result<String, String> {
    let folder = TempFolder::new("imports")?;
    let data = folder.path().to_path_buf();
    let program = Program { binary: binary.to_path_buf(), data, database: None, wrapper: Vec::new() };
    let server = program.start("demo")?;
    let person = needs::it_lead(server.address())?;
    server.stop()?;
    let token = needs::token(&program, &person)?;
    let server = program.start("serve")?;
    let before = memory(&server)?.0;
    learn(&server, &token)?;
    let table = table(ROWS);
    let mut peaks = Vec::new();
    for _ in 0..IN_A_ROW {
        bring(&server, &token, &table)?;
        peaks.push(memory(&server)?.1);
    }
    std::thread::scope(|scope| {
        let all: Vec<_> =
            (0..AT_ONCE).map(|_| scope.spawn(|| bring(&server, &token, &table).map(drop))).collect();
        all.into_iter().try_for_each(|one| one.join().map_err(|_| "a client panicked".to_owned())?)
    })?;
    let (after, peak) = memory(&server)?;
    server.stop()?;
    let [first, .., last] = peaks.as_slice() else { return Err("no imports".to_owned()) };
    let told = format!(
        "{ROWS} rows of {} columns; {before} MB before, peak {first} MB after one, {last} MB after {IN_A_ROW} in a \
         row, {peak} MB after {AT_ONCE} at once, {after} MB kept (bar {BAR_MB} MB)",
        FURTHER + 3
    );
    if peak < BAR_MB { Ok(told) } else { Err(told) }
}

/// Needs with many columns that no field takes.
fn table(rows: usize) -> String {
    let mut text = "Rubrik;Beskrivning;Enhet".to_owned();
    (0..FURTHER).for_each(|column| {
        let _ = write!(text, ";K{column}");
    });
    for row in 0..rows {
        let _ = write!(text, "\nBehov nummer {row};text {row} lite mer ord här;IT-enheten");
        (0..FURTHER).for_each(|column| {
            let _ = write!(text, ";värde{}", row * 7 + column);
        });
    }
    text + "\n"
}

/// Carries a small table of the same layout out, so that the large ones need no answers.
fn learn(server: &Server, token: &str) -> Result<(), String> {
    let mut client = Client::with_token(server.address(), token);
    let id = upload(&mut client, &table(3))?;
    for (verb, answers) in [("map", json!({ "kind": "need" })), ("try", json!({})), ("commit", json!({}))] {
        let answer = client.post_json(&format!("/api/v1/import/{id}/{verb}"), &answers, None)?;
        if !(200..300).contains(&answer.status) {
            return Err(format!("{verb} answered {}: {}", answer.status, answer.text()));
        }
        rested(&mut client, &id)?;
    }
    match rested(&mut client, &id)?["state"].as_str() {
        Some("done") => Ok(()),
        state => Err(format!("the small table is {state:?}, not done")),
    }
}

/// Uploads the table, waits for its dry run, and throws it away so that not too many wait.
fn bring(server: &Server, token: &str, table: &str) -> Result<(), String> {
    let mut client = Client::with_token(server.address(), token);
    client.patience = PATIENCE;
    let id = upload(&mut client, table)?;
    let import = rested(&mut client, &id)?;
    if import["state"] != "tried" || import["counts"]["rows"] != ROWS {
        return Err(format!("a large table is {}: {}", import["state"], import["trouble"]));
    }
    client.post_json(&format!("/api/v1/import/{id}/drop"), &json!({}), None).map(drop)
}

fn upload(client: &mut Client, table: &str) -> Result<String, String> {
    let edge = "edge-of-a-part";
    let body = format!(
        "--{edge}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\nContent-Type: text/csv\
         \r\n\r\n{table}\r\n--{edge}--\r\n"
    );
    let kind = format!("multipart/form-data; boundary={edge}");
    let answer = client.post("/api/v1/import", &kind, &body, &[])?;
    needs::id_of(&answer).ok_or_else(|| format!("the upload answered {}: {}", answer.status, answer.text()))
}

/// The import when nothing works on it any longer.
fn rested(client: &mut Client, id: &str) -> Result<Value, String> {
    let until = Instant::now() + PATIENCE;
    while Instant::now() < until {
        let import = client.get(&format!("/api/v1/import/{id}"))?.json();
        if !["trying", "committing"].contains(&import["state"].as_str().unwrap_or("")) {
            return Ok(import);
        }
        std::thread::sleep(Duration::from_millis(200));
    }
    Err(format!("work on import {id} never ends"))
}

/// Memory taken now, and the most so far, in MB.
fn memory(server: &Server) -> Result<(u64, u64), String> {
    let path = format!("/proc/{}/status", server.pid());
    let status = std::fs::read_to_string(&path).map_err(|e| format!("{path}: {e}"))?;
    let of = |name: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(name))?;
        line.trim_start_matches(':').trim().trim_end_matches(" kB").parse::<u64>().ok()
    };
    let megabytes = |name: &str| of(name).map(|kb| kb / 1024).ok_or_else(|| format!("{path}: no {name}"));
    Ok((megabytes("VmRSS")?, megabytes("VmHWM")?))
}
