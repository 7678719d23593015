use access::{EVERYONE, Place, Policy, Role, Rule};

access::verbs! {
    /// What can be done with agreements on service levels.
    pub enum LevelVerb reads (Read) {
        Read = "read",
        Add = "add",
        /// Promise something else from now on.
        Change = "change",
        Retire = "retire",
    }
}

access::verbs! {
    /// What can be done with clocks.
    pub enum ClockVerb reads (Read | ReadInternal | Measure | MeasureInternal) {
        /// See the clocks of a record that one may read.
        Read = "read",
        /// See those of groups and suppliers too.
        ReadInternal = "read-internal",
        /// Say why a promise was broken.
        Explain = "explain",
        /// Say which causes can be given.
        SetCauses = "set-causes",
        /// Tell that a promise is broken, or will be soon.
        Tell = "tell",
        /// See how promises to the users were kept.
        Measure = "measure",
        /// See how those of groups and suppliers were kept.
        MeasureInternal = "measure-internal",
    }
}

const SETTERS: &[Role] = &[Role::HeadOfIt, Role::ServiceOwner];
const READERS: &[Role] =
    &[Role::HeadOfIt, Role::Architect, Role::Agent, Role::ProjectManager, Role::ServiceOwner, Role::Auditor];
const IT: &[Role] = &[Role::HeadOfIt, Role::Architect, Role::Agent, Role::ProjectManager];
/// IT, and whoever inspects it.
const INSIDERS: &[Role] =
    &[Role::HeadOfIt, Role::Architect, Role::Agent, Role::ProjectManager, Role::Auditor];
const MEASURERS: &[Role] = &[
    Role::HeadOfIt,
    Role::Architect,
    Role::Agent,
    Role::ProjectManager,
    Role::ServiceOwner,
    Role::Leader,
    Role::Controller,
    Role::Auditor,
];

/// Who may do what with agreements, and how far.
pub static LEVELS: Policy<LevelVerb> = Policy {
    kind: "service-level",
    read: LevelVerb::Read,
    rules: &[
        Rule { everything: READERS, ..Rule::nobody(LevelVerb::Read) },
        Rule { units: SETTERS, ..Rule::nobody(LevelVerb::Add) },
        Rule { units: SETTERS, ..Rule::nobody(LevelVerb::Change) },
        Rule { units: SETTERS, ..Rule::nobody(LevelVerb::Retire) },
    ],
    place: Place { unit: Some("service_level.unit_id"), ..Place::NOWHERE },
};

/// Who may do what with clocks, and how far. Reading asks for the record itself as well: its own policy decides.
pub static CLOCKS: Policy<ClockVerb> = Policy {
    kind: "clock",
    read: ClockVerb::Read,
    rules: &[
        Rule { everything: EVERYONE, ..Rule::nobody(ClockVerb::Read) },
        Rule { units: IT, ..Rule::nobody(ClockVerb::ReadInternal) },
        Rule { units: IT, ..Rule::nobody(ClockVerb::Explain) },
        Rule { units: SETTERS, ..Rule::nobody(ClockVerb::SetCauses) },
        Rule { is_for_clock: true, ..Rule::nobody(ClockVerb::Tell) },
        Rule { units: MEASURERS, ..Rule::nobody(ClockVerb::Measure) },
        Rule { units: INSIDERS, ..Rule::nobody(ClockVerb::MeasureInternal) },
    ],
    place: Place { unit: Some("clock_outcome.unit_id"), ..Place::NOWHERE },
};
