//! How states, amounts and names are shown.

use kernel::{Day, Money};
use look::{Icon, Mood, StateMark};
use texts::Talk;
use web::Ask;

use crate::damage::DamageState;

/// The word of a loan's state for people: what is out is open, near its day, or late.
pub(crate) fn state(word: &str, due: Day, today: Day) -> &'static str {
    match word {
        "returned" => "returned",
        "lost" => "lost",
        _ if due < today => "late",
        _ => "open",
    }
}

/// The state of a word as it is shown.
pub(crate) fn mark(word: &str, talk: &Talk) -> StateMark {
    let (icon, mood) = match word {
        "returned" => (Icon::Done, Mood::Past),
        "lost" => (Icon::Question, Mood::Bad),
        "late" => (Icon::Warning, Mood::Bad),
        _ => (Icon::Meeting, Mood::Good),
    };
    StateMark::new(icon, talk.say(&format!("loans-state-{word}")), mood)
}

pub(crate) fn damage(state: DamageState, talk: &Talk) -> StateMark {
    let (icon, mood) = match state {
        DamageState::Noted => (Icon::NotStarted, Mood::Watch),
        DamageState::Billed => (Icon::Waiting, Mood::Calm),
        DamageState::Paid => (Icon::Done, Mood::Good),
        DamageState::Waived => (Icon::Stopped, Mood::Past),
    };
    StateMark::new(icon, talk.say(&format!("loans-damage-state-{}", state.word())), mood)
}

/// An amount as people write it.
pub(crate) fn money(ask: &Ask<'_>, amount: Money) -> String {
    amount.show(ask.talk.lang())
}
