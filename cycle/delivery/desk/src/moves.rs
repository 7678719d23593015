//! What every move of a ticket's state shares: the word that those who ask read, the form, the six beats.

use access::Actor;
use kernel::{FieldError, Id, Input, Refused, Result};
use store::{Db, Tx};
use web::{Ask, Draft, Field, Reply};

use crate::events::Happened;
use crate::post::{self, Answer};
use crate::store::past::{self, Turn};
use crate::store::{index, load, save};
use crate::{Event, Move, POLICY, State, Ticket, Verb, Voice, Waiting, promised};

/// What those who ask read.
pub(crate) const SAID: Field = Field::prose("said", 2_000).required();
/// The version that the sender saw; a program may leave it out.
pub(crate) const VERSION: Field = Field::hidden("version");

/// A move that somebody wants to make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    pub to: Move,
    /// What those who ask read; may be empty where a move says enough by itself.
    pub said: String,
    /// The version that the sender saw, if it says so; another one now is a conflict.
    pub seen: Option<i64>,
}

impl Wanted {
    /// A move without a word of its own.
    pub const fn silent(to: Move) -> Self {
        Self { to, said: String::new(), seen: None }
    }
}

pub(crate) fn said(input: &Input) -> Result<String, FieldError> {
    input.text("said", 3..=2_000)
}

pub(crate) fn seen(input: &Input) -> Result<Option<i64>, FieldError> {
    input.optional_number("version", 1..=i64::MAX)
}

/// A conflict, when the sender saw another version than the one that is.
pub(crate) fn is_as_seen(ticket: &Ticket, seen: Option<i64>) -> Result<()> {
    if seen.is_none_or(|version| version == ticket.version) { Ok(()) } else { Err(Refused::Conflict) }
}

/// What the journal is told of a move; nothing of those that have a verb of their own to say it.
const fn happened(to: &Move) -> Happened {
    match to {
        Move::Begin => Happened::Taken,
        Move::Wait { .. } => Happened::Waited,
        Move::Resume => Happened::Resumed,
        Move::Resolve => Happened::Resolved,
        Move::Close => Happened::Closed,
        Move::Reopen => Happened::Reopened,
        Move::Merge { into } => Happened::Merged { into: *into },
    }
}

/// Moves a ticket to another state: all moves but merging, which does more.
pub fn carry_out(db: &Db, actor: &Actor, id: Id<Ticket>, verb: Verb, wanted: &Wanted) -> Result<()> {
    db.write(actor, |tx| {
        let ticket = load(tx, actor, id)?;
        let permit = POLICY.allow(actor, verb, &ticket)?;
        moved(tx, ticket, wanted)?;
        tx.say(permit, &Event::to(id, happened(&wanted.to)))
    })
}

/// Moves the ticket and stores all that a move leaves behind; the caller has the permit and says what happened.
pub(crate) fn moved(tx: &Tx<'_>, ticket: Ticket, wanted: &Wanted) -> Result<Ticket> {
    is_as_seen(&ticket, wanted.seen)?;
    let before = ticket.state.clone();
    let ticket = ticket.moved(wanted.to.clone(), &wanted.said, tx.now())?;
    kept(tx, &before, &ticket, &Turn { said: &wanted.said, ..Turn::silent(tx) })?;
    if !wanted.said.is_empty() {
        index(tx, ticket.id)?;
    }
    // Whoever opens it again says by whom that was.
    let is_answer = !wanted.said.is_empty() && wanted.to != Move::Reopen;
    promised::turned(tx, &before, &ticket, is_answer.then_some(Voice::Desk))?;
    if is_answer {
        post::answer(tx, &ticket, &Answer { lead: lead(&wanted.to), text: &wanted.said, files: &[] })?;
    }
    Ok(ticket)
}

/// What a letter about a move begins with.
const fn lead(to: &Move) -> &'static str {
    match to {
        Move::Resolve => "desk-letter-resolved",
        Move::Wait { on: Waiting::Requester } => "desk-letter-asks",
        Move::Wait { .. } => "desk-letter-waits",
        Move::Merge { .. } => "desk-letter-merged",
        Move::Begin | Move::Resume | Move::Close | Move::Reopen => "desk-letter-answered",
    }
}

/// Stores a ticket; its history when it is in another state than before. What clocks hear of it is for the caller to say.
pub(crate) fn kept(tx: &Tx<'_>, before: &State, ticket: &Ticket, turn: &Turn<'_>) -> Result<()> {
    save(tx, ticket)?;
    if *before != ticket.state {
        past::begin(tx, ticket, turn)?;
    }
    Ok(())
}

/// The ticket that the address names, when the actor may do the verb to it.
pub(crate) fn for_verb(ask: &Ask<'_>, verb: Verb) -> Result<Ticket> {
    let id = ask.id("id")?;
    let ticket = ask.db.read(|reading| load(reading, ask.actor, id))?;
    POLICY.allow(ask.actor, verb, &ticket)?;
    Ok(ticket)
}

/// A form about one ticket before it is filled in.
pub(crate) fn about(ask: &Ask<'_>, ticket: &Ticket) -> Draft {
    Draft::default()
        .crumb("/tickets", ask.say("desk-list-title"))
        .crumb(ticket.href(), &ticket.facts.title)
        .value("version", ticket.version.to_string())
        .cancel(ticket.href())
}

/// The draft of a move's form; refused when the move cannot be made now.
pub(crate) fn draft(ask: &Ask<'_>, verb: Verb, to: Move) -> Result<Draft> {
    let ticket = for_verb(ask, verb)?;
    ticket.state.after(to, ticket.changed_at)?;
    Ok(about(ask, &ticket))
}

/// Makes the move that a form asks for.
pub(crate) fn act(ask: &Ask<'_>, verb: Verb, wanted: &Wanted, done: &'static str) -> Result<Reply> {
    let id = ask.id("id")?;
    carry_out(ask.db, ask.actor, id, verb, wanted)?;
    Ok(made(id, done))
}

/// Back to the ticket, with a word that it is done.
pub(crate) fn made(id: Id<Ticket>, done: &'static str) -> Reply {
    Reply::made("ticket", id.number(), crate::ticket::href(id), done)
}
