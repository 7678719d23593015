//! The kept answers that stand beside an answer while it is written: a link fills one in.

use kernel::{Id, Result};
use look::{Act, Html};
use web::{Ask, Draft};

use crate::canned::{Canned, Filling, filled};
use crate::store::canned as rows;
use crate::ticket::href;
use crate::{Ticket, suggest};

/// The draft of an answer with the kept answers beside it, and with one of them filled in when the address names it.
pub(crate) fn with_offers(ask: &Ask<'_>, ticket: &Ticket, draft: Draft) -> Result<Draft> {
    let me = ask.actor.me()?;
    let offered = ask.db.read(|reading| rows::offered_to(reading, me))?;
    let asked: Option<Id<Canned>> = ask.query.raw("canned").parse().ok();
    let chosen = asked.and_then(|id| offered.iter().find(|canned| canned.id == id));
    let draft = match chosen {
        Some(canned) => draft.value("text", filled(&canned.text, &filling(ask, ticket)?)),
        None => draft,
    };
    Ok(Draft { aside: links(ask, ticket, &offered).then(&suggest::beside(ask, Some(ticket))), ..draft })
}

fn filling(ask: &Ask<'_>, ticket: &Ticket) -> Result<Filling> {
    let persons: Vec<_> = [ticket.requester, ticket.owner].into_iter().flatten().collect();
    let (mut names, mut units) = ask.db.read(|reading| {
        let names = people::names(reading, ask.actor, &persons)?;
        Ok((names, people::unit_names(reading, &[ticket.facts.unit])?))
    })?;
    let mut name = |person: Option<_>| person.and_then(|person| names.remove(&person)).unwrap_or_default();
    Ok(Filling {
        requester: name(ticket.requester),
        ticket: ticket.id.to_string(),
        title: ticket.facts.title.clone(),
        unit: units.remove(&ticket.facts.unit).unwrap_or_default(),
        owner: name(ticket.owner),
    })
}

/// Links that fill an answer in; nothing where none is kept.
pub(crate) fn links(ask: &Ask<'_>, ticket: &Ticket, offered: &[Canned]) -> Html {
    if offered.is_empty() {
        return Html::default();
    }
    let title = look::escape(&ask.say("desk-canned-title"));
    let link = |canned: &Canned| {
        let to = format!("{}/answer?canned={}", href(ticket.id), canned.id);
        format!("<li>{}</li>", Act::go(&canned.title, to).plain())
    };
    let items: String = offered.iter().map(link).collect();
    Html(format!("<section><h2>{title}</h2><ul>{items}</ul></section>"))
}
