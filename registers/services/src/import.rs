//! Services out of tables: a catalogue kept in a spreadsheet, another program's list.

use access::{Actor, Permit};
use intake::{Asked, Field, Known, Takes, Target, Value, Values, Why, Word};
use kernel::{Id, Refused, Result, Unit};
use store::{Reading, Sql, Tx};

use crate::add::{NewService, insert};
use crate::service::{Audience, Facts, In, Reporting, Service, State, href};
use crate::{Event, POLICY, Verb, store as rows};

/// The kinds of this room that tables may be imported into.
pub fn intake_targets() -> Vec<Target> {
    vec![TARGET]
}

const STATES: &[Word] = &[
    Word { word: "planned", means: &["planerad", "kommande", "planned", "pipeline", "future"] },
    Word {
        word: "live",
        means: &["i drift", "aktiv", "drift", "produktion", "live", "active", "operational", "in use"],
    },
    Word {
        word: "retired",
        means: &["avvecklad", "nedlagd", "avslutad", "retired", "inactive", "decommissioned", "inaktiv"],
    },
];

const TARGET: Target = Target {
    kind: "service",
    words: "services-import-service",
    fields: &[
        Field::new(
            "name",
            Takes::Line(120),
            &["tjänst", "tjänstens namn", "tjänstenamn", "namn", "system", "service", "name", "application"],
        )
        .required()
        .unique(),
        Field::new(
            "about",
            Takes::Prose(2_000),
            &["beskrivning", "om", "vad den ger", "description", "about", "summary"],
        ),
        Field::new("asks", Takes::Prose(2_000), &["beställningar", "kan beställas", "requests", "offers"]),
        Field::new(
            "unit",
            Takes::Record(people::UNIT),
            &["enhet", "ägande enhet", "förvaltning", "verksamhet", "unit", "department"],
        )
        .required(),
        Field::new(
            "owner",
            Takes::Record(people::PERSON),
            &["ägare", "tjänsteägare", "objektägare", "systemägare", "owner", "service owner"],
        ),
        Field::new(
            "group",
            Takes::Record(people::GROUP),
            &["supportgrupp", "grupp", "support", "support group", "team", "assignment group"],
        ),
        Field::new(
            "object",
            Takes::Line(120),
            &["förvaltningsobjekt", "objekt", "portfölj", "maintenance object", "portfolio", "category"],
        ),
        Field::new("state", Takes::Choice(STATES), &["status", "läge", "livscykel", "state", "lifecycle"]),
        Field::new(
            "units",
            Takes::Records(people::UNIT),
            &["för enheter", "målgrupp", "enheter", "for units", "audience"],
        ),
        Field::new("reported", Takes::Flag, &["kan anmälas", "valbar", "reportable", "selectable"]),
        Field::new("place", Takes::Whole(0, 9_999), &["ordning", "sortering", "order", "sort"]),
    ],
    keys: &[&["name"]],
    may: |actor| POLICY.may_somewhere(actor, Verb::Import),
    find,
    load,
    check,
    put,
    remove,
    href: |id| href(Id::new(id)),
};

fn find(reading: &Reading<'_>, asked: &Asked<'_>) -> Result<Vec<(Vec<Value>, i64)>> {
    let Some(at) = asked.fields.iter().position(|field| *field == "name") else { return Ok(Vec::new()) };
    let text = "SELECT service.name, service.id FROM service WHERE {scope}";
    let sql =
        Sql::within(&POLICY.scope(asked.actor, Verb::Survey), text).and_in("service.name", asked.texts(at));
    let rows: Vec<(String, i64)> = reading.all(sql)?;
    Ok(rows.into_iter().map(|(name, id)| (vec![Value::Text(name)], id)).collect())
}

fn load(reading: &Reading<'_>, actor: &Actor, ids: &[i64]) -> Result<Vec<Known>> {
    let found = rows::these(reading, &POLICY.scope(actor, Verb::Import), ids)?;
    found.iter().map(|service| known(reading, actor, service)).collect()
}

/// The service as the import knows it. The names are for showing what changes; the numbers are compared.
fn known(reading: &Reading<'_>, actor: &Actor, service: &Service) -> Result<Known> {
    let facts = &service.facts;
    let mut units: Vec<Id<Unit>> = facts.audience.units().to_vec();
    units.push(facts.unit);
    let names = people::unit_names(reading, &units)?;
    let unit_name = |unit: &Id<Unit>| names.get(unit).cloned().unwrap_or_default();
    let owner = match facts.owner {
        Some(owner) => Some((owner.number(), people::name_of(reading, actor, owner)?.unwrap_or_default())),
        None => None,
    };
    let groups = people::group_choices(reading, actor)?;
    let group = facts.group.map(|group| {
        let name = groups.iter().find(|choice| choice.value == group.to_string());
        (group.number(), name.map(|choice| choice.label.clone()).unwrap_or_default())
    });
    let values = Values::of([
        ("name", Value::Text(facts.name.clone())),
        ("about", Value::text(Some(facts.about.clone()))),
        ("asks", Value::text(Some(facts.asks.clone()))),
        ("unit", Value::Record { id: facts.unit.number(), name: unit_name(&facts.unit) }),
        ("owner", Value::record(owner)),
        ("group", Value::record(group)),
        ("object", Value::text(Some(facts.object.clone()))),
        ("state", Value::Word(service.state.word().to_owned())),
        (
            "units",
            Value::Records(
                facts.audience.units().iter().map(|unit| (unit.number(), unit_name(unit))).collect(),
            ),
        ),
        ("reported", Value::Flag(facts.reporting == Reporting::Open)),
        ("place", Value::Whole(facts.place)),
    ]);
    Ok(Known { id: service.id.number(), version: service.version, name: facts.name.clone(), values })
}

