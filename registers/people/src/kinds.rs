//! The room's kinds of record, for what works on records of any kind: cards in the journal and the thread, search hits.

use access::Actor;
use kernel::Result;
use look::Icon;
use store::{Reading, Row, Sql};
use web::{Ask, Card, Hit, Kind};

use crate::grants::{grant_mark, role_label};
use crate::groups::state_mark as group_mark;
use crate::persons::{PersonRecord, shown_name, state_mark as person_mark};
use crate::policy::{GRANTS, GROUPS, Grants, Groups, PERSONS, Persons, UNITS, Units};
use crate::tables::grants::{self, grant_columns};
use crate::tables::groups::{self, group_columns};
use crate::tables::persons::{self, person_columns};
use crate::tables::units::{self, unit_columns};
use crate::units::{OrgUnit, kind_label, state_mark as unit_mark};

pub(crate) static KINDS: &[Kind] = &[
    Kind {
        name: "unit",
        label: "people-kind-unit",
        icon: Icon::Unit,
        cards: unit_cards,
        search: Some(find_units),
    },
    Kind {
        name: "person",
        label: "people-kind-person",
        icon: Icon::Person,
        cards: person_cards,
        search: Some(find_persons),
    },
    Kind { name: "group", label: "people-kind-group", icon: Icon::People, cards: group_cards, search: None },
    Kind { name: "grant", label: "people-kind-grant", icon: Icon::Key, cards: grant_cards, search: None },
];

fn unit_card(ask: &Ask<'_>, unit: &OrgUnit) -> Card {
    let state = (!unit.is_open()).then(|| unit_mark(ask, unit.state));
    Card {
        id: unit.id.number(),
        title: unit.name.clone(),
        href: format!("/units/{}", unit.id),
        state,
        ..Card::default()
    }
}

fn unit_cards(reading: &Reading<'_>, actor: &Actor, ask: &Ask<'_>, ids: &[i64]) -> Result<Vec<Card>> {
    let scope = UNITS.scope(actor, Units::Read);
    let text = concat!("SELECT ", unit_columns!(), " FROM unit WHERE {scope}");
    let rows = reading.rows(Sql::within(&scope, text).and_in("unit.id", ids.iter().copied()))?;
    rows.iter().map(|row| units::read(row).map(|unit| unit_card(ask, &unit))).collect()
}

fn person_card(ask: &Ask<'_>, person: &PersonRecord) -> Card {
    let state =
        matches!(person.state, crate::PersonState::Left { .. }).then(|| person_mark(ask, person.state));
    Card {
        id: person.id.number(),
        title: shown_name(ask, person).0,
        href: format!("/persons/{}", person.id),
        state,
        ..Card::default()
    }
}

fn person_cards(reading: &Reading<'_>, actor: &Actor, ask: &Ask<'_>, ids: &[i64]) -> Result<Vec<Card>> {
    let found = persons::these(reading, &PERSONS.scope(actor, Persons::Read), ids)?;
    Ok(found.iter().map(|person| person_card(ask, person)).collect())
}

fn group_cards(reading: &Reading<'_>, actor: &Actor, ask: &Ask<'_>, ids: &[i64]) -> Result<Vec<Card>> {
    let scope = GROUPS.scope(actor, Groups::Read);
    let text = concat!("SELECT ", group_columns!(), " FROM person_group WHERE {scope}");
    let rows = reading.rows(Sql::within(&scope, text).and_in("person_group.id", ids.iter().copied()))?;
    let card = |row: &Row| {
        let group = groups::read(row)?;
        let state = group.must_be_open().is_err().then(|| group_mark(ask, group.state));
        Ok(Card {
            id: group.id.number(),
            title: group.name,
            href: format!("/groups/{}", group.id),
            state,
            ..Card::default()
        })
    };
    rows.iter().map(card).collect()
}

fn grant_cards(reading: &Reading<'_>, actor: &Actor, ask: &Ask<'_>, ids: &[i64]) -> Result<Vec<Card>> {
    let scope = GRANTS.scope(actor, Grants::Read);
    let text = concat!(
        "SELECT ",
        grant_columns!(),
        ", unit.name FROM role_grant JOIN unit ON unit.id = role_grant.unit_id WHERE {scope}"
    );
    let rows = reading.rows(Sql::within(&scope, text).and_in("role_grant.id", ids.iter().copied()))?;
    let card = |row: &Row| {
        let (grant, unit): (_, String) = (grants::read(row)?, row.get(12)?);
        let title = format!("{} – {unit}", role_label(ask, grant.role));
        let state = Some(grant_mark(ask, grant.state_at(reading.now())));
        Ok(Card {
            id: grant.id.number(),
            title,
            href: format!("/grants/{}", grant.id),
            state,
            ..Card::default()
        })
    };
    rows.iter().map(card).collect()
}

fn find_units(reading: &Reading<'_>, ask: &Ask<'_>, query: &str, limit: i64) -> Result<Vec<Hit>> {
    let Some((condition, value)) = reading.matching("unit", "unit.id", query) else { return Ok(Vec::new()) };
    let scope = UNITS.scope(ask.actor, Units::Read);
    let text = format!("SELECT {} FROM unit WHERE {{scope}} AND {condition}", unit_columns!());
    let sql = Sql::within(&scope, &text).bind(value).and("ORDER BY unit.name, unit.id LIMIT ?").bind(limit);
    let hit = |row: &Row| {
        let unit = units::read(row)?;
        let code = unit.code.as_ref().map_or_else(String::new, |code| format!(" · {code}"));
        Ok(Hit { card: unit_card(ask, &unit), text: format!("{}{code}", kind_label(ask, unit.kind)) })
    };
    reading.rows(sql)?.iter().map(hit).collect()
}

fn find_persons(reading: &Reading<'_>, ask: &Ask<'_>, query: &str, limit: i64) -> Result<Vec<Hit>> {
    let Some((condition, value)) = reading.matching("person", "person.id", query) else {
        return Ok(Vec::new());
    };
    let scope = PERSONS.scope(ask.actor, Persons::Read);
    let text = format!(
        "SELECT {}, unit.name FROM person JOIN unit ON unit.id = person.unit_id WHERE {{scope}} AND {condition}",
        person_columns!()
    );
    let sql =
        Sql::within(&scope, &text).bind(value).and("ORDER BY person.name, person.id LIMIT ?").bind(limit);
    let hit = |row: &Row| {
        let (person, unit): (_, String) = (persons::read(row)?, row.get(12)?);
        let about = [shown_name(ask, &person).1, if person.is_protected() { String::new() } else { unit }];
        let about: Vec<String> = about.into_iter().filter(|text| !text.is_empty()).collect();
        Ok(Hit { card: person_card(ask, &person), text: about.join(" · ") })
    };
    reading.rows(sql)?.iter().map(hit).collect()
}
