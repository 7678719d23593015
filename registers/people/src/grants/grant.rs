use access::{Actor, Extent, Role, Who};
use kernel::{Id, Moment, Person, Refused, Unit};

use crate::groups::PersonGroup;

/// Who holds a grant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holder {
    Person(Id<Person>),
    Group(Id<PersonGroup>),
}

impl Holder {
    pub const fn person(self) -> Option<Id<Person>> {
        match self {
            Self::Person(person) => Some(person),
            Self::Group(_) => None,
        }
    }

    pub const fn group(self) -> Option<Id<PersonGroup>> {
        match self {
            Self::Group(group) => Some(group),
            Self::Person(_) => None,
        }
    }
}

/// How a grant stands at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GrantState {
    Coming { from: Moment },
    InForce,
    Ended { at: Moment },
}

impl GrantState {
    /// The state's word in filters, the API and text keys.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Coming { .. } => "coming",
            Self::InForce => "in-force",
            Self::Ended { .. } => "ended",
        }
    }
}

/// A role in a unit and all below it, from a moment and perhaps until another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleGrant {
    pub id: Id<RoleGrant>,
    pub holder: Holder,
    pub role: Role,
    pub unit: Id<Unit>,
    pub from: Moment,
    /// The first moment at which it no longer holds: its own end, or that of its holder's last day when that is sooner.
    pub until: Option<Moment>,
    /// The end that it was given itself, whatever the holder's last day.
    pub own_until: Option<Moment>,
    pub given_by: Option<Id<Person>>,
    pub revoked_at: Option<Moment>,
    pub version: i64,
    pub(crate) is_veiled: bool,
}

/// Why a grant is not given or ended.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum CannotGrant {
    #[error("nobody gives a role to themselves")]
    ToOneself,
    #[error("the giver does not administer the role {0:?}")]
    NotYours(Role),
    #[error("the unit is beyond the giver's own reach")]
    BeyondReach,
    #[error("the grant has ended")]
    HasEnded,
    #[error("there must be an administrator")]
    LastAdministrator,
    #[error("the unit is closed")]
    UnitClosed,
    #[error("who would hold it has left or is closed")]
    HolderGone,
}

impl From<CannotGrant> for Refused {
    fn from(cannot: CannotGrant) -> Self {
        match cannot {
            CannotGrant::ToOneself => Self::rule("people-grant-to-oneself"),
            CannotGrant::NotYours(_) => Self::rule("people-grant-not-yours"),
            CannotGrant::BeyondReach => Self::rule("people-grant-beyond-reach"),
            CannotGrant::HasEnded => Self::rule("people-grant-has-ended"),
            CannotGrant::LastAdministrator => Self::rule("people-last-administrator"),
            CannotGrant::UnitClosed => Self::rule("people-grant-unit-closed"),
            CannotGrant::HolderGone => Self::rule("people-grant-holder-gone"),
        }
    }
}

/// Does who holds `own` give and end grants of this role?
fn administers(own: &access::Grant, role: Role) -> bool {
    let is_basic = matches!(role, Role::Staff | Role::Pupil | Role::Guardian);
    match own.role {
        Role::Administrator => match own.extent {
            Extent::Organisation => true,
            Extent::Units(_) => is_basic || role.is_it(),
        },
        Role::HeadOfIt => role.is_it() || role == Role::Staff,
        Role::Leader => is_basic,
        Role::Architect
        | Role::Agent
        | Role::ProjectManager
        | Role::ServiceOwner
        | Role::Controller
        | Role::Secretary
        | Role::DataProtectionOfficer
        | Role::Archivist
        | Role::Auditor
        | Role::IdentityOfficer
        | Role::Staff
        | Role::Pupil
        | Role::Guardian => false,
    }
}

/// The roles that the actor may give somewhere, in the order of [`Role::ALL`].
pub(crate) fn roles_to_give(actor: &Actor) -> Vec<Role> {
    match actor.who {
        Who::Operator => Role::ALL.to_vec(),
        Who::Nobody | Who::Clock => Vec::new(),
        Who::Person(_) => Role::ALL
            .into_iter()
            .filter(|role| actor.grants.iter().any(|own| administers(own, *role)))
            .collect(),
    }
}

/// May the actor give or end this role in this unit? Only within the reach of a grant that administers the role.
pub(crate) fn within_reach(actor: &Actor, role: Role, unit: Id<Unit>) -> Result<(), CannotGrant> {
    if actor.who == Who::Operator {
        return Ok(());
    }
    let mut own = actor.grants.iter().filter(|own| administers(own, role)).peekable();
    if own.peek().is_none() {
        return Err(CannotGrant::NotYours(role));
    }
    if own.any(|own| own.extent.covers(Some(unit))) { Ok(()) } else { Err(CannotGrant::BeyondReach) }
}

/// Two persons are needed for every grant: nobody gives one to themselves, nor to a group that they are in.
pub(crate) fn not_to_oneself(actor: &Actor, holders: &[Id<Person>]) -> Result<(), CannotGrant> {
    match actor.who {
        Who::Person(me) if holders.contains(&me) => Err(CannotGrant::ToOneself),
        Who::Person(_) | Who::Operator | Who::Clock | Who::Nobody => Ok(()),
    }
}

impl RoleGrant {
    /// How it stands at a moment.
    pub fn state_at(&self, at: Moment) -> GrantState {
        state(self.from, self.until, self.revoked_at, at)
    }

    /// The same under its holder's last day: its own end, or the end of that day when it comes first.
    pub(crate) fn under(self, end: Option<Moment>) -> Self {
        Self { until: self.own_until.into_iter().chain(end).min(), ..self }
    }

    /// Ended before its time.
    pub(crate) fn end(self, at: Moment) -> Result<Self, CannotGrant> {
        match self.state_at(at) {
            GrantState::Coming { .. } | GrantState::InForce => Ok(Self { revoked_at: Some(at), ..self }),
            GrantState::Ended { .. } => Err(CannotGrant::HasEnded),
        }
    }
}

/// How a grant with these moments stands at a moment.
pub(crate) fn state(from: Moment, until: Option<Moment>, revoked: Option<Moment>, at: Moment) -> GrantState {
    match (revoked, until) {
        (Some(ended), _) => GrantState::Ended { at: ended },
        (None, Some(until)) if until <= at => GrantState::Ended { at: until },
        (None, _) if from > at => GrantState::Coming { from },
        (None, _) => GrantState::InForce,
    }
}

impl access::Record for RoleGrant {
    fn unit(&self) -> Option<Id<Unit>> {
        Some(self.unit)
    }
    fn owner(&self) -> Option<Id<Person>> {
        self.holder.person()
    }
    fn is_veiled(&self) -> bool {
        self.is_veiled
    }
}
