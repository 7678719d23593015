//! Tickets out of tables: what another desk's program kept, with what was said in them. Through the same rights as on the
//! pages; what was solved elsewhere comes in solved, with its word to who asked.

use access::{Actor, Permit};
use intake::{Asked, Field, Incoming, Known, Takes, Target, Value, Values, Why};
use kernel::{Day, Id, Moment, Person, Refused, Result};
use store::{Reading, Sql, Tx};

use crate::events::Happened;
use crate::import_words::{KINDS, PRIORITIES, STATES};
use crate::report::new_ticket;
use crate::store::messages::{self, Carrier, NewMessage, Voice};
use crate::store::past::{self, Turn};
use crate::store::{imports as rows, index, parties, places, rules, save};
use crate::ticket::{Proposed, href};
use crate::{Channel, Event, Facts, Kind, Level, POLICY, Priority, State, Ticket, Verb, Waiting, promised};

/// The kinds of this room that tables may be imported into.
pub fn intake_targets() -> Vec<Target> {
    vec![TARGET]
}

const TARGET: Target = Target {
    kind: "ticket",
    words: "desk-import-ticket",
    fields: &[
        Field::new(
            "external_id",
            Takes::Code(60),
            &[
                "nr",
                "nummer",
                "id",
                "ärendenummer",
                "ärendenr",
                "ärende-id",
                "ticket",
                "ticket id",
                "number",
                "ref",
                "#",
            ],
        )
        .unique(),
        Field::new(
            "title",
            Takes::Line(160),
            &[
                "rubrik",
                "titel",
                "ämne",
                "ärende",
                "kort beskrivning",
                "title",
                "subject",
                "summary",
                "short description",
            ],
        )
        .required(),
        Field::new(
            "text",
            Takes::Prose(10_000),
            &[
                "beskrivning",
                "text",
                "innehåll",
                "felbeskrivning",
                "description",
                "body",
                "content",
                "details",
            ],
        ),
        Field::new(
            "unit",
            Takes::Record(people::UNIT),
            &["enhet", "skola", "verksamhet", "plats", "unit", "school", "site", "location", "entity"],
        )
        .required(),
        Field::new(
            "service",
            Takes::Record(services::SERVICE),
            &["tjänst", "system", "produkt", "service", "system name", "product", "application", "item"],
        ),
        Field::new(
            "requester",
            Takes::Record(people::PERSON),
            &[
                "anmälare",
                "anmäld av",
                "beställare",
                "användare",
                "kund",
                "rapporterad av",
                "kontakt",
                "requester",
                "customer",
                "caller",
                "reported by",
                "opened by",
                "requested by",
                "author",
                "from",
            ],
        ),
        Field::new(
            "owner",
            Takes::Record(people::PERSON),
            &[
                "handläggare",
                "ansvarig",
                "tekniker",
                "tilldelad",
                "ägare",
                "owner",
                "agent",
                "assigned to",
                "assignee",
                "technician",
            ],
        ),
        Field::new(
            "kind",
            Takes::Choice(KINDS),
            &["typ", "slag", "ärendetyp", "kategori", "type", "kind", "tracker"],
        ),
        Field::new("priority", Takes::Choice(PRIORITIES), &["prioritet", "prio", "priority"]),
        Field::new("state", Takes::Choice(STATES), &["status", "läge", "tillstånd", "state"]),
        Field::new(
            "reported_on",
            Takes::Day,
            &[
                "inkom",
                "skapad",
                "skapat",
                "registrerad",
                "anmält",
                "öppnat",
                "datum",
                "created",
                "created at",
                "opened",
                "date",
                "submitted",
            ],
        )
        .reviewed(review),
        Field::new(
            "said",
            Takes::Prose(2_000),
            &["lösning", "åtgärd", "svar", "lösningstext", "resolution", "solution", "close notes", "answer"],
        ),
        Field::new(
            "resolved_on",
            Takes::Day,
            &[
                "löst",
                "åtgärdat",
                "stängd",
                "stängt",
                "avslutat",
                "lösningsdatum",
                "resolved",
                "closed",
                "closed at",
                "solved at",
            ],
        ),
        Field::new(
            "comments",
            Takes::Prose(20_000),
            &[
                "kommentarer",
                "kommentar",
                "dialog",
                "historik",
                "korrespondens",
                "comments",
                "comment",
                "correspondence",
                "thread",
                "updates",
            ],
        ),
        Field::new(
            "internal",
            Takes::Prose(20_000),
            &[
                "interna anteckningar",
                "arbetsanteckningar",
                "intern kommentar",
                "work notes",
                "internal notes",
                "private notes",
            ],
        ),
    ],
    keys: &[&["external_id"], &["title", "unit", "reported_on"]],
    may: |actor| POLICY.may_somewhere(actor, Verb::Import),
    find,
    load,
    check,
    put,
    remove,
    href: |id| href(Id::new(id)),
};

