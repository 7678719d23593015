use std::cell::Cell;

use kernel::{Id, Lang, Person, Refused, Result, Unit};

use crate::Role;

/// Who acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Not signed in.
    Nobody,
    Person(Id<Person>),
    /// What time itself does: a survey closes, a notice day comes.
    Clock,
    /// Who holds the machine: set-up, the command line, demo data. Everything is allowed and journalled.
    Operator,
}

/// How far a grant reaches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Extent {
    /// The whole organisation: the grant stands on the root unit.
    Organisation,
    /// These units: the grant's unit and all below it, in ascending order.
    Units(Vec<Id<Unit>>),
}

impl Extent {
    /// Does it cover the unit? A record without a unit belongs to the whole organisation.
    pub fn covers(&self, unit: Option<Id<Unit>>) -> bool {
        match (self, unit) {
            (Self::Organisation, _) => true,
            (Self::Units(units), Some(unit)) => units.binary_search(&unit).is_ok(),
            (Self::Units(_), None) => false,
        }
    }

    /// Has it a unit in common with these, which stand in ascending order? The whole organisation has.
    pub fn meets(&self, units: &[Id<Unit>]) -> bool {
        match self {
            Self::Organisation => true,
            Self::Units(own) => own.iter().any(|unit| units.binary_search(unit).is_ok()),
        }
    }
}

/// A role in a unit, valid now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    pub role: Role,
    pub unit: Id<Unit>,
    pub extent: Extent,
}

/// What a sign-in or a token may do at most, whatever the person may.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Limit {
    /// All that the person may.
    #[default]
    Whole,
    /// Reading only.
    ReadOnly,
    /// These kinds of record only; `writes` says whether it may change them.
    Kinds { kinds: Vec<String>, writes: bool },
}

/// The key that a request came with (a program's `Idempotency-Key`, a form's own), so that the same again is not a second act.
#[derive(Debug, Clone)]
pub struct RequestKey {
    /// The key bound to person and address; what is stored.
    pub hash: String,
    /// What tells the body that came with it from another.
    pub body: String,
    /// Set once the first commit of this request has taken the key.
    pub taken: Cell<bool>,
}

/// Who acts, with the grants that hold now. Made anew for every request, so a lost right bites at once.
#[derive(Debug, Clone)]
pub struct Actor {
    pub who: Who,
    pub grants: Vec<Grant>,
    pub limit: Limit,
    pub lang: Lang,
    /// The session or token that was used, for the journal.
    pub via: Option<i64>,
    pub request: Option<RequestKey>,
}

impl Actor {
    const fn bare(who: Who) -> Self {
        Self { who, grants: Vec::new(), limit: Limit::Whole, lang: Lang::Sv, via: None, request: None }
    }

    /// Somebody who is not signed in.
    pub const fn nobody() -> Self {
        Self::bare(Who::Nobody)
    }

    /// Time itself.
    pub const fn clock() -> Self {
        Self::bare(Who::Clock)
    }

    /// The holder of the machine.
    pub const fn operator() -> Self {
        Self::bare(Who::Operator)
    }

    /// A person with the grants that hold now.
    pub fn person(id: Id<Person>, grants: Vec<Grant>) -> Self {
        Self { grants, ..Self::bare(Who::Person(id)) }
    }

    pub const fn is_signed_in(&self) -> bool {
        !matches!(self.who, Who::Nobody)
    }

    /// The person, if it is one.
    pub const fn person_id(&self) -> Option<Id<Person>> {
        match self.who {
            Who::Person(id) => Some(id),
            Who::Nobody | Who::Clock | Who::Operator => None,
        }
    }

    /// The person, or a refusal when nobody is signed in.
    pub fn me(&self) -> Result<Id<Person>> {
        self.person_id().ok_or(Refused::NotSignedIn)
    }

    /// Does the person hold the role anywhere?
    pub fn has(&self, role: Role) -> bool {
        self.grants.iter().any(|grant| grant.role == role)
    }

    /// Does the person hold any of the roles anywhere?
    pub fn has_any(&self, roles: &[Role]) -> bool {
        roles.iter().any(|role| self.has(*role))
    }
}
