use access::{Actor, Permit};
use intake::{Asked, Field, Known, Takes, Target, Value, Values, Why};
use kernel::{Id, Refused, Result, Unit};
use store::{Reading, Row, Sql, Tx};

use super::UNIT;
use super::words::{ORGANISATION, UNIT_KINDS};
use crate::done::Done;
use crate::events::Event;
use crate::persons::In;
use crate::policy::{UNITS, Units};
use crate::tables::units::{self, unit_columns};
use crate::units::{NewUnit, OrgUnit, UnitKind, add_unit_within};

pub(crate) const TARGET: Target = Target {
    kind: "unit",
    words: "people-import-unit",
    fields: &[
        Field::new(
            "code",
            Takes::Code(40),
            &[
                "kod",
                "enhetskod",
                "skolenhetskod",
                "ansvar",
                "ansvarskod",
                "kostnadsställe",
                "kst",
                "organisationskod",
                "code",
                "cost centre",
                "unit code",
            ],
        )
        .unique(),
        Field::new(
            "name",
            Takes::Line(120),
            &[
                "namn",
                "enhet",
                "enhetsnamn",
                "skola",
                "skolenhet",
                "förskola",
                "verksamhet",
                "benämning",
                "klartext",
                "name",
                "unit",
                "school",
            ],
        )
        .required(),
        Field::new(
            "kind",
            Takes::Choice(UNIT_KINDS),
            &["typ", "slag", "enhetstyp", "skolform", "nivå", "kind", "type"],
        ),
        Field::new(
            "parent",
            Takes::Own(UNIT, &["code", "name"]),
            &[
                "hör till",
                "tillhör",
                "tillhör enhet",
                "ingår i",
                "överordnad",
                "överordnat",
                "överordnad enhet",
                "huvudenhet",
                "förvaltning",
                "parent",
                "parent unit",
                "belongs to",
            ],
        )
        .reviewed(super::root::review),
        Field::new(
            "opened_on",
            Takes::Day,
            &["från", "gäller från", "giltig från", "startdatum", "öppnad", "from", "opened", "start date"],
        ),
    ],
    keys: &[&["code"], &["name", "parent"], &["name"]],
    may: |actor| UNITS.may_somewhere(actor, Units::Add),
    find,
    load,
    check,
    put,
    remove,
    href: |id| format!("/units/{id}"),
};

fn find(reading: &Reading<'_>, asked: &Asked<'_>) -> Result<Vec<(Vec<Value>, i64)>> {
    let Some(at) = asked.fields.iter().position(|field| matches!(*field, "code" | "name")) else {
        return Ok(Vec::new());
    };
    let column = if asked.fields[at] == "code" { "unit.code" } else { "unit.name" };
    let sql = Sql::open(
        "which units there are is known to all",
        "SELECT unit.id, unit.code, unit.name, unit.parent_id FROM unit WHERE 1 = 1",
    );
    let rows: Vec<(i64, Option<String>, String, Option<i64>)> =
        reading.all(sql.and_in(column, asked.texts(at)))?;
    let value = |field: &str, row: &(i64, Option<String>, String, Option<i64>)| match field {
        "code" => Value::text(row.1.clone()),
        "name" => Value::Text(row.2.clone()),
        _ => Value::record(row.3.map(|id| (id, String::new()))),
    };
    Ok(rows.iter().map(|row| (asked.fields.iter().map(|field| value(field, row)).collect(), row.0)).collect())
}

fn load(reading: &Reading<'_>, actor: &Actor, ids: &[i64]) -> Result<Vec<Known>> {
    let scope = UNITS.scope(actor, Units::Rename);
    let text = concat!(
        "SELECT ",
        unit_columns!(),
        ", above.name FROM unit LEFT JOIN unit above ON above.id = unit.parent_id WHERE {scope}"
    );
    let rows = reading.rows(Sql::within(&scope, text).and_in("unit.id", ids.iter().copied()))?;
    rows.iter().map(known).collect()
}

fn known(row: &Row) -> Result<Known> {
    let (unit, above): (OrgUnit, Option<String>) = (units::read(row)?, row.get(9)?);
    let parent = unit.parent.map(|id| (id.number(), above.unwrap_or_default()));
    // A file makes itself known as this organisation's by its code: the dry run tells when it does so for the first time.
    let kind = match (unit.parent, &unit.code) {
        (None, None) => Value::Nothing,
        _ => Value::Word(unit.kind.word().to_owned()),
    };
    let values = Values::of([
        ("code", Value::text(unit.code)),
        ("name", Value::Text(unit.name.clone())),
        ("kind", kind),
        ("parent", Value::record(parent)),
        ("opened_on", Value::Day(unit.opened_on)),
    ]);
    Ok(Known { id: unit.id.number(), version: unit.version, name: unit.name, values })
}

/// The unit that a row would stand under: none is the organisation, where only those may add whose grant reaches all.
struct Under(Option<i64>);

impl access::Record for Under {
    fn unit(&self) -> Option<Id<Unit>> {
        self.0.map(Id::new)
    }
}

