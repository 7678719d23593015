//! Needs out of tables: an old idea box, a mailbox written down, another program's list. Through the same rights as on
//! the pages; what was decided elsewhere comes in with its answer, so that nobody has to wonder why.

use access::{Actor, Permit};
use intake::{Asked, Field, Incoming, Known, Takes, Target, Value, Values, Why};
use kernel::{Day, Id, Moment, Person, Refused, Result, Unit};
use store::{Reading, Sql, Tx};

use crate::ask::new_need;
use crate::import_words::STATES;
use crate::need::{Proposed, href};
use crate::store::{imports as rows, index, insert, parties, past, save};
use crate::{Event, Facts, Need, POLICY, State, Step, Transition, Verb};

/// The kinds of this room that tables may be imported into.
pub fn intake_targets() -> Vec<Target> {
    vec![TARGET]
}

const TARGET: Target = Target {
    kind: "need",
    words: "needs-import-need",
    fields: &[
        Field::new(
            "external_id",
            Takes::Code(60),
            &["nr", "nummer", "id", "ärendenummer", "ärendenr", "ärende-id", "löpnummer", "number", "ref"],
        )
        .unique(),
        Field::new(
            "title",
            Takes::Line(160),
            &["behov", "rubrik", "titel", "title", "need", "ärende", "ämne"],
        )
        .required(),
        Field::new(
            "text",
            Takes::Prose(10_000),
            &["beskrivning", "text", "behovsbeskrivning", "description", "details"],
        ),
        Field::new("unit", Takes::Record(people::UNIT), &["enhet", "skola", "verksamhet", "unit", "school"])
            .required(),
        Field::new(
            "concerns",
            Takes::Line(160),
            &["gäller", "område", "tjänst", "system", "service", "area"],
        ),
        Field::new("effect", Takes::Prose(2_000), &["effekt", "nytta", "önskad effekt", "effect", "benefit"]),
        Field::new("touched", Takes::Line(200), &["berörda", "målgrupp", "vilka", "affected", "audience"]),
        Field::new(
            "touched_count",
            Takes::Whole(0, 1_000_000),
            &["antal", "antal berörda", "count", "number affected"],
        ),
        Field::new("wanted_by", Takes::Day, &["önskas till", "klart", "senast", "wanted by", "due"]),
        Field::new(
            "asker",
            Takes::Record(people::PERSON),
            &[
                "önskas av",
                "begärd av",
                "beställare",
                "beställd av",
                "frågar",
                "anmälare",
                "anmäld av",
                "inrapporterat av",
                "inrapporterad av",
                "rapporterad av",
                "kontaktperson",
                "användare",
                "asker",
                "requester",
                "reported by",
                "opened by",
                "caller",
                "e-post",
                "email",
            ],
        ),
        Field::new(
            "asked_on",
            Takes::Day,
            &[
                "inkom",
                "datum",
                "inkommet",
                "skapad",
                "skapat",
                "registrerad",
                "registrerat",
                "anmält",
                "ankom",
                "asked",
                "created",
                "opened",
                "date",
            ],
        )
        .reviewed(review),
        Field::new("state", Takes::Choice(STATES), &["status", "läge", "state"]),
        Field::new(
            "answer",
            Takes::Prose(2_000),
            &[
                "svar",
                "beslut",
                "motivering",
                "kommentar",
                "lösning",
                "åtgärd",
                "answer",
                "reason",
                "resolution",
            ],
        ),
        Field::new(
            "answered_on",
            Takes::Day,
            &["besvarad", "svarsdatum", "beslutsdatum", "answered", "decided"],
        ),
    ],
    keys: &[&["external_id"], &["title", "unit"]],
    may: |actor| POLICY.may_somewhere(actor, Verb::Import),
    find,
    load,
    check,
    put,
    remove,
    href: |id| href(Id::new(id)),
};

