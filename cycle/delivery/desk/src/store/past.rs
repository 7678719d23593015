//! The history of a ticket's states as half-open intervals: each begins where the one before it ended, and the last has
//! no end yet. Clocks are reckoned from it and from nothing else.

use kernel::{Id, Moment, Person, Refused, Result};
use store::{Reading, Sql, Tx};

use crate::{Step, Ticket, Waiting};

/// One state with its beginning and its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interval {
    pub state: Step,
    /// What was waited for, by the word of [`crate::Waiting`].
    pub wait_for: Option<String>,
    /// The supplier or the day that was waited for, or the ticket that it was merged into.
    pub detail: String,
    pub from: Moment,
    /// The moment at which the next state began; none in the state that is.
    pub until: Option<Moment>,
    pub by: Option<Id<Person>>,
    /// What those who ask were told with it.
    pub said: String,
}

/// Who changed a state, when, and what those who ask were told with it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Turn<'a> {
    pub at: Moment,
    pub by: Option<Id<Person>>,
    pub said: &'a str,
}

impl Turn<'_> {
    /// A turn by whoever acts, now, without a word.
    pub(crate) fn silent(tx: &Tx<'_>) -> Self {
        Self { at: tx.now(), by: tx.actor().person_id(), said: "" }
    }
}

/// Ends the state that was and begins the one that the ticket is in: the one way in which the history grows.
pub(crate) fn begin(tx: &Tx<'_>, ticket: &Ticket, turn: &Turn<'_>) -> Result<()> {
    let place = tx.number(
        Sql::open(
            "a place in the ticket's own history",
            "SELECT MAX(place) FROM ticket_past WHERE ticket_id = ?",
        )
        .bind(ticket.id),
    )?;
    if place > 0 {
        let sql = Sql::change("UPDATE ticket_past SET until_at = ? WHERE ticket_id = ? AND place = ?");
        tx.run_one(sql.bind(turn.at).bind(ticket.id).bind(place))?;
    }
    insert(tx, ticket, turn, Place { number: place + 1, until: None })
}

/// The whole history of a new ticket: each state with how it began, the oldest first.
pub(crate) fn begin_with(tx: &Tx<'_>, states: &[(&Ticket, Turn<'_>)]) -> Result<()> {
    for (at, (ticket, turn)) in states.iter().enumerate() {
        let number = i64::try_from(at + 1).unwrap_or(i64::MAX);
        let until = states.get(at + 1).map(|(_, next)| next.at);
        insert(tx, ticket, turn, Place { number, until })?;
    }
    Ok(())
}

/// Where an interval stands in the history, and when the next one began.
struct Place {
    number: i64,
    until: Option<Moment>,
}

fn insert(tx: &Tx<'_>, ticket: &Ticket, turn: &Turn<'_>, place: Place) -> Result<()> {
    let sql = Sql::change(
        "INSERT INTO ticket_past (ticket_id, place, state, wait_for, detail, from_at, until_at, by_id, said)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    );
    let some = |text: String| Some(text).filter(|text| !text.is_empty());
    let detail = match &ticket.state {
        crate::State::Merged { into } => Some(into.to_string()),
        state => state.waits_for().and_then(|on| some(on.detail())),
    };
    let sql = sql.bind(ticket.id).bind(place.number).bind(ticket.state.step().word());
    let sql = sql.bind(ticket.state.waits_for().map(Waiting::word)).bind(detail).bind(turn.at);
    tx.run(sql.bind(place.until).bind(turn.by).bind(some(turn.said.to_owned())))?;
    Ok(())
}

/// The history of a ticket that was loaded within scope, the oldest first: at most the first five hundred intervals.
pub fn intervals(reading: &Reading<'_>, ticket: Id<Ticket>) -> Result<Vec<Interval>> {
    let sql = Sql::open(
        "the ticket was loaded within scope; what was said is for all who may read it",
        "SELECT state, wait_for, detail, from_at, until_at, by_id, said FROM ticket_past WHERE ticket_id = ?
         ORDER BY place LIMIT 500",
    );
    type Line =
        (String, Option<String>, Option<String>, Moment, Option<Moment>, Option<Id<Person>>, Option<String>);
    let rows: Vec<Line> = reading.all(sql.bind(ticket))?;
    let interval = |(state, wait_for, detail, from, until, by, said): Line| {
        let state = Step::from_word(&state)
            .ok_or_else(|| Refused::broken(format!("ticket {ticket} was once {state}")))?;
        let (detail, said) = (detail.unwrap_or_default(), said.unwrap_or_default());
        Ok(Interval { state, wait_for, detail, from, until, by, said })
    };
    rows.into_iter().map(interval).collect()
}
