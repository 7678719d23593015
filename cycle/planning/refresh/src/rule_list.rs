use kernel::{Id, Moment, Result};
use look::{Icon, Mood, StateMark};
use store::{Reading, Row, Sql};
use web::{Ask, Cell, Column, Filter, FilterKind, List, SortBy};

use crate::rule::{Kind, Of, Rule, Says, href};
use crate::scenario::Scenario;
use crate::store::rules;
use crate::words::{self, Where};
use crate::{RULES, RuleVerb};

/// A rule with the names of what it is about.
pub(crate) struct Line {
    pub id: Id<Rule>,
    pub kind: Kind,
    pub says: Says,
    pub is_of_one_thing: bool,
    pub category: String,
    pub model: String,
    pub unit: String,
    pub tag: String,
    pub reason: String,
    pub reference: String,
    pub at: Moment,
    pub ended_at: Option<Moment>,
    pub ended_why: String,
}

pub(crate) const SELECT: &str = "refresh_rule.id, refresh_rule.kind, refresh_rule.year, refresh_rule.months,
    refresh_rule.amount, refresh_rule.percent, refresh_rule.asset_id, COALESCE(asset_category.name, ''),
    COALESCE(asset_model.maker, ''), COALESCE(asset_model.name, ''), COALESCE(unit.name, ''), COALESCE(asset.tag, ''),
    refresh_rule.reason, refresh_rule.reference, refresh_rule.at, refresh_rule.ended_at, refresh_rule.ended_why";

pub(crate) const FROM: &str = "refresh_rule
    LEFT JOIN asset_category ON asset_category.id = refresh_rule.category_id
    LEFT JOIN asset_model ON asset_model.id = refresh_rule.model_id
    LEFT JOIN unit ON unit.id = refresh_rule.unit_id LEFT JOIN asset ON asset.id = refresh_rule.asset_id";

pub(crate) fn read(row: &Row) -> Result<Line> {
    let word: String = row.get(1)?;
    let says = rules::says(&word, (row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?));
    let says = says.ok_or_else(|| kernel::Refused::broken(format!("a rule is {word}")))?;
    let asset: Option<i64> = row.get(6)?;
    let (maker, model): (String, String) = (row.get(8)?, row.get(9)?);
    Ok(Line {
        id: row.get(0)?,
        kind: says.kind(),
        says,
        is_of_one_thing: asset.is_some(),
        category: row.get(7)?,
        model: assets::called(&maker, &model),
        unit: row.get(10)?,
        tag: row.get(11)?,
        reason: row.get(12)?,
        reference: row.get(13)?,
        at: row.get(14)?,
        ended_at: row.get(15)?,
        ended_why: row.get(16)?,
    })
}

impl Line {
    /// Where it holds, in words.
    pub(crate) fn place(&self, ask: &Ask<'_>) -> String {
        let it = Where { category: &self.category, model: &self.model, unit: &self.unit, tag: &self.tag };
        it.said(ask.talk, self.is_of_one_thing)
    }

    pub(crate) fn mark(&self, ask: &Ask<'_>) -> (&'static str, StateMark) {
        let (word, icon, mood) = match self.ended_at {
            None => ("in-force", Icon::Done, Mood::Good),
            Some(_) => ("ended", Icon::Stopped, Mood::Past),
        };
        (word, StateMark::new(icon, ask.say(&format!("refresh-rule-state-{word}")), mood))
    }
}

/// The rules of a scenario that was loaded, with their names, in the order in which they were set.
pub(crate) fn of(reading: &Reading<'_>, scenario: Id<Scenario>) -> Result<Vec<Line>> {
    let text = format!(
        "SELECT {SELECT} FROM {FROM} WHERE refresh_rule.scenario_id = ? AND refresh_rule.ended_at IS NULL
         ORDER BY refresh_rule.id LIMIT ?"
    );
    let sql = Sql::open("of a scenario that was loaded within scope", &text).bind(scenario);
    reading.rows(sql.bind(Scenario::RULES as i64))?.iter().map(read).collect()
}

/// The plan's own rules, and those of scenarios for whoever reads them.
pub(crate) static ALL_RULES: List<Line> = List {
    name: "refresh-rules",
    path: "/refresh/rules",
    export_path: "/refresh/rules/export",
    export_name: "refresh-rules-export",
    select: SELECT,
    from: FROM,
    id: "refresh_rule.id",
    scope: |actor| RULES.scope(actor, RuleVerb::Read),
    read,
    row_id: |it| (it.id.number(), it.id.to_string()),
    shown: web::EVERY_COLUMN,
    columns: &[
        Column {
            name: "place",
            sort: SortBy::Nothing,
            cell: |it, ask| Cell::Link { text: it.place(ask), href: href(it.id) },
        },
        Column {
            name: "kind",
            sort: SortBy::Nothing,
            cell: |it, ask| Cell::word(it.kind.word(), words::kind(ask.talk, it.kind)),
        },
        Column {
            name: "says",
            sort: SortBy::Nothing,
            cell: |it, ask| Cell::Text(words::said(ask.talk, it.says)),
        },
        Column {
            name: "state",
            sort: SortBy::Nothing,
            cell: |it, ask| {
                let (word, mark) = it.mark(ask);
                Cell::State(word, mark)
            },
        },
        Column { name: "reason", sort: SortBy::Nothing, cell: |it, _| Cell::Text(it.reason.clone()) },
        Column {
            name: "reference",
            sort: SortBy::Nothing,
            cell: |it, _| match it.reference.as_str() {
                "" => Cell::Empty,
                text => Cell::Text(text.to_owned()),
            },
        },
        Column { name: "at", sort: SortBy::Number("refresh_rule.at"), cell: |it, _| Cell::Moment(it.at) },
    ],
    filters: &[
        Filter {
            name: "state",
            kind: FilterKind::Word(&[
                ("in-force", "refresh_rule.ended_at IS NULL AND refresh_rule.scenario_id IS NULL"),
                ("ended", "refresh_rule.ended_at IS NOT NULL"),
                ("scenario", "refresh_rule.scenario_id IS NOT NULL"),
            ]),
        },
        Filter {
            name: "kind",
            kind: FilterKind::Word(&[
                ("life", "refresh_rule.kind IN ('life', 'year')"),
                ("price", "refresh_rule.kind IN ('price', 'dearer')"),
                ("loss", "refresh_rule.kind = 'loss'"),
                ("wait", "refresh_rule.kind IN ('wait', 'leave')"),
            ]),
        },
        Filter {
            name: "category",
            kind: FilterKind::Pick("refresh_rule.category_id = ?", |ask| {
                ask.db.read(assets::category_choices)
            }),
        },
    ],
    sort: "-at",
    bulk: &[],
    create: Some(("/refresh/rules/add-life", "refresh-life-title", |actor| {
        RULES.may(actor, RuleVerb::Set, &Of(None))
    })),
    beside: &[("/refresh", "refresh-plan-title"), ("/refresh/scenarios", "refresh-scenarios-list-title")],
};
