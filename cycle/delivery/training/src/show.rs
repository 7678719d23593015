//! A course's page: what it is and for whom, its sessions, and, within the reader's scope, who has had it.

use std::collections::HashMap;

use kernel::{Day, Id, Person, Result, Subject};
use look::{Act, Cell, Column, Crumb, Facts, Head, Html, Icon, Row, Table};
use serde_json::{Value as Json, json};
use store::{Reading, Sql};
use web::{Ask, Page, Reply};

use crate::course::{Course, CourseState, Session, SessionState};
use crate::{COURSES, OfTrainee, TRAINEES, Verb, list, store as rows};

/// Sessions and persons that a page shows.
const SESSIONS: i64 = 100;
const PERSONS: i64 = 200;

/// Somebody who has had the course, as their latest time says.
struct Had {
    person: Id<Person>,
    name: String,
    on: Day,
    until: Option<Day>,
}

struct Shown {
    course: Course,
    service: Option<String>,
    units: HashMap<Id<kernel::Unit>, String>,
    sessions: Vec<Session>,
    leaders: HashMap<Id<Person>, String>,
    had: Vec<Had>,
    today: Day,
}

/// GET `/training/{id}`
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    let shown = ask.db.read(|reading| load(reading, ask, ask.id("id")?))?;
    ask.show(|| Ok(as_json(&shown)), || page(ask, &shown))
}

fn load(reading: &Reading<'_>, ask: &Ask<'_>, id: Id<Course>) -> Result<Shown> {
    let course = rows::load(reading, ask.actor, id)?;
    let facts = &course.facts;
    let service = match facts.service {
        Some(service) => services::names(reading, ask.actor, &[service])?.remove(&service),
        None => None,
    };
    let mut units = facts.units.clone();
    units.push(facts.unit);
    let units = people::unit_names(reading, &units)?;
    let sessions = rows::sessions(reading, id, SESSIONS)?;
    let leaders: Vec<Id<Person>> = sessions.iter().filter_map(|session| session.leader).collect();
    let leaders = people::names(reading, ask.actor, &leaders)?;
    let had = had(reading, ask, id)?;
    let today = people::today(reading)?;
    Ok(Shown { course, service, units, sessions, leaders, had, today })
}

/// Those who have had the course, among those of whom the reader may know it: each with their latest time.
fn had(reading: &Reading<'_>, ask: &Ask<'_>, id: Id<Course>) -> Result<Vec<Had>> {
    let scope = TRAINEES.scope(ask.actor, OfTrainee::Read);
    if scope.is_nothing() {
        return Ok(Vec::new());
    }
    let text = "SELECT person.id, person.name, t.on_day, t.until_day FROM course_taken t
                JOIN person ON person.id = t.person_id WHERE {scope} AND t.course_id = ?
                AND NOT EXISTS (SELECT 1 FROM course_taken later WHERE later.course_id = t.course_id
                                AND later.person_id = t.person_id AND later.on_day > t.on_day)
                ORDER BY person.name, person.id LIMIT ?";
    let found: Vec<(Id<Person>, String, Day, Option<Day>)> =
        reading.all(Sql::within(&scope, text).bind(id).bind(PERSONS))?;
    Ok(found.into_iter().map(|(person, name, on, until)| Had { person, name, on, until }).collect())
}

fn as_json(shown: &Shown) -> Json {
    let (course, facts) = (&shown.course, &shown.course.facts);
    let session = |session: &Session| {
        json!({ "id": session.id, "day": session.day, "place": session.place, "state": session.state.word(),
                "leader": session.leader.and_then(|leader| shown.leaders.get(&leader)) })
    };
    let had = |had: &Had| json!({ "id": had.person, "name": had.name, "on": had.on, "until": had.until });
    json!({
        "id": course.id,
        "href": format!("/api/v1{}", course.href()),
        "name": facts.name,
        "about": facts.about,
        "service": shown.service,
        "unit": { "id": facts.unit, "name": shown.units.get(&facts.unit) },
        "roles": facts.roles,
        "units": facts.units,
        "holds_months": facts.holds_months,
        "state": if course.must_be_open().is_ok() { "open" } else { "closed" },
        "sessions": shown.sessions.iter().map(session).collect::<Vec<_>>(),
        "had": shown.had.iter().map(had).collect::<Vec<_>>(),
        "version": course.version,
    })
}

fn page(ask: &Ask<'_>, shown: &Shown) -> Result<Page> {
    let (course, facts) = (&shown.course, &shown.course.facts);
    let mut acts = acts(ask, course).into_iter();
    let head = Head {
        number: course.id.to_string(),
        state: Some(list::mark(ask, matches!(course.state, CourseState::Closed { .. }))),
        primary: acts.next(),
        quiet: acts.collect(),
        ..Head::titled(&facts.name)
    };
    let about = Html(format!("<section class=\"story prose\">{}</section>", look::prose(&facts.about)));
    let body = about.then(&sessions(ask, shown)).then(&had_table(ask, shown));
    let aside = for_whom(ask, shown).then(&thread::panel(ask, &Subject::new("course", course.id.number()))?);
    let crumbs = vec![Crumb::new("/training", ask.say("training-list-title"))];
    Ok(Page { crumbs, head, body, aside, ..Page::default() })
}

