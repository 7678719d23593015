//! Drop: a file that came to nothing is thrown away at once, and by itself when it has waited too long.

use ::store::{Db, Sql, Upkeep};
use access::Actor;
use kernel::{Id, Result};
use look::{Act, Icon};
use web::{Ask, Reply};

use crate::events::Event;
use crate::import::{DAYS_KEPT, Import};
use crate::policy::{IMPORTS, Verb};
use crate::show;
use crate::store::{self, COLUMNS, json};

/// GET /import/{id}/drop: asks first.
pub(crate) fn ask_first(ask: &Ask<'_>) -> Result<Reply> {
    let id: Id<Import> = ask.id("id")?;
    let import = ask.db.read(|reading| store::load(reading, ask.actor, id))?;
    IMPORTS.allow(ask.actor, Verb::Drop, &import)?;
    import.state.can_change()?;
    let text = ask.talk.with("intake-drop-ask-text", &[("file", (&import.file_name).into())]);
    let confirm = look::ConfirmBox {
        title: ask.say("intake-drop-ask"),
        text,
        losses: Vec::new(),
        act: Act::send(ask.say("intake-drop-act"), format!("/import/{id}/drop")).icon(Icon::Delete),
        back: format!("/import/{id}"),
    };
    Ok(show::asked(ask, &import, &confirm))
}

/// POST /import/{id}/drop
pub(crate) fn act(ask: &Ask<'_>) -> Result<Reply> {
    let id: Id<Import> = ask.id("id")?;
    throw(ask.db, ask.actor, id)?;
    Ok(Reply::see("/import", "intake-dropped-said"))
}

/// Throws the file of an import away.
pub(crate) fn throw(db: &Db, actor: &Actor, id: Id<Import>) -> Result<()> {
    db.write(actor, |tx| {
        let import = store::load_any(tx, actor, id)?;
        let permit = IMPORTS.allow(actor, Verb::Drop, &import)?;
        import.state.can_change()?;
        store::drop_import(tx, &import)?;
        tx.say(permit, &Event::Dropped { import: id })
    })
}

/// What tidying did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tidied {
    /// Files that had waited too long and were dropped.
    pub dropped: u64,
    /// Imports that can no longer be undone, whose rows and old values were forgotten.
    pub forgotten: u64,
}

/// Throws away what is kept no longer: files that waited for 30 days, and the rows and old values of imports that
/// were carried out 30 days ago. To be called once a day.
pub fn tidy(db: &Db) -> Result<Tidied> {
    let clock = Actor::clock();
    let (old, over) = db.read(|reading| {
        let limit = reading.now().plus_days(-DAYS_KEPT);
        let waiting = "SELECT id FROM import WHERE state IN ('found', 'mapped', 'tried') AND at < ? ORDER BY id LIMIT 500";
        let over = "SELECT id FROM import WHERE state IN ('done', 'undone', 'kept') AND at < ?
                    AND COALESCE(done_at, at) < ? AND is_tidy = 0 ORDER BY id LIMIT 500";
        let reason = "tidying takes whatever is old enough";
        let old: Vec<(Id<Import>,)> = reading.all(Sql::open(reason, waiting).bind(limit))?;
        let over: Vec<(Id<Import>,)> = reading.all(Sql::open(reason, over).bind(limit).bind(limit))?;
        Ok((old, over))
    })?;
    let mut tidied = Tidied::default();
    for (id,) in old {
        throw(db, &clock, id)?;
        tidied.dropped += 1;
    }
    for (id,) in over {
        db.keep(Upkeep::Waiting, |tx| {
            let finding = store::finding(tx, id)?.without_values();
            store::forget_rows(tx, id)?;
            store::forget_parts(tx, id)?;
            tx.run(Sql::change("DELETE FROM import_record WHERE import_id = ?").bind(id))?;
            tx.run_one(
                Sql::change("UPDATE import SET found = ?, is_tidy = 1 WHERE id = ?")
                    .bind(json(&finding)?)
                    .bind(id),
            )
        })?;
        tidied.forgotten += 1;
    }
    let text = format!(
        "SELECT {COLUMNS} FROM import WHERE state IN ('trying', 'committing', 'undoing', 'keeping') LIMIT 100"
    );
    let stuck = db.read(|reading| reading.rows(Sql::open("tidying ends what has stopped", &text)))?;
    for row in &stuck {
        crate::work::end_if_stopped(db, &store::read(row)?)?;
    }
    Ok(tidied)
}
