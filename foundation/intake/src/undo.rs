//! Undo: what an import made is taken away again, what it changed is as it was before. Records that somebody has
//! changed since, or that others have come to lean on, are left as they are and named.

use std::collections::HashMap;

use ::store::Tx;
use access::Permit;
use kernel::{Refused, Result};
use web::{Ask, Reply};

use crate::events::Event;
use crate::import::{Cannot, State, Work};
use crate::judge::{CHUNK, Counts};
use crate::policy::{IMPORTS, Verb, within_limit};
use crate::rows::{self, Record};
use crate::store;
use crate::target::{Known, Target, target};
use crate::work::{self, Job};

/// POST: takes the import back, and shows what came of it or how far it has come.
pub(crate) fn act(ask: &Ask<'_>) -> Result<Reply> {
    let id = ask.id("id")?;
    work::begin(ask.db, ask.actor, id, Work::Undoing)?.run_behind(take_back)?;
    Ok(Reply::see(format!("/import/{id}"), ""))
}

/// Takes every record back that can be, in one transaction.
pub(crate) fn take_back(job: &Job) -> Result<()> {
    job.db.write(&job.actor, |tx| {
        let import = store::load(tx, &job.actor, job.id)?;
        let permit = IMPORTS.allow(&job.actor, Verb::Undo, &import)?;
        let target = target(&import.kind).ok_or(Cannot::NoKind)?;
        if !(target.may)(&job.actor) || !within_limit(&job.actor, target.kind) {
            return Err(Refused::NotAllowed);
        }
        let total = rows::count_records(tx, job.id)?;
        let mut before = i64::MAX;
        let (mut restored, mut left) = (0_i64, 0_i64);
        job.progress.set(0, usize::try_from(total).unwrap_or(0));
        loop {
            let records = rows::records_before(tx, job.id, before, CHUNK as i64)?;
            let Some(last) = records.last() else { break };
            before = last.place;
            let good = chunk(tx, &permit, job, target, &records)?;
            restored += good;
            left += records.len() as i64 - good;
            job.progress.at(usize::try_from(restored + left).unwrap_or(0));
        }
        let state = State::Undone { counts: Counts::default(), restored, left };
        store::finish(tx, job.id, &job.token, &state)?;
        tx.say(permit, &Event::Undone { import: job.id, restored, left })
    })
}

/// Takes some records back; gives how many.
fn chunk(tx: &Tx<'_>, permit: &Permit, job: &Job, target: &Target, records: &[Record]) -> Result<i64> {
    let ids: Vec<i64> = records.iter().map(|record| record.id).collect();
    let known = (target.load)(tx, &job.actor, &ids)?;
    let mut known: HashMap<i64, Known> = known.into_iter().map(|known| (known.id, known)).collect();
    let mut restored = Vec::new();
    for record in records {
        let how = one(tx, permit, target, record, known.remove(&record.id))?;
        rows::mark_undone(tx, job.id, record.place, how)?;
        if how == "restored" {
            restored.push(record);
        }
    }
    let changed: Vec<&&Record> = restored.iter().filter(|record| record.before.is_some()).collect();
    let ids: Vec<i64> = changed.iter().map(|record| record.id).collect();
    if !ids.is_empty() {
        let now = (target.load)(tx, &job.actor, &ids)?;
        let versions: HashMap<i64, i64> = now.into_iter().map(|known| (known.id, known.version)).collect();
        for record in changed {
            rows::again_as(tx, record, versions.get(&record.id).copied().unwrap_or_default())?;
        }
    }
    Ok(restored.len() as i64)
}

/// Takes one record back, or says in a word why it was left.
fn one(
    tx: &Tx<'_>,
    permit: &Permit,
    target: &Target,
    record: &Record,
    known: Option<Known>,
) -> Result<&'static str> {
    let Some(known) = known else { return Ok("gone") };
    if known.version != record.after_version {
        return Ok("changed");
    }
    let outcome = tx.part(|tx| match &record.before {
        None => (target.remove)(tx, permit, record.id),
        Some(before) => (target.put)(tx, permit, Some(&known), before).map(|_| ()),
    })?;
    match outcome {
        Ok(()) => Ok("restored"),
        Err(Refused::NotAllowed | Refused::NotFound | Refused::NotSignedIn) => Ok("barred"),
        Err(_) => Ok("used"),
    }
}
