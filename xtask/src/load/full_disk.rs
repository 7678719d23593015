//! `cargo xtask fulldisk`: with no room left the program refuses writes with 507 or 503, goes on reading, starts again,
//! and writes within 2 s of getting room. The disk is a small tmpfs where we may mount one, else a limit on file size.

use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use super::http::Client;
use super::needs::{self, Asking, Refusal};
use super::program::{self, Profile, Program, Server};
use crate::temp::TempFolder;
use crate::tree;

/// Room above what the demo takes, so that some writes succeed before the disk is full.
const SPARE: u64 = 6 * 1024 * 1024;
const MOST_WRITES: u64 = 200_000;

pub fn run(_words: &[&str]) -> Result<(), String> {
    let binary = program::built(&tree::root(), Profile::Quick)?;
    println!("full disk on SQLite");
    println!("  {}", on_sqlite(&binary)?);
    Ok(())
}

/// Makes the demo on a roomy disk, moves it to a small one, and fills that.
pub fn on_sqlite(binary: &Path) -> Result<String, String> {
    on_disk(binary, |from| Disk::mounted(from).or_else(|_| Disk::limited(from)))
}

fn on_disk(binary: &Path, small: impl Fn(&Path) -> Result<Disk, String>) -> Result<String, String> {
    let roomy = TempFolder::new("roomy")?;
    let mut program = Program {
        binary: binary.to_path_buf(),
        data: roomy.path().to_path_buf(),
        database: None,
        wrapper: Vec::new(),
    };
    let server = program.start("demo")?;
    let person = needs::it_lead(server.address())?;
    server.stop()?;
    let token = needs::token(&program, &person)?;
    let disk = small(&program.data)?;
    program.data = disk.folder();
    program.wrapper = disk.wrapper();
    let told = story(&program, &disk, &token);
    told.map(|told| format!("{}: {told}", disk.kind()))
}

fn story(program: &Program, disk: &Disk, token: &str) -> Result<String, String> {
    let mut server = program.start("serve")?;
    let mut client = Client::with_token(server.address(), token);
    let asking = Asking::learn(server.address(), token)?;
    let (kept, status) = fill(&mut client, &asking, disk)?;
    must_refuse(status)?;
    must_read(&mut client, &kept, &mut server)?;
    server.stop()?;

    let mut server = program.start("serve").map_err(|why| format!("does not start while full: {why}"))?;
    let mut client = Client::with_token(server.address(), token);
    must_read(&mut client, &kept, &mut server)?;
    disk.make_room(server.pid())?;
    let began = Instant::now();
    loop {
        match needs::ask(&mut client, &asking, "room-again") {
            Ok(_) => break,
            Err(why) if began.elapsed() > Duration::from_secs(2) => {
                return Err(format!("no write 2 s after room came: {why:?}"));
            }
            Err(_) => std::thread::sleep(Duration::from_millis(50)),
        }
    }
    let after_ms = began.elapsed().as_millis();
    server.stop()?;
    let roomy = Program { wrapper: Vec::new(), ..program.clone() };
    roomy.must(&["verify"])?;
    Ok(format!(
        "{} writes, then {status}; reads and restarts while full; writes again {after_ms} ms after room came; verify is clean",
        kept.len()
    ))
}

/// Asks for needs until one is refused; the tail of the disk is filled with ballast, so that not one more page fits.
fn fill(client: &mut Client, asking: &Asking, disk: &Disk) -> Result<(Vec<(String, String)>, u16), String> {
    let mut kept = Vec::new();
    for number in 0..MOST_WRITES {
        if number == 20 {
            disk.add_ballast()?;
        }
        let mark = format!("full-{number}");
        match needs::ask(client, asking, &mark) {
            Ok(id) => kept.push((mark, id)),
            Err(Refusal::Status(status, _)) => return Ok((kept, status)),
            Err(Refusal::Broken(why)) => {
                return Err(format!("the program broke the connection when the disk was full: {why}"));
            }
        }
    }
    Err(format!("the disk did not get full in {MOST_WRITES} writes"))
}

fn must_refuse(status: u16) -> Result<(), String> {
    if [503, 507].contains(&status) {
        Ok(())
    } else {
        Err(format!("a write on a full disk answered {status}, not 507 or 503"))
    }
}

fn must_read(client: &mut Client, kept: &[(String, String)], server: &mut Server) -> Result<(), String> {
    for (mark, id) in kept.iter().rev().take(50) {
        if !needs::is_kept(client, id, mark)? {
            return Err(format!("LOST on a full disk: {id} ({mark})\n{}", server.said()));
        }
    }
    if server.is_alive() {
        Ok(())
    } else {
        Err(format!("the program ended on a full disk:\n{}", server.said()))
    }
}

enum Disk {
    /// A file system of its own, in memory.
    Tmpfs { folder: PathBuf, _parent: TempFolder },
    /// No file may grow past so many bytes: as near to a full disk as one gets without a mount.
    Limit { parent: TempFolder, bytes: u64 },
}

