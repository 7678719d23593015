use kernel::{Id, Result};
use store::Row;
use web::{Ask, Cell, Column, List, SortBy};

use crate::rule_page::href;
use crate::{RULES, Rule, RuleVerb};

/// A rule in the list.
pub(crate) struct Line {
    id: Id<Rule>,
    kind: Option<String>,
    unit: Option<String>,
    source: String,
    late: i64,
}

fn read(row: &Row) -> Result<Line> {
    Ok(Line { id: row.get(0)?, kind: row.get(1)?, unit: row.get(2)?, source: row.get(3)?, late: row.get(4)? })
}

fn named(name: Option<&String>, ask: &Ask<'_>, all: &str) -> Cell {
    Cell::Text(name.cloned().unwrap_or_else(|| ask.say(all)))
}

fn remove(it: &Line, ask: &Ask<'_>) -> Cell {
    if !RULES.may(ask.actor, RuleVerb::Remove, &()) {
        return Cell::Empty;
    }
    let href = format!("/refresh/level/rules/{}/remove", it.id);
    Cell::Act { text: ask.say("levelling-rule-remove-title"), href }
}

/// Who pays what, and how late it may be.
pub(crate) static LEVEL_RULES: List<Line> = List {
    name: "levelling-rules",
    path: "/refresh/level/rules",
    export_path: "/refresh/level/rules/export",
    export_name: "levelling-rules-export",
    select: "level_rule.id, asset_category.name, unit.name, funding_source.name, level_rule.late_years",
    from: "level_rule LEFT JOIN asset_category ON asset_category.id = level_rule.category_id
        LEFT JOIN unit ON unit.id = level_rule.unit_id
        JOIN funding_source ON funding_source.id = level_rule.source_id",
    id: "level_rule.id",
    scope: |actor| RULES.scope(actor, RuleVerb::Read),
    read,
    row_id: |it| (it.id.number(), it.source.clone()),
    shown: web::EVERY_COLUMN,
    columns: &[
        Column {
            name: "kind",
            sort: SortBy::Nothing,
            cell: |it, ask| Cell::Link {
                text: it.kind.clone().unwrap_or_else(|| ask.say("levelling-all-kinds")),
                href: href(it.id),
            },
        },
        Column {
            name: "unit",
            sort: SortBy::Nothing,
            cell: |it, ask| named(it.unit.as_ref(), ask, "levelling-all-units"),
        },
        Column { name: "source", sort: SortBy::Nothing, cell: |it, _| Cell::Text(it.source.clone()) },
        Column {
            name: "late",
            sort: SortBy::Number("level_rule.late_years"),
            cell: |it, _| Cell::Number(it.late),
        },
        Column { name: "remove", sort: SortBy::Nothing, cell: remove },
    ],
    filters: &[],
    sort: "late",
    bulk: &[],
    create: Some(("/refresh/level/rules/set", "levelling-rule-set-title", |actor| {
        RULES.may(actor, RuleVerb::Set, &())
    })),
    beside: &[("/refresh/level", "levelling-title"), ("/budget/sources", "levelling-to-sources")],
};
