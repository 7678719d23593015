//! The dry run: what would become of each row, kept row by row. Nothing but the import itself is changed.

use std::collections::HashSet;

use ::store::{Reading, Upkeep};
use kernel::{Id, Refused, Result, Subject};
use sheets::{Place, Wanted};
use texts::Talk;
use web::{Ask, Reply};

use crate::found::{self, Finding, Opened};
use crate::import::{Cannot, Import, ROWS_AT_MOST, State, Work};
use crate::judge::{Counts, Judge, Judged, Outcome, digest};
use crate::mapping::Mapping;
use crate::place::Placing;
use crate::policy::{IMPORTS, Verb};
use crate::read::{self, ReadRow};
use crate::rows::{self, RowLine, Told};
use crate::target::{Target, target};
use crate::work::{self, Job};
use crate::{kept, policy, store};

/// Rows kept in one transaction, so that other writers are let in between.
const KEPT_TOGETHER: usize = 2_000;

/// What an import is judged by.
pub(crate) struct Basis {
    pub target: &'static Target,
    pub finding: Finding,
    pub mapping: Mapping,
}

impl Basis {
    /// Loads it; refused when the kind is not one that the actor may bring in.
    pub(crate) fn load(reading: &Reading<'_>, job: &Job) -> Result<Self> {
        let import = store::load(reading, &job.actor, job.id)?;
        let target = target(&import.kind).ok_or(Cannot::NoKind)?;
        if !(target.may)(&job.actor) || !policy::within_limit(&job.actor, target.kind) {
            return Err(Refused::NotAllowed);
        }
        let mapping = store::mapping(reading, job.id)?.ok_or(Cannot::NotMapped)?;
        Ok(Self { target, finding: store::finding(reading, job.id)?, mapping })
    }

    /// Reads every row of the file that was kept, from the columns that feed fields; its cells are let go of again.
    pub(crate) fn rows(&self, reading: &Reading<'_>, job: &Job) -> Result<Vec<ReadRow>> {
        if self.finding.rows > ROWS_AT_MOST {
            return Err(Cannot::TooManyRows.into());
        }
        let names = self.mapping.fed.iter().flat_map(|fed| fed.from.columns());
        let fed: HashSet<usize> =
            names.filter_map(|name| self.finding.column(name)).map(|column| column.index).collect();
        let wanted = |place: Place| if fed.contains(&place.column) { Wanted::Kept } else { Wanted::Passed };
        let workbook = kept::reopen_some(reading, job.id, &wanted)?;
        let opened = found::reopen(&workbook, &self.finding).ok_or(Cannot::NoTable)?;
        Ok(read::rows(&opened, &self.finding, &self.mapping, self.target))
    }
}

/// POST: tries, and shows the result or how far it has come.
pub(crate) fn act(ask: &Ask<'_>) -> Result<Reply> {
    let id = ask.id("id")?;
    work::begin(ask.db, ask.actor, id, Work::Trying)?.run_behind(try_rows)?;
    Ok(Reply::see(format!("/import/{id}"), ""))
}

/// Judges every row and keeps what came of it. The file is open only while it is read: cells and judged rows together
/// would take twice the memory.
pub(crate) fn try_rows(job: &Job) -> Result<()> {
    let turn = job.turn()?;
    let basis = job.db.read(|reading| Basis::load(reading, job))?;
    let read = job.db.read(|reading| basis.rows(reading, job))?;
    job.progress.set(0, read.len() * 2);
    let mut judged = job.db.read(|reading| {
        let progress = |done| job.progress.at(done);
        let actor = &job.actor;
        Judge { reading, actor, target: basis.target, mapping: &basis.mapping, progress: &progress }
            .rows(read)
    })?;
    rehearse(job, &basis, &mut judged)?;
    let state = State::Tried { counts: Counts::of(&judged), digest: digest(&judged) };
    keep(job, &basis, judged)?;
    drop(turn);
    job.db.keep(Upkeep::Waiting, |tx| store::finish(tx, job.id, &job.token, &state))
}

/// Fields that new records must have and nothing feeds, each with the number of rows that were refused for it.
pub(crate) fn lacking(
    reading: &Reading<'_>,
    id: Id<Import>,
    target: &Target,
    mapping: &Mapping,
) -> Result<Vec<(&'static str, i64)>> {
    let unfed = target.fields.iter().filter(|field| field.is_required && !mapping.has(field.name));
    let counted = unfed.map(|field| Ok((field.name, rows::count_lacking(reading, id, field.name)?)));
    counted.filter(|lacking| !matches!(lacking, Ok((_, 0)))).collect()
}

/// That new records need a field which nothing feeds, and what to do.
pub(crate) fn lack_told(talk: &Talk, target: &Target, (field, count): (&str, i64)) -> String {
    let field = talk.say(&target.label_key(field));
    talk.with("intake-tried-lacks", &[("field", field.into()), ("count", count.into())])
}

