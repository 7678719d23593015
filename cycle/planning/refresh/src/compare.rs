//! Scenarios beside the plan: a scenario's page, and all open ones side by side.

use kernel::{Id, Money, Refused, Result};
use look::{Act, Cell, Column, Facts, Head, Html, Icon, Row, Table};
use serde_json::{Value as Json, json};
use store::Reading;
use web::{Ask, Page, Reply};

use crate::forecast::{Forecast, Span};
use crate::plan_page::{crumb, paragraph, scenario_crumbs, seen_as};
use crate::rule_list::{self, Line};
use crate::scenario::{Scenario, State, href};
use crate::scenario_list::mark;
use crate::set_rule::span;
use crate::store::{plan, scenarios};
use crate::{SCENARIOS, ScenarioVerb, words};

/// What each year costs by the plan and by each scenario.
pub(crate) struct Beside {
    pub span: Span,
    pub plan: Vec<Money>,
    pub scenarios: Vec<(Scenario, Vec<Money>)>,
}

fn years(forecast: &Forecast, span: Span) -> Vec<Money> {
    (span.first..=span.last).map(|year| forecast.sum(|at| at.year == year).total()).collect()
}

fn beside(reading: &Reading<'_>, ask: &Ask<'_>, scenarios: Vec<Scenario>) -> Result<Beside> {
    let span = span(reading)?;
    let which = assets::Narrowed::default();
    let made = |scenario: Option<Id<Scenario>>| {
        let rules = plan::rules(reading, scenario)?;
        Ok::<_, Refused>(years(&plan::made(reading, ask.actor, &rules, (&which, span))?, span))
    };
    let with = |scenario: Scenario| {
        let years = made(Some(scenario.id))?;
        Ok::<_, Refused>((scenario, years))
    };
    let scenarios = scenarios.into_iter().map(with).collect::<Result<_>>()?;
    Ok(Beside { span, plan: made(None)?, scenarios })
}

fn minus(one: Money, other: Money) -> Money {
    one.minus(other).unwrap_or(Money::ZERO)
}

fn sum(years: &[Money]) -> Money {
    Money::sek(years.iter().map(|year| year.minor).sum())
}

impl Beside {
    fn json(&self) -> Json {
        let years = |all: &[Money]| {
            let pairs = (self.span.first..=self.span.last).zip(all);
            pairs.map(|(year, cost)| json!({ "year": year, "cost": cost.to_string() })).collect::<Vec<_>>()
        };
        let scenario = |(it, all): &(Scenario, Vec<Money>)| {
            json!({
                "id": it.id, "name": it.name, "years": years(all), "sum": sum(all).to_string(),
                "difference": minus(sum(all), sum(&self.plan)).to_string(),
            })
        };
        json!({
            "plan": { "years": years(&self.plan), "sum": sum(&self.plan).to_string() },
            "scenarios": self.scenarios.iter().map(scenario).collect::<Vec<_>>(),
        })
    }

    /// Years down; the plan, and each scenario with what it differs by, across.
    fn table(&self, ask: &Ask<'_>) -> Html {
        let shows = |amount: Money| -> Cell { ask.talk.lang().hundredths(amount.minor).into() };
        let cells = |label: String, plan: Money, others: Vec<Money>| {
            let mut cells = vec![Cell::text(label), shows(plan)];
            for cost in others {
                cells.extend([shows(cost), shows(minus(cost, plan))]);
            }
            cells
        };
        let row = |(at, year): (usize, i64)| {
            let others = self.scenarios.iter().map(|(_, all)| all[at]).collect();
            Row::new(cells(year.to_string(), self.plan[at], others))
        };
        let mut columns =
            vec![Column::new(ask.say("refresh-head-year")), Column::figures(ask.say("refresh-head-plan"))];
        for (it, _) in &self.scenarios {
            columns.push(Column::figures(it.name.clone()));
            columns.push(Column::figures(ask.say("refresh-head-difference")));
        }
        let others = self.scenarios.iter().map(|(_, all)| sum(all)).collect();
        Table {
            caption: ask.say("refresh-compare-table"),
            columns,
            rows: (self.span.first..=self.span.last).enumerate().map(row).collect(),
            sums: cells(ask.say("refresh-sum"), sum(&self.plan), others),
        }
        .render(ask.talk)
    }
}

/// GET `/refresh/compare`
pub(crate) fn compare(ask: &Ask<'_>) -> Result<Reply> {
    if !SCENARIOS.may_somewhere(ask.actor, ScenarioVerb::Read) {
        return Err(Refused::NotAllowed);
    }
    let beside = ask.db.read(|reading| {
        let open = scenarios::open(reading, ask.actor, Scenario::COMPARED)?;
        beside(reading, ask, open)
    })?;
    ask.show(
        || Ok(beside.json()),
        || {
            let mut page = Page::titled(ask.say("refresh-compare-title"));
            page.head.lead = ask.say("refresh-compare-lead");
            page.crumbs = vec![crumb(ask)];
            if beside.scenarios.is_empty() {
                page.body = paragraph(&ask.say("refresh-compare-none"));
            } else {
                page.body = beside.table(ask).then(&paragraph(&ask.say("refresh-compare-formula")));
            }
            Ok(page)
        },
    )
}

