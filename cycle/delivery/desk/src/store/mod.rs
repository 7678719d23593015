//! All SQL of the room.

pub(crate) mod approvals;
pub(crate) mod canned;
pub(crate) mod due;
pub(crate) mod family;
pub(crate) mod figures;
pub(crate) mod imports;
pub(crate) mod letters;
pub(crate) mod messages;
pub(crate) mod more;
pub(crate) mod notices;
pub(crate) mod orders;
pub(crate) mod parties;
pub mod past;
pub(crate) mod places;
pub(crate) mod rules;
pub(crate) mod splits;
pub(crate) mod steps;
pub(crate) mod templates;
pub(crate) mod time;
pub(crate) mod writing;

use access::Actor;
use kernel::{Id, Moment, Refused, Result};
use store::{Migration, Reading, Row, Sql, Tx};

use crate::rate::{Grade, Rating};
use crate::ticket::{KnownError, Part};
use crate::{
    Channel, Facts, Kind, Level, POLICY, Priority, Scale, Standing, State, Step, Ticket, Verb, Waiting,
};

/// The room's tables, step by step.
pub const MIGRATIONS: &[Migration] = &[
    Migration { room: "desk", name: "0001_desk", sql: include_str!("../../migrations/0001_desk.sql") },
    Migration { room: "desk", name: "0002_parents", sql: include_str!("../../migrations/0002_parents.sql") },
    Migration { room: "desk", name: "0003_letters", sql: include_str!("../../migrations/0003_letters.sql") },
    Migration {
        room: "desk",
        name: "0003_checklists",
        sql: include_str!("../../migrations/0003_checklists.sql"),
    },
    Migration {
        room: "desk",
        name: "0004_templates",
        sql: include_str!("../../migrations/0004_templates.sql"),
    },
    Migration { room: "desk", name: "0005_splits", sql: include_str!("../../migrations/0005_splits.sql") },
    Migration { room: "desk", name: "0006_writing", sql: include_str!("../../migrations/0006_writing.sql") },
    Migration {
        room: "desk",
        name: "0007_known_errors",
        sql: include_str!("../../migrations/0007_known_errors.sql"),
    },
    Migration { room: "desk", name: "0008_figures", sql: include_str!("../../migrations/0008_figures.sql") },
];

pub(crate) const COLUMNS: &str = "ticket.id, ticket.kind, ticket.title, ticket.text, ticket.unit_id, ticket.service_id,
    ticket.group_id, ticket.owner_id, ticket.requester_id, ticket.reporter_id, ticket.channel, ticket.is_confidential,
    ticket.state, ticket.wait_for, ticket.wait_who, ticket.wait_number, ticket.wait_until, ticket.merged_into,
    ticket.resolved_at, ticket.closed_at, ticket.said, ticket.impact, ticket.urgency, ticket.priority, ticket.rules_id,
    ticket.priority_why, ticket.created_at, ticket.changed_at, ticket.answered_at, ticket.waits_since, ticket.due_at,
    ticket.minutes, ticket.rating, ticket.rating_text, ticket.rated_at, ticket.version,
    ticket.parent_id, ticket.cause, ticket.workaround";
/// How many those are: what follows them in a query begins at this place.
pub(crate) const WIDTH: usize = 39;

fn lacks(row: &Row, what: &str) -> Refused {
    let id: i64 = row.get(0).unwrap_or_default();
    Refused::broken(format!("ticket {id} lacks {what}"))
}

pub(crate) fn ticket_of(row: &Row, mine: Standing) -> Result<Ticket> {
    let kind: String = row.get(1)?;
    let channel: String = row.get(10)?;
    Ok(Ticket {
        id: row.get(0)?,
        facts: Facts {
            kind: Kind::from_word(&kind).ok_or_else(|| lacks(row, "a known kind"))?,
            title: row.get(2)?,
            text: row.get(3)?,
            unit: row.get(4)?,
            service: row.get(5)?,
        },
        state: state_of(row)?,
        said: row.get(20)?,
        priority: priority_of(row)?,
        is_confidential: row.get(11)?,
        group: row.get(6)?,
        owner: row.get(7)?,
        requester: row.get(8)?,
        reporter: row.get(9)?,
        channel: Channel::from_word(&channel).ok_or_else(|| lacks(row, "a known channel"))?,
        created_at: row.get(26)?,
        changed_at: row.get(27)?,
        answered_at: row.get(28)?,
        waits_since: row.get(29)?,
        due_at: row.get(30)?,
        minutes: row.get(31)?,
        rating: rating_of(row)?,
        mine,
        version: row.get(35)?,
        parent: row.get(36)?,
        known: KnownError { cause: row.get(37)?, workaround: row.get(38)? },
    })
}

