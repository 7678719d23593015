//! A whole mail, shown safe: who it is from and how sure that is, its words with what only comes along folded away, its HTML
//! without anything that acts or fetches, its parts by what they are, and the raw mail to download.

use ::store::Reading;
use access::Actor;
use kernel::{Id, Refused, Result, Subject};
use letters::{FoldKind, Letter};
use look::{Crumb, Facts, Html};
use serde_json::json;
use web::{Ask, Page, Reply};

use crate::incoming::{InState, Incoming};
use crate::policy::{InVerb, LETTERS_IN};
use crate::receive::RAW;
use crate::setup;
use crate::store::{boxes, incoming as rows};
use crate::take_in::raw_bytes;

/// May the actor open this mail? Whoever may open any, and whom the room of what it became lets.
pub(crate) fn may_open(reading: &Reading<'_>, actor: &Actor, id: i64) -> Result<bool> {
    let clock = Actor::clock();
    let letter = match rows::load(reading, &clock, Id::new(id)) {
        Ok(letter) => letter,
        Err(Refused::NotFound) => return Ok(false),
        Err(other) => return Err(other),
    };
    if LETTERS_IN.may(actor, InVerb::Open, &letter) {
        return Ok(true);
    }
    let InState::Taken { became: Some(became), .. } = &letter.state else { return Ok(false) };
    let mailbox = boxes::load(reading, &clock, letter.mailbox)?;
    let Ok(setup) = setup::installed() else { return Ok(false) };
    setup.take(&mailbox.purpose).map_or(Ok(false), |take| (take.opens)(reading, actor, became))
}

/// GET `/mail/letters/{id}/whole`
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    let id: Id<Incoming> = ask.id("id")?;
    let row = ask.db.read(|reading| {
        if may_open(reading, ask.actor, id.number())? {
            rows::load(reading, &Actor::clock(), id)
        } else {
            Err(Refused::NotFound)
        }
    })?;
    let letter = letters::read(&raw_bytes(&row.hash)?, &row.envelope);
    if let InState::Taken { became: Some(became), .. } = &row.state {
        ask.load_cards(std::slice::from_ref(became))?;
    }
    ask.show(|| Ok(as_json(&row, &letter)), || page(ask, &row, &letter))
}

fn as_json(row: &Incoming, letter: &Letter) -> serde_json::Value {
    let parts = letter
        .parts
        .iter()
        .map(|part| json!({ "name": part.name, "type": part.mime, "bytes": part.content.len() }));
    json!({
        "id": row.id.number(), "subject": row.subject, "from": row.from.address, "sender": row.sender, "kind": row.kind,
        "at": row.at.rfc3339(), "text": letter.text, "html": letter.html, "faults": row.faults,
        "parts": parts.collect::<Vec<_>>(),
    })
}

fn page(ask: &Ask<'_>, row: &Incoming, letter: &Letter) -> Result<Page> {
    let subject = row.subject.trim();
    let mut page =
        Page::titled(if subject.is_empty() { ask.say("mail-no-subject") } else { subject.to_owned() });
    if let InState::Taken { became: Some(became), .. } = &row.state
        && let Some(card) = ask.card(became)
    {
        page.crumbs = vec![Crumb::new(&card.href, &card.title)];
    }
    page.body = words(ask, letter).then(&formatted(ask, letter));
    page.aside = facts(ask, row, letter)?.render(ask.talk);
    Ok(page)
}

fn words(ask: &Ask<'_>, letter: &Letter) -> Html {
    let piece = |fold: &letters::Fold| match fold.kind {
        FoldKind::Own => look::prose(&fold.text),
        FoldKind::Quote | FoldKind::Signature => {
            folded(&ask.say(&format!("mail-fold-{}", fold.kind.word())), &look::prose(&fold.text))
        }
    };
    let words = letter.folds.iter().map(piece).fold(Html::default(), |all, one| all.then(&one));
    Html(format!("<section class=\"story prose\">{words}</section>"))
}

/// The HTML as its sender laid it out; most letters say the same in plain words.
fn formatted(ask: &Ask<'_>, letter: &Letter) -> Html {
    let Some(html) = &letter.html else { return Html::default() };
    folded(&ask.say("mail-whole-formatted"), &Html(format!("<div class=\"prose\">{html}</div>")))
}

fn folded(label: &str, what: &Html) -> Html {
    Html(format!("<details class=\"fold\"><summary>{}</summary>{what}</details>", look::escape(label)))
}

fn facts(ask: &Ask<'_>, row: &Incoming, letter: &Letter) -> Result<Facts> {
    let say = |key: &str| ask.say(key);
    let faults: Vec<String> =
        row.faults.iter().map(|word| say(&format!("mail-letter-fault-{word}"))).collect();
    let mut facts = Facts::titled(say("mail-letter-facts"))
        .text(say("mail-letters-col-from"), &format!("{} {}", row.from.name, row.from.address))
        .text(say("mail-letter-sender"), &say(&format!("mail-sender-{}", row.sender)))
        .text(say("mail-letters-col-kind"), &say(&format!("mail-kind-{}", row.kind)))
        .text(say("mail-letters-col-at"), &ask.when(row.at))
        .text(say("mail-letter-faults"), &faults.join(" "));
    for part in &letter.parts {
        let size = ask.talk.lang().bytes(i64::try_from(part.content.len()).unwrap_or(i64::MAX));
        facts = facts.text(say("mail-whole-part"), &format!("{} ({}, {size})", part.name, part.mime));
    }
    let subject = Subject::new(RAW, row.id.number());
    for file in ask.db.read(|reading| files::of_subject(reading, &subject))? {
        facts = facts.link(say("mail-letter-raw"), &file.name, &file.href());
    }
    Ok(facts)
}
