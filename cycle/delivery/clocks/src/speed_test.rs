//! What clocks cost, measured by hand: `cargo nextest run -p clocks speed -- --ignored --no-capture`.

use std::time::Instant;

use access::Actor;

use crate::world::{World, promise};
use crate::{HoldsFor, Measure, Phase};

/// Open records of the large data set, with first response, next answer and solution each.
const OPEN: i64 = 20_000;

fn grown() -> (World, kernel::Id<crate::Level>) {
    let world = World::new();
    let three = vec![
        promise(Measure::FirstResponse, "1h"),
        promise(Measure::NextAnswer, "2h"),
        promise(Measure::Solution, "1h 4h 8h 3d 5d"),
    ];
    let level = world.agree("Grundnivå", crate::Party::Users, world.terms(three), HoldsFor::New);
    for begin in (1..=OPEN).step_by(1_000) {
        world.within(|tx| {
            for number in begin..begin + 1_000 {
                let facts = world.facts(number);
                crate::begin(tx, &facts, Phase::New)?;
                if number % 3 == 0 {
                    crate::answered(tx, &facts.subject)?;
                    crate::moved(tx, &facts.subject, Phase::WaitsForSupplier)?;
                }
            }
            Ok(())
        });
        world.minutes(37);
    }
    (world, level)
}

#[test]
#[ignore = "measures"]
fn making_all_clocks_of_twenty_thousand_open_records_again_takes_less_than_two_seconds() {
    let (world, level) = grown();
    let began = Instant::now();
    let remade = world.remade();
    let remaking = began.elapsed();
    assert_eq!((remade.clocks, remade.changed), (3 * OPEN as u64, 0));
    let closing = calendars::Exception {
        day: "2026-04-29".parse().expect("a day"),
        kind: calendars::ExceptionKind::Closed,
        label: "Studiedag".to_owned(),
    };
    let (db, operator) = (&world.base.db, Actor::operator());
    calendars::except(db, &operator, world.calendar, &closing).expect("a closed day");
    let began = Instant::now();
    db.settle(crate::FOLLOWERS).expect("clocks follow");
    let calendar = began.elapsed();
    let longer = world.terms(vec![promise(Measure::Solution, "6h")]);
    let began = Instant::now();
    crate::change(db, &operator, level, &longer, HoldsFor::Open).expect("a version");
    let version = began.elapsed();
    println!(
        "{OPEN} open records, {} clocks: made again {remaking:?}, calendar {calendar:?}, version {version:?}",
        remade.clocks
    );
    assert!(remaking.as_secs_f64() < 2.0, "{remaking:?}");
}

#[test]
#[ignore = "measures"]
fn beginning_a_record_costs_little_of_its_own_write() {
    let (world, _) = grown();
    let began = Instant::now();
    let count = 5_000;
    world.within(|tx| {
        (1..=count).try_for_each(|n| crate::begin(tx, &world.facts(OPEN + n), Phase::New).map(drop))
    });
    let each = began.elapsed() / u32::try_from(count).expect("a count");
    let began = Instant::now();
    world.within(|tx| {
        (1..=count).try_for_each(|n| crate::moved(tx, &world.facts(n).subject, Phase::Open).map(drop))
    });
    let moved = began.elapsed() / u32::try_from(count).expect("a count");
    println!("begin {each:?}, moved {moved:?} each, inside a write");
    assert!(each.as_micros() < 300, "{each:?}");
}