/// GET `/refresh/scenarios/{id}`
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    let id: Id<Scenario> = ask.id("id")?;
    let (scenario, rules, beside) = ask.db.read(|reading| {
        let scenario = scenarios::load(reading, ask.actor, id)?;
        let rules = rule_list::of(reading, id)?;
        // What is decided is history: laying it over today's plan would tell nothing.
        let open = if scenario.state == State::Open { vec![scenario.clone()] } else { Vec::new() };
        let beside = beside(reading, ask, open)?;
        Ok((scenario, rules, beside))
    })?;
    ask.show(
        || {
            let mut json = beside.json();
            json["id"] = json!(scenario.id);
            json["name"] = json!(scenario.name);
            json["about"] = json!(scenario.about);
            json["state"] = json!(scenario.state.word());
            json["version"] = json!(scenario.version);
            let decided = scenario.decided.as_ref();
            json["decision"] =
                json!(decided.map(|it| {
                    json!({ "day": it.day, "decision": it.decision, "reference": it.reference })
                }));
            let rule = |it: &Line| {
                json!({ "id": it.id, "kind": it.kind.word(), "place": it.place(ask),
                        "says": words::said(ask.talk, it.says), "reason": it.reason })
            };
            json["rules"] = rules.iter().map(rule).collect();
            Ok(json)
        },
        || Ok(page(ask, &scenario, &rules, &beside)),
    )
}

fn page(ask: &Ask<'_>, it: &Scenario, rules: &[Line], beside: &Beside) -> Page {
    let mut head = Head::titled(&it.name);
    head.lead.clone_from(&it.about);
    head.state = Some(mark(ask.talk, it.state));
    let is_open = it.state == State::Open;
    let mut facts = Facts::titled(ask.say("refresh-facts"))
        .state(ask.say("refresh-scenarios-col-state"), &mark(ask.talk, it.state));
    if let Some(decided) = &it.decided {
        facts = facts
            .text(ask.say("refresh-scenarios-col-decided"), &decided.day.to_string())
            .text(ask.say("refresh-scenarios-col-decision"), &decided.decision)
            .text(ask.say("refresh-rules-col-reference"), &decided.reference);
    }
    let mut body = table(ask, it, rules);
    if is_open {
        if SCENARIOS.may(ask.actor, ScenarioVerb::Adopt, &()) && !rules.is_empty() {
            let adopt = Act::go(ask.say("refresh-scenario-adopt-title"), format!("{}/adopt", href(it.id)));
            head.primary = Some(adopt.icon(Icon::Done));
        }
        head.quiet = vec![Act::go(ask.say("refresh-seen-as"), seen_as(it.id))];
        if SCENARIOS.may(ask.actor, ScenarioVerb::Edit, &()) {
            let way = |word: &str| {
                Act::go(ask.say(&format!("refresh-{word}-title")), format!("{}/add-{word}", href(it.id)))
            };
            head.quiet.extend(["wait", "dearer", "life", "price", "loss", "leave"].map(way));
        }
        if SCENARIOS.may(ask.actor, ScenarioVerb::Drop, &()) {
            let drop = Act::go(ask.say("refresh-scenario-drop-title"), format!("{}/drop", href(it.id)));
            head.quiet.push(drop);
        }
        body = body.then(&beside.table(ask)).then(&paragraph(&ask.say("refresh-compare-formula")));
    }
    // The years stand side by side: they need the page's whole width.
    let facts = facts.render(ask.talk);
    let (body, aside) = if is_open { (body, Html::default()) } else { (body, facts) };
    Page { crumbs: scenario_crumbs(ask), head, body, aside, ..Page::default() }
}

/// What differs in it.
fn table(ask: &Ask<'_>, scenario: &Scenario, rules: &[Line]) -> Html {
    if rules.is_empty() {
        return paragraph(&ask.say("refresh-scenario-no-rules"));
    }
    let is_open = scenario.state == State::Open;
    let may_edit = is_open && SCENARIOS.may(ask.actor, ScenarioVerb::Edit, &());
    let row = |it: &Line| {
        let mut cells = vec![
            Cell::text(it.place(ask)),
            Cell::text(words::said(ask.talk, it.says)),
            Cell::text(&it.reason),
        ];
        if may_edit {
            let href = format!("{}/rules/{}/take-out", href(scenario.id), it.id);
            cells.push(Cell::link(href, ask.say("refresh-take-out-submit")));
        }
        Row::new(cells)
    };
    let mut columns = ["place", "says", "reason"]
        .map(|word| Column::new(ask.say(&format!("refresh-rules-col-{word}"))))
        .to_vec();
    if may_edit {
        columns.push(Column::new(ask.say("refresh-head-act")));
    }
    let rows = rules.iter().map(row).collect();
    Table { caption: ask.say("refresh-scenario-rules"), columns, rows, sums: Vec::new() }.render(ask.talk)
}
