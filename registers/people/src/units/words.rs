//! Units in the reader's words.

use kernel::Day;
use look::{Choice, Icon, Mood, StateMark};
use web::Ask;

use crate::persons::today;
use crate::units::{UnitKind, UnitState};

pub(crate) fn kind_label(ask: &Ask<'_>, kind: UnitKind) -> String {
    ask.say(&format!("units-kind-{}", kind.word()))
}

/// The kinds that a unit can be given.
pub(crate) fn kind_choices(ask: &Ask<'_>) -> Vec<Choice> {
    UnitKind::CHOICES.into_iter().map(|kind| Choice::new(kind.word(), kind_label(ask, kind))).collect()
}

/// The state's word for programs.
pub(crate) fn state_word(state: UnitState, today: Day) -> &'static str {
    match state {
        UnitState::Open => "open",
        UnitState::Closed { .. } if state.is_open_on(today) => "open",
        UnitState::Closed { .. } => "closed",
        UnitState::Merged { .. } => "merged",
    }
}

pub(crate) fn state_mark(ask: &Ask<'_>, state: UnitState) -> StateMark {
    let today = today(ask);
    if let (UnitState::Closed { on }, true) = (state, state.is_open_on(today)) {
        let text = ask.talk.with("units-state-closes", &[("day", on.to_string().into())]);
        return StateMark::new(Icon::Calendar, text, Mood::Watch);
    }
    let (icon, mood) = match state {
        UnitState::Open => (Icon::Done, Mood::Good),
        UnitState::Closed { .. } => (Icon::Stopped, Mood::Past),
        UnitState::Merged { .. } => (Icon::Merge, Mood::Past),
    };
    StateMark::new(icon, ask.say(&format!("units-state-{}", state_word(state, today))), mood)
}
