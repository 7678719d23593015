use std::collections::HashMap;

use access::{Actor, Permit, Role};
use intake::{Asked, Field, Known, Takes, Target, Value, Values, Why};
use kernel::{Id, Personal, Purpose, Result, Unit};
use store::{Reading, Row, Sql, Tx};

use super::UNIT;
use super::words::FIRST_ROLES;
use crate::events::Event;
use crate::persons::{
    Edited, Facts, In, NewPerson, PersonRecord, add_person_within, edit_person_within, folded_email,
};
use crate::policy::{PERSONS, Persons};
use crate::tables::persons::{self, person_columns};

pub(crate) const TARGET: Target = Target {
    kind: "person",
    words: "people-import-person",
    fields: &[
        Field::new(
            "name",
            Takes::PersonName(120),
            &[
                "namn",
                "för- och efternamn",
                "efternamn, förnamn",
                "förnamn efternamn",
                "medarbetare",
                "name",
                "full name",
                "last name, first name",
            ],
        )
        .required(),
        Field::new(
            "email",
            Takes::Email,
            &[
                "e-post",
                "epost",
                "mejl",
                "mail",
                "e-postadress",
                "e-postadress arbete",
                "mejladress",
                "upn",
                "email",
                "e-mail",
                "user principal name",
            ],
        )
        .unique(),
        Field::new(
            "phone",
            Takes::Phone,
            &[
                "telefon",
                "mobil",
                "mobiltelefon",
                "tjänstetelefon",
                "telefonnummer",
                "tfn",
                "tel",
                "phone",
                "mobile",
            ],
        ),
        Field::new(
            "position",
            Takes::Line(120),
            &["befattning", "titel", "tjänst", "yrke", "tjänstetitel", "title", "position", "job title"],
        ),
        Field::new(
            "unit",
            Takes::Record(UNIT),
            &[
                "enhet",
                "skola",
                "förskola",
                "skolenhet",
                "arbetsplats",
                "arbetsställe",
                "tjänsteställe",
                "placering",
                "organisatorisk enhet",
                "organisationsenhet",
                "avdelning",
                "kostnadsställe",
                "unit",
                "school",
                "department",
            ],
        )
        .required(),
        Field::new("role", Takes::Choice(FIRST_ROLES), &["typ", "är", "kategori", "type", "category"]),
        Field::new(
            "external_id",
            Takes::Code(60),
            &[
                "anställningsnummer",
                "anställningsnr",
                "anst.nr",
                "anstnr",
                "anställnings-id",
                "personal-id",
                "id",
                "användarnamn",
                "användar-id",
                "konto",
                "employee id",
                "staff id",
                "username",
            ],
        )
        .unique(),
    ],
    keys: &[&["external_id"], &["email"], &["name", "unit"]],
    may: |actor| PERSONS.may_somewhere(actor, Persons::Add),
    find,
    load,
    check,
    put,
    remove,
    href: |id| format!("/persons/{id}"),
};

fn find(reading: &Reading<'_>, asked: &Asked<'_>) -> Result<Vec<(Vec<Value>, i64)>> {
    let Some(at) = asked.fields.iter().position(|field| matches!(*field, "external_id" | "email" | "name"))
    else {
        return Ok(Vec::new());
    };
    let column = match asked.fields[at] {
        "external_id" => "person.external_id",
        "email" => "person.email",
        _ => "person.name",
    };
    let sql = Sql::open(
        "found by what is in the file; what may not be changed is told as such and not shown",
        "SELECT person.id, person.external_id, person.email, person.name, person.unit_id FROM person WHERE 1 = 1",
    );
    type Found = (i64, Option<String>, Option<Personal<String>>, String, i64);
    let rows: Vec<Found> = reading.all(sql.and_in(column, asked.texts(at)))?;
    let value = |field: &str, row: &Found| match field {
        "external_id" => Value::text(row.1.clone()),
        "email" => Value::text(row.2.as_ref().map(|email| email.reveal(Purpose::Store).clone())),
        "name" => Value::Text(row.3.clone()),
        _ => Value::Record { id: row.4, name: String::new() },
    };
    Ok(rows.iter().map(|row| (asked.fields.iter().map(|field| value(field, row)).collect(), row.0)).collect())
}

fn load(reading: &Reading<'_>, actor: &Actor, ids: &[i64]) -> Result<Vec<Known>> {
    let scope = PERSONS.scope(actor, Persons::Edit);
    let text = concat!(
        "SELECT ",
        person_columns!(),
        ", unit.name FROM person JOIN unit ON unit.id = person.unit_id WHERE {scope}"
    );
    let rows = reading.rows(Sql::within(&scope, text).and_in("person.id", ids.iter().copied()))?;
    let roles = first_roles(reading, ids)?;
    rows.iter().map(|row| known(row, &roles)).collect()
}

