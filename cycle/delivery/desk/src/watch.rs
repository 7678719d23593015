use access::Actor;
use kernel::{FieldErrors, Id, Input, Personal, Result};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::events::Happened;
use crate::store::{load, parties, places};
use crate::{Event, POLICY, Ticket, Verb, moves, report};

/// The actor hears of what happens to the ticket.
pub fn watch(db: &Db, actor: &Actor, id: Id<Ticket>) -> Result<()> {
    let me = actor.me()?;
    db.write(actor, |tx| {
        let ticket = load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Watch, &ticket)?;
        parties::add_watcher(tx, id, me)?;
        tx.say(permit, &Event::to(id, Happened::Watched))
    })
}

/// The actor no longer hears of it, and reads it no longer unless their role does.
pub fn unwatch(db: &Db, actor: &Actor, id: Id<Ticket>) -> Result<()> {
    let me = actor.me()?;
    db.write(actor, |tx| {
        let ticket = load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Unwatch, &ticket)?;
        parties::remove_watcher(tx, id, me)?;
        tx.say(permit, &Event::to(id, Happened::Unwatched))
    })
}

/// POST `/tickets/{id}/watch`
pub(crate) fn send_watch(ask: &Ask<'_>) -> Result<Reply> {
    let id = ask.id("id")?;
    watch(ask.db, ask.actor, id)?;
    Ok(moves::made(id, "desk-watch-done"))
}

/// POST `/tickets/{id}/unwatch`
pub(crate) fn send_unwatch(ask: &Ask<'_>) -> Result<Reply> {
    unwatch(ask.db, ask.actor, ask.id("id")?)?;
    Ok(Reply::see("/tickets", "desk-unwatch-done"))
}

/// Let somebody else hear of it.
pub struct AddWatcher;

/// Who is to watch.
pub struct NewWatcher {
    person: Personal<String>,
}

impl Form for AddWatcher {
    const NAME: &'static str = "desk-add-watcher";
    const FIELDS: &'static [Field] = &[Field::email("person").required()];
    type New = NewWatcher;

    fn parse(input: &Input) -> Result<NewWatcher, FieldErrors> {
        let person = report::address(input, "person")
            .and_then(|found| found.ok_or_else(|| kernel::FieldError::new("person", "missing")));
        kernel::all_or_errors!(NewWatcher { person })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        Ok(moves::about(ask, &moves::for_verb(ask, Verb::AddWatcher)?))
    }

    fn act(ask: &Ask<'_>, new: NewWatcher) -> Result<Reply> {
        let id = ask.id("id")?;
        add_watcher(ask.db, ask.actor, id, &new.person)?;
        Ok(moves::made(id, "desk-add-watcher-done"))
    }
}

/// Lets the person with this address hear of the ticket, and read it. They are told.
pub fn add_watcher(db: &Db, actor: &Actor, id: Id<Ticket>, address: &Personal<String>) -> Result<()> {
    db.write(actor, |tx| {
        let ticket = load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::AddWatcher, &ticket)?;
        let person = places::named(tx, "person", address)?;
        parties::add_watcher(tx, id, person)?;
        tx.say(permit, &Event::to(id, Happened::WatcherAdded { person }))
    })
}
