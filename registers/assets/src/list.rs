use kernel::{Day, Id, Moment, Money, Person, Result, Unit};
use look::Choice;
use store::{Reading, Row};
use web::{Ask, Cell, Column, Filter, FilterKind, List, SortBy};

use crate::asset::{In, href};
use crate::model::called;
use crate::policy::BLIND;
use crate::state::State;
use crate::store::models;
use crate::{POLICY, Verb};

/// A thing in the list.
pub(crate) struct Line {
    id: i64,
    tag: String,
    serial: Option<String>,
    state: String,
    maker: String,
    model: String,
    category: String,
    unit: Id<Unit>,
    unit_name: String,
    place: String,
    person: Option<Id<Person>>,
    person_name: Option<String>,
    bought_on: Option<Day>,
    price: Option<i64>,
    warranty_until: Option<Day>,
    supplier: String,
    changed_at: Moment,
}

fn read(row: &Row) -> Result<Line> {
    Ok(Line {
        id: row.get(0)?,
        tag: row.get(1)?,
        serial: row.get(2)?,
        state: row.get(3)?,
        maker: row.get(4)?,
        model: row.get(5)?,
        category: row.get(6)?,
        unit: row.get(7)?,
        unit_name: row.get(8)?,
        place: row.get(9)?,
        person: row.get(10)?,
        person_name: row.get(11)?,
        bought_on: row.get(12)?,
        price: row.get(13)?,
        warranty_until: row.get(14)?,
        supplier: row.get(15)?,
        changed_at: row.get(16)?,
    })
}

fn state(line: &Line, ask: &Ask<'_>) -> Cell {
    State::from_word(&line.state).map_or(Cell::Empty, |state| Cell::State(state.word(), state.mark(ask.talk)))
}

/// Who has it, for those who may know; a protected identity has no name here.
fn person(line: &Line, ask: &Ask<'_>) -> Cell {
    let Some(person) = line.person else { return Cell::Empty };
    let is_mine = ask.actor.person_id() == Some(person);
    if !is_mine && !POLICY.may(ask.actor, Verb::Survey, &In(line.unit, line.person)) {
        return Cell::Empty;
    }
    Cell::Text(line.person_name.clone().unwrap_or_else(|| ask.say("assets-name-hidden")))
}

fn units(ask: &Ask<'_>) -> Result<Vec<Choice>> {
    ask.db.read(people::unit_choices)
}

/// The person that the list is narrowed to. Whoever reads some rows without knowing who has the thing asks for nobody but
/// themselves: the filter would tell.
fn holder(ask: &Ask<'_>, reading: &Reading<'_>) -> Result<Option<Choice>> {
    let asked = ask.query.raw("person").trim().parse::<Id<Person>>().ok();
    let is_mine = asked.is_some() && asked == ask.actor.person_id();
    let surveys = POLICY.scope(ask.actor, Verb::Survey);
    let knows_all = surveys.sql() == "1 = 1" || !ask.actor.has_any(BLIND);
    if is_mine || (knows_all && !surveys.is_nothing()) {
        people::person_asked_for(ask, reading, "person")
    } else {
        Ok(None)
    }
}

/// Days by which a warranty ends, as the page offers them.
fn days(ask: &Ask<'_>) -> Result<Vec<Choice>> {
    let today = ask.db.read(people::today)?;
    let choice = |ahead: i64| {
        let day = today.plus_days(ahead).to_string();
        let key = if ahead == 0 { "assets-warranty-before-today" } else { "assets-warranty-before" };
        Choice::new(day.clone(), ask.talk.with(key, &[("day", day.into())]))
    };
    Ok([0, 30, 90, 180, 365].into_iter().map(choice).collect())
}

