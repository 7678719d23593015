use kernel::{Id, Moment, Person, Refused, Unit};

/// Is the group in use?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GroupState {
    Open,
    Closed { at: Moment },
}

/// Persons who are given roles together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonGroup {
    pub id: Id<PersonGroup>,
    /// Unique.
    pub name: String,
    /// What the group is for.
    pub about: String,
    pub unit: Id<Unit>,
    pub state: GroupState,
    pub version: i64,
    /// Everyone in it; for the rules, never to be shown unasked.
    pub(crate) members: Vec<Id<Person>>,
}

/// Why a group stays as it is.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum CannotGroup {
    #[error("the group is closed")]
    IsClosed,
    #[error("the person is in it already")]
    IsMember,
    #[error("the person is not in it")]
    IsNoMember,
    #[error("the person has left")]
    HasLeft,
}

impl From<CannotGroup> for Refused {
    fn from(cannot: CannotGroup) -> Self {
        Self::rule(match cannot {
            CannotGroup::IsClosed => "people-group-is-closed",
            CannotGroup::IsMember => "people-group-is-member",
            CannotGroup::IsNoMember => "people-group-is-no-member",
            CannotGroup::HasLeft => "people-group-has-left",
        })
    }
}

impl PersonGroup {
    pub(crate) const fn must_be_open(&self) -> Result<(), CannotGroup> {
        match self.state {
            GroupState::Open => Ok(()),
            GroupState::Closed { .. } => Err(CannotGroup::IsClosed),
        }
    }

    /// Takes the person in.
    pub(crate) fn take_in(&self, person: Id<Person>) -> Result<(), CannotGroup> {
        self.must_be_open()?;
        if self.members.contains(&person) { Err(CannotGroup::IsMember) } else { Ok(()) }
    }

    /// Lets the person go.
    pub(crate) fn let_go(&self, person: Id<Person>) -> Result<(), CannotGroup> {
        self.must_be_open()?;
        if self.members.contains(&person) { Ok(()) } else { Err(CannotGroup::IsNoMember) }
    }

    /// Closed for good: its roles hold for nobody.
    pub(crate) fn close(self, at: Moment) -> Result<Self, CannotGroup> {
        self.must_be_open()?;
        Ok(Self { state: GroupState::Closed { at }, ..self })
    }
}

impl access::Record for PersonGroup {
    fn unit(&self) -> Option<Id<Unit>> {
        Some(self.unit)
    }
    fn involves(&self, person: Id<Person>) -> bool {
        self.members.contains(&person)
    }
}
