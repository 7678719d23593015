//! What may answer a question before it is asked: similar tickets, known errors and articles, found by the words that are
//! typed. Each is found within the same scope as it is read: who asks finds their own, the desk what it may read.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

use kernel::{Id, Moment, Person, Refused, Result};
use look::{Crumb, Empty, Field, Form, Html, Icon, Method, Suggest};
use serde_json::{Value as Json, json};
use store::{Reading, Sql};
use web::{Ask, Page, Reply};

use crate::ticket::href;
use crate::{POLICY, Ticket, Verb};

/// Words that are looked for, the longest first: they say most.
const WORDS: usize = 4;
/// Tickets of each word that are weighed, the newest first.
const OF_EACH: i64 = 40;
/// What is shown of each kind.
const SHOWN: usize = 5;
/// Questions of one person in a minute.
const PER_MINUTE: u32 = 30;
/// What may be asked with at most.
const ASKED_CHARS: usize = 4_000;

/// The fields of the question.
pub(crate) const FIELDS: &[web::Field] =
    &[web::Field::prose("q", ASKED_CHARS).required(), web::Field::hidden("but")];

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Is {
    KnownError,
    Article,
    Ticket,
}

impl Is {
    const fn word(self) -> &'static str {
        match self {
            Self::KnownError => "known-error",
            Self::Article => "article",
            Self::Ticket => "ticket",
        }
    }
}

pub(crate) struct Found {
    is: Is,
    title: String,
    pub href: String,
    /// The way round a known error.
    text: String,
}

/// The words that say most, as they are looked for.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() > 3)
        .map(str::to_lowercase)
        .collect();
    words.sort_by(|one, other| other.chars().count().cmp(&one.chars().count()).then(one.cmp(other)));
    words.dedup();
    words.truncate(WORDS);
    words
}

/// Which tickets a question is about.
#[derive(Debug, Clone, Copy)]
enum Among {
    KnownErrors,
    Others,
}

impl Among {
    const fn condition(self) -> &'static str {
        match self {
            Self::KnownErrors => "ticket.workaround <> ''",
            Self::Others => "ticket.workaround = '' AND ticket.state <> 'merged'",
        }
    }
}

type Line = (Id<Ticket>, String, String);

/// Tickets that share at least half of the words, those that share most first.
fn tickets(
    reading: &Reading<'_>,
    ask: &Ask<'_>,
    words: &[String],
    (among, but): (Among, Id<Ticket>),
) -> Result<Vec<Line>> {
    let scope = POLICY.scope(ask.actor, Verb::Read);
    if scope.is_nothing() {
        return Ok(Vec::new());
    }
    let mut shared: HashMap<Id<Ticket>, (usize, Line)> = HashMap::new();
    for word in words {
        let Some((condition, value)) = reading.matching("ticket", "ticket.id", word) else { continue };
        let text = format!(
            "SELECT ticket.id, ticket.title, ticket.workaround FROM ticket WHERE {{scope}} AND {} AND ticket.id <> ? AND",
            among.condition()
        );
        let sql = Sql::within(&scope, &text).bind(but).and(&condition).bind(value);
        let found: Vec<Line> = reading.all(sql.and("ORDER BY ticket.id DESC LIMIT ?").bind(OF_EACH))?;
        for line in found {
            shared.entry(line.0).or_insert((0, line)).0 += 1;
        }
    }
    let mut found: Vec<(usize, Line)> =
        shared.into_values().filter(|(count, _)| count * 2 >= words.len()).collect();
    found.sort_by_key(|(count, (id, ..))| (std::cmp::Reverse(*count), std::cmp::Reverse(*id)));
    Ok(found.into_iter().take(SHOWN).map(|(_, line)| line).collect())
}

/// What may answer these words, but for one ticket: known errors, then articles, then other tickets.
pub(crate) fn find(reading: &Reading<'_>, ask: &Ask<'_>, text: &str, but: Id<Ticket>) -> Result<Vec<Found>> {
    let words = words(text);
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let ticket = |is: Is| {
        move |(id, title, text): Line| Found { is, title: format!("{title} ({id})"), href: href(id), text }
    };
    let mut found: Vec<Found> = Vec::new();
    let known = tickets(reading, ask, &words, (Among::KnownErrors, but))?;
    found.extend(known.into_iter().map(ticket(Is::KnownError)));
    let articles = articles::similar(reading, ask.actor, text, SHOWN)?;
    found.extend(articles.into_iter().map(|article| Found {
        is: Is::Article,
        href: articles::href(article.id),
        title: article.title,
        text: String::new(),
    }));
    let others = tickets(reading, ask, &words, (Among::Others, but))?;
    found.extend(others.into_iter().map(ticket(Is::Ticket)));
    Ok(found)
}

/// How often each person has asked in the minute that is. Each program of several counts for itself: it keeps one alone
/// from asking for all, and nobody else needs to know.
static ASKED: LazyLock<Mutex<(i64, HashMap<Id<Person>, u32>)>> = LazyLock::new(Mutex::default);

