//! What hangs on a unit that closes or on a person who leaves: what is out. And what waits for somebody.

use access::Scope;
use kernel::{Result, Subject};
use store::{Reading, Sql};
use web::{Ask, Need as Stake};

use crate::{POLICY, Verb};

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

/// What one is to give back and has not, and what is late in the units whose things one takes back.
pub(crate) fn needs_you(ask: &Ask<'_>) -> Result<Vec<Stake>> {
    let mut needs = Vec::new();
    if let Some(me) = ask.actor.person_id() {
        let sql = Sql::open(
            "one's own loans",
            "SELECT COUNT(*) FROM loan WHERE person_id = ? AND state = 'open' AND due_on < ?",
        );
        let own = ask.db.read(|reading| reading.number(sql.bind(me).bind(people::today(reading)?)))?;
        push(ask, &mut needs, own, "loans-needs-you-own", "/loans?mine=1&state=late");
    }
    let scope = POLICY.scope(ask.actor, Verb::Return);
    if !scope.is_nothing() {
        push(ask, &mut needs, late(ask, &scope)?, "loans-needs-you-late", "/loans/due");
    }
    Ok(needs)
}

fn late(ask: &Ask<'_>, scope: &Scope) -> Result<i64> {
    let text = "SELECT COUNT(*) FROM loan WHERE {scope} AND loan.state = 'open' AND loan.due_on < ?";
    ask.db.read(|reading| reading.number(Sql::within(scope, text).bind(people::today(reading)?)))
}

fn push(ask: &Ask<'_>, needs: &mut Vec<Stake>, count: i64, key: &str, href: &str) {
    if count > 0 {
        let text = ask.talk.with(key, &[("count", count.into())]);
        needs.push(Stake { text, href: href.to_owned(), count, is_urgent: true });
    }
}
