//! Persons in the reader's words.

use kernel::{Day, Purpose};
use look::{Icon, Mood, StateMark};
use web::Ask;

use crate::persons::{PersonRecord, PersonState};
use crate::policy::{PERSONS, Persons};

/// The name and title as a list or another record's page shows them. A protected identity shows its number only,
/// also to those who may open it: opening is what the journal keeps.
pub(crate) fn shown_name(ask: &Ask<'_>, person: &PersonRecord) -> (String, String) {
    if person.is_protected() {
        return (protected_name(ask, person.id.number()), String::new());
    }
    (person.name.clone(), person.title.clone().unwrap_or_default())
}

/// What stands in place of a protected name for those who may open it.
pub(crate) fn protected_name(ask: &Ask<'_>, id: i64) -> String {
    ask.talk.with("people-protected-number", &[("number", id.to_string().into())])
}

/// Phone and e-mail, for whom the policy shows them.
pub(crate) fn contact<'p>(
    ask: &Ask<'_>,
    person: &'p PersonRecord,
    purpose: Purpose,
) -> (Option<&'p str>, Option<&'p str>) {
    if !PERSONS.may(ask.actor, Persons::Contact, person) {
        return (None, None);
    }
    let out = |field: &'p Option<kernel::Personal<String>>| {
        field.as_ref().map(|field| field.reveal(purpose).as_str())
    };
    (out(&person.email), out(&person.phone))
}

/// The state's word for programs.
pub(crate) fn state_word(state: PersonState, today: Day) -> &'static str {
    if state.is_here_on(today) { "active" } else { "left" }
}

pub(crate) fn state_mark(ask: &Ask<'_>, state: PersonState) -> StateMark {
    match state {
        PersonState::Active => StateMark::new(Icon::Done, ask.say("persons-state-active"), Mood::Good),
        PersonState::Left { on } if state.is_here_on(today(ask)) => StateMark::new(
            Icon::Calendar,
            ask.talk.with("persons-state-leaves", &[("day", on.to_string().into())]),
            Mood::Watch,
        ),
        PersonState::Left { .. } => StateMark::new(Icon::Stopped, ask.say("persons-state-left"), Mood::Past),
    }
}

/// The organisation's day, for words.
pub(crate) fn today(ask: &Ask<'_>) -> Day {
    ask.db.clock().now().day_in(&ask.visitor.organisation.zone)
}
