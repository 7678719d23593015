use std::sync::atomic::{AtomicI64, Ordering};

use access::{Actor, Place, Policy, RequestKey, Rule, Verb};
use kernel::{Clock, Id, Moment, Refused, Subject};

use crate::*;

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
    Policy { kind: "note", read: Write, rules: &[Rule::nobody(Write)], place: Place::NOWHERE };

struct Written(i64);

impl Event for Written {
    fn word(&self) -> &'static str {
        "notes-written"
    }
    fn subject(&self) -> Subject {
        Subject::new("note", self.0)
    }
}

const NOTES: Migration = Migration {
    room: "notes",
    name: "0001",
    sql: "CREATE TABLE note (id SERIAL8, text TEXT NOT NULL UNIQUE);\n--: search note\n",
};

fn db() -> (Db, Box<dyn std::any::Any>) {
    let clock = Clock::set(Moment(1_700_000_000_000_000));
    if std::env::var("VARV_TEST_DATABASE").as_deref() == Ok("postgres") {
        let base =
            std::env::var("VARV_TEST_POSTGRES_URL").expect("VARV_TEST_POSTGRES_URL names the test cluster");
        static NUMBER: AtomicI64 = AtomicI64::new(0);
        let name = format!("store_{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::SeqCst));
        let mut client = postgres::Client::connect(&base, postgres::NoTls).unwrap();
        client.batch_execute(&format!("CREATE DATABASE {name}")).unwrap();
        let url = format!("{}/{name}", base.rsplit_once('/').unwrap().0);
        return (Db::open(&Open::postgres(&url).with_clock(clock), &[NOTES]).unwrap(), Box::new(()));
    }
    let folder = tempfile::tempdir().unwrap();
    let open = Open::sqlite(&folder.path().join("varv.db")).with_clock(clock);
    (Db::open(&open, &[NOTES]).unwrap(), Box::new(folder))
}

fn note(db: &Db, actor: &Actor, text: &str) -> kernel::Result<Id<Written>> {
    db.write(actor, |tx| {
        let permit = POLICY.allow(tx.actor(), Write, &())?;
        let id = tx.insert(Sql::change("INSERT INTO note (text) VALUES (?)").bind(text))?;
        tx.index("note", id.number(), text)?;
        Ok(tx.say(permit, &Written(id.number()))?.with(id))
    })
}

fn notes(db: &Db) -> i64 {
    db.read(|r| r.number(Sql::open("test", "SELECT COUNT(*) FROM note"))).unwrap()
}

#[test]
fn what_is_said_is_stored_and_sealed() {
    let (db, _keep) = db();
    note(&db, &Actor::operator(), "one").unwrap();
    note(&db, &Actor::operator(), "two").unwrap();
    assert_eq!(db.verify().unwrap(), Verified { sealed: 0, unsealed: 2, wrong: vec![] });
    assert_eq!(db.seal().unwrap(), 2);
    assert_eq!(db.verify().unwrap(), Verified { sealed: 2, unsealed: 0, wrong: vec![] });
}

/// ASVS 16.5.3.
#[test]
fn what_nobody_allowed_is_not_stored() {
    let (db, _keep) = db();
    assert_eq!(note(&db, &Actor::nobody(), "one").unwrap_err(), Refused::NotSignedIn);
    assert_eq!(notes(&db), 0);
}

#[test]
fn a_refused_write_undoes_only_itself_when_commits_are_shared() {
    let (db, _keep) = db();
    let refused = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..8)
            .map(|t| {
                let db = &db;
                scope.spawn(move || {
                    (0..25)
                        .filter(|i| note(db, &Actor::operator(), &format!("{}", (t * 25 + i) / 2)).is_err())
                        .count()
                })
            })
            .collect();
        threads.into_iter().map(|t| t.join().unwrap()).sum::<usize>()
    });
    assert_eq!((refused, notes(&db)), (100, 100), "each text was written by exactly one of two");
    while db.seal().unwrap() > 0 {}
    assert_eq!(db.verify().unwrap().sealed, 100);
}

#[test]
fn what_a_refusal_rests_on_is_stored_when_it_is_told() {
    let (db, _keep) = db();
    std::thread::scope(|scope| {
        for _ in 0..8 {
            let db = &db;
            scope.spawn(move || {
                for i in 0..50 {
                    let text = format!("{i}");
                    if note(db, &Actor::operator(), &text).is_err() {
                        let sql = Sql::open("a test", "SELECT COUNT(*) FROM note WHERE text = ?");
                        let found = db.read(|r| r.number(sql.bind(text.as_str()))).unwrap();
                        assert_eq!(found, 1, "taken by a note that nobody can read");
                    }
                }
            });
        }
    });
    assert_eq!(notes(&db), 50);
}

