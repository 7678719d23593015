//! A ticket's page learns of what others do meanwhile: a look every fifteen seconds, which costs one or two questions, and a
//! word when there is something new. What is typed stays. Who else writes an answer is told to the desk alone.

use kernel::{Id, Result};
use look::Live;
use serde_json::json;
use store::Upkeep;
use web::{Ask, Reply};

use crate::show::Story;
use crate::store::{load, writing};
use crate::ticket::{Part, href};
use crate::{POLICY, Ticket, Verb};

/// GET `/tickets/{id}/pulse`: what changes when there is something new, and who is writing.
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    let id: Id<Ticket> = ask.id("id")?;
    let (mark, names) = ask.db.read(|reading| {
        let mark = writing::mark(reading, ask.actor, id)?;
        let writers =
            if mark.is_desk { writing::writers(reading, ask.actor.person_id(), id)? } else { Vec::new() };
        let known = people::names(reading, ask.actor, &writers)?;
        let named = |person| known.get(person).cloned().unwrap_or_else(|| ask.say("desk-name-hidden"));
        Ok((mark, writers.iter().map(named).collect::<Vec<String>>()))
    })?;
    let words = if names.is_empty() {
        String::new()
    } else {
        ask.talk.with("desk-live-writing", &[("names", names.join(", ").into())])
    };
    Ok(Reply::Json(json!({ "mark": mark.mark, "writing": names, "words": words })))
}

/// POST `/tickets/{id}/writing`: the token's owner types an answer. Answered as [`show`] is.
pub(crate) fn write(ask: &Ask<'_>) -> Result<Reply> {
    let (id, me) = (ask.id("id")?, ask.actor.me()?);
    let ticket = ask.db.read(|reading| load(reading, ask.actor, id))?;
    POLICY.allow(ask.actor, Verb::Answer, &ticket)?;
    ask.db.keep(Upkeep::Draft, |tx| writing::note(tx, id, me))?;
    show(ask)
}

/// What the page's script looks with; nothing of it is seen without.
pub(crate) fn draw(ask: &Ask<'_>, story: &Story) -> look::Html {
    let to = |what: &str| format!("/api/v1{}/{what}", href(story.ticket.id));
    let is_desk = POLICY.may(ask.actor, Verb::Answer, &story.ticket) && story.ticket.mine.part != Part::Asks;
    let live = Live {
        look: to("pulse"),
        writing: if is_desk { to("writing") } else { String::new() },
        news: ask.say("desk-live-news"),
        show: ask.say("desk-live-show"),
    };
    live.render(ask.talk)
}

/// When something that this reader sees last happened, and who did it: "14:02, Sven Fors".
pub(crate) fn last_changed(ask: &Ask<'_>, story: &Story) -> String {
    let said = story.messages.iter().map(|message| (message.at, story.author(ask, message)));
    let moved = story
        .past
        .iter()
        .map(|line| (line.from, line.by.map(|by| story.name(ask, Some(by))).unwrap_or_default()));
    match said.chain(moved).max_by_key(|(at, _)| *at) {
        Some((at, who)) if who.is_empty() => ask.when(at),
        Some((at, who)) => format!("{}, {who}", ask.when(at)),
        None => String::new(),
    }
}
