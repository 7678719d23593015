//! A rule's page: who pays what, and how late it may be.

use kernel::{Id, Refused, Result};
use look::{Act, Crumb, Facts, Head, Icon};
use serde_json::json;
use store::Sql;
use web::{Ask, Page, Reply};

use crate::{RULES, Rule, RuleVerb};

/// A rule's address.
pub(crate) fn href(id: Id<Rule>) -> String {
    format!("/refresh/level/rules/{id}")
}

/// GET `/refresh/level/rules/{id}`
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    let id: Id<Rule> = ask.id("id")?;
    let text =
        "SELECT asset_category.name, unit.name, funding_source.name, level_rule.late_years FROM level_rule
                LEFT JOIN asset_category ON asset_category.id = level_rule.category_id
                LEFT JOIN unit ON unit.id = level_rule.unit_id
                JOIN funding_source ON funding_source.id = level_rule.source_id
                WHERE {scope} AND level_rule.id = ?";
    let sql = Sql::within(&RULES.scope(ask.actor, RuleVerb::Read), text).bind(id);
    type Columns = (Option<String>, Option<String>, String, i64);
    let found: Option<Columns> = ask.db.read(|reading| reading.find(sql.clone()))?;
    let (kind, unit, source, late) = found.ok_or(Refused::NotFound)?;
    let json = || Ok(json!({ "id": id, "kind": kind, "unit": unit, "source": source, "late": late }));
    ask.show(json, || {
        let say = |word: &str| ask.say(&format!("levelling-rules-col-{word}"));
        let or = |name: &Option<String>, all: &str| name.clone().unwrap_or_else(|| ask.say(all));
        let kind = or(&kind, "levelling-all-kinds");
        let facts = Facts::titled(ask.say("levelling-kind-of-rule"))
            .text(say("kind"), &kind)
            .text(say("unit"), &or(&unit, "levelling-all-units"))
            .text(say("source"), &source)
            .text(say("late"), &late.to_string());
        let remove = Act::go(ask.say("levelling-rule-remove-title"), format!("{}/remove", href(id)));
        let may = RULES.may(ask.actor, RuleVerb::Remove, &());
        let quiet = may.then(|| remove.icon(Icon::Delete)).into_iter().collect();
        let head = Head { quiet, ..Head::titled(format!("{kind} · {source}")) };
        let crumbs = vec![
            Crumb::new("/refresh/level", ask.say("levelling-title")),
            Crumb::new("/refresh/level/rules", ask.say("levelling-rules-list-title")),
        ];
        Ok(Page { crumbs, head, body: facts.render(ask.talk), ..Page::default() })
    })
}
