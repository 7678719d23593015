//! The proof: clocks of random histories are what counting minute by minute gives.

mod chance;
mod compare;
mod minutes;

use std::time::Instant;

use compare::{Tally, compare};

/// `each` histories by each random calendar, whose minutes are laid out once.
fn run(histories: u64, each: u64, seed: u64) -> Tally {
    let cores = std::thread::available_parallelism().map_or(1, usize::from) as u64;
    let calendars = histories.div_ceil(each);
    let tallies = std::thread::scope(|scope| {
        let work = |core: u64| {
            scope.spawn(move || {
                let mut tally = Tally::default();
                for number in (core..calendars).step_by(cores as usize) {
                    let histories = each.min(histories - number * each);
                    compare(seed.wrapping_add(number), histories, &mut tally);
                }
                tally
            })
        };
        let all: Vec<_> = (0..cores).map(work).collect();
        all.into_iter().map(|one| one.join().expect("a clock differs from its minutes")).collect::<Vec<_>>()
    });
    tallies.into_iter().fold(Tally::default(), Tally::and)
}

#[test]
fn twenty_thousand_histories_are_what_their_minutes_say() {
    let tally = run(20_000, 400, 2_026);
    println!("{tally}");
    assert_eq!(tally.histories, 20_000);
    assert!(tally.is_rich(), "the dice are loaded: {tally}");
}

#[test]
#[ignore = "takes a minute or more; `cargo xtask clocks` runs it"]
fn as_many_histories_as_are_asked_for_are_what_their_minutes_say() {
    let number =
        |name: &str, usual| std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual);
    let (histories, seed) = (number("VARV_CLOCK_HISTORIES", 1_000_000), number("VARV_CLOCK_SEED", 1));
    let began = Instant::now();
    let tally = run(histories, 1_000, seed);
    println!("seed {seed}: {tally}; {:.1} s", began.elapsed().as_secs_f64());
    assert_eq!(tally.histories, histories);
    assert!(tally.is_rich(), "the dice are loaded: {tally}");
}