fn acts(ask: &Ask<'_>, course: &Course) -> Vec<Act> {
    let mut acts = Vec::new();
    if course.must_be_open().is_err() {
        return acts;
    }
    let at = |word: &str| format!("{}/{word}", course.href());
    let verbs = [
        (Verb::Plan, "plan", "training-plan-title", Icon::Calendar),
        (Verb::Hold, "record", "training-record-title", Icon::Check),
        (Verb::Edit, "edit", "training-edit-title", Icon::Edit),
        (Verb::Close, "close", "training-close-title", Icon::Stopped),
    ];
    for (verb, word, key, icon) in verbs {
        if COURSES.may(ask.actor, verb, course) {
            acts.push(Act::go(ask.say(key), at(word)).icon(icon));
        }
    }
    if !TRAINEES.scope(ask.actor, OfTrainee::Read).is_nothing() {
        let to = format!("/training/needed?course={}", course.id);
        acts.push(Act::go(ask.say("training-needed-title"), to).icon(Icon::List));
    }
    acts
}

fn sessions(ask: &Ask<'_>, shown: &Shown) -> Html {
    if shown.sessions.is_empty() {
        return Html(format!("<p>{}</p>", look::escape(&ask.say("training-no-sessions"))));
    }
    let course = &shown.course;
    let is_open = course.must_be_open().is_ok();
    let (may_hold, may_plan) =
        (is_open && COURSES.may(ask.actor, Verb::Hold, course), COURSES.may(ask.actor, Verb::Plan, course));
    let row = |session: &Session| {
        let at = |word: &str| format!("{}/sessions/{}/{word}", course.href(), session.id);
        let mut acts = Html::default();
        if may_hold && session.clone().hold(shown.today).is_ok() {
            let words = ask.talk.with("training-hold-on", &[("day", session.day.to_string().into())]);
            acts = acts.then(&Act::go(words, at("hold")).icon(Icon::Check).quiet());
        }
        if may_plan && session.state == SessionState::Planned {
            let words = ask.talk.with("training-cancel-on", &[("day", session.day.to_string().into())]);
            acts = acts.then(&Act::send(words, at("cancel")).icon(Icon::Close).quiet());
        }
        let leader =
            session.leader.and_then(|leader| shown.leaders.get(&leader).cloned()).unwrap_or_default();
        Row::new(vec![
            session.day.to_string().into(),
            session.place.clone().into(),
            leader.into(),
            Cell::state(&session.state.mark(ask.talk)),
            Cell::html(acts),
        ])
    };
    let columns = ["day", "place", "leader", "state", "do"];
    Table {
        caption: ask.say("training-sessions"),
        columns: columns.map(|word| Column::new(ask.say(&format!("training-session-col-{word}")))).to_vec(),
        rows: shown.sessions.iter().map(row).collect(),
        sums: Vec::new(),
    }
    .render(ask.talk)
}

fn had_table(ask: &Ask<'_>, shown: &Shown) -> Html {
    if shown.had.is_empty() {
        return Html::default();
    }
    let row = |had: &Had| {
        let until = match had.until {
            None => ask.say("training-for-good"),
            Some(day) if day < shown.today => {
                ask.talk.with("training-ran-out", &[("day", day.to_string().into())])
            }
            Some(day) => day.to_string(),
        };
        Row::new(vec![had.name.clone().into(), had.on.to_string().into(), until.into()])
    };
    let columns = ["person", "on", "until"];
    Table {
        caption: ask.say("training-had"),
        columns: columns.map(|word| Column::new(ask.say(&format!("training-had-{word}")))).to_vec(),
        rows: shown.had.iter().map(row).collect(),
        sums: Vec::new(),
    }
    .render(ask.talk)
}

fn for_whom(ask: &Ask<'_>, shown: &Shown) -> Html {
    let facts = &shown.course.facts;
    let roles: Vec<String> =
        facts.roles.iter().map(|role| ask.say(&format!("role-{}", role.word()))).collect();
    let units: Vec<&str> =
        facts.units.iter().filter_map(|unit| shown.units.get(unit)).map(String::as_str).collect();
    let units = if units.is_empty() { ask.say("training-everywhere") } else { units.join(", ") };
    let holds = match facts.holds_months {
        Some(months) => ask.talk.with("training-holds-months", &[("count", months.into())]),
        None => ask.say("training-for-good"),
    };
    let unit = shown.units.get(&facts.unit).cloned().unwrap_or_default();
    let mut list = Facts::titled(ask.say("training-facts"));
    if let (Some(id), Some(name)) = (facts.service, &shown.service) {
        list = list.link(ask.say("training-col-service"), name, &services::href(id));
    }
    list.text(ask.say("training-fact-roles"), &roles.join(", "))
        .text(ask.say("training-fact-units"), &units)
        .text(ask.say("training-col-months"), &holds)
        .text(ask.say("training-col-unit"), &unit)
        .render(ask.talk)
}
