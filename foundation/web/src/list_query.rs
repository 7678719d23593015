//! A list's query: the scope, the filters, the sort and the page by key.

use kernel::{FieldError, FieldErrors, Id, Input, Refused, Result};
use store::{Reading, Row, Sql, Value};

use crate::list::{Filter, FilterKind, List, SortBy};
use crate::{Ask, Wants};

/// Rows on a page when nobody says otherwise, and at most.
pub(crate) const PAGE_ROWS: i64 = 50;
const PAGE_ROWS_MOST: i64 = 200;

/// Which way a list is sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    Rising,
    Falling,
}

/// The sort that was asked for, with the column's place.
pub(crate) struct Sort {
    pub column: usize,
    pub way: Way,
    expression: &'static str,
    is_text: bool,
    /// When the row's value is not for the reader.
    hides: Option<&'static str>,
}

impl Sort {
    /// The value as it may be told: nothing where it is hidden.
    fn told(&self) -> String {
        match self.hides {
            Some(hides) => format!("CASE WHEN {hides} THEN NULL ELSE {} END", self.expression),
            None => self.expression.to_owned(),
        }
    }
}

/// A page of rows, with the keys of its ends.
pub(crate) struct Rows<R> {
    pub rows: Vec<R>,
    /// Cursors of the pages before and after; none when there is nothing there.
    pub before: Option<String>,
    pub after: Option<String>,
}

/// The end of a page: the sort value, none when it is hidden, and the row's number.
type Key = (Option<Value>, i64);

/// Where a page starts.
enum From {
    Start,
    After(Key),
    Before(Key),
}

pub(crate) fn sort_of<R>(list: &List<R>, asked: &str) -> Result<Sort> {
    let text = if asked.is_empty() { list.sort } else { asked };
    let (name, way) = text.strip_prefix('-').map_or((text, Way::Rising), |name| (name, Way::Falling));
    let column = list
        .columns
        .iter()
        .position(|c| c.name == name)
        .ok_or_else(|| Refused::field("sort", "not-a-choice"))?;
    let (expression, is_text, hides) = match list.columns[column].sort {
        SortBy::Nothing => return Err(Refused::field("sort", "not-a-choice")),
        SortBy::Number(expression) => (expression, false, None),
        SortBy::Text(expression) => (expression, true, None),
        SortBy::Veiled(expression, hides) => (expression, true, Some(hides)),
    };
    Ok(Sort { column, way, expression, is_text, hides })
}

/// The query up to its order: scope and filters. `None` when nothing can be found.
fn narrowed<R>(list: &List<R>, ask: &Ask<'_>, reading: &Reading<'_>, sort: &Sort) -> Result<Option<Sql>> {
    let scope = (list.scope)(ask.actor);
    if scope.is_nothing() {
        return Ok(None);
    }
    let text =
        format!("SELECT {}, {}, {} FROM {} WHERE {{scope}}", list.select, sort.told(), list.id, list.from);
    let mut sql = Sql::within(&scope, &text);
    for filter in list.filters {
        let asked = ask.query.raw(filter.name).trim();
        if asked.is_empty() {
            continue;
        }
        sql = match narrow(sql, list.id, &filter.kind, filter.name, asked, ask, reading)? {
            Some(sql) => sql,
            None => return Ok(None),
        };
    }
    Ok(Some(sql))
}

