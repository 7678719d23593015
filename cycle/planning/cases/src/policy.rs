use access::{Place, Policy, Role, Rule};

access::verbs! {
    /// What can be done with a business case.
    pub enum Verb reads (Read) {
        Read = "read",
        Add = "add",
        /// Change it and its lines while it is a draft.
        Edit = "edit",
        /// Ask for a decision.
        Submit = "submit",
        Approve = "approve",
        Decline = "decline",
        /// Take it up again as a draft.
        Revise = "revise",
    }
}

access::verbs! {
    /// What can be done with the internal rates.
    pub enum RatesVerb reads (Read) {
        Read = "read",
        /// Write down what was decided.
        Set = "set",
    }
}

/// Who sees the money of their units: the same as in the budget.
const READERS: &[Role] = &[Role::HeadOfIt, Role::Controller, Role::ServiceOwner, Role::Leader, Role::Auditor];
/// Who works out cases: those who may read the money, but for whoever audits it.
const WRITERS: &[Role] = &[Role::HeadOfIt, Role::Controller, Role::ServiceOwner, Role::Leader];
/// Who decides on needs, and so on what they cost.
const DECIDERS: &[Role] = &[Role::HeadOfIt];
const CONTROLLER: &[Role] = &[Role::Controller];

const fn rule<V: access::Verb>(verb: V) -> Rule<V> {
    Rule::nobody(verb)
}

/// Who may, and how far: each role reaches the units where it is held.
pub static POLICY: Policy<Verb> = Policy {
    kind: "business-case",
    read: Verb::Read,
    rules: &[
        Rule { units: READERS, ..rule(Verb::Read) },
        Rule { units: WRITERS, ..rule(Verb::Add) },
        Rule { units: WRITERS, ..rule(Verb::Edit) },
        Rule { units: WRITERS, ..rule(Verb::Submit) },
        Rule { units: DECIDERS, ..rule(Verb::Approve) },
        Rule { units: DECIDERS, ..rule(Verb::Decline) },
        Rule { units: WRITERS, ..rule(Verb::Revise) },
    ],
    place: Place { unit: Some("business_case.unit_id"), ..Place::NOWHERE },
};

/// Who may do what with the internal rates. They are the whole organisation's: who sets them holds the role for all of
/// it.
pub static RATES: Policy<RatesVerb> = Policy {
    kind: "internal-rates",
    read: RatesVerb::Read,
    rules: &[
        Rule { everything: READERS, ..rule(RatesVerb::Read) },
        Rule { units: CONTROLLER, ..rule(RatesVerb::Set) },
    ],
    place: Place::NOWHERE,
};
