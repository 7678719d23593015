use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::time::{Duration, Instant};

use access::{Actor, Place, Policy, Rule, Verb};
use kernel::{Refused, Subject};
use store::{Db, Event, Follower, Sql};
use testing::{Base, base};

use crate::work::Pace;
use crate::*;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Tell;

impl Verb for Tell {
    const ALL: &'static [Self] = &[Self];
    fn word(self) -> &'static str {
        "tell"
    }
    fn is_reading(self) -> bool {
        false
    }
}

static POLICY: Policy<Tell> =
    Policy { kind: "tale", read: Tell, rules: &[Rule::nobody(Tell)], place: Place::NOWHERE };

struct Told(i64);

impl Event for Told {
    fn word(&self) -> &'static str {
        "tales-told"
    }
    fn subject(&self) -> Subject {
        Subject::new("tale", self.0)
    }
}

fn tell(db: &Db, number: i64) {
    let told = db.write(&Actor::operator(), |tx| tx.say(POLICY.allow(tx.actor(), Tell, &())?, &Told(number)));
    told.unwrap();
}

/// Tests of one process run side by side, but nextest gives each a process of its own, so what readers heard may stand here.
static HEARD: Mutex<Vec<i64>> = Mutex::new(Vec::new());
static IS_ILL: AtomicBool = AtomicBool::new(true);
static RUNS: AtomicI64 = AtomicI64::new(0);

fn heard() -> Vec<i64> {
    HEARD.lock().unwrap().clone()
}

const LISTENER: Follower = Follower {
    name: "listener",
    take: |_, entry| {
        if entry.subject.id == 13 && IS_ILL.load(Ordering::SeqCst) {
            return Err(Refused::broken("cannot take 13"));
        }
        assert!(entry.subject.id != 14 || !IS_ILL.load(Ordering::SeqCst), "cannot take 14 either");
        HEARD.lock().unwrap().push(entry.subject.id);
        Ok(())
    },
};

const QUICK: Pace = Pace {
    look_every: Duration::from_millis(5),
    gather: Duration::from_millis(1),
    first_wait: Duration::from_millis(1),
};

fn based() -> Base {
    base(MIGRATIONS)
}

fn soon(what: &str, is_so: impl Fn() -> bool) {
    let start = Instant::now();
    while !is_so() {
        assert!(start.elapsed() < Duration::from_secs(30), "{what} did not come");
        std::thread::sleep(Duration::from_millis(10));
    }
}

#[test]
fn readers_hear_of_a_commit_within_a_moment() {
    let base = based();
    let work = Worker::start(&base.db, &[LISTENER], &[]);
    std::thread::sleep(Duration::from_millis(50));
    let start = Instant::now();
    tell(&base.db, 1);
    soon("the entry", || heard() == [1]);
    assert!(start.elapsed() < Duration::from_secs(3), "{:?}", start.elapsed());
    tell(&base.db, 2);
    work.stop();
    assert_eq!(base.db.unsealed(), Ok(0), "what was written until the end is sealed");
    assert_eq!(base.db.verify().unwrap().wrong, [""; 0]);
}

#[test]
fn an_entry_that_cannot_be_taken_is_set_aside_and_not_lost() {
    let base = based();
    (1..=40).for_each(|number| tell(&base.db, number));
    let work = Worker::at_pace(QUICK, &base.db, &[LISTENER], &[]);
    soon("the last entry", || heard().last() == Some(&40));
    work.stop();
    let mut seen = heard();
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen, (1..=40).filter(|number| ![13, 14].contains(number)).collect::<Vec<_>>());
    let aside = base.db.read(stuck).unwrap();
    let told: Vec<_> =
        aside.iter().map(|stuck| (stuck.follower.as_str(), stuck.seq, stuck.why.as_str())).collect();
    assert_eq!(told, [("listener", 13, "broken: cannot take 13"), ("listener", 14, "broken: panic")]);
    assert!(metrics(&base.db).unwrap().contains("varv_reader_stuck_entries{reader=\"listener\"} 2\n"));
    assert_eq!(base.db.lags().unwrap()[0].behind, 0);

    assert_eq!(retry(&base.db, &[LISTENER]), Ok(0), "it is as ill as before");
    assert_eq!(base.db.read(stuck).unwrap().len(), 2);
    IS_ILL.store(false, Ordering::SeqCst);
    assert_eq!(retry(&base.db, &[LISTENER]), Ok(2));
    assert_eq!(base.db.read(stuck).unwrap(), []);
    assert_eq!(heard()[heard().len() - 2..], [13, 14]);
}

