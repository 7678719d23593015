//! What hangs on a unit that closes or on a person who leaves: open tickets.

use kernel::{Result, Subject};
use store::{Reading, Sql};
use web::{Ask, Need as Stake};

use crate::{POLICY, Verb};

/// Titles that are told of what a person handles; the list has the others.
const TOLD: i64 = 3;

/// All open tickets of the unit, or all that the person handles: who ends something must know how much hangs on it, and a
/// number reveals no title. Titles are told among what the actor may read.
pub(crate) fn at_stake(reading: &Reading<'_>, ask: &Ask<'_>, subject: &Subject) -> Result<Vec<Stake>> {
    let (column, [named, unnamed], filter) = match subject.kind.as_ref() {
        "unit" => ("ticket.unit_id", ["desk-stake-unit", "desk-stake-unit-unread"], "unit"),
        "person" => ("ticket.owner_id", ["desk-stake-person", "desk-stake-person-unread"], "owner"),
        _ => return Ok(Vec::new()),
    };
    let text = format!("SELECT COUNT(*) FROM ticket WHERE ticket.is_open = 1 AND {column} = ?");
    let count = reading.number(Sql::open("a number alone, to who ends it", &text).bind(subject.id))?;
    if count == 0 {
        return Ok(Vec::new());
    }
    let (titles, readable) = readable(reading, ask, column, subject.id)?;
    let key = if readable == 0 { unnamed } else { named };
    let mut text = ask.talk.with(key, &[("count", count.into()), ("titles", titles.into())]);
    if (1..count).contains(&readable) {
        let rest = ask.talk.with("desk-stake-unread", &[("count", (count - readable).into())]);
        text = format!("{text} {rest}");
    }
    let list = format!("/tickets?state=open&{filter}={}", subject.id);
    let href = if readable == 0 { String::new() } else { list };
    Ok(vec![Stake { text, href, count, is_urgent: false }])
}

/// The newest titles that the actor may read, and how many they may read in all.
fn readable(reading: &Reading<'_>, ask: &Ask<'_>, column: &str, id: i64) -> Result<(String, i64)> {
    let text = format!(
        "SELECT ticket.title, COUNT(*) OVER () FROM ticket WHERE {{scope}} AND ticket.is_open = 1 AND {column} = ?
         ORDER BY ticket.id DESC LIMIT ?"
    );
    let scope = POLICY.scope(ask.actor, Verb::Read);
    let told: Vec<(String, i64)> = reading.all(Sql::within(&scope, &text).bind(id).bind(TOLD))?;
    let titles: Vec<&str> = told.iter().map(|(title, _)| title.as_str()).collect();
    Ok((titles.join(" · "), told.first().map_or(0, |(_, count)| *count)))
}
