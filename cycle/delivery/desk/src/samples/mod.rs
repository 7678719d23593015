//! Samples for the demo, the tests of others and the measuring: tickets in all states with their dialogues, laid out over
//! time, the same for the same seed. They are told by the noun's own rules and stored by the room's own SQL, with their
//! lines in the journal.

mod cast;
mod offers;
mod story;
mod tale;

#[cfg(test)]
mod samples_test;

use std::collections::HashMap;

use access::{Actor, Permit};
use kernel::{Id, Moment, Person, Result, Unit};
use people::{NewGroup, PersonGroup, add_group, add_member};
use services::{ChoiceFor, Service};
use store::{Db, Sql, Tx};

use crate::store::messages::{self, Carrier, NewMessage};
use crate::store::past::{self, Turn};
use crate::store::{self as rows, parties, rules};
use crate::ticket::Proposed;
use crate::{Event, POLICY, State, Ticket, Verb, Voice, promised};
use cast::Cast;
pub use offers::offer;
use tale::{Tale, Teller};

/// What to grow: by whom, where, how many, and over which time.
pub struct Plan<'a> {
    pub persons: &'a [Id<Person>],
    pub units: &'a [Id<Unit>],
    pub count: usize,
    pub seed: u64,
    pub from: Moment,
    pub to: Moment,
    pub talk: Talk,
}

/// How much is said in the tickets of a sample.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Talk {
    /// As a story goes; nearly half of what is reported twice is merged.
    Short,
    /// Two or three messages in most tickets, and few that are merged: for measuring.
    Long,
}

/// Tickets of one transaction.
const HEAP: usize = 25;

/// Grows tickets. Nothing happens when there is nobody to report or nobody of the desk to answer.
pub fn grow(db: &Db, plan: &Plan<'_>) -> Result<()> {
    let cast = Cast::of(db, plan.persons, plan.units)?;
    if cast.is_empty() {
        return Ok(());
    }
    let groups = groups(db, &cast, plan.units)?;
    let services = services(db)?;
    let mut teller = Teller::new(&cast, db.read(rules::now)?, (&groups, &services), plan);
    let moments = teller.moments(plan.count, plan.from);
    let mut numbers: Vec<Id<Ticket>> = Vec::with_capacity(plan.count);
    for heap in moments.chunks(HEAP) {
        let tales: Vec<Tale> = heap.iter().filter_map(|at| teller.tell(*at)).collect();
        // On a clock that can be moved the journal's lines are spread over the time too.
        let last = heap.last().copied().unwrap_or(plan.from);
        db.clock().advance_seconds(last.seconds_since(db.clock().now()).max(0));
        numbers.extend(stored(db, &tales, &numbers, plan.talk)?);
    }
    Ok(())
}

/// The desk's two groups, with its people in them.
fn groups(db: &Db, cast: &Cast, units: &[Id<Unit>]) -> Result<Vec<Id<PersonGroup>>> {
    let Some(unit) = units.first().copied() else { return Ok(Vec::new()) };
    let operator = Actor::operator();
    let mut groups = Vec::new();
    for (name, about) in
        [("Servicedesk", "Tar emot och löser"), ("Nät och drift", "Nät, servrar och skrivare")]
    {
        let known = Sql::open("a group's name is no secret", "SELECT id FROM person_group WHERE name = ?");
        let known: Option<(Id<PersonGroup>,)> = db.read(|reading| reading.find(known.clone().bind(name)))?;
        let group = if let Some((group,)) = known {
            group
        } else {
            let new = NewGroup { name: name.to_owned(), about: about.to_owned(), unit };
            let group = add_group(db, &operator, &new)?;
            let mut half = cast.desk().iter().skip(groups.len()).step_by(2).take(20);
            half.try_for_each(|person| add_member(db, &operator, group, *person))?;
            group
        };
        groups.push(group);
    }
    Ok(groups)
}

/// The services that there are, by name.
fn services(db: &Db) -> Result<HashMap<String, Id<Service>>> {
    let choices = db.read(|reading| services::choices(reading, &Actor::operator(), ChoiceFor::Keeping))?;
    let named = choices.into_iter().filter_map(|choice| Some((choice.label, choice.value.parse().ok()?)));
    Ok(named.collect())
}

