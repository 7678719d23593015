use access::{EVERYONE, Place, Policy, Role, Rule};

access::verbs! {
    /// What can be done with things.
    pub enum Verb reads (Read | Survey | Label) {
        Read = "read",
        /// See who has it and had it, its moves and its note.
        Survey = "survey",
        /// Print its label.
        Label = "label",
        Add = "add",
        Edit = "edit",
        /// Give it another state, place or holder.
        Move = "move",
        /// Attach documents and take them away.
        Attach = "attach",
        Import = "import",
        /// Tell by itself that it is there, by an agent that has its site's key.
        Report = "report",
    }
}

access::verbs! {
    /// What can be done with models.
    pub enum ModelVerb reads (Read) {
        Read = "read",
        Add = "add",
        Edit = "edit",
    }
}

access::verbs! {
    /// What can be done with categories.
    pub enum CategoryVerb reads (Read) {
        Read = "read",
        Add = "add",
        Edit = "edit",
    }
}

/// Who keeps the things of their units.
pub(crate) const KEEPERS: &[Role] = &[Role::HeadOfIt, Role::Agent];
/// Who reads which things there are in their units.
const READERS: &[Role] = &[
    Role::HeadOfIt,
    Role::Architect,
    Role::Agent,
    Role::ProjectManager,
    Role::ServiceOwner,
    Role::Leader,
    Role::Controller,
    Role::DataProtectionOfficer,
    Role::Auditor,
];
/// Who has which device is told to those who keep them and to the unit's management.
const SURVEYORS: &[Role] = &[Role::HeadOfIt, Role::Agent, Role::Leader, Role::DataProtectionOfficer];

/// Who reads which things there are and not who has them.
pub(crate) const BLIND: &[Role] =
    &[Role::Architect, Role::ProjectManager, Role::ServiceOwner, Role::Controller, Role::Auditor];

const fn rule(verb: Verb) -> Rule<Verb> {
    Rule::nobody(verb)
}

/// Who may, and how far: what one has is one's own to read.
pub static POLICY: Policy<Verb> = Policy {
    kind: "asset",
    read: Verb::Read,
    rules: &[
        Rule { units: READERS, own: EVERYONE, ..rule(Verb::Read) },
        Rule { units: SURVEYORS, ..rule(Verb::Survey) },
        Rule { units: KEEPERS, ..rule(Verb::Label) },
        Rule { units: KEEPERS, ..rule(Verb::Add) },
        Rule { units: KEEPERS, ..rule(Verb::Edit) },
        Rule { units: KEEPERS, ..rule(Verb::Move) },
        Rule { units: KEEPERS, ..rule(Verb::Attach) },
        Rule { units: &[Role::HeadOfIt], ..rule(Verb::Import) },
        Rule { is_for_clock: true, ..rule(Verb::Report) },
    ],
    place: Place { unit: Some("asset.unit_id"), own: Some("asset.person_id"), ..Place::NOWHERE },
};

const fn model(verb: ModelVerb) -> Rule<ModelVerb> {
    Rule::nobody(verb)
}

/// Models are no secret: whoever has a thing reads what it is.
pub static MODELS: Policy<ModelVerb> = Policy {
    kind: "asset-model",
    read: ModelVerb::Read,
    rules: &[
        Rule { everything: EVERYONE, ..model(ModelVerb::Read) },
        Rule { everything: KEEPERS, ..model(ModelVerb::Add) },
        Rule { everything: KEEPERS, ..model(ModelVerb::Edit) },
    ],
    place: Place::NOWHERE,
};

/// Who sets what kinds there are.
const SETTERS: &[Role] = &[Role::Administrator, Role::HeadOfIt];

const fn category(verb: CategoryVerb) -> Rule<CategoryVerb> {
    Rule::nobody(verb)
}

/// Categories are the organisation's, with how long their things are meant to last.
pub static CATEGORIES: Policy<CategoryVerb> = Policy {
    kind: "asset-category",
    read: CategoryVerb::Read,
    rules: &[
        Rule { everything: EVERYONE, ..category(CategoryVerb::Read) },
        Rule { everything: SETTERS, ..category(CategoryVerb::Add) },
        Rule { everything: SETTERS, ..category(CategoryVerb::Edit) },
    ],
    place: Place::NOWHERE,
};