fn check(actor: &Actor, known: Option<&Known>, values: &Values) -> Vec<Why> {
    let mut whys = Vec::new();
    let unit = values.value("unit").as_record().map(Id::<Unit>::new);
    if unit.is_some_and(|unit| !POLICY.may(actor, Verb::Import, &In(unit))) {
        whys.push(Why::field("unit", "services-import-why-unit"));
    }
    let is_ending = known.is_some_and(|known| known.values.text("state") == Some("retiring"));
    if is_ending && values.has("state") && values.text("state") != Some("retiring") {
        whys.push(Why::field("state", "services-import-why-state"));
    }
    whys
}

fn put(tx: &Tx<'_>, permit: &Permit, known: Option<&Known>, values: &Values) -> Result<i64> {
    let id = match known {
        None => make(tx, values)?,
        Some(known) => change(tx, Id::new(known.id), values)?,
    };
    tx.also(permit, &Event::Imported { service: id })?;
    Ok(id.number())
}

fn make(tx: &Tx<'_>, values: &Values) -> Result<Id<Service>> {
    let unit = values.value("unit").as_record().map(Id::new).ok_or(Refused::NotFound)?;
    POLICY.allow_new(tx.actor(), Verb::Import, &In(unit))?;
    let blank = Facts {
        name: String::new(),
        about: String::new(),
        asks: String::new(),
        unit,
        owner: None,
        group: None,
        object: String::new(),
        audience: Audience::Everybody,
        place: 100,
        reporting: Reporting::Open,
    };
    let state = state_of(values.text("state").unwrap_or("live"), State::Live, tx);
    insert(tx, &NewService { facts: facts(values, &blank), state })
}

fn change(tx: &Tx<'_>, id: Id<Service>, values: &Values) -> Result<Id<Service>> {
    let service = rows::load(tx, tx.actor(), id)?;
    POLICY.allow(tx.actor(), Verb::Import, &service)?;
    let facts = facts(values, &service.facts);
    let state = values.text("state").map_or(service.state, |word| state_of(word, service.state, tx));
    rows::save(tx, &Service { facts, state, changed_at: tx.now(), ..service })?;
    Ok(id)
}

/// The state of a word, which keeps its facts when it is the same as before.
fn state_of(word: &str, was: State, tx: &Tx<'_>) -> State {
    match word {
        same if same == was.word() => was,
        "planned" => State::Planned,
        "retired" => State::Retired { at: tx.now() },
        _ => State::Live,
    }
}

/// What is said of the service with the values' fields in place of its own.
fn facts(values: &Values, was: &Facts) -> Facts {
    let text = |field: &str, was: &String| {
        if values.has(field) { values.text(field).unwrap_or("").to_owned() } else { was.clone() }
    };
    let record = |field: &str| values.value(field).as_record();
    let mut units: Vec<Id<Unit>> = values.value("units").as_records().into_iter().map(Id::new).collect();
    units.sort_unstable();
    let audience = match (values.has("units"), units.is_empty()) {
        (false, _) => was.audience.clone(),
        (true, true) => Audience::Everybody,
        (true, false) => Audience::Units(units),
    };
    let reporting = match values.value("reported") {
        Value::Flag(true) => Reporting::Open,
        Value::Flag(false) => Reporting::Closed,
        _ => was.reporting,
    };
    Facts {
        name: text("name", &was.name),
        about: text("about", &was.about),
        asks: text("asks", &was.asks),
        unit: record("unit").map_or(was.unit, Id::new),
        owner: if values.has("owner") { record("owner").map(Id::new) } else { was.owner },
        group: if values.has("group") { record("group").map(Id::new) } else { was.group },
        object: text("object", &was.object),
        audience,
        place: values.value("place").as_whole().unwrap_or(was.place),
        reporting,
    }
}

/// Takes a service away that an import made; refused when something else refers to it by then.
fn remove(tx: &Tx<'_>, permit: &Permit, id: i64) -> Result<()> {
    let service = rows::load(tx, tx.actor(), Id::new(id))?;
    POLICY.allow(tx.actor(), Verb::Import, &service)?;
    rows::remove(tx, service.id)?;
    tx.also(permit, &Event::ImportUndone { service: service.id })
}
