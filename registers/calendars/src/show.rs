//! A calendar's page: a year at a glance, every day with its hours and why, its periods, single days and versions.

use kernel::{Day, Moment, Refused, Result};
use look::{Act, Cell, Column, Crumb, Facts, Html, Icon, Row, Table};
use serde_json::{Value as Json, json};
use web::{Ask, Page, Reply};

use crate::fields::DAYS;
use crate::list::{mark, word};
use crate::{
    Calendar, DayHours, Exception, ExceptionKind, Openings, POLICY, Period, Shelf, Verb, Version, Why, store,
    weekday_of,
};

/// Years that the page shows.
const YEARS: std::ops::RangeInclusive<i64> = 2000..=2099;

struct Shown {
    calendar: Calendar,
    unit: String,
    openings: std::sync::Arc<Openings>,
    made: Vec<(kernel::Id<Version>, Day, Moment)>,
    year: i16,
    today: Day,
}

/// GET `/calendars/{id}?year=2026`
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    let year = ask.query.optional_number("year", YEARS).map_err(|error| kernel::FieldErrors(vec![error]))?;
    let shown = ask.db.read(|reading| {
        let calendar = store::load(reading, ask.actor, ask.id("id")?)?;
        let openings = Shelf::open(reading)?.openings(reading, calendar.id)?;
        let unit = people::unit_names(reading, &[calendar.unit])?.remove(&calendar.unit).unwrap_or_default();
        let today = reading.now().day_in(&calendar.zone);
        let year = year.and_then(|year| i16::try_from(year).ok()).unwrap_or_else(|| today.year());
        Ok(Shown { made: store::made(reading, calendar.id)?, calendar, unit, openings, year, today })
    })?;
    ask.show(|| Ok(as_json(&shown)), || page(ask, &shown))
}

impl Shown {
    fn first(&self) -> Result<Day> {
        Day::new(self.year, 1, 1).ok_or(Refused::NotFound)
    }

    fn days(&self) -> Result<Vec<(Day, DayHours)>> {
        let first = self.first()?;
        let days = (0..366).map(|ahead| first.plus_days(ahead)).filter(|day| day.year() == self.year);
        Ok(days.map(|day| (day, self.openings.on(day))).collect())
    }

    /// What holds today.
    fn now(&self) -> &Version {
        self.openings.versions().on(self.today)
    }
}

fn as_json(shown: &Shown) -> Json {
    let calendar = &shown.calendar;
    let day = |(day, hours): &(Day, DayHours)| {
        let (why, name) = why_json(&hours.why);
        json!({ "day": day, "hours": hours.hours.to_string(), "why": why, "name": name })
    };
    json!({
        "id": calendar.id, "name": calendar.name, "about": calendar.about, "zone": calendar.zone,
        "unit": { "id": calendar.unit, "name": shown.unit }, "state": word(calendar.state),
        "version": calendar.version, "year": shown.year, "plan": shown.now().plan,
        "days": shown.days().unwrap_or_default().iter().map(day).collect::<Vec<_>>(),
        "versions": shown.made.iter().map(|(id, from, at)| {
            json!({ "id": id, "from": from, "made_at": at.rfc3339() })
        }).collect::<Vec<_>>(),
    })
}

fn why_json(why: &Why) -> (&'static str, String) {
    match why {
        Why::Week => ("week", String::new()),
        Why::Period { name, .. } => ("period", name.clone()),
        Why::Holiday(holiday) => ("holiday", holiday.word().to_owned()),
        Why::Eve(holiday) => ("eve", holiday.word().to_owned()),
        Why::Exception { label } => ("exception", label.clone()),
    }
}

/// Why, in the reader's words; nothing when it is as its weekday.
pub fn why_words(ask: &Ask<'_>, why: &Why) -> String {
    match why {
        Why::Week => String::new(),
        Why::Period { name, .. } | Why::Exception { label: name } => name.clone(),
        Why::Holiday(holiday) | Why::Eve(holiday) => {
            ask.say(&format!("calendars-holiday-{}", holiday.word()))
        }
    }
}

