//! What importing needs beside the room's other SQL.

use access::Scope;
use kernel::{Id, Moment, Result};
use store::{Reading, Sql, Tx};

use crate::store::{COLUMNS, need_of};
use crate::{Need, Standing};

/// A need with what only an import asks about.
pub(crate) struct Imported {
    pub need: Need,
    pub unit_name: String,
    pub external_id: Option<String>,
    /// The first who asked.
    pub asker: Option<(i64, String)>,
    /// How often something happened to it, whoever did it: its readers' hearing aside.
    pub changes: i64,
}

/// The needs with these numbers that the scope shows.
pub(crate) fn load(reading: &Reading<'_>, scope: &Scope, ids: &[i64]) -> Result<Vec<Imported>> {
    let text = format!(
        "SELECT {COLUMNS}, unit.name, need.external_id, asker.id, asker.name,
         (SELECT COUNT(*) FROM journal j WHERE j.kind = 'need' AND j.subject_id = need.id AND j.event <> 'needs-heard')
         FROM need LEFT JOIN unit ON unit.id = need.unit_id
         LEFT JOIN person asker ON asker.id = (SELECT p.person_id FROM need_party p WHERE p.need_id = need.id
             AND p.role = 'asker' ORDER BY p.since, p.person_id LIMIT 1)
         WHERE {{scope}}"
    );
    let rows = reading.rows(Sql::within(scope, &text).and_in("need.id", ids.iter().copied()))?;
    rows.iter()
        .map(|row| {
            let asker: Option<i64> = row.get(28)?;
            let name: Option<String> = row.get(29)?;
            Ok(Imported {
                need: need_of(row, Standing::default())?,
                unit_name: row.get(26)?,
                external_id: row.get(27)?,
                asker: asker.map(|id| (id, name.unwrap_or_default())),
                changes: row.get(30)?,
            })
        })
        .collect()
}

/// What the need is called where it came from.
pub(crate) fn set_external_id(tx: &Tx<'_>, id: Id<Need>, external: Option<&str>) -> Result<()> {
    tx.run_one(Sql::change("UPDATE need SET external_id = ? WHERE id = ?").bind(external).bind(id))
}

/// When it was asked for, as a table knows better.
pub(crate) fn set_created(tx: &Tx<'_>, id: Id<Need>, at: Moment) -> Result<()> {
    tx.run_one(Sql::change("UPDATE need SET created_at = ? WHERE id = ?").bind(at).bind(id))
}

/// Takes a need and its own rows away. Whatever else refers to it makes the database refuse.
pub(crate) fn remove(tx: &Tx<'_>, id: Id<Need>) -> Result<()> {
    for table in ["need_party", "need_past"] {
        tx.run(Sql::change(&format!("DELETE FROM {table} WHERE need_id = ?")).bind(id))?;
    }
    tx.index("need", id.number(), "")?;
    tx.run_one(Sql::change("DELETE FROM need WHERE id = ?").bind(id))
}