fn check(actor: &Actor, known: Option<&Known>, values: &Values) -> Vec<Why> {
    let mut whys = Vec::new();
    let under = values.get("parent").or_else(|| known.map(|known| known.values.value("parent")));
    let waits = matches!(under, Some(Value::Row(_)));
    let parent = under.and_then(Value::as_record);
    match known {
        Some(known)
            if is_root(known) && values.iter().any(|(field, value)| !is_of_root(known, field, value)) =>
        {
            let key = if is_another(values) {
                "people-import-why-as-organisation"
            } else {
                "people-import-why-organisation"
            };
            whys.push(Why::row(key));
        }
        Some(known)
            if values.has("parent")
                && !waits
                && parent != known.values.value("parent").as_record()
                && !UNITS.may(actor, Units::Move, &Under(parent)) =>
        {
            whys.push(Why::field("parent", "people-import-why-unit"));
        }
        Some(_) => {}
        None if !waits && !UNITS.may(actor, Units::Add, &Under(parent)) => {
            whys.push(Why::field("parent", "people-import-why-unit"));
        }
        None => {}
    }
    whys
}

fn is_root(known: &Known) -> bool {
    *known.values.value("parent") == Value::Nothing
}

/// Does the row say that it is a unit, though it was found by what it shares with the organisation?
fn is_another(values: &Values) -> bool {
    let kind = values.text("kind");
    kind.is_some_and(|kind| kind != ORGANISATION) || (kind.is_none() && values.has("parent"))
}

/// May a file say this of the organisation itself? Its code, and that it is the organisation.
fn is_of_root(known: &Known, field: &str, value: &Value) -> bool {
    match field {
        "code" => true,
        "kind" => value.as_text() == Some(ORGANISATION),
        _ => value.is_same(known.values.value(field)),
    }
}

fn put(tx: &Tx<'_>, _: &Permit, known: Option<&Known>, values: &Values) -> Result<i64> {
    match known {
        None => add(tx, values).map(Id::number),
        Some(known) if is_root(known) => {
            change_root(tx, Id::new(known.id), values)?.also(tx)?;
            Ok(known.id)
        }
        Some(known) => {
            change(tx, Id::new(known.id), values)?.also(tx)?;
            Ok(known.id)
        }
    }
}

fn kind_of(value: &Value) -> UnitKind {
    value.as_text().and_then(UnitKind::from_word).unwrap_or(UnitKind::Other)
}

/// The named unit, or the organisation when none is named.
fn parent_of(tx: &Tx<'_>, value: &Value) -> Result<Id<Unit>> {
    match value.as_record() {
        Some(id) => Ok(Id::new(id)),
        None => units::root(tx)?.map(|root| root.id).ok_or(Refused::NotFound),
    }
}

fn add(tx: &Tx<'_>, values: &Values) -> Result<Id<Unit>> {
    let new = NewUnit {
        parent: parent_of(tx, values.value("parent"))?,
        name: values.text("name").unwrap_or_default().to_owned(),
        kind: kind_of(values.value("kind")),
        code: values.text("code").map(str::to_owned),
        opened_on: values.value("opened_on").as_day(),
    };
    add_unit_within(tx, &new)
}

/// Changes the fields that the values name, and its place when they name another.
fn change(tx: &Tx<'_>, id: Id<Unit>, values: &Values) -> Result<Done<()>> {
    let was = units::load(tx, id)?;
    let permit = UNITS.allow(tx.actor(), Units::Rename, &was)?;
    let mut unit = was.clone();
    if let Some(name) = values.text("name") {
        name.clone_into(&mut unit.name);
    }
    if values.has("kind") {
        unit.kind = kind_of(values.value("kind"));
    }
    if values.has("code") {
        unit.code = values.text("code").map(str::to_owned);
    }
    if let Some(day) = values.value("opened_on").as_day() {
        unit.opened_on = day;
    }
    let mut done = Done::new(permit, Event::UnitRenamed { unit: id }, ());
    let to = if values.has("parent") { Some(parent_of(tx, values.value("parent"))?) } else { was.parent };
    if let Some(to) = to.filter(|to| Some(*to) != was.parent) {
        let target = units::load(tx, to)?;
        UNITS.allow(tx.actor(), Units::Move, &In(to))?;
        unit = unit.move_under(&target, &units::landing(tx, id, to)?)?;
        units::hang(tx, id, to)?;
        done = done.and(Event::UnitMoved { unit: id, from: was.parent, to });
    }
    if unit.name != was.name || unit.parent != was.parent {
        units::remember(tx, &was, "imported")?;
    }
    units::save(tx, &unit)?;
    Ok(done)
}

/// Gives the organisation itself its code; its name, kind and place are its own.
fn change_root(tx: &Tx<'_>, id: Id<Unit>, values: &Values) -> Result<Done<()>> {
    let root = units::load(tx, id)?;
    let permit = UNITS.allow(tx.actor(), Units::Rename, &root)?;
    if values.has("code") {
        let (name, code) = (root.name.clone(), values.text("code").map(str::to_owned));
        let kind = root.kind;
        units::save(tx, &root.rename(name, kind, code))?;
    }
    Ok(Done::new(permit, Event::UnitRenamed { unit: id }, ()))
}

fn remove(tx: &Tx<'_>, permit: &Permit, id: i64) -> Result<()> {
    let unit = units::load(tx, Id::new(id))?;
    UNITS.allow(tx.actor(), Units::Close, &unit)?;
    units::remove(tx, unit.id)?;
    tx.also(permit, &Event::Restored { kind: "unit", id })
}