fn page(ask: &Ask<'_>, shown: &Shown) -> Result<Page> {
    let calendar = &shown.calendar;
    let mut page = Page::titled(&calendar.name);
    page.head.number = calendar.id.to_string();
    page.head.state = Some(mark(ask, calendar.state));
    page.crumbs = vec![Crumb::new("/calendars", ask.say("calendars-list-title"))];
    let mut acts = acts(ask, calendar);
    if !acts.is_empty() {
        page.head.primary = Some(acts.remove(0));
    }
    page.head.quiet = acts;
    page.body = look::prose(&calendar.about).then(&periods(ask, shown)).then(&exceptions(ask, shown));
    page.body = page.body.then(&year(ask, shown)?);
    page.aside = facts(ask, shown).then(&versions(ask, shown));
    Ok(page)
}

fn acts(ask: &Ask<'_>, calendar: &Calendar) -> Vec<Act> {
    if calendar.must_be_used().is_err() {
        return Vec::new();
    }
    let at = |word: &str| format!("{}/{word}", calendar.href());
    let verbs = [
        (Verb::Change, "except", "calendars-except-title", Icon::Calendar),
        (Verb::Change, "period", "calendars-period-title", Icon::School),
        (Verb::Change, "change", "calendars-change-title", Icon::Edit),
        (Verb::Import, "import", "calendars-import-title", Icon::Import),
    ];
    let may = verbs.into_iter().filter(|(verb, ..)| POLICY.may(ask.actor, *verb, calendar));
    let mut acts: Vec<Act> =
        may.map(|(_, word, key, icon)| Act::go(ask.say(key), at(word)).icon(icon)).collect();
    if POLICY.may(ask.actor, Verb::Retire, calendar) {
        acts.push(Act::send(ask.say("calendars-retire"), at("retire")).icon(Icon::Stopped));
    }
    acts
}

fn may_change(ask: &Ask<'_>, calendar: &Calendar) -> bool {
    calendar.must_be_used().is_ok() && POLICY.may(ask.actor, Verb::Change, calendar)
}

/// The year by its ISO weeks, a row for each.
fn year(ask: &Ask<'_>, shown: &Shown) -> Result<Html> {
    let mut rows: Vec<Row> = Vec::new();
    let mut week: Vec<Cell> = Vec::new();
    for (day, hours) in shown.days()? {
        let weekday = weekday_of(day);
        if week.is_empty() {
            week.push(Cell::text(day.iso_week().to_string()));
            week.extend((0..weekday).map(|_| Cell::nothing()));
        }
        week.push(Cell::html(day_cell(ask, day, &hours)));
        if weekday == 6 {
            rows.push(Row::new(std::mem::take(&mut week)));
        }
    }
    if !week.is_empty() {
        week.resize_with(8, Cell::nothing);
        rows.push(Row::new(week));
    }
    let mut columns = vec![Column::new(ask.say("calendars-week"))];
    columns.extend(DAYS.iter().map(|day| Column::new(ask.say(&format!("calendars-change-{day}")))));
    let caption = ask.talk.with("calendars-year", &[("year", shown.year.to_string().into())]);
    let table = Table { caption, columns, rows, sums: Vec::new() }.render(ask.talk);
    let href = |year: i16| format!("{}?year={year}", shown.calendar.href());
    let before = Act::go((shown.year - 1).to_string(), href(shown.year - 1)).icon(Icon::Previous).quiet();
    let after = Act::go((shown.year + 1).to_string(), href(shown.year + 1)).icon(Icon::Next).quiet();
    Ok(before.then(&after).then(&table))
}

fn day_cell(ask: &Ask<'_>, day: Day, hours: &DayHours) -> Html {
    let date = day.to_string();
    let shown = if hours.hours.is_closed() { ask.say("calendars-closed") } else { hours.hours.to_string() };
    let why = why_words(ask, &hours.why);
    let why = if why.is_empty() { String::new() } else { format!("<br>{}", look::escape(&why)) };
    Html(format!("<span class=\"day\">{}</span><br>{}{why}", look::escape(&date[5..]), look::escape(&shown)))
}

fn hours_words(ask: &Ask<'_>, hours: &str) -> String {
    if hours.is_empty() { ask.say("calendars-closed") } else { hours.to_owned() }
}

