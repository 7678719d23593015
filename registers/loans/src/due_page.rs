//! What is to come back, unit by unit, and in one of them who is late.

use access::Scope;
use kernel::{Day, Id, Person, Refused, Result, Unit};
use look::{Act, Cell, Column, Crumb, Html, Icon, Row, Table};
use serde_json::{Value as Json, json};
use store::{Reading, Sql};
use web::{Ask, Page, Reply};

use crate::loan::{Loan, href};
use crate::remind::{LATER_DAYS, SOON_DAYS};
use crate::{POLICY, Verb};

/// Late loans of one unit that the page shows; the list has all.
const SHOWN: i64 = 500;

/// What one unit has out.
struct Due {
    unit: Id<Unit>,
    name: String,
    out: i64,
    soon: i64,
    late: i64,
    /// Of those, the ones that are late by two weeks or more.
    later: i64,
}

/// A loan that is late.
struct Late {
    id: Id<Loan>,
    tag: String,
    person: Id<Person>,
    name: Option<String>,
    due: Day,
}

struct Shown {
    today: Day,
    units: Vec<Due>,
    unit: Option<(Id<Unit>, String)>,
    late: Vec<Late>,
}

/// GET `/loans/due`: `unit` chooses whose late loans are shown by name.
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    let scope = POLICY.scope(ask.actor, Verb::Watch);
    if scope.is_nothing() {
        return Err(Refused::NotAllowed);
    }
    let shown = ask.db.read(|reading| load(reading, ask, &scope))?;
    ask.show(|| Ok(as_json(&shown)), || Ok(page(ask, &shown)))
}

fn load(reading: &Reading<'_>, ask: &Ask<'_>, scope: &Scope) -> Result<Shown> {
    let today = people::today(reading)?;
    let text = "SELECT loan.unit_id, unit.name, COUNT(*),
                CAST(SUM(CASE WHEN loan.due_on >= ? AND loan.due_on <= ? THEN 1 ELSE 0 END) AS BIGINT),
                CAST(SUM(CASE WHEN loan.due_on < ? THEN 1 ELSE 0 END) AS BIGINT),
                CAST(SUM(CASE WHEN loan.due_on <= ? THEN 1 ELSE 0 END) AS BIGINT)
                FROM loan JOIN unit ON unit.id = loan.unit_id WHERE loan.state = 'open' AND {scope}";
    let (soon, later) = (today.plus_days(SOON_DAYS), today.plus_days(-LATER_DAYS));
    let sql = Sql::within(scope, text).bind(today).bind(soon).bind(today).bind(later);
    let rows: Vec<(Id<Unit>, String, i64, i64, i64, i64)> = reading
        .all(sql.and("GROUP BY loan.unit_id, unit.name ORDER BY unit.name, loan.unit_id LIMIT 1000"))?;
    let due = |(unit, name, out, soon, late, later)| Due { unit, name, out, soon, late, later };
    let units: Vec<Due> = rows.into_iter().map(due).collect();
    let asked = ask.query.raw("unit").trim().parse::<Id<Unit>>().ok();
    let unit =
        asked.and_then(|asked| units.iter().find(|it| it.unit == asked)).map(|it| (it.unit, it.name.clone()));
    let late = match &unit {
        Some((unit, _)) => late_in(reading, scope, *unit, today)?,
        None => Vec::new(),
    };
    Ok(Shown { today, units, unit, late })
}

fn late_in(reading: &Reading<'_>, scope: &Scope, unit: Id<Unit>, today: Day) -> Result<Vec<Late>> {
    let text = "SELECT loan.id, asset.tag, loan.person_id, CASE WHEN borrower.is_protected = 0 THEN borrower.name END,
                loan.due_on FROM loan JOIN asset ON asset.id = loan.asset_id
                JOIN person borrower ON borrower.id = loan.person_id
                WHERE {scope} AND loan.state = 'open' AND loan.unit_id = ? AND loan.due_on < ?
                ORDER BY loan.due_on, loan.id LIMIT ?";
    let sql = Sql::within(scope, text).bind(unit).bind(today).bind(SHOWN);
    let rows: Vec<(Id<Loan>, String, Id<Person>, Option<String>, Day)> = reading.all(sql)?;
    Ok(rows.into_iter().map(|(id, tag, person, name, due)| Late { id, tag, person, name, due }).collect())
}

