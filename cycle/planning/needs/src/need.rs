use access::Record;
use kernel::{Day, Id, Moment, Person, Unit};

use crate::{Cannot, Detail, Move, State, Step};

/// Something that somebody needs, with where it is in its life.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Need {
    pub id: Id<Need>,
    pub facts: Facts,
    pub state: State,
    /// Why it is in this state: the words that its askers read. Empty while it is new.
    pub reason: String,
    /// Who in IT looks after it.
    pub owner: Option<Id<Person>>,
    /// Who wrote it down; nobody known when it was imported.
    pub proposed_by: Option<Id<Person>>,
    pub created_at: Moment,
    /// When something that its askers can see last changed.
    pub changed_at: Moment,
    /// When IT first gave a word that the askers can read.
    pub answered_at: Option<Moment>,
    /// Since when the askers wait for a word from IT.
    pub waits_since: Option<Moment>,
    /// Since when there is an outcome to tell.
    pub settled_at: Option<Moment>,
    /// How many stand behind it.
    pub askers: i64,
    /// Hundredths of a point; none while nobody has scored it.
    pub score: Option<i64>,
    /// What the person who looks is to it.
    pub mine: Standing,
    /// Counts the changes; a save with a stale number is a conflict.
    pub version: i64,
}

/// What is asked for, in the askers' words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    pub title: String,
    pub text: String,
    pub unit: Id<Unit>,
    /// The service or area that it is about.
    pub concerns: String,
    /// What should become better, and how one would notice.
    pub effect: String,
    /// Whom it touches, in words.
    pub touched: String,
    /// How many persons it touches, about.
    pub touched_count: Option<i64>,
    pub wanted_by: Option<Day>,
}

/// What one person is to a need.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Standing {
    pub person: Option<Id<Person>>,
    pub is_asker: bool,
    /// Was invited to score it.
    pub is_scorer: bool,
    /// There is an outcome that this asker has not heard yet.
    pub is_waiting: bool,
}

/// A change of state, as the history keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transition {
    pub need: Id<Need>,
    pub from: Step,
    pub to: Step,
    /// What the new state was told with; nothing in lines that are older than this.
    pub detail: Detail,
    pub at: Moment,
    pub by: Option<Id<Person>>,
    pub reason: String,
}

impl Record for Need {
    fn unit(&self) -> Option<Id<Unit>> {
        Some(self.facts.unit)
    }

    fn owner(&self) -> Option<Id<Person>> {
        self.owner
    }

    fn involves(&self, person: Id<Person>) -> bool {
        self.mine.person == Some(person) && (self.mine.is_asker || self.mine.is_scorer)
    }
}

/// A need that nobody has asked for yet: what the policy is asked about before there is one.
#[derive(Debug, Clone, Copy)]
pub struct Proposed {
    pub unit: Id<Unit>,
}

impl Record for Proposed {
    fn unit(&self) -> Option<Id<Unit>> {
        Some(self.unit)
    }
}

impl Need {
    /// The need moved to another state, and the line for its history. The reason is an answer to its askers.
    pub fn moved(self, to: Move, reason: String, at: Moment) -> Result<(Self, Transition), Cannot> {
        if to == (Move::Merge { into: self.id }) {
            return Err(Cannot::MergeIntoItself);
        }
        let (from, state) = (self.state.step(), self.state.after(to, at)?);
        let line = Transition {
            need: self.id,
            from,
            to: state.step(),
            detail: state.detail(),
            at,
            by: self.mine.person,
            reason: reason.clone(),
        };
        let moved = Self {
            state,
            reason,
            changed_at: at,
            answered_at: self.answered_at.or(Some(at)),
            waits_since: None,
            settled_at: (!state.step().is_open()).then_some(at),
            ..self
        };
        Ok((moved, line))
    }

    /// May another need be merged into this one?
    pub fn can_take_in(&self) -> Result<(), Cannot> {
        if self.state.step().is_open() { Ok(()) } else { Err(Cannot::MergeIntoSettled) }
    }

    /// May one more person stand behind it? What is settled is asked for anew instead.
    pub fn can_be_joined(&self) -> Result<(), Cannot> {
        match self.state.step() {
            Step::New | Step::Clarified | Step::Assessed | Step::Parked | Step::Approved | Step::Planned => {
                Ok(())
            }
            Step::Declined | Step::Merged | Step::Delivered | Step::FollowedUp => Err(Cannot::JoinSettled),
        }
    }

    /// May the person who looks stop standing behind it? A need that nobody asks for is no need.
    pub fn can_be_left(&self) -> Result<(), Cannot> {
        match (self.mine.is_asker, self.askers) {
            (false, _) => Err(Cannot::NotAsker),
            (true, ..=1) => Err(Cannot::LastAsker),
            (true, _) => Ok(()),
        }
    }

    /// May the person who looks score it? Whoever asked for it does so only when invited.
    pub fn can_be_scored(&self) -> Result<(), Cannot> {
        if self.mine.is_asker && !self.mine.is_scorer { Err(Cannot::ScoresOwn) } else { Ok(()) }
    }

    /// The address of its page.
    pub fn href(&self) -> String {
        href(self.id)
    }
}

/// The address of a need's page.
pub fn href(id: Id<Need>) -> String {
    format!("/needs/{id}")
}
