use kernel::{Day, Id, Lang, Moment, Person, Personal, Refused, Unit};

/// Is the person here?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PersonState {
    Active,
    /// The last day; it may lie ahead.
    Left {
        on: Day,
    },
}

/// Does the person have a protected identity (skyddade personuppgifter)?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Identity {
    Open,
    Protected,
}

/// Somebody who works or studies here, or is the guardian of who does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonRecord {
    pub id: Id<Person>,
    pub name: String,
    /// In lower case; unique. It is what one signs in with.
    pub email: Option<Personal<String>>,
    pub phone: Option<Personal<String>>,
    /// What the person is here: "Lärare i slöjd".
    pub title: Option<String>,
    /// The home unit.
    pub unit: Id<Unit>,
    /// The person's number in the staff or pupil system; unique.
    pub external_id: Option<String>,
    pub lang: Option<Lang>,
    pub identity: Identity,
    pub state: PersonState,
    pub added_at: Moment,
    pub version: i64,
}

/// Why a person stays as they are.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum CannotPerson {
    #[error("the person has left already")]
    HasLeft,
    #[error("the person has not left")]
    IsHere,
    #[error("the person has no last day ahead")]
    HasNoDayAhead,
    #[error("the identity is protected already")]
    IsProtected,
    #[error("the identity is not protected")]
    IsNotProtected,
    #[error("nobody decides their own last day")]
    Oneself,
    #[error("there must be an administrator")]
    LastAdministrator,
    #[error("the person holds roles that the actor could not end one by one")]
    RolesBeyondReach,
}

impl From<CannotPerson> for Refused {
    fn from(cannot: CannotPerson) -> Self {
        Self::rule(match cannot {
            CannotPerson::HasLeft => "people-person-has-left",
            CannotPerson::IsHere => "people-person-is-here",
            CannotPerson::HasNoDayAhead => "people-person-no-day-ahead",
            CannotPerson::IsProtected => "people-person-is-protected",
            CannotPerson::IsNotProtected => "people-person-is-not-protected",
            CannotPerson::Oneself => "people-person-oneself",
            CannotPerson::LastAdministrator => "people-last-administrator",
            CannotPerson::RolesBeyondReach => "people-person-roles-beyond-reach",
        })
    }
}

impl PersonState {
    /// Is the person here on that day? The last day itself is one of them.
    pub fn is_here_on(self, day: Day) -> bool {
        match self {
            Self::Active => true,
            Self::Left { on } => day <= on,
        }
    }

    /// The last day, if one is known.
    pub const fn last_day(self) -> Option<Day> {
        match self {
            Self::Active => None,
            Self::Left { on } => Some(on),
        }
    }
}

impl PersonRecord {
    pub const fn is_protected(&self) -> bool {
        match self.identity {
            Identity::Open => false,
            Identity::Protected => true,
        }
    }

    /// The person's last day.
    pub(crate) fn leave(self, on: Day, by: Option<Id<Person>>) -> Result<Self, CannotPerson> {
        match self.state {
            PersonState::Active if by == Some(self.id) => Err(CannotPerson::Oneself),
            PersonState::Active => Ok(Self { state: PersonState::Left { on }, ..self }),
            PersonState::Left { .. } => Err(CannotPerson::HasLeft),
        }
    }

    /// Another last day.
    pub(crate) fn move_last_day(self, on: Day, by: Option<Id<Person>>) -> Result<Self, CannotPerson> {
        match self.state {
            PersonState::Left { .. } if by == Some(self.id) => Err(CannotPerson::Oneself),
            PersonState::Left { .. } => Ok(Self { state: PersonState::Left { on }, ..self }),
            PersonState::Active => Err(CannotPerson::HasNoDayAhead),
        }
    }

    /// Back again.
    pub(crate) fn come_back(self, by: Option<Id<Person>>) -> Result<Self, CannotPerson> {
        match self.state {
            PersonState::Left { .. } if by == Some(self.id) => Err(CannotPerson::Oneself),
            PersonState::Active => Err(CannotPerson::IsHere),
            PersonState::Left { .. } => Ok(Self { state: PersonState::Active, ..self }),
        }
    }

    /// Hidden from all but those who are named for it.
    pub(crate) fn protect(self) -> Result<Self, CannotPerson> {
        match self.identity {
            Identity::Open => Ok(Self { identity: Identity::Protected, ..self }),
            Identity::Protected => Err(CannotPerson::IsProtected),
        }
    }

    /// Seen again.
    pub(crate) fn unprotect(self) -> Result<Self, CannotPerson> {
        match self.identity {
            Identity::Open => Err(CannotPerson::IsNotProtected),
            Identity::Protected => Ok(Self { identity: Identity::Open, ..self }),
        }
    }
}

impl access::Record for PersonRecord {
    fn unit(&self) -> Option<Id<Unit>> {
        Some(self.unit)
    }
    fn owner(&self) -> Option<Id<Person>> {
        Some(self.id)
    }
    fn is_veiled(&self) -> bool {
        self.is_protected()
    }
}

/// An e-mail address in the form in which it is kept and compared, if it is one: something, an `@`, a name with a dot.
pub fn folded_email(text: &str) -> Option<String> {
    let text = text.trim().to_lowercase();
    let (name, host) = text.split_once('@')?;
    let plain = |part: &str| {
        !part.is_empty()
            && !part.chars().any(|c| c.is_whitespace() || c.is_control() || "@,;<>()\"".contains(c))
    };
    let labels =
        host.split('.').all(|label| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-'));
    let sound = plain(name) && plain(host) && host.contains('.') && labels && text.len() <= 254;
    (sound && !name.starts_with('.') && !name.ends_with('.')).then_some(text)
}