/// Refuses who asks too often.
fn within_rate(person: Id<Person>, now: Moment) -> Result<()> {
    let (minute, second) = {
        let seconds = now.seconds_since(Moment(0));
        (seconds.div_euclid(60), seconds.rem_euclid(60))
    };
    let mut asked = ASKED.lock().unwrap_or_else(PoisonError::into_inner);
    if asked.0 != minute {
        *asked = (minute, HashMap::new());
    }
    let count = asked.1.entry(person).or_default();
    *count += 1;
    if *count <= PER_MINUTE {
        return Ok(());
    }
    Err(Refused::TooMany { retry_after_s: u32::try_from(60 - second).unwrap_or(60) })
}

fn asked(ask: &Ask<'_>, input: &kernel::Input) -> Result<(String, Vec<Found>)> {
    if !POLICY.may_somewhere(ask.actor, Verb::Report) {
        return Err(Refused::NotAllowed);
    }
    let me = ask.actor.me()?;
    let text: String = input.raw("q").chars().take(ASKED_CHARS).collect();
    if text.trim().is_empty() {
        return Ok((text, Vec::new()));
    }
    within_rate(me, ask.db.clock().now())?;
    let but = input.raw("but").parse().unwrap_or(Id::new(0));
    let found = ask.db.read(|reading| find(reading, ask, &text, but))?;
    Ok((text, found))
}

/// POST `/tickets/similar`: what may answer the words that are being typed.
pub(crate) fn send(ask: &Ask<'_>) -> Result<Reply> {
    let (_, found) = asked(ask, ask.input)?;
    Ok(Reply::Json(as_json(ask, &found)))
}

/// GET `/tickets/similar`: the same as a page, for looking before asking.
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    let (text, found) = asked(ask, ask.query)?;
    ask.show(|| Ok(as_json(ask, &found)), || Ok(page(ask, &text, &found)))
}

fn label(ask: &Ask<'_>, is: Is) -> String {
    ask.say(&format!("desk-similar-{}", is.word()))
}

fn as_json(ask: &Ask<'_>, found: &[Found]) -> Json {
    let one = |found: &Found| {
        json!({
            "kind": found.is.word(),
            "label": label(ask, found.is),
            "title": found.title,
            "href": found.href,
            "text": found.text,
        })
    };
    json!({ "items": found.iter().map(one).collect::<Vec<_>>() })
}

fn page(ask: &Ask<'_>, text: &str, found: &[Found]) -> Page {
    let mut page = Page::titled(ask.say("desk-similar-title"));
    page.head.lead = ask.say("desk-similar-lead");
    page.crumbs = vec![Crumb::new("/tickets", ask.say("desk-list-title"))];
    let field = Field::line("q", ask.say("desk-similar-q")).value(text);
    let mut form = Form::new("/tickets/similar", ask.say("desk-similar-submit"), vec![field]);
    form.method = Method::Get;
    let report = look::Act::go(ask.say("desk-report-page"), "/tickets/report");
    page.body = form.render(ask.talk);
    if found.is_empty() && !text.trim().is_empty() {
        let (title, text) = (ask.say("desk-similar-none"), ask.say("desk-similar-none-help"));
        page.body =
            page.body.then(&Empty { icon: Icon::Search, title, text, act: Some(report) }.render(ask.talk));
        return page;
    }
    let one = |found: &Found| {
        let link = look::Act::go(&found.title, &found.href).plain();
        let (label, text) = (look::escape(&label(ask, found.is)), look::prose(&found.text));
        format!("<li>{link} <span class=\"muted\">{label}</span>{text}</li>")
    };
    let lines: String = found.iter().map(one).collect();
    page.body = page.body.then(&Html(format!("<ul class=\"suggested\">{lines}</ul>")));
    page.head.primary = Some(report);
    page
}

/// The place beside a form in which what may answer it is shown while it is typed, and the link for looking first.
pub(crate) fn beside(ask: &Ask<'_>, ticket: Option<&Ticket>) -> Html {
    let query = ticket.map_or_else(String::new, |ticket| {
        let words = words(&ticket.facts.title).join("+");
        format!("?q={words}&but={}", ticket.id)
    });
    let suggest = Suggest {
        title: ask.say("desk-similar-beside"),
        source: "/api/v1/tickets/similar".to_owned(),
        but: ticket.map_or_else(String::new, |ticket| ticket.id.to_string()),
        more: look::Act::go(ask.say("desk-similar-first"), format!("/tickets/similar{query}")),
    };
    suggest.render(ask.talk)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_words_are_looked_for_and_each_once() {
        assert_eq!(
            words("Skrivaren på plan 3 skriver inte ut, skrivaren blinkar rött"),
            ["skrivaren", "blinkar", "skriver", "inte"]
        );
        assert!(words("ok? 12 ja").is_empty());
    }

    #[test]
    fn a_person_asks_thirty_times_a_minute_and_others_are_not_kept_from_it() {
        let (one, other, now) = (Id::new(901), Id::new(902), Moment(0).plus_seconds(30));
        for _ in 0..PER_MINUTE {
            assert_eq!(within_rate(one, now), Ok(()));
        }
        assert_eq!(within_rate(one, now), Err(Refused::TooMany { retry_after_s: 30 }));
        assert_eq!(within_rate(other, now), Ok(()));
        assert_eq!(within_rate(one, now.plus_seconds(30)), Ok(()), "another minute");
    }
}
