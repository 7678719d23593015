//! Units in the reader's words.

use look::{Choice, Icon, Mood, StateMark};
use web::Ask;

use crate::units::{UnitKind, UnitState};

pub(crate) fn kind_label(ask: &Ask<'_>, kind: UnitKind) -> String {
    ask.say(&format!("units-kind-{}", kind.word()))
}

/// The kinds that a unit can be given.
pub(crate) fn kind_choices(ask: &Ask<'_>) -> Vec<Choice> {
    UnitKind::CHOICES.into_iter().map(|kind| Choice::new(kind.word(), kind_label(ask, kind))).collect()
}

/// The state's word for programs.
pub(crate) const fn state_word(state: UnitState) -> &'static str {
    match state {
        UnitState::Open => "open",
        UnitState::Closed { .. } => "closed",
        UnitState::Merged { .. } => "merged",
    }
}

pub(crate) fn state_mark(ask: &Ask<'_>, state: UnitState) -> StateMark {
    let (icon, mood) = match state {
        UnitState::Open => (Icon::Done, Mood::Good),
        UnitState::Closed { .. } => (Icon::Stopped, Mood::Past),
        UnitState::Merged { .. } => (Icon::Merge, Mood::Past),
    };
    StateMark::new(icon, ask.say(&format!("units-state-{}", state_word(state))), mood)
}
