//! The workshop: `cargo xtask check` proves that the tree is sound, `new` lays out rooms and verbs,
//! `crash`, `fulldisk`, `imports` and `bench` drive the real program from outside. Knows no room and is known by none.

mod check;
mod clocks;
mod layout;
mod load;
mod outcome;
mod postgres;
mod rust_text;
mod sbom;
mod temp;
mod tree;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask check [STEP…] [--write]    prove that the tree is sound; --write renews ROOMS.txt and lowers the goldens
cargo xtask new room PATH              lay out a room, such as cycle/planning/needs
cargo xtask new verb ROOM VERB         lay out a verb in a room, such as needs approve
cargo xtask postgres                   lend a private PostgreSQL for tests by hand, until Ctrl-D
cargo xtask sbom [FILE]                list what the program is made of (CycloneDX)
cargo xtask crash [--rounds N]         kill -9 the program in the middle of writes, and look for what it promised
cargo xtask fulldisk                   fill the program's disk, and look for what it promised
cargo xtask imports                    bring large tables in, and look at the program's memory
cargo xtask clocks [--histories N] [--seed N]   clocks of random histories against counting minute by minute
cargo xtask bench [--needs N]          measure the program over HTTP, into docs/performance.md
cargo xtask bench-desk [--tickets N]   the same for the desk
";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["check", rest @ ..] => return check::run(rest),
        ["new", "room", path] => layout::room(&tree::root(), path),
        ["new", "verb", room, verb] => layout::verb(&tree::root(), room, verb),
        ["sbom", rest @ ..] => sbom::run(&tree::root(), rest),
        ["postgres"] => postgres::lend(),
        ["crash", rest @ ..] => load::crash::run(rest),
        ["fulldisk", rest @ ..] => load::full_disk::run(rest),
        ["imports", rest @ ..] => load::imports::run(rest),
        ["clocks", rest @ ..] => clocks::run(rest),
        ["bench", rest @ ..] => load::bench::run(rest),
        ["bench-desk", rest @ ..] => load::desk::run(rest),
        _ => {
            eprint!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}
