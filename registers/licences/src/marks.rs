//! How states, amounts and times are shown.

use kernel::{Day, Money};
use look::{Icon, Mood, StateMark};
use texts::Talk;
use web::Ask;

use crate::licence::Approval;

/// How a licence stands: more are used than bought, fewer, as many, or nothing is known.
pub(crate) fn state(
    over: i64,
    under: i64,
    counted: Option<i64>,
    ends_on: Option<Day>,
    today: Day,
) -> &'static str {
    match (ends_on, counted) {
        (None, _) => "unbought",
        (Some(ends), _) if ends < today => "ended",
        _ if over > 0 => "over",
        (_, None) => "uncounted",
        _ if under > 0 => "under",
        _ => "even",
    }
}

/// The state of a word as it is shown.
pub(crate) fn mark(word: &str, talk: &Talk) -> StateMark {
    let (icon, mood) = match word {
        "over" => (Icon::Warning, Mood::Bad),
        "under" => (Icon::Waiting, Mood::Watch),
        "ended" => (Icon::Stopped, Mood::Past),
        "even" => (Icon::Done, Mood::Good),
        _ => (Icon::NotStarted, Mood::Calm),
    };
    StateMark::new(icon, talk.say(&format!("licences-state-{word}")), mood)
}

pub(crate) fn approval(approval: Approval, talk: &Talk) -> StateMark {
    let (icon, mood) = match approval {
        Approval::Approved => (Icon::Done, Mood::Good),
        Approval::Trial => (Icon::Waiting, Mood::Watch),
        Approval::Denied => (Icon::Stopped, Mood::Bad),
        Approval::Leaving => (Icon::History, Mood::Past),
    };
    StateMark::new(icon, talk.say(&format!("licences-approval-{}", approval.word())), mood)
}

/// An amount as people write it.
pub(crate) fn money(ask: &Ask<'_>, amount: Money) -> String {
    amount.show(ask.talk.lang())
}

/// Hundredths of a per cent with their sign.
pub(crate) fn percent(ask: &Ask<'_>, of: i64) -> String {
    let sign = match of {
        0 => "",
        1.. => "+",
        _ => "\u{2212}",
    };
    format!("{sign}{}\u{a0}%", ask.talk.lang().hundredths(of.abs()))
}
