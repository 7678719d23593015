//! The commit: every row is judged again and put in place, in one transaction with its line in the journal.
//! When anything would be done otherwise than the dry run said, nothing is done.

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
use crate::{found, kept, layout, store};

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
    let mut judged = judge.rows(read)?;
    let progress = |done| job.progress.at(read.len() + done);
    let records = Placing { tx, permit, target: basis.target, progress: &progress }.rows(&mut judged)?;
    if store::digest(tx, job.id)? != digest(&judged) {
        return Err(Cannot::ChangedSinceTry.into());
    }
    remember(tx, job, basis.target, records)?;
    Ok(Counts::of(&judged))
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
