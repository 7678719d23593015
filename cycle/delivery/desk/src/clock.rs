//! Moments as pages show them. An old list knows days alone: what came in with one begins with the day, and a clock time
//! beside it would be invented.

use kernel::{Day, Moment};
use web::{Ask, Cell};

/// The moment in words; a day without a clock when it is the very beginning of one.
pub(crate) fn when(ask: &Ask<'_>, at: Moment) -> String {
    match cell(ask, at) {
        Cell::Day(day) => day.to_string(),
        _ => ask.when(at),
    }
}

/// The moment in a list; a day when it is the very beginning of one.
pub(crate) fn cell(ask: &Ask<'_>, at: Moment) -> Cell {
    let zone = &ask.visitor.organisation.zone;
    let day = at.day_in(zone);
    if day.begins_in(zone) == at { Cell::Day(day) } else { Cell::Moment(at) }
}

/// The day in the organisation's zone.
pub(crate) fn today(ask: &Ask<'_>) -> Day {
    ask.db.clock().now().day_in(&ask.visitor.organisation.zone)
}