fn state_of(row: &Row) -> Result<State> {
    let word: String = row.get(12)?;
    let moment = |at: usize| row.get::<Option<Moment>>(at)?.ok_or_else(|| lacks(row, "its moment"));
    Ok(match Step::from_word(&word).ok_or_else(|| lacks(row, "a known state"))? {
        Step::New => State::New,
        Step::Open => State::Open,
        Step::Waiting => State::Waiting { on: waiting_of(row)? },
        Step::Resolved => State::Resolved { at: moment(18)? },
        Step::Closed => State::Closed { resolved_at: moment(18)?, at: moment(19)? },
        Step::Merged => {
            State::Merged { into: row.get::<Option<_>>(17)?.ok_or_else(|| lacks(row, "its target"))? }
        }
    })
}

fn waiting_of(row: &Row) -> Result<Waiting> {
    let word: Option<String> = row.get(13)?;
    let text = |at: usize| row.get::<Option<String>>(at).map(Option::unwrap_or_default);
    Ok(match word.as_deref() {
        Some("requester") => Waiting::Requester,
        Some("supplier") => Waiting::Supplier { who: text(14)?, number: text(15)? },
        Some("day") => Waiting::Day(row.get::<Option<_>>(16)?.ok_or_else(|| lacks(row, "its day"))?),
        Some("approval") => Waiting::Approval,
        Some(_) | None => return Err(lacks(row, "what it waits for")),
    })
}

fn priority_of(row: &Row) -> Result<Priority> {
    let scale = |at: usize| Scale::from_number(row.get(at)?).ok_or_else(|| lacks(row, "a known scale"));
    Ok(Priority {
        impact: scale(21)?,
        urgency: scale(22)?,
        level: Level::new(row.get(23)?).ok_or_else(|| lacks(row, "a known priority"))?,
        rules: row.get(24)?,
        why: row.get(25)?,
    })
}

fn rating_of(row: &Row) -> Result<Option<Rating>> {
    let grade: Option<i64> = row.get(32)?;
    let Some(grade) = grade.and_then(Grade::from_number) else { return Ok(None) };
    let text: Option<String> = row.get(33)?;
    let at: Option<Moment> = row.get(34)?;
    Ok(at.map(|at| Rating { grade, text: text.unwrap_or_default(), at }))
}

/// The ticket, if the actor may read it, with what the actor is to it. What is not yours is not found.
pub fn load(reading: &Reading<'_>, actor: &Actor, id: Id<Ticket>) -> Result<Ticket> {
    let text = format!(
        "SELECT {COLUMNS}, (SELECT p.role FROM ticket_party p WHERE p.person_id = ? AND p.ticket_id = ticket.id),
         CASE WHEN EXISTS (SELECT 1 FROM group_member m WHERE m.person_id = ? AND m.group_id = ticket.group_id)
         THEN 1 ELSE 0 END FROM ticket WHERE {{scope}} AND ticket.id = ?"
    );
    let person = actor.person_id();
    let me = person.map_or(0, Id::number);
    let sql = Sql::within(&POLICY.scope(actor, Verb::Read), &text).bind(me).bind(me).bind(id);
    let row = reading.rows(sql)?.into_iter().next().ok_or(Refused::NotFound)?;
    let role: Option<String> = row.get(WIDTH)?;
    let mine = Standing { person, part: Part::stored(role.as_deref()), is_in_group: row.get(WIDTH + 1)? };
    ticket_of(&row, mine)
}