#[test]
fn a_reader_waits_for_room_however_long_it_takes() {
    const FULL: Follower = Follower {
        name: "full",
        take: |_, entry| {
            if RUNS.fetch_add(1, Ordering::SeqCst) < 12 {
                return Err(Refused::Full);
            }
            HEARD.lock().unwrap().push(entry.subject.id);
            Ok(())
        },
    };
    let base = based();
    tell(&base.db, 1);
    let work = Worker::at_pace(QUICK, &base.db, &[FULL], &[]);
    soon("the entry", || heard() == [1]);
    work.stop();
    assert_eq!(base.db.read(stuck).unwrap(), []);
}

const COUNTING: Task = Task {
    name: "tales-count",
    every_s: 60,
    run: |_| {
        RUNS.fetch_add(1, Ordering::SeqCst);
        Ok(())
    },
};

#[test]
fn a_task_is_run_when_it_is_due_and_no_sooner() {
    let base = based();
    let due = || run_due(&base.db, &[COUNTING], || true).unwrap();
    assert_eq!(due(), ["tales-count"]);
    base.clock.advance_seconds(59);
    assert_eq!(due(), [""; 0]);
    base.clock.advance_seconds(1);
    assert_eq!(due(), ["tales-count"]);
    let state = base.db.read(tasks).unwrap();
    assert_eq!(
        state,
        [TaskState { name: "tales-count".into(), last_run: Some(base.clock.now()), fault: None }]
    );
}

#[test]
fn of_many_processes_one_runs_a_task() {
    static RUN: AtomicI64 = AtomicI64::new(0);
    const SLOW: Task = Task {
        name: "tales-slow",
        every_s: 60,
        run: |_| {
            std::thread::sleep(Duration::from_millis(150));
            RUN.fetch_add(1, Ordering::SeqCst);
            Ok(())
        },
    };
    let base = based();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..5 {
                    run_due(&base.db, &[SLOW], || true).unwrap();
                }
            });
        }
    });
    assert_eq!(RUN.load(Ordering::SeqCst), 1);
}

#[test]
fn a_lease_of_a_process_that_died_runs_out() {
    let base = based();
    base.db
        .keep(store::Upkeep::Progress, |tx| {
            let sql = Sql::change("INSERT INTO task (name, leased_until, last_run) VALUES (?, ?, 0)");
            tx.run(sql.bind(COUNTING.name).bind(tx.now().plus_seconds(600)))
        })
        .unwrap();
    assert_eq!(run_due(&base.db, &[COUNTING], || true), Ok(vec![]));
    base.clock.advance_seconds(600);
    assert_eq!(run_due(&base.db, &[COUNTING], || true), Ok(vec!["tales-count"]));
}

#[test]
fn a_task_that_fails_or_panics_says_so_and_is_run_again() {
    const FAILING: Task = Task { name: "tales-fail", every_s: 60, run: |_| Err(Refused::broken("no luck")) };
    const PANICKING: Task = Task { name: "tales-panic", every_s: 60, run: |_| panic!("no luck at all") };
    let base = based();
    let schedule = [FAILING, PANICKING, COUNTING];
    assert_eq!(run_due(&base.db, &schedule, || true), Ok(vec!["tales-fail", "tales-panic", "tales-count"]));
    let faults: Vec<_> = base.db.read(tasks).unwrap().into_iter().map(|task| task.fault).collect();
    assert_eq!(faults, [None, Some("broken: no luck".to_owned()), Some("broken: panic".to_owned())]);
    let text = metrics(&base.db).unwrap();
    assert!(text.contains("varv_task_failing{task=\"tales-fail\"} 1\n"), "{text}");
    base.clock.advance_seconds(60);
    assert_eq!(run_due(&base.db, &schedule, || true).unwrap().len(), 3);
}

#[test]
fn an_idle_look_writes_nothing() {
    let base = based();
    run_due(&base.db, &[COUNTING], || true).unwrap();
    let before = base.db.statements();
    run_due(&base.db, &[COUNTING], || true).unwrap();
    assert_eq!(base.db.statements() - before, 1);
}

#[test]
fn stopping_waits_for_the_task_under_way_and_begins_no_other() {
    static BEGUN: AtomicBool = AtomicBool::new(false);
    const LONG: Task = Task {
        name: "tales-long",
        every_s: 60,
        run: |_| {
            BEGUN.store(true, Ordering::SeqCst);
            std::thread::sleep(Duration::from_millis(300));
            RUNS.fetch_add(100, Ordering::SeqCst);
            Ok(())
        },
    };
    let base = based();
    let work = Worker::start(&base.db, &[], &[LONG, COUNTING]);
    soon("the task", || BEGUN.load(Ordering::SeqCst));
    work.stop();
    assert_eq!(RUNS.load(Ordering::SeqCst), 100);
    let state = base.db.read(tasks).unwrap();
    assert_eq!(state.len(), 1);
    assert!(state[0].last_run.is_some());
}
