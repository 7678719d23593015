//! Where a thing stands in its life, and which moves between states are legal.

use look::{Icon, Mood, StateMark};
use texts::Talk;

kernel::worded! {
    /// Where a thing stands in its life.
    State {
        Ordered = "ordered",
        InStock = "in-stock",
        InUse = "in-use",
        /// Somebody has it for a while and is to give it back.
        Lent = "lent",
        InRepair = "in-repair",
        /// Nobody knows where it is, or it was stolen.
        Lost = "lost",
        /// It is not to be used again.
        Retired = "retired",
        /// What was stored on it is gone (GDPR article 32): it may leave the house. This is the end.
        Wiped = "wiped",
    }
}

/// Whether somebody has a thing that is in a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holding {
    Nobody,
    Perhaps,
    Somebody,
}

impl State {
    /// The states that may come next. All ways end in [`State::Wiped`], and all of them lead there through
    /// [`State::Retired`]: what is lost is written off first, and then it is said how it was wiped from afar.
    pub const fn next(self) -> &'static [Self] {
        match self {
            // It comes, or the order is taken back.
            Self::Ordered => &[Self::InStock, Self::InUse, Self::Retired],
            Self::InStock => &[Self::InUse, Self::Lent, Self::InRepair, Self::Lost, Self::Retired],
            Self::InUse => &[Self::InStock, Self::Lent, Self::InRepair, Self::Lost, Self::Retired],
            // What is lent comes back, or is lost, before it is retired.
            Self::Lent => &[Self::InStock, Self::InUse, Self::InRepair, Self::Lost],
            Self::InRepair => &[Self::InStock, Self::InUse, Self::Lost, Self::Retired],
            Self::Lost => &[Self::InStock, Self::Retired],
            // Retired by mistake, or for good.
            Self::Retired => &[Self::InStock, Self::Wiped],
            Self::Wiped => &[],
        }
    }

    /// The words of the states in which a thing may begin: into the others it comes by a move that says why.
    pub const FIRST: &'static [&'static str] = &["ordered", "in-stock", "in-use", "lent", "in-repair"];

    /// May it come next? A thing may also change place or holder and stay in its state.
    pub fn may_become(self, next: Self) -> bool {
        self == next || self.next().contains(&next)
    }

    /// Who can have a thing in this state.
    pub const fn holding(self) -> Holding {
        match self {
            Self::Ordered | Self::InStock | Self::Retired | Self::Wiped => Holding::Nobody,
            // Whose it is while it is mended, and who had it last.
            Self::InUse | Self::InRepair | Self::Lost => Holding::Perhaps,
            Self::Lent => Holding::Somebody,
        }
    }

    /// Must it be said why a thing came into this state, or how it was done?
    pub const fn asks_why(self) -> bool {
        matches!(self, Self::Lost | Self::Retired | Self::Wiped)
    }

    /// Is it still ours to keep count of?
    pub const fn is_kept(self) -> bool {
        !matches!(self, Self::Retired | Self::Wiped)
    }

    /// Is it to be used, now or later? What is lost is not counted on.
    pub const fn is_of_use(self) -> bool {
        self.is_kept() && !matches!(self, Self::Lost)
    }

    /// The state as it is shown.
    pub fn mark(self, talk: &Talk) -> StateMark {
        let (icon, mood) = match self {
            Self::Ordered => (Icon::NotStarted, Mood::Calm),
            Self::InStock => (Icon::Records, Mood::Calm),
            Self::InUse => (Icon::Done, Mood::Good),
            Self::Lent => (Icon::Meeting, Mood::Good),
            Self::InRepair => (Icon::Tool, Mood::Watch),
            Self::Lost => (Icon::Question, Mood::Bad),
            Self::Retired => (Icon::Stopped, Mood::Watch),
            Self::Wiped => (Icon::Protection, Mood::Past),
        };
        StateMark::new(icon, talk.say(&format!("assets-state-{}", self.word())), mood)
    }
}
