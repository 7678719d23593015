use kernel::{Id, Moment};
use look::{Icon, Mood, StateMark};
use texts::Talk;

use crate::{Cannot, Need, Period};

/// Where a need is in its life; each state carries its facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    New,
    /// We know what is asked for, and why.
    Clarified,
    /// We know what it would take and what it would give.
    Assessed,
    /// Not now; perhaps later.
    Parked {
        until: Option<kernel::Day>,
    },
    Declined,
    /// The same need was asked for elsewhere; that need lives on.
    Merged {
        into: Id<Need>,
    },
    Approved,
    Planned {
        when: Period,
    },
    Delivered {
        at: Moment,
    },
    FollowedUp {
        delivered_at: Moment,
        verdict: Verdict,
    },
}

/// Did what was delivered give what was asked for?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    Met,
    PartlyMet,
    NotMet,
}

impl Verdict {
    pub const WORDS: &'static [&'static str] = &["met", "partly-met", "not-met"];

    /// The word in storage, the API and text keys.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::PartlyMet => "partly-met",
            Self::NotMet => "not-met",
        }
    }

    /// The verdict of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Met, Self::PartlyMet, Self::NotMet].into_iter().find(|verdict| verdict.word() == word)
    }
}

/// A state without its facts: for lists, boards and the question where one may go from here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Step {
    New,
    Clarified,
    Assessed,
    Parked,
    Declined,
    Merged,
    Approved,
    Planned,
    Delivered,
    FollowedUp,
}

impl Step {
    pub const ALL: [Self; 10] = [
        Self::New,
        Self::Clarified,
        Self::Assessed,
        Self::Parked,
        Self::Declined,
        Self::Merged,
        Self::Approved,
        Self::Planned,
        Self::Delivered,
        Self::FollowedUp,
    ];

    /// The word in storage, the API, addresses and text keys.
    pub const fn word(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Clarified => "clarified",
            Self::Assessed => "assessed",
            Self::Parked => "parked",
            Self::Declined => "declined",
            Self::Merged => "merged",
            Self::Approved => "approved",
            Self::Planned => "planned",
            Self::Delivered => "delivered",
            Self::FollowedUp => "followed-up",
        }
    }

    /// The step of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.word() == word)
    }

    /// The steps that may follow this one: every legal move of a need, in one place.
    pub const fn goes_to(self) -> &'static [Self] {
        use Step::{
            Approved, Assessed, Clarified, Declined, Delivered, FollowedUp, Merged, New, Parked, Planned,
        };
        match self {
            New => &[Clarified, Assessed, Parked, Declined, Merged],
            Clarified => &[Assessed, Parked, Declined, Merged],
            Assessed => &[Clarified, Approved, Parked, Declined, Merged],
            Approved => &[Planned, Delivered, Parked, Declined, Merged],
            Planned => &[Planned, Delivered, Parked, Declined, Merged],
            Delivered => &[FollowedUp],
            Parked | Declined | Merged => &[Clarified],
            FollowedUp => &[],
        }
    }

    /// May it be moved so? Taking up again is only for what lies still; clarifying anew only for what does not.
    pub fn allows(self, to: Move) -> bool {
        let lies_still = matches!(self, Self::Parked | Self::Declined | Self::Merged);
        self.goes_to().contains(&to.step())
            && (to.step() != Self::Clarified || lies_still == (to == Move::TakeUp))
    }

    /// Is somebody still working towards an answer?
    pub const fn is_open(self) -> bool {
        match self {
            Self::New | Self::Clarified | Self::Assessed | Self::Approved | Self::Planned => true,
            Self::Parked | Self::Declined | Self::Merged | Self::Delivered | Self::FollowedUp => false,
        }
    }

    /// Icon, word and mood, as every page shows it.
    pub fn mark(self, talk: &Talk) -> StateMark {
        let (icon, mood) = match self {
            Self::New => (Icon::Bell, Mood::Watch),
            Self::Clarified => (Icon::Comment, Mood::Calm),
            Self::Assessed => (Icon::Policy, Mood::Calm),
            Self::Parked => (Icon::Paused, Mood::Past),
            Self::Declined => (Icon::Declined, Mood::Past),
            Self::Merged => (Icon::Merge, Mood::Past),
            Self::Approved => (Icon::Check, Mood::Good),
            Self::Planned => (Icon::Calendar, Mood::Good),
            Self::Delivered => (Icon::Deliver, Mood::Good),
            Self::FollowedUp => (Icon::Outcome, Mood::Past),
        };
        StateMark::new(icon, talk.say(&format!("needs-state-{}", self.word())), mood)
    }
}

