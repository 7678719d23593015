//! How promises were kept: the share met by measure and month, by unit and by service, and why others were not.

use std::collections::{BTreeMap, HashMap};

use ::store::{Reading, Sql};
use kernel::{Day, FieldErrors, Id, Input, Refused, Result, Unit};
use look::{Cell, Column, Crumb, Field, Form, Html, Method, Row, Stat, Table};
use serde_json::{Value as Json, json};
use services::Service;
use web::{Ask, Page, Reply};

use crate::{CLOCKS, ClockVerb, Measure};

/// The span when nobody says otherwise: a year.
const DAYS: i64 = 364;
/// Rows of counts at most: months by units by services in ten years.
const ROWS: i64 = 50_000;

/// What a report is about.
struct Span {
    from: Day,
    until: Day,
    unit: Option<Id<Unit>>,
}

/// Promises, and how many were kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Count {
    all: i64,
    kept: i64,
}

impl Count {
    fn add(&mut self, other: Self) {
        self.all += other.all;
        self.kept += other.kept;
    }

    /// The share kept in percent, rounded down: 100 means all.
    const fn percent(self) -> Option<i64> {
        if self.all == 0 { None } else { Some(self.kept * 100 / self.all) }
    }
}

#[derive(Default)]
struct Report {
    all: Count,
    measures: BTreeMap<Measure, Count>,
    months: BTreeMap<(String, Measure), Count>,
    units: BTreeMap<Id<Unit>, Count>,
    services: BTreeMap<Id<Service>, Count>,
    about: HashMap<Id<Service>, String>,
    /// Of those that were not kept: why, and how many; nobody has said of the first.
    causes: Vec<(Option<String>, i64)>,
    names: HashMap<Id<Unit>, String>,
}

/// GET `/service-levels/report?from=&until=&unit=`
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    let scope = CLOCKS.scope(ask.actor, ClockVerb::Measure);
    if scope.is_nothing() {
        return Err(Refused::NotAllowed);
    }
    let today = ask.db.clock().now().day_in(&ask.visitor.organisation.zone);
    let span = parse(ask.query, today).map_err(Refused::Invalid)?;
    if span.until < span.from {
        return Err(Refused::field("until", "before-it-begins"));
    }
    let report = ask.db.read(|reading| gather(ask, reading, &scope, &span))?;
    ask.show(|| Ok(as_json(&span, &report)), || page(ask, &span, &report))
}

fn parse(query: &Input, today: Day) -> Result<Span, FieldErrors> {
    let until = query.optional_day("until").map(|day| day.unwrap_or(today));
    let start = until.as_ref().map_or(today, |day| *day).plus_days(-DAYS);
    let from = query.optional_day("from").map(|day| day.unwrap_or(start));
    let unit = query.optional_id("unit");
    kernel::all_or_errors!(Span { from, until, unit })
}

fn month(day: Day) -> String {
    day.to_string()[..7].to_owned()
}

/// The rows of the span, without what groups and suppliers promised: that is between them and IT.
fn rows(scope: &access::Scope, span: &Span, select: &str, group: &str) -> Sql {
    let text = format!(
        "SELECT {select} FROM clock_outcome LEFT JOIN breach_cause ON breach_cause.id = clock_outcome.cause_id
         WHERE {{scope}} AND clock_outcome.party = 'users' AND clock_outcome.month >= ? AND clock_outcome.month <= ?"
    );
    let sql = Sql::within(scope, &text).bind(month(span.from)).bind(month(span.until));
    let sql = match span.unit {
        Some(unit) => sql
            .and("AND clock_outcome.unit_id IN (SELECT descendant FROM unit_closure WHERE ancestor = ?)")
            .bind(unit),
        None => sql,
    };
    sql.and(&format!("GROUP BY {group} LIMIT {ROWS}"))
}

