//! The demo's calendars: the IT unit's hours, around the clock, and the schools' year with its holidays and tests.

use access::Actor;
use kernel::{Day, Id, Result, Unit};
use store::Db;

use crate::{
    Calendar, Eves, Holidays, Hours, NewCalendar, Period, PeriodKind, Plan, Week, easter, weekday_of,
};

/// The calendars that were made.
#[derive(Debug, Clone, Copy)]
pub struct Made {
    pub office: Id<Calendar>,
    pub always: Id<Calendar>,
    pub school: Id<Calendar>,
}

/// Makes three calendars that a unit looks after, the school's for some years around `today`.
pub fn make(db: &Db, unit: Id<Unit>, today: Day) -> Result<Made> {
    let add = |name: &str, about: &str, plan: Plan| {
        let (name, about, zone) = (name.to_owned(), about.to_owned(), "Europe/Stockholm".to_owned());
        crate::add(db, &Actor::operator(), &NewCalendar { name, about, unit, zone, plan })
    };
    let office: Hours = "07:30-11:30 12:30-16:30".parse()?;
    let swedish =
        |week: Week| Plan { holidays: Holidays::Sweden, eves: Eves::ClosedOrShort, ..Plan::of_week(week) };
    let about = "IT-enhetens telefontider. Lunchen är rast.";
    let office = add("IT-enheten, kontorstid", about, swedish(Week::working_days(&office)))?;
    let about = "För det som aldrig får stå still.";
    let always = add("Dygnet runt", about, Plan::of_week(Week::all_days(&Hours::all_day())))?;
    let mut school = swedish(Week::working_days(&"07:30-16:30".parse()?));
    school.periods = (today.year() - 2..=today.year() + 2).flat_map(periods).collect();
    let about = "Skolornas läsår i Sjövik. Under loven svarar ingen på skolan.";
    let school = add("Sjöviks skolor, läsår", about, school)?;
    Ok(Made { office, always, school })
}

/// A school's year: spring and autumn terms with their holidays, and the weeks of national tests.
fn periods(year: i16) -> Vec<Period> {
    let day = |month, day| Day::new(year, month, day);
    let (Some(spring), Some(summer), Some(autumn), Some(winter)) =
        (day(1, 8), day(6, 12), day(8, 18), day(12, 21))
    else {
        return Vec::new();
    };
    let easter = easter(year);
    let new_year = winter.plus_days(18);
    let week = |number: i64| {
        // The Monday of the first ISO week is the one before or on 4 January.
        let fourth = spring.plus_days(-4);
        fourth.plus_days(7 * (number - 1) - weekday_of(fourth) as i64)
    };
    let term = |name: &str, from, until| period(name, PeriodKind::Term, (from, until), None);
    let off = |name: &str, from, until| period(name, PeriodKind::Break, (from, until), Some(Week::default()));
    let tests = |name: &str, from: Day| {
        let long = "07:00-17:30".parse::<Hours>().map(|hours| Week::working_days(&hours)).ok();
        period(name, PeriodKind::NationalTests, (from, from.plus_days(4)), long)
    };
    vec![
        term(&format!("Vårterminen {year}"), spring, summer),
        term(&format!("Höstterminen {year}"), autumn, winter),
        off("Sportlov", week(9), week(9).plus_days(4)),
        off("Påsklov", easter.plus_days(-6), easter.plus_days(-3)),
        tests("Nationella prov, svenska", week(11)),
        tests("Nationella prov, matematik", week(19)),
        off("Sommarlov", summer.plus_days(1), autumn.plus_days(-1)),
        off("Höstlov", week(44), week(44).plus_days(4)),
        off("Jullov", winter.plus_days(1), new_year),
    ]
}

fn period(name: &str, kind: PeriodKind, (from, until): (Day, Day), week: Option<Week>) -> Period {
    Period { name: name.to_owned(), kind, from, until, week }
}
