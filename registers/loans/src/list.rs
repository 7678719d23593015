use kernel::{Day, Id, Person, Result};
use look::Choice;
use store::{Reading, Row};
use web::{Ask, Cell, Column, Filter, FilterKind, List, SortBy};

use crate::loan::{Loan, href};
use crate::{POLICY, Verb, fields, marks};

/// A loan in the list.
pub(crate) struct Line {
    id: Id<Loan>,
    tag: String,
    maker: String,
    model: String,
    person_name: Option<String>,
    unit_name: String,
    out_on: Day,
    due_on: Day,
    state: String,
    ended_on: Option<Day>,
    has_text: bool,
    signed_on: Option<Day>,
    back_condition: String,
    accessories: String,
}

fn read(row: &Row) -> Result<Line> {
    let text: Option<i64> = row.get(10)?;
    Ok(Line {
        id: row.get(0)?,
        tag: row.get(1)?,
        maker: row.get(2)?,
        model: row.get(3)?,
        person_name: row.get(4)?,
        unit_name: row.get(5)?,
        out_on: row.get(6)?,
        due_on: row.get(7)?,
        state: row.get(8)?,
        ended_on: row.get(9)?,
        has_text: text.is_some(),
        signed_on: row.get(11)?,
        back_condition: row.get(12)?,
        accessories: row.get(13)?,
    })
}

/// Who is asked for. A person who sees loans beyond their own may ask for anybody whom they may find; others for themselves.
fn borrower(ask: &Ask<'_>, reading: &Reading<'_>) -> Result<Option<Choice>> {
    let asked = ask.query.raw("person").trim().parse::<Id<Person>>().ok();
    let is_mine = asked.is_some() && asked == ask.actor.person_id();
    if is_mine || POLICY.may_somewhere(ask.actor, Verb::Watch) {
        people::person_asked_for(ask, reading, "person")
    } else {
        Ok(None)
    }
}

fn state(line: &Line, ask: &Ask<'_>) -> Cell {
    let word = marks::state(&line.state, line.due_on, fields::today(ask));
    Cell::State(word, marks::mark(word, ask.talk))
}

fn person(line: &Line, ask: &Ask<'_>) -> Cell {
    Cell::Text(line.person_name.clone().unwrap_or_else(|| ask.say("loans-name-hidden")))
}

fn signed(line: &Line, ask: &Ask<'_>) -> Cell {
    match line.signed_on {
        Some(day) => Cell::Day(day),
        None if line.has_text => Cell::word("missing", ask.say("loans-not-signed")),
        None => Cell::Empty,
    }
}

fn condition(line: &Line, ask: &Ask<'_>) -> Cell {
    match line.back_condition.as_str() {
        "" => Cell::Empty,
        word => Cell::word(word, ask.say(&format!("loans-condition-{word}"))),
    }
}

/// The loans that the reader may read: each sees their own.
pub(crate) static LOANS: List<Line> = List {
    name: "loans",
    path: "/loans",
    export_path: "/loans/export",
    export_name: "loans-export",
    select: "loan.id, asset.tag, asset_model.maker, asset_model.name,
        CASE WHEN borrower.is_protected = 0 THEN borrower.name END, unit.name, loan.out_on, loan.due_on, loan.state,
        loan.ended_on, loan.text_id, loan.signed_on, loan.back_condition, loan.accessories",
    from: "loan LEFT JOIN asset ON asset.id = loan.asset_id
        LEFT JOIN asset_model ON asset_model.id = asset.model_id LEFT JOIN unit ON unit.id = loan.unit_id
        LEFT JOIN person borrower ON borrower.id = loan.person_id",
    id: "loan.id",
    scope: |actor| POLICY.scope(actor, Verb::Read),
    read,
    row_id: |line| (line.id.number(), line.tag.clone()),
    shown: 8,
    columns: &[
        Column {
            name: "thing",
            sort: SortBy::Nothing,
            cell: |line, _| Cell::Link { text: line.tag.clone(), href: href(line.id) },
        },
        Column {
            name: "model",
            sort: SortBy::Nothing,
            cell: |line, _| Cell::Text(assets::called(&line.maker, &line.model)),
        },
        Column { name: "person", sort: SortBy::Nothing, cell: person },
        Column { name: "unit", sort: SortBy::Nothing, cell: |line, _| Cell::Text(line.unit_name.clone()) },
        Column { name: "state", sort: SortBy::Nothing, cell: state },
        Column { name: "due", sort: SortBy::Text("loan.due_on"), cell: |line, _| Cell::Day(line.due_on) },
        Column { name: "out", sort: SortBy::Text("loan.out_on"), cell: |line, _| Cell::Day(line.out_on) },
        Column { name: "signed", sort: SortBy::Nothing, cell: signed },
        Column {
            name: "ended",
            sort: SortBy::Nothing,
            cell: |line, _| line.ended_on.map_or(Cell::Empty, Cell::Day),
        },
        Column { name: "condition", sort: SortBy::Nothing, cell: condition },
        Column {
            name: "accessories",
            sort: SortBy::Nothing,
            cell: |line, _| {
                if line.accessories.is_empty() { Cell::Empty } else { Cell::Text(line.accessories.clone()) }
            },
        },
    ],
    filters: &[
        Filter { name: "q", kind: FilterKind::Search("loan") },
        Filter {
            name: "state",
            kind: FilterKind::Daily(&[
                ("out", "loan.state = 'open'"),
                ("late", "loan.state = 'open' AND loan.due_on < ?"),
                ("returned", "loan.state = 'returned'"),
                ("lost", "loan.state = 'lost'"),
                ("unsigned", "loan.state = 'open' AND loan.signed_on IS NULL AND loan.text_id IS NOT NULL"),
            ]),
        },
        Filter { name: "unit", kind: FilterKind::Within("loan.unit_id", fields::units) },
        Filter { name: "mine", kind: FilterKind::Mine("loan.person_id = ?") },
        Filter { name: "person", kind: FilterKind::Record("loan.person_id = ?", borrower) },
    ],
    sort: "due",
    bulk: &[],
    create: Some(("/loans/lend", "loans-lend-title", |actor| POLICY.may_somewhere(actor, Verb::Lend))),
    beside: &[
        ("/loans/lend-many", "loans-many-title"),
        ("/loans/due", "loans-due-title"),
        ("/loans/return-many", "loans-return-many-title"),
        ("/loans/texts", "loans-texts-list-title"),
    ],
};
