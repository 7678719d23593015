use access::{Actor, Permit, Role};
use intake::{Asked, Field, Incoming, Known, Takes, Target, Value, Values, Why};
use kernel::{Day, Id, Result};
use store::{Reading, Row, Sql, Tx};

use super::words::{ADMINISTRATOR, ROLES};
use super::{GROUP, PERSON, UNIT};
use crate::events::Event;
use crate::grants::{CannotGrant, Holder, NewGrant, RoleGrant, give_within, not_to_oneself, within_reach};
use crate::policy::{GRANTS, Grants};
use crate::tables::grants::grant_columns;
use crate::tables::{self, grants};

pub(crate) const TARGET: Target = Target {
    kind: "grant",
    words: "people-import-grant",
    fields: &[
        Field::new(
            "person",
            Takes::Record(PERSON),
            &["person", "namn", "e-post", "medarbetare", "name", "email"],
        ),
        Field::new("group", Takes::Record(GROUP), &["grupp", "group"]),
        Field::new("role", Takes::Choice(ROLES), &["roll", "behörighet", "role"]).required(),
        Field::new("unit", Takes::Record(UNIT), &["enhet", "skola", "unit", "school"]).required(),
        Field::new("from", Takes::Day, &["från", "från och med", "startdatum", "from", "start"])
            .reviewed(review),
        Field::new("until", Takes::Day, &["till", "till och med", "slutdatum", "until", "end"]),
    ],
    keys: &[&["person", "role", "unit"], &["group", "role", "unit"]],
    may: |actor| GRANTS.may_somewhere(actor, Grants::Give),
    find,
    load,
    check,
    put,
    remove,
    href: |id| format!("/grants/{id}"),
};

/// A role that a file gives begins today at the earliest, and the dry run tells the day that is kept. A row whose last
/// day has been is history, and gives nothing.
fn review(reading: &Reading<'_>, rows: &mut [Incoming]) -> Result<()> {
    let today = tables::today(reading)?;
    for row in rows {
        let (from, until) = (row.values.value("from").as_day(), row.values.value("until").as_day());
        if until.zip(from).is_some_and(|(until, from)| until < from) {
            // `check` says so.
            continue;
        }
        if let Some(until) = until.filter(|until| *until < today) {
            row.whys.push(Why::field("until", "people-import-why-ended").with("value", until));
        } else if from.is_some_and(|from| from < today) {
            row.values.set("from", Value::Day(today));
        }
    }
    Ok(())
}

/// Grants that stand; those that have ended are history, and the same one may be given again.
fn find(reading: &Reading<'_>, asked: &Asked<'_>) -> Result<Vec<(Vec<Value>, i64)>> {
    let place = |name: &str| asked.fields.iter().position(|field| *field == name);
    let (holder, column) = match (place("person"), place("group")) {
        (Some(at), _) => (at, "person_id"),
        (None, Some(at)) => (at, "group_id"),
        (None, None) => return Ok(Vec::new()),
    };
    let ids: Vec<i64> = asked.values.iter().filter_map(|values| values[holder].as_record()).collect();
    let sql = Sql::open(
        "of holders whom the file names and the actor may read",
        "SELECT id, person_id, group_id, role, unit_id FROM role_grant
         WHERE revoked_at IS NULL AND (until_at IS NULL OR until_at > ?)",
    );
    type Found = (i64, Option<i64>, Option<i64>, String, i64);
    let rows: Vec<Found> = reading.all(sql.bind(reading.now()).and_in(column, ids))?;
    let record = |id: Option<i64>| Value::record(id.map(|id| (id, String::new())));
    let value = |field: &str, row: &Found| match field {
        "person" => record(row.1),
        "group" => record(row.2),
        "role" => Role::from_word(&row.3).map_or(Value::Nothing, role_value),
        _ => record(Some(row.4)),
    };
    Ok(rows.iter().map(|row| (asked.fields.iter().map(|field| value(field, row)).collect(), row.0)).collect())
}

fn load(reading: &Reading<'_>, actor: &Actor, ids: &[i64]) -> Result<Vec<Known>> {
    let scope = GRANTS.scope(actor, Grants::End);
    let text = concat!(
        "SELECT ",
        grant_columns!(),
        ", unit.name, holder.name, person_group.name FROM role_grant JOIN unit ON unit.id = role_grant.unit_id
         LEFT JOIN person holder ON holder.id = role_grant.person_id
         LEFT JOIN person_group ON person_group.id = role_grant.group_id WHERE {scope}"
    );
    let rows = reading.rows(Sql::within(&scope, text).and_in("role_grant.id", ids.iter().copied()))?;
    let (zone, today) = (tables::zone(reading)?, tables::today(reading)?);
    rows.iter().map(|row| known(row, &zone, today)).collect()
}

