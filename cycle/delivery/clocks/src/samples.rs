//! The demo's agreements: what IT promises everybody, and what it promises in schools' weeks of national tests.

use ::store::Db;
use access::Actor;
use calendars::PeriodKind;
use calendars::samples::Made;
use kernel::{Id, Result, Unit};

use crate::{Applies, CountsFrom, HoldsFor, Level, Measure, NewLevel, Party, Phase, Promise, Terms};

/// Makes two agreements that a unit looks after; the second is for the schools below another.
pub fn make(db: &Db, unit: Id<Unit>, schools: Id<Unit>, calendars: &Made) -> Result<[Id<Level>; 2]> {
    let promise = |measure, targets: &str, tests: &str| -> Result<Promise> {
        let tests = tests.parse::<crate::ByPriority>()?;
        let during = if tests.is_empty() { Vec::new() } else { vec![(PeriodKind::NationalTests, tests)] };
        let counting = vec![Phase::New, Phase::Open, Phase::WaitsForSupplier];
        Ok(Promise { measure, counting, targets: targets.parse()?, during, escalations: vec![75, 100, 150] })
    };
    let add = |name: &str, about: &str, terms: Terms| {
        let (name, about) = (name.to_owned(), about.to_owned());
        let new = NewLevel { name, about, unit, party: Party::Users, terms, holds_for: HoldsFor::New };
        crate::add(db, &Actor::operator(), &new)
    };
    let usual = Terms {
        applies: Applies::default(),
        calendar: calendars.office,
        counts_from: CountsFrom::Opening,
        promises: vec![
            promise(Measure::FirstResponse, "30m 1h 4h 1d 2d", "")?,
            promise(Measure::NextAnswer, "1h 4h 1d 2d 2d", "")?,
            promise(Measure::Solution, "4h 8h 3d 5d 10d", "")?,
        ],
    };
    let usual = add("Grundnivå", "Det som alla verksamheter kan räkna med.", usual)?;
    let schools = Terms {
        applies: Applies { unit: Some(schools), ..Applies::default() },
        calendar: calendars.school,
        counts_from: CountsFrom::Opening,
        promises: vec![
            promise(Measure::FirstResponse, "30m 1h 4h 1d 2d", "15m 15m 30m 1h 1d")?,
            promise(Measure::Solution, "4h 8h 3d 5d 10d", "1h 1h 4h 2d 5d")?,
        ],
    };
    let about = "Följer läsåret: under lov räknas ingen tid, och under nationella prov är målen kortare.";
    Ok([usual, add("Skolnivå", about, schools)?])
}
