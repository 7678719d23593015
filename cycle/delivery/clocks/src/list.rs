//! The lists: agreements, and how promises went.

use ::store::Row;
use kernel::{Id, Moment, Result};
use look::{Icon, Mood, StateMark};
use web::{Ask, Cell, Column, Filter, FilterKind, List, SortBy};

use crate::level::{Level, LevelState};
use crate::store::levels;
use crate::{CLOCKS, ClockVerb, LEVELS, LevelVerb, Target, replay_page};

/// An agreement with the name of its unit.
pub(crate) struct Line {
    level: Level,
    unit: String,
}

fn read(row: &Row) -> Result<Line> {
    Ok(Line { level: levels::read(row)?, unit: row.get(7)? })
}

pub(crate) const fn state_word(state: LevelState) -> &'static str {
    match state {
        LevelState::Used => "used",
        LevelState::Retired { .. } => "retired",
    }
}

pub(crate) fn state_mark(ask: &Ask<'_>, state: LevelState) -> StateMark {
    match state {
        LevelState::Used => StateMark::new(Icon::Done, ask.say("clocks-levels-state-used"), Mood::Good),
        LevelState::Retired { .. } => {
            StateMark::new(Icon::Stopped, ask.say("clocks-levels-state-retired"), Mood::Past)
        }
    }
}

pub(crate) static SERVICE_LEVELS: List<Line> = List {
    name: "clocks-levels",
    path: "/service-levels",
    export_path: "/service-levels/export",
    export_name: "clocks-levels-export",
    select: "service_level.id, service_level.name, service_level.about, service_level.unit_id, service_level.party,
        service_level.retired_at, service_level.version, unit.name",
    from: "service_level JOIN unit ON unit.id = service_level.unit_id",
    id: "service_level.id",
    scope: |actor| LEVELS.scope(actor, LevelVerb::Read),
    read,
    row_id: |line| (line.level.id.number(), line.level.name.clone()),
    shown: web::EVERY_COLUMN,
    columns: &[
        Column {
            name: "name",
            sort: SortBy::Text("service_level.name"),
            cell: |line, _| Cell::Link { text: line.level.name.clone(), href: line.level.href() },
        },
        Column {
            name: "party",
            sort: SortBy::Nothing,
            cell: |line, ask| {
                let word = line.level.party.word();
                Cell::word(word, ask.say(&format!("clocks-party-{word}")))
            },
        },
        Column { name: "unit", sort: SortBy::Nothing, cell: |line, _| Cell::Text(line.unit.clone()) },
        Column {
            name: "state",
            sort: SortBy::Nothing,
            cell: |line, ask| Cell::State(state_word(line.level.state), state_mark(ask, line.level.state)),
        },
    ],
    filters: &[
        Filter {
            name: "party",
            kind: FilterKind::Word(&[
                ("users", "service_level.party = 'users'"),
                ("group", "service_level.party = 'group'"),
                ("supplier", "service_level.party = 'supplier'"),
            ]),
        },
        Filter {
            name: "state",
            kind: FilterKind::Word(&[
                ("used", "service_level.retired_at IS NULL"),
                ("retired", "service_level.retired_at IS NOT NULL"),
            ]),
        },
    ],
    sort: "name",
    bulk: &[],
    create: Some(("/service-levels/add", "clocks-add-title", |actor| {
        LEVELS.may_somewhere(actor, LevelVerb::Add)
    })),
    beside: &[("/service-levels/report", "clocks-report-title")],
};

/// How a promise went.
pub(crate) struct Outcome {
    id: i64,
    level: Id<Level>,
    level_name: String,
    measure: String,
    party: String,
    unit: String,
    service: Option<String>,
    priority: Option<i64>,
    month: String,
    target: String,
    elapsed: i64,
    kept: bool,
    cause_sv: Option<String>,
    cause_en: Option<String>,
    ended: Moment,
}

fn read_outcome(row: &Row) -> Result<Outcome> {
    Ok(Outcome {
        id: row.get(0)?,
        level: row.get(1)?,
        level_name: row.get(2)?,
        measure: row.get(3)?,
        party: row.get(4)?,
        unit: row.get(5)?,
        service: row.get(6)?,
        priority: row.get(7)?,
        month: row.get(8)?,
        target: row.get(9)?,
        elapsed: row.get(10)?,
        kept: row.get(11)?,
        cause_sv: row.get(12)?,
        cause_en: row.get(13)?,
        ended: row.get(14)?,
    })
}

/// The agreement, as a link for those who may read agreements.
fn level(line: &Outcome, ask: &Ask<'_>) -> Cell {
    let text = line.level_name.clone();
    if LEVELS.may_somewhere(ask.actor, LevelVerb::Read) {
        Cell::Link { text, href: format!("/service-levels/{}", line.level) }
    } else {
        Cell::Text(text)
    }
}

/// Open minutes, or working days.
fn elapsed(line: &Outcome, _: &Ask<'_>) -> Cell {
    let is_days = matches!(line.target.parse(), Ok(Target::WorkingDays(_)));
    Cell::Number(if is_days { line.elapsed } else { line.elapsed / 60_000_000 })
}

