use kernel::{Id, Refused, Result, Subject, Unit};
use look::{Act, Cell, Column, Facts, Html, Icon, Row, Table, Timeline};
use serde_json::{Value as Json, json};
use store::Reading;
use web::{Ask, Page, Reply};

use crate::pages::{history, sees_history, way_to_unit};
use crate::persons::{PersonRecord, shown_name, today};
use crate::policy::{ORGANISATION, Organisation, PERSONS, Persons, UNITS, Units};
use crate::tables::units::{self, Past};
use crate::tables::{self, persons};
use crate::units::{OrgUnit, UnitState, kind_label, state_mark, state_word};

/// Persons named on a unit's page; the rest stand in the list of persons.
const PERSONS_AT_MOST: i64 = 30;

/// All that the page shows.
struct Shown {
    unit: OrgUnit,
    children: Vec<OrgUnit>,
    /// One more than are named, when there are more.
    persons: Vec<PersonRecord>,
    past: Vec<Past>,
    names: std::collections::HashMap<Id<Unit>, String>,
    crumbs: Vec<look::Crumb>,
    history: Option<Timeline>,
}

pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    let shown = ask.db.read(|reading| load(ask, reading, ask.id("id")?))?;
    ask.show(|| Ok(as_json(ask, &shown)), || Ok(page(ask, &shown)))
}

fn load(ask: &Ask<'_>, reading: &Reading<'_>, id: Id<Unit>) -> Result<Shown> {
    let unit = units::load(reading, id)?;
    if !UNITS.may(ask.actor, Units::Read, &unit) {
        return Err(Refused::NotFound);
    }
    let past = units::past(reading, id)?;
    let mut named: Vec<Id<Unit>> = past.iter().filter_map(|past| past.parent).chain(unit.parent).collect();
    if let UnitState::Merged { into, .. } = unit.state {
        named.push(into);
    }
    let history = if sees_history(ask.actor) {
        Some(history(ask, reading, &Subject::new("unit", id.number()))?)
    } else {
        None
    };
    Ok(Shown {
        children: units::children(reading, id)?,
        persons: persons::of_unit(
            reading,
            &PERSONS.scope(ask.actor, Persons::Read),
            id,
            PERSONS_AT_MOST + 1,
        )?,
        names: crate::unit_names(reading, &named)?,
        crumbs: way_to_unit(ask, reading, id)?,
        past,
        history,
        unit,
    })
}

fn as_json(ask: &Ask<'_>, shown: &Shown) -> Json {
    let (unit, today) = (&shown.unit, today(ask));
    let (closed_on, merged_into) = match unit.state {
        UnitState::Open => (None, None),
        UnitState::Closed { on } => (Some(on), None),
        UnitState::Merged { into, on } => (Some(on), Some(into)),
    };
    json!({
        "id": unit.id, "name": unit.name, "kind": unit.kind.word(), "code": unit.code, "parent": unit.parent,
        "opened_on": unit.opened_on, "state": state_word(unit.state, today), "closed_on": closed_on,
        "merged_into": merged_into, "version": unit.version,
        "children": shown.children.iter().map(|child| json!({
            "id": child.id, "name": child.name, "is_open": child.is_open_on(today)
        })).collect::<Vec<_>>(),
        "past": shown.past.iter().map(|past| json!({
            "name": past.name, "parent": past.parent, "until": past.until.rfc3339(), "why": past.why
        })).collect::<Vec<_>>(),
    })
}

fn page(ask: &Ask<'_>, shown: &Shown) -> Page {
    let unit = &shown.unit;
    let mut page = Page::titled(&unit.name);
    page.head.number = unit.id.to_string();
    page.head.state = Some(state_mark(ask, unit.state));
    page.crumbs.clone_from(&shown.crumbs);
    let mut acts = acts(ask, unit);
    if !acts.is_empty() {
        page.head.primary = Some(acts.remove(0));
    }
    page.head.quiet = acts;
    page.body = children(ask, shown).then(&members(ask, shown)).then(&past(ask, shown));
    if let Some(history) = &shown.history {
        page.body = page.body.then(&history.render(ask.talk));
    }
    page.aside = facts(ask, shown);
    page
}