/// Rows put in place and taken back together: the writes of others wait meanwhile. Rows that stand on others of their
/// file, as in a tree, are never parted.
const REHEARSED_TOGETHER: usize = 1_000;

/// Puts the rows in place as the commit would and takes them back, so that what the rules of the registers refuse is
/// known before anybody says yes.
fn rehearse(job: &Job, basis: &Basis, judged: &mut [Judged]) -> Result<()> {
    let is_tree = judged.iter().any(|row| row.waits_for().is_some());
    let together = if is_tree { judged.len() } else { REHEARSED_TOGETHER };
    let all = judged.len();
    for (chunk, rows) in judged.chunks_mut(together.max(1)).enumerate() {
        let before = all + chunk * together;
        let progress = |done| job.progress.at(before + done);
        let done = job.db.rehearse(&job.actor, |tx| {
            let import = store::load(tx, &job.actor, job.id)?;
            let permit = IMPORTS.allow(&job.actor, Verb::Try, &import)?;
            let mut rows = rows.to_vec();
            Placing { tx, permit: &permit, target: basis.target, progress: &progress }.rows(&mut rows)?;
            Ok(rows)
        })?;
        rows.clone_from_slice(&done);
    }
    Ok(())
}

fn keep(job: &Job, basis: &Basis, mut judged: Vec<Judged>) -> Result<()> {
    job.db.keep(Upkeep::Waiting, |tx| {
        store::goes_on(tx, job.id, &job.token)?;
        store::forget_rows(tx, job.id)
    })?;
    judged.sort_by_key(|row| row.row);
    let hidden = hidden_fields(basis);
    let refused: HashSet<usize> = judged.iter().filter(|row| row.is_refused()).map(|row| row.row).collect();
    let wanted = |place: Place| if refused.contains(&place.row) { Wanted::Kept } else { Wanted::Passed };
    let workbook = job.db.read(|reading| kept::reopen_some(reading, job.id, &wanted))?;
    let opened = found::reopen(&workbook, &basis.finding).ok_or(Cannot::NoTable)?;
    for rows in judged.chunks(KEPT_TOGETHER) {
        let lines: Vec<RowLine> = rows.iter().map(|row| line(row, basis, &opened, &hidden)).collect();
        job.db.keep(Upkeep::Waiting, |tx| {
            store::goes_on(tx, job.id, &job.token)?;
            rows::insert(tx, job.id, &lines)
        })?;
    }
    Ok(())
}

/// Fields that are fed by columns of personal identity numbers.
fn hidden_fields(basis: &Basis) -> Vec<String> {
    let personal = basis.mapping.personal_columns(&basis.finding);
    let is_hidden =
        |fed: &&crate::mapping::Fed| fed.from.columns().iter().any(|name| personal.contains(name));
    basis.mapping.fed.iter().filter(is_hidden).map(|fed| fed.field.clone()).collect()
}

fn line(row: &Judged, basis: &Basis, opened: &Opened<'_>, hidden: &[String]) -> RowLine {
    let is_hidden = |field: &str| hidden.iter().any(|name| name == field);
    let told = match &row.outcome {
        Outcome::New => {
            let mut values = row.values.clone();
            for (field, value) in values.iter_mut() {
                *value = if is_hidden(field) { rows::masked(value) } else { rows::shortened(value) };
            }
            Told::New(values)
        }
        Outcome::Changed(changes) => Told::Changed(
            changes
                .iter()
                .cloned()
                .map(|mut change| {
                    if is_hidden(&change.field) {
                        (change.old, change.new) = (rows::masked(&change.old), rows::masked(&change.new));
                    }
                    change
                })
                .collect(),
        ),
        Outcome::Same => Told::Same(row.twin_of.map(|row| row + 1)),
        Outcome::Refused(whys) => Told::Refused(
            whys.iter()
                .cloned()
                .map(|mut why| {
                    if is_hidden(&why.field) {
                        why.facts.retain(|(name, _)| name != "value");
                    }
                    why
                })
                .collect(),
        ),
    };
    RowLine {
        number: row.row as i64 + 1,
        outcome: row.outcome.word().to_owned(),
        name: row.name(basis.target),
        told,
        cells: row.is_refused().then(|| found::shown(opened, row.row)),
        record: row.known.as_ref().map(|known| known.id).or(row.hidden),
        named: if row.is_refused() { named(row, basis.target) } else { Vec::new() },
    }
}

/// The records that a refused row names, besides the one that it is about.
fn named(row: &Judged, target: &Target) -> Vec<Subject> {
    let referred = row.values.iter().flat_map(|(field, value)| target.referred(field, value));
    let taken_by = row.taken_by.map(|id| Subject::new(target.kind, id));
    referred.map(|(kind, id)| Subject::new(kind, id)).chain(taken_by).collect()
}
