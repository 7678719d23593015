use access::{Place, Policy, Role, Rule};

access::verbs! {
    /// What can be done with the levelled plan.
    pub enum Verb reads (Read) {
        /// See what waits so that the money reaches.
        Read = "read",
    }
}

access::verbs! {
    /// What can be done with the rules of who pays what is replaced.
    pub enum RuleVerb reads (Read) {
        Read = "read",
        Set = "set",
        Remove = "remove",
    }
}

/// A ceiling is the organisation's: so only who sees all of its money sees what it makes wait.
const READERS: &[Role] = &[Role::HeadOfIt, Role::Controller, Role::Auditor];
const KEEPERS: &[Role] = &[Role::HeadOfIt, Role::Controller];

/// Who sees it.
pub static POLICY: Policy<Verb> = Policy {
    kind: "levelling",
    read: Verb::Read,
    rules: &[Rule { units: READERS, ..Rule::nobody(Verb::Read) }],
    place: Place::NOWHERE,
};

const fn rule(verb: RuleVerb) -> Rule<RuleVerb> {
    Rule::nobody(verb)
}

/// Who says who pays.
pub static RULES: Policy<RuleVerb> = Policy {
    kind: "level-rule",
    read: RuleVerb::Read,
    rules: &[
        Rule { units: READERS, ..rule(RuleVerb::Read) },
        Rule { units: KEEPERS, ..rule(RuleVerb::Set) },
        Rule { units: KEEPERS, ..rule(RuleVerb::Remove) },
    ],
    place: Place::NOWHERE,
};
