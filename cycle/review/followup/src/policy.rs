use access::{Place, Policy, Role, Rule};

access::verbs! {
    /// What can be done with the follow-up.
    pub enum Verb reads (Read) {
        /// See what strays.
        Read = "read",
    }
}

/// Who sees the money of their units: the same as in the budget.
const READERS: &[Role] = &[Role::HeadOfIt, Role::Controller, Role::ServiceOwner, Role::Leader, Role::Auditor];

/// Who opens the page. Which lines stand on it is said by the budget's own policy.
pub static POLICY: Policy<Verb> = Policy {
    kind: "followup",
    read: Verb::Read,
    rules: &[Rule { units: READERS, ..Rule::nobody(Verb::Read) }],
    place: Place { unit: Some("unit.id"), ..Place::NOWHERE },
};
