//! The threads that rooms work on, one request at a time each. Whoever has rested least is given the next request, so
//! that no more threads stay than are needed at once: each of them keeps some memory of its own.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::oneshot;

/// Threads for those who write: many writes share one commit, which they wait for together.
const WHO_WRITE: usize = 8;
/// What a request waits before it gets a thread beyond those: most are free again by then.
const MOMENT: Duration = Duration::from_millis(40);
/// Threads at most, when those before are kept by what takes long; further requests wait for one.
const AT_MOST: usize = 64;
/// A thread that has had nothing to do for so long ends.
const RESTS: Duration = Duration::from_secs(2);

type Job = Box<dyn FnOnce() + Send>;

#[derive(Clone)]
pub(crate) struct Hands {
    at_once: usize,
    crew: Arc<Mutex<Crew>>,
}

#[derive(Default)]
struct Crew {
    /// Those who rest, the last of whom has rested least.
    resting: Vec<(u64, Sender<Job>)>,
    waiting: VecDeque<Job>,
    count: usize,
    numbers: u64,
}

fn lock(crew: &Mutex<Crew>) -> MutexGuard<'_, Crew> {
    crew.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Hands {
    /// For those who look: as many threads as can read the database at once.
    pub(crate) fn who_look(readers: usize) -> Self {
        Self { at_once: readers, crew: Arc::default() }
    }

    pub(crate) fn who_write() -> Self {
        Self { at_once: WHO_WRITE, crew: Arc::default() }
    }

    /// Does the work on one of the threads; nothing comes back when it panicked or no thread could be had.
    pub(crate) async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Option<T> {
        let (tell, mut told) = oneshot::channel();
        self.give(Box::new(move || drop(tell.send(work()))));
        if let Ok(told) = tokio::time::timeout(MOMENT, &mut told).await {
            return told.ok();
        }
        self.help();
        told.await.ok()
    }

    fn give(&self, job: Job) {
        let mut crew = lock(&self.crew);
        if let Some((_, hand)) = crew.resting.pop() {
            // One who rests waits until it is given something or has taken itself off the list.
            let _ = hand.send(job);
            return;
        }
        if crew.count >= self.at_once {
            crew.waiting.push_back(job);
            return;
        }
        self.another(crew, job);
    }

    /// One more thread, when something has waited for a moment.
    fn help(&self) {
        let mut crew = lock(&self.crew);
        if crew.count < AT_MOST
            && let Some(job) = crew.waiting.pop_front()
        {
            self.another(crew, job);
        }
    }

    fn another(&self, mut crew: MutexGuard<'_, Crew>, job: Job) {
        crew.count += 1;
        crew.numbers += 1;
        let number = crew.numbers;
        drop(crew);
        let hands = Arc::clone(&self.crew);
        let started =
            std::thread::Builder::new().name("room".to_owned()).spawn(move || work_on(&hands, number, job));
        if let Err(error) = started {
            tracing::error!(%error, "no thread for a request");
            lock(&self.crew).count -= 1;
        }
    }
}

fn work_on(crew: &Mutex<Crew>, number: u64, first: Job) {
    let (sender, jobs) = channel::<Job>();
    let mut next = Some(first);
    while let Some(job) = next {
        let _ = catch_unwind(AssertUnwindSafe(job));
        let mut free = lock(crew);
        next = free.waiting.pop_front();
        if next.is_some() {
            continue;
        }
        free.resting.push((number, sender.clone()));
        drop(free);
        next = match jobs.recv_timeout(RESTS) {
            Ok(job) => Some(job),
            Err(RecvTimeoutError::Disconnected) => None,
            Err(RecvTimeoutError::Timeout) => {
                let mut crew = lock(crew);
                let at = crew.resting.iter().position(|(other, _)| *other == number);
                let rests = at.map(|at| crew.resting.remove(at));
                drop(crew);
                // Whoever took it off the list has sent something already.
                if rests.is_some() { None } else { jobs.recv().ok() }
            }
        };
    }
    lock(crew).count -= 1;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn done<T: Send + 'static>(
        hands: &Hands,
        works: Vec<impl FnOnce() -> T + Send + 'static>,
    ) -> Vec<Option<T>> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().expect("a runtime");
        runtime.block_on(async {
            let mut all = tokio::task::JoinSet::new();
            for work in works {
                let hands = hands.clone();
                all.spawn(async move { hands.run(work).await });
            }
            all.join_all().await
        })
    }

    #[test]
    fn all_work_is_done_and_threads_are_used_again() {
        let hands = Hands::who_write();
        for round in 0..50 {
            let works = (0..4).map(|n| move || n + round).collect();
            let mut sums: Vec<i32> = done(&hands, works).into_iter().flatten().collect();
            sums.sort_unstable();
            assert_eq!(sums, [round, round + 1, round + 2, round + 3]);
        }
        assert!(lock(&hands.crew).count <= WHO_WRITE, "{} threads", lock(&hands.crew).count);
    }

    #[test]
    fn more_work_than_threads_waits_its_turn() {
        let hands = Hands::who_write();
        let works = (0..AT_MOST * 3).map(|n| {
            move || {
                std::thread::sleep(Duration::from_millis(5));
                n
            }
        });
        let done = done(&hands, works.collect());
        assert_eq!(done.into_iter().flatten().count(), AT_MOST * 3);
        assert!(lock(&hands.crew).count <= AT_MOST);
    }

    #[test]
    fn long_work_does_not_keep_short_work_waiting() {
        let hands = Hands::who_write();
        let works = (0..=WHO_WRITE * 2).map(|n| {
            move || {
                let long = Duration::from_millis(if n < WHO_WRITE * 2 { 1_500 } else { 0 });
                std::thread::sleep(long);
                std::time::Instant::now()
            }
        });
        let began = std::time::Instant::now();
        let ends = done(&hands, works.collect());
        let first = ends.into_iter().flatten().min().expect("an end");
        assert!(
            first.duration_since(began) < Duration::from_millis(1_400),
            "{:?}",
            first.duration_since(began)
        );
    }

    #[test]
    fn a_panic_ends_one_work_and_no_thread() {
        let hands = Hands::who_write();
        let works: Vec<Box<dyn FnOnce() -> i32 + Send>> =
            vec![Box::new(|| panic!("on purpose")), Box::new(|| 1)];
        let mut done = done(&hands, works);
        done.sort_unstable();
        assert_eq!(done, [None, Some(1)]);
    }

    #[test]
    fn who_has_nothing_to_do_goes_home_and_others_come_again() {
        let hands = Hands::who_write();
        done(&hands, vec![|| (); 3]);
        std::thread::sleep(RESTS + Duration::from_millis(500));
        assert_eq!(lock(&hands.crew).count, 0);
        assert_eq!(done(&hands, vec![|| 5]), [Some(5)]);
    }
}
