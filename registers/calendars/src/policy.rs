use access::{Place, Policy, Role, Rule};

access::verbs! {
    /// What can be done with calendars.
    pub enum Verb reads (Read) {
        Read = "read",
        Add = "add",
        /// Say what holds from a day on: week, holidays, single days, periods.
        Change = "change",
        /// Take closed days out of an iCal file.
        Import = "import",
        Retire = "retire",
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
