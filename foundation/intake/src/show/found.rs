//! The table as it was found: each decision with its reason, and the ways on.

use look::{Act, Html, Icon, Mood, Notice};
use serde_json::{Value as Json, json};
use web::{Ask, Page};

use super::Shown;
use crate::found::{Finding, Proposed};
use crate::import::{INSPECT, State};
use crate::mapping::{Mapping, Origin};
use crate::policy::{IMPORTS, Verb};
use crate::target::{Target, targets};
use crate::upload::may_bring;
use crate::words;

/// What can be done with it: the likely kind first.
pub(crate) fn acts(ask: &Ask<'_>, shown: &Shown, page: &mut Page) {
    let (import, id) = (&shown.import, shown.import.id);
    let may = |verb| IMPORTS.may(ask.actor, verb, import);
    let keep = Act::send(ask.say("intake-keep-act"), format!("/import/{id}/keep")).icon(Icon::Table);
    if let Some(target) = targets().iter().find(|target| target.kind == import.kind)
        && may_bring(ask.actor, target.kind)
    {
        let label = ask.talk.with("intake-map-act", &[("kind", ask.say(target.words).into())]);
        let map = Act::go(label, format!("/import/{id}/map?kind={}", target.kind));
        page.head.primary = Some(map.icon(Icon::Import));
    }
    if matches!(import.state, State::Mapped) && may(Verb::Try) {
        page.head.primary =
            Some(Act::send(ask.say("intake-try-act"), format!("/import/{id}/try")).icon(Icon::Eye));
    }
    if may(Verb::Keep) && !import.is_closed {
        if import.kind == INSPECT {
            page.head.primary = Some(keep);
        } else {
            page.head.quiet.push(keep);
        }
    }
    if may(Verb::Table) {
        let correct = Act::go(ask.say("intake-table-act"), format!("/import/{id}/table")).icon(Icon::Edit);
        page.head.quiet.push(correct);
    }
    if may(Verb::Drop) {
        let drop = Act::go(ask.say("intake-drop-act"), format!("/import/{id}/drop")).icon(Icon::Delete);
        page.head.quiet.push(drop);
    }
}

/// What else the rows may become than the likely kind, as a line of links.
fn other_kinds(ask: &Ask<'_>, shown: &Shown) -> Html {
    let import = &shown.import;
    let link = |target: &&Target| {
        let href = format!("/import/{}/map?kind={}", import.id, target.kind);
        let label = ask.talk.with("intake-map-act", &[("kind", ask.say(target.words).into())]);
        Act::go(label, href).plain().0
    };
    let others =
        targets().iter().filter(|target| target.kind != import.kind && may_bring(ask.actor, target.kind));
    let links = others.map(|target| link(&target)).collect::<Vec<_>>().join(" · ");
    if links.is_empty() {
        return Html::default();
    }
    let title = if import.kind == INSPECT { "intake-map-what" } else { "intake-map-other" };
    words::section(&ask.say(title), &Html(format!("<p>{links}</p>")))
}

pub(crate) fn body(ask: &Ask<'_>, shown: &Shown) -> Html {
    let finding = &shown.finding;
    let mut body = words::section(&ask.say("intake-how-read"), &words::bullets(&decisions(ask, finding)));
    body = match shown.import.kind.as_str() {
        INSPECT => other_kinds(ask, shown).then(&body),
        _ => body.then(&other_kinds(ask, shown)),
    };
    if finding.rows == 0 {
        body = Notice::new(Mood::Watch, ask.say("intake-no-rows")).render(ask.talk).then(&body);
    }
    body = body.then(&preview(ask, finding)).then(&columns(ask, finding));
    if !finding.aside.is_empty() {
        body = body.then(&aside(ask, finding));
    }
    body
}

/// Every decision about the file and the table, in sentences.
pub(crate) fn decisions(ask: &Ask<'_>, finding: &Finding) -> Vec<String> {
    let talk = ask.talk;
    let mut lines = Vec::new();
    if finding.sheets.len() > 1 {
        let sheet = finding.sheet.and_then(|number| finding.sheets.get(number));
        let name = sheet.map_or("", |sheet| &sheet.name);
        let is_hidden = sheet.is_some_and(|sheet| sheet.is_hidden);
        let key = if finding.corrected.sheet.is_some() {
            "intake-chose-sheet-by-hand"
        } else if is_hidden {
            "intake-chose-sheet-hidden"
        } else {
            "intake-chose-sheet"
        };
        let facts =
            [("sheet", name.into()), ("count", finding.sheets.len().into()), ("rows", finding.rows.into())];
        lines.push(talk.with(key, &facts));
    }
    if !finding.titles.is_empty() {
        lines.push(talk.with("intake-titles", &[("titles", finding.titles.join(" · ").into())]));
    }
    let notes = finding.notes.iter().chain(&finding.reasons);
    lines.extend(notes.map(|note| words::note(talk, "intake-note", note)));
    lines.push(talk.with("intake-row-count", &[("rows", finding.rows.into())]));
    lines
}

