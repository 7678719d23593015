//! What the clock does: tells the borrower and the unit's management that a day is near or has passed, each stage once.

use access::Actor;
use kernel::{Day, Id, Refused, Result, Unit};
use store::Db;

use crate::loan::Loan;
use crate::store::{loans, reminders};
use crate::{Event, POLICY, Verb};

kernel::worded! {
    /// How near the day is.
    Stage {
        /// A week before it, or less.
        Soon = "soon",
        /// The day has passed.
        Late = "late",
        /// It has passed by two weeks, or more.
        Later = "later",
    }
}

/// Days before the due day on which the first reminder is told.
pub(crate) const SOON_DAYS: i64 = 7;
/// Days after it on which the last one is.
pub(crate) const LATER_DAYS: i64 = 14;

impl Stage {
    /// The stage that a due day is in today; none when it is far off, or today itself.
    pub fn on(due: Day, today: Day) -> Option<Self> {
        match today.days_since(due) {
            LATER_DAYS.. => Some(Self::Later),
            1.. => Some(Self::Late),
            0 => None,
            left if -left <= SOON_DAYS => Some(Self::Soon),
            _ => None,
        }
    }
}

/// Tells of every loan whose day is near or has passed what has not been told yet.
pub fn remind_due(db: &Db) -> Result<()> {
    let today = db.read(people::today)?;
    for stage in Stage::ALL {
        for (loan,) in db.read(|reading| reminders::waiting(reading, *stage, today))? {
            heard(remind(db, loan, *stage))?;
        }
        for (unit, due) in db.read(|reading| reminders::units_waiting(reading, *stage, today))? {
            heard(remind_unit(db, unit, due, *stage))?;
        }
    }
    Ok(())
}

/// Somebody was quicker, or the thing has come back.
fn heard(done: Result<()>) -> Result<()> {
    match done {
        Ok(()) | Err(Refused::Conflict) => Ok(()),
        Err(refused) => Err(refused),
    }
}

fn remind(db: &Db, id: Id<Loan>, stage: Stage) -> Result<()> {
    let clock = Actor::clock();
    db.write(&clock, |tx| {
        let loan = loans::within(tx, &POLICY.scope(&clock, Verb::Remind), id)?;
        let permit = POLICY.allow(&clock, Verb::Remind, &loan)?;
        if !loan.is_open() || Stage::on(loan.due, people::today(tx)?) != Some(stage) {
            return Err(Refused::Conflict);
        }
        reminders::note(tx, id, loan.due, stage)?;
        tx.say(permit, &Event::Reminded { loan: id, stage, due: loan.due })
    })
}

fn remind_unit(db: &Db, unit: Id<Unit>, due: Day, stage: Stage) -> Result<()> {
    let clock = Actor::clock();
    db.write(&clock, |tx| {
        let permit = POLICY.allow(&clock, Verb::Remind, &crate::loan::In(unit))?;
        let things = reminders::due_in(tx, unit, due)?;
        if things == 0 || Stage::on(due, people::today(tx)?) != Some(stage) {
            return Err(Refused::Conflict);
        }
        reminders::note_unit(tx, unit, due, stage, things)?;
        tx.say(permit, &Event::UnitReminded { unit, stage, due, things })
    })
}

#[cfg(test)]
mod tests {
    use kernel::Day;

    use super::Stage;

    #[test]
    fn a_stage_begins_on_its_day() {
        let due: Day = "2026-06-12".parse().unwrap();
        let on = |ahead: i64| Stage::on(due, due.plus_days(ahead));
        assert_eq!([on(-8), on(-7), on(-1), on(0)], [None, Some(Stage::Soon), Some(Stage::Soon), None]);
        assert_eq!([on(1), on(13), on(14)], [Some(Stage::Late), Some(Stage::Late), Some(Stage::Later)]);
    }
}
