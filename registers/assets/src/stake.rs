//! What hangs on a unit that closes or on a person who leaves: things that are not retired.

use kernel::{Result, Subject};
use store::{Reading, Sql};
use web::{Ask, Need as Stake};

use crate::{POLICY, Verb};

/// All of them are counted, for a number reveals no name; the list shows those that the actor may read.
pub(crate) fn at_stake(reading: &Reading<'_>, ask: &Ask<'_>, subject: &Subject) -> Result<Vec<Stake>> {
    let (column, key, filter, verb) = match subject.kind.as_ref() {
        "unit" => ("asset.unit_id", "assets-stake-unit", "unit", Verb::Read),
        "person" => ("asset.person_id", "assets-stake-person", "person", Verb::Survey),
        _ => return Ok(Vec::new()),
    };
    let text =
        format!("SELECT COUNT(*) FROM asset WHERE {column} = ? AND asset.state NOT IN ('retired', 'wiped')");
    let count = reading.number(Sql::open("a number alone, to who ends it", &text).bind(subject.id))?;
    if count == 0 {
        return Ok(Vec::new());
    }
    let text = ask.talk.with(key, &[("count", count.into())]);
    let may = POLICY.may_somewhere(ask.actor, verb);
    let href = if may { format!("/equipment?{filter}={}&state=kept", subject.id) } else { String::new() };
    Ok(vec![Stake { text, href, count, is_urgent: false }])
}
