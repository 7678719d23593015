//! What hangs on a unit that closes or on a person who leaves: licences and seats. And what waits for somebody.

use kernel::{Result, Subject};
use store::{Reading, Sql};
use web::{Ask, Need as Stake};

use crate::{POLICY, Verb};

/// All of them are counted, for a number reveals no name; the list shows those that the actor may read.
pub(crate) fn at_stake(reading: &Reading<'_>, ask: &Ask<'_>, subject: &Subject) -> Result<Vec<Stake>> {
    let (text, key, filter) = match subject.kind.as_ref() {
        "unit" => (
            "SELECT COUNT(*) FROM licence WHERE unit_id = ? AND ends_on >= ?",
            "licences-stake-unit",
            format!("?unit={}", subject.id),
        ),
        "person" => (
            "SELECT COUNT(*) FROM licence_seat WHERE person_id = ? AND until_day IS NULL",
            "licences-stake-person",
            "?metric=seat".to_owned(),
        ),
        _ => return Ok(Vec::new()),
    };
    let sql = Sql::open("a number alone, to who ends it", text).bind(subject.id);
    // Seats are held until they are taken back; a licence until its last day.
    let sql = if subject.kind.as_ref() == "unit" { sql.bind(people::today(reading)?) } else { sql };
    let count = reading.number(sql)?;
    if count == 0 {
        return Ok(Vec::new());
    }
    let may = POLICY.may_somewhere(ask.actor, Verb::Read);
    let href = if may { format!("/licences{filter}") } else { String::new() };
    Ok(vec![Stake { text: ask.talk.with(key, &[("count", count.into())]), href, count, is_urgent: false }])
}

/// Licences of which more are used than bought, or whose count day passed without a count, that this person answers for.
pub(crate) fn needs_you(ask: &Ask<'_>) -> Result<Vec<Stake>> {
    let scope = POLICY.scope(ask.actor, Verb::Decide);
    if scope.is_nothing() {
        return Ok(Vec::new());
    }
    let count = |condition: &str| {
        let text = format!("SELECT COUNT(*) FROM licence WHERE {{scope}} AND {condition}");
        ask.db.read(|reading| reading.number(Sql::within(&scope, &text)))
    };
    let mut needs = Vec::new();
    for (word, condition) in
        [("over", "licence.over_use > 0"), ("missed", "licence.missed_on = licence.next_count")]
    {
        let found = count(condition)?;
        if found > 0 {
            let text = ask.talk.with(&format!("licences-needs-you-{word}"), &[("count", found.into())]);
            let href = format!("/licences?state={word}");
            needs.push(Stake { text, href, count: found, is_urgent: false });
        }
    }
    Ok(needs)
}
