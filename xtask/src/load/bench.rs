//! `cargo xtask bench`: the program over HTTP with kept-open connections, at 1 and at 8; the table goes into
//! `docs/performance.md`. `--needs N`, `--seconds N` for each measure, `sqlite` or `postgres` for one alone.

use std::fmt::Write as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use super::bars;
use super::full_disk::tree_size;
use super::http::Client;
use super::needs::{self, Asking};
use super::program::{self, Profile, Program, Server};
use super::report::{self, Measure};
use crate::postgres::Cluster;
use crate::temp::TempFolder;
use crate::tree;

const FIRST: &str = "/needs";
const LIST: &str = "/needs?state=open";
const SEARCH: &str = "/search?kind=need&q=";
const DEEP_PAGE: usize = 1000;
/// A word that stands in no text of the data set, and how many needs are asked for with it.
const RARE: &str = "tidvattenverk";
const HITS: usize = 50;

pub const LIST_OF_A_UNIT: &str = "list of a unit's open needs";
pub const PAGE_1: &str = "list, page 1";
pub const PAGE_1000: &str = "list, page 1,000";
pub const ASK: &str = "ask (a durable create)";
const ANSWER: &str = "answer (a durable create)";

pub fn run(words: &[&str]) -> Result<(), String> {
    let count = super::number(words, "--needs", "VARV_BENCH_NEEDS", 50_000)?;
    let seconds = super::number(words, "--seconds", "VARV_BENCH_SECONDS", 5)?;
    let binary = program::built(&tree::root(), Profile::Release)?;
    let is_wanted =
        |name: &str| words.contains(&name) || !words.iter().any(|word| ["sqlite", "postgres"].contains(word));
    for name in ["sqlite", "postgres"].into_iter().filter(|name| is_wanted(name)) {
        let folder = TempFolder::new("bench")?;
        let cluster = if name == "postgres" { Some(Cluster::start_durable()?) } else { None };
        let database = cluster.as_ref().map(|cluster| cluster.database("bench")).transpose()?;
        let program = Program {
            binary: binary.clone(),
            data: folder.path().to_path_buf(),
            database,
            wrapper: Vec::new(),
        };
        cluster.as_ref().map_or(Ok(()), |cluster| cluster.hurry("bench"))?;
        let began = Instant::now();
        let said = program.must(&["bench-data", "--needs", &count.to_string()])?;
        println!("{name}: {count} needs made in {:.1} s", began.elapsed().as_secs_f64());
        cluster.as_ref().map_or(Ok(()), |cluster| cluster.settle("bench"))?;
        let mut section = measured(&program, &said, Duration::from_secs(seconds))?;
        let size =
            cluster.as_ref().map_or_else(|| Ok(tree_size(&program.data)), |cluster| cluster.size("bench"))?;
        let _ =
            write!(section, "\nDatabase: {:.0} MB for {count} needs, after the run.\n", size as f64 / 1e6);
        let section = format!("## {name}, {count} needs\n\n{section}");
        println!("{section}");
        report::write(&tree::root().join("docs/performance.md"), name, &section)?;
    }
    Ok(())
}

/// `said` is what making the data printed: the first e-mail address in it is whose eyes the pages are seen with.
fn measured(program: &Program, said: &str, each: Duration) -> Result<String, String> {
    let server = program.start("serve")?;
    let named = said.split_whitespace().find(|word| word.contains('@')).map(str::to_owned);
    let person = named.map_or_else(|| needs::it_lead(server.address()), Ok)?;
    let token = needs::token(program, &person)?;
    let asking = Asking::learn(server.address(), &token)?;
    let scene = Scene::look(&server, &person, &token, &asking)?;
    let driver = Driver { pid: server.pid(), each };
    let mut measures = Vec::new();
    for connections in [1, 8] {
        let first = FIRST.to_owned();
        let pages = [
            (LIST_OF_A_UNIT, &scene.list),
            ("need page", &scene.need),
            ("search, 50 hits", &scene.search),
            (PAGE_1, &first),
            (PAGE_1000, &scene.deep),
        ];
        for (name, path) in pages.into_iter().filter(|(_, path)| !path.is_empty()) {
            let client = || scene.page_client(&server);
            measures.push(
                driver.drive(name, connections, &client, &|client, _| {
                    client.get(path).map(|a| a.status == 200)
                })?,
            );
        }
        let client = || Ok(Client::with_token(server.address(), &token));
        let from = measures.len();
        measures.push(driver.drive(ASK, connections, &client, &|client, n| {
            Ok(needs::ask(client, &asking, &format!("bench-{connections}-{n}")).is_ok())
        })?);
        measures.push(driver.drive(ANSWER, connections, &client, &|client, n| {
            let need = &scene.open[n as usize % scene.open.len()];
            needs::answer(client, need, &format!("An answer of the bench, {connections}-{n}."))
        })?);
        measures[from..].iter_mut().for_each(|measure| measure.is_page = false);
    }
    // A database of its own across a socket may be twice as slow.
    let slack = if program.database.is_some() { 2 } else { 1 };
    let cost = report::cost(server.pid());
    let ready = server.ready_after.as_secs_f64();
    server.stop()?;
    let table = report::table(&measures);
    let bars = bars::told(&measures, cost.peak_mb, slack);
    Ok(format!(
        "{table}\nPeak memory {:.0} MB, processor {:.1} s, start {ready:.2} s.\n\n{bars}",
        cost.peak_mb, cost.cpu_seconds
    ))
}

