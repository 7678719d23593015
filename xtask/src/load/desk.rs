//! `cargo xtask bench-desk`: the desk over HTTP with kept-open connections, at 1 and at 8; the table goes into
//! `docs/performance.md`. `--tickets N`, `--seconds N` for each measure, `sqlite` or `postgres` for one alone; `import` for moving in.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use serde_json::json;

use super::bench::{Driver, links, wait_for_hits};
use super::full_disk::tree_size;
use super::http::Client;
use super::moving;
use super::needs;
use super::program::{self, Profile, Program, Server};
use super::report::{self, Measure};
use crate::postgres::Cluster;
use crate::temp::TempFolder;
use crate::tree;

const LIST: &str = "/tickets?state=open";
const REPORT: &str = "/api/v1/tickets/report";
const SEARCH: &str = "/search?kind=ticket&q=";
const SIGN_IN: &str = "/sign-in";
/// Words that thousands of tickets hold, one of them in another form than it is written here.
const MANY: &str = "/search?kind=ticket&q=skrivarens+papper";
const DEEP_PAGE: usize = 1000;
/// A word that stands in no text of the data set, and how many tickets are reported with it.
const RARE: &str = "tidvattenverk";
const HITS: usize = 50;

pub fn run(words: &[&str]) -> Result<(), String> {
    let count = super::number(words, "--tickets", "VARV_BENCH_TICKETS", 200_000)?;
    let persons = super::number(words, "--persons", "VARV_BENCH_PERSONS", 50_000)?;
    let seconds = super::number(words, "--seconds", "VARV_BENCH_SECONDS", 5)?;
    let binary = program::built(&tree::root(), Profile::Release)?;
    if words.contains(&"import") {
        return import(binary, count, persons);
    }
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

/// On SQLite, into an organisation without a ticket.
fn import(binary: PathBuf, count: u64, persons: u64) -> Result<(), String> {
    let folder = TempFolder::new("bench")?;
    let program = Program { binary, data: folder.path().to_path_buf(), database: None, wrapper: Vec::new() };
    let more = ["--persons", &persons.to_string(), "--units", "600"];
    program.must(&[&["bench-data", "--needs", "0"][..], &more].concat())?;
    let told = moving::measured(&program, count, persons)?;
    println!("{told}");
    report::write(&tree::root().join("docs/performance.md"), "desk-import", &told)
}

/// Everything that is measured, in the order in which it stands in the table.
fn measured(program: &Program, said: &str, each: Duration) -> Result<String, String> {
    let server = program.start("serve")?;
    let named = said.split_whitespace().find(|word| word.contains('@')).map(str::to_owned);
    let person = named.ok_or("the data set names nobody to sign in as")?;
    let token = needs::token(program, &person)?;
    let scene = Scene::look(&server, &person, &token)?;
    let driver = Driver { pid: server.pid(), each };
    let mut measures = Vec::new();
    for connections in [1, 8] {
        for (name, path) in scene.pages() {
            measures.push(page(&driver, &server, &scene, (name, &path), connections)?);
        }
        measures.extend(writes(&driver, &server, &scene, connections)?);
    }
    // Once more while somebody writes without a pause.
    let is_over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let writer = scope.spawn(|| write_on(&server, &scene, &is_over));
        for (name, path) in scene.pages() {
            let name = format!("{name}, with writes going on");
            measures.push(page(&driver, &server, &scene, (&name, &path), 8)?);
        }
        is_over.store(true, Ordering::Relaxed);
        writer.join().unwrap_or_else(|_| Err("the writer panicked".to_owned()))
    })?;
    let cost = report::cost(server.pid());
    let ready = server.ready_after.as_secs_f64();
    server.stop()?;
    let table = report::table(&measures);
    let (peak, cpu, load) = (cost.peak_mb, cost.cpu_seconds, load());
    Ok(format!(
        "{table}\nPeak memory {peak:.0} MB, processor {cpu:.1} s, start {ready:.2} s; the machine's load at the end {load}.\n"
    ))
}

/// What else the machine had to do: its load over the last minute, the measuring included.
fn load() -> String {
    let text = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    text.split(' ').next().unwrap_or("unknown").to_owned()
}

fn page(
    driver: &Driver,
    server: &Server,
    scene: &Scene,
    (name, path): (&str, &str),
    connections: usize,
) -> Result<Measure, String> {
    let client = || {
        let mut client = Client::new(server.address());
        if path != SIGN_IN {
            client.headers.clone_from(&scene.cookie);
        }
        Ok(client)
    };
    driver.drive(name, connections, &client, &|client, _| client.get(path).map(|answer| answer.status == 200))
}

