//! What the clock does: reminds in stages, escalates, and writes down that nobody decided.

use access::Actor;
use kernel::{Day, Id, Refused, Result};
use store::Db;

use crate::agreement::{Agreement, Decided};
use crate::store::{agreements, terms};
use crate::term::{Ending, Outcome, open};
use crate::{Event, POLICY, Verb};

/// Reminders begin so many days before the decision day.
pub(crate) const SOON_DAYS: i64 = 90;
pub(crate) const NOW_DAYS: i64 = 30;
const LAST_DAYS: i64 = 7;

kernel::worded! {
    /// How near a decision is. Each is told once for a term and a day.
    Stage {
        Ninety = "ninety",
        Thirty = "thirty",
        Seven = "seven",
        /// The decision day has passed.
        Overdue = "overdue",
        /// It is the notice day, or was and is told of late.
        NoticeDay = "notice-day",
    }
}

/// How near the decision is today; nothing while it lies further ahead than reminders reach.
pub fn stage(today: Day, decide_by: Day, notice_by: Day) -> Option<Stage> {
    let left = decide_by.days_since(today);
    match left {
        _ if today >= notice_by => Some(Stage::NoticeDay),
        left if left < 0 => Some(Stage::Overdue),
        left if left <= LAST_DAYS => Some(Stage::Seven),
        left if left <= NOW_DAYS => Some(Stage::Thirty),
        left if left <= SOON_DAYS => Some(Stage::Ninety),
        _ => None,
    }
}

/// Tells of every decision that comes near or is late, each stage once, and writes down of every notice day that has
/// passed that nobody decided.
pub fn remind_due(db: &Db) -> Result<()> {
    let due = db.read(|reading| terms::due(reading, people::today(reading)?))?;
    for (agreement, is_over) in due {
        let done = if is_over { lapse(db, agreement) } else { remind(db, agreement) };
        match done {
            // Somebody was quicker.
            Ok(()) | Err(Refused::Conflict) => {}
            Err(refused) => return Err(refused),
        }
    }
    Ok(())
}

fn remind(db: &Db, id: Id<Agreement>) -> Result<()> {
    let clock = Actor::clock();
    db.write(&clock, |tx| {
        let agreement = agreements::within(tx, &POLICY.scope(&clock, Verb::Remind), id)?;
        let permit = POLICY.allow(&clock, Verb::Remind, &agreement)?;
        let today = people::today(tx)?;
        let terms = agreement.terms(today);
        let term = open(&terms).ok_or(Refused::Conflict)?;
        let stage = stage(today, term.decide_by, term.notice_by).ok_or(Refused::Conflict)?;
        terms::note(tx, id, term, stage)?;
        let day = if stage == Stage::NoticeDay { term.notice_by } else { term.decide_by };
        tx.say(permit, &Event::Reminded { agreement: id, term: term.number, stage, day })
    })
}

fn lapse(db: &Db, id: Id<Agreement>) -> Result<()> {
    let clock = Actor::clock();
    db.write(&clock, |tx| {
        let agreement = agreements::within(tx, &POLICY.scope(&clock, Verb::Lapse), id)?;
        let permit = POLICY.allow(&clock, Verb::Lapse, &agreement)?;
        let today = people::today(tx)?;
        let terms = agreement.terms(today);
        let term = open(&terms).filter(|term| term.notice_by < today).ok_or(Refused::Conflict)?;
        let what = Decided::Term { number: term.number, outcome: Outcome::Nobody };
        agreements::add_decision(tx, id, what, "")?;
        agreements::save(tx, &agreement)?;
        let renews = term.ending == Ending::Renews;
        tx.say(permit, &Event::NobodyDecided { agreement: id, term: term.number, renews })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stages_follow_each_other_up_to_the_notice_day() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        let (decide, notice) = (day("2026-08-31"), day("2026-09-30"));
        let on = |text: &str| stage(day(text), decide, notice);
        assert_eq!(on("2026-06-01"), None, "ninety-one days are left");
        assert_eq!(on("2026-06-02"), Some(Stage::Ninety));
        assert_eq!(on("2026-07-31"), Some(Stage::Ninety), "thirty-one");
        assert_eq!(on("2026-08-01"), Some(Stage::Thirty));
        assert_eq!(on("2026-08-24"), Some(Stage::Seven));
        assert_eq!(on("2026-08-31"), Some(Stage::Seven));
        assert_eq!(on("2026-09-01"), Some(Stage::Overdue));
        assert_eq!(on("2026-09-30"), Some(Stage::NoticeDay));
    }
}
