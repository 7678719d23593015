use access::Extent;
use kernel::{Day, Id, Moment, Person, Refused, Unit};
use look::{Icon, Mood, StateMark};
use people::PersonGroup;
use texts::Talk;

/// Whom a service is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Audience {
    Everybody,
    /// These units and all below them, and those who lead above them; in ascending order.
    Units(Vec<Id<Unit>>),
}

impl Audience {
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Everybody => "everybody",
            Self::Units(_) => "units",
        }
    }

    /// The chosen units; none when it is for everybody.
    pub fn units(&self) -> &[Id<Unit>] {
        match self {
            Self::Everybody => &[],
            Self::Units(units) => units,
        }
    }
}

/// Is the service among those that users may name when they report something?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reporting {
    Open,
    Closed,
}

/// What is said of a service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// Unique.
    pub name: String,
    /// What it gives its users, in plain words.
    pub about: String,
    /// What one can ask for, one thing a line.
    pub asks: String,
    /// The unit that owns it.
    pub unit: Id<Unit>,
    /// Its service owner.
    pub owner: Option<Id<Person>>,
    /// Who supports it.
    pub group: Option<Id<PersonGroup>>,
    /// The maintenance object (pm3) that it is kept under; empty when none.
    pub object: String,
    pub audience: Audience,
    /// The order in the catalogue, lowest first.
    pub place: i64,
    pub reporting: Reporting,
}

/// Where a service stands in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Being made: IT alone knows of it.
    Planned,
    Live,
    /// In use until the end of a day.
    Retiring {
        last_day: Day,
    },
    Retired {
        at: Moment,
    },
}

/// Why a service stays in its state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Cannot {
    #[error("it is in use already")]
    IsLive,
    #[error("it is retired")]
    IsRetired,
    #[error("it has not been in use yet")]
    IsPlanned,
}

impl From<Cannot> for Refused {
    fn from(cannot: Cannot) -> Self {
        Self::rule(match cannot {
            Cannot::IsLive => "services-is-live",
            Cannot::IsRetired => "services-is-retired",
            Cannot::IsPlanned => "services-is-planned",
        })
    }
}

impl State {
    pub const fn word(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Live => "live",
            Self::Retiring { .. } => "retiring",
            Self::Retired { .. } => "retired",
        }
    }

    /// Can it be used today?
    pub const fn is_in_use(self) -> bool {
        match self {
            Self::Live | Self::Retiring { .. } => true,
            Self::Planned | Self::Retired { .. } => false,
        }
    }

    /// Taken into use for the first time.
    pub fn launch(self) -> Result<Self, Cannot> {
        match self {
            Self::Planned => Ok(Self::Live),
            Self::Live | Self::Retiring { .. } => Err(Cannot::IsLive),
            Self::Retired { .. } => Err(Cannot::IsRetired),
        }
    }

    /// Ends at once, or with a day that is today or later. What was never in use has no last day.
    pub fn retire(self, last_day: Option<Day>, now: Moment) -> Result<Self, Cannot> {
        match (self, last_day) {
            (Self::Retired { .. }, _) => Err(Cannot::IsRetired),
            (Self::Planned, Some(_)) => Err(Cannot::IsPlanned),
            (Self::Planned | Self::Live | Self::Retiring { .. }, None) => Ok(Self::Retired { at: now }),
            (Self::Live | Self::Retiring { .. }, Some(last_day)) => Ok(Self::Retiring { last_day }),
        }
    }

    /// Back in use, before its last day or after it.
    pub fn restore(self) -> Result<Self, Cannot> {
        match self {
            Self::Retiring { .. } | Self::Retired { .. } => Ok(Self::Live),
            Self::Live => Err(Cannot::IsLive),
            Self::Planned => Err(Cannot::IsPlanned),
        }
    }

    /// Its last day has passed by `today`; nothing when it has not.
    pub fn run_out(self, today: Day, now: Moment) -> Option<Self> {
        match self {
            Self::Retiring { last_day } if last_day < today => Some(Self::Retired { at: now }),
            Self::Planned | Self::Live | Self::Retiring { .. } | Self::Retired { .. } => None,
        }
    }

    pub(crate) fn mark(self, talk: &Talk) -> StateMark {
        mark(self.word(), talk)
    }
}

/// The mark of a state's word.
pub(crate) fn mark(word: &str, talk: &Talk) -> StateMark {
    let (icon, mood) = match word {
        "planned" => (Icon::NotStarted, Mood::Calm),
        "retiring" => (Icon::Waiting, Mood::Watch),
        "retired" => (Icon::Stopped, Mood::Past),
        _ => (Icon::Done, Mood::Good),
    };
    StateMark::new(icon, talk.say(&format!("services-state-{word}")), mood)
}

/// Something that IT gives the organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Service {
    pub id: Id<Service>,
    pub facts: Facts,
    pub state: State,
    pub created_at: Moment,
    pub changed_at: Moment,
    pub version: i64,
    /// The audience's units with all below them, in ascending order; for the policy.
    pub(crate) covered: Vec<Id<Unit>>,
}

impl Service {
    pub fn href(&self) -> String {
        href(self.id)
    }
}

/// A service's page.
pub fn href(id: Id<Service>) -> String {
    format!("/services/{id}")
}

impl access::Record for Service {
    fn unit(&self) -> Option<Id<Unit>> {
        Some(self.facts.unit)
    }
    fn owner(&self) -> Option<Id<Person>> {
        self.facts.owner
    }
    fn is_for(&self, audience: &str, extent: &Extent) -> bool {
        self.state.is_in_use()
            && match &self.facts.audience {
                Audience::Everybody => audience == "live-all",
                Audience::Units(_) => audience == "live-unit" && extent.meets(&self.covered),
            }
    }
}

/// A service that is to be, in a unit.
pub(crate) struct In(pub Id<Unit>);

impl access::Record for In {
    fn unit(&self) -> Option<Id<Unit>> {
        Some(self.0)
    }
}
