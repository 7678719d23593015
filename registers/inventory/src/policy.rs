use access::{Place, Policy, Role, Rule};

access::verbs! {
    /// What can be done with a site's key.
    pub enum KeyVerb reads (Read) {
        Read = "read",
        Make = "make",
        /// Take it back: its agents are heard no more.
        Revoke = "revoke",
    }
}

access::verbs! {
    /// What can be done with what agents have found.
    pub enum Verb reads (Read) {
        Read = "read",
        /// Say which thing it is, or that it is none.
        Settle = "settle",
        /// Tell that it is there, by an agent that has its site's key.
        Tell = "tell",
    }
}

/// Who keeps the things of their units.
const KEEPERS: &[Role] = &[Role::HeadOfIt, Role::Agent];
const READERS: &[Role] = &[Role::HeadOfIt, Role::Agent, Role::Architect, Role::ServiceOwner, Role::Auditor];
const SETTERS: &[Role] = &[Role::Administrator, Role::HeadOfIt];

const fn key(verb: KeyVerb) -> Rule<KeyVerb> {
    Rule::nobody(verb)
}

const fn rule(verb: Verb) -> Rule<Verb> {
    Rule::nobody(verb)
}

/// A key lets things into the register: so it is made by those who set the program up.
pub static KEYS: Policy<KeyVerb> = Policy {
    kind: "site-key",
    read: KeyVerb::Read,
    rules: &[
        Rule { everything: SETTERS, ..key(KeyVerb::Read) },
        Rule { everything: SETTERS, ..key(KeyVerb::Make) },
        Rule { everything: SETTERS, ..key(KeyVerb::Revoke) },
    ],
    place: Place::NOWHERE,
};

/// Who may, and how far: in the unit where the register has it, or else that of the key.
pub static POLICY: Policy<Verb> = Policy {
    kind: "found-device",
    read: Verb::Read,
    rules: &[
        Rule { units: READERS, ..rule(Verb::Read) },
        Rule { units: KEEPERS, ..rule(Verb::Settle) },
        Rule { is_for_clock: true, ..rule(Verb::Tell) },
    ],
    place: Place { unit: Some("found_device.unit_id"), ..Place::NOWHERE },
};
