//! Grants in the reader's words.

use access::Role;
use look::{Icon, Mood, StateMark};
use web::Ask;

use crate::grants::GrantState;

pub(crate) fn role_label(ask: &Ask<'_>, role: Role) -> String {
    ask.say(&format!("role-{}", role.word()))
}

pub(crate) fn grant_mark(ask: &Ask<'_>, state: GrantState) -> StateMark {
    let (icon, mood) = match state {
        GrantState::Coming { .. } => (Icon::Waiting, Mood::Calm),
        GrantState::InForce => (Icon::Done, Mood::Good),
        GrantState::Ended { .. } => (Icon::Stopped, Mood::Past),
    };
    StateMark::new(icon, ask.say(&format!("grants-state-{}", state.word())), mood)
}
