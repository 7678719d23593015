//! What a year costs for each pupil and each employee, by unit and by service.

use std::collections::HashMap;

use finance::{Asked, BudgetYear, Group, Total};
use kernel::{Id, Money, Refused, Result, Unit};
use look::{Act, Choice, Column, Crumb, Filter, FilterBar, FilterKind, Html, Icon, Row, Table};
use people::Heads;
use serde_json::{Value as Json, json};
use store::Reading;
use web::{Ask, Cell, Page, Reply};

use crate::page::paragraph;
use crate::{POLICY, Verb};

/// A unit or a service with its plan, and whom it is shared among.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    /// `all`, `unit` or `service`.
    what: &'static str,
    name: String,
    plan: Money,
    heads: Heads,
}

struct Shown {
    years: Vec<BudgetYear>,
    year: Option<BudgetYear>,
    lines: Vec<Line>,
}

/// An amount for each of so many, half an öre up; none when there is nobody.
pub(crate) fn each(amount: Money, count: i64) -> Option<Money> {
    (count > 0).then(|| {
        let (double, all) = (2 * i128::from(amount.minor), i128::from(count));
        let rounded = (double + all).div_euclid(2 * all);
        Money::sek(i64::try_from(rounded).unwrap_or(i64::MAX))
    })
}

impl Line {
    /// For each pupil, for each employee, and for each of them all.
    fn shares(&self) -> [Option<Money>; 3] {
        let Heads { pupils, staff } = self.heads;
        [each(self.plan, pupils), each(self.plan, staff), each(self.plan, self.heads.all())]
    }
}

/// GET `/budget/per-head`
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    let shown = load_allowed(ask)?;
    ask.show(|| Ok(as_json(&shown)), || Ok(page(ask, &shown)))
}

/// GET `/budget/per-head/export`
pub(crate) fn export(ask: &Ask<'_>) -> Result<Reply> {
    let shown = load_allowed(ask)?;
    let money = |amount: Option<Money>| amount.map_or(Cell::Empty, Cell::Money);
    let row = |it: &Line| {
        let [pupil, staff, all] = it.shares().map(money);
        vec![
            Cell::word(it.what, ask.say(&format!("followup-per-{}", it.what))),
            Cell::Text(it.name.clone()),
            Cell::Money(it.plan),
            Cell::Number(it.heads.pupils),
            Cell::Number(it.heads.staff),
            pupil,
            staff,
            all,
        ]
    };
    let columns = ["what", "name", "plan", "pupils", "staff", "per-pupil", "per-staff", "per-all"];
    web::reckoned(ask, "followup-per-head", &columns, shown.lines.iter().map(row).collect())
}

fn load_allowed(ask: &Ask<'_>) -> Result<Shown> {
    if !POLICY.may_somewhere(ask.actor, Verb::Read) {
        return Err(Refused::NotAllowed);
    }
    ask.db.read(|reading| load(reading, ask))
}

fn load(reading: &Reading<'_>, ask: &Ask<'_>) -> Result<Shown> {
    let years = finance::all_years(reading, ask.actor)?;
    let year = match ask.query.raw("year").trim() {
        "" => {
            let this = people::today(reading)?.year();
            years.iter().find(|it| it.year == this).or_else(|| years.first()).copied()
        }
        text => {
            let found = years.iter().find(|it| it.year.to_string() == text);
            Some(*found.ok_or_else(|| Refused::field("year", "not-a-choice"))?)
        }
    };
    let Some(of) = year else { return Ok(Shown { years, year, lines: Vec::new() }) };
    let totals = |by| {
        let asked = Asked { years: vec![of.id], unit: None, by };
        finance::totals(reading, ask.actor, &asked)
    };
    let heads = people::heads(reading)?;
    let (units, services) = (totals(Group::Unit)?, totals(Group::Service)?);
    let ids: Vec<Id<Unit>> = units.iter().filter_map(|it| it.key.parse().ok().map(Id::new)).collect();
    let names = people::unit_names(reading, &ids)?;
    let mut lines = Vec::new();
    // The uppermost of the units whose lines are read has everybody whom they are for.
    let of_all = ids.iter().filter_map(|id| heads.get(id)).copied().max_by_key(|it| it.all());
    let everybody = heads.values().copied().max_by_key(|it| it.all());
    let sees_all = POLICY.may(ask.actor, Verb::Read, &());
    let everybody = if sees_all { everybody } else { of_all }.unwrap_or_default();
    let sum = units.iter().fold(0_i64, |sum, it| sum.saturating_add(it.figures.plan.minor));
    if !units.is_empty() {
        let name = ask.say("followup-per-all-name");
        lines.push(Line { what: "all", name, plan: Money::sek(sum), heads: everybody });
    }
    let mut own: Vec<Line> = units.iter().filter_map(|it| of_unit(it, &names, &heads)).collect();
    own.sort_by(|one, other| one.name.cmp(&other.name));
    lines.extend(own);
    lines.extend(of_services(reading, ask, &services, everybody)?);
    Ok(Shown { years, year, lines })
}

