//! Who has had which course, out of tables: attendance lists, another program's record of training.

use std::collections::HashMap;

use access::{Actor, Permit};
use intake::{Asked, Field, Incoming, Known, Match, Refer, Takes, Target, Value, Values, Why};
use kernel::{Day, Id, Person, Refused, Result};
use store::{Reading, Sql, Tx};

use crate::course::Course;
use crate::hold::note;
use crate::{COURSES, Event, OfTrainee, TRAINEES, Verb, store as rows};

/// The kinds of this room that tables may be imported into.
pub fn intake_targets() -> Vec<Target> {
    vec![TARGET]
}

/// A course by its name.
const COURSE: Refer =
    Refer { kind: "course", look_up, choices: |reading| crate::list::choices(reading, &Actor::operator()) };

const TARGET: Target = Target {
    kind: "training",
    words: "training-import-training",
    fields: &[
        Field::new("course", Takes::Record(COURSE), &["kurs", "utbildning", "course", "training"]).required(),
        Field::new(
            "person",
            Takes::Record(people::PERSON),
            &[
                "deltagare",
                "person",
                "namn",
                "medarbetare",
                "e-post",
                "participant",
                "name",
                "email",
                "employee",
            ],
        )
        .required(),
        Field::new(
            "on",
            Takes::Day,
            &["datum", "genomförd", "dag", "slutförd", "date", "completed", "taken on"],
        )
        .required()
        .reviewed(review),
    ],
    keys: &[&["course", "person", "on"]],
    may: |actor| COURSES.may_somewhere(actor, Verb::Import),
    find,
    load,
    check: |_, _, _| Vec::new(),
    put,
    remove,
    href: |_| "/training".to_owned(),
};

fn look_up(reading: &Reading<'_>, actor: &Actor, texts: &[String]) -> Result<HashMap<String, Match>> {
    let folded = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let known: HashMap<String, (i64, String)> = crate::list::choices(reading, actor)?
        .into_iter()
        .filter_map(|choice| Some((folded(&choice.label), (choice.value.parse().ok()?, choice.label))))
        .collect();
    let meant = |text: &String| {
        known.get(&folded(text)).map(|(id, name)| (text.clone(), Match::One { id: *id, name: name.clone() }))
    };
    Ok(texts.iter().filter_map(meant).collect())
}

/// A day on which somebody has had a course cannot lie ahead.
fn review(reading: &Reading<'_>, rows: &mut [Incoming]) -> Result<()> {
    let today = people::today(reading)?;
    for row in rows {
        if let Some(day) = row.values.value("on").as_day().filter(|day| *day > today) {
            row.whys.push(Why::field("on", "training-import-why-ahead").with("value", day));
        }
    }
    Ok(())
}

type Line = (i64, i64, i64, Day, String, String);

const LINE: &str =
    "SELECT t.id, t.course_id, t.person_id, t.on_day, course.name, person.name FROM course_taken t
    JOIN course ON course.id = t.course_id JOIN person ON person.id = t.person_id WHERE {scope}";

fn find(reading: &Reading<'_>, asked: &Asked<'_>) -> Result<Vec<(Vec<Value>, i64)>> {
    let Some(at) = asked.fields.iter().position(|field| *field == "person") else { return Ok(Vec::new()) };
    let persons: Vec<i64> = asked.values.iter().filter_map(|values| values[at].as_record()).collect();
    let scope = TRAINEES.scope(asked.actor, OfTrainee::Read);
    let found: Vec<Line> = reading.all(Sql::within(&scope, LINE).and_in("t.person_id", persons))?;
    let value = |field: &str, line: &Line| match field {
        "course" => Value::Record { id: line.1, name: line.4.clone() },
        "person" => Value::Record { id: line.2, name: line.5.clone() },
        _ => Value::Day(line.3),
    };
    Ok(found
        .iter()
        .map(|line| (asked.fields.iter().map(|field| value(field, line)).collect(), line.0))
        .collect())
}

fn load(reading: &Reading<'_>, actor: &Actor, ids: &[i64]) -> Result<Vec<Known>> {
    let scope = TRAINEES.scope(actor, OfTrainee::Note);
    let found: Vec<Line> = reading.all(Sql::within(&scope, LINE).and_in("t.id", ids.iter().copied()))?;
    let known = |(id, course, person, on, course_name, name): Line| Known {
        id,
        version: 1,
        name: format!("{course_name}: {name}"),
        values: Values::of([
            ("course", Value::Record { id: course, name: course_name }),
            ("person", Value::Record { id: person, name }),
            ("on", Value::Day(on)),
        ]),
    };
    Ok(found.into_iter().map(known).collect())
}

/// All that a row says is what it is known by: it is new or the same.
fn put(tx: &Tx<'_>, permit: &Permit, known: Option<&Known>, values: &Values) -> Result<i64> {
    if let Some(known) = known {
        return Ok(known.id);
    }
    let record = |field: &str| values.value(field).as_record().ok_or(Refused::NotFound);
    let (course, person): (Id<Course>, Id<Person>) = (Id::new(record("course")?), Id::new(record("person")?));
    let on = values.value("on").as_day().ok_or(Refused::NotFound)?;
    let of = rows::load(tx, tx.actor(), course)?;
    COURSES.allow(tx.actor(), Verb::Import, &of)?;
    note(tx, &of, None, on, &[person])?;
    tx.also(permit, &Event::Imported { course })?;
    let text = "SELECT id FROM course_taken WHERE course_id = ? AND person_id = ? AND on_day = ?";
    tx.load::<(i64,)>(Sql::open("the row that was just made", text).bind(course).bind(person).bind(on))
        .map(|(id,)| id)
}

fn remove(tx: &Tx<'_>, permit: &Permit, id: i64) -> Result<()> {
    let text = "SELECT course_id FROM course_taken WHERE id = ?";
    let (course,): (Id<Course>,) = tx.load(Sql::open("an import is taken back", text).bind(id))?;
    COURSES.allow(tx.actor(), Verb::Import, &rows::load(tx, tx.actor(), course)?)?;
    tx.run_one(Sql::change("DELETE FROM course_taken WHERE id = ?").bind(id))?;
    tx.also(permit, &Event::ImportUndone { course })
}
