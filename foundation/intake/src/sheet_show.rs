//! A kept sheet's page: where it comes from, its columns with their sums, and its rows.

use std::io::Write;

use ::store::Reading;
use kernel::{FieldErrors, Id, Refused, Result};
use look::{Act, Html, Icon};
use serde_json::{Value as Json, json};
use sheets::neutralise;
use web::{Ask, Page, Reply};

use crate::policy::{SHEETS, SheetVerb};
use crate::sheet::{self, SheetFacts};
use crate::words;

/// Rows on a page, and columns shown of each row.
const PAGE: i64 = 50;
const COLUMNS_SHOWN: usize = 12;

type Line = (i64, Vec<String>);

/// GET /import/sheets/{id}?q=…&after=…
pub(crate) fn act(ask: &Ask<'_>) -> Result<Reply> {
    let id: Id<SheetFacts> = ask.id("id")?;
    let query = ask.query.raw("q");
    let after = ask
        .query
        .optional_number("after", 0..=i64::MAX)
        .map_err(|e| Refused::Invalid(FieldErrors(vec![e])))?;
    let (sheet, mut lines, hits) = ask.db.read(|reading| {
        let sheet = sheet::load(reading, ask.actor, id.number())?;
        let lines = sheet::rows(reading, sheet.id, query, after.unwrap_or(0), PAGE + 1)?;
        let hits = if query.trim().is_empty() { None } else { Some(Hits::of(reading, &sheet, query)?) };
        Ok((sheet, lines, hits))
    })?;
    let has_more = lines.len() as i64 > PAGE;
    lines.truncate(PAGE as usize);
    let next = lines.last().filter(|_| has_more).map(|(number, _)| *number);
    ask.show(
        || Ok(as_json(&sheet, &lines, next, hits.as_ref())),
        || Ok(page(ask, &sheet, &lines, next, hits.as_ref())),
    )
}

/// Rows that are summed up for one search; of more only the number is told.
const SUMMED_AT_MOST: i64 = 50_000;

/// What a search of the sheet found in all.
struct Hits {
    count: i64,
    /// The sums of the columns that add up, over the rows that were found.
    sums: Vec<(String, sheets::Kind, String)>,
}

impl Hits {
    fn of(reading: &Reading<'_>, sheet: &SheetFacts, query: &str) -> Result<Self> {
        let count = sheet::count(reading, sheet.id, query)?;
        let mut hits = Self { count, sums: Vec::new() };
        let places: Vec<usize> =
            (0..sheet.columns.len()).filter(|at| sheet.columns[*at].sum.is_some()).collect();
        if count == 0 || count > SUMMED_AT_MOST || places.is_empty() {
            return Ok(hits);
        }
        let mut sums: Vec<Option<sheets::Decimal>> = vec![Some(sheets::Decimal::default()); places.len()];
        let mut after = 0;
        loop {
            let lines = sheet::rows(reading, sheet.id, query, after, 1_000)?;
            let Some((last, _)) = lines.last() else { break };
            after = *last;
            for (_, cells) in &lines {
                for (sum, place) in sums.iter_mut().zip(&places) {
                    let number = cells.get(*place).and_then(|text| sheet.columns[*place].number(text));
                    *sum = number.map_or(*sum, |number| sum.and_then(|sum| sum.plus(number)));
                }
            }
        }
        let named = places.iter().zip(sums).filter_map(|(place, sum)| Some((*place, sum?)));
        hits.sums = named
            .map(|(at, sum)| (sheet.columns[at].name.clone(), sheet.columns[at].kind, sum.to_string()))
            .collect();
        Ok(hits)
    }
}