fn find(reading: &Reading<'_>, asked: &Asked<'_>) -> Result<Vec<(Vec<Value>, i64)>> {
    let Some(at) = asked.fields.iter().position(|field| matches!(*field, "external_id" | "title")) else {
        return Ok(Vec::new());
    };
    let column = if asked.fields[at] == "external_id" { "ticket.external_id" } else { "ticket.title" };
    let text =
        "SELECT ticket.id, ticket.external_id, ticket.title, ticket.unit_id, ticket.created_at FROM ticket
                WHERE {scope}";
    let mut sql = Sql::within(&POLICY.scope(asked.actor, Verb::Read), text);
    if column == "ticket.external_id" {
        // Said so that the index, which holds only those that have a number, is used.
        sql = sql.and("AND ticket.external_id IS NOT NULL");
    } else {
        sql = sql.and_in("ticket.unit_id", units(asked));
    }
    let zone = zone(reading)?;
    let found: Vec<(i64, Option<String>, String, i64, Moment)> =
        reading.all(sql.and_in(column, asked.texts(at)))?;
    let value = |field: &str, row: &(i64, Option<String>, String, i64, Moment)| match field {
        "external_id" => Value::text(row.1.clone()),
        "title" => Value::Text(row.2.clone()),
        "reported_on" => Value::Day(row.4.day_in(&zone)),
        _ => Value::Record { id: row.3, name: String::new() },
    };
    Ok(found
        .iter()
        .map(|row| (asked.fields.iter().map(|field| value(field, row)).collect(), row.0))
        .collect())
}

/// The units that are asked about.
fn units(asked: &Asked<'_>) -> Vec<i64> {
    let at = asked.fields.iter().position(|field| *field == "unit");
    let found =
        at.map(|at| asked.values.iter().filter_map(|values| values[at].as_record()).collect::<Vec<_>>());
    let mut units = found.unwrap_or_default();
    units.sort_unstable();
    units.dedup();
    units
}

fn load(reading: &Reading<'_>, actor: &Actor, ids: &[i64]) -> Result<Vec<Known>> {
    let found = rows::load(reading, &POLICY.scope(actor, Verb::Import), ids)?;
    let zone = zone(reading)?;
    Ok(found.iter().map(|row| known(row, &zone)).collect())
}

/// The zone in which the organisation counts its days.
fn zone(reading: &Reading<'_>) -> Result<String> {
    Ok(people::setting(reading, "zone")?.unwrap_or_else(|| "Europe/Stockholm".to_owned()))
}

/// Days that have been cannot lie ahead.
fn review(reading: &Reading<'_>, rows: &mut [Incoming]) -> Result<()> {
    let today = people::today(reading)?;
    for row in rows {
        for field in ["reported_on", "resolved_on"] {
            if let Some(day) = row.values.value(field).as_day().filter(|day| *day > today) {
                row.whys.push(Why::field(field, "desk-import-why-ahead").with("value", day));
            }
        }
    }
    Ok(())
}

/// The ticket as the import knows it, with days as the organisation counts them. What was said stands in the dialogue
/// from then on and is no field any more.
fn known(row: &rows::Imported, zone: &str) -> Known {
    let (ticket, facts) = (&row.ticket, &row.ticket.facts);
    let day = |at: Moment| Value::Day(at.day_in(zone));
    let values = Values::of([
        ("external_id", Value::text(row.external_id.clone())),
        ("title", Value::Text(facts.title.clone())),
        ("text", Value::text(Some(facts.text.clone()))),
        ("unit", Value::Record { id: facts.unit.number(), name: row.unit_name.clone() }),
        ("requester", Value::record(row.requester.clone())),
        ("owner", Value::record(row.owner.clone())),
        ("kind", Value::Word(facts.kind.word().to_owned())),
        ("priority", Value::Word(ticket.priority.level.number().to_string())),
        ("state", Value::Word(ticket.state.step().word().to_owned())),
        ("reported_on", day(ticket.created_at)),
        ("said", Value::text(Some(ticket.said.clone()))),
        ("resolved_on", ticket.state.resolved_at().map_or(Value::Nothing, day)),
        ("comments", Value::Nothing),
        ("internal", Value::Nothing),
    ]);
    Known { id: ticket.id.number(), version: row.changes, name: facts.title.clone(), values }
}

