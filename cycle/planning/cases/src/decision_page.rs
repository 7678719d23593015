//! A decision's page: the case as it was when it was decided, and the file that says so byte for byte.

use kernel::{Money, Refused, Result};
use look::{Act, Crumb, Facts, Head, Html, Icon};
use serde_json::{Value as Json, json};
use store::Reading;
use web::{Ask, Page, Reply};

use crate::marks::{paragraph, state};
use crate::store::decisions::{self, Kept};
use crate::{Case, Outcome, State, YearSum, show_page, store as rows, tables};

/// All that the page shows.
struct Shown {
    case: Case,
    kept: Kept,
    body: String,
    by: Option<String>,
}

fn load(reading: &Reading<'_>, ask: &Ask<'_>) -> Result<Shown> {
    let case = rows::load(reading, ask.actor, ask.id("id")?)?;
    let (kept, body) = decisions::load(reading, case.id, ask.id("decision")?)?;
    let by = kept.by.map(|by| people::name_of(reading, ask.actor, by)).transpose()?;
    let by = by.map(|name| name.unwrap_or_else(|| ask.say("cases-protected")));
    Ok(Shown { case, kept, body, by })
}

/// GET `/cases/{id}/decisions/{decision}`
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    let shown = ask.db.read(|reading| load(reading, ask))?;
    let body: Json = serde_json::from_str(&shown.body).map_err(Refused::broken)?;
    let kept = &shown.kept;
    ask.show(
        || {
            Ok(json!({
                "id": kept.id, "revision": kept.revision, "outcome": kept.outcome.word(),
                "reason": kept.reason, "reference": kept.reference, "at": kept.at.rfc3339(),
                "hash": kept.hash, "case": body,
            }))
        },
        || page(ask, &shown, &body),
    )
}

/// GET `/cases/{id}/decisions/{decision}/file`: the same bytes each time.
pub(crate) fn file(ask: &Ask<'_>) -> Result<Reply> {
    let shown = ask.db.read(|reading| load(reading, ask))?;
    let name = format!("case-{}-{}.json", shown.case.id, shown.kept.revision);
    Ok(Reply::File { name, mime: "application/json", bytes: shown.body.into_bytes() })
}

/// A year as the body has it.
fn year(json: &Json) -> Result<YearSum> {
    let amount = |word: &str| -> Result<Money> {
        let text = json[word].as_str().unwrap_or_default();
        Money::parse_sek(text).map_err(|_| Refused::broken(format!("{word} of a decision is {text}")))
    };
    Ok(YearSum {
        year: json["year"].as_i64().unwrap_or_default(),
        one_off: amount("one_off")?,
        running: amount("running")?,
        capital: amount("capital")?,
        cash: amount("cash")?,
        time: amount("time")?,
    })
}

fn page(ask: &Ask<'_>, shown: &Shown, body: &Json) -> Result<Page> {
    let (case, kept) = (&shown.case, &shown.kept);
    let years: Vec<YearSum> =
        body["years"].as_array().into_iter().flatten().map(year).collect::<Result<_>>()?;
    let sum = year(&body["sum"])?;
    let outcome = match kept.outcome {
        Outcome::Approved => State::Approved,
        Outcome::Declined => State::Declined,
    };
    let download = Act::go(ask.say("cases-file"), format!("{}/decisions/{}/file", case.href(), kept.id));
    let title = body["title"].as_str().unwrap_or_default();
    let facts = [("title", title.into()), ("number", kept.revision.into())];
    let head = Head {
        state: Some(state(ask.talk, outcome)),
        quiet: vec![download.icon(Icon::Download)],
        ..Head::titled(ask.talk.with("cases-decision-title", &facts))
    };
    let reason = Html(format!("<section class=\"story prose\">{}</section>", look::prose(&kept.reason)));
    let page = reason.then(&tables::years(ask, &years, &sum)).then(&show_page::reckoned(ask, &sum));
    let aside = Facts::titled(ask.say("cases-facts"))
        .text(ask.say("cases-head-at"), &ask.when(kept.at))
        .text(ask.say("cases-head-by"), shown.by.as_deref().unwrap_or_default())
        .text(ask.say("cases-head-reference"), &kept.reference)
        .text(ask.say("cases-head-hash"), &kept.hash)
        .render(ask.talk);
    let crumbs =
        vec![Crumb::new("/cases", ask.say("cases-list-title")), Crumb::new(case.href(), &case.facts.title)];
    Ok(Page {
        crumbs,
        head,
        body: page.then(&paragraph(&ask.say("cases-decision-help"))),
        aside,
        ..Page::default()
    })
}