fn as_json(sheet: &SheetFacts, lines: &[Line], next: Option<i64>, hits: Option<&Hits>) -> Json {
    let columns = sheet.columns.iter().map(|column| {
        json!({ "name": column.name, "kind": words::kind_word(column.kind), "filled": column.filled,
                "missing": column.missing, "distinct": column.distinct, "sum": column.sum })
    });
    let rows = lines.iter().map(|(number, cells)| json!({ "row": number, "cells": cells }));
    let sums = |hits: &Hits| {
        hits.sums.iter().map(|(column, _, sum)| json!({ "column": column, "sum": sum })).collect::<Vec<_>>()
    };
    json!({
        "hits": hits.map(|hits| json!({ "count": hits.count, "sums": sums(hits) })),
        "id": sheet.id, "name": sheet.name, "file": { "name": sheet.file_name, "hash": sheet.file_hash },
        "sheet": sheet.about.sheet, "titles": sheet.about.titles, "left_out": sheet.about.left_out,
        "rows": sheet.rows, "columns": columns.collect::<Vec<_>>(), "items": rows.collect::<Vec<_>>(), "next": next,
    })
}

fn page(ask: &Ask<'_>, sheet: &SheetFacts, lines: &[Line], next: Option<i64>, hits: Option<&Hits>) -> Page {
    let here = format!("/import/sheets/{}", sheet.id);
    let mut page = Page::titled(&sheet.name);
    page.head.lead = ask.say("intake-sheet-lead");
    page.crumbs = vec![look::Crumb::new("/import/sheets", ask.say("intake-sheets-list-title"))];
    page.head
        .quiet
        .push(Act::go(ask.say("intake-sheet-export"), format!("{here}/export")).icon(Icon::Download));
    if SHEETS.may(ask.actor, SheetVerb::Remove, sheet) {
        let remove = Act::go(ask.say("intake-sheet-remove"), format!("{here}/remove")).icon(Icon::Delete);
        page.head.quiet.push(remove);
    }
    page.body = search(ask, &here)
        .then(&told(ask, hits))
        .then(&rows(ask, sheet, lines, &here, next))
        .then(&columns(ask, sheet))
        .then(&facts(ask, sheet));
    page
}

/// How many rows a search found, and what they come to.
fn told(ask: &Ask<'_>, hits: Option<&Hits>) -> Html {
    let Some(hits) = hits else { return Html::default() };
    let mut text = ask.talk.with("intake-sheet-hits", &[("count", hits.count.into())]);
    let sum = |(column, kind, sum): &(String, sheets::Kind, String)| {
        let facts = [("column", column.into()), ("sum", words::sum(ask.talk, *kind, sum).into())];
        ask.talk.with("intake-sheet-hits-sum", &facts)
    };
    let sums: Vec<String> = hits.sums.iter().map(sum).collect();
    if !sums.is_empty() {
        text = format!("{text} {}", ask.say("intake-sheet-hits-sums"));
    }
    let mut notice = look::Notice::new(look::Mood::Calm, text);
    notice.more = words::bullets(&sums);
    notice.act = Some(Act::go(ask.say("intake-sheet-show-all"), ask.path));
    notice.render(ask.talk)
}

fn facts(ask: &Ask<'_>, sheet: &SheetFacts) -> Html {
    let facts = [
        ("file", sheet.file_name.clone()),
        ("format", sheet.about.format.clone()),
        ("sheet", sheet.about.sheet.clone()),
        ("rows", ask.talk.lang().number(sheet.rows)),
        ("titles", sheet.about.titles.join(" · ")),
        ("left-out", sheet.about.left_out.join(", ")),
        ("at", ask.when(sheet.at)),
        ("hash", sheet.file_hash.chars().take(16).collect()),
    ];
    words::line(&facts.map(|(word, value)| (ask.say(&format!("intake-fact-{word}")), value)))
}

fn columns(ask: &Ask<'_>, sheet: &SheetFacts) -> Html {
    let number = |count: usize| ask.talk.lang().number(count as i64);
    let row = |column: &sheet::SheetColumn| {
        let sum =
            column.sum.as_ref().map_or_else(|| "–".to_owned(), |sum| words::sum(ask.talk, column.kind, sum));
        look::Row::new(vec![
            column.name.as_str().into(),
            ask.say(&format!("intake-kind-{}", words::kind_word(column.kind))).into(),
            number(column.filled).into(),
            column.distinct.map_or_else(|| "–".to_owned(), number).into(),
            sum.into(),
        ])
    };
    let heads = ["name", "kind", "filled", "distinct", "sum"];
    let head = |head: &&str| {
        let label = ask.say(&format!("intake-columns-{head}"));
        if ["name", "kind"].contains(head) { look::Column::new(label) } else { look::Column::figures(label) }
    };
    let table = look::Table {
        caption: ask.say("intake-columns"),
        columns: heads.iter().map(head).collect(),
        rows: sheet.columns.iter().map(row).collect(),
        sums: Vec::new(),
    };
    table.render(ask.talk)
}

