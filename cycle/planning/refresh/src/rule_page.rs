//! A rule's page: what it says, why, and what it changed in each year.

use kernel::{Id, Money, Refused, Result};
use look::{Act, Cell, Column, Crumb, Facts, Head, Html, Icon, Row, Table};
use serde_json::{Value as Json, json};
use store::Sql;
use web::{Ask, Page, Reply};

use crate::plan_page::crumb;
use crate::rule::Rule;
use crate::rule_list::{FROM, Line, SELECT, read};
use crate::store::rules::{self, Effect};
use crate::{RULES, RuleVerb, scenario, words};

/// GET `/refresh/rules/{id}`
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    let id: Id<Rule> = ask.id("id")?;
    let (rule, line, effects) = ask.db.read(|reading| {
        let rule = rules::load(reading, ask.actor, id)?;
        let text = format!("SELECT {SELECT} FROM {FROM} WHERE {{scope}} AND refresh_rule.id = ?");
        let sql = Sql::within(&RULES.scope(ask.actor, RuleVerb::Read), &text).bind(id);
        let line = read(reading.rows(sql)?.first().ok_or(Refused::NotFound)?)?;
        // The sums are the whole organisation's money.
        let sees_all = crate::POLICY.may(ask.actor, crate::Verb::Read, &());
        let effects = if sees_all { rules::effects(reading, id)? } else { Vec::new() };
        Ok((rule, line, effects))
    })?;
    ask.show(|| Ok(as_json(ask, &rule, &line, &effects)), || Ok(page(ask, &rule, &line, &effects)))
}

/// What became dearer, below nothing what became cheaper.
pub(crate) fn difference(it: &Effect) -> Money {
    it.after.minus(it.before).unwrap_or(Money::ZERO)
}

fn as_json(ask: &Ask<'_>, rule: &Rule, line: &Line, effects: &[Effect]) -> Json {
    let effect = |it: &Effect| {
        json!({
            "came": it.came, "year": it.year, "before": it.before.to_string(), "after": it.after.to_string(),
            "difference": difference(it).to_string(),
        })
    };
    json!({
        "id": rule.id, "scenario": rule.scenario, "kind": line.kind.word(), "place": line.place(ask),
        "category": rule.place.category, "model": rule.place.model, "unit": rule.place.unit,
        "asset": rule.place.asset, "says": words::said(ask.talk, rule.says), "year": rule.says.year(),
        "reason": rule.reason, "reference": rule.reference, "is_ended": rule.is_ended,
        "ended_why": line.ended_why, "effects": effects.iter().map(effect).collect::<Vec<_>>(),
    })
}

fn page(ask: &Ask<'_>, rule: &Rule, line: &Line, effects: &[Effect]) -> Page {
    let mut head = Head::titled(format!("{}: {}", line.place(ask), words::said(ask.talk, rule.says)));
    let may_end = !rule.is_ended && rule.scenario.is_none() && RULES.may(ask.actor, RuleVerb::End, rule);
    if may_end {
        let end = Act::go(ask.say("refresh-end-title"), format!("/refresh/rules/{}/end", rule.id));
        head.quiet = vec![end.icon(Icon::Stopped)];
    }
    let (_, mark) = line.mark(ask);
    let mut facts = Facts::titled(ask.say("refresh-facts"))
        .text(ask.say("refresh-rules-col-kind"), &words::kind(ask.talk, line.kind))
        .state(ask.say("refresh-rules-col-state"), &mark)
        .text(ask.say("refresh-rules-col-reason"), &rule.reason)
        .text(ask.say("refresh-rules-col-reference"), &rule.reference)
        .text(ask.say("refresh-rules-col-at"), &ask.when(line.at));
    if let Some(at) = line.ended_at {
        facts = facts
            .text(ask.say("refresh-ended-at"), &ask.when(at))
            .text(ask.say("refresh-ended-why"), &line.ended_why);
    }
    if let Some(id) = rule.scenario {
        facts = facts.link(ask.say("refresh-kind-of-scenario"), &id.to_string(), &scenario::href(id));
    }
    Page {
        crumbs: vec![crumb(ask), Crumb::new("/refresh/rules", ask.say("refresh-rules-list-title"))],
        head,
        body: changed(ask, effects),
        aside: facts.render(ask.talk),
        ..Page::default()
    }
}

/// The years that the rule changed, when it came and when it went.
fn changed(ask: &Ask<'_>, effects: &[Effect]) -> Html {
    let mut html = Html::default();
    for came in [true, false] {
        let of: Vec<&Effect> = effects.iter().filter(|it| it.came == came).collect();
        if of.is_empty() {
            continue;
        }
        let shows = |amount: Money| -> Cell { amount.show(ask.talk.lang()).into() };
        let row = |it: &&Effect| {
            let amounts = [it.before, it.after, difference(it)];
            let cells = std::iter::once(Cell::text(it.year.to_string())).chain(amounts.map(shows));
            Row::new(cells.collect())
        };
        let sum = of.iter().map(|it| difference(it).minor).sum();
        let sums = vec![
            Cell::text(ask.say("refresh-sum")),
            Cell::nothing(),
            Cell::nothing(),
            shows(Money::sek(sum)),
        ];
        let figures = |word: &str| Column::figures(ask.say(&format!("refresh-head-{word}")));
        let table = Table {
            caption: ask.say(if came { "refresh-effect-came" } else { "refresh-effect-went" }),
            columns: vec![
                Column::new(ask.say("refresh-head-year")),
                figures("before"),
                figures("after"),
                figures("difference"),
            ],
            rows: of.iter().map(row).collect(),
            sums,
        };
        html = html.then(&table.render(ask.talk));
    }
    if html.is_empty() { crate::plan_page::paragraph(&ask.say("refresh-effect-none")) } else { html }
}