/// What somebody wants to do with a need's state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    Clarify,
    Assess,
    Park {
        until: Option<kernel::Day>,
    },
    Decline,
    Merge {
        into: Id<Need>,
    },
    Approve,
    Plan {
        when: Period,
    },
    Deliver,
    FollowUp {
        verdict: Verdict,
    },
    /// Back to work from being parked, declined or merged.
    TakeUp,
}

impl Move {
    /// Where it leads.
    pub const fn step(self) -> Step {
        match self {
            Self::Clarify | Self::TakeUp => Step::Clarified,
            Self::Assess => Step::Assessed,
            Self::Park { .. } => Step::Parked,
            Self::Decline => Step::Declined,
            Self::Merge { .. } => Step::Merged,
            Self::Approve => Step::Approved,
            Self::Plan { .. } => Step::Planned,
            Self::Deliver => Step::Delivered,
            Self::FollowUp { .. } => Step::FollowedUp,
        }
    }
}

impl State {
    pub const fn step(self) -> Step {
        match self {
            Self::New => Step::New,
            Self::Clarified => Step::Clarified,
            Self::Assessed => Step::Assessed,
            Self::Parked { .. } => Step::Parked,
            Self::Declined => Step::Declined,
            Self::Merged { .. } => Step::Merged,
            Self::Approved => Step::Approved,
            Self::Planned { .. } => Step::Planned,
            Self::Delivered { .. } => Step::Delivered,
            Self::FollowedUp { .. } => Step::FollowedUp,
        }
    }

    /// The state after a move at a moment, or why it cannot be.
    pub fn after(self, to: Move, at: Moment) -> Result<Self, Cannot> {
        if !self.step().allows(to) {
            return Err(Cannot::Move { from: self.step(), to: to.step() });
        }
        Ok(match to {
            Move::Clarify | Move::TakeUp => Self::Clarified,
            Move::Assess => Self::Assessed,
            Move::Park { until } => Self::Parked { until },
            Move::Decline => Self::Declined,
            Move::Merge { into } => Self::Merged { into },
            Move::Approve => Self::Approved,
            Move::Plan { when } => Self::Planned { when },
            Move::Deliver => Self::Delivered { at },
            Move::FollowUp { verdict } => {
                Self::FollowedUp { delivered_at: self.delivered_at().unwrap_or(at), verdict }
            }
        })
    }

    /// When it was delivered, once it was.
    pub const fn delivered_at(self) -> Option<Moment> {
        match self {
            Self::Delivered { at } | Self::FollowedUp { delivered_at: at, .. } => Some(at),
            Self::New
            | Self::Clarified
            | Self::Assessed
            | Self::Parked { .. }
            | Self::Declined
            | Self::Merged { .. }
            | Self::Approved
            | Self::Planned { .. } => None,
        }
    }
}

/// The legal moves as a Mermaid state diagram, for the documentation.
pub fn diagram() -> String {
    let name = |step: Step| step.word().replace('-', "_");
    let arrows = Step::ALL.iter().flat_map(|from| from.goes_to().iter().map(move |to| (*from, *to)));
    let lines: Vec<String> =
        arrows.map(|(from, to)| format!("    {} --> {}", name(from), name(to))).collect();
    format!("stateDiagram-v2\n    [*] --> new\n{}\n    followed_up --> [*]\n", lines.join("\n"))
}