fn gather(ask: &Ask<'_>, reading: &Reading<'_>, scope: &access::Scope, span: &Span) -> Result<Report> {
    let mut report = Report::default();
    let columns =
        "clock_outcome.month, clock_outcome.measure, clock_outcome.unit_id, clock_outcome.service_id";
    let counts = format!("{columns}, COUNT(*), CAST(SUM(clock_outcome.kept) AS BIGINT)");
    type Line = (String, String, Id<Unit>, Option<Id<Service>>, i64, i64);
    for (month, measure, unit, service, all, kept) in
        reading.all::<Line>(rows(scope, span, &counts, columns))?
    {
        let count = Count { all, kept };
        let measure =
            Measure::from_word(&measure).ok_or_else(|| Refused::broken(format!("a measure is {measure}")))?;
        report.all.add(count);
        report.measures.entry(measure).or_default().add(count);
        report.months.entry((month, measure)).or_default().add(count);
        report.units.entry(unit).or_default().add(count);
        if let Some(service) = service {
            report.services.entry(service).or_default().add(count);
        }
    }
    let name = match ask.talk.lang() {
        kernel::Lang::Sv => "breach_cause.name_sv",
        kernel::Lang::En => "breach_cause.name_en",
    };
    let select = format!("{name}, COUNT(*) - CAST(SUM(clock_outcome.kept) AS BIGINT)");
    let mut causes: Vec<(Option<String>, i64)> = reading.all(rows(scope, span, &select, name))?;
    causes.retain(|(_, count)| *count > 0);
    causes.sort_by_key(|(_, count)| -count);
    report.causes = causes;
    let units: Vec<Id<Unit>> = report.units.keys().copied().collect();
    report.names = people::unit_names(reading, &units)?;
    let named: Vec<Id<Service>> = report.services.keys().copied().collect();
    report.about = services::names(reading, ask.actor, &named)?;
    Ok(report)
}

fn as_json(span: &Span, report: &Report) -> Json {
    let count =
        |count: &Count| json!({ "all": count.all, "kept": count.kept, "kept_percent": count.percent() });
    let with = |mut json: Json, name: &str, value: Json| {
        json[name] = value;
        json
    };
    json!({
        "from": month(span.from),
        "until": month(span.until),
        "all": count(&report.all),
        "months": report.months.iter().map(|((month, measure), one)| {
            with(with(count(one), "month", json!(month)), "measure", json!(measure.word()))
        }).collect::<Vec<_>>(),
        "units": report.units.iter().map(|(unit, one)| {
            with(count(one), "unit", json!({ "id": unit, "name": report.names.get(unit) }))
        }).collect::<Vec<_>>(),
        "services": report.services.iter().map(|(service, one)| {
            with(count(one), "service", json!({ "id": service, "name": report.about.get(service) }))
        }).collect::<Vec<_>>(),
        "causes": report.causes.iter().map(|(cause, broken)| json!({ "cause": cause, "broken": broken })).collect::<Vec<_>>(),
    })
}

