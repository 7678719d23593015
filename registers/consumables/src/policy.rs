use access::{Place, Policy, Role, Rule};

access::verbs! {
    /// What can be done with consumables.
    pub enum Verb reads (Read) {
        Read = "read",
        Add = "add",
        Edit = "edit",
        /// Note what was delivered, used, counted or thrown away.
        Stock = "stock",
    }
}

/// Who keeps the stock of their units.
const KEEPERS: &[Role] = &[Role::HeadOfIt, Role::Agent];
/// Who reads what there is and what it costs, in their units.
const READERS: &[Role] = &[
    Role::HeadOfIt,
    Role::Architect,
    Role::Agent,
    Role::ProjectManager,
    Role::ServiceOwner,
    Role::Leader,
    Role::Controller,
    Role::Auditor,
];

/// Who may do what with consumables, and how far.
pub static POLICY: Policy<Verb> = Policy {
    kind: "consumable",
    read: Verb::Read,
    rules: &[
        Rule { units: READERS, ..Rule::nobody(Verb::Read) },
        Rule { units: KEEPERS, ..Rule::nobody(Verb::Add) },
        Rule { units: KEEPERS, ..Rule::nobody(Verb::Edit) },
        Rule { units: KEEPERS, ..Rule::nobody(Verb::Stock) },
    ],
    place: Place { unit: Some("consumable.unit_id"), ..Place::NOWHERE },
};
