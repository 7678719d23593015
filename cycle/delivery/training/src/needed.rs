//! Who still needs which training: by what a course says of roles and units, and what is held and has been had today.

use access::{Role, Scope};
use kernel::{Id, Person, Refused, Result, Unit};
use look::{Act, Cell, Choice, Column, Facts, Field, Form, Html, Method, Row, Table};
use serde_json::json;
use services::Service;
use store::{Reading, Sql, Value};
use web::{Ask, Page, Reply};

use crate::course::{Course, href};
use crate::{COURSES, OfTrainee, TRAINEES, Verb};

/// Lines of the table, and names below it.
const LINES: i64 = 500;
const NAMES: i64 = 200;

/// Everybody whom a course is for and who has not had it, or no longer. `{own}` and `{joined}` may narrow whose grants
/// are looked at; `?` is now twice for own roles and twice for those through groups, then today three times. Whoever has
/// left needs nothing.
const NEEDED: &str = "course JOIN course_role cr ON cr.course_id = course.id
    JOIN (SELECT g.person_id, g.role FROM role_grant g
          WHERE g.person_id IS NOT NULL AND g.revoked_at IS NULL AND g.from_at <= ?
          AND (g.until_at IS NULL OR g.until_at > ?) {own}
          UNION SELECT m.person_id, g.role FROM role_grant g
          JOIN person_group pg ON pg.id = g.group_id AND pg.closed_at IS NULL
          JOIN group_member m ON m.group_id = g.group_id
          WHERE g.revoked_at IS NULL AND g.from_at <= ? AND (g.until_at IS NULL OR g.until_at > ?) {joined}) held
      ON held.role = cr.role
    JOIN person ON person.id = held.person_id AND (person.left_on IS NULL OR person.left_on >= ?)
    LEFT JOIN course_taken t ON t.course_id = course.id AND t.person_id = person.id
      AND t.on_day <= ? AND (t.until_day IS NULL OR t.until_day >= ?)";

const WHERE: &str = "course.closed_at IS NULL AND t.id IS NULL AND (
    NOT EXISTS (SELECT 1 FROM course_unit cu WHERE cu.course_id = course.id)
    OR person.unit_id IN (SELECT c.descendant FROM course_unit cu JOIN unit_closure c ON c.ancestor = cu.unit_id
                          WHERE cu.course_id = course.id))";

/// What is asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Asked {
    pub course: Option<Id<Course>>,
    pub role: Option<Role>,
    pub unit: Option<Id<Unit>>,
    pub service: Option<Id<Service>>,
    pub person: Option<Id<Person>>,
}

/// How many in one unit and role still need a course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Needed {
    pub course: Id<Course>,
    pub name: String,
    pub role: String,
    pub unit: Id<Unit>,
    pub unit_name: String,
    pub count: i64,
}

/// The query with its moments and conditions; what comes after is the caller's.
fn query(reading: &Reading<'_>, scope: &Scope, select: &str, asked: &Asked) -> Result<Sql> {
    let (now, today) = (reading.now(), people::today(reading)?);
    // One person's grants are found by the person: the home page asks this for everybody who opens it.
    let [own, joined] = match asked.person {
        Some(_) => ["AND g.person_id = ?", "AND m.person_id = ?"],
        None => ["", ""],
    };
    let from = NEEDED.replace("{own}", own).replace("{joined}", joined);
    let text = format!(
        "SELECT {select} FROM {from} LEFT JOIN unit ON unit.id = person.unit_id WHERE {{scope}} AND {WHERE}"
    );
    let mut sql = Sql::within(scope, &text);
    for _ in 0..2 {
        sql = sql.bind(now).bind(now);
        if let Some(person) = asked.person {
            sql = sql.bind(person);
        }
    }
    sql = sql.bind(today).bind(today).bind(today);
    let conditions: [(&str, Option<Value>); 4] = [
        ("AND course.id = ?", asked.course.map(Into::into)),
        ("AND cr.role = ?", asked.role.map(|role| role.word().into())),
        (
            "AND person.unit_id IN (SELECT descendant FROM unit_closure WHERE ancestor = ?)",
            asked.unit.map(Into::into),
        ),
        ("AND course.service_id = ?", asked.service.map(Into::into)),
    ];
    for (condition, value) in conditions {
        if let Some(value) = value {
            sql = sql.and(condition).bind(value);
        }
    }
    Ok(sql)
}

