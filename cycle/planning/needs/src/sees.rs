//! What those who may read a need may know of what happened to it: the same as on its own page.

use std::collections::{HashMap, HashSet};

use access::Actor;
use kernel::Result;
use store::{Reading, Sql};
use web::Sees;

use crate::{POLICY, Verb};

/// What happens within IT only, and what is news to IT alone: that an asker has read the outcome.
const INTERNAL: &[&str] = &["needs-noted", "needs-file-removed", "needs-heard"];

pub(crate) fn sees(
    reading: &Reading<'_>,
    actor: &Actor,
    _kind: &str,
    ids: &[i64],
) -> Result<HashMap<i64, Sees>> {
    let (named, internal) =
        (within(reading, actor, Verb::SeeNames, ids)?, within(reading, actor, Verb::ReadInternal, ids)?);
    let one = |id: &i64| {
        let hides = if internal.contains(id) { &[][..] } else { INTERNAL };
        (*id, Sees { names: named.contains(id), hides })
    };
    Ok(ids.iter().map(one).collect())
}

fn within(reading: &Reading<'_>, actor: &Actor, verb: Verb, ids: &[i64]) -> Result<HashSet<i64>> {
    let sql = Sql::within(&POLICY.scope(actor, verb), "SELECT need.id FROM need WHERE {scope}");
    let found: Vec<(i64,)> = reading.all(sql.and_in("need.id", ids.iter().copied()))?;
    Ok(found.into_iter().map(|(id,)| id).collect())
}
