use std::collections::HashMap;

use access::{Actor, Permit};
use intake::{Asked, Field, Known, Takes, Target, Value, Values, Why};
use kernel::{Id, Result};
use store::{Reading, Row, Sql, Tx};

use super::{PERSON, UNIT};
use crate::events::Event;
use crate::groups::{
    EditedGroup, NewGroup, PersonGroup, add_group_within, add_member_within, edit_group_within,
    remove_member_within,
};
use crate::persons::In;
use crate::policy::{GROUPS, Groups, PERSONS, Persons};
use crate::tables::groups::{self, group_columns};

pub(crate) const TARGET: Target = Target {
    kind: "group",
    words: "people-import-group",
    fields: &[
        Field::new("name", Takes::Line(120), &["grupp", "namn", "gruppnamn", "group", "name"])
            .required()
            .unique(),
        Field::new("unit", Takes::Record(UNIT), &["enhet", "skola", "unit", "school"]).required(),
        Field::new("about", Takes::Prose(1000), &["beskrivning", "om", "description", "about"]),
        Field::new(
            "members",
            Takes::Records(PERSON),
            &[
                "medlemmar",
                "medlem",
                "deltagare",
                "personer",
                "person",
                "e-post",
                "members",
                "member",
                "persons",
                "email",
            ],
        ),
    ],
    keys: &[&["name"]],
    may: |actor| GROUPS.may_somewhere(actor, Groups::Add),
    find,
    load,
    check,
    put,
    remove,
    href: |id| format!("/groups/{id}"),
};

fn find(reading: &Reading<'_>, asked: &Asked<'_>) -> Result<Vec<(Vec<Value>, i64)>> {
    let Some(at) = asked.fields.iter().position(|field| *field == "name") else { return Ok(Vec::new()) };
    let sql = Sql::open(
        "found by what is in the file; what may not be changed is told as such and not shown",
        "SELECT name, id FROM person_group WHERE 1 = 1",
    );
    let rows: Vec<(String, i64)> = reading.all(sql.and_in("name", asked.texts(at)))?;
    Ok(rows.into_iter().map(|(name, id)| (vec![Value::Text(name)], id)).collect())
}

fn load(reading: &Reading<'_>, actor: &Actor, ids: &[i64]) -> Result<Vec<Known>> {
    let scope = GROUPS.scope(actor, Groups::Edit);
    let text = concat!(
        "SELECT ",
        group_columns!(),
        ", unit.name FROM person_group JOIN unit ON unit.id = person_group.unit_id WHERE {scope} AND person_group.closed_at IS NULL"
    );
    let rows = reading.rows(Sql::within(&scope, text).and_in("person_group.id", ids.iter().copied()))?;
    let members = members(reading, actor, ids)?;
    rows.iter().map(|row| known(row, &members)).collect()
}

/// The members whom the actor may read, of each group, by rising number.
fn members(reading: &Reading<'_>, actor: &Actor, ids: &[i64]) -> Result<HashMap<i64, Vec<(i64, String)>>> {
    let scope = PERSONS.scope(actor, Persons::Read);
    let text =
        "SELECT m.group_id, person.id, person.name FROM group_member m JOIN person ON person.id = m.person_id
                WHERE {scope}";
    let sql = Sql::within(&scope, text)
        .and_in("m.group_id", ids.iter().copied())
        .and("ORDER BY m.group_id, person.id");
    let mut members: HashMap<i64, Vec<(i64, String)>> = HashMap::new();
    for (group, person, name) in reading.all::<(i64, i64, String)>(sql)? {
        members.entry(group).or_default().push((person, name));
    }
    Ok(members)
}

fn known(row: &Row, members: &HashMap<i64, Vec<(i64, String)>>) -> Result<Known> {
    let (group, unit): (PersonGroup, String) = (groups::read(row)?, row.get(6)?);
    let values = Values::of([
        ("name", Value::Text(group.name.clone())),
        ("unit", Value::Record { id: group.unit.number(), name: unit }),
        ("about", Value::text(Some(group.about))),
        ("members", Value::Records(members.get(&group.id.number()).cloned().unwrap_or_default())),
    ]);
    Ok(Known { id: group.id.number(), version: group.version, name: group.name, values })
}

fn check(actor: &Actor, known: Option<&Known>, values: &Values) -> Vec<Why> {
    let home = known.and_then(|known| known.values.value("unit").as_record());
    let unit = values.value("unit").as_record().filter(|unit| home != Some(*unit));
    match unit {
        Some(unit) if !GROUPS.may(actor, Groups::Add, &In(Id::new(unit))) => {
            vec![Why::field("unit", "people-import-why-unit")]
        }
        Some(_) | None => Vec::new(),
    }
}

fn put(tx: &Tx<'_>, _: &Permit, known: Option<&Known>, values: &Values) -> Result<i64> {
    let unit = values.value("unit").as_record().map(Id::new);
    let (id, before) = match known {
        None => {
            let new = NewGroup {
                name: values.text("name").unwrap_or_default().to_owned(),
                about: values.text("about").unwrap_or_default().to_owned(),
                unit: unit.unwrap_or(Id::new(0)),
            };
            (add_group_within(tx, &new)?, Vec::new())
        }
        Some(known) => {
            let id: Id<PersonGroup> = Id::new(known.id);
            let was = groups::load(tx, id)?;
            let about = values.get("about").map(|about| about.as_text().unwrap_or_default().to_owned());
            let new = EditedGroup {
                name: values.text("name").map_or(was.name, str::to_owned),
                about: about.unwrap_or(was.about),
                unit: unit.unwrap_or(was.unit),
                version: None,
            };
            edit_group_within(tx, id, &new)?;
            (id, known.values.value("members").as_records())
        }
    };
    if values.has("members") {
        let after = values.value("members").as_records();
        for person in after.iter().filter(|person| !before.contains(person)) {
            add_member_within(tx, id, Id::new(*person))?;
        }
        for person in before.iter().filter(|person| !after.contains(person)) {
            remove_member_within(tx, id, Id::new(*person))?;
        }
    }
    Ok(id.number())
}

fn remove(tx: &Tx<'_>, permit: &Permit, id: i64) -> Result<()> {
    let group = groups::load(tx, Id::new(id))?;
    GROUPS.allow(tx.actor(), Groups::Close, &group)?;
    groups::remove(tx, group.id)?;
    tx.also(permit, &Event::Restored { kind: "group", id })
}
