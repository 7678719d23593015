//! How long it takes to seal, verify, back up and restore a journal of so many entries:
//! `cargo run --release -p store --example audit -- [1000000] [postgres://… of an empty database]`

use std::fs::File;
use std::io::BufReader;
use std::time::Instant;

use access::{Actor, Permit, Place, Policy, Rule, Verb};
use kernel::Subject;
use store::portable::{BackupOf, RestoreTo, backup_file, restore};
use store::{Db, Event, Open};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Write;

impl Verb for Write {
    const ALL: &'static [Self] = &[Self];
    fn word(self) -> &'static str {
        "write"
    }
    fn is_reading(self) -> bool {
        false
    }
}

static POLICY: Policy<Write> =
    Policy { kind: "item", read: Write, rules: &[Rule::nobody(Write)], place: Place::NOWHERE };

struct Written(i64);

impl Event for Written {
    fn word(&self) -> &'static str {
        "items-written"
    }
    fn subject(&self) -> Subject {
        Subject::new("item", self.0)
    }
    fn facts(&self) -> serde_json::Value {
        serde_json::json!({ "unit": self.0 % 60, "from": "new", "to": "clarified" })
    }
}

/// The most memory that the process has held, in MB, where the system tells.
fn peak_mb() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM"));
    line.and_then(|line| line.split_whitespace().nth(1)?.parse::<u64>().ok()).unwrap_or(0) / 1024
}

fn timed<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let value = work();
    println!("{what:<10} {:>7.2} s   peak {} MB", start.elapsed().as_secs_f64(), peak_mb());
    value
}

fn fill(db: &Db, count: i64) {
    let mut next = 0;
    while next < count {
        let until = (next + 1_000).min(count);
        db.write(&Actor::operator(), |tx| {
            let permit: Permit = POLICY.allow(tx.actor(), Write, &())?;
            for n in next..until {
                tx.also(&permit, &Written(n))?;
            }
            tx.say(permit, &Written(until))
        })
        .expect("written");
        next = until + 1;
    }
}

fn main() {
    let mut words = std::env::args().skip(1);
    let count = words.next().and_then(|word| word.parse().ok()).unwrap_or(1_000_000);
    let folder = std::env::temp_dir().join(format!("varv-audit-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let open = words.next().map_or_else(|| Open::sqlite(&folder.join("from.db")), |url| Open::postgres(&url));
    let db = Db::open(&open, &[]).expect("a database");
    timed("fill", || fill(&db, count));
    timed("seal", || while db.seal().expect("sealed") > 0 {});
    for _ in 0..3 {
        let found = timed("verify", || db.verify().expect("verified"));
        assert!(found.wrong.is_empty(), "{:?}", found.wrong);
    }
    let of = BackupOf { program: "audit", files: &|_| Ok(Vec::new()), open_file: &|_| Ok(None) };
    let path = folder.join("backup");
    timed("backup", || backup_file(&db, &of, &path).expect("backed up"));
    println!("           {} MB", std::fs::metadata(&path).map_or(0, |file| file.len() >> 20));
    let target = Open::sqlite(&folder.join("to.db"));
    let to = RestoreTo { open: &target, migrations: &[], keep_file: &|_, _| Ok(()), rebuild: &|_| Ok(()) };
    let input = BufReader::new(File::open(&path).expect("the backup"));
    let restored = timed("restore", || restore(&to, input).expect("restored"));
    println!("           {} rows", restored.rows);
    drop(db);
    let _ = std::fs::remove_dir_all(folder);
}
