//! The same move of many things: each is the move of one, and what is refused is told row by row.

use kernel::{FieldErrors, Id, Refused, Result};
use web::{Ask, Bulk, Doc, Field, Page, Reply, Wants};

use crate::moving::{Moved, Whom, move_it, state_choice};
use crate::state::State;
use crate::{POLICY, Verb};

/// All of them come into one state; place and holder stay as they are, where the state lets them.
pub(crate) static MOVE: Bulk = Bulk {
    back: "/equipment",
    doc: Doc::new("assets-bulk-move", "Brings things into a state."),
    fields: &[Field::many("id"), Field::choice("state", State::WORDS), Field::prose("why", 500)],
    choose,
    each,
};

fn invalid(error: kernel::FieldError) -> Refused {
    Refused::Invalid(FieldErrors(vec![error]))
}

/// The page that asks for the state and the reason; nothing when they have been given.
fn choose(ask: &Ask<'_>) -> Result<Option<Reply>> {
    if !POLICY.may_somewhere(ask.actor, Verb::Move) {
        return Err(Refused::NotAllowed);
    }
    let ids = ask.input.all("id");
    if ask.wants == Wants::Json || !ask.input.raw("state").is_empty() || ids.is_empty() {
        return Ok(None);
    }
    let mut fields: Vec<look::Field> = ids.iter().map(|id| look::Field::hidden("id", id)).collect();
    let states = State::ALL.iter().map(|state| state_choice(ask, *state)).collect();
    fields.push(look::Field::pick("state", ask.say("assets-move-state"), states).required());
    let mut why = look::Field::new(look::Kind::Prose(3), "why", ask.say("assets-move-why"));
    why.help = ask.say("assets-move-why-help");
    fields.push(why);
    let form = look::Form::new(ask.path, ask.say("assets-move-submit"), fields);
    let mut page = Page::titled(ask.say("assets-bulk-move-title"));
    page.head.lead = ask.talk.with("web-bulk-chosen", &[("count", ids.len().into())]);
    page.body = form.render(ask.talk);
    Ok(Some(Reply::Page(Box::new(page))))
}

fn each(ask: &Ask<'_>, id: Id<()>) -> Result<()> {
    let state = ask.input.choice("state", State::from_word).map_err(invalid)?;
    let why = ask.input.text("why", 0..=500).map_err(invalid)?;
    let new = Moved { state: Some(state), unit: None, place: None, person: Whom::AsBefore, why, seen: None };
    move_it(ask.db, ask.actor, Id::new(id.number()), &new)
}
