use serde::{Deserialize, Serialize};

/// What a person is to the organisation's IT. A grant gives a role within a unit and all below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Runs the program: persons, units, grants, settings. No right to the content of cases.
    Administrator,
    HeadOfIt,
    Architect,
    /// Support agent or technician.
    Agent,
    ProjectManager,
    /// The business side's owner of a service or maintenance object (pm3).
    ServiceOwner,
    /// Head teacher, head of unit, senior leader.
    Leader,
    /// Ekonom, controller.
    Controller,
    /// Board secretary.
    Secretary,
    DataProtectionOfficer,
    Archivist,
    Auditor,
    /// Sees persons with protected identity; named, few, and every reading is logged.
    IdentityOfficer,
    Staff,
    Pupil,
    Guardian,
}

/// Every role there is: for what anyone who is signed in may do.
pub const EVERYONE: &[Role] = &Role::ALL;

impl Role {
    pub const ALL: [Self; 16] = [
        Self::Administrator,
        Self::HeadOfIt,
        Self::Architect,
        Self::Agent,
        Self::ProjectManager,
        Self::ServiceOwner,
        Self::Leader,
        Self::Controller,
        Self::Secretary,
        Self::DataProtectionOfficer,
        Self::Archivist,
        Self::Auditor,
        Self::IdentityOfficer,
        Self::Staff,
        Self::Pupil,
        Self::Guardian,
    ];

    /// The role's word in addresses, storage, the API and text keys (`role-head-of-it`).
    pub const fn word(self) -> &'static str {
        match self {
            Self::Administrator => "administrator",
            Self::HeadOfIt => "head-of-it",
            Self::Architect => "architect",
            Self::Agent => "agent",
            Self::ProjectManager => "project-manager",
            Self::ServiceOwner => "service-owner",
            Self::Leader => "leader",
            Self::Controller => "controller",
            Self::Secretary => "secretary",
            Self::DataProtectionOfficer => "data-protection-officer",
            Self::Archivist => "archivist",
            Self::Auditor => "auditor",
            Self::IdentityOfficer => "identity-officer",
            Self::Staff => "staff",
            Self::Pupil => "pupil",
            Self::Guardian => "guardian",
        }
    }

    /// The role of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.word() == word)
    }

    /// Does the role work with IT matters, and so read what is internal to IT?
    pub const fn is_it(self) -> bool {
        matches!(self, Self::HeadOfIt | Self::Architect | Self::Agent | Self::ProjectManager)
    }
}