fn narrow(
    sql: Sql,
    id: &str,
    kind: &FilterKind,
    name: &'static str,
    asked: &str,
    ask: &Ask<'_>,
    reading: &Reading<'_>,
) -> Result<Option<Sql>> {
    let refused = || Refused::field(name, "not-a-choice");
    Ok(match kind {
        FilterKind::Search(kind) => reading
            .matching(kind, id, asked)
            .map(|(condition, value)| sql.and("AND").and(&condition).bind(value)),
        FilterKind::Word(words) => {
            let (_, condition) = words.iter().find(|(word, _)| *word == asked).ok_or_else(refused)?;
            Some(sql.and("AND (").and(condition).and(")"))
        }
        FilterKind::Timed(words) => {
            let (_, condition) = words.iter().find(|(word, _)| *word == asked).ok_or_else(refused)?;
            let moments = condition.matches('?').count();
            let sql = sql.and("AND (").and(condition).and(")");
            Some((0..moments).fold(sql, |sql, _| sql.bind(reading.now())))
        }
        FilterKind::Daily(words) => {
            let (_, condition) = words.iter().find(|(word, _)| *word == asked).ok_or_else(refused)?;
            let today = reading.now().day_in(&ask.visitor.organisation.zone);
            let days = condition.matches('?').count();
            let sql = sql.and("AND (").and(condition).and(")");
            Some((0..days).fold(sql, |sql, _| sql.bind(today)))
        }
        FilterKind::Record(condition, record) => {
            let number: Id<()> = asked.parse().map_err(|_| refused())?;
            record(ask, reading)?.map(|_| sql.and("AND").and(condition).bind(number))
        }
        FilterKind::Number(condition) | FilterKind::Pick(condition, _) => {
            let number: Id<()> = asked.parse().map_err(|_| refused())?;
            Some(sql.and("AND").and(condition).bind(number))
        }
        FilterKind::Within(column, _) => {
            let unit: Id<()> = asked.parse().map_err(|_| refused())?;
            Some(within(sql, column, unit, reading)?)
        }
        FilterKind::Text(condition, _) => {
            let text = asked.to_owned();
            let text = if text.chars().any(char::is_control) { return Err(refused()) } else { text };
            Some(sql.and("AND").and(condition).bind(text))
        }
        FilterKind::Day(condition, _) => {
            let day = ask.query.optional_day(name).map_err(|e| Refused::Invalid(FieldErrors(vec![e])))?;
            Some(sql.and("AND").and(condition).bind(day.ok_or_else(refused)?))
        }
        FilterKind::Mine(condition) => match ask.actor.person_id() {
            Some(me) if ask.query.is_ticked(name) => Some(sql.and("AND").and(condition).bind(me)),
            Some(_) => Some(sql),
            None => None,
        },
        FilterKind::From(condition) | FilterKind::Until(condition) => {
            let day = ask.query.optional_day(name).map_err(|e| Refused::Invalid(FieldErrors(vec![e])))?;
            let day = day.ok_or_else(refused)?;
            let day = if matches!(kind, FilterKind::Until(_)) { day.plus_days(1) } else { day };
            let moment = day.begins_in(&ask.visitor.organisation.zone);
            let sql = sql.and("AND").and(condition);
            Some((0..condition.matches('?').count()).fold(sql, |sql, _| sql.bind(moment)))
        }
    })
}

/// In a unit or below it. Most units have nothing below; there the unit's own index gives the rows in their order.
fn within(sql: Sql, column: &str, unit: Id<()>, reading: &Reading<'_>) -> Result<Sql> {
    let below = "SELECT COUNT(*) FROM unit_closure WHERE ancestor = ? AND descendant <> ancestor";
    let is_leaf = reading.number(Sql::open("how a filter is best written", below).bind(unit))? == 0;
    let condition = if is_leaf {
        format!("AND {column} = ?")
    } else {
        format!("AND {column} IN (SELECT descendant FROM unit_closure WHERE ancestor = ?)")
    };
    Ok(sql.and(&condition).bind(unit))
}

/// Refuses a program's question that would not be answered as it was meant: a name that the list does not know, or a
/// value that is none of its choices. A page's old address goes on working.
pub(crate) fn understood<R>(list: &List<R>, ask: &Ask<'_>, also: &[&str]) -> Result<()> {
    if ask.wants == Wants::Page {
        return Ok(());
    }
    let known = list.asks();
    let is_known = |name: &str| also.contains(&name) || known.iter().any(|known| known == name);
    let names = ask.query.names().filter(|name| !is_known(name));
    let mut errors = FieldErrors(names.map(|name| FieldError::new(name, "unknown-question")).collect());
    for filter in list.filters {
        if !is_a_choice(filter, ask)? {
            errors.push(FieldError::new(filter.name, "not-a-choice"));
        }
    }
    if errors.is_empty() { Ok(()) } else { Err(errors.into()) }
}

