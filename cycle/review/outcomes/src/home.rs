//! What the room tells on the home page: its segment of the wheel.

use ::store::Sql;
use kernel::Result;
use look::{Mood, WheelRoom};
use web::{Area, Ask};

use crate::{POLICY, Verb, list, store, words};

/// How many reports there are, and which is the last.
pub(crate) fn wheel(ask: &Ask<'_>) -> Result<Vec<(Area, WheelRoom)>> {
    let scope = POLICY.scope(ask.actor, Verb::Read);
    if scope.is_nothing() {
        return Ok(Vec::new());
    }
    let text = "SELECT COUNT(*), MAX(service_report.month) FROM service_report WHERE {scope}";
    let (count, last): (i64, Option<String>) =
        ask.db.read(|reading| reading.load(Sql::within(&scope, text)))?;
    let words = match last {
        Some(month) => {
            let month = words::month(ask.talk, store::month_of(&month)?);
            ask.talk.with("outcomes-wheel-last", &[("month", month.into())])
        }
        None => ask.say("outcomes-wheel-none"),
    };
    let room = WheelRoom {
        label: ask.say("outcomes-list-title"),
        count: ask.talk.lang().number(count),
        counted: ask.say("outcomes-wheel-counted"),
        health: Mood::Calm,
        health_words: words,
        href: list::REPORTS.path.to_owned(),
    };
    Ok(vec![(Area::Review, room)])
}
