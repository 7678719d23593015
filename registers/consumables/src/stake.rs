//! What hangs on a unit that closes: what lies in its stock. And what waits for somebody.

use kernel::{Result, Subject};
use store::{Reading, Sql};
use web::{Ask, Need as Stake};

use crate::{POLICY, Verb};

/// All of them are counted, for a number reveals no name; the list shows those that the actor may read.
pub(crate) fn at_stake(reading: &Reading<'_>, ask: &Ask<'_>, subject: &Subject) -> Result<Vec<Stake>> {
    if subject.kind.as_ref() != "unit" {
        return Ok(Vec::new());
    }
    let sql = Sql::open(
        "a number alone, to who ends it",
        "SELECT COUNT(*) FROM consumable WHERE unit_id = ? AND stock > 0",
    );
    let count = reading.number(sql.bind(subject.id))?;
    if count == 0 {
        return Ok(Vec::new());
    }
    let text = ask.talk.with("consumables-stake-unit", &[("count", count.into())]);
    let may = POLICY.may_somewhere(ask.actor, Verb::Read);
    let href = if may { format!("/consumables?unit={}", subject.id) } else { String::new() };
    Ok(vec![Stake { text, href, count, is_urgent: false }])
}

/// Articles that are to be ordered, for those who keep them.
pub(crate) fn needs_you(ask: &Ask<'_>) -> Result<Vec<Stake>> {
    let scope = POLICY.scope(ask.actor, Verb::Stock);
    if scope.is_nothing() {
        return Ok(Vec::new());
    }
    let text =
        "SELECT COUNT(*) FROM consumable WHERE {scope} AND consumable.stock <= consumable.reorder_level";
    let count = ask.db.read(|reading| reading.number(Sql::within(&scope, text)))?;
    if count == 0 {
        return Ok(Vec::new());
    }
    let text = ask.talk.with("consumables-needs-you-low", &[("count", count.into())]);
    Ok(vec![Stake { text, href: "/consumables?state=low".to_owned(), count, is_urgent: false }])
}
