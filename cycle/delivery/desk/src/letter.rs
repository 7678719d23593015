//! What a letter becomes: an entry of the ticket that it answers, else a ticket. Who it is from, and what of that may be
//! believed, is known by then.

use access::{Actor, Permit};
use files::Received;
use kernel::{Id, Person, Refused, Result, Subject, Unit};
use store::Tx;

use crate::events::Happened;
use crate::report::{new_ticket, store_new};
use crate::speak::{self, Speaker, Words};
use crate::store::messages::{self, Carrier, NewMessage, Voice};
use crate::store::past::Turn;
use crate::store::{load, rules};
use crate::ticket::Proposed;
use crate::{Channel, Event, Facts, Kind, Move, POLICY, Step, Ticket, Verb, Wanted, moves};

/// Who a letter comes from, as far as that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sender {
    /// The person whose address it bears; the letter is authenticated.
    Known(Id<Person>),
    /// A person's program, such as one that answers while they are away. The desk alone reads it.
    Program,
    /// Anybody: what was claimed is not believed. The entry is marked "sender not verified" and opens nothing to anybody.
    Unverified,
}

/// A letter as it is taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    pub sender: Sender,
    /// The ticket that it answers, when it bears that ticket's own signed mark; never by its subject alone.
    pub ticket: Option<Id<Ticket>>,
    pub subject: String,
    pub text: String,
    pub files: Vec<Received>,
    /// Where a new ticket belongs when the sender has no unit that is known.
    pub unit: Id<Unit>,
}

/// What a letter became.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Taken {
    pub ticket: Id<Ticket>,
    /// The entry; none when it became the ticket itself.
    pub message: Option<i64>,
}

/// Takes a letter in: as an entry of the ticket that it answers, else as a new ticket. What is solved or closed is opened
/// again by a known sender who has a part in it; a letter that answers a ticket which its sender may not write in becomes
/// a ticket of its own, so that nothing is lost and nobody gets into another's.
pub fn take_letter(tx: &Tx<'_>, letter: &Letter) -> Result<Taken> {
    let permit = POLICY.allow_new(tx.actor(), Verb::TakeLetter, &Proposed { unit: letter.unit })?;
    let answers = match letter.ticket {
        Some(id) => answered(tx, letter, id)?,
        None => None,
    };
    let (taken, what) = match answers {
        Some(ticket) => entry(tx, &permit, ticket, letter)?,
        None => (fresh(tx, letter)?, Happened::CameAsLetter),
    };
    tx.also(&permit, &Event::to(taken.ticket, what))?;
    Ok(taken)
}

/// The ticket that a letter may be added to. Where it was merged, that is the one which lives on.
fn answered(tx: &Tx<'_>, letter: &Letter, id: Id<Ticket>) -> Result<Option<Ticket>> {
    let mut found = match load(tx, &Actor::clock(), id) {
        Ok(ticket) => ticket,
        Err(Refused::NotFound) => return Ok(None),
        Err(other) => return Err(other),
    };
    for _ in 0..20 {
        let crate::State::Merged { into } = found.state else { break };
        found = load(tx, &Actor::clock(), into)?;
    }
    let Sender::Known(person) = letter.sender else {
        // Whoever bears the ticket's own mark was written to: the words are kept, and open nothing.
        return Ok(Some(found).filter(|ticket| ticket.state.step() != Step::Merged));
    };
    let seen_by_them = load(tx, &Actor::person(person, people::grants_of(tx, person, tx.now())?), found.id);
    match seen_by_them {
        Ok(ticket) => Ok(Some(ticket)),
        Err(Refused::NotFound) => Ok(None),
        Err(other) => Err(other),
    }
}

fn entry(tx: &Tx<'_>, permit: &Permit, ticket: Ticket, letter: &Letter) -> Result<(Taken, Happened)> {
    let id = ticket.id;
    let words = Words { text: letter.text.clone(), files: letter.files.clone() };
    let (author, carrier) = match letter.sender {
        Sender::Known(person) => (Some(person), Carrier::Letter),
        Sender::Program => (None, Carrier::Letter),
        Sender::Unverified => (None, Carrier::UnverifiedLetter),
    };
    let is_settled = matches!(ticket.state.step(), Step::Resolved | Step::Closed);
    let is_for_desk_alone = letter.sender == Sender::Program || is_settled && author.is_none();
    if is_for_desk_alone {
        // It opens nothing, but it is kept where the desk reads it.
        let (voice, at) = (Voice::Internal, tx.now());
        let note = NewMessage { ticket: id, author, at, voice, carrier, text: &words.text };
        let message = messages::insert(tx, &note)?;
        attach(tx, message, letter)?;
        return Ok((Taken { ticket: id, message: Some(message) }, Happened::Noted));
    }
    let ticket = if is_settled {
        tx.also(permit, &Event::to(id, Happened::Reopened))?;
        let opened = moves::moved(tx, ticket, &Wanted::silent(Move::Reopen))?;
        Ticket { version: opened.version + 1, ..opened }
    } else {
        ticket
    };
    let message = speak::say(tx, ticket, &Speaker { author, voice: Voice::Asker, carrier }, &words)?;
    Ok((Taken { ticket: id, message: Some(message) }, Happened::GotLetter))
}

fn attach(tx: &Tx<'_>, message: i64, letter: &Letter) -> Result<()> {
    let message = Subject::new(speak::MESSAGE, message);
    letter.files.iter().try_for_each(|file| files::attach_within(tx, &message, file).map(|_| ()))
}

/// A new ticket of a letter. A sender who is not verified becomes nobody's requester.
fn fresh(tx: &Tx<'_>, letter: &Letter) -> Result<Taken> {
    let requester = match letter.sender {
        Sender::Known(person) => Some(person),
        Sender::Program | Sender::Unverified => None,
    };
    let own = requester.map(|person| crate::store::places::unit_of_person(tx, person)).transpose()?.flatten();
    let facts = Facts {
        kind: Kind::Incident,
        title: title(letter),
        text: if requester.is_some() { letter.text.clone() } else { String::new() },
        unit: own.unwrap_or(letter.unit),
        service: None,
    };
    let ticket =
        Ticket { channel: Channel::Mail, ..new_ticket(facts, requester, &rules::now(tx)?, tx.now()) };
    let id = store_new(tx, &ticket, &Turn { at: tx.now(), by: requester, said: "" })?;
    let message = if requester.is_some() {
        let subject = Subject::new("ticket", id.number());
        letter.files.iter().try_for_each(|file| files::attach_within(tx, &subject, file).map(|_| ()))?;
        None
    } else {
        // The words stand in the dialogue, where their mark stands beside them.
        let (voice, carrier) = (Voice::Asker, Carrier::UnverifiedLetter);
        let first = NewMessage { ticket: id, author: None, at: tx.now(), voice, carrier, text: &letter.text };
        let message = messages::insert(tx, &first)?;
        attach(tx, message, letter)?;
        Some(message)
    };
    crate::store::index(tx, id)?;
    Ok(Taken { ticket: id, message })
}

/// The subject; the first words where there is none, and what has neither is called a letter without words.
fn title(letter: &Letter) -> String {
    let subject: String = letter.subject.split_whitespace().collect::<Vec<_>>().join(" ");
    let words = letter.text.split_whitespace().collect::<Vec<_>>().join(" ");
    let title = if subject.is_empty() { words.chars().take(60).collect() } else { subject };
    if title.trim().is_empty() { "(…)".to_owned() } else { title.chars().take(160).collect() }
}
