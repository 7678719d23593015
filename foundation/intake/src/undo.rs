//! Undo: what an import made is taken away again, what it changed is as it was before. Records that somebody has
//! changed since, or that others have come to lean on, are left as they are and named.

use std::collections::HashMap;

use ::store::{Said, Tx};
use access::Permit;
use kernel::{Refused, Result};
use look::{Act, Icon};
use web::{Ask, Reply};

use crate::events::Event;
use crate::import::{Cannot, State, Work};
use crate::judge::{CHUNK, Counts};
use crate::policy::{IMPORTS, Verb, within_limit};
use crate::rows::{self, Record};
use crate::target::{Known, Target, target};
use crate::work::{self, Job};
use crate::{show, store};

/// GET /import/{id}/undo: asks first, and says what would be taken back.
pub(crate) fn ask_first(ask: &Ask<'_>) -> Result<Reply> {
    let id = ask.id("id")?;
    let import = ask.db.read(|reading| store::load(reading, ask.actor, id))?;
    IMPORTS.allow(ask.actor, Verb::Undo, &import)?;
    import.state.can_undo(ask.db.clock().now())?;
    let counts = if let State::Done { counts, .. } = &import.state { *counts } else { Counts::default() };
    let loss = |(key, count): (&str, i64)| ask.talk.with(key, &[("count", count.into())]);
    let losses = [("intake-undo-ask-new", counts.new), ("intake-undo-ask-changed", counts.changed)];
    let mut said = vec![ask.talk.with("intake-undo-ask-text", &[("file", (&import.file_name).into())])];
    said.extend(losses.into_iter().filter(|(_, count)| *count > 0).map(loss));
    said.push(ask.say("intake-undo-ask-kept"));
    let text = said.join(" ");
    let confirm = look::ConfirmBox {
        title: ask.say("intake-undo-ask"),
        text,
        losses: Vec::new(),
        act: Act::send(ask.say("intake-undo-act"), format!("/import/{id}/undo")).icon(Icon::Undo),
        back: format!("/import/{id}"),
    };
    Ok(show::asked(ask, &import, &confirm))
}

/// POST: takes the import back, and shows what came of it or how far it has come.
pub(crate) fn act(ask: &Ask<'_>) -> Result<Reply> {
    let id = ask.id("id")?;
    work::begin(ask.db, ask.actor, id, Work::Undoing)?.run_behind(take_back)?;
    Ok(Reply::see(format!("/import/{id}"), ""))
}

/// Records taken back in one transaction: other writers are let in between, and the database does not slow down as one
/// transaction grows. Undo that was interrupted goes on where it stopped.
const TOGETHER: i64 = 1_000;

/// Takes every record back that can be.
pub(crate) fn take_back(job: &Job) -> Result<()> {
    let total = job.db.read(|reading| rows::count_records(reading, job.id))?;
    job.progress.set(0, usize::try_from(total).unwrap_or(0));
    while job.db.write(&job.actor, |tx| some(tx, job))? {
        let left = job.db.read(|reading| rows::count_waiting(reading, job.id))?;
        job.progress.at(usize::try_from(total - left).unwrap_or(0));
    }
    Ok(())
}

/// Takes some records back; gives whether more wait.
fn some(tx: &Tx<'_>, job: &Job) -> Result<Said<bool>> {
    let import = store::load(tx, &job.actor, job.id)?;
    let permit = IMPORTS.allow(&job.actor, Verb::Undo, &import)?;
    if !matches!(&import.state, State::Working { token, .. } if *token == job.token) {
        return Err(Refused::Conflict);
    }
    let target = target(&import.kind).ok_or(Cannot::NoKind)?;
    if !(target.may)(&job.actor) || !within_limit(&job.actor, target.kind) {
        return Err(Refused::NotAllowed);
    }
    let waiting = rows::records_waiting(tx, job.id, TOGETHER)?;
    let mut restored = 0;
    for records in waiting.chunks(CHUNK) {
        restored += chunk(tx, &permit, job, target, records)?;
    }
    if rows::count_waiting(tx, job.id)? > 0 {
        let left = waiting.len() as i64 - restored;
        return Ok(tx.say(permit, &Event::PartUndone { import: job.id, restored, left })?.with(true));
    }
    let (restored, left) = rows::count_undone(tx, job.id)?;
    store::finish(tx, job.id, &job.token, &State::Undone { counts: Counts::default(), restored, left })?;
    Ok(tx.say(permit, &Event::Undone { import: job.id, restored, left })?.with(false))
}

/// Takes some records back; gives how many. All are tried together first: a savepoint for each record costs more the
/// larger the write has grown, so only where one is refused are they tried one by one.
fn chunk(tx: &Tx<'_>, permit: &Permit, job: &Job, target: &Target, records: &[Record]) -> Result<i64> {
    let known = by_id((target.load)(tx, &job.actor, &ids(records))?);
    let back = Back { permit, target, known: &known };
    let together =
        tx.part(|tx| records.iter().map(|record| back.one(tx, record)).collect::<Result<Vec<_>>>())?;
    let hows = match together {
        Ok(hows) => hows,
        Err(_) => records.iter().map(|record| back.one_apart(tx, record)).collect::<Result<Vec<_>>>()?,
    };
    let mut changed = Vec::new();
    for (record, how) in records.iter().zip(&hows) {
        rows::mark_undone(tx, job.id, record.place, how)?;
        if *how == RESTORED && record.before.is_some() {
            changed.push(record);
        }
    }
    if !changed.is_empty() {
        let ids: Vec<i64> = changed.iter().map(|record| record.id).collect();
        let now = by_id((target.load)(tx, &job.actor, &ids)?);
        for record in changed {
            rows::again_as(tx, record, now.get(&record.id).map_or(0, |known| known.version))?;
        }
    }
    Ok(hows.iter().filter(|how| **how == RESTORED).count() as i64)
}

fn ids(records: &[Record]) -> Vec<i64> {
    records.iter().map(|record| record.id).collect()
}

fn by_id(known: Vec<Known>) -> HashMap<i64, Known> {
    known.into_iter().map(|known| (known.id, known)).collect()
}

/// The word of a record that is as it was before.
const RESTORED: &str = "restored";

struct Back<'a> {
    permit: &'a Permit,
    target: &'a Target,
    known: &'a HashMap<i64, Known>,
}

impl Back<'_> {
    /// Takes one record back, or says in a word why it was left without trying.
    fn one(&self, tx: &Tx<'_>, record: &Record) -> Result<&'static str> {
        let Some(known) = self.known.get(&record.id) else { return Ok("gone") };
        if known.version != record.after_version {
            return Ok("changed");
        }
        match &record.before {
            None => (self.target.remove)(tx, self.permit, record.id)?,
            Some(before) => (self.target.put)(tx, self.permit, Some(known), before).map(|_| ())?,
        }
        Ok(RESTORED)
    }

    /// The same, where a refusal is a word too and leaves the record as it is.
    fn one_apart(&self, tx: &Tx<'_>, record: &Record) -> Result<&'static str> {
        match tx.part(|tx| self.one(tx, record))? {
            Ok(how) => Ok(how),
            Err(Refused::NotAllowed | Refused::NotFound | Refused::NotSignedIn) => Ok("barred"),
            Err(_) => Ok("used"),
        }
    }
}
