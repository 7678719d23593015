//! `cargo xtask bench-desk`: the desk over HTTP with kept-open connections, at 1 and at 8; the table goes into
//! `docs/performance.md`. `--tickets N`, `--seconds N` for each measure, `sqlite` or `postgres` for one alone.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use serde_json::json;

use super::bench::{drive, links, wait_for_hits};
use super::full_disk::tree_size;
use super::http::Client;
use super::needs;
use super::program::{self, Profile, Program, Server};
use super::report;
use crate::postgres::Cluster;
use crate::temp::TempFolder;
use crate::tree;

const LIST: &str = "/tickets?state=open";
const REPORT: &str = "/api/v1/tickets/report";
const SEARCH: &str = "/search?kind=ticket&q=";
const DEEP_PAGE: usize = 1000;
/// A word that stands in no text of the data set, and how many tickets are reported with it.
const RARE: &str = "tidvattenverk";
const HITS: usize = 50;

pub fn run(words: &[&str]) -> Result<(), String> {
    let count = super::number(words, "--tickets", "VARV_BENCH_TICKETS", 200_000)?;
    let persons = super::number(words, "--persons", "VARV_BENCH_PERSONS", 50_000)?;
    let seconds = super::number(words, "--seconds", "VARV_BENCH_SECONDS", 5)?;
    let binary = program::built(&tree::root(), Profile::Release)?;
    let is_wanted =
        |name: &str| words.contains(&name) || !words.iter().any(|word| ["sqlite", "postgres"].contains(word));
    for name in ["sqlite", "postgres"].into_iter().filter(|name| is_wanted(name)) {
        let folder = TempFolder::new("bench")?;
        let cluster = if name == "postgres" { Some(Cluster::start_durable()?) } else { None };
        let database = cluster.as_ref().map(|cluster| cluster.database("bench")).transpose()?;
        let data = folder.path().to_path_buf();
        let program = Program { binary: binary.clone(), data, database, wrapper: Vec::new() };
        let size = || cluster.as_ref().map_or_else(|| Ok(tree_size(&program.data)), |c| c.size("bench"));
        cluster.as_ref().map_or(Ok(()), |cluster| cluster.hurry("bench"))?;
        let began = Instant::now();
        let [tickets, persons] = [count, persons].map(|number| number.to_string());
        let more = ["--persons", &persons, "--units", "600"];
        let said =
            program.must(&[&["bench-data", "--needs", "0", "--tickets", &tickets][..], &more].concat())?;
        let (made, bytes) = (began.elapsed(), size()?);
        println!("{name}: {count} tickets made in {:.1} s", made.as_secs_f64());
        cluster.as_ref().map_or(Ok(()), |cluster| cluster.settle("bench"))?;
        let mut section = measured(&program, &said, Duration::from_secs(seconds))?;
        let _ = write!(
            section,
            "\nDatabase: {:.0} MB for {count} tickets and {persons} persons: {} bytes a ticket, with its dialogue, history,\n\
             journal and search index, and the persons' accounts and units.\n",
            bytes as f64 / 1e6,
            bytes / count.max(1)
        );
        let section = format!("## {name}, {count} tickets\n\n{section}");
        println!("{section}");
        report::write(&tree::root().join("docs/performance.md"), &format!("desk-{name}"), &section)?;
    }
    Ok(())
}

