//! The rows of a dry run or a report, a page at a time.

use kernel::{FieldErrors, Id, Refused, Result};
use look::{Html, Icon, Mood, StateMark};
use serde_json::{Value as Json, json};
use web::{Ask, Reply};

use super::veil::readable;
use crate::import::{Import, State};
use crate::rows::{self, RowLine, Told};
use crate::target::{Target, target};
use crate::{store, words};

/// Rows on a page.
const PAGE: i64 = 50;
pub(crate) const OUTCOMES: [&str; 4] = ["new", "changed", "same", "refused"];

/// The outcome that the query asks for, and the row after which the page starts.
fn asked<'q>(ask: &'q Ask<'_>) -> Result<(Option<&'q str>, i64)> {
    let outcome = match ask.query.raw("outcome") {
        "" => None,
        asked if OUTCOMES.contains(&asked) => Some(asked),
        _ => return Err(Refused::field("outcome", "not-a-choice")),
    };
    let after = ask
        .query
        .optional_number("after", 0..=i64::MAX)
        .map_err(|e| Refused::Invalid(FieldErrors(vec![e])))?;
    Ok((outcome, after.unwrap_or(0)))
}

/// GET /import/{id}/rows
pub(crate) fn act(ask: &Ask<'_>) -> Result<Reply> {
    let id: Id<Import> = ask.id("id")?;
    let (outcome, after) = asked(ask)?;
    let (import, mut lines) = ask.db.read(|reading| {
        let import = store::load(reading, ask.actor, id)?;
        Ok((import, rows::page(reading, id, outcome, after, PAGE + 1)?))
    })?;
    lines = readable(ask, &import, lines)?;
    let has_more = lines.len() as i64 > PAGE;
    lines.truncate(PAGE as usize);
    let next = lines.last().filter(|_| has_more).map(|line| line.number);
    let target = target(&import.kind);
    let items: Vec<Json> = lines.iter().map(|line| as_json(ask, target, line)).collect();
    Ok(Reply::Json(json!({ "items": items, "next": next })))
}

/// A row for programs.
pub(crate) fn as_json(ask: &Ask<'_>, target: Option<&Target>, line: &RowLine) -> Json {
    let mut out = json!({ "row": line.number, "outcome": line.outcome, "name": line.name });
    let show = |field: &str, value: &crate::Value| words::value(ask.talk, target, field, value);
    match &line.told {
        Told::New(values) => {
            let values: serde_json::Map<String, Json> =
                values.iter().map(|(field, value)| (field.to_owned(), show(field, value).into())).collect();
            out["values"] = Json::Object(values);
        }
        Told::Changed(changes) => {
            let change = |c: &crate::judge::Change| json!({ "field": c.field, "old": show(&c.field, &c.old), "new": show(&c.field, &c.new) });
            out["changes"] = changes.iter().map(change).collect();
        }
        Told::Same(twin) => out["same_as_row"] = (*twin).into(),
        Told::Hidden => out["is_hidden"] = true.into(),
        Told::Refused(whys) => {
            let why = |w: &crate::Why| json!({ "field": w.field, "code": w.key, "message": words::why(ask.talk, target, w) });
            out["reasons"] = whys.iter().map(why).collect();
        }
    }
    out
}