impl Disk {
    fn mounted(from: &Path) -> Result<Self, String> {
        let parent = TempFolder::new("fulldisk")?;
        let folder = parent.path().join("disk");
        std::fs::create_dir_all(&folder).map_err(|e| e.to_string())?;
        let size = format!("size={}", tree_size(from) + SPARE);
        let mount = Command::new("mount").args(["-t", "tmpfs", "-o", &size, "none"]).arg(&folder).output();
        if !mount.is_ok_and(|output| output.status.success()) {
            return Err("we may not mount".to_owned());
        }
        let disk = Self::Tmpfs { folder, _parent: parent };
        copy(from, &disk.folder())?;
        Ok(disk)
    }

    fn limited(from: &Path) -> Result<Self, String> {
        let parent = TempFolder::new("fulldisk")?;
        let folder = parent.path().join("disk");
        std::fs::create_dir_all(&folder).map_err(|e| e.to_string())?;
        copy(from, &folder)?;
        let bytes = largest_file(&folder) + SPARE / 24;
        Ok(Self::Limit { parent, bytes })
    }

    const fn kind(&self) -> &'static str {
        match self {
            Self::Tmpfs { .. } => "a small tmpfs",
            Self::Limit { .. } => "a limit on file size",
        }
    }

    fn folder(&self) -> PathBuf {
        match self {
            Self::Tmpfs { folder, .. } => folder.clone(),
            Self::Limit { parent, .. } => parent.path().join("disk"),
        }
    }

    /// The limit's signal must be ignored, or the kernel ends the program in place of refusing the write.
    fn wrapper(&self) -> Vec<String> {
        match self {
            Self::Tmpfs { .. } => Vec::new(),
            Self::Limit { bytes, .. } => {
                ["env", "--ignore-signal=XFSZ", "prlimit", &format!("--fsize={bytes}:unlimited")]
                    .map(str::to_owned)
                    .to_vec()
            }
        }
    }

    fn add_ballast(&self) -> Result<(), String> {
        let Self::Tmpfs { folder, .. } = self else { return Ok(()) };
        let mut ballast = File::create(folder.join("ballast")).map_err(|e| e.to_string())?;
        // Ends with "no space left", as it should.
        while ballast.write_all(&[0; 4096]).is_ok() {}
        Ok(())
    }

    fn make_room(&self, pid: u32) -> Result<(), String> {
        match self {
            Self::Tmpfs { folder, .. } => {
                std::fs::remove_file(folder.join("ballast")).map_err(|e| e.to_string())
            }
            Self::Limit { .. } => {
                let status =
                    Command::new("prlimit").args(["--pid", &pid.to_string(), "--fsize=unlimited"]).status();
                if status.is_ok_and(|s| s.success()) {
                    Ok(())
                } else {
                    Err("prlimit could not lift the limit".to_owned())
                }
            }
        }
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        if let Self::Tmpfs { folder, .. } = self {
            let _ = Command::new("umount").arg("-l").arg(folder).status();
        }
    }
}

fn copy(from: &Path, to: &Path) -> Result<(), String> {
    let status =
        Command::new("cp").arg("-a").arg(from.join(".")).arg(to).status().map_err(|e| e.to_string())?;
    if status.success() { Ok(()) } else { Err("the demo did not fit on the small disk".to_owned()) }
}

fn entries(folder: &Path) -> Vec<(PathBuf, u64)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(entries(&path));
        } else {
            let size = entry.metadata().map_or(0, |data| data.len());
            // A file takes whole pages.
            found.push((path, size.next_multiple_of(4096)));
        }
    }
    found
}

pub fn tree_size(folder: &Path) -> u64 {
    entries(folder).iter().map(|(_, size)| size).sum()
}

fn largest_file(folder: &Path) -> u64 {
    entries(folder).iter().map(|(_, size)| *size).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree;

    /// The drivers take a program, not a wish: the stand-in is told what to be by a script around it.
    fn with(fake: &str, small: impl Fn(&Path) -> Result<Disk, String>) -> Result<String, String> {
        let folder = TempFolder::new("fulldisk-test")?;
        let stand_in = tree::root().join("xtask/src/load/fake_program.mjs");
        let script = folder.path().join("program");
        let text = format!("#!/bin/sh\nFAKE={fake} exec {} \"$@\"\n", stand_in.display());
        std::fs::write(&script, text).map_err(|e| e.to_string())?;
        Command::new("chmod").arg("+x").arg(&script).status().map_err(|e| e.to_string())?;
        on_disk(&script, small)
    }

    #[test]
    fn a_program_that_refuses_and_goes_on_passes() {
        let told = with("right", Disk::limited).expect("a good end under a limit");
        assert!(told.contains("then 507"), "{told}");
        let told =
            with("right", |from| Disk::mounted(from).or_else(|_| Disk::limited(from))).expect("a good end");
        assert!(told.contains("then 507"), "{told}");
    }

    #[test]
    fn a_program_that_calls_a_full_disk_its_own_fault_is_found_out() {
        assert!(with("clumsy", Disk::limited).expect_err("a wrong status").contains("answered 500"));
    }
}