fn check(actor: &Actor, known: Option<&Known>, values: &Values) -> Vec<Why> {
    let mut whys = Vec::new();
    let unit = values.value("unit").as_record().map(Id::new);
    if unit.is_some_and(|unit| !POLICY.may(actor, Verb::Import, &Proposed { unit })) {
        whys.push(Why::field("unit", "desk-import-why-unit"));
    }
    let was = known.and_then(|known| known.values.text("state"));
    if was == Some("merged") && values.has("state") && values.text("state") != was {
        whys.push(Why::field("state", "desk-import-why-merged"));
    }
    whys
}

fn put(tx: &Tx<'_>, permit: &Permit, known: Option<&Known>, values: &Values) -> Result<i64> {
    let times = Times::of(tx, values)?;
    let id = match known {
        None => make(tx, values, &times)?,
        Some(known) => change(tx, Id::new(known.id), values, &times)?,
    };
    speak(tx, id, values, &times)?;
    match known {
        // What is said of a new ticket stands in the row, all of it.
        None => {
            let words = ["title", "text", "said", "comments"].map(|field| values.text(field).unwrap_or(""));
            tx.index("ticket", id.number(), &words.join("\n"))?;
        }
        Some(_) => index(tx, id)?,
    }
    tx.also(permit, &Event::to(id, Happened::Imported))?;
    Ok(id.number())
}

/// When a row's ticket was reported and solved: the beginning of the day in the organisation's zone, which pages show as
/// a day without a clock.
struct Times {
    reported: Option<Moment>,
    resolved: Option<Moment>,
}

impl Times {
    fn of(reading: &Reading<'_>, values: &Values) -> Result<Self> {
        let zone = zone(reading)?;
        let begin = |field: &str| values.value(field).as_day().map(|day: Day| day.begins_in(&zone));
        Ok(Self { reported: begin("reported_on"), resolved: begin("resolved_on") })
    }
}

fn person(values: &Values, field: &str) -> Option<Id<Person>> {
    values.value(field).as_record().map(Id::new)
}

fn make(tx: &Tx<'_>, values: &Values, times: &Times) -> Result<Id<Ticket>> {
    let unit = values.value("unit").as_record().map(Id::new).ok_or(Refused::NotFound)?;
    POLICY.allow_new(tx.actor(), Verb::Import, &Proposed { unit })?;
    let reported = times.reported.unwrap_or(tx.now());
    let blank =
        Facts { kind: Kind::Incident, title: String::new(), text: String::new(), unit, service: None };
    let new = new_ticket(facts(values, &blank), person(values, "requester"), &rules::now(tx)?, reported);
    let priority =
        level(values).map_or_else(|| new.priority.clone(), |level| new.priority.clone().but(level, ""));
    let (owner, said) = (carrier(tx, values)?, values.text("said").unwrap_or("").to_owned());
    let new = Ticket { channel: Channel::Import, priority, owner, said, ..new };
    let ticket = settled(tx, new.clone(), values.text("state").unwrap_or("new"), times);
    let id = crate::store::insert(tx, &ticket)?;
    if let Some(requester) = ticket.requester {
        parties::add_asker(tx, id, requester, reported)?;
    }
    let (new, ticket) = (Ticket { id, ..new }, Ticket { id, ..ticket });
    let begun = (&new, Turn { at: reported, by: None, said: "" });
    if ticket.state == State::New {
        past::begin_with(tx, &[begun])?;
    } else {
        let at = ticket.state.resolved_at().unwrap_or(reported);
        past::begin_with(tx, &[begun, (&ticket, Turn { at, by: None, said: &ticket.said })])?;
    }
    promised::begin(tx, &ticket)?;
    if let Some(external) = values.text("external_id") {
        rows::set_external_id(tx, id, Some(external))?;
    }
    Ok(id)
}

/// The owner that a table names, when that is somebody who works with tickets.
fn carrier(tx: &Tx<'_>, values: &Values) -> Result<Option<Id<Person>>> {
    let Some(owner) = person(values, "owner") else { return Ok(None) };
    match places::check_carrier(tx, owner) {
        Ok(()) => Ok(Some(owner)),
        Err(Refused::Invalid(_)) => Ok(None),
        Err(other) => Err(other),
    }
}

fn level(values: &Values) -> Option<Level> {
    values.text("priority").and_then(Level::from_word)
}

