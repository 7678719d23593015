//! What the desk tells the clocks, inside its own writes, and what they say of when a ticket is due.

use clocks::{Outlook, Owner, Phase, Said, Turn};
use kernel::{Id, Moment, Result, Subject};
use store::Tx;

use crate::store::set_due;
use crate::{State, Ticket, Voice, Waiting};

/// Tickets, as clocks know them.
pub const CLOCKED: Owner =
    Owner { kind: "ticket", stands: |tx, id, outlook| set_due(tx, Id::new(id), outlook.due) };

/// What a state means to clocks; none when nothing is promised to the ticket any longer. An approval is given on the side of
/// those who ask.
pub(crate) fn phase(state: &State) -> Option<Phase> {
    Some(match state {
        State::New => Phase::New,
        State::Open => Phase::Open,
        State::Waiting { on: Waiting::Requester | Waiting::Approval } => Phase::WaitsForRequester,
        State::Waiting { on: Waiting::Supplier { .. } } => Phase::WaitsForSupplier,
        State::Waiting { on: Waiting::Day(_) } => Phase::WaitsForDay,
        State::Resolved { .. } => Phase::Solved,
        State::Closed { .. } => Phase::Closed,
        State::Merged { .. } => return None,
    })
}

fn subject(ticket: &Ticket) -> Subject {
    Subject::new("ticket", ticket.id.number())
}

fn facts(ticket: &Ticket) -> clocks::Facts {
    let supplier = match ticket.state.waits_for() {
        Some(Waiting::Supplier { who, .. }) if !who.trim().is_empty() => Some(who.clone()),
        Some(Waiting::Supplier { .. } | Waiting::Requester | Waiting::Approval | Waiting::Day(_)) | None => {
            None
        }
    };
    clocks::Facts {
        subject: subject(ticket),
        unit: ticket.facts.unit,
        service: ticket.facts.service,
        group: ticket.group,
        supplier,
        priority: u8::try_from(ticket.priority.level.number()).ok(),
    }
}

/// A ticket begins. One that came in closed is promised nothing.
pub(crate) fn begin(tx: &Tx<'_>, ticket: &Ticket) -> Result<()> {
    match phase(&ticket.state) {
        None | Some(Phase::Closed) => Ok(()),
        Some(phase) => {
            let outlook = clocks::begin_at(tx, &facts(ticket), phase, ticket.created_at)?;
            due(tx, ticket, outlook)
        }
    }
}

/// A ticket whose story is told as it is stored: every state and every word with its moment.
pub(crate) fn recorded(
    tx: &Tx<'_>,
    ticket: &Ticket,
    states: &[(Moment, State)],
    words: &[(Moment, Voice)],
) -> Result<()> {
    let phases: Vec<(Moment, Phase)> =
        states.iter().filter_map(|(at, state)| Some((*at, phase(state)?))).collect();
    let said = |(at, voice): &(Moment, Voice)| match voice {
        Voice::Internal => None,
        Voice::Asker => Some((*at, Said::Asked)),
        Voice::Desk => Some((*at, Said::Answered)),
    };
    let said: Vec<(Moment, Said)> = words.iter().filter_map(said).collect();
    let outlook = clocks::recorded(tx, &facts(ticket), &phases, &said)?;
    if phase(&ticket.state).is_none() {
        clocks::withdrawn(tx, &subject(ticket))?;
        return due(tx, ticket, Outlook::default());
    }
    due(tx, ticket, outlook)
}

/// It came into another state, or stayed in it, and perhaps somebody spoke where the others read it. What is internal is no
/// answer.
pub(crate) fn turned(tx: &Tx<'_>, before: &State, ticket: &Ticket, voice: Option<Voice>) -> Result<()> {
    let Some(phase) = phase(&ticket.state) else {
        clocks::withdrawn(tx, &subject(ticket))?;
        return due(tx, ticket, Outlook::default());
    };
    let is_other = *before != ticket.state;
    if is_other && phase == Phase::WaitsForSupplier {
        // Whom it waits for is what a supplier's agreement looks at.
        clocks::reclassified(tx, &facts(ticket))?;
    }
    let said = match voice {
        Some(Voice::Asker) => Some(Said::Asked),
        Some(Voice::Desk) => Some(Said::Answered),
        Some(Voice::Internal) | None => None,
    };
    let turn = Turn { phase: is_other.then_some(phase), said };
    if turn == Turn::default() {
        return Ok(());
    }
    let Some(outlook) = clocks::turned(tx, &subject(ticket), turn)? else {
        // It came in closed, and is opened again: what is promised, is promised from now on.
        return begin(tx, &Ticket { created_at: tx.now(), ..ticket.clone() });
    };
    let is_back = !before.step().is_open() && ticket.state.step().is_open();
    let outlook = if is_back { clocks::reclassified(tx, &facts(ticket))? } else { outlook };
    due(tx, ticket, outlook)
}

/// Its priority, unit, group or service is another.
pub(crate) fn reclassified(tx: &Tx<'_>, ticket: &Ticket) -> Result<()> {
    if !ticket.state.step().is_open() {
        return Ok(());
    }
    let outlook = clocks::reclassified(tx, &facts(ticket))?;
    due(tx, ticket, outlook)
}

fn due(tx: &Tx<'_>, ticket: &Ticket, outlook: Outlook) -> Result<()> {
    // What was loaded may be older than what was said to the clocks since.
    set_due(tx, ticket.id, outlook.due)
}