fn find(reading: &Reading<'_>, asked: &Asked<'_>) -> Result<Vec<(Vec<Value>, i64)>> {
    let Some(at) = asked.fields.iter().position(|field| matches!(*field, "external_id" | "title")) else {
        return Ok(Vec::new());
    };
    let column = if asked.fields[at] == "external_id" { "need.external_id" } else { "need.title" };
    let text = "SELECT need.id, need.external_id, need.title, need.unit_id FROM need WHERE {scope}";
    let sql = Sql::within(&POLICY.scope(asked.actor, Verb::Read), text).and_in(column, asked.texts(at));
    let found: Vec<(i64, Option<String>, String, i64)> = reading.all(sql)?;
    let value = |field: &str, row: &(i64, Option<String>, String, i64)| match field {
        "external_id" => Value::text(row.1.clone()),
        "title" => Value::Text(row.2.clone()),
        _ => Value::Record { id: row.3, name: String::new() },
    };
    Ok(found
        .iter()
        .map(|row| (asked.fields.iter().map(|field| value(field, row)).collect(), row.0))
        .collect())
}

fn load(reading: &Reading<'_>, actor: &Actor, ids: &[i64]) -> Result<Vec<Known>> {
    let found = rows::load(reading, &POLICY.scope(actor, Verb::Import), ids)?;
    let zone = zone(reading)?;
    Ok(found.iter().map(|row| known(row, &zone)).collect())
}

/// The zone in which the organisation counts its days.
fn zone(reading: &Reading<'_>) -> Result<String> {
    Ok(people::setting(reading, "zone")?.unwrap_or_else(|| "Europe/Stockholm".to_owned()))
}

/// Days that have been cannot lie ahead.
fn review(reading: &Reading<'_>, rows: &mut [Incoming]) -> Result<()> {
    let today = people::today(reading)?;
    for row in rows {
        for field in ["asked_on", "answered_on"] {
            if let Some(day) = row.values.value(field).as_day().filter(|day| *day > today) {
                row.whys.push(Why::field(field, "needs-import-why-ahead").with("value", day));
            }
        }
    }
    Ok(())
}

/// The need as the import knows it, with days as the organisation counts them.
fn known(row: &rows::Imported, zone: &str) -> Known {
    let (need, facts) = (&row.need, &row.need.facts);
    let day = |at: Moment| Value::Day(at.day_in(zone));
    let values = Values::of([
        ("external_id", Value::text(row.external_id.clone())),
        ("title", Value::Text(facts.title.clone())),
        ("text", Value::text(Some(facts.text.clone()))),
        ("unit", Value::Record { id: facts.unit.number(), name: row.unit_name.clone() }),
        ("concerns", Value::text(Some(facts.concerns.clone()))),
        ("effect", Value::text(Some(facts.effect.clone()))),
        ("touched", Value::text(Some(facts.touched.clone()))),
        ("touched_count", facts.touched_count.map_or(Value::Nothing, Value::Whole)),
        ("wanted_by", Value::day(facts.wanted_by)),
        ("asker", Value::record(row.asker.clone())),
        ("asked_on", day(need.created_at)),
        ("state", Value::Word(need.state.step().word().to_owned())),
        ("answer", Value::text(Some(need.reason.clone()))),
        ("answered_on", need.answered_at.map_or(Value::Nothing, day)),
    ]);
    Known { id: need.id.number(), version: row.changes, name: facts.title.clone(), values }
}

fn is_importable(word: &str) -> bool {
    STATES.iter().any(|state| state.word == word)
}

fn check(actor: &Actor, known: Option<&Known>, values: &Values) -> Vec<Why> {
    let mut whys = Vec::new();
    let unit = values.value("unit").as_record().map(Id::<Unit>::new);
    if unit.is_some_and(|unit| !POLICY.may(actor, Verb::Import, &Proposed { unit })) {
        whys.push(Why::field("unit", "needs-import-why-unit"));
    }
    let state = values.text("state").unwrap_or("new");
    let was = known.and_then(|known| known.values.text("state"));
    let changes_state = values.has("state") && was.unwrap_or("new") != state;
    if changes_state && !(is_importable(state) && was.is_none_or(is_importable)) {
        whys.push(Why::field("state", "needs-import-why-state"));
    }
    if changes_state && state != "new" && values.text("answer").is_none() {
        whys.push(Why::field("answer", "needs-import-why-answer"));
    }
    whys.extend(out_of_time(known, values));
    whys
}

