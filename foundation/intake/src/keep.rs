//! Keep: the table becomes a searchable sheet. Its rows are written a thousand at a time, so that nobody waits long,
//! and are seen all at once when the last is there.

use ::store::Upkeep;
use kernel::Result;
use web::{Ask, Reply};

use crate::events::Event;
use crate::import::{Cannot, State, Work};
use crate::policy::{IMPORTS, Verb};
use crate::work::{self, Job};
use crate::{found, kept, sheet, store};

/// Rows written in one transaction.
const TOGETHER: usize = 1_000;
/// Characters of one cell that are kept.
const CELL_AT_MOST: usize = 4_000;

/// POST /import/{id}/keep
pub(crate) fn act(ask: &Ask<'_>) -> Result<Reply> {
    let id = ask.id("id")?;
    // Sheets are read by more than those who may see such an import.
    if ask.db.read(|reading| store::load(reading, ask.actor, id))?.is_closed {
        return Err(Cannot::Closed.into());
    }
    work::begin(ask.db, ask.actor, id, Work::Keeping)?.run_behind(keep_rows)?;
    let import = ask.db.read(|reading| store::load(reading, ask.actor, id))?;
    match import.state {
        State::Kept { sheet } => {
            Ok(Reply::made("sheet", sheet, format!("/import/sheets/{sheet}"), "intake-kept-said"))
        }
        _ => Ok(Reply::see(format!("/import/{id}"), "")),
    }
}

/// Writes every row of the table into a sheet.
pub(crate) fn keep_rows(job: &Job) -> Result<()> {
    let (import, finding) = job
        .db
        .read(|reading| Ok((store::load(reading, &job.actor, job.id)?, store::finding(reading, job.id)?)))?;
    let turn = job.turn()?;
    let workbook = job.db.read(|reading| kept::reopen(reading, job.id))?;
    let opened = found::reopen(&workbook, &finding).ok_or(Cannot::NoTable)?;
    let id = job.db.keep(Upkeep::Waiting, |tx| sheet::begin(tx, &job.actor, &import, &finding))?;
    let places = sheet::kept_columns(&finding);
    let all: Vec<usize> = opened.table.rows().collect();
    job.progress.set(0, all.len());
    for (n, rows) in all.chunks(TOGETHER).enumerate() {
        let cells = |row: &usize| {
            let cell = |place: &usize| {
                let shown = opened.sheet.cells.cell(*row, opened.table.columns[*place].index).show();
                shown.trim().chars().filter(|c| *c != '\0').take(CELL_AT_MOST).collect::<String>()
            };
            (*row as i64 + 1, places.iter().map(cell).collect::<Vec<String>>())
        };
        let rows: Vec<(i64, Vec<String>)> = rows.iter().map(cells).collect();
        job.db.keep(Upkeep::Waiting, |tx| sheet::add_rows(tx, id, &rows))?;
        job.progress.at((n + 1) * TOGETHER);
    }
    drop(turn);
    job.db.write(&job.actor, |tx| {
        let import = store::load(tx, &job.actor, job.id)?;
        let permit = IMPORTS.allow(&job.actor, Verb::Keep, &import)?;
        sheet::ready(tx, id)?;
        store::forget_parts(tx, job.id)?;
        store::forget_rows(tx, job.id)?;
        store::finish(tx, job.id, &job.token, &State::Kept { sheet: id })?;
        tx.say(permit, &Event::Kept { import: job.id, sheet: id, rows: all.len() as i64 })
    })
}