fn as_json(shown: &Shown) -> Json {
    let unit = |it: &Due| {
        json!({
            "unit": { "id": it.unit, "name": it.name }, "out": it.out, "soon": it.soon, "late": it.late,
            "later": it.later,
        })
    };
    let late = |it: &Late| {
        json!({
            "loan": it.id, "thing": it.tag, "name": it.name, "due": it.due,
            "days_late": shown.today.days_since(it.due),
        })
    };
    json!({
        "units": shown.units.iter().map(unit).collect::<Vec<_>>(),
        "unit": shown.unit.as_ref().map(|(id, _)| id),
        "late": shown.late.iter().map(late).collect::<Vec<_>>(),
    })
}

fn page(ask: &Ask<'_>, shown: &Shown) -> Page {
    let mut page = Page::titled(ask.say("loans-due-title"));
    page.head.lead = ask.say("loans-due-lead");
    page.crumbs = vec![Crumb::new("/loans", ask.say("loans-list-title"))];
    if POLICY.may_somewhere(ask.actor, Verb::Return) {
        let act = Act::go(ask.say("loans-return-many-title"), "/loans/return-many").icon(Icon::Scan);
        page.head.primary = Some(act);
    }
    if shown.units.is_empty() {
        let (title, text) = (ask.say("loans-due-empty"), ask.say("loans-due-empty-help"));
        page.body = look::Empty { icon: Icon::Done, title, text, act: None }.render(ask.talk);
        return page;
    }
    page.body = late(ask, shown).then(&units(ask, shown));
    page
}

fn units(ask: &Ask<'_>, shown: &Shown) -> Html {
    let number = |number: i64| Cell::text(ask.talk.lang().number(number));
    let row = |it: &Due| {
        let late = if it.late > 0 {
            Cell::link(format!("/loans/due?unit={}", it.unit), ask.talk.lang().number(it.late))
        } else {
            number(0)
        };
        let all = Cell::link(format!("/loans?unit={}&state=out", it.unit), &it.name);
        Row::new(vec![all, number(it.out), number(it.soon), late, number(it.later)])
    };
    let head = |word: &str| Column::figures(ask.say(&format!("loans-head-{word}")));
    let mut columns = vec![Column::new(ask.say("loans-head-unit"))];
    columns.extend(["out", "soon", "late", "later"].map(head));
    let (caption, rows) = (ask.say("loans-due-units"), shown.units.iter().map(row).collect());
    Table { caption, columns, rows, sums: Vec::new() }.render(ask.talk)
}

fn late(ask: &Ask<'_>, shown: &Shown) -> Html {
    let Some((_, name)) = &shown.unit else { return Html::default() };
    let row = |it: &Late| {
        let person = match &it.name {
            Some(name) => Cell::link(format!("/persons/{}", it.person), name),
            None => ask.say("loans-name-hidden").into(),
        };
        let days = ask.talk.lang().number(shown.today.days_since(it.due));
        Row::new(vec![Cell::link(href(it.id), &it.tag), person, Cell::day(it.due.to_string()), days.into()])
    };
    let head = |word: &str| Column::new(ask.say(&format!("loans-head-{word}")));
    let mut columns: Vec<Column> = ["thing", "person", "due"].map(head).into();
    columns.push(Column::figures(ask.say("loans-head-days")));
    let caption = ask.talk.with("loans-due-late", &[("unit", name.as_str().into())]);
    Table { caption, columns, rows: shown.late.iter().map(row).collect(), sums: Vec::new() }.render(ask.talk)
}
