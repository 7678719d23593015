//! Needs that say much the same: shown before one asks, and when one looks for what to merge into.

use std::collections::HashMap;

use access::Actor;
use kernel::{Id, Result};
use look::{Act, Field, Form, Html, Icon};
use store::{Reading, Sql};
use web::Ask;

use crate::{Need, POLICY, Step, Verb, need};

/// A need that may be the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Similar {
    pub id: Id<Need>,
    pub title: String,
    pub step: Step,
    pub askers: i64,
}

/// Words that are looked for, the longest first: they say most.
const WORDS: usize = 5;
/// Needs of each word that are weighed.
const OF_EACH: i64 = 40;
/// Needs that are shown.
const SHOWN: usize = 5;

/// Open needs that the actor may read and that share words with this text, those that share most first.
pub fn similar(
    reading: &Reading<'_>,
    actor: &Actor,
    text: &str,
    but: Option<Id<Need>>,
) -> Result<Vec<Similar>> {
    let mut words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| w.chars().count() > 3)
        .map(str::to_lowercase)
        .collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
    words.dedup();
    let mut found: HashMap<Id<Need>, (usize, Similar)> = HashMap::new();
    for word in words.iter().take(WORDS) {
        for one in sharing(reading, actor, word)? {
            found.entry(one.id).or_insert((0, one)).0 += 1;
        }
    }
    let mut found: Vec<(usize, Similar)> =
        found.into_values().filter(|(_, one)| Some(one.id) != but).collect();
    found.sort_by_key(|(shared, one)| (std::cmp::Reverse(*shared), std::cmp::Reverse(one.id)));
    Ok(found.into_iter().take(SHOWN).map(|(_, one)| one).collect())
}

fn sharing(reading: &Reading<'_>, actor: &Actor, word: &str) -> Result<Vec<Similar>> {
    let Some((condition, value)) = reading.matching("need", "need.id", word) else { return Ok(Vec::new()) };
    let text = "SELECT need.id, need.title, need.state, need.askers FROM need WHERE {scope} AND need.is_open = 1 AND";
    let sql = Sql::within(&POLICY.scope(actor, Verb::Read), text).and(&condition).bind(value);
    let rows: Vec<(Id<Need>, String, String, i64)> =
        reading.all(sql.and("ORDER BY need.id DESC LIMIT ?").bind(OF_EACH))?;
    let similar = |(id, title, state, askers): (_, _, String, _)| {
        Step::from_word(&state).map(|step| Similar { id, title, step, askers })
    };
    Ok(rows.into_iter().filter_map(similar).collect())
}

/// The question whether somebody has asked before, and what was found for `q`.
pub(crate) fn before_asking(ask: &Ask<'_>) -> Result<Html> {
    let words = asked_words(ask);
    let form = search_form(ask, "/needs/ask", "needs-similar-q", &words);
    if words.is_empty() {
        return Ok(form);
    }
    let found = ask.db.read(|reading| similar(reading, ask.actor, &words, None))?;
    let title = if found.is_empty() { "needs-similar-none" } else { "needs-similar-found" };
    let items = found.iter().map(|one| {
        item(ask, one, &Act::go(ask.say("needs-join-title"), format!("{}/join", need::href(one.id))))
    });
    Ok(form.then(&panel(ask, title, items.collect())))
}

/// What the person has typed so far, as title or as words to look for.
fn asked_words(ask: &Ask<'_>) -> String {
    let title = ask.query.raw("title").trim();
    let words = if title.is_empty() { ask.query.raw("q").trim() } else { title };
    words.chars().take(200).collect()
}

/// Where a need may be merged into: what is similar, or what the person looks for.
pub(crate) fn to_merge_into(ask: &Ask<'_>, this: &Need, words: &str) -> Result<Html> {
    let found = ask.db.read(|reading| similar(reading, ask.actor, words, Some(this.id)))?;
    let form = search_form(ask, ask.path, "needs-merge-q", ask.query.raw("q"));
    let title = if found.is_empty() { "needs-merge-none" } else { "needs-merge-found" };
    let items = found.iter().map(|one| {
        let choose = Act::go(ask.say("needs-merge-choose"), format!("{}?into={}", ask.path, one.id));
        item(ask, one, &choose)
    });
    Ok(form.then(&panel(ask, title, items.collect())))
}

fn search_form(ask: &Ask<'_>, action: &str, label: &str, words: &str) -> Html {
    let field = Field::line("q", ask.say(label)).value(words).help(ask.say(&format!("{label}-help")));
    let form =
        Form { method: look::Method::Get, ..Form::new(action, ask.say("needs-similar-look"), vec![field]) };
    form.render(ask.talk)
}

fn panel(ask: &Ask<'_>, title: &str, items: Html) -> Html {
    let head = format!("<h2>{}</h2>", look::escape(&ask.say(title)));
    if items.is_empty() {
        return Html(format!("<section class=\"similar\" aria-live=\"polite\">{head}</section>"));
    }
    Html(format!("<section class=\"similar\">{head}<ul class=\"cards\">{items}</ul></section>"))
}

fn item(ask: &Ask<'_>, one: &Similar, act: &Act) -> Html {
    let link = Act::go(format!("{} ({})", one.title, one.id), need::href(one.id)).plain();
    let state = one.step.mark(ask.talk).render();
    let askers = look::escape(&ask.talk.with("needs-askers-count", &[("count", one.askers.into())]));
    let act = Act { icon: Some(Icon::Forward), ..act.clone() }.quiet();
    Html(format!(
        "<li class=\"card\"><p class=\"card-title\">{link}</p>{state}<p class=\"muted\">{askers}</p>{act}</li>"
    ))
}
