//! A way through a whole queue from ticket to ticket, by links and by keys: the address carries the queue.

use kernel::{Id, Result};
use look::{Act, Html, Icon};
use web::Ask;

use crate::list::TICKETS;
use crate::show::Story;
use crate::ticket::{Part, href};
use crate::{POLICY, Step, Ticket, Verb};

/// The address of a verb of a ticket, within the queue that its page was opened from.
pub(crate) fn within(ask: &Ask<'_>, id: Id<Ticket>, verb: &str) -> String {
    format!("{}/{verb}{}", href(id), web::onward(ask))
}

/// The act with the key of its verb, for the few that are done again and again.
pub(crate) fn keyed(act: Act, verb: Verb) -> Act {
    let keys = [(Verb::Take, 't'), (Verb::Note, 'i'), (Verb::Wait, 'w'), (Verb::Resolve, 'r')];
    match keys.into_iter().find(|(known, _)| *known == verb) {
        Some((_, key)) => act.key(key),
        None => act,
    }
}

/// The bar above a ticket: its neighbours in the queue it was opened from, the queue itself, and the way to the answer.
pub(crate) fn draw(ask: &Ask<'_>, story: &Story) -> Result<Html> {
    let mut links: Vec<Act> = Vec::new();
    if let Some(query) = web::queue_of(ask) {
        let to = |id: i64| format!("{}{}", href(Id::new(id)), web::onward(ask));
        let beside = web::neighbours(&TICKETS, ask, query, story.ticket.id.number())?;
        let previous = beside.previous.map(|id| Act::go(ask.say("desk-queue-previous"), to(id)));
        links.extend(previous.map(|act| act.icon(Icon::Previous).key('p')));
        let next = beside.next.map(|id| Act::go(ask.say("desk-queue-next"), to(id)));
        links.extend(next.map(|act| act.icon(Icon::Next).key('n')));
        let back = format!("{}?{query}", TICKETS.path);
        links.push(Act::go(ask.say("desk-queue-back"), back).icon(Icon::List).key('q'));
    }
    let can_speak = !matches!(story.ticket.state.step(), Step::Merged | Step::Closed);
    let is_desk = POLICY.may(ask.actor, Verb::Answer, &story.ticket) && story.ticket.mine.part != Part::Asks;
    if can_speak && is_desk {
        links.push(Act::go(ask.say("desk-queue-answer"), "#field-text").icon(Icon::Comment).key('a'));
    }
    if links.is_empty() {
        return Ok(Html::default());
    }
    let links: String = links.iter().map(|act| format!("<li>{}</li>", act.plain())).collect();
    let label = look::escape(&ask.say("desk-queue"));
    Ok(Html(format!("<nav class=\"queue\" aria-label=\"{label}\"><ul>{links}</ul></nav>")))
}
