//! What those who may read a ticket may know of what happened to it: the same as on its own page.

use std::collections::{HashMap, HashSet};

use access::Actor;
use kernel::Result;
use store::{Reading, Sql};
use web::Sees;

use crate::{POLICY, Verb};

/// What happens within the desk only.
const INTERNAL: &[&str] = &[
    "desk-noted",
    "desk-file-removed",
    "desk-time-spent",
    "desk-triaged",
    "desk-diagnosed",
    "desk-steps-added",
    "desk-step-ticked",
    "desk-step-unticked",
    "desk-step-removed",
];

pub(crate) fn sees(
    reading: &Reading<'_>,
    actor: &Actor,
    _kind: &str,
    ids: &[i64],
) -> Result<HashMap<i64, Sees>> {
    let sql =
        Sql::within(&POLICY.scope(actor, Verb::ReadInternal), "SELECT ticket.id FROM ticket WHERE {scope}");
    let found: Vec<(i64,)> = reading.all(sql.and_in("ticket.id", ids.iter().copied()))?;
    let internal: HashSet<i64> = found.into_iter().map(|(id,)| id).collect();
    let one = |id: &i64| {
        let hides = if internal.contains(id) { &[][..] } else { INTERNAL };
        (*id, Sees { names: true, hides })
    };
    Ok(ids.iter().map(one).collect())
}
