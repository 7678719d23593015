use access::{Place, Policy, Role, Rule};

access::verbs! {
    /// What can be done with service reports.
    pub enum Verb reads (Read | SeeSoFar) {
        Read = "read",
        /// See the figures of the month that is going on.
        SeeSoFar = "see-so-far",
        /// Build the report of a month that is over.
        Build = "build",
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
