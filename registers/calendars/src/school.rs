//! The last school day of a term, for what is lent until then.

use ::store::{Reading, Sql};
use kernel::{Day, Id, Result, Unit};

use crate::{Calendar, Openings, Period, PeriodKind, Shelf};

/// Days that are looked through backwards from the end of a term.
const LOOK_BACK_DAYS: i64 = 30;

/// The last day of the term that a day lies in, or of the next one, on which school is open, by the calendar in use that
/// is nearest above the unit and has terms. Nothing when there is none.
pub fn term_ends(reading: &Reading<'_>, unit: Id<Unit>, day: Day) -> Result<Option<Day>> {
    let shelf = Shelf::open(reading)?;
    for calendar in nearest(reading, unit)? {
        let openings = shelf.openings(reading, calendar)?;
        if let Some(last) = last_day(&openings, day) {
            return Ok(Some(last));
        }
    }
    Ok(None)
}

/// The calendars in use of the unit and of those above it, the nearest first.
fn nearest(reading: &Reading<'_>, unit: Id<Unit>) -> Result<Vec<Id<Calendar>>> {
    let text = "SELECT calendar.id FROM calendar JOIN unit_closure up ON up.ancestor = calendar.unit_id
                WHERE up.descendant = ? AND calendar.retired_at IS NULL
                ORDER BY (SELECT COUNT(*) FROM unit_closure above WHERE above.descendant = calendar.unit_id) DESC,
                calendar.id LIMIT 100";
    let sql = Sql::open("a school's terms are no secret", text).bind(unit);
    Ok(reading.all::<(Id<Calendar>,)>(sql)?.into_iter().map(|(id,)| id).collect())
}

/// The last open day of the term that the day lies in, or of the next one that the calendar knows.
fn last_day(openings: &Openings, day: Day) -> Option<Day> {
    let plan = &openings.versions().on(day).plan;
    let terms = plan.periods.iter().filter(|period| period.kind == PeriodKind::Term && period.until >= day);
    let term = terms.min_by_key(|period| (period.from.max(day), period.until))?;
    let first = term.from.max(day);
    let back =
        (0..LOOK_BACK_DAYS).map(|back| term.until.plus_days(-back)).take_while(|found| *found >= first);
    let mut back = back.filter(|found| !openings.on(*found).hours.is_closed());
    back.find(|found| !is_free(openings, *found)).or(Some(term.until))
}

fn is_free(openings: &Openings, day: Day) -> bool {
    let is_break = |period: &&Period| period.kind == PeriodKind::Break;
    openings.periods_on(day).iter().any(is_break)
}

#[cfg(test)]
mod tests {
    use super::last_day;
    use crate::{Hours, Openings, Period, PeriodKind, Plan, Versions, Week};

    fn openings(terms: &[(&str, &str)]) -> Openings {
        let hours: Hours = "08:00-16:00".parse().unwrap();
        let mut plan = Plan::of_week(Week::working_days(&hours));
        plan.periods = terms
            .iter()
            .map(|(from, until)| Period {
                name: "Termin".to_owned(),
                kind: PeriodKind::Term,
                from: from.parse().unwrap(),
                until: until.parse().unwrap(),
                week: None,
            })
            .collect();
        Openings::new(Versions::single("Europe/Stockholm", plan.checked().unwrap())).unwrap()
    }

    #[test]
    fn it_is_the_last_day_of_the_term_on_which_school_is_open() {
        // 14 June 2026 is a Sunday; the autumn term ends on a Monday.
        let terms = openings(&[("2026-01-08", "2026-06-14"), ("2026-08-18", "2026-12-21")]);
        let last = |day: &str| last_day(&terms, day.parse().unwrap()).map(|day| day.to_string());
        assert_eq!(last("2026-03-02").as_deref(), Some("2026-06-12"));
        assert_eq!(last("2026-06-12").as_deref(), Some("2026-06-12"));
        assert_eq!(last("2026-07-01").as_deref(), Some("2026-12-21"), "the next term");
        assert_eq!(last("2027-01-01"), None, "no term is known");
    }
}