fn bound(sql: Sql, ticket: &Ticket) -> Sql {
    let (facts, priority, step) = (&ticket.facts, &ticket.priority, ticket.state.step());
    let (who, number, until) = match ticket.state.waits_for() {
        Some(Waiting::Supplier { who, number }) => (Some(who.clone()), Some(number.clone()), None),
        Some(Waiting::Day(day)) => (None, None, Some(day.to_string())),
        Some(Waiting::Requester | Waiting::Approval) | None => (None, None, None),
    };
    let merged = match ticket.state {
        State::Merged { into } => Some(into),
        _ => None,
    };
    let closed = match ticket.state {
        State::Closed { at, .. } => Some(at),
        _ => None,
    };
    sql.bind(facts.kind.word())
        .bind(&facts.title)
        .bind(&facts.text)
        .bind(facts.unit)
        .bind(facts.service)
        .bind(ticket.group)
        .bind(ticket.owner)
        .bind(ticket.requester)
        .bind(ticket.is_confidential)
        .bind(step.word())
        .bind(step.is_open())
        .bind(ticket.state.waits_for().map(Waiting::word))
        .bind(who)
        .bind(number)
        .bind(until)
        .bind(merged)
        .bind(ticket.state.resolved_at())
        .bind(closed)
        .bind(&ticket.said)
        .bind(priority.impact.number())
        .bind(priority.urgency.number())
        .bind(priority.level.number())
        .bind(priority.rules)
        .bind(&priority.why)
        .bind(ticket.changed_at)
        .bind(ticket.answered_at)
        .bind(ticket.waits_since)
        .bind(ticket.parent)
        .bind(&ticket.known.cause)
        .bind(&ticket.known.workaround)
}

/// Stores a new ticket; its number is given here, whatever the struct says.
pub(crate) fn insert(tx: &Tx<'_>, ticket: &Ticket) -> Result<Id<Ticket>> {
    let sql = Sql::change(
        "INSERT INTO ticket (kind, title, text, unit_id, service_id, group_id, owner_id, requester_id, is_confidential,
         state, is_open, wait_for, wait_who, wait_number, wait_until, merged_into, resolved_at, closed_at, said, impact,
         urgency, priority, rules_id, priority_why, changed_at, answered_at, waits_since, parent_id, cause, workaround,
         reporter_id, channel, created_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    );
    tx.insert(bound(sql, ticket).bind(ticket.reporter).bind(ticket.channel.word()).bind(ticket.created_at))
}

/// Stores a ticket that was loaded; a conflict when somebody else changed it meanwhile.
pub(crate) fn save(tx: &Tx<'_>, ticket: &Ticket) -> Result<()> {
    let sql = Sql::change(
        "UPDATE ticket SET kind = ?, title = ?, text = ?, unit_id = ?, service_id = ?, group_id = ?, owner_id = ?,
         requester_id = ?, is_confidential = ?, state = ?, is_open = ?, wait_for = ?, wait_who = ?, wait_number = ?,
         wait_until = ?, merged_into = ?, resolved_at = ?, closed_at = ?, said = ?, impact = ?, urgency = ?,
         priority = ?, rules_id = ?, priority_why = ?, changed_at = ?, answered_at = ?, waits_since = ?, parent_id = ?,
         cause = ?, workaround = ?,
         version = version + 1 WHERE id = ? AND version = ?",
    );
    tx.run_one(bound(sql, ticket).bind(ticket.id).bind(ticket.version))
}

/// Notes that somebody spoke, where the state stayed as it was: two who speak at once are no conflict.
pub(crate) fn spoken(tx: &Tx<'_>, ticket: &Ticket) -> Result<()> {
    let sql = Sql::change("UPDATE ticket SET changed_at = ?, answered_at = ?, waits_since = ? WHERE id = ?");
    tx.run_one(sql.bind(ticket.changed_at).bind(ticket.answered_at).bind(ticket.waits_since).bind(ticket.id))
}

/// Notes how well it was solved.
pub(crate) fn rated(tx: &Tx<'_>, id: Id<Ticket>, rating: &Rating) -> Result<()> {
    let sql = Sql::change("UPDATE ticket SET rating = ?, rating_text = ?, rated_at = ? WHERE id = ?");
    tx.run_one(sql.bind(rating.grade.number()).bind(&rating.text).bind(rating.at).bind(id))
}

/// Says when the next promise would be broken, as the clocks reckon it, or takes that away.
pub(crate) fn set_due(tx: &Tx<'_>, id: Id<Ticket>, at: Option<Moment>) -> Result<()> {
    tx.run_one(Sql::change("UPDATE ticket SET due_at = ? WHERE id = ?").bind(at).bind(id))
}

/// Puts the ticket's public words into the search index: what it says and its public dialogue, never internal notes.
pub(crate) fn index(tx: &Tx<'_>, id: Id<Ticket>) -> Result<()> {
    let sql = Sql::open(
        "the index obeys the same scope when it is asked",
        "SELECT title, text, said FROM ticket WHERE id = ?",
    );
    let (title, text, said): (String, String, String) = tx.load(sql.bind(id))?;
    let mut words = [title, text, said].join("\n");
    for said in messages::public_words(tx, id)? {
        words.push('\n');
        words.push_str(&said);
    }
    tx.index("ticket", id.number(), &words)
}
