//! Needs that come in from tables: what somebody kept in a spreadsheet before there was a place for them. A need that
//! is imported is new; its asker, when the table names one, stands behind it. Changing one goes by the room's rules.

use access::{Actor, Permit};
use intake::{Asked, Field, Known, Takes, Target, Value, Values};
use kernel::{FieldErrors, Id, Refused, Result};
use store::{Reading, Sql, Tx};

use crate::ask::new_need;
use crate::store::{self as rows, parties};
use crate::{Event, Facts, Need, POLICY, Verb};

/// What tables may be imported as in this room.
pub fn intake_targets() -> Vec<Target> {
    vec![TARGET]
}

const TARGET: Target = Target {
    kind: "need",
    words: "needs-import-need",
    fields: &[
        Field::new("title", Takes::Line(160), &["behov", "rubrik", "titel", "title", "need", "ärende"])
            .required(),
        Field::new("text", Takes::Prose(10_000), &["beskrivning", "text", "vad", "description", "varför"]),
        Field::new("unit", Takes::Record(people::UNIT), &["enhet", "skola", "verksamhet", "unit", "school"])
            .required(),
        Field::new(
            "concerns",
            Takes::Line(160),
            &["gäller", "område", "tjänst", "system", "concerns", "service"],
        ),
        Field::new("effect", Takes::Prose(2_000), &["nytta", "effekt", "effect", "benefit"]),
        Field::new("touched", Takes::Line(160), &["berör", "målgrupp", "touched", "audience"]),
        Field::new("touched_count", Takes::Whole(0, 1_000_000), &["antal", "antal berörda", "count"]),
        Field::new("wanted_by", Takes::Day, &["önskas till", "klart", "datum", "wanted by", "due"]),
        Field::new(
            "asker",
            Takes::Record(people::PERSON),
            &["önskas av", "begärd av", "beställare", "asker", "e-post", "email"],
        ),
        Field::new("external_id", Takes::Code(60), &["nr", "id", "nummer", "ärendenummer", "number"])
            .unique(),
    ],
    keys: &[&["external_id"], &["title", "unit"]],
    may: |actor| POLICY.may_somewhere(actor, Verb::Import),
    find,
    load,
    check: |_, _, _| Vec::new(),
    put,
    remove,
    href: |id| format!("/needs/{id}"),
};

fn find(reading: &Reading<'_>, asked: &Asked<'_>) -> Result<Vec<(Vec<Value>, i64)>> {
    let reason = "found by what is in the file; what may not be changed is told as such and not shown";
    let text = "SELECT need.id, need.title, need.external_id, need.unit_id, unit.name FROM need
                JOIN unit ON unit.id = need.unit_id WHERE 1 = 1";
    let Some(at) = asked.fields.iter().position(|field| matches!(*field, "external_id" | "title")) else {
        return Ok(Vec::new());
    };
    let column = if asked.fields[at] == "title" { "need.title" } else { "need.external_id" };
    let sql = Sql::open(reason, text).and_in(column, asked.texts(at));
    let found: Vec<(i64, String, Option<String>, i64, String)> = reading.all(sql)?;
    let values = |(id, title, external, unit, name): (i64, String, Option<String>, i64, String)| {
        let value = |field: &&str| match *field {
            "title" => Value::Text(title.clone()),
            "external_id" => Value::text(external.clone()),
            "unit" => Value::Record { id: unit, name: name.clone() },
            _ => Value::Nothing,
        };
        (asked.fields.iter().map(value).collect(), id)
    };
    Ok(found.into_iter().map(values).collect())
}

