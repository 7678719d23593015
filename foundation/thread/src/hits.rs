//! What a record can be tied to: found by words or by number, among what the reader may read.

use askama::Template;
use kernel::{Id, Refused, Result, Subject};
use look::{Choice, Field, Form, Html, Icon, Method};
use texts::Talk;
use web::{Ask, Card, Kind};

use crate::{Aspect, ends};

/// Hits of each kind.
const OF_EACH: i64 = 10;
/// Characters of a question; the rest is not looked at.
const ASKED_AT_MOST: usize = 200;

/// A record that was found.
pub(crate) struct Found {
    pub(crate) subject: Subject,
    pub(crate) card: Card,
    /// The words around the hit; none for what was found by its number.
    pub(crate) text: String,
}

/// What was asked for; nothing when nothing was.
pub(crate) fn asked(ask: &Ask<'_>) -> Option<String> {
    let words: String = ask.query.raw("q").trim().chars().take(ASKED_AT_MOST).collect();
    (!words.is_empty()).then_some(words)
}

/// What answers the question, in the kind that was asked for or in all of them.
pub(crate) fn find(ask: &Ask<'_>, here: &Subject) -> Result<Vec<Found>> {
    let Some(words) = asked(ask) else { return Ok(Vec::new()) };
    let kinds = kinds_asked(ask)?;
    let mut found = Vec::new();
    if let Ok(number) = words.trim_start_matches('#').parse::<Id<()>>() {
        let subjects: Vec<Subject> =
            kinds.iter().map(|kind| Subject::new(kind.name, number.number())).collect();
        ask.load_cards(&subjects)?;
        let cards = subjects.into_iter().filter_map(|subject| Some((ask.card(&subject)?, subject)));
        found.extend(cards.map(|(card, subject)| Found { subject, card, text: String::new() }));
    }
    for (kind, search) in kinds.iter().filter_map(|kind| Some((kind, kind.search?))) {
        let hits = ask.db.read(|reading| search(reading, ask, &words, OF_EACH))?;
        for hit in hits.into_iter().take(OF_EACH as usize) {
            let subject = Subject::new(kind.name, hit.card.id);
            if found.iter().all(|one| one.subject != subject) {
                found.push(Found { subject, card: hit.card, text: hit.text });
            }
        }
    }
    found.retain(|one| one.subject != *here);
    Ok(found)
}

fn all_kinds<'a>(ask: &Ask<'a>) -> impl Iterator<Item = &'a Kind> {
    ask.app.rooms.iter().flat_map(|room| room.kinds)
}

fn kinds_asked<'a>(ask: &Ask<'a>) -> Result<Vec<&'a Kind>> {
    match ask.query.raw("kind") {
        "" => Ok(all_kinds(ask).collect()),
        name => Ok(vec![ask.app.kind(name).ok_or_else(|| Refused::field("kind", "not-a-choice"))?]),
    }
}

/// The question, and what answers it with a form after each.
pub(crate) fn section(ask: &Ask<'_>, here: (&Subject, &Card), found: &[Found]) -> Html {
    let words = asked(ask);
    let kinds = all_kinds(ask).map(|kind| Choice::new(kind.name, ask.say(kind.label)));
    let fields = vec![
        Field::line("q", ask.say("thread-find-q"))
            .help(ask.say("thread-find-q-help"))
            .value(ask.query.raw("q")),
        Field::pick("kind", ask.say("thread-find-kind"), kinds.collect()).value(ask.query.raw("kind")),
    ];
    let action = format!("{}#tie", ends::href(here.0));
    let form = Form { method: Method::Get, ..Form::new(action, ask.say("thread-find-submit"), fields) };
    let answer = words.map_or_else(Html::default, |_| answer(ask, here, found));
    let title = format!(
        "<h2 id=\"tie\">{}<span>{}</span></h2>",
        Icon::Link.svg(),
        look::escape(&ask.say("thread-tie-title"))
    );
    Html(title).then(&form.render(ask.talk)).then(&answer)
}

fn answer(ask: &Ask<'_>, (near, here): (&Subject, &Card), found: &[Found]) -> Html {
    let words = asked(ask).unwrap_or_default();
    let lines = found.iter().map(|one| Line {
        found: one,
        kind: ends::kind_label(ask, &one.subject),
        text: marked(&one.text, &words),
        sentence: ask.talk.with(
            "thread-tie-sentence",
            &[("here", (&here.title).into()), ("there", (&one.card.title).into())],
        ),
    });
    let count = ask.talk.with("thread-find-count", &[("count", found.len().into())]);
    let relations = Aspect::WORDS.iter().filter_map(|word| Aspect::from_word(word));
    Html::of(&HitsView {
        talk: ask.talk,
        near,
        count,
        lines: lines.collect(),
        relations: relations.map(|aspect| (aspect.word(), ask.say(&aspect.key()))).collect(),
    })
}

/// The text with the words that answer marked, in whatever form they stand.
fn marked(text: &str, words: &str) -> Html {
    let part = |(part, is_hit): (String, bool)| {
        let part = look::escape(&part);
        if is_hit { format!("<mark>{part}</mark>") } else { part }
    };
    Html(store::marked(text, words).into_iter().map(part).collect())
}

/// A hit as it is drawn.
struct Line<'a> {
    found: &'a Found,
    kind: String,
    text: Html,
    sentence: String,
}

#[derive(Template)]
#[template(path = "hits.html")]
struct HitsView<'a> {
    talk: &'a Talk,
    near: &'a Subject,
    count: String,
    lines: Vec<Line<'a>>,
    relations: Vec<(&'static str, String)>,
}
