//! What hangs on a unit that closes or on a person who leaves: open cases, and benefits that the person answers for.

use kernel::{Result, Subject};
use store::{Reading, Sql};
use web::{Ask, Need as Stake};

const OF_UNIT: &str =
    "SELECT COUNT(*) FROM business_case WHERE state IN ('draft', 'submitted') AND unit_id = ?";
const OF_PERSON: &str =
    "SELECT COUNT(*) FROM case_benefit JOIN business_case ON business_case.id = case_benefit.case_id
    WHERE business_case.state <> 'declined' AND case_benefit.owner_id = ?";

/// A number alone, which reveals no title: whoever ends something must know how much hangs on it.
pub(crate) fn at_stake(reading: &Reading<'_>, ask: &Ask<'_>, subject: &Subject) -> Result<Vec<Stake>> {
    let (sql, key) = match subject.kind.as_ref() {
        "unit" => (OF_UNIT, "cases-stake-unit"),
        "person" => (OF_PERSON, "cases-stake-person"),
        _ => return Ok(Vec::new()),
    };
    let count = reading.number(Sql::open("a number alone, to who ends it", sql).bind(subject.id))?;
    if count == 0 {
        return Ok(Vec::new());
    }
    let text = ask.talk.with(key, &[("count", count.into())]);
    Ok(vec![Stake { text, href: String::new(), count, is_urgent: false }])
}
