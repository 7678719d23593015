use kernel::{Day, Id, Result};
use look::{Icon, Mood, StateMark};
use store::Row;
use texts::Talk;
use web::{Cell, Column, Filter, FilterKind, List, SortBy};

use crate::scenario::{Scenario, State, href};
use crate::{SCENARIOS, ScenarioVerb};

/// A scenario in the list.
pub(crate) struct Line {
    id: Id<Scenario>,
    name: String,
    state: State,
    rules: i64,
    decided_on: Option<Day>,
    decision: String,
}

fn read(row: &Row) -> Result<Line> {
    let word: String = row.get(2)?;
    Ok(Line {
        id: row.get(0)?,
        name: row.get(1)?,
        state: State::from_word(&word).unwrap_or(State::Dropped),
        rules: row.get(3)?,
        decided_on: row.get(4)?,
        decision: row.get(5)?,
    })
}

pub(crate) fn mark(talk: &Talk, state: State) -> StateMark {
    let (icon, mood) = match state {
        State::Open => (Icon::Edit, Mood::Calm),
        State::Adopted => (Icon::Done, Mood::Good),
        State::Dropped => (Icon::Declined, Mood::Past),
    };
    StateMark::new(icon, talk.say(&format!("refresh-scenario-state-{}", state.word())), mood)
}

/// What if.
pub(crate) static ALL_SCENARIOS: List<Line> = List {
    name: "refresh-scenarios",
    path: "/refresh/scenarios",
    export_path: "/refresh/scenarios/export",
    export_name: "refresh-scenarios-export",
    select: "scenario.id, scenario.name, scenario.state, (SELECT COUNT(*) FROM refresh_rule
        WHERE refresh_rule.scenario_id = scenario.id AND refresh_rule.ended_at IS NULL), scenario.decided_on,
        scenario.decision",
    from: "scenario",
    id: "scenario.id",
    scope: |actor| SCENARIOS.scope(actor, ScenarioVerb::Read),
    read,
    row_id: |it| (it.id.number(), it.name.clone()),
    shown: web::EVERY_COLUMN,
    columns: &[
        Column {
            name: "name",
            sort: SortBy::Text("scenario.name"),
            cell: |it, _| Cell::Link { text: it.name.clone(), href: href(it.id) },
        },
        Column {
            name: "state",
            sort: SortBy::Nothing,
            cell: |it, ask| Cell::State(it.state.word(), mark(ask.talk, it.state)),
        },
        Column { name: "rules", sort: SortBy::Nothing, cell: |it, _| Cell::Number(it.rules) },
        Column {
            name: "decided",
            sort: SortBy::Nothing,
            cell: |it, _| it.decided_on.map_or(Cell::Empty, Cell::Day),
        },
        Column {
            name: "decision",
            sort: SortBy::Nothing,
            cell: |it, _| match it.decision.as_str() {
                "" => Cell::Empty,
                text => Cell::Text(text.to_owned()),
            },
        },
    ],
    filters: &[Filter {
        name: "state",
        kind: FilterKind::Word(&[
            ("open", "scenario.state = 'open'"),
            ("adopted", "scenario.state = 'adopted'"),
            ("dropped", "scenario.state = 'dropped'"),
        ]),
    }],
    sort: "name",
    bulk: &[],
    create: Some(("/refresh/scenarios/add", "refresh-scenario-add-title", |actor| {
        SCENARIOS.may(actor, ScenarioVerb::Add, &())
    })),
    beside: &[("/refresh", "refresh-plan-title"), ("/refresh/compare", "refresh-compare-title")],
};
