//! The door for letters: a room that carries mail hands each one over here, once it knows what it may believe of it.

use access::{Actor, Permit};
use files::Received;
use kernel::{Id, Person, Refused, Result, Subject, Unit};
use store::{Db, Tx};

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

/// Takes a letter in: as an entry of the ticket that it answers, else as a new ticket. Gives the ticket. What is solved or
/// closed is opened again by a known sender who has a part in it; a letter that answers a ticket which its sender may not
/// write in becomes a ticket of its own, so that nothing is lost and nobody gets into another's.
pub fn take_letter(db: &Db, letter: &Letter) -> Result<Id<Ticket>> {
    db.write(&Actor::clock(), |tx| {
        let permit = POLICY.allow_new(tx.actor(), Verb::TakeLetter, &Proposed { unit: letter.unit })?;
        let answers = match letter.ticket {
            Some(id) => answered(tx, letter, id)?,
            None => None,
        };
        if let Some(ticket) = answers {
            let (id, what) = entry(tx, &permit, ticket, letter)?;
            return Ok(tx.say(permit, &Event::to(id, what))?.with(id));
        }
        let id = fresh(tx, letter)?;
        Ok(tx.say(permit, &Event::to(id, Happened::CameAsLetter))?.with(id))
    })
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
        // A stranger with the ticket's own mark was written to: the words are kept, and open nothing.
        return Ok(Some(found).filter(|ticket| ticket.state.step() != Step::Merged));
    };
    let seen_by_them = load(tx, &Actor::person(person, people::grants_of(tx, person, tx.now())?), found.id);
    match seen_by_them {
        Ok(ticket) => Ok(Some(ticket)),
        Err(Refused::NotFound) => Ok(None),
        Err(other) => Err(other),
    }
}

fn entry(tx: &Tx<'_>, permit: &Permit, ticket: Ticket, letter: &Letter) -> Result<(Id<Ticket>, Happened)> {
    let id = ticket.id;
    let words = Words { text: letter.text.clone(), files: letter.files.clone() };
    let (author, carrier) = match letter.sender {
        Sender::Known(person) => (Some(person), Carrier::Letter),
        Sender::Unverified => (None, Carrier::UnverifiedLetter),
    };
    let is_settled = matches!(ticket.state.step(), Step::Resolved | Step::Closed);
    if is_settled && carrier == Carrier::UnverifiedLetter {
        // A stranger's word opens nothing, but it is kept where the desk reads it.
        let note = NewMessage {
            ticket: id,
            author,
            at: tx.now(),
            voice: Voice::Internal,
            carrier,
            text: &words.text,
        };
        let message = Subject::new(speak::MESSAGE, messages::insert(tx, &note)?);
        words.files.iter().try_for_each(|file| files::attach_within(tx, &message, file).map(|_| ()))?;
        return Ok((id, Happened::Noted));
    }
    let ticket = if is_settled {
        tx.also(permit, &Event::to(id, Happened::Reopened))?;
        let opened = moves::moved(tx, ticket, &Wanted::silent(Move::Reopen))?;
        Ticket { version: opened.version + 1, ..opened }
    } else {
        ticket
    };
    speak::say(tx, ticket, &Speaker { author, voice: Voice::Asker, carrier }, &words)?;
    Ok((id, Happened::GotLetter))
}

/// A new ticket of a letter. A sender who is not verified becomes nobody's requester.
fn fresh(tx: &Tx<'_>, letter: &Letter) -> Result<Id<Ticket>> {
    let requester = match letter.sender {
        Sender::Known(person) => Some(person),
        Sender::Unverified => None,
    };
    let own = requester.map(|person| crate::store::places::unit_of_person(tx, person)).transpose()?.flatten();
    let title: String = letter.subject.trim().chars().take(160).collect();
    let title = if title.is_empty() { letter.text.chars().take(60).collect() } else { title };
    let facts = Facts {
        kind: Kind::Incident,
        title,
        text: if requester.is_some() { letter.text.clone() } else { String::new() },
        unit: own.unwrap_or(letter.unit),
        service: None,
    };
    let ticket =
        Ticket { channel: Channel::Mail, ..new_ticket(facts, requester, &rules::now(tx)?, tx.now()) };
    let id = store_new(tx, &ticket, &Turn { at: tx.now(), by: requester, said: "" })?;
    if requester.is_some() {
        letter.files.iter().try_for_each(|file| {
            files::attach_within(tx, &Subject::new("ticket", id.number()), file).map(|_| ())
        })?;
    } else {
        // The words stand in the dialogue, where their mark stands beside them.
        let (voice, carrier) = (Voice::Asker, Carrier::UnverifiedLetter);
        let first = NewMessage { ticket: id, author: None, at: tx.now(), voice, carrier, text: &letter.text };
        let message = Subject::new(speak::MESSAGE, messages::insert(tx, &first)?);
        letter.files.iter().try_for_each(|file| files::attach_within(tx, &message, file).map(|_| ()))?;
    }
    crate::store::index(tx, id)?;
    Ok(id)
}