#[test]
fn a_taken_value_is_a_field_error() {
    let (db, _keep) = db();
    note(&db, &Actor::operator(), "one").unwrap();
    assert_eq!(note(&db, &Actor::operator(), "one").unwrap_err(), Refused::field("text", "taken"));
}

/// ASVS 2.3.3.
#[test]
fn a_panic_in_a_write_leaves_nothing_and_stops_nobody() {
    let (db, _keep) = db();
    let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        let _ = db.write(&Actor::operator(), |tx| -> kernel::Result<Said<()>> {
            tx.run(Sql::change("INSERT INTO note (text) VALUES (?)").bind("half"))?;
            panic!("in the middle")
        });
    }));
    assert!(panicked.is_err());
    note(&db, &Actor::operator(), "after").unwrap();
    assert_eq!(notes(&db), 1);
}

#[test]
fn a_request_with_a_key_is_carried_out_once_and_a_retry_hears_what_it_made() {
    let (db, _keep) = db();
    let request = || {
        let mut actor = Actor::operator();
        actor.request = Some(RequestKey { hash: "k".into(), body: "b".into(), taken: false.into() });
        actor
    };
    let first = request();
    let one = note(&db, &first, "one").unwrap();
    note(&db, &first, "two").expect("the same request may commit more than once");
    let reply = format!("{{\"id\":{one},\"kind\":\"note\"}}");
    assert_eq!(note(&db, &request(), "three").unwrap_err(), Refused::DoneBefore { reply });
    assert_eq!(notes(&db), 2);
}

#[test]
fn a_key_is_forgotten_after_a_week_and_no_sooner() {
    let (db, _keep) = db();
    let request = || Actor {
        request: Some(RequestKey { hash: "k".into(), body: "b".into(), taken: false.into() }),
        ..Actor::operator()
    };
    note(&db, &request(), "one").unwrap();
    db.clock().advance_seconds(7 * 86_400);
    assert_eq!(db.forget_request_keys(), Ok(0));
    assert!(matches!(note(&db, &request(), "one"), Err(Refused::DoneBefore { .. })));
    db.clock().advance_seconds(1);
    assert_eq!(db.forget_request_keys(), Ok(1));
    note(&db, &request(), "two").unwrap();
}

#[test]
fn a_key_that_comes_again_with_another_body_is_refused_and_stays_with_the_first() {
    let (db, _keep) = db();
    let request = |body: &str| {
        let key = RequestKey { hash: "k".into(), body: body.into(), taken: false.into() };
        Actor { request: Some(key), ..Actor::operator() }
    };
    note(&db, &request("one"), "one").unwrap();
    let refused = note(&db, &request("two"), "two").unwrap_err();
    assert_eq!(refused, Refused::field("idempotency-key", "key-of-another-body"));
    assert!(matches!(note(&db, &request("one"), "one"), Err(Refused::DoneBefore { .. })));
    assert_eq!(notes(&db), 1);
}

#[test]
fn a_refused_request_does_not_use_up_its_key() {
    let (db, _keep) = db();
    let request = || Some(RequestKey { hash: "k".into(), body: "b".into(), taken: false.into() });
    let nobody = Actor { request: request(), ..Actor::nobody() };
    assert_eq!(note(&db, &nobody, "one").unwrap_err(), Refused::NotSignedIn);
    note(&db, &Actor { request: request(), ..Actor::operator() }, "one").unwrap();
}

/// ASVS 16.4.2.
#[test]
fn the_journal_cannot_be_changed_through_the_database() {
    let (db, _keep) = db();
    note(&db, &Actor::operator(), "one").unwrap();
    for text in [
        "UPDATE journal_line SET subject_id = 9",
        "DELETE FROM journal_line",
        "UPDATE journal_word SET word = 'x'",
    ] {
        assert!(db.upkeep(|tx| tx.run(Sql::change(text))).is_err(), "{text} went through");
    }
}

/// How many notes answer; -1 when the query has no words.
fn hits(db: &Db, query: &str) -> i64 {
    db.read(|r| {
        let Some((condition, value)) = r.matching("note", "note.id", query) else { return Ok(-1) };
        r.number(Sql::open("test", "SELECT COUNT(*) FROM note WHERE").and(&condition).bind(value))
    })
    .unwrap()
}