/// The rows as a part of the page, with a link for each outcome and the way on.
pub(crate) fn body(ask: &Ask<'_>, import: &Import, counts: [i64; 4]) -> Result<Html> {
    let (outcome, after) = asked(ask)?;
    let id = import.id;
    let target = target(&import.kind);
    let lines = ask.db.read(|reading| rows::page(reading, id, outcome, after, PAGE + 1))?;
    let mut lines = readable(ask, import, lines)?;
    let has_more = lines.len() as i64 > PAGE;
    lines.truncate(PAGE as usize);
    let is_done = matches!(import.state, State::Done { .. });
    let here = format!("/import/{id}");
    let tab = |(label, href, is_here): (String, String, bool)| look::RailLink {
        is_here,
        ..look::RailLink::new(href, label)
    };
    let count = counts.iter().sum::<i64>();
    let all = ask.talk.with("intake-rows-all", &[("count", count.into())]);
    let all = std::iter::once((all, here.clone(), outcome.is_none()));
    let each = OUTCOMES.iter().zip(counts).map(|(word, count)| {
        let label = ask.talk.with(&format!("intake-rows-{word}"), &[("count", count.into())]);
        (label, format!("{here}?outcome={word}"), outcome == Some(*word))
    });
    let tabs = look::Tabs { label: ask.say("intake-rows"), tabs: all.chain(each).map(tab).collect() };
    let link = |line: &RowLine| match (line.record, &line.told) {
        (None, _) | (_, Told::Hidden | Told::Refused(_)) => None,
        (Some(_), Told::New(_)) if !is_done => None,
        (Some(record), _) => target.map(|target| (target.href)(record)),
    };
    let table = look::Table {
        caption: ask.say("intake-rows"),
        columns: ["row", "outcome", "name", "what"]
            .iter()
            .map(|c| look::Column::new(ask.say(&format!("intake-rows-col-{c}"))))
            .collect(),
        rows: lines.iter().map(|line| drawn(ask, target, line, link(line).as_deref())).collect(),
        sums: Vec::new(),
    };
    let way = outcome.map_or(String::new(), |word| format!("&outcome={word}"));
    let next = lines.last().filter(|_| has_more).map(|line| format!("{here}?after={}{way}", line.number));
    let previous = if after > 0 { format!("{here}?{}", way.trim_start_matches('&')) } else { String::new() };
    let pager = look::Pager { previous, next: next.unwrap_or_default() };
    let body = tabs.render(ask.talk);
    Ok(if lines.is_empty() {
        body.then(&Html(format!("<p class=\"muted\">{}</p>", look::escape(&ask.say("intake-rows-none")))))
    } else {
        body.then(&table.render(ask.talk)).then(&pager.render(ask.talk))
    })
}

fn mark(ask: &Ask<'_>, outcome: &str) -> StateMark {
    let (icon, mood) = match outcome {
        "new" => (Icon::Add, Mood::Good),
        "changed" => (Icon::Edit, Mood::Watch),
        "same" => (Icon::Check, Mood::Past),
        _ => (Icon::Stopped, Mood::Bad),
    };
    StateMark::new(icon, ask.say(&format!("intake-row-outcome-{outcome}")), mood)
}

fn drawn(ask: &Ask<'_>, target: Option<&Target>, line: &RowLine, href: Option<&str>) -> look::Row {
    let name = match href {
        Some(href) if !line.name.is_empty() => look::Cell::link(href, &line.name),
        _ => look::Cell::text(&line.name),
    };
    let lines = told(ask, target, &line.told);
    let what: String = lines.iter().map(|line| look::escape(line)).collect::<Vec<_>>().join("<br>");
    look::Row::new(vec![
        ask.talk.lang().number(line.number).into(),
        (&mark(ask, &line.outcome)).into(),
        name,
        look::Cell::html(Html(what)),
    ])
}

/// What is told of a row, a line for each field or reason.
pub(crate) fn told(ask: &Ask<'_>, target: Option<&Target>, told: &Told) -> Vec<String> {
    let label =
        |field: &str| target.map_or_else(|| field.to_owned(), |target| ask.say(&target.label_key(field)));
    let show = |field: &str, value: &crate::Value| {
        let shown: String = words::value(ask.talk, target, field, value).chars().take(200).collect();
        if shown.is_empty() { ask.say("intake-nothing") } else { shown }
    };
    match told {
        Told::New(values) => {
            values.iter().map(|(field, v)| format!("{}: {}", label(field), show(field, v))).collect()
        }
        Told::Changed(changes) => {
            let line = |c: &crate::judge::Change| {
                format!("{}: {} → {}", label(&c.field), show(&c.field, &c.old), show(&c.field, &c.new))
            };
            changes.iter().map(line).collect()
        }
        Told::Same(None) => vec![ask.say("intake-same-as-now")],
        Told::Same(Some(row)) => vec![ask.talk.with("intake-same-as-row", &[("row", (*row).into())])],
        Told::Refused(whys) => whys.iter().map(|why| words::why(ask.talk, target, why)).collect(),
        Told::Hidden => vec![ask.say("intake-row-hidden")],
    }
}