/// Only what the query itself would take for something else is judged here.
fn is_a_choice(filter: &Filter, ask: &Ask<'_>) -> Result<bool> {
    let asked = ask.query.raw(filter.name).trim();
    Ok(match &filter.kind {
        FilterKind::Text(_, choices) | FilterKind::Pick(_, choices) if !asked.is_empty() => {
            choices(ask)?.iter().any(|choice| choice.value == asked)
        }
        FilterKind::Mine(_) => matches!(asked, "" | "1" | "0" | "true" | "false" | "yes" | "no" | "on"),
        _ => true,
    })
}

/// One page.
pub(crate) fn page<R>(list: &List<R>, ask: &Ask<'_>, reading: &Reading<'_>) -> Result<Rows<R>> {
    let sort = sort_of(list, ask.query.raw("sort"))?;
    let limit = limit(ask.query)?;
    let from = start(ask.query, &sort)?;
    let nothing = Rows { rows: Vec::new(), before: None, after: None };
    let Some(sql) = narrowed(list, ask, reading, &sort)? else { return Ok(nothing) };
    let backwards = matches!(from, From::Before(..));
    let falling = (sort.way == Way::Falling) != backwards;
    let (mark, order) = if falling { ("<", "DESC") } else { (">", "ASC") };
    let sql = match &from {
        From::Start => sql,
        From::After(key) | From::Before(key) => sql
            .and(&format!("AND ({}, {}) {mark} (?, ?)", sort.expression, list.id))
            .bind(value_of(list, ask, reading, &sort, key)?)
            .bind(key.1),
    };
    let sql = sql
        .and(&format!("ORDER BY {} {order}, {} {order} LIMIT ?", sort.expression, list.id))
        .bind(limit + 1);
    let mut rows = reading.rows(sql)?;
    let has_more = rows.len() as i64 > limit;
    rows.truncate(limit as usize);
    if backwards {
        rows.reverse();
    }
    let key = |row: Option<&Row>| row.map(cursor);
    let is_start = matches!(from, From::Start);
    let before = if backwards { has_more } else { !is_start };
    let after = if backwards { true } else { has_more };
    Ok(Rows {
        before: before.then(|| key(rows.first())).flatten(),
        after: after.then(|| key(rows.last())).flatten(),
        rows: rows.iter().map(|row| (list.read)(row)).collect::<Result<_>>()?,
    })
}

/// The rows just before and just after a record, as their numbers.
pub(crate) fn beside<R>(
    list: &List<R>,
    ask: &Ask<'_>,
    reading: &Reading<'_>,
    id: i64,
) -> Result<(Option<i64>, Option<i64>)> {
    let sort = sort_of(list, ask.query.raw("sort"))?;
    let Ok(value) = value_of(list, ask, reading, &sort, &(None, id)) else { return Ok((None, None)) };
    let one = |is_falling: bool| {
        let Some(sql) = narrowed(list, ask, reading, &sort)? else { return Ok(None) };
        let (mark, order) = if is_falling { ("<", "DESC") } else { (">", "ASC") };
        let (by, number) = (sort.expression, list.id);
        let sql = sql.and(&format!("AND ({by}, {number}) {mark} (?, ?)")).bind(value.clone()).bind(id);
        let sql = sql.and(&format!("ORDER BY {by} {order}, {number} {order} LIMIT 1"));
        let row = reading.rows(sql)?.into_iter().next();
        Ok::<_, Refused>(row.and_then(|row| match row.0.last() {
            Some(Value::Int(id)) => Some(*id),
            _ => None,
        }))
    };
    let is_falling = sort.way == Way::Falling;
    Ok((one(!is_falling)?, one(is_falling)?))
}

