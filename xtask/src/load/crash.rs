//! `cargo xtask crash`: kill -9 in the middle of writes, again and again. What was acknowledged is there after the
//! restart, once; what was not may be sent again with its key and is then there once; `varv verify` is clean.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::http::Client;
use super::needs::{self, Asking, Refusal};
use super::program::{self, Profile, Program, Server};
use super::seed::Seed;
use crate::postgres::Cluster;
use crate::temp::TempFolder;
use crate::tree;

const WRITERS: u64 = 4;
/// How many older needs each round looks at again; the end looks at all.
const SAMPLE: u64 = 20;

/// Runs on both databases, or on the one named.
pub fn run(words: &[&str]) -> Result<(), String> {
    let rounds = super::number(words, "--rounds", "VARV_CRASH_ROUNDS", 100)?;
    let binary = program::built(&tree::root(), Profile::Quick)?;
    let is_wanted =
        |name: &str| words.contains(&name) || !words.iter().any(|word| ["sqlite", "postgres"].contains(word));
    if is_wanted("sqlite") {
        println!("crash on SQLite, {rounds} rounds");
        println!("  {}", on_sqlite(&binary, rounds)?);
    }
    if is_wanted("postgres") {
        println!("crash on PostgreSQL, {rounds} rounds");
        println!("  {}", on_postgres(&binary, rounds)?);
    }
    Ok(())
}

pub fn on_sqlite(binary: &Path, rounds: u64) -> Result<String, String> {
    let folder = TempFolder::new("crash")?;
    let data = folder.path().to_path_buf();
    rounds_of(&Program { binary: binary.to_path_buf(), data, database: None, wrapper: Vec::new() }, rounds)
}

/// Only the program is killed: what PostgreSQL acknowledged to it is PostgreSQL's own promise.
pub fn on_postgres(binary: &Path, rounds: u64) -> Result<String, String> {
    let cluster = Cluster::start_durable()?;
    let folder = TempFolder::new("crash")?;
    let database = Some(cluster.database("crash")?);
    let data = folder.path().to_path_buf();
    rounds_of(&Program { binary: binary.to_path_buf(), data, database, wrapper: Vec::new() }, rounds)
}

/// How the writers write.
struct Way {
    asking: Asking,
    token: String,
}

/// What the writers know: needs by their mark, and marks whose answer never came.
#[derive(Default)]
struct Written {
    acknowledged: BTreeMap<String, String>,
    unanswered: Vec<String>,
    refused: Vec<String>,
}

fn rounds_of(program: &Program, rounds: u64) -> Result<String, String> {
    let mut seed = Seed::from_environment();
    let server = program.start("demo")?;
    let person = needs::it_lead(server.address())?;
    server.stop()?;
    let token = needs::token(program, &person)?;
    let server = program.start("serve")?;
    let way = Way { asking: Asking::learn(server.address(), &token)?, token };
    server.kill()?;
    let mut all: BTreeMap<String, String> = BTreeMap::new();
    let (mut resent, mut slowest) = (0, Duration::ZERO);
    for round in 0..rounds {
        let server = program.start("serve")?;
        slowest = slowest.max(server.ready_after);
        look(&server, &way, sample(&all, &mut seed)).map_err(|why| format!("round {round}: {why}"))?;
        let written = write_until_killed(server, &way, round, seed.between(20, 250))?;
        if let Some(why) = written.refused.first() {
            return Err(format!("round {round}: refused a good need: {why}"));
        }
        verify(program).map_err(|why| format!("round {round}: {why}"))?;
        let server = program.start("serve")?;
        look(&server, &way, written.acknowledged.clone()).map_err(|why| format!("round {round}: {why}"))?;
        all.extend(written.acknowledged);
        resent += written.unanswered.len();
        all.extend(
            send_again(&server, &way, &written.unanswered).map_err(|why| format!("round {round}: {why}"))?,
        );
        server.kill()?;
    }
    let server = program.start("serve")?;
    look(&server, &way, all.clone())?;
    each_once(&server, &way, &all)?;
    server.stop()?;
    verify(program)?;
    Ok(format!(
        "{rounds} rounds: {} acknowledged writes, {resent} sent again, 0 lost, 0 doubled; slowest start {:.2} s",
        all.len(),
        slowest.as_secs_f64()
    ))
}

fn sample(all: &BTreeMap<String, String>, seed: &mut Seed) -> BTreeMap<String, String> {
    let size = all.len() as u64;
    let picked = (0..SAMPLE.min(size)).filter_map(|_| all.iter().nth(seed.between(0, size) as usize));
    picked.map(|(mark, id)| (mark.clone(), id.clone())).collect()
}