fn measured(program: &Program, said: &str, each: Duration) -> Result<String, String> {
    let server = program.start("serve")?;
    let named = said.split_whitespace().find(|word| word.contains('@')).map(str::to_owned);
    let person = named.ok_or("the data set names nobody to sign in as")?;
    let token = needs::token(program, &person)?;
    let scene = Scene::look(&server, &person, &token)?;
    let mut measures = Vec::new();
    for connections in [1, 8] {
        let first = "/tickets".to_owned();
        let pages = [
            ("list of a unit's open tickets", &scene.list),
            ("ticket page", &scene.ticket),
            ("search, 50 hits", &scene.search),
            ("list, page 1", &first),
            ("list, page 1,000", &scene.deep),
        ];
        for (name, path) in pages.into_iter().filter(|(_, path)| !path.is_empty()) {
            let client = || {
                let mut client = Client::new(server.address());
                client.headers.clone_from(&scene.cookie);
                Ok(client)
            };
            measures.push(drive(name, connections, each, &client, &|client, _| {
                client.get(path).map(|answer| answer.status == 200)
            })?);
        }
        let client = || Ok(Client::with_token(server.address(), &token));
        let from = measures.len();
        measures.push(drive("report (a durable create)", connections, each, &client, &|client, n| {
            report(client, &format!("bench-{connections}-{n}"))
        })?);
        measures.push(drive("reply (a durable create)", connections, each, &client, &|client, n| {
            let ticket = &scene.open[n as usize % scene.open.len()];
            let text = format!("A reply of the bench, {connections}-{n}.");
            let path = format!("/api/v1/tickets/{ticket}/answer");
            let answer = client.post_json(&path, &json!({ "text": text }), Some(&text))?;
            Ok((200..300).contains(&answer.status))
        })?);
        measures[from..].iter_mut().for_each(|measure| measure.is_page = false);
    }
    let cost = report::cost(server.pid());
    let ready = server.ready_after.as_secs_f64();
    server.stop()?;
    let table = report::table(&measures);
    let (peak, cpu) = (cost.peak_mb, cost.cpu_seconds);
    Ok(format!("{table}\nPeak memory {peak:.0} MB, processor {cpu:.1} s, start {ready:.2} s.\n"))
}

fn report(client: &mut Client, mark: &str) -> Result<bool, String> {
    let body = json!({ "title": format!("Ticket {mark}"), "text": "The projector shows no picture today." });
    Ok((200..300).contains(&client.post_json(REPORT, &body, Some(mark))?.status))
}

/// The addresses that are measured, found by following the program's own links.
struct Scene {
    cookie: Vec<(String, String)>,
    list: String,
    ticket: String,
    search: String,
    deep: String,
    /// Numbers of open tickets, to reply to.
    open: Vec<String>,
}

impl Scene {
    fn look(server: &Server, person: &str, token: &str) -> Result<Self, String> {
        let mut client = Client::signed_in(server.address(), person, needs::PASSWORD)?;
        let page = client.get(LIST)?.text();
        let (found, others): (Vec<_>, Vec<_>) = links(&page).into_iter().partition(|link| is_ticket(link));
        let ticket = found.last().cloned().ok_or_else(|| format!("{LIST} links to no ticket"))?;
        let unit = others.into_iter().find(|link| link.starts_with("/tickets?") && link.contains("unit="));
        let list = unit.ok_or_else(|| format!("{LIST} links to no unit"))?;
        let open = found.iter().filter_map(|link| link.rsplit('/').next()).map(str::to_owned).collect();
        let deep = deep_page(&mut client)?;
        let mut writer = Client::with_token(server.address(), token);
        for n in 0..HITS {
            report(&mut writer, &format!("{RARE} {n}"))?;
        }
        let search = format!("{SEARCH}{RARE}");
        wait_for_hits(&mut client, &search)?;
        Ok(Self { cookie: client.headers, list, ticket, search, deep, open })
    }
}

fn is_ticket(link: &str) -> bool {
    link.strip_prefix("/tickets/").is_some_and(|id| !id.is_empty() && id.chars().all(|c| c.is_ascii_digit()))
}

/// Follows `rel="next"` to page 1,000; nothing when the list ends before.
fn deep_page(client: &mut Client) -> Result<String, String> {
    let mut path = "/tickets".to_owned();
    for _ in 1..DEEP_PAGE {
        let page = client.get(&path)?.text();
        let next = page
            .split('<')
            .find(|tag| tag.contains("rel=\"next\""))
            .and_then(|tag| links(tag).into_iter().next());
        let Some(next) = next else { return Ok(String::new()) };
        path = next;
    }
    Ok(path)
}
