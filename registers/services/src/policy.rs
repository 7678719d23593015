use access::{Audience, EVERYONE, Place, Policy, Role, Rule};

access::verbs! {
    /// What can be done with services.
    pub enum Verb reads (Read | Survey) {
        Read = "read",
        /// See all services with who keeps them, also those that are planned or gone.
        Survey = "survey",
        Add = "add",
        Edit = "edit",
        /// Take it into use.
        Launch = "launch",
        Retire = "retire",
        Restore = "restore",
        /// Its last day has passed.
        RunOut = "run-out",
        Import = "import",
    }
}

const LEAD: &[Role] = &[Role::HeadOfIt];
/// Who plans, keeps or inspects what IT gives.
pub(crate) const SURVEYORS: &[Role] = &[
    Role::HeadOfIt,
    Role::Architect,
    Role::Agent,
    Role::ProjectManager,
    Role::ServiceOwner,
    Role::Controller,
    Role::DataProtectionOfficer,
    Role::Archivist,
    Role::Auditor,
];
/// Who may be the owner of a service, and keep what they own.
pub(crate) const OWNERS: &[Role] =
    &[Role::HeadOfIt, Role::Architect, Role::Agent, Role::ProjectManager, Role::ServiceOwner];
const ADDERS: &[Role] = &[Role::HeadOfIt, Role::ServiceOwner];

/// What is in use is for everybody, or for those of its units: in them, below them or leading above them.
const AUDIENCES: &[Audience] = &[
    Audience {
        word: "live-all",
        roles: EVERYONE,
        when: "service.state IN ('live', 'retiring') AND service.audience = 'everybody'",
    },
    Audience {
        word: "live-unit",
        roles: EVERYONE,
        when: "service.state IN ('live', 'retiring') AND service.audience = 'units' AND EXISTS (
            SELECT 1 FROM service_unit su WHERE su.service_id = service.id AND (
                su.unit_id IN (SELECT descendant FROM unit_closure WHERE ancestor IN ({units}))
                OR su.unit_id IN (SELECT ancestor FROM unit_closure WHERE descendant IN ({units}))))",
    },
];

const fn rule(verb: Verb) -> Rule<Verb> {
    Rule::nobody(verb)
}

/// Who may, and how far. The catalogue is everybody's; the head of IT and the service's owner set what stands in it.
pub static POLICY: Policy<Verb> = Policy {
    kind: "service",
    read: Verb::Read,
    rules: &[
        Rule { everything: SURVEYORS, own: EVERYONE, audiences: AUDIENCES, ..rule(Verb::Read) },
        Rule { everything: SURVEYORS, own: EVERYONE, ..rule(Verb::Survey) },
        Rule { units: ADDERS, ..rule(Verb::Add) },
        Rule { units: LEAD, own: OWNERS, ..rule(Verb::Edit) },
        Rule { units: LEAD, own: OWNERS, ..rule(Verb::Launch) },
        Rule { units: LEAD, own: OWNERS, ..rule(Verb::Retire) },
        Rule { units: LEAD, own: OWNERS, ..rule(Verb::Restore) },
        Rule { is_for_clock: true, ..rule(Verb::RunOut) },
        Rule { units: LEAD, ..rule(Verb::Import) },
    ],
    place: Place { unit: Some("service.unit_id"), own: Some("service.owner_id"), ..Place::NOWHERE },
};
