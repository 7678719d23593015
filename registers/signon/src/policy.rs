//! Who may let others vouch for people here, and who may join an account to theirs. Whoever rules over a provider rules over
//! everybody's account, so it takes an administrator of the whole organisation.

use access::{EVERYONE, Matrix, Place, Policy, Role, Rule, Veil};

access::verbs! {
    /// What can be done with providers.
    pub enum Verb reads (Read) {
        Read = "read",
        Add = "add",
        Change = "change",
        /// See whether it is there and is what it is called.
        Try = "try",
        TurnOn = "turn-on",
        TurnOff = "turn-off",
        /// Bring an answer of it that is then believed or not.
        Answer = "answer",
    }
}

access::verbs! {
    /// What can be done with what joins a person to an account at a provider.
    pub enum LinkVerb reads (Read) {
        Read = "read",
        Join = "join",
        /// Take one's own away.
        Leave = "leave",
        /// Take somebody's away.
        Part = "part",
    }
}

const KEEPERS: &[Role] = &[Role::Administrator];
const INSPECT: &[Role] = &[Role::Administrator, Role::Auditor];

pub(crate) static PROVIDERS: Policy<Verb> = Policy {
    kind: "provider",
    read: Verb::Read,
    rules: &[
        Rule { units: INSPECT, ..Rule::nobody(Verb::Read) },
        Rule { units: KEEPERS, ..Rule::nobody(Verb::Add) },
        Rule { units: KEEPERS, ..Rule::nobody(Verb::Change) },
        Rule { units: KEEPERS, ..Rule::nobody(Verb::Try) },
        Rule { units: KEEPERS, ..Rule::nobody(Verb::TurnOn) },
        Rule { units: KEEPERS, ..Rule::nobody(Verb::TurnOff) },
        // What it has signed proves the right.
        Rule { is_for_anyone: true, ..Rule::nobody(Verb::Answer) },
    ],
    place: Place::NOWHERE,
};

pub(crate) static LINKS: Policy<LinkVerb> = Policy {
    kind: "provider-link",
    read: LinkVerb::Read,
    rules: &[
        Rule { units: KEEPERS, own: EVERYONE, ..Rule::nobody(LinkVerb::Read) },
        Rule { own: EVERYONE, ..Rule::nobody(LinkVerb::Join) },
        Rule { own: EVERYONE, ..Rule::nobody(LinkVerb::Leave) },
        Rule { units: KEEPERS, ..Rule::nobody(LinkVerb::Part) },
    ],
    place: Place {
        unit: Some("person.unit_id"),
        own: Some("person.id"),
        veil: Some(Veil {
            open: "person.is_protected = 0",
            lifted_for: &[Role::IdentityOfficer],
            is_lifted_for_involved: false,
        }),
        ..Place::NOWHERE
    },
};

/// The policies as tables.
pub(crate) fn matrices() -> Vec<Matrix> {
    vec![PROVIDERS.matrix(), LINKS.matrix()]
}

#[cfg(test)]
#[path = "policy_test.rs"]
mod tests;
