//! The commit: every row is judged again and put in place, in one transaction with its line in the journal.
//! When anything would be done otherwise than the dry run said, nothing is done.

use std::cell::Cell;
use std::collections::HashMap;

use ::store::Tx;
use access::Permit;
use kernel::Result;
use web::{Ask, Reply};

use crate::events::Event;
use crate::import::{Cannot, State, Work};
use crate::judge::{CHUNK, Counts, Judge, digest};
use crate::place::Placing;
use crate::policy::{IMPORTS, Verb};
use crate::read::ReadRow;
use crate::rows::{self, Record};
use crate::target::Target;
use crate::trial::Basis;
use crate::work::{self, Job};
use crate::{layout, store};

/// POST: carries the import out, and shows the report or how far it has come.
pub(crate) fn act(ask: &Ask<'_>) -> Result<Reply> {
    let id = ask.id("id")?;
    work::begin(ask.db, ask.actor, id, Work::Committing)?.run_behind(put_rows)?;
    Ok(Reply::see(format!("/import/{id}"), ""))
}

/// Puts every row in place, or none.
pub(crate) fn put_rows(job: &Job) -> Result<()> {
    let _turn = job.turn()?;
    let basis = job.db.read(|reading| Basis::load(reading, job))?;
    let read = Cell::new(Some(job.db.read(|reading| basis.rows(reading, job))?));
    job.db.write(&job.actor, |tx| {
        // The rows are used up by being judged; when the write is made anew they are read anew.
        let read = read.take().map_or_else(|| basis.rows(tx, job), Ok)?;
        let import = store::load(tx, &job.actor, job.id)?;
        let permit = IMPORTS.allow(&job.actor, Verb::Commit, &import)?;
        let counts = write(tx, &permit, job, &basis, read)?;
        // A mended file of refused rows has the columns of its first file without those that were never kept.
        if basis.finding.columns.iter().all(|column| !column.is_ours) {
            layout::learn(tx, &import, &basis)?;
        }
        store::forget_parts(tx, job.id)?;
        store::finish(tx, job.id, &job.token, &State::Done { counts, at: tx.now() })?;
        tx.say(permit, &Event::Committed { import: job.id, kind: basis.target.kind, counts })
    })
}

fn write(tx: &Tx<'_>, permit: &Permit, job: &Job, basis: &Basis, read: Vec<ReadRow>) -> Result<Counts> {
    let all = read.len();
    job.progress.set(0, all * 2);
    let progress = |done| job.progress.at(done);
    let judge = Judge {
        reading: tx,
        actor: &job.actor,
        target: basis.target,
        mapping: &basis.mapping,
        progress: &progress,
    };
    let mut judged = judge.rows(read)?;
    let progress = |done| job.progress.at(all + done);
    let records = Placing { tx, permit, target: basis.target, progress: &progress }.rows(&mut judged)?;
    if store::digest(tx, job.id)? != digest(&judged) {
        return Err(Cannot::ChangedSinceTry.into());
    }
    let counts = Counts::of(&judged);
    drop(judged);
    remember(tx, job, basis.target, records)?;
    Ok(counts)
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