/// The addresses that are measured, found by following the program's own links.
struct Scene {
    cookie: Vec<(String, String)>,
    list: String,
    need: String,
    search: String,
    deep: String,
    /// Numbers of open needs, to answer.
    open: Vec<String>,
}

impl Scene {
    fn look(server: &Server, person: &str, token: &str, asking: &Asking) -> Result<Self, String> {
        let mut client = Client::signed_in(server.address(), person, needs::PASSWORD)?;
        let page = client.get(LIST)?.text();
        let (found, others): (Vec<_>, Vec<_>) = links(&page).into_iter().partition(|link| is_need(link));
        let need = found.first().cloned().ok_or_else(|| format!("{LIST} links to no need"))?;
        let unit = others.into_iter().find(|link| link.starts_with("/needs?") && link.contains("unit="));
        let list = unit.ok_or_else(|| format!("{LIST} links to no unit"))?;
        let open = found.iter().filter_map(|link| link.rsplit('/').next()).map(str::to_owned).collect();
        let deep = deep_page(&mut client)?;
        let mut writer = Client::with_token(server.address(), token);
        for n in 0..HITS {
            needs::ask(&mut writer, asking, &format!("{RARE} {n}"))
                .map_err(|refusal| format!("{refusal:?}"))?;
        }
        let search = format!("{SEARCH}{RARE}");
        wait_for_hits(&mut client, &search)?;
        Ok(Self { cookie: client.headers, list, need, search, deep, open })
    }

    fn page_client(&self, server: &Server) -> Result<Client, String> {
        let mut client = Client::new(server.address());
        client.headers.clone_from(&self.cookie);
        Ok(client)
    }
}

/// The index follows the writes; a search is measured when it finds them.
pub(super) fn wait_for_hits(client: &mut Client, search: &str) -> Result<(), String> {
    let began = Instant::now();
    loop {
        let found = client.get(search)?.text().matches("<mark").count();
        if found >= HITS {
            return Ok(());
        }
        if began.elapsed() > Duration::from_secs(10) {
            return Err(format!("{search} marks {found} hits, not {HITS}"));
        }
        std::thread::sleep(Duration::from_millis(100));
    }
}

pub(super) fn links(page: &str) -> Vec<String> {
    page.split("href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .map(|link| link.replace("&amp;", "&").replace("&#38;", "&"))
        .collect()
}

fn is_need(link: &str) -> bool {
    link.strip_prefix("/needs/").is_some_and(|id| !id.is_empty() && id.chars().all(|c| c.is_ascii_digit()))
}

/// Follows `rel="next"` to page 1,000; nothing when the list ends before.
fn deep_page(client: &mut Client) -> Result<String, String> {
    let mut path = "/needs".to_owned();
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

pub(super) type Make<'a> = &'a (dyn Fn() -> Result<Client, String> + Sync);
pub(super) type Act<'a> = &'a (dyn Fn(&mut Client, u64) -> Result<bool, String> + Sync);

/// Drives one process, so long for each measure.
pub(super) struct Driver {
    pub pid: u32,
    pub each: Duration,
}

impl Driver {
    /// What the process answered and what it cost it.
    pub(super) fn drive(
        &self,
        name: &str,
        connections: usize,
        make: Make,
        act: Act,
    ) -> Result<Measure, String> {
        let before = report::cost(self.pid).cpu_seconds;
        let measure = drive(name, connections, self.each, make, act)?;
        let taken = report::cost(self.pid).cpu_seconds - before;
        // The warm-up's requests cost too.
        Ok(Measure { cpu_ms: taken * 1000.0 / (measure.count + WARM_UP) as f64, ..measure })
    }
}

const WARM_UP: usize = 20;

/// Each connection asks again as soon as it is answered, for as long as said, after a short warm-up.
fn drive(name: &str, connections: usize, each: Duration, make: Make, act: Act) -> Result<Measure, String> {
    let mut warm = make()?;
    let number = Arc::new(AtomicU64::new(0));
    for _ in 0..WARM_UP {
        act(&mut warm, number.fetch_add(1, Ordering::Relaxed))?;
    }
    let began = Instant::now();
    let parts: Vec<Result<(Vec<Duration>, usize), String>> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..connections)
            .map(|_| {
                let number = Arc::clone(&number);
                scope.spawn(move || {
                    let mut client = make()?;
                    let (mut times, mut wrong) = (Vec::new(), 0);
                    while began.elapsed() < each {
                        let start = Instant::now();
                        let is_right = act(&mut client, number.fetch_add(1, Ordering::Relaxed))?;
                        times.push(start.elapsed());
                        wrong += usize::from(!is_right);
                    }
                    Ok((times, wrong))
                })
            })
            .collect();
        workers
            .into_iter()
            .map(|worker| worker.join().unwrap_or_else(|_| Err("a connection panicked".to_owned())))
            .collect()
    });
    let (mut times, mut wrong) = (Vec::new(), 0);
    for part in parts {
        let (some, bad) = part?;
        times.extend(some);
        wrong += bad;
    }
    Ok(Measure::of(name, connections, times, began.elapsed(), wrong))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_of_a_page_are_found() {
        let page = "<a href=\"/needs/12\">x</a><a rel=\"next\" href=\"/needs?a=1&amp;b=2\">";
        assert_eq!(links(page), ["/needs/12", "/needs?a=1&b=2"]);
        assert!(is_need("/needs/12") && !is_need("/needs/ask") && !is_need("/needs/12/edit"));
    }
}
