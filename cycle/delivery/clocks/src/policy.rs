use access::{EVERYONE, Place, Policy, Role, Rule};

/// What can be done with agreements on service levels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LevelVerb {
    Read,
    Add,
    /// Promise something else from now on.
    Change,
    Retire,
}

impl access::Verb for LevelVerb {
    const ALL: &'static [Self] = &[Self::Read, Self::Add, Self::Change, Self::Retire];

    fn word(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Add => "add",
            Self::Change => "change",
            Self::Retire => "retire",
        }
    }

    fn is_reading(self) -> bool {
        match self {
            Self::Read => true,
            Self::Add | Self::Change | Self::Retire => false,
        }
    }
}

/// What can be done with clocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClockVerb {
    /// See the clocks of a record that one may read.
    Read,
    /// See those of groups and suppliers too.
    ReadInternal,
    /// Say why a promise was broken.
    Explain,
    /// Say which causes can be given.
    SetCauses,
    /// Tell that a promise is broken, or will be soon.
    Tell,
    /// See how promises to the users were kept.
    Measure,
    /// See how those of groups and suppliers were kept.
    MeasureInternal,
}

impl access::Verb for ClockVerb {
    const ALL: &'static [Self] = &[
        Self::Read,
        Self::ReadInternal,
        Self::Explain,
        Self::SetCauses,
        Self::Tell,
        Self::Measure,
        Self::MeasureInternal,
    ];

    fn word(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::ReadInternal => "read-internal",
            Self::Explain => "explain",
            Self::SetCauses => "set-causes",
            Self::Tell => "tell",
            Self::Measure => "measure",
            Self::MeasureInternal => "measure-internal",
        }
    }

    fn is_reading(self) -> bool {
        match self {
            Self::Read | Self::ReadInternal | Self::Measure | Self::MeasureInternal => true,
            Self::Explain | Self::SetCauses | Self::Tell => false,
        }
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