/// The promise in words.
fn target_words(ask: &Ask<'_>, target: &str) -> String {
    target.parse().map_or_else(|_| target.to_owned(), |target| replay_page::target_words(ask, target))
}

fn cause(line: &Outcome, ask: &Ask<'_>) -> Cell {
    let name = match ask.talk.lang() {
        kernel::Lang::Sv => &line.cause_sv,
        kernel::Lang::En => &line.cause_en,
    };
    name.clone().map_or(Cell::Empty, Cell::Text)
}

const OUTCOME_SELECT: &str = "clock_outcome.id, clock_outcome.level_id, service_level.name, clock_outcome.measure,
    clock_outcome.party, unit.name, service.name, clock_outcome.priority, clock_outcome.month,
    clock_outcome.target, clock_outcome.elapsed, clock_outcome.kept, breach_cause.name_sv, breach_cause.name_en,
    clock_outcome.ended_at";

macro_rules! outcomes_where {
    ($which:literal) => {
        concat!(
            "(SELECT * FROM clock_outcome WHERE ",
            $which,
            ") clock_outcome JOIN service_level ON service_level.id = clock_outcome.level_id
             JOIN unit ON unit.id = clock_outcome.unit_id
             LEFT JOIN service ON service.id = clock_outcome.service_id
             LEFT JOIN breach_cause ON breach_cause.id = clock_outcome.cause_id"
        )
    };
}

const OUTCOME_COLUMNS: &[Column<Outcome>] = &[
    Column { name: "level", sort: SortBy::Nothing, cell: level },
    Column { name: "kept", sort: SortBy::Nothing, cell: |line, _| Cell::Flag(line.kept) },
    Column {
        name: "measure",
        sort: SortBy::Nothing,
        cell: |line, ask| Cell::word(&line.measure, ask.say(&format!("clocks-measure-{}", line.measure))),
    },
    Column { name: "unit", sort: SortBy::Nothing, cell: |line, _| Cell::Text(line.unit.clone()) },
    Column {
        name: "service",
        sort: SortBy::Nothing,
        cell: |line, _| line.service.clone().map_or(Cell::Empty, Cell::Text),
    },
    Column {
        name: "priority",
        sort: SortBy::Nothing,
        cell: |line, _| line.priority.map_or(Cell::Empty, Cell::Number),
    },
    Column {
        name: "target",
        sort: SortBy::Nothing,
        cell: |line, ask| Cell::word(&line.target, target_words(ask, &line.target)),
    },
    Column {
        name: "month",
        sort: SortBy::Text("clock_outcome.month"),
        cell: |line, _| Cell::Text(line.month.clone()),
    },
    Column { name: "elapsed", sort: SortBy::Nothing, cell: elapsed },
    Column { name: "ended", sort: SortBy::Nothing, cell: |line, _| Cell::Moment(line.ended) },
    Column { name: "cause", sort: SortBy::Nothing, cell: cause },
    Column {
        name: "party",
        sort: SortBy::Nothing,
        cell: |line, ask| Cell::word(&line.party, ask.say(&format!("clocks-party-{}", line.party))),
    },
];

const OUTCOME_FILTERS: &[Filter] = &[
    Filter {
        name: "kept",
        kind: FilterKind::Word(&[("yes", "clock_outcome.kept = 1"), ("no", "clock_outcome.kept = 0")]),
    },
    Filter {
        name: "unit",
        kind: FilterKind::Within("clock_outcome.unit_id", |ask| ask.db.read(people::unit_choices)),
    },
    Filter {
        name: "service",
        kind: FilterKind::Record("clock_outcome.service_id = ?", |ask, reading| {
            services::service_asked_for(ask, reading, "service")
        }),
    },
];

/// How promises to the users went.
pub(crate) static OUTCOMES: List<Outcome> = List {
    name: "clocks-outcomes",
    path: "/service-levels/outcomes",
    export_path: "/service-levels/outcomes/export",
    export_name: "clocks-outcomes-export",
    select: OUTCOME_SELECT,
    from: outcomes_where!("party = 'users'"),
    id: "clock_outcome.id",
    scope: |actor| CLOCKS.scope(actor, ClockVerb::Measure),
    read: read_outcome,
    row_id: |line| (line.id, line.level_name.clone()),
    shown: 8,
    columns: OUTCOME_COLUMNS,
    filters: OUTCOME_FILTERS,
    sort: "-month",
    bulk: &[],
    create: None,
    beside: &[("/service-levels/report", "clocks-report-title")],
};

/// How promises of groups and suppliers went: IT's own.
pub(crate) static INTERNAL: List<Outcome> = List {
    name: "clocks-internal",
    path: "/service-levels/internal",
    export_path: "/service-levels/internal/export",
    export_name: "clocks-internal-export",
    select: OUTCOME_SELECT,
    from: outcomes_where!("party <> 'users'"),
    id: "clock_outcome.id",
    scope: |actor| CLOCKS.scope(actor, ClockVerb::MeasureInternal),
    read: read_outcome,
    row_id: |line| (line.id, line.level_name.clone()),
    shown: 8,
    columns: OUTCOME_COLUMNS,
    filters: OUTCOME_FILTERS,
    sort: "-month",
    bulk: &[],
    create: None,
    beside: &[("/service-levels/report", "clocks-report-title")],
};
