use access::Record;
use kernel::{Id, Moment, Person, Unit};
use people::PersonGroup;
use services::Service;

use crate::{Cannot, Move, Priority, Rating, State, Step, Voice};

/// What a ticket is (ITIL 4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Something does not work.
    Incident,
    /// Something that the catalogue offers is ordered.
    Request,
    /// What lies behind incidents.
    Problem,
}

impl Kind {
    pub const ALL: [Self; 3] = [Self::Incident, Self::Request, Self::Problem];
    pub const WORDS: &'static [&'static str] = &["incident", "request", "problem"];

    /// The word in storage, the API and text keys.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Incident => "incident",
            Self::Request => "request",
            Self::Problem => "problem",
        }
    }

    /// The kind of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// How a ticket came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Channel {
    Web,
    /// The desk wrote it down for somebody who called or came by.
    Desk,
    Mail,
    Import,
}

impl Channel {
    /// The word in storage, the API and text keys.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Web => "web",
            Self::Desk => "desk",
            Self::Mail => "mail",
            Self::Import => "import",
        }
    }

    pub(crate) fn from_word(word: &str) -> Option<Self> {
        [Self::Web, Self::Desk, Self::Mail, Self::Import].into_iter().find(|channel| channel.word() == word)
    }
}

/// What is reported, and what it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    pub kind: Kind,
    pub title: String,
    pub text: String,
    pub unit: Id<Unit>,
    pub service: Option<Id<Service>>,
}

/// What one person is to a ticket.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Standing {
    pub person: Option<Id<Person>>,
    pub part: Part,
    /// Is in the group that works on it.
    pub is_in_group: bool,
}

/// The part that somebody has in a ticket.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Part {
    #[default]
    None,
    /// Asked, or stands among those who ask since a merge.
    Asks,
    Watches,
}

impl Part {
    /// The part of a role's word in storage.
    pub(crate) fn stored(word: Option<&str>) -> Self {
        match word {
            Some("asker") => Self::Asks,
            Some(_) => Self::Watches,
            None => Self::None,
        }
    }
}

/// What is known of a problem: a known error when there is a workaround (ITIL 4). Empty for all else.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct KnownError {
    /// For the desk.
    pub cause: String,
    /// For all who report it.
    pub workaround: String,
}

/// What somebody asks the desk, with where it is in its life.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ticket {
    pub id: Id<Ticket>,
    pub facts: Facts,
    pub state: State,
    /// What those who ask were told last; empty while it is new.
    pub said: String,
    pub priority: Priority,
    /// Seen only by who works on it, who asks, and the head of IT.
    pub is_confidential: bool,
    pub group: Option<Id<PersonGroup>>,
    /// Who works with it.
    pub owner: Option<Id<Person>>,
    /// Who asks; nobody known when a letter came from a stranger.
    pub requester: Option<Id<Person>>,
    /// Who wrote it down, when that was another.
    pub reporter: Option<Id<Person>>,
    pub channel: Channel,
    pub created_at: Moment,
    /// When something that those who ask can see last changed.
    pub changed_at: Moment,
    /// When the desk first gave a word that those who ask can read.
    pub answered_at: Option<Moment>,
    /// Since when those who ask wait for a word from the desk.
    pub waits_since: Option<Moment>,
    /// When the next promise would be broken, as the clocks reckon.
    pub due_at: Option<Moment>,
    /// Time that was spent on it.
    pub minutes: i64,
    pub rating: Option<Rating>,
    /// The outage or the problem that this one is a report of.
    pub parent: Option<Id<Ticket>>,
    pub known: KnownError,
    /// What the person who looks is to it.
    pub mine: Standing,
    /// Counts the changes; a save with a stale number is a conflict.
    pub version: i64,
}

impl Record for Ticket {
    fn unit(&self) -> Option<Id<Unit>> {
        Some(self.facts.unit)
    }

    fn owner(&self) -> Option<Id<Person>> {
        self.owner
    }

    fn is_owned_by(&self, person: Id<Person>) -> bool {
        self.owner == Some(person) || (self.mine.person == Some(person) && self.mine.is_in_group)
    }

