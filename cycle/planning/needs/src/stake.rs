//! What hangs on a unit that closes or on a person who leaves: open needs.

use kernel::{Result, Subject};
use store::{Reading, Sql};
use web::{Ask, Need as Stake};

use crate::{POLICY, Verb};

/// Titles that are told of what a person handles; the list has the others.
const TOLD: i64 = 3;

/// Open needs of the unit, or those that the person handles, among what the actor may read.
pub(crate) fn at_stake(reading: &Reading<'_>, ask: &Ask<'_>, subject: &Subject) -> Result<Vec<Stake>> {
    let (column, key, filter) = match subject.kind.as_ref() {
        "unit" => ("need.unit_id", "needs-stake-unit", "unit"),
        "person" => ("need.owner_id", "needs-stake-person", "owner"),
        _ => return Ok(Vec::new()),
    };
    let scope = POLICY.scope(ask.actor, Verb::Read);
    if scope.is_nothing() {
        return Ok(Vec::new());
    }
    let text = format!(
        "SELECT need.title, COUNT(*) OVER () FROM need WHERE {{scope}} AND need.is_open = 1 AND {column} = ?
         ORDER BY need.id DESC LIMIT ?"
    );
    let told: Vec<(String, i64)> = reading.all(Sql::within(&scope, &text).bind(subject.id).bind(TOLD))?;
    let Some((_, count)) = told.first() else { return Ok(Vec::new()) };
    let count = *count;
    let titles: Vec<&str> = told.iter().map(|(title, _)| title.as_str()).collect();
    let text = ask.talk.with(key, &[("count", count.into()), ("titles", titles.join(" · ").into())]);
    let href = format!("/needs?state=open&{filter}={}", subject.id);
    Ok(vec![Stake { text, href, count, is_urgent: false }])
}
