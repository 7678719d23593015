use access::{Audience, Place, Policy, Role, Rule};

access::verbs! {
    /// What can be done with the plan of replacements.
    pub enum Verb reads (Read) {
        /// See what is replaced in which year, and what it costs.
        Read = "read",
    }
}

access::verbs! {
    /// What can be done with the rules of the plan.
    pub enum RuleVerb reads (Read) {
        Read = "read",
        /// Say how long things last, what they cost, what is put off or left.
        Set = "set",
        End = "end",
    }
}

access::verbs! {
    /// What can be done with scenarios.
    pub enum ScenarioVerb reads (Read) {
        Read = "read",
        Add = "add",
        /// Change what differs in it.
        Edit = "edit",
        /// Write down the decision by which it becomes the plan.
        Adopt = "adopt",
        /// Write down that it does not.
        Drop = "drop",
    }
}

/// Who sees the money of their units: the same as in the budget.
const READERS: &[Role] = &[Role::HeadOfIt, Role::Controller, Role::ServiceOwner, Role::Leader, Role::Auditor];
const HEAD: &[Role] = &[Role::HeadOfIt];
/// Who reckons with what might be.
const RECKONERS: &[Role] = &[Role::HeadOfIt, Role::Controller];

const fn rule<V: access::Verb>(verb: V) -> Rule<V> {
    Rule::nobody(verb)
}

/// Who sees the plan, and how far: each role reaches the units where it is held.
pub static POLICY: Policy<Verb> = Policy {
    kind: "refresh-plan",
    read: Verb::Read,
    rules: &[Rule { units: READERS, ..rule(Verb::Read) }],
    place: Place { unit: Some("unit.id"), ..Place::NOWHERE },
};

/// The organisation's own rules are for all who see a plan that follows them; a unit's are for those who see that unit's,
/// and a scenario's for those who read scenarios.
pub static RULES: Policy<RuleVerb> = Policy {
    kind: "refresh-rule",
    read: RuleVerb::Read,
    rules: &[
        Rule {
            units: READERS,
            audiences: &[Audience {
                word: "organisation",
                roles: READERS,
                when: "refresh_rule.of_unit IS NULL AND refresh_rule.scenario_id IS NULL",
            }],
            ..rule(RuleVerb::Read)
        },
        Rule { units: HEAD, ..rule(RuleVerb::Set) },
        Rule { units: HEAD, ..rule(RuleVerb::End) },
    ],
    place: Place { unit: Some("refresh_rule.of_unit"), ..Place::NOWHERE },
};

/// Scenarios are the whole organisation's: who reads them holds the role for all of it.
pub static SCENARIOS: Policy<ScenarioVerb> = Policy {
    kind: "scenario",
    read: ScenarioVerb::Read,
    rules: &[
        Rule { units: &[Role::HeadOfIt, Role::Controller, Role::Auditor], ..rule(ScenarioVerb::Read) },
        Rule { units: RECKONERS, ..rule(ScenarioVerb::Add) },
        Rule { units: RECKONERS, ..rule(ScenarioVerb::Edit) },
        Rule { units: HEAD, ..rule(ScenarioVerb::Adopt) },
        Rule { units: RECKONERS, ..rule(ScenarioVerb::Drop) },
    ],
    place: Place::NOWHERE,
};