/// Why the day of the row's answer cannot be: before the question, or of a question or an answer that nobody knows of.
/// Such a need would count as answered at once.
fn out_of_time(known: Option<&Known>, values: &Values) -> Option<Why> {
    let was = |field: &str| known.map_or(&Value::Nothing, |known| known.values.value(field));
    let day = |field: &str| values.value(field).as_day().or_else(|| was(field).as_day());
    let (asked, answered) = (day("asked_on"), day("answered_on")?);
    let said = values.value("answered_on").as_day();
    match asked {
        None => Some(Why::field("asked_on", "needs-import-why-when-asked").with("value", answered)),
        Some(asked) if answered < asked && (said.is_some() || values.has("asked_on")) => {
            let field = if said.is_some() { "answered_on" } else { "asked_on" };
            let why = Why::field(field, "needs-import-why-before-asked");
            Some(why.with("value", answered).with("asked", asked))
        }
        Some(_) => {
            let is_told = values.text("answer").is_some() || was("answered_on").as_day().is_some();
            (!is_told).then(|| Why::field("answer", "needs-import-why-what-answer").with("value", answered))
        }
    }
}

fn put(tx: &Tx<'_>, permit: &Permit, known: Option<&Known>, values: &Values) -> Result<i64> {
    let id = match known {
        None => make(tx, values)?,
        Some(known) => change(tx, Id::new(known.id), values)?,
    };
    index(tx, id)?;
    tx.also(permit, &Event::Imported { need: id })?;
    Ok(id.number())
}

/// When a row's need was asked for and answered: the beginning of the day in the organisation's zone, which pages show
/// as a day without a clock.
struct Times {
    asked: Option<Moment>,
    answered: Option<Moment>,
}

impl Times {
    fn of(reading: &Reading<'_>, values: &Values) -> Result<Self> {
        let zone = zone(reading)?;
        let begin = |field: &str| values.value(field).as_day().map(|day: Day| day.begins_in(&zone));
        Ok(Self { asked: begin("asked_on"), answered: begin("answered_on") })
    }
}

fn make(tx: &Tx<'_>, values: &Values) -> Result<Id<Need>> {
    let unit = values.value("unit").as_record().map(Id::new).ok_or(Refused::NotFound)?;
    POLICY.allow_new(tx.actor(), Verb::Import, &Proposed { unit })?;
    let times = Times::of(tx, values)?;
    let asked = times.asked.unwrap_or(tx.now());
    let asker = values.value("asker").as_record().map(Id::<Person>::new);
    let need = new_need(facts(values, &blank(unit)), asker, asked);
    let need = Need { reason: values.text("answer").unwrap_or("").to_owned(), ..need };
    // Without a day the answer is given now, by the import itself.
    let answered = times.answered.or_else(|| (!need.reason.is_empty()).then(|| tx.now()));
    let state = state_of(values.text("state").unwrap_or("new"), answered.unwrap_or(asked));
    let need = settled(need, state, answered, asked);
    let id = insert(tx, &need)?;
    if let Some(external) = values.text("external_id") {
        rows::set_external_id(tx, id, Some(external))?;
    }
    if let Some(person) = asker {
        parties::add_asker(tx, id, person, asked)?;
    }
    if state != State::New {
        past::insert(tx, &line(tx, &Need { id, ..need.clone() }, Step::New))?;
    }
    wait_if_untold(tx, &Need { id, ..need }, &times)?;
    Ok(id)
}

/// Whoever asked was told on the day that the file gives; without one nobody knows, and they wait until they hear.
fn wait_if_untold(tx: &Tx<'_>, need: &Need, times: &Times) -> Result<()> {
    let since = need.settled_at.filter(|_| times.answered.is_none() && !need.reason.is_empty());
    parties::let_wait(tx, need.id, since)
}

