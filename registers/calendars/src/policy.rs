use access::{Place, Policy, Role, Rule};

/// What can be done with calendars.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verb {
    Read,
    Add,
    /// Say what holds from a day on: week, holidays, single days, periods.
    Change,
    /// Take closed days out of an iCal file.
    Import,
    Retire,
}

impl access::Verb for Verb {
    const ALL: &'static [Self] = &[Self::Read, Self::Add, Self::Change, Self::Import, Self::Retire];

    fn word(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Add => "add",
            Self::Change => "change",
            Self::Import => "import",
            Self::Retire => "retire",
        }
    }

    fn is_reading(self) -> bool {
        match self {
            Self::Read => true,
            Self::Add | Self::Change | Self::Import | Self::Retire => false,
        }
    }
}

/// Opening hours hide nothing from those who plan by them.
const READERS: &[Role] = &[
    Role::HeadOfIt,
    Role::Architect,
    Role::Agent,
    Role::ProjectManager,
    Role::ServiceOwner,
    Role::Leader,
    Role::Auditor,
];
const SETTERS: &[Role] = &[Role::HeadOfIt, Role::ServiceOwner];

/// Who may, and how far.
pub static POLICY: Policy<Verb> = Policy {
    kind: "calendar",
    read: Verb::Read,
    rules: &[
        Rule { everything: READERS, ..Rule::nobody(Verb::Read) },
        Rule { units: SETTERS, ..Rule::nobody(Verb::Add) },
        Rule { units: SETTERS, ..Rule::nobody(Verb::Change) },
        Rule { units: SETTERS, ..Rule::nobody(Verb::Import) },
        Rule { units: SETTERS, ..Rule::nobody(Verb::Retire) },
    ],
    place: Place { unit: Some("calendar.unit_id"), ..Place::NOWHERE },
};
