//! How states and days are shown.

use kernel::{Day, Money};
use look::{Icon, Mood, StateMark};
use texts::Talk;
use web::Ask;

use crate::remind::{NOW_DAYS, SOON_DAYS};
use crate::term::{Ending, Outcome, Term};

/// How near a decision is, for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Urgency {
    Calm,
    Soon,
    Now,
    Overdue,
}

impl Urgency {
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Calm => "calm",
            Self::Soon => "soon",
            Self::Now => "now",
            Self::Overdue => "overdue",
        }
    }

    pub(crate) fn of(today: Day, decide_by: Day) -> Self {
        match decide_by.days_since(today) {
            left if left < 0 => Self::Overdue,
            left if left <= NOW_DAYS => Self::Now,
            left if left <= SOON_DAYS => Self::Soon,
            _ => Self::Calm,
        }
    }

    pub(crate) fn mark(self, talk: &Talk) -> StateMark {
        let (icon, mood) = match self {
            Self::Calm => (Icon::Calendar, Mood::Calm),
            Self::Soon => (Icon::Clock, Mood::Watch),
            Self::Now => (Icon::Warning, Mood::Watch),
            Self::Overdue => (Icon::Danger, Mood::Bad),
        };
        StateMark::new(icon, talk.say(&format!("agreements-urgency-{}", self.word())), mood)
    }
}

/// How a term stands: what was decided of it, or how near that is.
pub(crate) fn term(talk: &Talk, term: &Term, is_open: bool, today: Day) -> StateMark {
    let say = |word: &str| talk.say(&format!("agreements-term-{word}"));
    match term.decision {
        _ if term.is_cut => StateMark::new(Icon::Stopped, say("cut"), Mood::Past),
        Some(outcome) => outcome_mark(talk, outcome, term.ending),
        None if is_open => Urgency::of(today, term.decide_by).mark(talk),
        None => StateMark::new(Icon::NotStarted, say("later"), Mood::Calm),
    }
}

pub(crate) fn outcome_mark(talk: &Talk, outcome: Outcome, ending: Ending) -> StateMark {
    let (icon, mood) = match outcome {
        Outcome::Renew => (Icon::Done, Mood::Good),
        Outcome::Notice | Outcome::End => (Icon::Stopped, Mood::Past),
        Outcome::Nobody => (Icon::Warning, Mood::Bad),
        Outcome::Before => (Icon::History, Mood::Past),
    };
    let word = match (outcome, ending) {
        (Outcome::Nobody, Ending::Renews) => "nobody-renews",
        (Outcome::Nobody, Ending::Asks | Ending::Ends) => "nobody-ends",
        (outcome, _) => outcome.word(),
    };
    StateMark::new(icon, talk.say(&format!("agreements-term-{word}")), mood)
}

/// How an agreement stands by its last day.
pub(crate) fn state(last_day: Option<Day>, today: Day, talk: &Talk) -> (&'static str, StateMark) {
    let (word, icon, mood) = match last_day {
        None => ("running", Icon::Done, Mood::Good),
        Some(last_day) if last_day >= today => ("ending", Icon::Waiting, Mood::Watch),
        Some(_) => ("ended", Icon::Stopped, Mood::Past),
    };
    (word, StateMark::new(icon, talk.say(&format!("agreements-state-{word}")), mood))
}

/// An amount as people write it.
pub(crate) fn money(ask: &Ask<'_>, amount: Money) -> String {
    amount.show(ask.talk.lang())
}