fn write_until_killed(server: Server, way: &Way, round: u64, after_ms: u64) -> Result<Written, String> {
    let written = Arc::new(Mutex::new(Written::default()));
    let is_over = Arc::new(AtomicBool::new(false));
    let writers: Vec<_> = (0..WRITERS)
        .map(|writer| {
            let (written, is_over) = (Arc::clone(&written), Arc::clone(&is_over));
            let mut client = Client::with_token(server.address(), &way.token);
            let asking = way.asking.clone();
            std::thread::spawn(move || {
                let marks = (0..).map(|number| format!("crash-{round}-{writer}-{number}"));
                for mark in marks.take_while(|_| !is_over.load(Ordering::Relaxed)) {
                    let answer = needs::ask(&mut client, &asking, &mark);
                    let Ok(mut written) = written.lock() else { return };
                    match answer {
                        Ok(id) => drop(written.acknowledged.insert(mark, id)),
                        Err(Refusal::Status(status, body)) => {
                            return written.refused.push(format!("{status} {body}"));
                        }
                        Err(Refusal::Broken(_)) => return written.unanswered.push(mark),
                    }
                }
            })
        })
        .collect();
    std::thread::sleep(Duration::from_millis(after_ms));
    server.kill()?;
    is_over.store(true, Ordering::Relaxed);
    for writer in writers {
        writer.join().map_err(|_| "a writer panicked".to_owned())?;
    }
    let mut written = written.lock().map_err(|_| "a writer panicked".to_owned())?;
    Ok(std::mem::take(&mut *written))
}

fn verify(program: &Program) -> Result<(), String> {
    program.must(&["verify"]).map(drop)
}

fn look(server: &Server, way: &Way, wanted: BTreeMap<String, String>) -> Result<(), String> {
    let mut client = Client::with_token(server.address(), &way.token);
    for (mark, id) in wanted {
        if !needs::is_kept(&mut client, &id, &mark)? {
            return Err(format!("LOST: need {id} ({mark}) was acknowledged and is gone"));
        }
    }
    Ok(())
}

/// The same key sent again is the same need: whether it was kept before the kill or not, it is there once.
fn send_again(server: &Server, way: &Way, marks: &[String]) -> Result<BTreeMap<String, String>, String> {
    let mut client = Client::with_token(server.address(), &way.token);
    let mut kept = BTreeMap::new();
    for mark in marks {
        let id = needs::ask(&mut client, &way.asking, mark)
            .map_err(|why| format!("sent again, {mark} was refused: {why:?}"))?;
        kept.insert(mark.clone(), id);
    }
    Ok(kept)
}

fn each_once(server: &Server, way: &Way, all: &BTreeMap<String, String>) -> Result<(), String> {
    let mut client = Client::with_token(server.address(), &way.token);
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for title in needs::titles(&mut client)? {
        if let Some((_, mark)) = title.split_once("Need crash-") {
            *counts.entry(format!("crash-{mark}")).or_default() += 1;
        }
    }
    let lost: Vec<&String> = all.keys().filter(|mark| !counts.contains_key(*mark)).collect();
    let doubled: Vec<&String> =
        counts.iter().filter(|(_, count)| **count > 1).map(|(mark, _)| mark).collect();
    if lost.is_empty() && doubled.is_empty() {
        return Ok(());
    }
    Err(format!("{} LOST from the list {lost:?}, {} DOUBLED {doubled:?}", lost.len(), doubled.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rounds_with(fake: &str) -> Result<String, String> {
        let folder = TempFolder::new("crash-test")?;
        let binary = tree::root().join("xtask/src/load/fake_program.mjs");
        let wrapper = vec!["env".to_owned(), format!("FAKE={fake}")];
        rounds_of(&Program { binary, data: folder.path().to_path_buf(), database: None, wrapper }, 3)
    }

    #[test]
    fn a_program_that_keeps_its_word_passes() {
        let told = rounds_with("right").expect("nothing lost");
        assert!(told.contains("0 lost, 0 doubled"), "{told}");
    }

    #[test]
    fn a_program_that_answers_before_it_has_written_is_found_out() {
        let why = rounds_with("forgetful").expect_err("something lost");
        assert!(why.contains("LOST"), "{why}");
    }

    #[test]
    fn a_journal_that_does_not_verify_is_found_out() {
        assert!(rounds_with("tampered").expect_err("not clean").contains("varv verify"));
    }
}
