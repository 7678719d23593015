use kernel::{Moment, Refused, Result, Subject};
use look::Choice;
use serde_json::Value as Json;
use store::Row;
use web::{Ask, Cell, Column, Filter, FilterKind, List, SortBy};

use crate::pages::sentence;
use crate::persons::person_asked_for;
use crate::policy::{JOURNAL, Journal};

/// One line of the journal.
pub(crate) struct Line {
    id: i64,
    at: Moment,
    actor_kind: String,
    actor: Option<i64>,
    event: String,
    subject: Subject,
    facts: Json,
    /// The actor's name; none for a protected identity.
    name: Option<String>,
}

fn read(row: &Row) -> Result<Line> {
    let (id, at, actor_kind, actor, event, kind, subject, facts, name) = row.read()?;
    let facts: String = facts;
    let facts = serde_json::from_str(&facts).map_err(Refused::broken)?;
    Ok(Line { id, at, actor_kind, actor, event, subject: Subject::stored(kind, subject), facts, name })
}

pub(crate) static JOURNAL_LIST: List<Line> = List {
    name: "journal",
    path: "/journal",
    export_path: "/journal/export",
    export_name: "journal-export",
    select: "journal.id, journal.at, journal.actor_kind, journal.actor_id, journal.event, journal.kind,
             journal.subject_id, journal.facts, CASE WHEN actor.is_protected = 0 THEN actor.name END",
    from: "journal LEFT JOIN person actor ON actor.id = journal.actor_id",
    id: "journal.id",
    scope: |actor| JOURNAL.scope(actor, Journal::Read),
    read,
    row_id: |line| (line.id, line.event.clone()),
    shown: web::EVERY_COLUMN,
    columns: &[
        // Lines stand in the order in which they were written, whatever the machine's clock was set to.
        Column { name: "at", sort: SortBy::Number("journal.id"), cell: |line, _| Cell::Moment(line.at) },
        Column { name: "who", sort: SortBy::Nothing, cell: |line, ask| who(ask, line) },
        Column {
            name: "what",
            sort: SortBy::Nothing,
            cell: |line, ask| Cell::Text(sentence(ask, &line.event, &line.facts)),
        },
        Column { name: "record", sort: SortBy::Nothing, cell: |line, ask| record(ask, &line.subject) },
    ],
    filters: &[
        Filter {
            name: "person",
            kind: FilterKind::Record("journal.actor_id = ?", |ask, reading| {
                person_asked_for(ask, reading, "person")
            }),
        },
        Filter { name: "kind", kind: FilterKind::Text("journal.kind = ?", |ask| Ok(kinds(ask))) },
        Filter { name: "record", kind: FilterKind::Number("journal.subject_id = ?") },
        Filter { name: "from", kind: FilterKind::From(store::written_since!("journal")) },
        Filter { name: "until", kind: FilterKind::Until(store::written_before!("journal")) },
    ],
    sort: "-at",
    bulk: &[],
    create: None,
    beside: &[("/journal/chain", "journal-chain")],
};

/// The cards of the page's records, loaded together.
pub(crate) fn with_cards(ask: &Ask<'_>, lines: &[Line]) -> Result<()> {
    let actors = lines.iter().filter_map(|line| line.actor).map(|id| Subject::new("person", id));
    let owners = lines.iter().filter_map(|line| account_of(&line.subject));
    let subjects = lines.iter().map(|line| line.subject.clone()).chain(actors).chain(owners);
    ask.load_cards(&subjects.collect::<Vec<_>>())
}

fn who(ask: &Ask<'_>, line: &Line) -> Cell {
    match (line.actor, &line.name) {
        (Some(id), Some(name)) => match ask.card(&Subject::new("person", id)) {
            Some(card) => Cell::Link { text: name.clone(), href: card.href },
            None => Cell::Text(name.clone()),
        },
        (Some(_), None) => Cell::Text(ask.say("people-protected")),
        (None, _) => Cell::Text(ask.say(&format!("people-actor-{}", line.actor_kind))),
    }
}

/// The person whose account it is: accounts have their persons' numbers.
fn account_of(subject: &Subject) -> Option<Subject> {
    (subject.kind == "account" && subject.id > 0).then(|| Subject::new("person", subject.id))
}

/// The record as a link when the reader may read it; otherwise its kind and number, which tell nothing of it.
fn record(ask: &Ask<'_>, subject: &Subject) -> Cell {
    let label = || kind_label(ask, &subject.kind);
    match (ask.card(subject), account_of(subject).and_then(|person| ask.card(&person))) {
        (Some(card), _) => Cell::Link { text: card.title, href: card.href },
        (None, Some(card)) => Cell::Link { text: format!("{}: {}", label(), card.title), href: card.href },
        (None, None) if subject.id == 0 => Cell::Text(label()),
        (None, None) => Cell::Text(format!("{} {}", label(), subject.id)),
    }
}

fn kind_label(ask: &Ask<'_>, name: &str) -> String {
    let other = || ask.talk.maybe(&format!("people-kind-{name}")).unwrap_or_else(|| name.to_owned());
    ask.app.kind(name).map_or_else(other, |kind| ask.say(kind.label))
}

fn kinds(ask: &Ask<'_>) -> Vec<Choice> {
    let kinds = ask.app.rooms.iter().flat_map(|room| room.kinds);
    kinds.map(|kind| Choice::new(kind.name, ask.say(kind.label))).collect()
}