fn page(ask: &Ask<'_>, span: &Span, report: &Report) -> Result<Page> {
    let mut page = Page::titled(ask.say("clocks-report-title"));
    page.head.lead = ask.say("clocks-report-lead");
    page.crumbs = vec![Crumb::new("/service-levels", ask.say("clocks-levels-list-title"))];
    let causes_page = look::Act::go(ask.say("clocks-causes-title"), "/service-levels/causes");
    page.head.quiet = vec![causes_page.icon(look::Icon::Tag)];
    // Another room's address, which leads nowhere without that room.
    let months = "/service-reports";
    if ask.app.may_open(ask.actor, months) {
        let act = look::Act::go(ask.say("clocks-report-to-months"), months);
        page.head.quiet.push(act.icon(look::Icon::Outcome));
    }
    page.body = filters(ask, span)?.render(ask.talk).then(&stats(ask, report));
    let month = |((month, measure), count): (&(String, Measure), &Count)| {
        let label = ask.say(&format!("clocks-measure-{}", measure.word()));
        row(ask, Cell::text(format!("{month} · {label}")), *count)
    };
    let unit = |(unit, count): (&Id<Unit>, &Count)| {
        let name = report.names.get(unit).cloned().unwrap_or_default();
        row(ask, Cell::link(format!("/service-levels/outcomes?unit={unit}"), name), *count)
    };
    let service = |(service, count): (&Id<Service>, &Count)| {
        let name =
            report.about.get(service).cloned().unwrap_or_else(|| ask.say("clocks-report-hidden-service"));
        row(ask, Cell::link(format!("/service-levels/outcomes?service={service}"), name), *count)
    };
    let months = report.months.iter().map(month).collect();
    page.body = page.body.then(&table(ask, "clocks-report-by-month", months));
    page.body = page.body.then(&table(ask, "clocks-report-by-unit", report.units.iter().map(unit).collect()));
    let services = report.services.iter().map(service).collect();
    page.body = page.body.then(&table(ask, "clocks-report-by-service", services)).then(&causes(ask, report));
    Ok(page)
}

fn filters(ask: &Ask<'_>, span: &Span) -> Result<Form> {
    let unit = span.unit.map_or_else(String::new, |unit| unit.to_string());
    let day = |name: &str, key: &str, day: Day| {
        Field::new(look::Kind::Day, name, ask.say(key)).value(day.to_string())
    };
    let units = ask.db.read(people::unit_choices)?;
    let fields = vec![
        day("from", "clocks-report-from", span.from),
        day("until", "clocks-report-until", span.until),
        Field::pick("unit", ask.say("clocks-levels-col-unit"), units).value(unit),
    ];
    let form = Form::new("/service-levels/report", ask.say("clocks-report-show"), fields);
    Ok(Form { method: Method::Get, ..form })
}

fn percent(count: Count) -> String {
    count.percent().map_or_else(|| "–".to_owned(), |percent| format!("{percent} %"))
}

fn stats(ask: &Ask<'_>, report: &Report) -> Html {
    let mut stats =
        vec![Stat::new(percent(report.all), ask.say("clocks-report-kept"), "/service-levels/outcomes")];
    stats.extend(report.measures.iter().map(|(measure, count)| {
        Stat::new(percent(*count), ask.say(&format!("clocks-measure-{}", measure.word())), "")
    }));
    Stat::row(&stats, ask.talk)
}

fn row(ask: &Ask<'_>, head: Cell, count: Count) -> Row {
    let number = |number: i64| ask.talk.lang().number(number);
    let broken = number(count.all - count.kept);
    Row::new(vec![
        head,
        number(count.all).into(),
        number(count.kept).into(),
        broken.into(),
        percent(count).into(),
    ])
}

fn table(ask: &Ask<'_>, caption: &str, rows: Vec<Row>) -> Html {
    if rows.is_empty() {
        return Html::default();
    }
    let mut columns = vec![Column::new(ask.say(caption))];
    let heads = ["all", "kept", "broken", "share"];
    columns.extend(heads.map(|head| Column::figures(ask.say(&format!("clocks-report-head-{head}")))));
    Table { caption: ask.say(caption), columns, rows, sums: Vec::new() }.render(ask.talk)
}

fn causes(ask: &Ask<'_>, report: &Report) -> Html {
    if report.causes.is_empty() {
        return Html::default();
    }
    let row = |(cause, broken): &(Option<String>, i64)| {
        let cause = cause.clone().unwrap_or_else(|| ask.say("clocks-report-no-cause"));
        Row::new(vec![cause.into(), ask.talk.lang().number(*broken).into()])
    };
    let columns =
        vec![Column::new(ask.say("clocks-cause")), Column::figures(ask.say("clocks-report-head-broken"))];
    let rows = report.causes.iter().map(row).collect();
    Table { caption: ask.say("clocks-report-causes"), columns, rows, sums: Vec::new() }.render(ask.talk)
}
