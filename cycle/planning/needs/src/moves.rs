//! What every move of a need's state shares: the reason that its askers read, the form, the six beats.

use access::Actor;
use kernel::{Day, FieldError, Id, Input, Refused, Result};
use store::{Db, Tx};
use web::{Ask, Draft, Field, Reply};

use crate::store::{index, load, parties, past, save};
use crate::{Event, Move, Need, POLICY, Verb};

/// Why: the askers read it.
pub(crate) const REASON: Field = Field::prose("reason", 2_000).required();
/// The version that the sender saw; a program may leave it out.
pub(crate) const VERSION: Field = Field::hidden("version");

/// A move that somebody wants to make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    pub to: Move,
    pub reason: String,
    /// The version that the sender saw, if it says so; another one now is a conflict.
    pub seen: Option<i64>,
}

pub(crate) fn reason(input: &Input) -> Result<String, FieldError> {
    input.text("reason", 3..=2_000)
}

pub(crate) fn seen(input: &Input) -> Result<Option<i64>, FieldError> {
    input.optional_number("version", 1..=i64::MAX)
}

/// A conflict, when the sender saw another version than the one that is.
pub(crate) fn is_as_seen(need: &Need, seen: Option<i64>) -> Result<()> {
    if seen.is_none_or(|version| version == need.version) { Ok(()) } else { Err(Refused::Conflict) }
}

/// The day in the organisation's zone.
pub(crate) fn today(ask: &Ask<'_>) -> Day {
    ask.db.clock().now().day_in(&ask.visitor.organisation.zone)
}

/// A day ahead that somebody states must not have been.
pub(crate) fn not_past(ask: &Ask<'_>, field: &'static str, day: Option<Day>) -> Result<()> {
    if day.is_some_and(|day| day < today(ask)) { Err(Refused::field(field, "day-is-past")) } else { Ok(()) }
}

/// Moves a need to another state: all moves but merging and taking up again, which do more.
pub fn carry_out(db: &Db, actor: &Actor, id: Id<Need>, verb: Verb, wanted: &Wanted) -> Result<()> {
    db.write(actor, |tx| {
        let need = load(tx, actor, id)?;
        let permit = POLICY.allow(actor, verb, &need)?;
        let need = moved(tx, need, wanted)?;
        tx.say(permit, &Event::Moved { need: id, to: need.state.step() })
    })
}

/// Moves the need and stores all that a move leaves behind; the caller has the permit and says what happened.
pub(crate) fn moved(tx: &Tx<'_>, need: Need, wanted: &Wanted) -> Result<Need> {
    is_as_seen(&need, wanted.seen)?;
    let (need, line) = need.moved(wanted.to, wanted.reason.clone(), tx.now())?;
    save(tx, &need)?;
    past::insert(tx, &line)?;
    parties::let_wait(tx, need.id, need.settled_at)?;
    index(tx, need.id)?;
    Ok(need)
}

/// The need that the address names, when the actor may do the verb to it.
pub(crate) fn for_verb(ask: &Ask<'_>, verb: Verb) -> Result<Need> {
    let id = ask.id("id")?;
    let need = ask.db.read(|reading| load(reading, ask.actor, id))?;
    POLICY.allow(ask.actor, verb, &need)?;
    Ok(need)
}

/// A form about one need before it is filled in.
pub(crate) fn about(ask: &Ask<'_>, need: &Need) -> Draft {
    Draft::default()
        .crumb("/needs", ask.say("needs-list-title"))
        .crumb(need.href(), &need.facts.title)
        .value("version", need.version.to_string())
        .cancel(need.href())
}

/// The draft of a move's form; refused when the move cannot be made now.
pub(crate) fn draft(ask: &Ask<'_>, verb: Verb, to: Move) -> Result<Draft> {
    let need = for_verb(ask, verb)?;
    need.state.after(to, need.changed_at)?;
    Ok(about(ask, &need))
}

/// Makes the move that a form asks for.
pub(crate) fn act(ask: &Ask<'_>, verb: Verb, wanted: &Wanted, said: &'static str) -> Result<Reply> {
    let id = ask.id("id")?;
    carry_out(ask.db, ask.actor, id, verb, wanted)?;
    Ok(Reply::made("need", id.number(), crate::need::href(id), said))
}
