//! A command whose output is shown as it comes and kept for counting.

use std::io::{BufRead, BufReader, Read};
use std::process::{Command, Stdio};
use std::sync::mpsc;

pub struct Ran {
    pub is_good: bool,
    pub lines: Vec<String>,
}

/// Runs the command to its end. Standard input is closed: nothing in a check may wait for a person.
pub fn run(command: &mut Command) -> Result<Ran, String> {
    let name = command.get_program().to_string_lossy().into_owned();
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|e| format!("cannot start {name}: {e}"))?;
    let (sender, receiver) = mpsc::channel();
    let out = child.stdout.take().map(|pipe| forward(pipe, sender.clone()));
    let err = child.stderr.take().map(|pipe| forward(pipe, sender));
    let mut lines = Vec::new();
    for line in receiver {
        println!("{line}");
        lines.push(line);
    }
    for reader in [out, err].into_iter().flatten() {
        let _ = reader.join();
    }
    let status = child.wait().map_err(|e| format!("{name}: {e}"))?;
    Ok(Ran { is_good: status.success(), lines })
}

fn forward(pipe: impl Read + Send + 'static, to: mpsc::Sender<String>) -> std::thread::JoinHandle<()> {
    std::thread::spawn(move || {
        for line in BufReader::new(pipe).split(b'\n').map_while(Result::ok) {
            let _ = to.send(String::from_utf8_lossy(&line).into_owned());
        }
    })
}
