//! How states, amounts and times are shown.

use agreements::{SUPPLIERS, Supplier, SupplierVerb};
use kernel::{Day, Id, Money};
use look::{Icon, Mood, StateMark};
use texts::Talk;
use web::Ask;

use crate::licence::Approval;

/// What tells how a licence stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Stand {
    /// Of a whole site: nothing is counted.
    pub is_site: bool,
    pub over: i64,
    pub under: i64,
    pub counted: Option<i64>,
    /// The last day of the last term.
    pub ends_on: Option<Day>,
}

/// How a licence stands: more are used than bought, fewer, as many, or nothing is known.
pub(crate) fn state(stand: Stand, today: Day) -> &'static str {
    match (stand.ends_on, stand.counted) {
        (None, _) => "unbought",
        (Some(ends), _) if ends < today => "ended",
        _ if stand.is_site => "free",
        _ if stand.over > 0 => "over",
        (_, None) => "uncounted",
        _ if stand.under > 0 => "under",
        _ => "even",
    }
}

/// The state of a word as it is shown.
pub(crate) fn mark(word: &str, talk: &Talk) -> StateMark {
    let (icon, mood) = match word {
        "over" => (Icon::Warning, Mood::Bad),
        "under" => (Icon::Waiting, Mood::Watch),
        "ended" => (Icon::Stopped, Mood::Past),
        "even" | "free" => (Icon::Done, Mood::Good),
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

/// A supplier's page, for whoever reads suppliers: its name stands on the licence for the others.
pub(crate) fn supplier_href(ask: &Ask<'_>, id: Id<Supplier>) -> Option<String> {
    SUPPLIERS.may(ask.actor, SupplierVerb::Read, &()).then(|| format!("/suppliers/{id}"))
}
