//! What changed: the newest lines of the journal about records that this person may read. What the clock does by itself,
//! such as to count the time of a promise, is told at the record and in its queues.

use std::collections::HashMap;

use kernel::{Id, Moment, Person, Result};
use look::{Happening, Html, Icon, Timeline, escape};
use serde_json::{Value as Json, json};
use store::{Reading, Sql};
use web::{Ask, Card, Sees};

/// Lines of the journal that are looked through, and lines that are shown.
const LOOKED_AT: i64 = 150;
const SHOWN: usize = 8;

/// One line: who did what to which record, when.
pub struct Line {
    at: Moment,
    who: String,
    event: String,
    card: Card,
    icon: Icon,
}

struct Entry {
    at: Moment,
    actor: Option<Id<Person>>,
    event: String,
    kind: String,
    subject: i64,
    facts: Json,
}

pub fn lines(ask: &Ask<'_>) -> Result<Vec<Line>> {
    ask.db.read(|reading| {
        let entries = newest(reading)?;
        let cards = cards(ask, reading, &entries)?;
        let sees = sees(ask, reading, &cards)?;
        let seen_of = |entry: &Entry| sees.get(&(entry.kind.clone(), entry.subject));
        let mut seen: Vec<(&str, i64)> = Vec::new();
        let mut kept: Vec<(&Entry, &Card)> = Vec::new();
        for entry in &entries {
            let key = (entry.kind.as_str(), entry.subject);
            let Some(card) = cards.get(&(entry.kind.clone(), entry.subject)) else { continue };
            let is_hidden = seen_of(entry).is_some_and(|sees| sees.hides.contains(&entry.event.as_str()));
            if kept.len() < SHOWN && !is_hidden && !seen.contains(&key) {
                seen.push(key);
                kept.push((entry, card));
            }
        }
        let persons: Vec<Id<Person>> = kept.iter().filter_map(|(entry, _)| entry.actor).collect();
        let names = people::names(reading, ask.actor, &persons)?;
        let may_name = |entry: &Entry| {
            entry.actor == ask.actor.person_id() || seen_of(entry).is_none_or(|sees| sees.names)
        };
        let name = |entry: &Entry| {
            let known = entry.actor.filter(|_| may_name(entry));
            known.and_then(|id| names.get(&id).cloned()).unwrap_or_default()
        };
        let line = |(entry, card): (&Entry, &Card)| Line {
            at: entry.at,
            who: name(entry),
            event: people::sentence(ask, &entry.event, &entry.facts),
            card: card.clone(),
            icon: ask.app.kind(&entry.kind).map_or(Icon::History, |kind| kind.icon),
        };
        Ok(kept.into_iter().map(line).collect())
    })
}

fn newest(reading: &Reading<'_>) -> Result<Vec<Entry>> {
    let sql = Sql::open(
        "only lines about records whose cards the actor may read are shown",
        "SELECT at, actor_id, event, kind, subject_id, facts FROM journal WHERE actor_kind <> 'clock'
         ORDER BY id DESC LIMIT ?",
    );
    let rows: Vec<(Moment, Option<Id<Person>>, String, String, i64, String)> =
        reading.all(sql.bind(LOOKED_AT))?;
    let entry = |(at, actor, event, kind, subject, facts): (_, _, _, _, _, String)| {
        let facts = serde_json::from_str(&facts).unwrap_or_default();
        Entry { at, actor, event, kind, subject, facts }
    };
    Ok(rows.into_iter().map(entry).collect())
}

/// The cards of the records that the entries are about, one query a kind.
fn cards(ask: &Ask<'_>, reading: &Reading<'_>, entries: &[Entry]) -> Result<Cards> {
    let mut wanted: HashMap<&str, Vec<i64>> = HashMap::new();
    for entry in entries {
        let ids = wanted.entry(&entry.kind).or_default();
        if !ids.contains(&entry.subject) {
            ids.push(entry.subject);
        }
    }
    let mut found = HashMap::new();
    for (name, ids) in wanted {
        let Some(kind) = ask.app.kind(name) else { continue };
        for card in (kind.cards)(reading, ask.actor, ask, &ids)? {
            found.insert((name.to_owned(), card.id), card);
        }
    }
    Ok(found)
}

type Cards = HashMap<(String, i64), Card>;

/// What the reader may know of what happened to the records, where their room says that it is not all.
fn sees(ask: &Ask<'_>, reading: &Reading<'_>, cards: &Cards) -> Result<HashMap<(String, i64), Sees>> {
    let mut found = HashMap::new();
    for room in &ask.app.rooms {
        for kind in room.kinds {
            let ids: Vec<i64> =
                cards.keys().filter(|(name, _)| name == kind.name).map(|(_, id)| *id).collect();
            if !ids.is_empty() {
                let sees = (room.sees)(reading, ask.actor, kind.name, &ids)?;
                found.extend(sees.into_iter().map(|(id, sees)| ((kind.name.to_owned(), id), sees)));
            }
        }
    }
    Ok(found)
}

pub fn json(lines: &[Line]) -> Json {
    let line = |line: &Line| json!({ "at": line.at.rfc3339(), "who": line.who, "what": line.event, "title": line.card.title, "href": line.card.href });
    lines.iter().map(line).collect()
}

pub fn draw(ask: &Ask<'_>, lines: &[Line]) -> Html {
    let happening = |line: &Line| Happening {
        icon: line.icon,
        what: Html(format!(
            "<a href=\"{}\">{}</a><br>{}",
            escape(&line.card.href),
            escape(&line.card.title),
            escape(&line.event)
        )),
        who: line.who.clone(),
        at: ask.when(line.at),
        at_iso: line.at.rfc3339(),
    };
    let mut happenings: Vec<Happening> = lines.iter().map(happening).collect();
    if happenings.is_empty() {
        let what = Html::text(&ask.say("home-nothing-changed"));
        happenings.push(Happening { icon: Icon::History, what, ..Happening::default() });
    }
    Timeline { title: ask.say("home-changed"), happenings, ..Timeline::default() }.render(ask.talk)
}
