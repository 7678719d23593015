//! What hangs on a unit that closes or on a person who leaves: services that are not retired.

use kernel::{Result, Subject};
use store::{Reading, Sql};
use web::{Ask, Need as Stake};

use crate::{POLICY, Verb};

/// Names that are told; the list has the others.
const TOLD: i64 = 3;

/// All of them are counted, for a number reveals no name; names are told among what the actor may read.
pub(crate) fn at_stake(reading: &Reading<'_>, ask: &Ask<'_>, subject: &Subject) -> Result<Vec<Stake>> {
    let (column, key, filter) = match subject.kind.as_ref() {
        "unit" => ("service.unit_id", "services-stake-unit", "unit"),
        "person" => ("service.owner_id", "services-stake-person", "owner"),
        _ => return Ok(Vec::new()),
    };
    let text = format!("SELECT COUNT(*) FROM service WHERE service.state <> 'retired' AND {column} = ?");
    let count = reading.number(Sql::open("a number alone, to who ends it", &text).bind(subject.id))?;
    if count == 0 {
        return Ok(Vec::new());
    }
    let text = format!(
        "SELECT service.name FROM service WHERE {{scope}} AND service.state <> 'retired' AND {column} = ?
         ORDER BY service.place, service.id LIMIT ?"
    );
    let scope = POLICY.scope(ask.actor, Verb::Survey);
    let names: Vec<(String,)> = reading.all(Sql::within(&scope, &text).bind(subject.id).bind(TOLD))?;
    let names: Vec<String> = names.into_iter().map(|(name,)| name).collect();
    let href = if names.is_empty() { String::new() } else { format!("/services?{filter}={}", subject.id) };
    let mut text = ask.talk.with(key, &[("count", count.into())]);
    if !names.is_empty() {
        text = format!("{text} {}", names.join(" · "));
    }
    Ok(vec![Stake { text, href, count, is_urgent: false }])
}