/// How many still need what, course by course, role by role and unit by unit, among those whom the scope reaches.
pub(crate) fn counts(reading: &Reading<'_>, scope: &Scope, asked: &Asked) -> Result<Vec<Needed>> {
    let select = "course.id, course.name, cr.role, person.unit_id, unit.name, COUNT(DISTINCT person.id)";
    let sql = query(reading, scope, select, asked)?.and(
        "GROUP BY course.id, course.name, cr.role, person.unit_id, unit.name
         ORDER BY course.name, cr.role, unit.name, person.unit_id LIMIT ?",
    );
    let rows: Vec<(Id<Course>, String, String, Id<Unit>, String, i64)> = reading.all(sql.bind(LINES))?;
    let line =
        |(course, name, role, unit, unit_name, count)| Needed { course, name, role, unit, unit_name, count };
    Ok(rows.into_iter().map(line).collect())
}

/// Those who still need it, by name, among those whom the scope reaches; at most so many.
pub(crate) fn persons(
    reading: &Reading<'_>,
    scope: &Scope,
    asked: &Asked,
    limit: i64,
) -> Result<Vec<(Id<Person>, String)>> {
    let sql = query(reading, scope, "DISTINCT person.id, person.name", asked)?;
    reading.all(sql.and("ORDER BY person.name, person.id LIMIT ?").bind(limit))
}

/// The same without those whose identity is protected.
pub(crate) fn to_tick(
    reading: &Reading<'_>,
    scope: &Scope,
    asked: &Asked,
    limit: i64,
) -> Result<Vec<(Id<Person>, String)>> {
    let sql = query(reading, scope, "DISTINCT person.id, person.name", asked)?;
    let sql = sql.and("AND person.is_protected = 0 ORDER BY person.name, person.id LIMIT ?");
    reading.all(sql.bind(limit))
}

/// The courses that one person still needs.
pub(crate) fn of_person(reading: &Reading<'_>, person: Id<Person>) -> Result<Vec<(Id<Course>, String)>> {
    let own = TRAINEES.scope(&access::Actor::operator(), OfTrainee::Read);
    let asked = Asked { person: Some(person), ..Asked::default() };
    let sql = query(reading, &own, "DISTINCT course.id, course.name", &asked)?;
    reading.all(sql.and("ORDER BY course.name, course.id LIMIT ?").bind(100))
}

/// GET `/training/needed`: `?course=`, `?role=`, `?unit=`, `?service=`.
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    COURSES.allow(ask.actor, Verb::Read, &())?;
    let asked = asked(ask)?;
    let scope = TRAINEES.scope(ask.actor, OfTrainee::Read);
    let (lines, names, mine) = ask.db.read(|reading| {
        let mine = match ask.actor.person_id() {
            Some(me) => of_person(reading, me)?,
            None => Vec::new(),
        };
        if scope.is_nothing() {
            return Ok((Vec::new(), Vec::new(), mine));
        }
        // Names are told where one course is asked for: a list of all who lack anything answers nothing.
        let names =
            if asked.course.is_some() { persons(reading, &scope, &asked, NAMES)? } else { Vec::new() };
        Ok((counts(reading, &scope, &asked)?, names, mine))
    })?;
    ask.show(
        || {
            let line = |line: &Needed| json!({ "course": { "id": line.course, "name": line.name }, "role": line.role, "unit": { "id": line.unit, "name": line.unit_name }, "count": line.count });
            let person = |(id, name): &(Id<Person>, String)| json!({ "id": id, "name": name });
            Ok(json!({
                "items": lines.iter().map(line).collect::<Vec<_>>(),
                "persons": names.iter().map(person).collect::<Vec<_>>(),
                "mine": mine.iter().map(|(id, name)| json!({ "id": id, "name": name })).collect::<Vec<_>>(),
            }))
        },
        || page(ask, &asked, &lines, &names, &mine),
    )
}

