//! What hangs on a unit that closes or on a person who leaves: agreements in force. And what waits for somebody.

use kernel::{Result, Subject};
use store::{Reading, Sql};
use web::{Ask, Need as Stake};

use crate::{POLICY, Verb, fields};

/// All of them are counted, for a number reveals no name; the list shows those that the actor may read.
pub(crate) fn at_stake(reading: &Reading<'_>, ask: &Ask<'_>, subject: &Subject) -> Result<Vec<Stake>> {
    let (column, key, filter) = match subject.kind.as_ref() {
        "unit" => ("agreement.unit_id", "agreements-stake-unit", format!("unit={}", subject.id)),
        "person" => ("agreement.owner_id", "agreements-stake-person", "state=in-force".to_owned()),
        _ => return Ok(Vec::new()),
    };
    let text = format!(
        "SELECT COUNT(*) FROM agreement WHERE {column} = ? AND (agreement.last_day IS NULL OR agreement.last_day >= ?)"
    );
    let sql =
        Sql::open("a number alone, to who ends it", &text).bind(subject.id).bind(people::today(reading)?);
    let count = reading.number(sql)?;
    if count == 0 {
        return Ok(Vec::new());
    }
    let href = if POLICY.may_somewhere(ask.actor, Verb::Read) {
        format!("/agreements?{filter}")
    } else {
        String::new()
    };
    Ok(vec![Stake { text: ask.talk.with(key, &[("count", count.into())]), href, count, is_urgent: false }])
}

/// Agreements that this person should decide on within thirty days, or should have.
pub(crate) fn needs_you(ask: &Ask<'_>) -> Result<Vec<Stake>> {
    let scope = POLICY.scope(ask.actor, Verb::Decide);
    if scope.is_nothing() {
        return Ok(Vec::new());
    }
    let today = fields::today(ask);
    let count = |condition: &str| {
        let text = format!(
            "SELECT COUNT(*) FROM agreement_term JOIN agreement ON agreement.id = agreement_term.agreement_id
             WHERE {{scope}} AND {condition}"
        );
        ask.db.read(|reading| reading.number(Sql::within(&scope, &text).bind(today)))
    };
    let due = count("agreement_term.now_from <= ?")?;
    if due == 0 {
        return Ok(Vec::new());
    }
    let late = count("agreement_term.decide_by < ?")?;
    let (filter, href) = if late > 0 { ("late", "overdue") } else { ("due", "now") };
    let text = ask
        .talk
        .with(&format!("agreements-needs-you-{filter}"), &[("count", due.into()), ("late", late.into())]);
    let href = format!("/agreements/notice-days?urgency={href}");
    Ok(vec![Stake { text, href, count: due, is_urgent: late > 0 }])
}
