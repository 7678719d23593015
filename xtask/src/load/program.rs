//! The program itself: built, started on a free port, stopped or killed.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

/// What it prints when it is ready.
const READY: &str = "listens on http://";
const PATIENCE: Duration = Duration::from_mins(2);

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// The build that the tests share: minutes sooner, some times slower.
    Quick,
    Release,
}

/// Builds the program, unless `VARV_BINARY` names one that is built already.
pub fn built(root: &Path, profile: Profile) -> Result<PathBuf, String> {
    if let Some(given) = std::env::var_os("VARV_BINARY") {
        let given = PathBuf::from(given);
        return if given.exists() {
            Ok(given)
        } else {
            Err(format!("VARV_BINARY: no file {}", given.display()))
        };
    }
    let mut command = Command::new("cargo");
    command.current_dir(root).args(["build", "--package", "varv", "--locked"]);
    if profile == Profile::Release {
        command.arg("--release");
    }
    let is_built = command.status().map_err(|e| format!("cannot start cargo: {e}"))?.success();
    if !is_built {
        return Err("the program did not build, see above".to_owned());
    }
    let folder = if profile == Profile::Release { "release" } else { "debug" };
    Ok(target_folder(root)?.join(folder).join("varv"))
}

fn target_folder(root: &Path) -> Result<PathBuf, String> {
    let output = Command::new("cargo")
        .current_dir(root)
        .args(["metadata", "--no-deps", "--format-version", "1", "--offline"])
        .output()
        .map_err(|e| format!("cannot start cargo: {e}"))?;
    let metadata: serde_json::Value =
        serde_json::from_slice(&output.stdout).map_err(|e| format!("cargo metadata: {e}"))?;
    metadata["target_directory"]
        .as_str()
        .map(PathBuf::from)
        .ok_or_else(|| "cargo metadata told no target folder".to_owned())
}

/// The program and where its data lives; the same words go to every sub-command.
#[derive(Clone)]
pub struct Program {
    pub binary: PathBuf,
    pub data: PathBuf,
    /// A PostgreSQL address; none is SQLite in the data folder.
    pub database: Option<String>,
    /// Words before the program's own, such as those of `prlimit`.
    pub wrapper: Vec<String>,
}

impl Program {
    fn command(&self, words: &[&str]) -> Command {
        let mut all = self.wrapper.clone();
        all.push(self.binary.to_string_lossy().into_owned());
        let mut command = Command::new(&all[0]);
        command.args(&all[1..]).args(words).arg("--data").arg(&self.data);
        if let Some(url) = &self.database {
            command.args(["--database-url", url]);
        }
        command.stdin(Stdio::null());
        command
    }

    /// Runs a sub-command to its end.
    pub fn once(&self, words: &[&str]) -> Result<Output, String> {
        self.command(words).output().map_err(|e| format!("cannot start {}: {e}", self.binary.display()))
    }

    /// Runs a sub-command that must end well, and gives what it printed.
    pub fn must(&self, words: &[&str]) -> Result<String, String> {
        let output = self.once(words)?;
        let said = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        if output.status.success() {
            return Ok(said);
        }
        let why = String::from_utf8_lossy(&output.stderr).trim().to_owned();
        Err(format!("varv {}: {}\n{said}\n{why}", words.join(" "), output.status))
    }

    /// Starts `demo` or `serve` and waits until it listens.
    pub fn start(&self, what: &str) -> Result<Server, String> {
        let log = std::env::temp_dir().join(format!("varv-server-{}.log", std::process::id()));
        let stderr = File::create(&log).map_err(|e| format!("{}: {e}", log.display()))?;
        let began = Instant::now();
        let mut child = self
            .command(&[what, "--listen", "127.0.0.1:0"])
            .stdout(Stdio::piped())
            .stderr(stderr)
            .spawn()
            .map_err(|e| format!("cannot start {}: {e}", self.binary.display()))?;
        match first_address(&mut child) {
            Ok(address) => Ok(Server { child, address, log, ready_after: began.elapsed() }),
            Err(why) => {
                let _ = child.kill();
                let _ = child.wait();
                Err(format!(
                    "varv {what}: {why}; it said:\n{}",
                    std::fs::read_to_string(&log).unwrap_or_default()
                ))
            }
        }
    }
}

fn first_address(child: &mut Child) -> Result<String, String> {
    let (sender, receiver) = mpsc::channel();
    let pipe = child.stdout.take().ok_or("no standard output")?;
    // Reads to the end, so that the program never waits for us to take what it prints.
    std::thread::spawn(move || {
        for line in BufReader::new(pipe).lines().map_while(Result::ok) {
            if let Some((_, rest)) = line.split_once(READY) {
                let address: String =
                    rest.chars().take_while(|c| c.is_ascii_digit() || ".:".contains(*c)).collect();
                let _ = sender.send(address);
            }
        }
    });
    receiver.recv_timeout(PATIENCE).map_err(|_| format!("printed no `Varv {READY}…`"))
}

pub struct Server {
    child: Child,
    address: String,
    log: PathBuf,
    /// How long it took from start to listening.
    pub ready_after: Duration,
}

impl Server {
    /// `127.0.0.1:PORT`.
    pub fn address(&self) -> &str {
        &self.address
    }

    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// What it has said on standard error.
    pub fn said(&self) -> String {
        std::fs::read_to_string(&self.log).unwrap_or_default()
    }

    /// Ends it as a power cut would end the process: nothing is finished, nothing is flushed.
    pub fn kill(mut self) -> Result<(), String> {
        self.child.kill().map_err(|e| e.to_string())?;
        self.child.wait().map_err(|e| e.to_string())?;
        Ok(())
    }

    /// Asks it to stop and waits.
    pub fn stop(mut self) -> Result<(), String> {
        let pid = self.pid().to_string();
        let _ = Command::new("kill").args(["-TERM", &pid]).status();
        let until = Instant::now() + Duration::from_secs(15);
        while Instant::now() < until {
            if self.child.try_wait().map_err(|e| e.to_string())?.is_some() {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Err("did not stop within 15 s of being asked".to_owned())
    }

    /// Whether it still runs.
    pub fn is_alive(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = std::fs::remove_file(&self.log);
    }
}