fn periods(ask: &Ask<'_>, shown: &Shown) -> Html {
    let plan = &shown.now().plan;
    let in_year = |period: &&Period| period.from.year() <= shown.year && shown.year <= period.until.year();
    let may = may_change(ask, &shown.calendar);
    let row = |period: &Period| {
        let week = match &period.week {
            None => ask.say("calendars-period-week-usual"),
            Some(week) => hours_words(ask, &week.on(0).to_string()),
        };
        let mut cells = vec![
            period.name.clone().into(),
            ask.say(&format!("calendars-period-kind-{}", period.kind.word())).into(),
            Cell::day(period.from.to_string()),
            Cell::day(period.until.to_string()),
            week.into(),
        ];
        if may {
            let words = ask.talk.with("calendars-end-period", &[("name", period.name.clone().into())]);
            let act = Act::send(words, format!("{}/periods/end", shown.calendar.href()));
            let act = act.field("name", &period.name).field("from", period.from.to_string());
            cells.push(Cell::html(act.icon(Icon::Close).quiet()));
        }
        Row::new(cells)
    };
    let rows: Vec<Row> = plan.periods.iter().filter(in_year).map(row).collect();
    let heads = ["name", "kind", "from", "until", "hours"];
    table(ask, "calendars-periods", rows, heads.map(|head| format!("calendars-period-{head}")).to_vec(), may)
}

fn exceptions(ask: &Ask<'_>, shown: &Shown) -> Html {
    let plan = &shown.now().plan;
    let may = may_change(ask, &shown.calendar);
    let row = |exception: &Exception| {
        let hours = match &exception.kind {
            ExceptionKind::Closed => ask.say("calendars-closed"),
            ExceptionKind::Open => ask.say("calendars-except-kind-open"),
            ExceptionKind::Special(hours) => hours.to_string(),
        };
        let mut cells =
            vec![Cell::day(exception.day.to_string()), hours.into(), exception.label.clone().into()];
        if may && exception.day >= shown.today {
            let words = ask.talk.with("calendars-lift", &[("day", exception.day.to_string().into())]);
            let act = Act::send(words, format!("{}/lift", shown.calendar.href()));
            cells.push(Cell::html(act.field("day", exception.day.to_string()).icon(Icon::Close).quiet()));
        } else if may {
            cells.push(Cell::nothing());
        }
        Row::new(cells)
    };
    let rows: Vec<Row> = plan.exceptions.iter().filter(|e| e.day.year() == shown.year).map(row).collect();
    let heads = ["day", "hours", "label"];
    table(
        ask,
        "calendars-exceptions",
        rows,
        heads.map(|head| format!("calendars-except-{head}")).to_vec(),
        may,
    )
}

/// A table with its heads, and one more for what can be done; nothing when it is empty.
fn table(ask: &Ask<'_>, caption: &str, rows: Vec<Row>, heads: Vec<String>, has_acts: bool) -> Html {
    if rows.is_empty() {
        return Html::default();
    }
    let mut columns: Vec<Column> = heads.iter().map(|head| Column::new(ask.say(head))).collect();
    if has_acts {
        columns.push(Column::new(ask.say("calendars-acts")));
    }
    Table { caption: ask.say(caption), columns, rows, sums: Vec::new() }.render(ask.talk)
}

fn facts(ask: &Ask<'_>, shown: &Shown) -> Html {
    let plan = &shown.now().plan;
    Facts::titled(ask.say("calendars-facts"))
        .link(ask.say("calendars-col-unit"), &shown.unit, &format!("/units/{}", shown.calendar.unit))
        .text(ask.say("calendars-col-zone"), &shown.calendar.zone)
        .text(
            ask.say("calendars-change-holidays"),
            &ask.say(&format!("calendars-change-holidays-{}", plan.holidays.word())),
        )
        .text(
            ask.say("calendars-change-eves"),
            &ask.say(&format!("calendars-change-eves-{}", plan.eves.word())),
        )
        .render(ask.talk)
}

fn versions(ask: &Ask<'_>, shown: &Shown) -> Html {
    let facts = Facts::titled(ask.say("calendars-versions"));
    let line = |facts: Facts, (id, from, at): &(kernel::Id<Version>, Day, Moment)| {
        let words = [("from", from.to_string().into()), ("at", ask.when(*at).into())];
        facts.text(id.to_string(), &ask.talk.with("calendars-version", &words))
    };
    shown.made.iter().fold(facts, line).render(ask.talk)
}