    fn involves(&self, person: Id<Person>) -> bool {
        self.mine.person == Some(person) && self.mine.part != Part::None
    }

    fn is_veiled(&self) -> bool {
        self.is_confidential
    }
}

/// Do reports stand under a ticket?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HasChildren {
    Yes,
    No,
}

/// A ticket that nobody has reported yet: what the policy is asked about before there is one.
#[derive(Debug, Clone, Copy)]
pub struct Proposed {
    pub unit: Id<Unit>,
}

impl Record for Proposed {
    fn unit(&self) -> Option<Id<Unit>> {
        Some(self.unit)
    }
}

impl Ticket {
    /// The ticket moved to another state; `said` is what those who ask read.
    pub fn moved(self, to: Move, said: &str, at: Moment) -> Result<Self, Cannot> {
        if to == (Move::Merge { into: self.id }) {
            return Err(Cannot::MergeIntoItself);
        }
        let is_told = !said.is_empty();
        let state = self.state.after(to, at)?;
        Ok(Self {
            said: if is_told { said.to_owned() } else { self.said },
            answered_at: if is_told { self.answered_at.or(Some(at)) } else { self.answered_at },
            waits_since: if is_told || !state.step().is_open() { None } else { self.waits_since },
            changed_at: at,
            state,
            ..self
        })
    }

    /// The same when somebody begins to work: only what is new changes by it.
    pub fn begun(self, at: Moment) -> Self {
        match self.state.step() {
            Step::New => Self { state: State::Open, changed_at: at, ..self },
            Step::Open | Step::Waiting | Step::Resolved | Step::Closed | Step::Merged => self,
        }
    }

    /// The ticket after somebody spoke in it. The desk's word begins the work; an asker's word ends the wait for it. What
    /// is internal changes nothing that those who ask could see.
    pub fn spoken(self, voice: Voice, at: Moment) -> Result<Self, Cannot> {
        match (voice, self.state.step()) {
            (Voice::Asker | Voice::Desk, Step::Merged) => Err(Cannot::SpeakInMerged),
            (Voice::Asker | Voice::Desk, Step::Closed) => Err(Cannot::SpeakInClosed),
            (Voice::Internal, _) => Ok(self),
            (Voice::Asker, _) => {
                let waited_for_them = self.state.waits_for() == Some(&crate::Waiting::Requester);
                let state = if waited_for_them { State::Open } else { self.state };
                Ok(Self { changed_at: at, waits_since: self.waits_since.or(Some(at)), state, ..self })
            }
            (Voice::Desk, _) => {
                let answered_at = self.answered_at.or(Some(at));
                Ok(Self { changed_at: at, waits_since: None, answered_at, ..self.begun(at) })
            }
        }
    }

    /// May another ticket be merged into this one?
    pub fn can_take_in(&self) -> Result<(), Cannot> {
        if self.state.step().is_open() { Ok(()) } else { Err(Cannot::MergeIntoSettled) }
    }

    /// May this ticket be a report of the other? There is one level: a parent has no parent, and a report no reports.
    pub fn can_stand_under(&self, parent: &Self, has_children: HasChildren) -> Result<(), Cannot> {
        match (self.id == parent.id, parent.parent, has_children) {
            (true, ..) => Err(Cannot::StandUnderItself),
            (_, Some(_), _) | (.., HasChildren::Yes) => Err(Cannot::StandTooDeep),
            (false, None, HasChildren::No) => parent.can_take_in(),
        }
    }

    /// The problem with what is known of it. Only a problem has a cause.
    pub fn diagnosed(self, known: KnownError) -> Result<Self, Cannot> {
        match self.facts.kind {
            Kind::Problem => Ok(Self { known, ..self }),
            Kind::Incident | Kind::Request => Err(Cannot::DiagnoseNoProblem),
        }
    }

    /// The address of its page.
    pub fn href(&self) -> String {
        href(self.id)
    }
}

/// The address of a ticket's page.
pub fn href(id: Id<Ticket>) -> String {
    format!("/tickets/{id}")
}
