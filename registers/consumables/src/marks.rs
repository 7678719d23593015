//! How states and amounts are shown.

use kernel::Money;
use look::{Icon, Mood, StateMark};
use texts::Talk;
use web::Ask;

/// How an article stands: nothing there, to be ordered, or enough.
pub(crate) const fn state(stock: i64, level: Option<i64>) -> &'static str {
    match level {
        _ if stock == 0 => "empty",
        Some(level) if stock <= level => "low",
        _ => "enough",
    }
}

/// The state of a word as it is shown.
pub(crate) fn mark(word: &str, talk: &Talk) -> StateMark {
    let (icon, mood) = match word {
        "empty" => (Icon::Stopped, Mood::Bad),
        "low" => (Icon::Warning, Mood::Watch),
        _ => (Icon::Done, Mood::Good),
    };
    StateMark::new(icon, talk.say(&format!("consumables-state-{word}")), mood)
}

/// An amount as people write it.
pub(crate) fn money(ask: &Ask<'_>, amount: i64) -> String {
    Money::sek(amount).show(ask.talk.lang())
}
