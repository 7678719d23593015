//! Tickets that were a part of another.

use std::collections::HashMap;

use access::Actor;
use kernel::{Id, Moment, Person, Result};
use store::{Reading, Sql, Tx};

use crate::{POLICY, Ticket, Verb};

/// Parts of one ticket that its page tells of.
const AT_MOST: i64 = 50;

/// One part, seen from either of the two tickets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SplitLine {
    /// The title of the other ticket, when the reader may open it.
    pub other: Option<(Id<Ticket>, String)>,
    pub way: SplitWay,
    pub messages: i64,
    pub at: Moment,
    pub by: Option<Id<Person>>,
}

/// Which way it went, seen from the ticket that is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SplitWay {
    /// Messages went from here to the other.
    Into,
    /// This ticket came of the other.
    From,
}

pub(crate) fn insert(tx: &Tx<'_>, from: Id<Ticket>, into: Id<Ticket>, messages: usize) -> Result<()> {
    let sql = Sql::change(
        "INSERT INTO ticket_split (into_id, from_id, messages, at, by_id) VALUES (?, ?, ?, ?, ?)",
    );
    let sql = sql.bind(into).bind(from).bind(i64::try_from(messages).unwrap_or(i64::MAX));
    tx.run(sql.bind(tx.now()).bind(tx.actor().person_id())).map(|_| ())
}

/// What became of parts of a ticket, and what it was itself a part of, the oldest first.
pub(crate) fn of(reading: &Reading<'_>, actor: &Actor, ticket: Id<Ticket>) -> Result<Vec<SplitLine>> {
    let sql = Sql::open(
        "the ticket was loaded within scope, and the other is named to those alone who may open it",
        "SELECT into_id, from_id, messages, at, by_id FROM ticket_split WHERE from_id = ? OR into_id = ?
         ORDER BY at, into_id LIMIT ?",
    );
    type Line = (Id<Ticket>, Id<Ticket>, i64, Moment, Option<Id<Person>>);
    let rows: Vec<Line> = reading.all(sql.bind(ticket).bind(ticket).bind(AT_MOST))?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let others = rows.iter().map(|(into, from, ..)| if *from == ticket { *into } else { *from });
    let text = "SELECT ticket.id, ticket.title FROM ticket WHERE {scope}";
    let readable = Sql::within(&POLICY.scope(actor, Verb::Read), text).and_in("ticket.id", others);
    let titles: HashMap<Id<Ticket>, String> = reading.all::<(_, String)>(readable)?.into_iter().collect();
    let line = |(into, from, messages, at, by): Line| {
        let (way, other) = if from == ticket { (SplitWay::Into, into) } else { (SplitWay::From, from) };
        SplitLine { other: titles.get(&other).map(|title| (other, title.clone())), way, messages, at, by }
    };
    Ok(rows.into_iter().map(line).collect())
}
