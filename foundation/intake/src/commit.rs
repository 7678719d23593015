//! The commit: every row is judged again and put in place, in one transaction with its line in the journal.
//! When anything would be done otherwise than the dry run said, nothing is done.

use std::collections::HashMap;

use ::store::Tx;
use access::Permit;
use kernel::{Refused, Result};
use web::{Ask, Reply};

use crate::events::Event;
use crate::import::{Cannot, State, Work};
use crate::judge::{CHUNK, Counts, Judge, Judged, Outcome, digest};
use crate::policy::{IMPORTS, Verb};
use crate::read::ReadRow;
use crate::rows::{self, Record};
use crate::target::Target;
use crate::trial::Basis;
use crate::work::{self, Job};
use crate::{Value, Values, found, kept, layout, store};

/// POST: carries the import out, and shows the report or how far it has come.
pub(crate) fn act(ask: &Ask<'_>) -> Result<Reply> {
    let id = ask.id("id")?;
    work::begin(ask.db, ask.actor, id, Work::Committing)?.run_behind(put_rows)?;
    Ok(Reply::see(format!("/import/{id}"), ""))
}

/// Puts every row in place, or none.
pub(crate) fn put_rows(job: &Job) -> Result<()> {
    let basis = job.db.read(|reading| Basis::load(reading, job))?;
    let read = {
        let _turn = kept::turn()?;
        let workbook = job.db.read(|reading| kept::reopen(reading, job.id))?;
        let opened = found::reopen(&workbook, &basis.finding).ok_or(Cannot::NoTable)?;
        basis.read(&opened)?
    };
    job.db.write(&job.actor, |tx| {
        let import = store::load(tx, &job.actor, job.id)?;
        let permit = IMPORTS.allow(&job.actor, Verb::Commit, &import)?;
        let counts = write(tx, &permit, job, &basis, &read)?;
        layout::learn(tx, &import, &basis)?;
        store::forget_parts(tx, job.id)?;
        store::finish(tx, job.id, &job.token, &State::Done { counts, at: tx.now() })?;
        tx.say(permit, &Event::Committed { import: job.id, kind: basis.target.kind, counts })
    })
}

fn write(tx: &Tx<'_>, permit: &Permit, job: &Job, basis: &Basis, read: &[ReadRow]) -> Result<Counts> {
    job.progress.set(0, read.len() * 2);
    let progress = |done| job.progress.at(done);
    let judge = Judge {
        reading: tx,
        actor: &job.actor,
        target: basis.target,
        mapping: &basis.mapping,
        progress: &progress,
    };
    let judged = judge.rows(read)?;
    if store::digest(tx, job.id)? != digest(&judged) {
        return Err(Cannot::ChangedSinceTry.into());
    }
    let mut made: HashMap<usize, (i64, String)> = HashMap::new();
    let mut records = Vec::new();
    for (place, row) in judged.iter().enumerate() {
        if let Some(record) = put(tx, permit, basis.target, row, &mut made)? {
            records.push(record);
        }
        job.progress.at(read.len() + place + 1);
    }
    remember(tx, job, basis.target, records)?;
    Ok(Counts::of(&judged))
}

/// Puts one row in place; rows that others wait for come before them.
fn put(
    tx: &Tx<'_>,
    permit: &Permit,
    target: &Target,
    row: &Judged,
    made: &mut HashMap<usize, (i64, String)>,
) -> Result<Option<Record>> {
    let (mut values, before) = match &row.outcome {
        Outcome::New => (row.values.clone(), None),
        Outcome::Changed(changes) => {
            let mut before = Values::default();
            let mut values = Values::default();
            for field in target.fields {
                if let Some(change) = changes.iter().find(|change| change.field == field.name) {
                    before.set(field.name, change.old.clone());
                    values.set(field.name, change.new.clone());
                }
            }
            (values, Some(before))
        }
        Outcome::Same => {
            if let Some(known) = &row.known {
                made.insert(row.row, (known.id, known.name.clone()));
            }
            return Ok(None);
        }
        Outcome::Refused(_) => return Ok(None),
    };
    for (_, value) in values.iter_mut() {
        if let Value::Row(other) = value {
            let (id, name) =
                made.get(other).cloned().ok_or_else(|| Refused::broken("a row's parent is missing"))?;
            *value = Value::Record { id, name };
        }
    }
    let id = (target.put)(tx, permit, row.known.as_ref(), &values)?;
    made.insert(row.row, (id, row.name(target)));
    Ok(Some(Record {
        place: 0,
        row: row.row as i64 + 1,
        kind: target.kind.to_owned(),
        id,
        before,
        before_version: row.known.as_ref().map_or(0, |known| known.version),
        after_version: 0,
        undone: None,
    }))
}

/// Keeps what was there before, and how the records stand now: for undo.
fn remember(tx: &Tx<'_>, job: &Job, target: &Target, mut records: Vec<Record>) -> Result<()> {
    for (chunk, records) in records.chunks_mut(CHUNK).enumerate() {
        let ids: Vec<i64> = records.iter().map(|record| record.id).collect();
        let known = (target.load)(tx, &job.actor, &ids)?;
        let versions: HashMap<i64, i64> = known.into_iter().map(|known| (known.id, known.version)).collect();
        for (n, record) in records.iter_mut().enumerate() {
            record.place = (chunk * CHUNK + n) as i64;
            record.after_version = versions.get(&record.id).copied().unwrap_or(record.before_version + 1);
        }
        rows::insert_records(tx, job.id, records)?;
    }
    Ok(())
}
