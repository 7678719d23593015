//! Who may follow, tie and untie. What a link may be tied to is said by the policies of its two ends: both are asked.

use access::{EVERYONE, Place, Policy, Role, Rule};

access::verbs! {
    /// What can be done with links.
    pub enum Verb reads (Read) {
        /// Follow the thread, as far as one may read the records that it leads to.
        Read = "read",
        Tie = "tie",
        Untie = "untie",
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
