//! A private PostgreSQL for tests: its own folder, its own free port, gone with the run.

use std::io::Read;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::temp::TempFolder;

/// Runs the server until our end of its standard input closes, however we end; then stops it and removes the folder.
/// `$1` the folder, `$2` the port, `$3` on or off for fsync, `$4` PostgreSQL's programs, `$5` how to become its user.
const KEEPER: &str = r#"
trap '' INT TERM HUP
$5 "$4/postgres" -D "$1/db" -p "$2" -k "$1" -c listen_addresses=127.0.0.1 -c fsync="$3" -c synchronous_commit="$3" \
    -c full_page_writes="$3" -c max_connections=200 -c logging_collector=off >>"$1/log" 2>&1 &
server=$!
cat >/dev/null
kill -INT "$server" 2>/dev/null
wait "$server"
rm -rf "$1"
"#;

pub struct Cluster {
    keeper: Child,
    url: String,
    port: u16,
    /// Also removed by the keeper; the owner covers a keeper that never started.
    folder: TempFolder,
}

impl Cluster {
    /// A cluster for tests: without fsync unless `VARV_TEST_POSTGRES_FSYNC=on`, since no test cuts the power.
    pub fn start() -> Result<Self, String> {
        let fsync = std::env::var("VARV_TEST_POSTGRES_FSYNC").unwrap_or_else(|_| "off".to_owned());
        Self::start_with(&fsync)
    }

    /// A cluster as in service: every commit is on disk before it is answered.
    pub fn start_durable() -> Result<Self, String> {
        Self::start_with("on")
    }

    fn start_with(fsync: &str) -> Result<Self, String> {
        let programs = programs()?;
        let folder = TempFolder::new("postgres")?;
        let path = folder.path().to_string_lossy().into_owned();
        if !user_prefix().is_empty() {
            simple("chown", &["postgres", &path])?;
        }
        make(&programs, &path)?;
        let port = free_port()?;
        let keeper = Command::new("sh")
            .args(["-c", KEEPER, "keeper", &path, &port.to_string(), fsync])
            .arg(&programs)
            .arg(user_prefix().join(" "))
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|e| format!("cannot start PostgreSQL: {e}"))?;
        let url = format!("postgres://varv@127.0.0.1:{port}/postgres");
        // From here on its end is cared for, however this goes.
        let cluster = Self { keeper, url, port, folder };
        wait_until_ready(&programs, port)
            .map_err(|why| format!("{why}; its log says:\n{}", log(cluster.folder.path())))?;
        Ok(cluster)
    }

    /// The address of its first database, as a role that may make more.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Makes an empty database and gives its address.
    pub fn database(&self, name: &str) -> Result<String, String> {
        self.run(&format!("CREATE DATABASE {name}"))?;
        Ok(format!("postgres://varv@127.0.0.1:{}/{name}", self.port))
    }

    /// Whoever connects from now on does not wait for the disk: to make much data, never to measure.
    pub fn hurry(&self, name: &str) -> Result<(), String> {
        self.run(&format!("ALTER DATABASE {name} SET synchronous_commit = off"))
    }

    /// Whoever connects from now on waits for the disk again, and what was made is on it and counted.
    pub fn settle(&self, name: &str) -> Result<(), String> {
        self.run(&format!("ALTER DATABASE {name} RESET synchronous_commit"))?;
        self.run("CHECKPOINT")
    }

    fn run(&self, sql: &str) -> Result<(), String> {
        let port = self.port.to_string();
        simple("psql", &["-h", "127.0.0.1", "-p", &port, "-U", "varv", "-d", "postgres", "-qc", sql])
    }

    /// The bytes that a database takes on disk.
    pub fn size(&self, name: &str) -> Result<u64, String> {
        let output = Command::new("psql")
            .args(["-h", "127.0.0.1", "-p", &self.port.to_string(), "-U", "varv", "-d", "postgres", "-Atc"])
            .arg(format!("SELECT pg_database_size('{name}')"))
            .output()
            .map_err(|e| format!("psql: {e}"))?;
        String::from_utf8_lossy(&output.stdout).trim().parse().map_err(|_| "psql told no size".to_owned())
    }
}

