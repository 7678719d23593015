//! How fast the face is, on one table of 12 columns: creates (each with its journal entry, each durable) and lists of
//! 50 rows, at 1 and 8 threads. `cargo run --release -p store --example speed -- [postgres://…]`

use std::time::{Duration, Instant};

use access::{Actor, Place, Policy, Rule, Verb};
use kernel::Subject;
use store::{Db, Event, Migration, Open, Sql};

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
        "speed-written"
    }
    fn subject(&self) -> Subject {
        Subject::new("item", self.0)
    }
}

const TABLE: Migration = Migration {
    room: "speed",
    name: "0001",
    sql: "CREATE TABLE item (id SERIAL8, a TEXT NOT NULL, b TEXT NOT NULL, c BIGINT NOT NULL, d BIGINT NOT NULL, e TEXT,
          f TEXT, g BIGINT, h BIGINT, i TEXT, j BIGINT, k TEXT NOT NULL);
          CREATE INDEX item_c ON item (c, d);",
};

fn create(db: &Db, actor: &Actor, n: i64) {
    let done = db.write(actor, |tx| {
        let permit = POLICY.allow(tx.actor(), Write, &())?;
        let sql = Sql::change(
            "INSERT INTO item (a, b, c, d, e, g, h, i, j, k) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        );
        let text = "Projektorn i sal 12 blinkar och slocknar efter tio minuter";
        let id = tx.insert::<()>(
            sql.bind(text)
                .bind("open")
                .bind(n % 60)
                .bind(n)
                .bind(text)
                .bind(n)
                .bind(n)
                .bind("x")
                .bind(n)
                .bind("y"),
        )?;
        tx.say(permit, &Written(id.number()))
    });
    done.expect("written");
}

fn list(db: &Db, n: i64) {
    let sql = Sql::open(
        "measured",
        "SELECT id, a, b, c, d, e, f, g, h, i, j, k FROM item WHERE c = ? ORDER BY d DESC LIMIT 50",
    );
    assert!(db.read(|r| r.rows(sql.bind(n % 60))).expect("read").len() <= 50);
}

/// Runs `act` on so many threads for two seconds; gives acts a second.
fn rate(threads: i64, act: impl Fn(i64) + Sync) -> f64 {
    let start = Instant::now();
    let count: i64 = std::thread::scope(|scope| {
        let run = |t: i64| {
            let act = &act;
            scope.spawn(move || {
                let mut n = 0;
                while start.elapsed() < Duration::from_secs(2) {
                    act(t * 10_000_000 + n);
                    n += 1;
                }
                n
            })
        };
        let threads: Vec<_> = (0..threads).map(run).collect();
        threads.into_iter().map(|t| t.join().expect("a thread")).sum()
    });
    count as f64 / start.elapsed().as_secs_f64()
}

fn main() {
    let folder = std::env::temp_dir().join(format!("varv-speed-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let open = match std::env::args().nth(1) {
        Some(url) => Open::postgres(&url),
        None => Open::sqlite(&folder.join("speed.db")),
    };
    let db = Db::open(&open, &[TABLE]).expect("a database");
    let actor = Actor::operator();
    for n in 0..5_000 {
        create(&db, &actor, n);
    }
    for threads in [1, 8] {
        let creates = rate(threads, |n| create(&db, &Actor::operator(), n));
        let lists = rate(threads, |n| list(&db, n));
        println!("{threads} threads: {creates:.0} creates/s, {lists:.0} lists/s");
    }
    drop(db);
    let _ = std::fs::remove_dir_all(folder);
}
