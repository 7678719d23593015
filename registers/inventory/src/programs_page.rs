//! The programs in the house: which there are, and on how many machines.

use kernel::{Refused, Result};
use look::{Act, Cell, Column, Filter, FilterBar, FilterKind, Html, Icon, Row, Table};
use serde_json::json;
use web::{Ask, Page, Reply};

use crate::store::programs::{self, Spread};
use crate::{POLICY, Verb};

/// Programs on the page.
const SHOWN: i64 = 200;
/// Programs in a file and in the API.
const IN_FILE: i64 = 20_000;

fn load(ask: &Ask<'_>, most: i64) -> Result<Vec<Spread>> {
    if !POLICY.may_somewhere(ask.actor, Verb::Read) {
        return Err(Refused::NotAllowed);
    }
    let words = ask.query.raw("q").trim();
    if words.chars().count() > 200 {
        return Err(Refused::field("q", "too-long"));
    }
    // A sign that no name has and PostgreSQL takes in no text parts words like a blank.
    let words: String = words.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    ask.db.read(|reading| programs::spread(reading, ask.actor, &words, most))
}

/// GET `/equipment/programs`
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    let all = load(ask, if ask.wants == web::Wants::Json { IN_FILE } else { SHOWN })?;
    let json = || {
        let one = |it: &Spread| json!({ "name": it.name, "machines": it.machines, "versions": it.versions });
        Ok(json!({ "items": all.iter().map(one).collect::<Vec<_>>() }))
    };
    ask.show(json, || Ok(page(ask, &all)))
}

/// GET `/equipment/programs/export`
pub(crate) fn export(ask: &Ask<'_>) -> Result<Reply> {
    let all = load(ask, IN_FILE)?;
    let row = |it: Spread| {
        vec![web::Cell::Text(it.name), web::Cell::Number(it.machines), web::Cell::Number(it.versions)]
    };
    let rows = all.into_iter().map(row).collect();
    web::reckoned(ask, "inventory-programs", &["name", "machines", "versions"], rows)
}

fn page(ask: &Ask<'_>, all: &[Spread]) -> Page {
    let mut page = Page::titled(ask.say("inventory-programs-title"));
    page.head.lead = ask.say("inventory-programs-lead");
    let found = Act::go(ask.say("inventory-found-list-title"), "/equipment/found");
    page.head.quiet = vec![found.icon(Icon::List)];
    let words = Filter::new(
        FilterKind::Search,
        "q",
        ask.say("inventory-programs-q"),
        ask.query.raw("q").trim().to_owned(),
    );
    let bar = FilterBar { action: "/equipment/programs".to_owned(), keep: Vec::new(), filters: vec![words] };
    page.body = bar.render(ask.talk);
    if all.is_empty() {
        let text = look::escape(&ask.say("inventory-programs-none"));
        page.body = page.body.then(&Html(format!("<p class=\"prose\">{text}</p>")));
        return page;
    }
    let number = |number: i64| Cell::from(ask.talk.lang().number(number));
    let row = |it: &Spread| Row::new(vec![Cell::text(&it.name), number(it.machines), number(it.versions)]);
    let head = |word: &str| ask.say(&format!("inventory-programs-col-{word}"));
    let table = Table {
        caption: ask.say("inventory-programs-caption"),
        columns: vec![
            Column::new(head("name")),
            Column::figures(head("machines")),
            Column::figures(head("versions")),
        ],
        rows: all.iter().map(row).collect(),
        sums: Vec::new(),
    };
    let link = |format: &str| {
        let facts = [("format", format), ("q", ask.query.raw("q").trim())];
        let href = web::bringing("/equipment/programs/export", &facts);
        Act::go(format.to_uppercase(), href).icon(Icon::Download).plain().0
    };
    let links: Vec<String> = ["csv", "xlsx", "ods", "json"].iter().map(|format| link(format)).collect();
    let files = format!("<p>{} {}</p>", look::escape(&ask.say("inventory-programs-files")), links.join(" "));
    page.body = page.body.then(&table.render(ask.talk)).then(&Html(files));
    page
}