/// A unit that has somebody: one without is paid for by those whom it serves, and stands in the whole.
fn of_unit(
    total: &Total,
    names: &HashMap<Id<Unit>, String>,
    heads: &HashMap<Id<Unit>, Heads>,
) -> Option<Line> {
    let id = Id::new(total.key.parse().ok()?);
    let heads = heads.get(&id).copied().filter(|it| it.pupils > 0)?;
    let name = names.get(&id).cloned().unwrap_or_default();
    Some(Line { what: "unit", name, plan: total.figures.plan, heads })
}

fn of_services(
    reading: &Reading<'_>,
    ask: &Ask<'_>,
    totals: &[Total],
    everybody: Heads,
) -> Result<Vec<Line>> {
    let ids: Vec<i64> = totals.iter().filter_map(|it| it.key.parse().ok()).filter(|id| *id > 0).collect();
    let ids: Vec<Id<services::Service>> = ids.into_iter().map(Id::new).collect();
    let names: HashMap<String, String> = services::names(reading, ask.actor, &ids)?
        .into_iter()
        .map(|(id, name)| (id.to_string(), name))
        .collect();
    let line = |it: &Total| {
        let name = names.get(&it.key)?.clone();
        Some(Line { what: "service", name, plan: it.figures.plan, heads: everybody })
    };
    let mut lines: Vec<Line> = totals.iter().filter_map(line).collect();
    lines.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(lines)
}

fn as_json(shown: &Shown) -> Json {
    let line = |it: &Line| {
        let [pupil, staff, all] = it.shares().map(|it| it.map(|it| it.to_string()));
        json!({
            "what": it.what, "name": it.name, "plan": it.plan.to_string(), "pupils": it.heads.pupils,
            "staff": it.heads.staff, "per_pupil": pupil, "per_staff": staff, "per_all": all,
        })
    };
    json!({
        "year": shown.year.map(|it| it.year), "items": shown.lines.iter().map(line).collect::<Vec<_>>(),
    })
}

fn page(ask: &Ask<'_>, shown: &Shown) -> Page {
    let mut page = Page::titled(ask.say("followup-per-head-title"));
    page.head.lead = ask.say("followup-per-head-lead");
    page.crumbs = vec![Crumb::new("/budget/follow-up", ask.say("followup-title"))];
    let choice = |it: &BudgetYear| Choice::new(it.year.to_string(), it.year.to_string());
    let year = Filter::new(
        FilterKind::OneOf(shown.years.iter().map(choice).collect()),
        "year",
        ask.say("followup-filter-year"),
        shown.year.map(|it| it.year.to_string()).unwrap_or_default(),
    );
    let bar = FilterBar { action: "/budget/per-head".to_owned(), keep: Vec::new(), filters: vec![year] };
    page.body = bar.render(ask.talk);
    if shown.lines.is_empty() {
        page.body = page.body.then(&paragraph(&ask.say("followup-no-lines")));
        return page;
    }
    for what in ["all", "unit", "service"] {
        page.body = page.body.then(&table(ask, shown, what));
    }
    page.body = page.body.then(&exports(ask)).then(&paragraph(&ask.say("followup-per-head-formula")));
    page
}

fn table(ask: &Ask<'_>, shown: &Shown, what: &str) -> Html {
    let lines: Vec<&Line> = shown.lines.iter().filter(|it| it.what == what).collect();
    if lines.is_empty() {
        return Html::default();
    }
    let lang = ask.talk.lang();
    let row = |it: &&Line| {
        let money = |amount: Option<Money>| match amount {
            Some(amount) => lang.hundredths(amount.minor).into(),
            None => look::Cell::nothing(),
        };
        let [pupil, staff, all] = it.shares().map(money);
        Row::new(vec![
            look::Cell::text(&it.name),
            lang.hundredths(it.plan.minor).into(),
            lang.number(it.heads.pupils).into(),
            lang.number(it.heads.staff).into(),
            pupil,
            staff,
            all,
        ])
    };
    let head = |word: &str| ask.say(&format!("followup-per-head-col-{word}"));
    let mut columns = vec![Column::new(ask.say(&format!("followup-per-{what}")))];
    let figures = ["plan", "pupils", "staff", "per-pupil", "per-staff", "per-all"];
    columns.extend(figures.map(|word| Column::figures(head(word))));
    let caption = ask.say(&format!("followup-per-{what}-caption"));
    Table { caption, columns, rows: lines.iter().map(row).collect(), sums: Vec::new() }.render(ask.talk)
}

fn exports(ask: &Ask<'_>) -> Html {
    let link = |format: &str| {
        let facts = [("format", format), ("year", ask.query.raw("year").trim())];
        let href = web::bringing("/budget/per-head/export", &facts);
        Act::go(format.to_uppercase(), href).icon(Icon::Download).plain().0
    };
    let links: Vec<String> = ["csv", "xlsx", "ods", "json"].iter().map(|format| link(format)).collect();
    Html(format!("<p>{} {}</p>", look::escape(&ask.say("followup-export-words")), links.join(" ")))
}
