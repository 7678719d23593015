//! What hangs on a unit that closes or on a person who leaves: what is out. And what waits for somebody.

use kernel::{Result, Subject};
use store::{Reading, Sql};
use web::{Ask, Need as Stake};

use crate::{POLICY, Verb, fields};

/// All of them are counted, for a number reveals no name; the list shows those that the actor may read.
pub(crate) fn at_stake(reading: &Reading<'_>, ask: &Ask<'_>, subject: &Subject) -> Result<Vec<Stake>> {
    let (column, key, filter) = match subject.kind.as_ref() {
        "unit" => ("unit_id", "loans-stake-unit", "unit"),
        "person" => ("person_id", "loans-stake-person", "person"),
        _ => return Ok(Vec::new()),
    };
    let text = format!("SELECT COUNT(*) FROM loan WHERE {column} = ? AND state = 'open'");
    let count = reading.number(Sql::open("a number alone, to who ends it", &text).bind(subject.id))?;
    if count == 0 {
        return Ok(Vec::new());
    }
    let text = ask.talk.with(key, &[("count", count.into())]);
    let may = POLICY.may_somewhere(ask.actor, Verb::Watch);
    let href = if may { format!("/loans?{filter}={}&state=out", subject.id) } else { String::new() };
    Ok(vec![Stake { text, href, count, is_urgent: false }])
}

/// What one is to give back and has not, and what is late in the units whose things one takes back: one question for
/// both, since the home page asks it each time.
pub(crate) fn needs_you(ask: &Ask<'_>) -> Result<Vec<Stake>> {
    let Some(me) = ask.actor.person_id() else { return Ok(Vec::new()) };
    let text = "SELECT CAST(SUM(CASE WHEN loan.person_id = ? THEN 1 ELSE 0 END) AS BIGINT),
                CAST(SUM(CASE WHEN {scope} THEN 1 ELSE 0 END) AS BIGINT) FROM loan
                WHERE loan.state = 'open' AND loan.due_on < ?";
    let sql = Sql::within(&POLICY.scope(ask.actor, Verb::Return), text).bind(me).bind(fields::today(ask));
    let (own, late): (Option<i64>, Option<i64>) = ask.db.read(|reading| reading.load(sql))?;
    let mut needs = Vec::new();
    push(ask, &mut needs, own, "loans-needs-you-own", "/loans?mine=1&state=late");
    push(ask, &mut needs, late, "loans-needs-you-late", "/loans/due");
    Ok(needs)
}

fn push(ask: &Ask<'_>, needs: &mut Vec<Stake>, count: Option<i64>, key: &str, href: &str) {
    if let Some(count) = count.filter(|count| *count > 0) {
        let text = ask.talk.with(key, &[("count", count.into())]);
        needs.push(Stake { text, href: href.to_owned(), count, is_urgent: true });
    }
}
