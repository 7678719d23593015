//! The room's part of the home page: cases that wait for a decision.

use kernel::Result;
use store::Sql;
use web::{Ask, Need as Waiting};

use crate::{POLICY, Verb};

/// How many cases wait for this person's decision.
pub(crate) fn needs_you(ask: &Ask<'_>) -> Result<Vec<Waiting>> {
    let scope = POLICY.scope(ask.actor, Verb::Approve);
    if scope.is_nothing() {
        return Ok(Vec::new());
    }
    let text = "SELECT COUNT(*) FROM business_case WHERE {scope} AND business_case.state = 'submitted'";
    let count = ask.db.read(|reading| reading.number(Sql::within(&scope, text)))?;
    if count == 0 {
        return Ok(Vec::new());
    }
    let text = ask.talk.with("cases-waiting", &[("count", count.into())]);
    Ok(vec![Waiting { text, href: "/cases?state=submitted".to_owned(), count, is_urgent: false }])
}
