//! What the room's pages share: choices, the way here, history, and the check of a form's version.

use std::collections::HashSet;

use access::{Actor, Policy, Verb};
use kernel::{FieldError, Id, Input, Refused, Result, Subject, Unit};
use look::{Act, Choice, Crumb, Happening, Html, Icon, Mood, Notice, Timeline};
use store::{Entry, Reading, Sql, entries_of};
use texts::Fact;
use web::{Ask, Draft};

use crate::tables::units;

/// Entries of a record's history on its page.
const HISTORY_AT_MOST: i64 = 50;

/// The version that the form was drawn with, if it says one.
pub(crate) fn version(input: &Input) -> Result<Option<i64>, FieldError> {
    input.optional_number("version", 1..=i64::MAX)
}

/// A form drawn from an older version than the one at hand is a conflict.
pub(crate) fn same_version(asked: Option<i64>, now: i64) -> Result<()> {
    match asked {
        Some(version) if version != now => Err(Refused::Conflict),
        Some(_) | None => Ok(()),
    }
}

/// Optional text on one line.
pub(crate) fn optional_line(
    input: &Input,
    name: &'static str,
    max: usize,
) -> Result<Option<String>, FieldError> {
    input.line(name, 0..=max).map(|text| (!text.is_empty()).then_some(text))
}

/// Open units to choose from that the actor may do the verb with, in the tree's order.
pub(crate) fn units_for<V: Verb>(ask: &Ask<'_>, policy: &Policy<V>, verb: V) -> Result<Vec<Choice>> {
    let scope = crate::policy::of_units(policy, ask.actor, verb);
    ask.db.read(|reading| {
        let allowed: HashSet<String> = reading
            .all::<(i64,)>(Sql::within(&scope, "SELECT unit.id FROM unit WHERE {scope}"))?
            .into_iter()
            .map(|(id,)| id.to_string())
            .collect();
        let choices = crate::unit_choices(reading)?;
        Ok(choices.into_iter().filter(|choice| allowed.contains(&choice.value)).collect())
    })
}

/// Refuses openly when the actor could not do the verb to anything at all: for forms that make something new.
pub(crate) fn may_begin<V: Verb>(actor: &Actor, policy: &Policy<V>, verb: V) -> Result<()> {
    if policy.may_somewhere(actor, verb) { Ok(()) } else { Err(Refused::NotAllowed) }
}

/// The way to a unit's page: the tree, and every unit above it.
pub(crate) fn way_to_unit(ask: &Ask<'_>, reading: &Reading<'_>, unit: Id<Unit>) -> Result<Vec<Crumb>> {
    let mut crumbs = vec![Crumb::new("/units", ask.say("people-units"))];
    let path = units::path(reading, unit)?;
    let above = path.len().saturating_sub(1);
    crumbs.extend(path.into_iter().take(above).map(|(id, name)| Crumb::new(format!("/units/{id}"), name)));
    Ok(crumbs)
}

/// A form about a record: with the way back to it.
pub(crate) fn draft_on(crumbs: Vec<Crumb>, name: &str, href: &str) -> Draft {
    let mut draft = Draft { crumbs, ..Draft::default() };
    draft.crumbs.push(Crumb::new(href, name));
    draft.cancel(href)
}

/// The sentence of a journal entry, with its plain facts.
pub fn sentence(ask: &Ask<'_>, event: &str, facts: &serde_json::Value) -> String {
    let mut known: Vec<(&str, Fact)> = Vec::new();
    for (name, value) in facts.as_object().into_iter().flatten() {
        match (name.as_str(), value) {
            ("role", serde_json::Value::String(role)) => {
                known.push((name, ask.say(&format!("role-{role}")).into()));
            }
            (_, serde_json::Value::String(text)) => known.push((name, text.into())),
            (_, serde_json::Value::Number(number)) => known.push((name, number.as_i64().unwrap_or(0).into())),
            _ => {}
        }
    }
    ask.talk.with(event, &known)
}

/// What happened to a record that was loaded within scope, newest first.
pub(crate) fn history(ask: &Ask<'_>, reading: &Reading<'_>, subject: &Subject) -> Result<Timeline> {
    let entries = entries_of(reading, subject, HISTORY_AT_MOST + 1)?;
    let actors: Vec<_> = entries.iter().filter_map(|entry| entry.actor.map(Id::new)).collect();
    let names = crate::names(reading, ask.actor, &actors)?;
    let who = |entry: &Entry| match entry.actor {
        Some(id) => names.get(&Id::new(id)).cloned().unwrap_or_else(|| ask.say("people-protected")),
        None => ask.say(&format!("people-actor-{}", entry.actor_kind)),
    };
    let happening = |entry: &Entry| Happening {
        icon: Icon::History,
        what: look::Html::text(&sentence(ask, &entry.event, &entry.facts)),
        who: who(entry),
        at: ask.when(entry.at),
        at_iso: entry.at.rfc3339(),
    };
    let has_earlier = entries.len() as i64 > HISTORY_AT_MOST;
    Ok(Timeline {
        title: ask.say("people-history"),
        happenings: entries.iter().take(HISTORY_AT_MOST as usize).map(happening).collect(),
        earlier: if has_earlier {
            format!("/journal?kind={}&record={}", subject.kind, subject.id)
        } else {
            String::new()
        },
    })
}

/// What hangs on a record that is about to end: the room's own words, and what the other rooms tell.
pub(crate) fn stakes(
    ask: &Ask<'_>,
    reading: &Reading<'_>,
    subject: &Subject,
    own: Option<String>,
) -> Result<Html> {
    let mut html = own.map_or_else(Html::default, |own| Notice::new(Mood::Watch, own).render(ask.talk));
    for room in &ask.app.rooms {
        for stake in (room.at_stake)(reading, ask, subject)? {
            let act = (!stake.href.is_empty()).then(|| Act::go(ask.say("people-stake-show"), stake.href));
            html = html.then(&Notice { act, ..Notice::new(Mood::Watch, stake.text) }.render(ask.talk));
        }
    }
    Ok(html)
}

/// May the actor see the history of records: who may look into everything.
pub(crate) fn sees_history(actor: &Actor) -> bool {
    crate::policy::inspects(actor)
}
