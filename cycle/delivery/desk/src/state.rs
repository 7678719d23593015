use kernel::{Day, Id, Moment};
use look::{Icon, Mood, StateMark};
use texts::Talk;

use crate::{Cannot, Ticket};

/// Where a ticket is in its life; each state carries its facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// Nobody has begun.
    New,
    /// Somebody works with it.
    Open,
    /// Nothing can be done until something else has happened.
    Waiting {
        on: Waiting,
    },
    /// There is a solution, which those who ask may find wanting.
    Resolved {
        at: Moment,
    },
    Closed {
        resolved_at: Moment,
        at: Moment,
    },
    /// The same was reported elsewhere; that ticket lives on.
    Merged {
        into: Id<Ticket>,
    },
}

/// What is waited for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Waiting {
    /// An answer from who asks.
    Requester,
    /// A supplier: which one, and what they call the matter; either may be unknown.
    Supplier {
        who: String,
        number: String,
    },
    /// A day, on which the ticket comes back by itself.
    Day(Day),
    Approval,
}

impl Waiting {
    pub const WORDS: &'static [&'static str] = &["requester", "supplier", "day", "approval"];

    /// The word in storage, the API and text keys.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Requester => "requester",
            Self::Supplier { .. } => "supplier",
            Self::Day(_) => "day",
            Self::Approval => "approval",
        }
    }

    /// What it is waited for with, in storage: the supplier, the day; empty when the word says all.
    pub fn detail(&self) -> String {
        match self {
            Self::Requester | Self::Approval => String::new(),
            Self::Supplier { who, number } if number.is_empty() => who.clone(),
            Self::Supplier { who, number } => format!("{who} ({number})"),
            Self::Day(day) => day.to_string(),
        }
    }
}

/// A state without its facts: for lists and the question where one may go from here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Step {
    New,
    Open,
    Waiting,
    Resolved,
    Closed,
    Merged,
}

impl Step {
    pub const ALL: [Self; 6] =
        [Self::New, Self::Open, Self::Waiting, Self::Resolved, Self::Closed, Self::Merged];

    /// The word in storage, the API, addresses and text keys.
    pub const fn word(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Open => "open",
            Self::Waiting => "waiting",
            Self::Resolved => "resolved",
            Self::Closed => "closed",
            Self::Merged => "merged",
        }
    }

    /// The step of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.word() == word)
    }

    /// The steps that may follow this one: every legal move of a ticket, in one place.
    pub const fn goes_to(self) -> &'static [Self] {
        use Step::{Closed, Merged, New, Open, Resolved, Waiting};
        match self {
            New => &[Open, Waiting, Resolved, Merged],
            Open => &[Waiting, Resolved, Merged],
            Waiting => &[Open, Waiting, Resolved, Merged],
            Resolved => &[Open, Closed],
            Closed | Merged => &[Open],
        }
    }

    /// May it be moved so? Work begins on what is new, goes on with what waited, and begins anew on what was settled.
    pub fn allows(self, to: &Move) -> bool {
        let opens_so = match self {
            Self::New => *to == Move::Begin,
            Self::Waiting => *to == Move::Resume,
            Self::Resolved | Self::Closed | Self::Merged => *to == Move::Reopen,
            Self::Open => false,
        };
        self.goes_to().contains(&to.step()) && (to.step() != Self::Open || opens_so)
    }

    /// Is somebody still working towards a solution?
    pub const fn is_open(self) -> bool {
        match self {
            Self::New | Self::Open | Self::Waiting => true,
            Self::Resolved | Self::Closed | Self::Merged => false,
        }
    }

    /// Icon, word and mood, as every page shows it.
    pub fn mark(self, talk: &Talk) -> StateMark {
        let (icon, mood) = match self {
            Self::New => (Icon::Bell, Mood::Watch),
            Self::Open => (Icon::Tool, Mood::Calm),
            Self::Waiting => (Icon::Waiting, Mood::Watch),
            Self::Resolved => (Icon::Done, Mood::Good),
            Self::Closed => (Icon::Records, Mood::Past),
            Self::Merged => (Icon::Merge, Mood::Past),
        };
        StateMark::new(icon, talk.say(&format!("desk-state-{}", self.word())), mood)
    }
}

/// What somebody wants to do with a ticket's state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Move {
    /// Somebody begins to work with what is new.
    Begin,
    Wait {
        on: Waiting,
    },
    /// What was waited for has come.
    Resume,
    Resolve,
    Close,
    /// Back to work: the solution did not hold, or it was merged by mistake.
    Reopen,
    Merge {
        into: Id<Ticket>,
    },
}

impl Move {
    /// Where it leads.
    pub const fn step(&self) -> Step {
        match self {
            Self::Begin | Self::Resume | Self::Reopen => Step::Open,
            Self::Wait { .. } => Step::Waiting,
            Self::Resolve => Step::Resolved,
            Self::Close => Step::Closed,
            Self::Merge { .. } => Step::Merged,
        }
    }
}

impl State {
    pub const fn step(&self) -> Step {
        match self {
            Self::New => Step::New,
            Self::Open => Step::Open,
            Self::Waiting { .. } => Step::Waiting,
            Self::Resolved { .. } => Step::Resolved,
            Self::Closed { .. } => Step::Closed,
            Self::Merged { .. } => Step::Merged,
        }
    }

    /// The state after a move at a moment, or why it cannot be.
    pub fn after(&self, to: Move, at: Moment) -> Result<Self, Cannot> {
        if !self.step().allows(&to) {
            return Err(Cannot::Move { from: self.step(), to: to.step() });
        }
        Ok(match to {
            Move::Begin | Move::Resume | Move::Reopen => Self::Open,
            Move::Wait { on } => Self::Waiting { on },
            Move::Resolve => Self::Resolved { at },
            Move::Close => Self::Closed { resolved_at: self.resolved_at().unwrap_or(at), at },
            Move::Merge { into } => Self::Merged { into },
        })
    }

    /// When it was resolved, once it was.
    pub const fn resolved_at(&self) -> Option<Moment> {
        match self {
            Self::Resolved { at } | Self::Closed { resolved_at: at, .. } => Some(*at),
            Self::New | Self::Open | Self::Waiting { .. } | Self::Merged { .. } => None,
        }
    }

    /// What is waited for, while something is.
    pub const fn waits_for(&self) -> Option<&Waiting> {
        match self {
            Self::Waiting { on } => Some(on),
            Self::New | Self::Open | Self::Resolved { .. } | Self::Closed { .. } | Self::Merged { .. } => {
                None
            }
        }
    }
}

/// The legal moves as a Mermaid state diagram, for the documentation.
pub fn diagram() -> String {
    let arrows = Step::ALL.iter().flat_map(|from| from.goes_to().iter().map(move |to| (*from, *to)));
    let lines: Vec<String> =
        arrows.map(|(from, to)| format!("    {} --> {}", from.word(), to.word())).collect();
    format!("stateDiagram-v2\n    [*] --> new\n{}\n    closed --> [*]\n", lines.join("\n"))
}
