//! A list as a page or as JSON.

use kernel::Result;
use look::{
    Align, Bulk, Choice, Count, Density, Empty, FilterKind as Shown, Icon, ListPage, RailLink, Sorted,
};
use serde_json::{Value as Json, json};

use crate::list::{Cell, FilterKind, List, SortBy};
use crate::list_query::{self, Rows, Sort, Way};
use crate::{Ask, Page, Reply, Wants, views};

/// Shows the list after `before` has been given the page's rows, to load together what the cells need.
pub(crate) fn show_with<R>(
    list: &List<R>,
    ask: &Ask<'_>,
    before: fn(&Ask<'_>, &[R]) -> Result<()>,
) -> Result<Reply> {
    list_query::understood(list, ask, &[])?;
    let rows = ask.db.read(|reading| list_query::page(list, ask, reading))?;
    before(ask, &rows.rows)?;
    match ask.wants {
        Wants::Json => Ok(Reply::Json(as_json(list, ask, &rows))),
        Wants::Page => as_page(list, ask, &rows).map(|page| Reply::Page(Box::new(page))),
    }
}

/// `{ "items": [ … ], "next": cursor, "previous": cursor }`
fn as_json<R>(list: &List<R>, ask: &Ask<'_>, rows: &Rows<R>) -> Json {
    let items: Vec<Json> = rows.rows.iter().map(|row| row_json(list, ask, row)).collect();
    json!({ "items": items, "next": rows.after, "previous": rows.before })
}

pub(crate) fn row_json<R>(list: &List<R>, ask: &Ask<'_>, row: &R) -> Json {
    let mut object = serde_json::Map::new();
    object.insert("id".to_owned(), (list.row_id)(row).0.into());
    for column in list.columns {
        if let Some(json) = (column.cell)(row, ask).json() {
            object.insert(column.name.replace('-', "_"), json);
        }
    }
    Json::Object(object)
}

impl Cell {
    /// The value for programs; none of what is only for the page.
    pub(crate) fn json(&self) -> Option<Json> {
        Some(match self {
            Self::Act { .. } => return None,
            Self::Word { word, .. } => word.as_str().into(),
            Self::Empty => Json::Null,
            Self::Text(text) | Self::Link { text, .. } => text.as_str().into(),
            Self::State(word, _) => (*word).into(),
            Self::Number(number) => (*number).into(),
            Self::Flag(flag) => (*flag).into(),
            Self::Day(day) => day.to_string().into(),
            Self::Moment(moment) => moment.rfc3339().into(),
            Self::Money(money) => money.to_string().into(),
        })
    }

    fn draw(&self, ask: &Ask<'_>) -> look::Cell {
        match self {
            Self::Empty => look::Cell::nothing(),
            Self::Text(text) => look::Cell::text(text),
            Self::Word { label, href, .. } if href.is_empty() => look::Cell::text(label),
            Self::Word { label: text, href, .. } | Self::Act { text, href } | Self::Link { text, href } => {
                look::Cell::link(href, text)
            }
            Self::State(_, mark) => look::Cell::state(mark),
            Self::Number(number) => look::Cell::text(ask.talk.lang().number(*number)),
            Self::Flag(flag) => look::Cell::text(ask.say(if *flag { "web-yes" } else { "web-no" })),
            Self::Day(day) => look::Cell::day(day.to_string()),
            Self::Moment(moment) => look::Cell::day(ask.when(*moment)),
            Self::Money(money) => look::Cell::text(money.show(ask.talk.lang())),
        }
    }

    pub(crate) const fn is_figure(&self) -> bool {
        matches!(self, Self::Number(_) | Self::Money(_))
    }
}

/// The list's address with some names of the query set anew; an empty value takes the name away.
pub(crate) fn address(ask: &Ask<'_>, path: &str, set: &[(&str, &str)]) -> String {
    let mut pairs: Vec<(String, String)> = form_pairs(ask.raw_query)
        .into_iter()
        .filter(|(name, value)| !value.is_empty() && !set.iter().any(|(other, _)| other == name))
        .collect();
    pairs.extend(set.iter().filter(|(_, v)| !v.is_empty()).map(|(n, v)| ((*n).to_owned(), (*v).to_owned())));
    let query: Vec<String> = pairs.iter().map(|(n, v)| format!("{}={}", encode(n), encode(v))).collect();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{}", query.join("&")) }
}

pub(crate) fn form_pairs(query: &str) -> Vec<(String, String)> {
    form_urlencoded::parse(query.as_bytes()).into_owned().collect()
}

fn encode(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

fn as_page<R>(list: &List<R>, ask: &Ask<'_>, rows: &Rows<R>) -> Result<Page> {
    let sort = list_query::sort_of(list, ask.query.raw("sort"))?;
    let name = list.name;
    let mut page = Page::titled(ask.say(&format!("{name}-list-title")));
    page.head.lead = ask.talk.maybe(&format!("{name}-list-lead")).unwrap_or_default();
    let create = list.create.filter(|(_, _, may)| may(ask.actor));
    page.head.primary = create.map(|(href, key, _)| look::Act::go(ask.say(key), href).icon(Icon::Add));
    let open = list.beside.iter().filter(|(href, _)| ask.app.may_open(ask.actor, href));
    page.head.quiet = open.map(|(href, key)| look::Act::go(ask.say(key), *href)).collect();
    let density = if ask.query.raw("density") == "compact" { Density::Compact } else { Density::Comfortable };
    let other = if density == Density::Compact { "" } else { "compact" };
    let drawn = ListPage {
        caption: page.head.title.clone(),
        action: list.path.to_owned(),
        filters: filters(list, ask)?,
        keep: kept(ask),
        count: if rows.rows.is_empty() { Count::Exactly(0) } else { Count::Unknown },
        columns: columns(list, ask, &sort, rows),
        rows: rows.rows.iter().map(|row| drawn_row(list, ask, row)).collect(),
        bulk: bulk(list, ask),
        views: views::of_list(ask, list.path)?,
        save_view: views::save(ask, list.path),
        exports: exports(list, ask),
        density,
        density_href: address(ask, list.path, &[("density", other), ("after", ""), ("before", "")]),
        previous: turn(list, ask, "before", rows.before.as_deref()),
        next: turn(list, ask, "after", rows.after.as_deref()),
        empty: empty(list, ask, create.is_some()),
    };
    page.body = drawn.render(ask.talk);
    Ok(page)
}

fn turn<R>(list: &List<R>, ask: &Ask<'_>, way: &str, cursor: Option<&str>) -> String {
    let Some(cursor) = cursor else { return String::new() };
    let other = if way == "after" { "before" } else { "after" };
    address(ask, list.path, &[(way, cursor), (other, "")])
}

fn kept(ask: &Ask<'_>) -> Vec<(String, String)> {
    let names = ["sort", "density"];
    names
        .iter()
        .filter(|n| ask.query.has(n))
        .map(|n| ((*n).to_owned(), ask.query.raw(n).to_owned()))
        .collect()
}

fn drawn_row<R>(list: &List<R>, ask: &Ask<'_>, row: &R) -> look::Row {
    let cells =
        list.columns.iter().take(list.shown).map(|column| (column.cell)(row, ask).draw(ask)).collect();
    let (id, name) = (list.row_id)(row);
    look::Row::pickable(id.to_string(), name, cells)
}

fn columns<R>(list: &List<R>, ask: &Ask<'_>, sort: &Sort, rows: &Rows<R>) -> Vec<look::Column> {
    let column = |(i, column): (usize, &crate::Column<R>)| {
        let label = ask.say(&format!("{}-col-{}", list.name, column.name));
        let is_figure = rows.rows.first().is_some_and(|row| (column.cell)(row, ask).is_figure());
        let align = if is_figure { Align::Figures } else { Align::Start };
        let mut drawn = look::Column { label, align, ..look::Column::default() };
        if !matches!(column.sort, SortBy::Nothing) {
            let (sorted, next) = match (sort.column == i, sort.way) {
                (true, Way::Rising) => (Sorted::Rising, format!("-{}", column.name)),
                (true, Way::Falling) => (Sorted::Falling, column.name.to_owned()),
                (false, _) => (Sorted::Not, column.name.to_owned()),
            };
            drawn = drawn
                .sort(address(ask, list.path, &[("sort", &next), ("after", ""), ("before", "")]), sorted);
        }
        drawn
    };
    list.columns.iter().take(list.shown).enumerate().map(column).collect()
}

fn filters<R>(list: &List<R>, ask: &Ask<'_>) -> Result<Vec<look::Filter>> {
    let filter = |filter: &crate::Filter| {
        let key = format!("{}-filter-{}", list.name, filter.name);
        let all = || Choice::new("", ask.say(&format!("{key}-all")));
        let kind = match &filter.kind {
            FilterKind::Search(_) | FilterKind::Number(_) => Shown::Search,
            FilterKind::Word(words) | FilterKind::Timed(words) | FilterKind::Daily(words) => {
                let words =
                    words.iter().map(|(word, _)| Choice::new(*word, ask.say(&format!("{key}-{word}"))));
                Shown::OneOf(std::iter::once(all()).chain(words).collect())
            }
            FilterKind::Record(_, record) => {
                let record = ask.db.read(|reading| record(ask, reading))?;
                Shown::OneOf(std::iter::once(all()).chain(record).collect())
            }
            FilterKind::Within(_, choices)
            | FilterKind::Day(_, choices)
            | FilterKind::Pick(_, choices)
            | FilterKind::Text(_, choices) => {
                Shown::OneOf(std::iter::once(all()).chain(choices(ask)?).collect())
            }
            FilterKind::Mine(_) => Shown::Tick,
            FilterKind::From(_) | FilterKind::Until(_) => Shown::Day,
        };
        Ok(look::Filter::new(kind, filter.name, ask.say(&key), ask.query.raw(filter.name)))
    };
    list.filters.iter().map(filter).collect()
}

fn bulk<R>(list: &List<R>, ask: &Ask<'_>) -> Vec<Bulk> {
    let one = |(verb, key): &(&str, &str)| Bulk {
        label: ask.say(key),
        action: format!("{}/bulk/{verb}", list.path),
        icon: None,
    };
    let may = |(verb, _): &&(&str, &str)| ask.app.may_send(ask.actor, &format!("{}/bulk/{verb}", list.path));
    list.bulk.iter().filter(may).map(one).collect()
}

fn exports<R>(list: &List<R>, ask: &Ask<'_>) -> Vec<(String, String)> {
    let one = |format: &str| {
        let href = address(ask, list.export_path, &[("format", format), ("after", ""), ("before", "")]);
        (format.to_uppercase(), href)
    };
    ["csv", "xlsx", "ods", "json"].into_iter().map(one).collect()
}

fn empty<R>(list: &List<R>, ask: &Ask<'_>, may_create: bool) -> Empty {
    let name = list.name;
    let is_narrowed = list.filters.iter().any(|filter| !ask.query.raw(filter.name).is_empty());
    if is_narrowed {
        return Empty {
            icon: Icon::Filter,
            title: ask.say("web-list-no-match"),
            text: ask.say("web-list-no-match-help"),
            act: Some(look::Act::go(ask.say("web-list-show-all"), list.path)),
        };
    }
    Empty {
        icon: Icon::List,
        title: ask.say(&format!("{name}-list-empty")),
        text: ask.say(&format!("{name}-list-empty-help")),
        act: list.create.filter(|_| may_create).map(|(href, key, _)| look::Act::go(ask.say(key), href)),
    }
}

/// A link of the rail's kind that is marked when it is the view shown.
pub(crate) fn view_link(ask: &Ask<'_>, href: String, label: String) -> RailLink {
    let here = if ask.raw_query.is_empty() {
        ask.path.to_owned()
    } else {
        format!("{}?{}", ask.path, ask.raw_query)
    };
    RailLink { is_here: here == href, href, label, key: None }
}