fn search(ask: &Ask<'_>, here: &str) -> Html {
    let field = look::Field::line("q", ask.say("intake-sheet-search")).value(ask.query.raw("q"));
    let mut form = look::Form::new(here, ask.say("intake-sheet-search-act"), vec![field]);
    form.method = look::Method::Get;
    form.render(ask.talk)
}

fn rows(ask: &Ask<'_>, sheet: &SheetFacts, lines: &[Line], here: &str, next: Option<i64>) -> Html {
    if lines.is_empty() {
        return Html(format!("<p class=\"muted\">{}</p>", look::escape(&ask.say("intake-rows-none"))));
    }
    let query = ask.query.raw("q");
    let row = |(number, cells): &Line| {
        let first = look::Cell::text(ask.talk.lang().number(*number));
        let rest = cells.iter().take(COLUMNS_SHOWN).map(|text| marked(text, query));
        look::Row::new(std::iter::once(first).chain(rest).collect())
    };
    let names = sheet.columns.iter().take(COLUMNS_SHOWN).map(|column| look::Column::new(&column.name));
    let table = look::Table {
        caption: ask.say("intake-rows"),
        columns: std::iter::once(look::Column::new(ask.say("intake-rows-col-row"))).chain(names).collect(),
        rows: lines.iter().map(row).collect(),
        sums: Vec::new(),
    };
    let query: String = query
        .bytes()
        .map(|b| if b.is_ascii_alphanumeric() { char::from(b).to_string() } else { format!("%{b:02X}") })
        .collect();
    let pager = look::Pager {
        previous: if ask.query.has("after") { format!("{here}?q={query}") } else { String::new() },
        next: next.map_or(String::new(), |after| format!("{here}?q={query}&after={after}")),
    };
    table.render(ask.talk).then(&pager.render(ask.talk))
}

/// A cell with what was searched for marked.
fn marked(text: &str, query: &str) -> look::Cell {
    let short: String = text.chars().take(200).collect();
    if query.trim().is_empty() { look::Cell::text(short) } else { look::Cell::html(hits(&short, query)) }
}

/// The text with its hits marked, word by word as the search found them.
fn hits(text: &str, query: &str) -> Html {
    let part = |(part, is_hit): (String, bool)| {
        let part = look::escape(&part);
        if is_hit { format!("<mark>{part}</mark>") } else { part }
    };
    Html(store::marked(text, query).into_iter().map(part).collect())
}

/// GET /import/sheets/{id}/export
pub(crate) fn export(ask: &Ask<'_>) -> Result<Reply> {
    let id: Id<SheetFacts> = ask.id("id")?;
    let sheet = ask.db.read(|reading| sheet::load(reading, ask.actor, id.number()))?;
    let mut file = tempfile::tempfile().map_err(Refused::broken)?;
    file.write_all("\u{feff}".as_bytes()).map_err(Refused::broken)?;
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(&mut file);
    let heads = sheet.columns.iter().map(|column| neutralise(&column.name).into_owned());
    writer.write_record(heads).map_err(Refused::broken)?;
    let mut after = 0;
    loop {
        let lines = ask.db.read(|reading| sheet::rows(reading, sheet.id, "", after, 500))?;
        let Some((last, _)) = lines.last() else { break };
        after = *last;
        for (_, cells) in &lines {
            writer
                .write_record(cells.iter().map(|cell| neutralise(cell).into_owned()))
                .map_err(Refused::broken)?;
        }
    }
    writer.flush().map_err(Refused::broken)?;
    drop(writer);
    Ok(Reply::Made { name: format!("{}.csv", sheet.name), mime: "text/csv; charset=utf-8", file })
}
