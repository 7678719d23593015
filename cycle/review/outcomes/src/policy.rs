use access::{Place, Policy, Role, Rule};

/// What can be done with service reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verb {
    Read,
    /// See the figures of the month that is going on.
    SeeSoFar,
    /// Build the report of a month that is over.
    Build,
}

impl access::Verb for Verb {
    const ALL: &'static [Self] = &[Self::Read, Self::SeeSoFar, Self::Build];

    fn word(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::SeeSoFar => "see-so-far",
            Self::Build => "build",
        }
    }

    fn is_reading(self) -> bool {
        match self {
            Self::Read | Self::SeeSoFar => true,
            Self::Build => false,
        }
    }
}

/// A report is of the whole organisation and names nobody, so that where a role is held does not matter.
const READERS: &[Role] = &[Role::HeadOfIt, Role::ServiceOwner, Role::Leader, Role::Controller, Role::Auditor];
/// Half a month is easily read as a whole one: for those who work with the figures.
const FOLLOWERS: &[Role] = &[Role::HeadOfIt, Role::ServiceOwner, Role::Controller, Role::Auditor];

/// Who may do what. Nobody changes a report, and no person builds one.
pub static POLICY: Policy<Verb> = Policy {
    kind: "service-report",
    read: Verb::Read,
    rules: &[
        Rule { everything: READERS, ..Rule::nobody(Verb::Read) },
        Rule { everything: FOLLOWERS, ..Rule::nobody(Verb::SeeSoFar) },
        Rule { is_for_clock: true, ..Rule::nobody(Verb::Build) },
    ],
    place: Place::NOWHERE,
};