fn load(reading: &Reading<'_>, actor: &Actor, ids: &[i64]) -> Result<Vec<Known>> {
    let scope = POLICY.scope(actor, Verb::Import);
    let text = "SELECT need.id, need.version, need.title, need.text, need.unit_id, unit.name, need.concerns, need.effect,
                need.touched, need.touched_count, need.wanted_by, need.external_id
                FROM need JOIN unit ON unit.id = need.unit_id WHERE {scope}";
    let sql = Sql::within(&scope, text).and_in("need.id", ids.iter().copied());
    reading
        .rows(sql)?
        .iter()
        .map(|row| {
            let (id, version, title, words, unit, place): (i64, i64, String, String, i64, String) =
                row.read()?;
            let line = |column| {
                row.get::<String>(column).map(|text| Value::text((!text.is_empty()).then_some(text)))
            };
            let values = Values::of([
                ("title", Value::Text(title.clone())),
                ("text", Value::text((!words.is_empty()).then_some(words))),
                ("unit", Value::Record { id: unit, name: place }),
                ("concerns", line(6)?),
                ("effect", line(7)?),
                ("touched", line(8)?),
                ("touched_count", row.get::<Option<i64>>(9)?.map_or(Value::Nothing, Value::Whole)),
                ("wanted_by", Value::day(row.get(10)?)),
                // Who asks is never taken away by a table; it only adds somebody to a new need.
                ("asker", Value::Nothing),
                ("external_id", Value::text(row.get(11)?)),
            ]);
            Ok(Known { id, version, name: title, values })
        })
        .collect()
}

fn put(tx: &Tx<'_>, permit: &Permit, known: Option<&Known>, values: &Values) -> Result<i64> {
    let id = match known {
        None => made(tx, values)?,
        Some(known) => changed(tx, Id::new(known.id), values)?,
    };
    if let Some(code) = values.get("external_id") {
        let sql = Sql::change("UPDATE need SET external_id = ? WHERE id = ?");
        tx.run_one(sql.bind(code.as_text().map(str::to_owned)).bind(id))?;
    }
    rows::index(tx, id)?;
    tx.also(permit, &Event::Imported { need: id })?;
    Ok(id.number())
}

fn made(tx: &Tx<'_>, values: &Values) -> Result<Id<Need>> {
    let unit = values
        .value("unit")
        .as_record()
        .ok_or_else(|| Refused::Invalid(FieldErrors::one("unit", "missing")))?;
    let blank = Facts {
        title: String::new(),
        text: String::new(),
        unit: Id::new(unit),
        concerns: String::new(),
        effect: String::new(),
        touched: String::new(),
        touched_count: None,
        wanted_by: None,
    };
    let need = new_need(filled(blank, values), None, tx.now());
    let id = rows::insert(tx, &need)?;
    if let Some(person) = values.value("asker").as_record() {
        parties::add_asker(tx, id, Id::new(person), tx.now())?;
    }
    Ok(id)
}

fn changed(tx: &Tx<'_>, id: Id<Need>, values: &Values) -> Result<Id<Need>> {
    let need = rows::load(tx, tx.actor(), id)?;
    POLICY.allow(tx.actor(), Verb::Import, &need)?;
    let facts = filled(need.facts.clone(), values);
    rows::save(tx, &Need { facts, ..need })?;
    Ok(id)
}

/// The facts with what the row says; a field that the table does not have stays as it was.
fn filled(was: Facts, values: &Values) -> Facts {
    let words = |field: &str, was: String| match values.get(field) {
        None => was,
        Some(value) => value.as_text().unwrap_or_default().to_owned(),
    };
    Facts {
        title: words("title", was.title),
        text: words("text", was.text),
        unit: values.value("unit").as_record().map_or(was.unit, Id::new),
        concerns: words("concerns", was.concerns),
        effect: words("effect", was.effect),
        touched: words("touched", was.touched),
        touched_count: match values.get("touched_count") {
            None => was.touched_count,
            Some(Value::Whole(count)) => Some(*count),
            Some(_) => None,
        },
        wanted_by: match values.get("wanted_by") {
            None => was.wanted_by,
            Some(Value::Day(day)) => Some(*day),
            Some(_) => None,
        },
    }
}

/// Takes an imported need away again. One that has been spoken of since refers to more than itself and stays.
fn remove(tx: &Tx<'_>, permit: &Permit, id: i64) -> Result<()> {
    let need = rows::load(tx, tx.actor(), Id::new(id))?;
    POLICY.allow(tx.actor(), Verb::Import, &need)?;
    tx.run(Sql::change("DELETE FROM need_party WHERE need_id = ?").bind(id))?;
    tx.run_one(Sql::change("DELETE FROM need WHERE id = ?").bind(id))?;
    tx.index("need", id, "")?;
    tx.also(permit, &Event::ImportUndone { need: Id::new(id) })
}
