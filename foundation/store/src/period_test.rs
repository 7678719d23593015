use kernel::{Clock, Moment};
use proptest::prelude::*;

use crate::audit::tests::note;
use crate::base_test::{here, sqlite};
use crate::{Db, Sql};

const BEGAN: i64 = 1_772_438_400;

fn at(seconds: i64) -> Moment {
    Moment((BEGAN + seconds) * 1_000_000)
}

/// A journal whose clock went as it liked; lines are chained now and then.
fn written(steps: &[(i64, bool)], db: &Db, clock: &Clock) {
    for (number, (seconds, is_sealed)) in steps.iter().enumerate() {
        clock.advance_seconds(*seconds);
        note(db, number as i64 + 1);
        if *is_sealed {
            db.seal().unwrap();
        }
    }
}

fn numbers(db: &Db, condition: &str, bound: &[Moment]) -> Vec<i64> {
    let text = format!("SELECT journal.id FROM journal WHERE {condition} ORDER BY journal.id");
    let sql = bound.iter().fold(Sql::open("a test", &text), |sql, moment| sql.bind(*moment));
    db.read(|reading| reading.all::<(i64,)>(sql.clone())).unwrap().into_iter().map(|(id,)| id).collect()
}

fn since(db: &Db, moment: Moment) -> Vec<i64> {
    numbers(db, crate::written_since!("journal"), &[moment; 2])
}

fn before(db: &Db, moment: Moment) -> Vec<i64> {
    numbers(db, crate::written_before!("journal"), &[moment; 3])
}

#[test]
fn a_period_of_an_empty_journal_holds_nothing() {
    let spot = here();
    let db = Db::open(&spot.open, &[]).unwrap();
    assert_eq!((since(&db, at(0)), before(&db, at(0))), (vec![], vec![]));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// Whatever the clock did, and however much is chained, a period holds exactly the lines of its moments.
    #[test]
    fn a_period_holds_the_lines_of_its_moments(
        steps in prop::collection::vec((-400_i64..900, any::<bool>()), 1..40),
        asked in prop::collection::vec(-2_000_i64..12_000, 6),
    ) {
        let spot = here();
        let clock = Clock::set(at(0));
        let db = Db::open(&spot.open.clone().with_clock(clock.clone()), &[]).unwrap();
        written(&steps, &db, &clock);
        for moment in asked.into_iter().map(at) {
            let plainly = |sign: &str| numbers(&db, &format!("journal.at {sign} ?"), &[moment]);
            prop_assert_eq!(since(&db, moment), plainly(">="));
            prop_assert_eq!(before(&db, moment), plainly("<"));
        }
        db.seal().unwrap();
        prop_assert_eq!(db.verify().unwrap().wrong, Vec::<String>::new());
    }
}

#[test]
fn a_period_is_found_by_the_links_and_a_range_of_lines() {
    let spot = sqlite();
    let db = Db::open(&spot.open, &[]).unwrap();
    for condition in [crate::written_since!("journal"), crate::written_before!("journal")] {
        let text = format!("EXPLAIN QUERY PLAN SELECT journal.id FROM journal WHERE {condition}");
        let marks = condition.matches('?').count();
        let sql = (0..marks).fold(Sql::open("a test looks at the plan", &text), |sql, _| sql.bind(at(0)));
        let rows: Vec<(i64, i64, i64, String)> = db.read(|reading| reading.all(sql.clone())).unwrap();
        let plan: Vec<String> = rows.into_iter().map(|(.., detail)| detail).collect();
        assert!(
            plan.iter().any(|step| step.contains("SEARCH line USING INTEGER PRIMARY KEY (rowid")),
            "{plan:#?}"
        );
        assert!(
            plan.iter().any(|step| step.starts_with("SEARCH seal USING COVERING INDEX seal_")),
            "{plan:#?}"
        );
    }
}