fn acts(ask: &Ask<'_>, unit: &OrgUnit) -> Vec<Act> {
    let at = |word: &str| format!("/units/{}/{word}", unit.id);
    let may = |verb| UNITS.may(ask.actor, verb, unit);
    let mut acts = Vec::new();
    match unit.state {
        UnitState::Open => {
            if may(Units::Add) {
                acts.push(
                    Act::go(ask.say("units-add-here"), format!("/units/add?parent={}", unit.id))
                        .icon(Icon::Add),
                );
            }
            if unit.parent.is_none() {
                if ORGANISATION.may(ask.actor, Organisation::Edit, &()) {
                    acts.push(Act::go(ask.say("people-organisation"), "/organisation").icon(Icon::Settings));
                }
                return acts;
            }
            let verbs = [
                (Units::Rename, "rename", "units-rename", Icon::Edit),
                (Units::Move, "move", "units-move", Icon::Route),
                (Units::Merge, "merge", "units-merge", Icon::Merge),
                (Units::Close, "close", "units-close", Icon::Stopped),
            ];
            let allowed = verbs.into_iter().filter(|(verb, ..)| may(*verb));
            acts.extend(allowed.map(|(_, word, key, icon)| Act::go(ask.say(key), at(word)).icon(icon)));
        }
        UnitState::Closed { .. } if may(Units::Reopen) => {
            acts.push(Act::send(ask.say("units-reopen"), at("reopen")).icon(Icon::Undo));
        }
        UnitState::Closed { .. } | UnitState::Merged { .. } => {}
    }
    acts
}

fn facts(ask: &Ask<'_>, shown: &Shown) -> Html {
    let unit = &shown.unit;
    let label = |word: &str| ask.say(&format!("units-col-{word}"));
    let mut facts = Facts::titled(ask.say("people-facts")).text(label("kind"), &kind_label(ask, unit.kind));
    facts = facts.text(label("code"), unit.code.as_deref().unwrap_or(""));
    if let Some((parent, name)) =
        unit.parent.and_then(|parent| shown.names.get(&parent).map(|name| (parent, name)))
    {
        facts = facts.link(label("parent"), name, &format!("/units/{parent}"));
    }
    facts = facts.text(label("opened"), &unit.opened_on.to_string());
    match unit.state {
        UnitState::Open => facts,
        UnitState::Closed { on } => facts.text(ask.say("units-closed-on"), &on.to_string()),
        UnitState::Merged { into, on } => {
            let name = shown.names.get(&into).map_or("", String::as_str);
            facts.text(ask.say("units-closed-on"), &on.to_string()).link(
                ask.say("units-merged-into"),
                name,
                &format!("/units/{into}"),
            )
        }
    }
    .render(ask.talk)
}

fn children(ask: &Ask<'_>, shown: &Shown) -> Html {
    if shown.children.is_empty() {
        return Html::default();
    }
    let row = |child: &OrgUnit| {
        Row::new(vec![
            Cell::link(format!("/units/{}", child.id), &child.name),
            kind_label(ask, child.kind).into(),
            Cell::state(&state_mark(ask, child.state)),
        ])
    };
    let columns = ["name", "kind", "state"].map(|word| Column::new(ask.say(&format!("units-col-{word}"))));
    Table {
        caption: ask.say("units-below"),
        columns: columns.to_vec(),
        rows: shown.children.iter().map(row).collect(),
        sums: Vec::new(),
    }
    .render(ask.talk)
}

fn members(ask: &Ask<'_>, shown: &Shown) -> Html {
    if shown.persons.is_empty() {
        return Html::default();
    }
    let row = |person: &PersonRecord| {
        let (name, title) = shown_name(ask, person);
        Row::new(vec![Cell::link(format!("/persons/{}", person.id), name), title.into()])
    };
    let columns = ["name", "position"].map(|word| Column::new(ask.say(&format!("persons-col-{word}"))));
    let has_more = shown.persons.len() as i64 > PERSONS_AT_MOST;
    let table = Table {
        caption: ask.say("people-persons"),
        columns: columns.to_vec(),
        rows: shown.persons.iter().take(PERSONS_AT_MOST as usize).map(row).collect(),
        sums: Vec::new(),
    }
    .render(ask.talk);
    if !has_more {
        return table;
    }
    let all = Act::go(ask.say("units-all-persons"), format!("/persons?unit={}", shown.unit.id));
    table.then(&Html(format!("<p>{}</p>", all.plain())))
}

fn past(ask: &Ask<'_>, shown: &Shown) -> Html {
    if shown.past.is_empty() {
        return Html::default();
    }
    let zone = &ask.visitor.organisation.zone;
    let row = |past: &Past| {
        let parent = past.parent.and_then(|parent| shown.names.get(&parent)).cloned().unwrap_or_default();
        let until = past.until.day_in(if zone.is_empty() { tables::ZONE } else { zone });
        Row::new(vec![
            past.name.as_str().into(),
            parent.into(),
            until.to_string().into(),
            ask.say(&format!("units-past-{}", past.why)).into(),
        ])
    };
    let columns = ["units-col-name", "units-col-parent", "units-past-until", "units-past-why"];
    Table {
        caption: ask.say("units-past"),
        columns: columns.iter().map(|key| Column::new(ask.say(key))).collect(),
        rows: shown.past.iter().map(row).collect(),
        sums: Vec::new(),
    }
    .render(ask.talk)
}
