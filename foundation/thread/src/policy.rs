//! Who may follow, tie and untie. What a link may be tied to is said by the policies of its two ends: both are asked.

use access::{EVERYONE, Place, Policy, Role, Rule};

/// What can be done with links.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verb {
    /// Follow the thread, as far as one may read the records that it leads to.
    Read,
    Tie,
    Untie,
}

impl access::Verb for Verb {
    const ALL: &'static [Self] = &[Self::Read, Self::Tie, Self::Untie];

    fn word(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Tie => "tie",
            Self::Untie => "untie",
        }
    }

    fn is_reading(self) -> bool {
        match self {
            Self::Read => true,
            Self::Tie | Self::Untie => false,
        }
    }
}

/// IT and those who steer with it. Inspectors follow and change nothing; those who ask see what came of it.
const WEAVERS: &[Role] = &[
    Role::HeadOfIt,
    Role::Architect,
    Role::Agent,
    Role::ProjectManager,
    Role::ServiceOwner,
    Role::Leader,
    Role::Controller,
    Role::Secretary,
];

/// A link has no place of its own, so the reach is everything; the reach of the kinds at its two ends narrows it.
pub static LINKS: Policy<Verb> = Policy {
    kind: "link",
    read: Verb::Read,
    rules: &[
        Rule { everything: EVERYONE, ..Rule::nobody(Verb::Read) },
        Rule { everything: WEAVERS, ..Rule::nobody(Verb::Tie) },
        Rule { everything: WEAVERS, ..Rule::nobody(Verb::Untie) },
    ],
    place: Place::NOWHERE,
};