/// The things, for those who keep or answer for them; each sees what they have themselves.
pub(crate) static ASSETS: List<Line> = List {
    name: "assets",
    path: "/equipment",
    export_path: "/equipment/export",
    export_name: "assets-export",
    select: "asset.id, asset.tag, asset.serial, asset.state, asset_model.maker, asset_model.name, asset_category.name,
        asset.unit_id, unit.name, asset.place, asset.person_id,
        CASE WHEN holder.is_protected = 0 THEN holder.name END, asset.bought_on, asset.price, asset.warranty_until,
        asset.supplier, asset.changed_at",
    from: "asset LEFT JOIN asset_model ON asset_model.id = asset.model_id
        LEFT JOIN asset_category ON asset_category.id = asset_model.category_id
        LEFT JOIN unit ON unit.id = asset.unit_id LEFT JOIN person holder ON holder.id = asset.person_id",
    id: "asset.id",
    scope: |actor| POLICY.scope(actor, Verb::Read),
    read,
    row_id: |line| (line.id, line.tag.clone()),
    shown: 7,
    columns: &[
        Column {
            name: "tag",
            sort: SortBy::Text("asset.tag"),
            cell: |line, _| Cell::Link { text: line.tag.clone(), href: href(Id::new(line.id)) },
        },
        Column { name: "state", sort: SortBy::Nothing, cell: state },
        Column {
            name: "model",
            sort: SortBy::Nothing,
            cell: |line, _| Cell::Text(called(&line.maker, &line.model)),
        },
        Column { name: "unit", sort: SortBy::Nothing, cell: |line, _| Cell::Text(line.unit_name.clone()) },
        Column { name: "place", sort: SortBy::Nothing, cell: |line, _| text(&line.place) },
        Column { name: "person", sort: SortBy::Nothing, cell: person },
        Column {
            name: "warranty",
            sort: SortBy::Nothing,
            cell: |line, _| line.warranty_until.map_or(Cell::Empty, Cell::Day),
        },
        Column {
            name: "changed",
            sort: SortBy::Number("asset.changed_at"),
            cell: |line, _| Cell::Moment(line.changed_at),
        },
        Column {
            name: "serial",
            sort: SortBy::Nothing,
            cell: |line, _| line.serial.as_deref().map_or(Cell::Empty, text),
        },
        Column { name: "category", sort: SortBy::Nothing, cell: |line, _| Cell::Text(line.category.clone()) },
        Column {
            name: "bought",
            sort: SortBy::Nothing,
            cell: |line, _| line.bought_on.map_or(Cell::Empty, Cell::Day),
        },
        Column {
            name: "price",
            sort: SortBy::Nothing,
            cell: |line, _| line.price.map_or(Cell::Empty, |price| Cell::Money(Money::sek(price))),
        },
        Column { name: "supplier", sort: SortBy::Nothing, cell: |line, _| text(&line.supplier) },
    ],
    filters: &[
        Filter { name: "q", kind: FilterKind::Search("asset") },
        Filter {
            name: "state",
            kind: FilterKind::Word(&[
                ("kept", "asset.state NOT IN ('retired', 'wiped')"),
                ("ordered", "asset.state = 'ordered'"),
                ("in-stock", "asset.state = 'in-stock'"),
                ("in-use", "asset.state = 'in-use'"),
                ("lent", "asset.state = 'lent'"),
                ("in-repair", "asset.state = 'in-repair'"),
                ("lost", "asset.state = 'lost'"),
                ("retired", "asset.state = 'retired'"),
                ("wiped", "asset.state = 'wiped'"),
            ]),
        },
        Filter {
            name: "category",
            // The sign before the column keeps SQLite from gathering all things of many models before it sorts them.
            kind: FilterKind::Pick(
                "+asset.model_id IN (SELECT of_category.id FROM asset_model of_category WHERE of_category.category_id = ?)",
                |ask| ask.db.read(models::category_choices),
            ),
        },
        Filter {
            name: "model",
            kind: FilterKind::Pick("asset.model_id = ?", |ask| ask.db.read(models::model_choices)),
        },
        Filter { name: "unit", kind: FilterKind::Within("asset.unit_id", units) },
        Filter { name: "warranty", kind: FilterKind::Day("asset.warranty_until < ?", days) },
        Filter { name: "place", kind: FilterKind::Word(&[("none", "asset.place = ''")]) },
        Filter { name: "mine", kind: FilterKind::Mine("asset.person_id = ?") },
        Filter { name: "person", kind: FilterKind::Record("asset.person_id = ?", holder) },
    ],
    sort: "tag",
    bulk: &[("move", "assets-bulk-move-title"), ("labels", "assets-labels-title")],
    create: Some(("/equipment/add", "assets-add-page", |actor| POLICY.may_somewhere(actor, Verb::Add))),
    beside: &[("/equipment/models", "assets-models-list-title")],
};

fn text(text: &str) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
}
