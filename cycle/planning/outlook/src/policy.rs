use access::{Place, Policy, Role, Rule};

access::verbs! {
    /// What can be done with the outlook.
    pub enum Verb reads (Read) {
        /// See the years ahead.
        Read = "read",
    }
}

/// Who sees the money of their units: the same as in the budget.
const READERS: &[Role] = &[Role::HeadOfIt, Role::Controller, Role::ServiceOwner, Role::Leader, Role::Auditor];

/// Who opens the page. What stands on it is said by the policy of each room that it comes from.
pub static POLICY: Policy<Verb> = Policy {
    kind: "outlook",
    read: Verb::Read,
    rules: &[Rule { units: READERS, ..Rule::nobody(Verb::Read) }],
    place: Place { unit: Some("unit.id"), ..Place::NOWHERE },
};