/// The grant with the days that it was given itself: its end is not its holder's last day, which a file does not say.
/// A first day that has come is told as today, which `review` makes of such a day in a file, so that they are the same.
fn known(row: &Row, zone: &str, today: Day) -> Result<Known> {
    let grant = grants::read(row)?;
    let (unit, person, group): (String, Option<String>, Option<String>) =
        (row.get(12)?, row.get(13)?, row.get(14)?);
    let holder = |id: Option<i64>, name: &Option<String>| Value::record(id.zip(name.clone()));
    let values = Values::of([
        ("person", holder(grant.holder.person().map(Id::number), &person)),
        ("group", holder(grant.holder.group().map(Id::number), &group)),
        ("role", role_value(grant.role)),
        ("unit", Value::Record { id: grant.unit.number(), name: unit }),
        ("from", Value::Day(grant.from.day_in(zone).max(today))),
        ("until", Value::day(grant.own_until.map(|until| until.plus_seconds(-1).day_in(zone)))),
    ]);
    let name = person.or(group).unwrap_or_default();
    Ok(Known { id: grant.id.number(), version: grant.version, name, values })
}

fn check(actor: &Actor, known: Option<&Known>, values: &Values) -> Vec<Why> {
    if let Some(known) = known {
        let differs =
            |field: &str| values.get(field).is_some_and(|value| !value.is_same(known.values.value(field)));
        let other = ["from", "until"].into_iter().filter(|field| differs(field));
        return other.map(|field| Why::field(field, "people-import-why-stands")).collect();
    }
    let mut whys = Vec::new();
    let (person, group) = (values.value("person").as_record(), values.value("group").as_record());
    match (person, group) {
        (Some(_), None) | (None, Some(_)) => {}
        (Some(_), Some(_)) | (None, None) => whys.push(Why::row("people-import-why-one-holder")),
    }
    if let (Some(role), Some(unit)) = (role_of(values), values.value("unit").as_record()) {
        match within_reach(actor, role, Id::new(unit)) {
            Ok(()) => {}
            Err(CannotGrant::BeyondReach) => whys.push(Why::field("unit", "people-grant-beyond-reach")),
            Err(_) => whys.push(Why::field("role", "people-grant-not-yours")),
        }
    }
    if person.is_some_and(|person| not_to_oneself(actor, &[Id::new(person)]).is_err()) {
        whys.push(Why::field("person", "people-grant-to-oneself"));
    }
    if let (Some(from), Some(until)) = (values.value("from").as_day(), values.value("until").as_day())
        && until < from
    {
        whys.push(Why::field("until", "people-import-why-before"));
    }
    whys
}

fn role_of(values: &Values) -> Option<Role> {
    match values.text("role")? {
        ADMINISTRATOR => Some(Role::Administrator),
        word => Role::from_word(word),
    }
}

fn role_value(role: Role) -> Value {
    let word = if role == Role::Administrator { ADMINISTRATOR } else { role.word() };
    Value::Word(word.to_owned())
}

fn put(tx: &Tx<'_>, _: &Permit, known: Option<&Known>, values: &Values) -> Result<i64> {
    // A grant that stands is never changed by an import: `check` refuses what differs.
    if let Some(known) = known {
        return Ok(known.id);
    }
    let person = values.value("person").as_record().map(|id| Holder::Person(Id::new(id)));
    let group = values.value("group").as_record().map(|id| Holder::Group(Id::new(id)));
    let (Some(holder), Some(role)) = (person.or(group), role_of(values)) else {
        return Err(kernel::Refused::field("role", "not-a-choice"));
    };
    let new = NewGrant {
        holder,
        role,
        unit: Id::new(values.value("unit").as_record().unwrap_or(0)),
        from: values.value("from").as_day(),
        until: values.value("until").as_day(),
    };
    give_within(tx, &new).map(Id::number)
}

fn remove(tx: &Tx<'_>, permit: &Permit, id: i64) -> Result<()> {
    let id: Id<RoleGrant> = Id::new(id);
    let grant = grants::load(tx, id)?;
    GRANTS.allow(tx.actor(), Grants::End, &grant)?;
    within_reach(tx.actor(), grant.role, grant.unit)?;
    let administrators = grants::administrators(tx)?;
    grants::remove(tx, id)?;
    if administrators > 0 && grants::administrators(tx)? == 0 {
        return Err(CannotGrant::LastAdministrator.into());
    }
    tx.also(permit, &Event::Restored { kind: "grant", id: id.number() })
}