/// Stores tales in one transaction; gives their tickets' numbers.
fn stored(db: &Db, tales: &[Tale], before: &[Id<Ticket>], talk: Talk) -> Result<Vec<Id<Ticket>>> {
    let Some(first) = tales.first() else { return Ok(Vec::new()) };
    db.write(&Actor::operator(), |tx| {
        let proposed = Proposed { unit: first.ticket.facts.unit };
        let permit = POLICY.allow_new(tx.actor(), Verb::Report, &proposed)?;
        let mut made = before.to_vec();
        let mut last = None;
        for tale in tales {
            let (id, event) = store_tale(tx, &permit, tale, &made)?;
            match talk {
                Talk::Short => note_time(tx, id, tale)?,
                Talk::Long => {}
            }
            if let Some(event) = last.replace(event) {
                tx.also(&permit, &event)?;
            }
            made.push(id);
        }
        let event = last.unwrap_or(Event::to(Id::new(0), crate::events::Happened::Reported));
        Ok(tx.say(permit, &event)?.with(made.split_off(before.len())))
    })
}

/// The states of a tale as clocks know them.
fn phases(tale: &Tale) -> Vec<(Moment, State)> {
    tale.turns.iter().map(|turn| (turn.at, turn.state.clone())).collect()
}

/// What was said in it, with the words that came with a move of the desk's.
fn said(tale: &Tale) -> Vec<(Moment, Voice)> {
    let spoken = tale.words.iter().map(|spoke| (spoke.at, spoke.voice));
    let told = tale.turns.iter().skip(1).filter(|turn| !turn.said.is_empty());
    let told = told.map(|turn| (turn.at, Voice::Desk));
    let mut said: Vec<(Moment, Voice)> = spoken.chain(told).collect();
    said.sort_by_key(|(at, _)| *at);
    said
}

/// Notes the work of a tale on the day on which it came furthest.
fn note_time(tx: &Tx<'_>, id: Id<Ticket>, tale: &Tale) -> Result<()> {
    let solved = |turn: &&tale::Turned| matches!(turn.state, State::Resolved { .. });
    let Some(turn) = tale.turns.iter().find(solved).or(tale.turns.last()) else { return Ok(()) };
    if tale.ticket.minutes == 0 {
        return Ok(());
    }
    let day = turn.at.day_in(&people::zone(tx)?);
    let sql = Sql::change(
        "INSERT INTO ticket_time (ticket_id, person_id, minutes, day, note, at) VALUES (?, ?, ?, ?, '', ?)",
    );
    let sql = sql.bind(id).bind(tale.ticket.owner).bind(tale.ticket.minutes).bind(day);
    tx.run(sql.bind(turn.at)).map(|_| ())
}

/// Stores one tale; gives its number and the last thing that happened, which is still to be said.
fn store_tale(
    tx: &Tx<'_>,
    permit: &Permit,
    tale: &Tale,
    before: &[Id<Ticket>],
) -> Result<(Id<Ticket>, Event)> {
    let into = tale.merged_into.and_then(|place| before.get(place)).copied();
    let named = |state: &State| match (state, into) {
        (State::Merged { .. }, Some(into)) => State::Merged { into },
        (state, _) => state.clone(),
    };
    let ticket = Ticket { state: named(&tale.ticket.state), ..tale.ticket.clone() };
    let Some((report, turns)) = tale.turns.split_first() else { return Err(kernel::Refused::NotFound) };
    let id = rows::insert(tx, &ticket)?;
    if let Some(person) = ticket.requester {
        parties::add_asker(tx, id, person, ticket.created_at)?;
    }
    let new = Ticket { id, state: report.state.clone(), ..ticket.clone() };
    past::begin(tx, &new, &Turn { at: report.at, by: report.by, said: "" })?;
    for turn in turns {
        let at_turn = Ticket { id, state: named(&turn.state), ..ticket.clone() };
        past::begin(tx, &at_turn, &Turn { at: turn.at, by: turn.by, said: &turn.said })?;
    }
    promised::recorded(tx, &Ticket { id, ..ticket.clone() }, &phases(tale), &said(tale))?;
    for spoke in &tale.words {
        let (voice, author, at, text) = (spoke.voice, Some(spoke.by), spoke.at, spoke.text.as_str());
        messages::insert(tx, &NewMessage { ticket: id, author, at, voice, carrier: Carrier::Typed, text })?;
    }
    if let Some(rating) = &ticket.rating {
        rows::rated(tx, id, rating)?;
    }
    if ticket.minutes > 0 {
        tx.run(Sql::change("UPDATE ticket SET minutes = ? WHERE id = ?").bind(ticket.minutes).bind(id))?;
    }
    if let Some(into) = into {
        messages::move_thread(tx, id, into)?;
        parties::copy(tx, id, into)?;
        rows::index(tx, into)?;
    }
    rows::index(tx, id)?;
    let mut events = tale.events.iter().map(|what| Event::to(id, *what));
    let last = match into {
        Some(into) => Event::to(id, crate::events::Happened::Merged { into }),
        None => events.next_back().unwrap_or(Event::to(id, crate::events::Happened::Reported)),
    };
    events.try_for_each(|event| tx.also(permit, &event))?;
    Ok((id, last))
}