#[test]
fn every_form_of_a_word_finds_every_other_with_and_without_dots_on_both_databases() {
    let (db, _keep) = db();
    let of = [
        "dator",
        "skola",
        "förskola",
        "elev",
        "behörighet",
        "licens",
        "lärplatta",
        "licence",
        "school",
        "nyckel",
    ];
    let lines = include_str!("stem_forms.txt").lines().map(|line| line.split(' ').collect::<Vec<_>>());
    let words: Vec<_> = lines.filter(|forms| of.contains(&forms[0])).collect();
    assert_eq!(words.len(), of.len());
    for form in words.iter().flatten() {
        note(&db, &Actor::operator(), form).unwrap();
    }
    for forms in words {
        let found = hits(&db, forms[0]);
        assert!(found >= forms.len() as i64, "{}", forms[0]);
        for form in forms {
            let plain = form.replace(['å', 'ä'], "a").replace('ö', "o");
            for asked in [form, &plain, &form.to_uppercase()] {
                assert_eq!(hits(&db, asked), found, "{asked}");
            }
        }
    }
}

#[test]
fn an_index_that_was_made_by_other_rules_is_made_again_once() {
    let (db, _keep) = db();
    let times = std::cell::Cell::new(0);
    let start = || {
        db.renew_search(|_| {
            times.set(times.get() + 1);
            Ok(())
        })
    };
    start().unwrap();
    start().unwrap();
    assert_eq!(times.get(), 1, "a database that has no mark is indexed, and then has one");
    db.upkeep(|tx| tx.run(Sql::change("UPDATE search_rules SET rules = 1"))).unwrap();
    assert!(db.renew_search(|_| Err(Refused::Busy)).is_err());
    start().unwrap();
    start().unwrap();
    assert_eq!(times.get(), 2, "one that failed is tried again");
}

#[test]
fn search_finds_other_forms_of_the_word_on_both_databases() {
    let (db, _keep) = db();
    note(&db, &Actor::operator(), "Skrivarna på Norra skolan").unwrap();
    note(&db, &Actor::operator(), "Printers are broken").unwrap();
    let hits = |query: &str| hits(&db, query);
    assert_eq!(hits("skrivare"), 1);
    assert_eq!(hits("printer broken"), 1);
    assert_eq!(hits("skol"), 1, "compounds are found by their beginning");
    assert_eq!(hits("saknas"), 0);
    assert_eq!(hits("\"'*:&|!()-"), -1, "a query without words asks nothing");
    assert_eq!(hits("o'brien AND NEAR skrivare"), 0);
}

