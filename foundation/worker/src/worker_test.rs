use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use store::Follower;
use testing::base;

use crate::*;

static RAN: AtomicU32 = AtomicU32::new(0);

const TASK: Task = Task {
    name: "test",
    every_s: 60,
    run: |_| {
        RAN.fetch_add(1, Ordering::SeqCst);
        Ok(())
    },
};

#[test]
fn a_task_runs_when_its_time_has_come_and_once() {
    let base = base(MIGRATIONS);
    assert_eq!(run_due(&base.db, &[TASK]).unwrap(), 1);
    assert_eq!(run_due(&base.db, &[TASK]).unwrap(), 0);
    base.clock.advance_seconds(61);
    let ran: usize = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(|| run_due(&base.db, &[TASK]).unwrap())).collect();
        threads.into_iter().map(|t| t.join().unwrap()).sum()
    });
    assert_eq!(ran, 1, "one of four processes runs it");
}

#[test]
fn a_task_that_failed_is_tried_at_its_next_time() {
    let base = base(MIGRATIONS);
    let fails = Task { name: "fails", every_s: 60, run: |_| Err(kernel::Refused::Busy) };
    assert_eq!(run_due(&base.db, &[fails]).unwrap(), 1);
    base.clock.advance_seconds(61);
    assert_eq!(run_due(&base.db, &[fails]).unwrap(), 1);
}

#[test]
fn the_worker_stops_when_it_is_told_to() {
    let base = base(MIGRATIONS);
    let reader = Follower { name: "quiet", take: |_, _| Ok(()) };
    let worker = Worker::start(&base.db, &[reader], &[]);
    std::thread::sleep(Duration::from_millis(50));
    let start = Instant::now();
    worker.stop();
    assert!(start.elapsed() < Duration::from_secs(5));
    assert!(stuck().is_empty());
}
