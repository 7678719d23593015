//! The page of measures: time to the first answer and the share answered, as a whole, by month and by unit.

use std::collections::HashMap;

use kernel::{Day, FieldErrors, Id, Input, Refused, Result, Unit};
use look::{Cell, Column, Crumb, Field, Form, Html, Line, LineChart, Method, Part, Row, Stat, Table};
use serde_json::{Value as Json, json};
use store::{Reading, Sql};
use web::{Ask, Page, Reply};

use crate::measure::{Asked, Figures, Measures, measure};
use crate::{POLICY, Verb, list};

/// The span when nobody says otherwise: a year.
const DAYS: i64 = 364;
/// The longest span: ten years.
const DAYS_MOST: i64 = 3_660;

struct Span {
    from: Day,
    until: Day,
    unit: Option<Id<Unit>>,
}

impl Span {
    fn of(ask: &Ask<'_>) -> Result<Self> {
        let today = ask.db.clock().now().day_in(&ask.visitor.organisation.zone);
        let span = Self::parse(ask.query, today).map_err(Refused::Invalid)?;
        if span.until < span.from || span.until.days_since(span.from) > DAYS_MOST {
            return Err(Refused::field("until", "not-after"));
        }
        Ok(span)
    }

    fn parse(query: &Input, today: Day) -> Result<Self, FieldErrors> {
        let until = query.optional_day("until").map(|day| day.unwrap_or(today));
        let start = until.as_ref().map_or(today, |day| *day).plus_days(-DAYS);
        let from = query.optional_day("from").map(|day| day.unwrap_or(start));
        let unit = query.optional_id("unit");
        kernel::all_or_errors!(Span { from, until, unit })
    }
}

/// GET `/needs/measures`
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    let scope = POLICY.scope(ask.actor, Verb::Measure);
    if scope.is_nothing() {
        return Err(Refused::NotAllowed);
    }
    let span = Span::of(ask)?;
    let zone = &ask.visitor.organisation.zone;
    let (needs, names) = ask.db.read(|reading| {
        let needs = asked(reading, &scope, &span, zone)?;
        let mut units: Vec<Id<Unit>> = needs.iter().map(|need| need.unit).collect();
        units.sort_unstable();
        units.dedup();
        Ok((needs, people::unit_names(reading, &units)?))
    })?;
    let measures = measure(&needs, span.from, span.until, zone);
    ask.show(|| Ok(as_json(&span, &measures, &names)), || page(ask, &span, &measures, &names))
}

fn asked(reading: &Reading<'_>, scope: &access::Scope, span: &Span, zone: &str) -> Result<Vec<Asked>> {
    let text = "SELECT need.unit_id, need.created_at, need.answered_at FROM need WHERE {scope}
                AND need.created_at >= ? AND need.created_at < ?";
    let sql = Sql::within(scope, text)
        .bind(span.from.begins_in(zone))
        .bind(span.until.plus_days(1).begins_in(zone));
    let sql = match span.unit {
        Some(unit) => {
            sql.and("AND need.unit_id IN (SELECT descendant FROM unit_closure WHERE ancestor = ?)").bind(unit)
        }
        None => sql,
    };
    let rows: Vec<(Id<Unit>, kernel::Moment, Option<kernel::Moment>)> = reading.all(sql)?;
    Ok(rows.into_iter().map(|(unit, at, answered_at)| Asked { unit, at, answered_at }).collect())
}

fn figures_json(figures: Figures) -> Json {
    json!({
        "asked": figures.asked,
        "answered": figures.answered,
        "answered_percent": figures.percent(),
        "median_seconds": figures.median_s,
        "p90_seconds": figures.p90_s,
    })
}

fn as_json(span: &Span, measures: &Measures, names: &HashMap<Id<Unit>, String>) -> Json {
    let with = |mut figures: Json, more: Json| {
        if let (Some(figures), Json::Object(more)) = (figures.as_object_mut(), more) {
            figures.extend(more);
        }
        figures
    };
    let unit = |(unit, figures): &(Id<Unit>, Figures)| {
        with(figures_json(*figures), json!({ "unit": { "id": unit, "name": names.get(unit) } }))
    };
    let month = |((year, month), figures): &((i16, i8), Figures)| {
        with(figures_json(*figures), json!({ "month": format!("{year}-{month:02}") }))
    };
    json!({
        "from": span.from,
        "until": span.until,
        "all": figures_json(measures.all),
        "months": measures.months.iter().map(month).collect::<Vec<_>>(),
        "units": measures.units.iter().map(unit).collect::<Vec<_>>(),
    })
}