/// `cargo xtask postgres`: one to test by hand with, until its standard input ends.
pub fn lend() -> Result<(), String> {
    let cluster = Cluster::start()?;
    println!("export VARV_TEST_DATABASE=postgres VARV_TEST_POSTGRES_URL={}", cluster.url());
    println!("# runs until you press Ctrl-D");
    let _ = std::io::stdin().read_to_end(&mut Vec::new());
    Ok(())
}

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        let _ = self.keeper.wait();
    }
}

/// PostgreSQL refuses to run as root, so root becomes its user.
fn user_prefix() -> Vec<&'static str> {
    let is_root = Command::new("id").arg("-u").output().is_ok_and(|o| o.stdout.starts_with(b"0\n"));
    if is_root {
        vec!["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--"]
    } else {
        Vec::new()
    }
}

/// The newest installed version's programs; Debian keeps them out of the path, others on it.
fn programs() -> Result<PathBuf, String> {
    let mut folders: Vec<PathBuf> =
        std::env::var_os("PATH").map_or_else(Vec::new, |path| std::env::split_paths(&path).collect());
    let mut versions: Vec<(u32, PathBuf)> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| (entry.file_name().to_string_lossy().parse().unwrap_or(0), entry.path().join("bin")))
        .collect();
    versions.sort();
    folders.extend(versions.into_iter().map(|(_, folder)| folder));
    let is_whole =
        |folder: &PathBuf| ["initdb", "postgres", "pg_isready"].iter().all(|name| folder.join(name).exists());
    let found = folders.into_iter().rfind(is_whole);
    found.ok_or_else(|| "PostgreSQL is missing: apt-get install postgresql (or run ./test)".to_owned())
}

fn make(programs: &Path, folder: &str) -> Result<(), String> {
    let initdb = programs.join("initdb").to_string_lossy().into_owned();
    let data = format!("{folder}/db");
    let mut words = user_prefix();
    words.extend([
        &*initdb,
        "-D",
        &data,
        "-U",
        "varv",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--locale=C.UTF-8",
        "--no-sync",
    ]);
    simple(words[0], &words[1..])
}

fn simple(program: &str, words: &[&str]) -> Result<(), String> {
    let output = Command::new(program)
        .args(words)
        .current_dir("/")
        .stdin(Stdio::null())
        .output()
        .map_err(|e| format!("cannot start {program}: {e}"))?;
    if output.status.success() {
        return Ok(());
    }
    Err(format!("{program} failed: {}", String::from_utf8_lossy(&output.stderr).trim()))
}

fn free_port() -> Result<u16, String> {
    let listener = TcpListener::bind("127.0.0.1:0").map_err(|e| format!("no free port: {e}"))?;
    listener.local_addr().map(|address| address.port()).map_err(|e| e.to_string())
}

fn wait_until_ready(programs: &Path, port: u16) -> Result<(), String> {
    let until = Instant::now() + Duration::from_secs(30);
    while Instant::now() < until {
        let ready = Command::new(programs.join("pg_isready"))
            .args(["-q", "-h", "127.0.0.1", "-p", &port.to_string()])
            .status()
            .is_ok_and(|status| status.success());
        if ready {
            return Ok(());
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    Err("PostgreSQL did not get ready in 30 s".to_owned())
}

fn log(folder: &Path) -> String {
    let mut text = String::new();
    let _ = std::fs::File::open(folder.join("log")).and_then(|mut file| file.read_to_string(&mut text));
    text
}

impl Cluster {
    /// Where it keeps its files, for tests of this module.
    #[cfg(test)]
    fn folder(&self) -> PathBuf {
        self.folder.path().to_path_buf()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cluster_answers_and_leaves_nothing_behind() {
        let cluster = Cluster::start().expect("a private PostgreSQL");
        let url = cluster.database("one").expect("a database");
        assert!(url.ends_with("/one"));
        assert!(cluster.size("one").expect("its size") > 1_000_000);
        let folder = cluster.folder();
        assert!(folder.exists());
        drop(cluster);
        assert!(!folder.exists());
    }
}