/// The sort value at a page's end; one that the cursor does not tell is looked up, among rows that the reader may see.
fn value_of<R>(
    list: &List<R>,
    ask: &Ask<'_>,
    reading: &Reading<'_>,
    sort: &Sort,
    key: &Key,
) -> Result<Value> {
    if let Some(value) = &key.0 {
        return Ok(value.clone());
    }
    let text = format!("SELECT {} FROM {} WHERE {{scope}} AND {} = ?", sort.expression, list.from, list.id);
    let found = reading.rows(Sql::within(&(list.scope)(ask.actor), &text).bind(key.1))?;
    let value = found.into_iter().next().and_then(|row| row.0.into_iter().next());
    value.ok_or_else(|| Refused::field("after", "not-a-cursor"))
}

/// Every row in order, for exports, one at a time.
pub(crate) fn every<R>(
    list: &List<R>,
    ask: &Ask<'_>,
    reading: &Reading<'_>,
    mut each: impl FnMut(R) -> Result<()>,
) -> Result<()> {
    let sort = sort_of(list, ask.query.raw("sort"))?;
    let Some(sql) = narrowed(list, ask, reading, &sort)? else { return Ok(()) };
    let order = if sort.way == Way::Falling { "DESC" } else { "ASC" };
    let sql = sql.and(&format!("ORDER BY {} {order}, {} {order}", sort.expression, list.id));
    reading.each(sql, |row| each((list.read)(&row)?))
}

fn limit(query: &Input) -> Result<i64> {
    let limit = query
        .optional_number("limit", 1..=PAGE_ROWS_MOST)
        .map_err(|e| Refused::Invalid(FieldErrors(vec![e])))?;
    Ok(limit.unwrap_or(PAGE_ROWS))
}

/// A row's key as text: its sort value and number. It holds nothing that the row does not show.
fn cursor(row: &Row) -> String {
    let end = row.0.len();
    let id = match row.0.get(end - 1) {
        Some(Value::Int(id)) => *id,
        _ => 0,
    };
    match row.0.get(end - 2) {
        Some(Value::Int(number)) => format!("n{number}.{id}"),
        Some(Value::Text(text)) => {
            format!("t{}.{id}", kernel::hex(text.as_bytes()))
        }
        _ => format!("h.{id}"),
    }
}

fn start(query: &Input, sort: &Sort) -> Result<From> {
    let (name, text) = match (query.raw("after"), query.raw("before")) {
        ("", "") => return Ok(From::Start),
        ("", before) => ("before", before),
        (after, _) => ("after", after),
    };
    let hidden = || {
        let id = text.strip_prefix("h.").filter(|_| sort.hides.is_some())?;
        Some((None, id.parse().ok()?))
    };
    let told = || read_cursor(text, sort.is_text).map(|(value, id)| (Some(value), id));
    let key = hidden().or_else(told).ok_or_else(|| Refused::field(name, "not-a-cursor"))?;
    Ok(if name == "after" { From::After(key) } else { From::Before(key) })
}

fn read_cursor(text: &str, is_text: bool) -> Option<(Value, i64)> {
    let (key, id) = text.split_once('.')?;
    let id = id.parse().ok()?;
    if !is_text {
        return Some((Value::Int(key.strip_prefix('n')?.parse().ok()?), id));
    }
    let hex = key.strip_prefix('t')?;
    if !hex.is_ascii() || hex.len() % 2 != 0 || hex.len() > 4_000 {
        return None;
    }
    let bytes: Option<Vec<u8>> =
        (0..hex.len()).step_by(2).map(|i| u8::from_str_radix(&hex[i..i + 2], 16).ok()).collect();
    let text = String::from_utf8(bytes?).ok()?;
    (!text.contains('\0')).then_some((Value::Text(text), id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_reads_back_as_it_was_made() {
        let row = Row(vec![Value::Text("x".into()), Value::Text("Åsa".into()), Value::Int(7)]);
        assert_eq!(read_cursor(&cursor(&row), true), Some((Value::Text("Åsa".into()), 7)));
        assert_eq!(read_cursor("tzz.7", true), None);
        assert_eq!(read_cursor("n5.7", true), None);
        assert_eq!(read_cursor("t00.7", true), None);
    }
}