fn page(ask: &Ask<'_>, span: &Span, measures: &Measures, names: &HashMap<Id<Unit>, String>) -> Result<Page> {
    let mut page = Page::titled(ask.say("needs-measures-title"));
    page.head.lead = ask.say("needs-measures-lead");
    page.crumbs = vec![Crumb::new("/needs", ask.say("needs-list-title"))];
    page.body = filters(ask, span)?
        .render(ask.talk)
        .then(&stats(ask, measures.all))
        .then(&chart(ask, measures))
        .then(&by_unit(ask, measures, names));
    Ok(page)
}

fn filters(ask: &Ask<'_>, span: &Span) -> Result<Form> {
    let unit = span.unit.map_or_else(String::new, |unit| unit.to_string());
    let day = |name: &str, key: &str, day: Day| {
        Field::new(look::Kind::Day, name, ask.say(key)).value(day.to_string())
    };
    let fields = vec![
        day("from", "needs-measures-from", span.from),
        day("until", "needs-measures-until", span.until),
        Field::pick("unit", ask.say("needs-filter-unit"), list::units(ask)?).value(unit),
    ];
    Ok(Form { method: Method::Get, ..Form::new("/needs/measures", ask.say("needs-measures-show"), fields) })
}

/// A span of time in the words that fit it: minutes, hours with half ones, or days.
fn span_words(ask: &Ask<'_>, seconds: Option<i64>) -> String {
    let Some(seconds) = seconds else { return "–".to_owned() };
    let (key, count) = match seconds {
        ..3_600 => ("needs-minutes", seconds / 60),
        3_600..172_800 => ("needs-hours", (seconds + 1_800) / 3_600),
        _ => ("needs-days", (seconds + 43_200) / 86_400),
    };
    ask.talk.with(key, &[("count", count.into())])
}

fn stats(ask: &Ask<'_>, all: Figures) -> Html {
    let percent = all.percent().map_or_else(|| "–".to_owned(), |percent| format!("{percent} %"));
    let count = |n: i64| ask.talk.lang().number(n);
    let stats = [
        Stat::new(count(all.asked), ask.say("needs-measures-asked"), "/needs"),
        Stat::new(percent, ask.say("needs-measures-answered"), "/needs?answer=none"),
        Stat::new(span_words(ask, all.median_s), ask.say("needs-measures-median"), ""),
        Stat::new(span_words(ask, all.p90_s), ask.say("needs-measures-p90"), ""),
    ];
    Stat::row(&stats, ask.talk)
}

fn chart(ask: &Ask<'_>, measures: &Measures) -> Html {
    let hours = |seconds: Option<i64>| seconds.map(|s| s / 3_600);
    let line = |key: &str, part: Part, of: fn(&Figures) -> Option<i64>| Line {
        label: ask.say(key),
        values: measures.months.iter().map(|(_, figures)| hours(of(figures))).collect(),
        shown: measures.months.iter().map(|(_, figures)| span_words(ask, of(figures))).collect(),
        part,
    };
    let lines = vec![
        line("needs-measures-median", Part::Planning, |figures| figures.median_s),
        line("needs-measures-p90", Part::Review, |figures| figures.p90_s),
    ];
    let high = lines.iter().flat_map(|line| line.values.iter().flatten()).max().copied().unwrap_or(0).max(24);
    let drawn = LineChart {
        title: ask.say("needs-measures-by-month"),
        description: ask.say("needs-measures-by-month-help"),
        point_head: ask.say("needs-measures-month"),
        points: measures.months.iter().map(|((year, month), _)| format!("{year}-{month:02}")).collect(),
        lines,
        high,
        high_shown: span_words(ask, Some(high * 3_600)),
        low: 0,
        low_shown: "0".to_owned(),
    };
    drawn.render(ask.talk)
}

fn by_unit(ask: &Ask<'_>, measures: &Measures, names: &HashMap<Id<Unit>, String>) -> Html {
    let row = |(unit, figures): &(Id<Unit>, Figures)| {
        let name = names.get(unit).cloned().unwrap_or_default();
        let percent = figures.percent().map_or_else(String::new, |percent| format!("{percent} %"));
        Row::new(vec![
            Cell::link(format!("/needs?unit={unit}"), name),
            ask.talk.lang().number(figures.asked).into(),
            percent.into(),
            span_words(ask, figures.median_s).into(),
            span_words(ask, figures.p90_s).into(),
        ])
    };
    let table = Table {
        caption: ask.say("needs-measures-by-unit"),
        columns: vec![
            Column::new(ask.say("needs-col-unit")),
            Column::figures(ask.say("needs-measures-asked")),
            Column::figures(ask.say("needs-measures-answered")),
            Column::figures(ask.say("needs-measures-median")),
            Column::figures(ask.say("needs-measures-p90")),
        ],
        rows: measures.units.iter().map(row).collect(),
        sums: Vec::new(),
    };
    table.render(ask.talk)
}
