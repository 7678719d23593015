use access::{Actor, Extent, Grant, Record, Role};
use kernel::{Day, Id, Moment, Person, Personal, Refused, Unit};

use crate::pass::Proof;

/// May the person sign in?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AccountState {
    /// No password has been chosen yet.
    New,
    Open {
        password_at: Moment,
    },
    /// Sign-in is stopped until somebody lets the person in again.
    Disabled {
        at: Moment,
    },
}

/// Is a second factor asked for?
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Factor {
    Off,
    On {
        since: Moment,
        key: Personal<Vec<u8>>,
        /// The last time step whose code was used.
        last_step: i64,
    },
}

/// How a person proves who they are.
#[derive(Debug, Clone)]
pub(crate) struct Account {
    pub person: Id<Person>,
    pub name: Personal<String>,
    /// What one signs in with; who has none cannot.
    pub email: Option<Personal<String>>,
    pub unit: Id<Unit>,
    /// A protected identity, hidden from whoever may not see it. One is never hidden from oneself.
    pub is_veiled: bool,
    /// The person's last day, if one is known; it may lie ahead.
    pub left_on: Option<Day>,
    pub state: AccountState,
    /// argon2id, once a password has been chosen.
    pub password: Option<Personal<String>>,
    pub factor: Factor,
    pub version: i64,
}

/// What a one-time link is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LinkKind {
    /// The first password.
    Invite,
    /// A new password.
    Reset,
    /// The first start of the program.
    SetUp,
}

impl LinkKind {
    pub const fn word(self) -> &'static str {
        match self {
            Self::Invite => "invite",
            Self::Reset => "reset",
            Self::SetUp => "set-up",
        }
    }
}

/// Why an account stays as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum CannotAccount {
    #[error("the person has no e-mail address to sign in with")]
    NoEmail,
    #[error("the person has left")]
    HasLeft,
    #[error("sign-in is stopped")]
    IsDisabled,
    #[error("sign-in is not stopped")]
    IsNotDisabled,
    #[error("nobody does this to their own account")]
    Oneself,
    #[error("the person has roles that the actor does not administer")]
    BeyondReach,
    #[error("a second factor is on")]
    FactorIsOn,
    #[error("no second factor is on")]
    FactorIsOff,
}

impl From<CannotAccount> for Refused {
    fn from(cannot: CannotAccount) -> Self {
        Self::rule(match cannot {
            CannotAccount::NoEmail => "accounts-no-email",
            CannotAccount::HasLeft => "accounts-has-left",
            CannotAccount::IsDisabled => "accounts-is-disabled",
            CannotAccount::IsNotDisabled => "accounts-is-not-disabled",
            CannotAccount::Oneself => "accounts-oneself",
            CannotAccount::BeyondReach => "accounts-beyond-reach",
            CannotAccount::FactorIsOn => "accounts-factor-is-on",
            CannotAccount::FactorIsOff => "accounts-factor-is-off",
        })
    }
}

impl Account {
    pub const fn has_factor(&self) -> bool {
        matches!(self.factor, Factor::On { .. })
    }

    /// Has the last day passed? On the last day itself the person is still here.
    pub fn has_left(&self, today: Day) -> bool {
        self.left_on.is_some_and(|on| on < today)
    }

    /// The stored password, if it may be used now.
    pub fn usable_password(&self, today: Day) -> Option<&Personal<String>> {
        match self.state {
            AccountState::Open { .. } if !self.has_left(today) => self.password.as_ref(),
            AccountState::New | AccountState::Open { .. } | AccountState::Disabled { .. } => None,
        }
    }

    /// May the person be let in by somebody who vouches for them? Neither stopped nor gone; a password is not needed.
    pub fn may_arrive(&self, today: Day) -> bool {
        match self.state {
            AccountState::New | AccountState::Open { .. } => !self.has_left(today),
            AccountState::Disabled { .. } => false,
        }
    }

    /// Does the first proof still hold when the second factor is given?
    pub fn may_go_on(&self, proof: Proof, today: Day) -> bool {
        match proof {
            Proof::Password => self.usable_password(today).is_some(),
            Proof::Provider { .. } => self.may_arrive(today),
        }
    }

    /// What kind of link lets this person choose a password now.
    pub fn link(&self, today: Day) -> Result<LinkKind, CannotAccount> {
        if self.email.is_none() {
            return Err(CannotAccount::NoEmail);
        }
        if self.has_left(today) {
            return Err(CannotAccount::HasLeft);
        }
        match self.state {
            AccountState::New => Ok(LinkKind::Invite),
            AccountState::Open { .. } => Ok(LinkKind::Reset),
            AccountState::Disabled { .. } => Err(CannotAccount::IsDisabled),
        }
    }

    /// Stops sign-in. Nobody stops their own, since nobody could undo it for the last administrator.
    pub fn disable(&self, by: Option<Id<Person>>) -> Result<(), CannotAccount> {
        if by == Some(self.person) {
            return Err(CannotAccount::Oneself);
        }
        match self.state {
            AccountState::New | AccountState::Open { .. } => Ok(()),
            AccountState::Disabled { .. } => Err(CannotAccount::IsDisabled),
        }
    }

    /// Lets the person sign in again.
    pub const fn enable(&self) -> Result<(), CannotAccount> {
        match self.state {
            AccountState::New | AccountState::Open { .. } => Err(CannotAccount::IsNotDisabled),
            AccountState::Disabled { .. } => Ok(()),
        }
    }

    /// Turns the second factor off for somebody else, who has lost it. One's own is turned off with the password.
    pub fn remove_factor(&self, by: Option<Id<Person>>) -> Result<(), CannotAccount> {
        if by == Some(self.person) {
            return Err(CannotAccount::Oneself);
        }
        match self.factor {
            Factor::Off => Err(CannotAccount::FactorIsOff),
            Factor::On { .. } => Ok(()),
        }
    }
}

impl Record for Account {
    fn unit(&self) -> Option<Id<Unit>> {
        Some(self.unit)
    }
    fn owner(&self) -> Option<Id<Person>> {
        Some(self.person)
    }
    fn is_veiled(&self) -> bool {
        self.is_veiled
    }
}

/// Whoever gets hold of an account gets its roles. So an administrator of some units takes care of those accounts only
/// whose every role, coming ones included, lies within them.
pub(crate) fn within_reach(actor: &Actor, theirs: &[Grant]) -> Result<(), CannotAccount> {
    if actor.person_id().is_none() {
        return Ok(());
    }
    let mine = || actor.grants.iter().filter(|grant| grant.role == Role::Administrator);
    let covers = |grant: &Grant| match grant.extent {
        Extent::Organisation => mine().any(|own| own.extent == Extent::Organisation),
        Extent::Units(_) => mine().any(|own| own.extent.covers(Some(grant.unit))),
    };
    if theirs.iter().all(covers) { Ok(()) } else { Err(CannotAccount::BeyondReach) }
}

/// The role that a person is known by: the first that they hold, the head of IT before all others.
pub(crate) fn main_role(grants: &[Grant]) -> Option<Role> {
    let held = |role: &Role| grants.iter().any(|grant| grant.role == *role);
    std::iter::once(Role::HeadOfIt).chain(Role::ALL).find(held)
}

/// Do these grants open so much that the organisation may require a second factor for them?
pub(crate) fn is_grave(grants: &[Grant]) -> bool {
    grants
        .iter()
        .any(|grant| grant.role.is_it() || matches!(grant.role, Role::Administrator | Role::IdentityOfficer))
}

#[cfg(test)]
#[path = "account_test.rs"]
mod tests;