/// Changes the fields that the values name. A state that the table changes begins an interval of the history.
fn change(tx: &Tx<'_>, id: Id<Ticket>, values: &Values, times: &Times) -> Result<Id<Ticket>> {
    let ticket = crate::load(tx, tx.actor(), id)?;
    POLICY.allow(tx.actor(), Verb::Import, &ticket)?;
    let was = ticket.state.clone();
    let mut changed = Ticket { facts: facts(values, &ticket.facts), changed_at: tx.now(), ..ticket };
    if values.has("said") {
        changed.said = values.text("said").unwrap_or("").to_owned();
    }
    if values.has("owner") {
        changed.owner = carrier(tx, values)?;
    }
    if let Some(requester) = person(values, "requester").filter(|person| Some(*person) != changed.requester) {
        changed.requester = Some(requester);
        parties::add_asker(tx, id, requester, changed.created_at)?;
    }
    if let Some(level) = level(values).filter(|level| *level != changed.priority.level) {
        changed.priority = Priority { level, ..changed.priority };
    }
    let word = values.text("state").unwrap_or(was.step().word()).to_owned();
    if word != was.step().word() || (values.has("resolved_on") && times.resolved != was.resolved_at()) {
        changed = settled(tx, changed, &word, times);
    }
    if changed.state != was {
        past::begin(tx, &changed, &Turn { at: tx.now(), by: tx.actor().person_id(), said: &changed.said })?;
    }
    save(tx, &changed)?;
    if changed.state != was {
        promised::turned(tx, &was, &changed, None)?;
    }
    promised::reclassified(tx, &changed)?;
    if let Some(at) = times.reported {
        rows::set_created(tx, id, at)?;
    }
    if values.has("external_id") {
        rows::set_external_id(tx, id, values.text("external_id"))?;
    }
    Ok(id)
}

/// The ticket in a state that a table names: it waits for a word from the desk only while it is new.
fn settled(tx: &Tx<'_>, ticket: Ticket, word: &str, times: &Times) -> Ticket {
    let at = times.resolved.unwrap_or(ticket.created_at.max(times.reported.unwrap_or(ticket.created_at)));
    let state = match word {
        "open" => State::Open,
        "waiting" => State::Waiting { on: Waiting::Requester },
        "resolved" => State::Resolved { at: times.resolved.unwrap_or(tx.now()) },
        "closed" => State::Closed { resolved_at: at, at },
        "merged" => ticket.state.clone(),
        _ => State::New,
    };
    let is_new = state == State::New;
    let answered_at = if is_new { ticket.answered_at } else { ticket.answered_at.or(Some(at)) };
    let waits_since = if is_new { ticket.waits_since } else { None };
    Ticket { state, answered_at, waits_since, ..ticket }
}

/// What was said in the ticket, as one entry for those who ask and one for the desk: a table seldom tells who said what.
fn speak(tx: &Tx<'_>, id: Id<Ticket>, values: &Values, times: &Times) -> Result<()> {
    let at = times.reported.unwrap_or(tx.now());
    for (field, voice) in [("comments", Voice::Desk), ("internal", Voice::Internal)] {
        if let Some(text) = values.text(field) {
            let said = NewMessage { ticket: id, author: None, at, voice, carrier: Carrier::Typed, text };
            messages::insert(tx, &said)?;
        }
    }
    Ok(())
}

/// What the ticket says with the values' fields in place of its own.
fn facts(values: &Values, was: &Facts) -> Facts {
    let text = |field: &str, was: &String| {
        if values.has(field) { values.text(field).unwrap_or("").to_owned() } else { was.clone() }
    };
    Facts {
        kind: values.text("kind").and_then(Kind::from_word).unwrap_or(was.kind),
        title: text("title", &was.title),
        text: text("text", &was.text),
        unit: values.value("unit").as_record().map_or(was.unit, Id::new),
        service: if values.has("service") {
            values.value("service").as_record().map(Id::new)
        } else {
            was.service
        },
    }
}

/// Takes a ticket away that an import made; refused when something else refers to it by then.
fn remove(tx: &Tx<'_>, permit: &Permit, id: i64) -> Result<()> {
    let ticket = crate::load(tx, tx.actor(), Id::new(id))?;
    POLICY.allow(tx.actor(), Verb::Import, &ticket)?;
    messages::remove_imported(tx, ticket.id)?;
    rows::remove(tx, ticket.id)?;
    tx.also(permit, &Event::to(ticket.id, Happened::ImportUndone))
}