#[test]
fn the_beginning_of_a_few_words_and_of_very_many_finds_all_of_them_and_no_other() {
    let (db, _keep) = db();
    for number in 0..3 {
        note(&db, &Actor::operator(), &format!("skrivbord{number}")).unwrap();
    }
    for number in 0..80 {
        note(&db, &Actor::operator(), &format!("datorhylla{number} skrivkort{number}")).unwrap();
    }
    note(&db, &Actor::operator(), "skrinlagt datum").unwrap();
    let counts = [
        "skrivbord",
        "skrivbord1",
        "datorhylla",
        "skriv",
        "skriv datorhylla",
        "skrivbo datorhylla",
        "skrivz",
    ]
    .map(|query| hits(&db, query));
    assert_eq!(counts, [3, 1, 80, 83, 80, 0, 0]);
    let asked =
        |query| db.read(|r| Ok(r.matching("note", "note.id", query).map(|(_, value)| value))).unwrap();
    if !db.read(|r| Ok(r.is_postgres())).unwrap() {
        let words = r#"("skrivbord0" OR "skrivbord1" OR "skrivbord2")"#;
        assert_eq!(asked("skrivbord"), Some(words.into()), "few are asked for by themselves");
        assert_eq!(asked("datorhylla"), Some(r#""datorhyll"*"#.into()), "many by how they begin");
    }
}

/// Each letter, figure and mark that stands in a word, in a word of its own.
fn words_with_every_letter() -> Vec<String> {
    let letters = (0x80..=0x10_FFFF_u32).filter_map(char::from_u32).filter(|c| crate::stem::is_of_a_word(*c));
    letters.map(|c| format!("ab{c}cd")).collect()
}

#[test]
fn a_word_with_any_letter_is_asked_for_and_found_on_both_databases() {
    let (db, _keep) = db();
    let words = words_with_every_letter();
    assert!(words.len() > 100_000, "{}", words.len());
    let chunks: Vec<String> = words.chunks(8).map(|words| words.join(" ")).collect();
    db.write(&Actor::operator(), |tx| {
        let permit = POLICY.allow(tx.actor(), Write, &())?;
        for (at, chunk) in chunks.iter().enumerate() {
            tx.run(
                Sql::change("INSERT INTO note (id, text) VALUES (?, ?)").bind(at as i64).bind(chunk.as_str()),
            )?;
            tx.index("note", at as i64, chunk)?;
        }
        tx.say(permit, &Written(0))
    })
    .unwrap();
    db.read(|r| {
        for (at, chunk) in chunks.iter().enumerate() {
            let Some((condition, value)) = r.matching("note", "note.id", chunk) else { panic!("{chunk}") };
            let sql = Sql::open("test", "SELECT COUNT(*) FROM note WHERE id = ? AND").bind(at as i64);
            assert_eq!(r.number(sql.and(&condition).bind(value))?, 1, "{chunk}");
        }
        Ok(())
    })
    .unwrap();
}

#[test]
fn a_reader_is_given_every_entry_once_settled() {
    static SEEN: AtomicI64 = AtomicI64::new(0);
    let (db, _keep) = db();
    for i in 0..450 {
        note(&db, &Actor::operator(), &i.to_string()).unwrap();
    }
    let follower = Follower {
        name: "test",
        take: |_, entry| {
            SEEN.fetch_add(entry.subject.id, Ordering::SeqCst);
            Ok(())
        },
    };
    db.settle(&[follower]).unwrap();
    assert_eq!(SEEN.load(Ordering::SeqCst), (1..=450).sum::<i64>());
    assert_eq!(db.lags().unwrap()[0].behind, 0);
}

#[test]
fn a_part_that_is_refused_is_undone_and_the_rest_is_kept() {
    let (db, _keep) = db();
    db.upkeep(|tx| {
        let part = |text: &'static str, refused: bool| {
            tx.part(|tx| {
                tx.run(Sql::change("INSERT INTO note (text) VALUES (?)").bind(text))?;
                if refused { Err(Refused::Conflict) } else { Ok(()) }
            })
        };
        assert_eq!(part("one", false)?, Ok(()));
        assert_eq!(part("two", true)?, Err(Refused::Conflict));
        assert_eq!(part("three", false)?, Ok(()));
        let taken = tx.part(|tx| {
            let (id,): (i64,) = tx.load(Sql::open("test", "SELECT id FROM note WHERE text = 'one'"))?;
            tx.run(Sql::change("INSERT INTO note (id, text) VALUES (?, 'x')").bind(id))
        })?;
        assert!(matches!(taken, Err(Refused::Invalid(_))), "a unique index refuses the part only");
        Ok(())
    })
    .unwrap();
    assert_eq!(notes(&db), 2);
}

#[test]
fn a_record_is_found_by_the_last_of_its_words_and_a_refused_part_leaves_none() {
    let (db, _keep) = db();
    let id = note(&db, &Actor::operator(), "one").unwrap().number();
    db.upkeep(|tx| {
        tx.index("note", id, "projector")?;
        let refused = tx.part(|tx| {
            tx.index("note", id, "printer")?;
            Err::<(), _>(Refused::Conflict)
        })?;
        assert_eq!(refused, Err(Refused::Conflict));
        tx.part(|tx| tx.index("note", id, "keyboard")).map(|_| ())
    })
    .unwrap();
    assert_eq!(["keyboard", "projector", "printer", "one"].map(|word| hits(&db, word)), [1, 0, 0, 0]);
    let refused: kernel::Result<()> = db.upkeep(|tx| {
        tx.index("note", id, "telephone")?;
        Err(Refused::Conflict)
    });
    assert_eq!(refused, Err(Refused::Conflict));
    assert_eq!(["keyboard", "telephone"].map(|word| hits(&db, word)), [1, 0]);
}

#[test]
fn more_entries_than_are_gathered_keep_to_the_rules_of_parts() {
    let (db, _keep) = db();
    let ids = [1, 2].map(|n| note(&db, &Actor::operator(), &n.to_string()).unwrap().number());
    db.upkeep(|tx| {
        tx.index("note", ids[0], "projector")?;
        let refused = tx.part(|tx| {
            (0..5_000).try_for_each(|n| tx.index("note", ids[1] + n, "printer"))?;
            Err::<(), _>(Refused::Conflict)
        })?;
        assert_eq!(refused, Err(Refused::Conflict));
        (0..5_000).try_for_each(|n| tx.index("note", ids[1] + n, "keyboard"))
    })
    .unwrap();
    assert_eq!(["projector", "printer", "keyboard"].map(|word| hits(&db, word)), [1, 0, 1]);
}

#[test]
fn writes_that_share_a_commit_are_each_found_when_it_is_told() {
    let (db, _keep) = db();
    std::thread::scope(|scope| {
        for thread in 0..8 {
            let db = &db;
            scope.spawn(move || {
                for n in 0..25 {
                    let word = format!("w{thread}x{n}");
                    note(db, &Actor::operator(), &word).unwrap();
                    assert_eq!(hits(db, &word), 1, "{word}");
                }
            });
        }
    });
}