/// Changes the fields that the values name. A state that the table changes is noted in the need's history.
fn change(tx: &Tx<'_>, id: Id<Need>, values: &Values) -> Result<Id<Need>> {
    let need = crate::load(tx, tx.actor(), id)?;
    POLICY.allow(tx.actor(), Verb::Import, &need)?;
    let was = need.state.step();
    let times = Times::of(tx, values)?;
    let created_at = times.asked.unwrap_or(need.created_at);
    let facts = facts(values, &need.facts);
    let mut need = Need { facts, changed_at: tx.now(), ..need };
    answer(&mut need, values, &times, tx.now());
    let word = values.text("state").unwrap_or(was.word()).to_owned();
    if word != was.word() {
        let answered = need.answered_at;
        need = settled(need, state_of(&word, answered.unwrap_or(tx.now())), answered, created_at);
        past::insert(tx, &line(tx, &need, was))?;
        wait_if_untold(tx, &need, &times)?;
    }
    save(tx, &need)?;
    rows::set_created(tx, id, created_at)?;
    if values.has("external_id") {
        rows::set_external_id(tx, id, values.text("external_id"))?;
    }
    Ok(id)
}

/// Takes over what the values say of the answer. A first answer without a day is given now.
fn answer(need: &mut Need, values: &Values, times: &Times, now: Moment) {
    if values.has("answered_on") {
        need.answered_at = times.answered;
    }
    if !values.has("answer") {
        return;
    }
    need.reason = values.text("answer").unwrap_or("").to_owned();
    match (need.reason.is_empty(), values.text("state")) {
        // An import is taken back: what it said was the only answer.
        (true, Some("new")) => need.answered_at = times.answered,
        (true, _) => {}
        (false, _) => need.answered_at = need.answered_at.or(Some(now)),
    }
    if !need.reason.is_empty() {
        need.waits_since = None;
    }
}

/// The need in a state that a table names: it waits for a word from IT only while it is new and unanswered.
fn settled(need: Need, state: State, answered_at: Option<Moment>, asked: Moment) -> Need {
    let is_new = state == State::New;
    Need {
        state,
        answered_at,
        waits_since: (is_new && answered_at.is_none()).then_some(asked),
        settled_at: (!state.step().is_open()).then_some(answered_at.unwrap_or(asked)),
        ..need
    }
}

fn line(tx: &Tx<'_>, need: &Need, from: Step) -> Transition {
    let (at, by) = (need.answered_at.unwrap_or(tx.now()), tx.actor().person_id());
    let (to, detail) = (need.state.step(), need.state.detail());
    Transition { need: need.id, from, to, detail, at, by, reason: need.reason.clone() }
}

/// The state of a word that a table can name.
fn state_of(word: &str, at: Moment) -> State {
    match word {
        "clarified" => State::Clarified,
        "assessed" => State::Assessed,
        "parked" => State::Parked { until: None },
        "declined" => State::Declined,
        "approved" => State::Approved,
        "delivered" => State::Delivered { at },
        _ => State::New,
    }
}

fn blank(unit: Id<Unit>) -> Facts {
    Facts {
        title: String::new(),
        text: String::new(),
        unit,
        concerns: String::new(),
        effect: String::new(),
        touched: String::new(),
        touched_count: None,
        wanted_by: None,
    }
}

/// What the need says with the values' fields in place of its own.
fn facts(values: &Values, was: &Facts) -> Facts {
    let text = |field: &str, was: &String| {
        if values.has(field) { values.text(field).unwrap_or("").to_owned() } else { was.clone() }
    };
    Facts {
        title: text("title", &was.title),
        text: text("text", &was.text),
        unit: values.value("unit").as_record().map_or(was.unit, Id::new),
        concerns: text("concerns", &was.concerns),
        effect: text("effect", &was.effect),
        touched: text("touched", &was.touched),
        touched_count: if values.has("touched_count") {
            values.value("touched_count").as_whole()
        } else {
            was.touched_count
        },
        wanted_by: if values.has("wanted_by") { values.value("wanted_by").as_day() } else { was.wanted_by },
    }
}

/// Takes a need away that an import made; refused when something else refers to it by then.
fn remove(tx: &Tx<'_>, permit: &Permit, id: i64) -> Result<()> {
    let need = crate::load(tx, tx.actor(), Id::new(id))?;
    POLICY.allow(tx.actor(), Verb::Import, &need)?;
    rows::remove(tx, need.id)?;
    tx.also(permit, &Event::ImportUndone { need: need.id })
}