fn writes(
    driver: &Driver,
    server: &Server,
    scene: &Scene,
    connections: usize,
) -> Result<[Measure; 2], String> {
    let client = || Ok(Client::with_token(server.address(), &scene.token));
    let reports = driver.drive("report (a durable create)", connections, &client, &|client, n| {
        report(client, &format!("bench-{connections}-{n}"))
    })?;
    let replies = driver.drive("reply (a durable create)", connections, &client, &|client, n| {
        reply(client, scene, &format!("{connections}-{n}"), n)
    })?;
    Ok([reports, replies].map(|measure| Measure { is_page: false, ..measure }))
}

fn write_on(server: &Server, scene: &Scene, is_over: &AtomicBool) -> Result<(), String> {
    let mut client = Client::with_token(server.address(), &scene.token);
    for n in 0.. {
        if is_over.load(Ordering::Relaxed) {
            break;
        }
        let mark = format!("beside-{n}");
        let is_written =
            if n % 2 == 0 { report(&mut client, &mark)? } else { reply(&mut client, scene, &mark, n)? };
        if !is_written {
            return Err(format!("{mark} was not written"));
        }
    }
    Ok(())
}

fn report(client: &mut Client, mark: &str) -> Result<bool, String> {
    let body = json!({ "title": format!("Ticket {mark}"), "text": "The projector shows no picture today." });
    Ok((200..300).contains(&client.post_json(REPORT, &body, Some(mark))?.status))
}

fn reply(client: &mut Client, scene: &Scene, mark: &str, n: u64) -> Result<bool, String> {
    let ticket = &scene.open[n as usize % scene.open.len()];
    let text = format!("A reply of the bench, {mark}.");
    let path = format!("/api/v1/tickets/{ticket}/answer");
    let answer = client.post_json(&path, &json!({ "text": text }), Some(&text))?;
    Ok((200..300).contains(&answer.status))
}

/// The addresses that are measured, found by following the program's own links.
struct Scene {
    cookie: Vec<(String, String)>,
    token: String,
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
        let ticket = found.last().map(|link| without_query(link).to_owned());
        let ticket = ticket.ok_or_else(|| format!("{LIST} links to no ticket"))?;
        let unit = others.into_iter().find(|link| link.starts_with("/tickets?") && link.contains("unit="));
        let list = unit.ok_or_else(|| format!("{LIST} links to no unit"))?;
        let open = open_tickets(&mut client)?;
        let deep = deep_page(&mut client)?;
        let mut writer = Client::with_token(server.address(), token);
        for n in 0..HITS {
            report(&mut writer, &format!("{RARE} {n}"))?;
        }
        let search = format!("{SEARCH}{RARE}");
        wait_for_hits(&mut client, &search)?;
        Ok(Self { cookie: client.headers, token: token.to_owned(), list, ticket, search, deep, open })
    }

    /// Names and addresses of the pages.
    fn pages(&self) -> Vec<(&'static str, String)> {
        let pages = [
            ("list of a unit's open tickets", &*self.list),
            ("ticket page", &self.ticket),
            ("search, 50 hits", &self.search),
            ("search, words with many hits", MANY),
            ("list, page 1", "/tickets"),
            ("list, page 1,000", &self.deep),
            ("sign-in page", SIGN_IN),
        ];
        let pages = pages.into_iter().filter(|(_, path)| !path.is_empty());
        pages.map(|(name, path)| (name, path.to_owned())).collect()
    }
}

/// The numbers of some hundred open tickets: replies go round them, as they do among the tickets of a day.
fn open_tickets(client: &mut Client) -> Result<Vec<String>, String> {
    let answer = client.get("/api/v1/tickets?state=open&limit=200")?.json();
    let items = answer["items"].as_array().cloned().unwrap_or_default();
    let open: Vec<String> =
        items.iter().filter_map(|item| item["id"].as_i64()).map(|id| id.to_string()).collect();
    if open.is_empty() { Err("there is no open ticket".to_owned()) } else { Ok(open) }
}

/// A ticket's address; from a list it says which queue it was opened from.
fn is_ticket(link: &str) -> bool {
    let number = without_query(link).strip_prefix("/tickets/");
    number.is_some_and(|id| !id.is_empty() && id.chars().all(|c| c.is_ascii_digit()))
}

fn without_query(link: &str) -> &str {
    link.split('?').next().unwrap_or(link)
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
