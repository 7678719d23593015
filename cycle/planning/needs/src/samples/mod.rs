//! Samples for the demo, the tests of others and the measuring: needs in all states with their dialogues, laid out over
//! time, the same for the same seed. They are written by the room's own rules, with their lines in the journal.

mod cast;
mod lines;
mod play;
mod plot;
mod story;

#[cfg(test)]
mod samples_test;

use access::Actor;
use kernel::{Id, Moment, Person, Result, Unit};
use store::Db;

use crate::criteria::{NewCriterion, set_criterion};
use crate::criterion::Kind;
use crate::store::scores;

/// What to grow: by whom, where, how many, and over which time.
pub struct Plan<'a> {
    pub persons: &'a [Id<Person>],
    pub units: &'a [Id<Unit>],
    pub count: usize,
    pub seed: u64,
    pub from: Moment,
    pub to: Moment,
}

/// More needs than this are written by the holder of the machine, many at a time; fewer by the persons themselves.
const BY_THEMSELVES: usize = 1_000;

/// Grows needs. Nothing happens when there are no persons to ask or nobody in IT to answer.
pub fn grow(db: &Db, plan: &Plan<'_>) -> Result<()> {
    let mut cast = cast::Cast::of(db, plan.persons, plan.units)?;
    if cast.it.is_empty() || cast.units.is_empty() {
        return Ok(());
    }
    criteria(db)?;
    let acts = plot::Plot::new(&cast, plan.seed, plan.from, plan.to).of(plan.count);
    if plan.count > BY_THEMSELVES {
        play::in_heaps(db, &acts)
    } else {
        play::one_by_one(db, &mut cast, &acts)?;
        play::read_old_notices(db, plan.to)
    }
}

/// Three criteria to score by, unless there are some already.
fn criteria(db: &Db) -> Result<()> {
    if !db.read(scores::criteria)?.is_empty() {
        return Ok(());
    }
    let three = [
        (
            "Nytta för verksamheten",
            "Value to the business",
            "Hur mycket bättre blir det?",
            "How much better?",
            Kind::Value,
            3,
        ),
        (
            "Insats",
            "Effort",
            "Tid och pengar att få det på plats",
            "Time and money to get there",
            Kind::Effort,
            2,
        ),
        ("Risk", "Risk", "Vad kan gå fel på vägen?", "What may go wrong?", Kind::Risk, 1),
    ];
    for (sv, en, about_sv, about_en, kind, weight) in three {
        let new = NewCriterion {
            name_sv: sv.to_owned(),
            name_en: en.to_owned(),
            about_sv: about_sv.to_owned(),
            about_en: about_en.to_owned(),
            kind,
            weight,
        };
        set_criterion(db, &Actor::operator(), 0, &new)?;
    }
    Ok(())
}