fn preview(ask: &Ask<'_>, finding: &Finding) -> Html {
    let few: Vec<usize> = (0..finding.columns.len()).take(12).collect();
    let row = |cells: &Vec<String>| {
        let cell = |place: &usize| {
            let text: String =
                cells.get(*place).map(|text| text.chars().take(60).collect()).unwrap_or_default();
            look::Cell::text(if text.is_empty() { "–".to_owned() } else { text })
        };
        look::Row::new(few.iter().map(cell).collect())
    };
    let table = look::Table {
        caption: ask.say("intake-preview"),
        columns: few.iter().map(|place| look::Column::new(&finding.columns[*place].name)).collect(),
        rows: finding.preview.iter().map(row).collect(),
        sums: Vec::new(),
    };
    table.render(ask.talk)
}

fn columns(ask: &Ask<'_>, finding: &Finding) -> Html {
    let heads = ["name", "about", "sum", "why"];
    let row = |column: &crate::found::ColumnFound| {
        let why = column.reasons.iter().map(|note| words::note(ask.talk, "intake-note", note));
        let why = why.collect::<Vec<_>>().join(" ");
        let sum =
            column.sum.as_ref().map_or_else(|| "–".to_owned(), |sum| words::sum(ask.talk, column.kind, sum));
        look::Row::new(vec![
            column.name.as_str().into(),
            words::column(ask.talk, column).into(),
            sum.into(),
            why.into(),
        ])
    };
    let table = look::Table {
        caption: ask.say("intake-columns"),
        columns: heads
            .iter()
            .map(|head| {
                let label = ask.say(&format!("intake-columns-{head}"));
                if *head == "sum" { look::Column::figures(label) } else { look::Column::new(label) }
            })
            .collect(),
        rows: finding.columns.iter().map(row).collect(),
        sums: Vec::new(),
    };
    table.render(ask.talk)
}

fn aside(ask: &Ask<'_>, finding: &Finding) -> Html {
    let row = |aside: &crate::found::Aside| {
        look::Row::new(vec![
            ask.talk.lang().number(aside.row as i64 + 1).into(),
            ask.say(&format!("intake-role-{}", words::role_word(aside.role))).into(),
            aside.text.as_str().into(),
        ])
    };
    let heads = ["row", "role", "text"];
    let table = look::Table {
        caption: ask.say("intake-aside"),
        columns: heads
            .iter()
            .map(|head| look::Column::new(ask.say(&format!("intake-aside-{head}"))))
            .collect(),
        rows: finding.aside.iter().map(row).collect(),
        sums: Vec::new(),
    };
    table.render(ask.talk)
}

pub(crate) fn json(ask: &Ask<'_>, finding: &Finding) -> Json {
    let column = |column: &crate::found::ColumnFound| {
        json!({ "name": column.name, "kind": words::kind_word(column.kind), "filled": column.filled,
                "missing": column.missing, "misfits": column.misfits, "distinct": column.distinct,
                "sum": column.sum, "is_sensitive": column.sensitive.is_some(), "samples": column.samples,
                "confidence": column.confidence })
    };
    json!({
        "format": finding.format,
        "encoding": finding.encoding,
        "sheet": finding.sheet.and_then(|number| finding.sheets.get(number)).map(|sheet| &sheet.name),
        "sheets": finding.sheets.iter().map(|s| json!({ "name": s.name, "rows": s.rows, "tables": s.tables })).collect::<Vec<_>>(),
        "header_rows": finding.header.map(|(first, last)| [first + 1, last + 1]),
        "titles": finding.titles,
        "rows": finding.rows,
        "columns": finding.columns.iter().map(column).collect::<Vec<_>>(),
        "decisions": decisions(ask, finding),
    })
}

fn origin_json(origin: &Origin) -> Json {
    match origin {
        Origin::Column(name) => json!({ "column": name }),
        Origin::CodeOf(name) => json!({ "column": name, "part": "code" }),
        Origin::NameOf(name) => json!({ "column": name, "part": "name" }),
        Origin::LastCommaFirst(name) => json!({ "column": name, "part": "comma" }),
        Origin::Joined { first, last } => json!({ "first": first, "last": last }),
    }
}

pub(crate) fn proposal_json(proposed: &Proposed) -> Json {
    json!({ "field": proposed.fed.field, "from": origin_json(&proposed.fed.from), "confidence": proposed.confidence,
            "reason": proposed.reason.key })
}

pub(crate) fn mapping_json(mapping: &Mapping) -> Json {
    let fed = mapping.fed.iter().map(|fed| json!({ "field": fed.field, "from": origin_json(&fed.from) }));
    let constants: serde_json::Map<String, Json> =
        mapping.constants.iter().map(|(field, text)| (field.clone(), text.as_str().into())).collect();
    json!({ "fields": fed.collect::<Vec<_>>(), "constants": constants, "key": mapping.key, "layout": mapping.name })
}