/// The basic role that each person has in the home unit, in one query.
fn first_roles(reading: &Reading<'_>, ids: &[i64]) -> Result<HashMap<i64, String>> {
    let sql = Sql::open(
        "of persons who are loaded within scope",
        "SELECT g.person_id, g.role FROM role_grant g JOIN person p ON p.id = g.person_id AND p.unit_id = g.unit_id
         WHERE g.revoked_at IS NULL AND g.role IN ('staff', 'pupil', 'guardian')",
    );
    Ok(reading
        .all::<(i64, String)>(sql.and_in("g.person_id", ids.iter().copied()).and("ORDER BY g.id"))?
        .into_iter()
        .collect())
}

fn known(row: &Row, roles: &HashMap<i64, String>) -> Result<Known> {
    let (person, unit): (PersonRecord, String) = (persons::read(row)?, row.get(12)?);
    let out = |field: Option<&Personal<String>>| {
        Value::text(field.map(|field| field.reveal(Purpose::Store).clone()))
    };
    let role = roles.get(&person.id.number()).cloned().map_or(Value::Nothing, Value::Word);
    let values = Values::of([
        ("name", Value::Text(person.name.clone())),
        ("email", out(person.email.as_ref())),
        ("phone", out(person.phone.as_ref())),
        ("position", Value::text(person.title)),
        ("unit", Value::Record { id: person.unit.number(), name: unit }),
        ("role", role),
        ("external_id", Value::text(person.external_id)),
    ]);
    Ok(Known { id: person.id.number(), version: person.version, name: person.name, values })
}

fn check(actor: &Actor, known: Option<&Known>, values: &Values) -> Vec<Why> {
    let mut whys = Vec::new();
    if values.text("email").is_some_and(|email| folded_email(email).is_none()) {
        whys.push(Why::field("email", "people-import-why-email"));
    }
    let unit = values.value("unit").as_record();
    let home = known.and_then(|known| known.values.value("unit").as_record());
    if let Some(unit) = unit.filter(|unit| home != Some(*unit))
        && !PERSONS.may(actor, Persons::Add, &In(Id::new(unit)))
    {
        whys.push(Why::field("unit", "people-import-why-unit"));
    }
    let (Some(known), Some(home)) = (known, home) else { return whys };
    let differs =
        |field: &str| values.get(field).is_some_and(|value| !value.is_same(known.values.value(field)));
    if differs("email") && !PERSONS.may(actor, Persons::Readdress, &In(Id::new(home))) {
        whys.push(Why::field("email", "people-import-why-readdress"));
    }
    if differs("role") {
        whys.push(Why::field("role", "people-import-why-role"));
    }
    whys
}

fn put(tx: &Tx<'_>, _: &Permit, known: Option<&Known>, values: &Values) -> Result<i64> {
    match known {
        None => add_person_within(tx, &new_person(values)).map(Id::number),
        Some(known) => {
            let id = Id::new(known.id);
            let was = persons::load(tx, &PERSONS.scope(tx.actor(), Persons::Read), id)?;
            edit_person_within(tx, id, &Edited { facts: facts(was, values), version: None })?;
            Ok(known.id)
        }
    }
}

fn personal(value: &Value) -> Option<Personal<String>> {
    value.as_text().map(|text| Personal::new(text.to_owned()))
}

fn text(value: &Value) -> Option<String> {
    value.as_text().map(str::to_owned)
}

fn unit_of(value: &Value) -> Option<Id<Unit>> {
    value.as_record().map(Id::new)
}

fn new_person(values: &Values) -> NewPerson {
    let unit = unit_of(values.value("unit")).unwrap_or(Id::new(0));
    NewPerson {
        email: personal(values.value("email")),
        phone: personal(values.value("phone")),
        title: text(values.value("position")),
        external_id: text(values.value("external_id")),
        role: values.text("role").and_then(Role::from_word).unwrap_or(Role::Staff),
        ..NewPerson::named(values.text("name").unwrap_or_default(), unit)
    }
}

/// The facts as they were, with those that the values name as they say.
fn facts(was: PersonRecord, values: &Values) -> Facts {
    let named = |field: &str| values.get(field);
    Facts {
        name: values.text("name").map_or(was.name, str::to_owned),
        email: named("email").map_or(was.email, personal),
        phone: named("phone").map_or(was.phone, personal),
        title: named("position").map_or(was.title, text),
        unit: named("unit").and_then(unit_of).unwrap_or(was.unit),
        external_id: named("external_id").map_or(was.external_id, text),
        lang: was.lang,
    }
}

fn remove(tx: &Tx<'_>, permit: &Permit, id: i64) -> Result<()> {
    let person = persons::load(tx, &PERSONS.scope(tx.actor(), Persons::Read), Id::new(id))?;
    PERSONS.allow(tx.actor(), Persons::Leave, &person)?;
    persons::remove(tx, person.id)?;
    tx.also(permit, &Event::Restored { kind: "person", id })
}