fn asked(ask: &Ask<'_>) -> Result<Asked> {
    let mut errors = kernel::FieldErrors::default();
    let query = ask.query;
    let asked = Asked {
        course: errors.take(query.optional_id("course")).flatten(),
        role: errors.take(query.optional_choice("role", Role::from_word)).flatten(),
        unit: errors.take(query.optional_id("unit")).flatten(),
        service: errors.take(query.optional_id("service")).flatten(),
        person: None,
    };
    if errors.is_empty() { Ok(asked) } else { Err(Refused::Invalid(errors)) }
}

fn page(
    ask: &Ask<'_>,
    asked: &Asked,
    lines: &[Needed],
    names: &[(Id<Person>, String)],
    mine: &[(Id<Course>, String)],
) -> Result<Page> {
    let mut page = Page::titled(ask.say("training-needed-title"));
    page.head.lead = ask.say("training-needed-lead");
    page.crumbs = vec![look::Crumb::new("/training", ask.say("training-list-title"))];
    let mut own = Facts::titled(ask.say("training-mine"));
    for (id, name) in mine {
        own = own.link(ask.say("training-mine-needed"), name, &href(*id));
    }
    if mine.is_empty() {
        own = own.text(ask.say("training-mine-needed"), &ask.say("training-mine-nothing"));
    }
    page.aside = own.render(ask.talk);
    page.body = form(ask, asked)?;
    if lines.is_empty() {
        let words = look::escape(&ask.say("training-needed-nobody"));
        page.body = page.body.then(&Html(format!("<p>{words}</p>")));
        return Ok(page);
    }
    page.body = page.body.then(&table(ask, lines));
    if !names.is_empty() {
        let rows = names.iter().map(|(_, name)| Row::new(vec![name.clone().into()])).collect();
        let names = Table {
            caption: ask.say("training-needed-names"),
            columns: vec![Column::new(ask.say("training-needed-name"))],
            rows,
            sums: Vec::new(),
        };
        page.body = page.body.then(&names.render(ask.talk));
    }
    Ok(page)
}

/// What narrows the table, as a form that needs no script.
fn form(ask: &Ask<'_>, asked: &Asked) -> Result<Html> {
    let (courses, units, services) = ask.db.read(|reading| {
        let courses = crate::list::choices(reading, ask.actor)?;
        let services = services::choices(reading, ask.actor, services::ChoiceFor::Keeping)?;
        Ok((courses, people::unit_choices(reading)?, services))
    })?;
    let roles =
        Role::ALL.iter().map(|role| Choice::new(role.word(), ask.say(&format!("role-{}", role.word()))));
    let text = |id: Option<i64>| id.map_or_else(String::new, |id| id.to_string());
    let pick = |name: &str, choices: Vec<Choice>, value: String| {
        Field::pick(name, ask.say(&format!("training-needed-{name}")), choices).value(&value)
    };
    let fields = vec![
        pick("course", courses, text(asked.course.map(Id::number))),
        pick("role", roles.collect(), asked.role.map_or_else(String::new, |role| role.word().to_owned())),
        pick("unit", units, text(asked.unit.map(Id::number))),
        pick("service", services, text(asked.service.map(Id::number))),
    ];
    let form = Form { method: Method::Get, ..Form::new(ask.path, ask.say("training-needed-show"), fields) };
    Ok(form.render(ask.talk))
}

fn table(ask: &Ask<'_>, lines: &[Needed]) -> Html {
    let row = |line: &Needed| {
        let to = format!("/training/needed?course={}&role={}&unit={}", line.course, line.role, line.unit);
        let count = Act::go(ask.talk.lang().number(line.count), to).plain();
        Row::new(vec![
            Cell::link(href(line.course), &line.name),
            ask.say(&format!("role-{}", line.role)).into(),
            line.unit_name.clone().into(),
            Cell::html(count),
        ])
    };
    let columns = ["course", "role", "unit", "count"];
    Table {
        caption: ask.say("training-needed-title"),
        columns: columns.map(|word| Column::new(ask.say(&format!("training-needed-{word}")))).to_vec(),
        rows: lines.iter().map(row).collect(),
        sums: Vec::new(),
    }
    .render(ask.talk)
}
