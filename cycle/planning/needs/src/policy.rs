use access::{EVERYONE, Place, Policy, Role, Rule};

access::verbs! {
    /// What can be done with needs.
    pub enum Verb reads (Read | ReadInternal | SeeNames | Hear | Measure) {
        /// Ask for something new.
        Ask = "ask",
        /// See the need, its public dialogue, its score and how it went.
        Read = "read",
        /// See what IT notes for itself.
        ReadInternal = "read-internal",
        /// See who asked and who scored.
        SeeNames = "see-names",
        /// Stand behind it too.
        Join = "join",
        /// Put somebody else behind it.
        JoinFor = "join-for",
        Leave = "leave",
        /// Write to IT.
        Write = "write",
        /// Write to the askers.
        Answer = "answer",
        /// Note something for IT alone.
        Note = "note",
        /// Take a file away: one's own, or as IT.
        RemoveFile = "remove-file",
        /// Change what it says.
        Edit = "edit",
        /// Say who in IT looks after it.
        Assign = "assign",
        Clarify = "clarify",
        Assess = "assess",
        Park = "park",
        Decline = "decline",
        Merge = "merge",
        Approve = "approve",
        Plan = "plan",
        Deliver = "deliver",
        FollowUp = "follow-up",
        TakeUp = "take-up",
        /// Ask somebody to score it.
        Invite = "invite",
        Score = "score",
        /// Hear the outcome: the asker has read it.
        Hear = "hear",
        /// Say that the askers were told in another way.
        Tell = "tell",
        /// Say what needs are scored by.
        SetCriteria = "set-criteria",
        /// See how fast needs are answered.
        Measure = "measure",
        Import = "import",
    }
}

const LEAD: &[Role] = &[Role::HeadOfIt];
const PLANNERS: &[Role] = &[Role::HeadOfIt, Role::Architect];
/// The business and those who plan for it.
const SPONSORS: &[Role] = &[Role::HeadOfIt, Role::Architect, Role::ServiceOwner, Role::Leader];
const BUSINESS: &[Role] = &[Role::ServiceOwner, Role::Leader];
/// Who reads needs by their role, with the names of those who ask, and without.
const READERS_OF_NAMES: &[Role] = &[
    Role::HeadOfIt,
    Role::Architect,
    Role::Agent,
    Role::ProjectManager,
    Role::ServiceOwner,
    Role::Leader,
    Role::DataProtectionOfficer,
    Role::Archivist,
    Role::Auditor,
];
const READERS: &[Role] = &[
    Role::HeadOfIt,
    Role::Architect,
    Role::Agent,
    Role::ProjectManager,
    Role::ServiceOwner,
    Role::Leader,
    Role::Controller,
    Role::Secretary,
    Role::DataProtectionOfficer,
    Role::Archivist,
    Role::Auditor,
];
const JOINERS: &[Role] =
    &[Role::HeadOfIt, Role::Architect, Role::Agent, Role::ProjectManager, Role::ServiceOwner, Role::Leader];
const MEASURERS: &[Role] = &[
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
const IT: &[Role] = &[Role::HeadOfIt, Role::Architect, Role::Agent, Role::ProjectManager];
/// Whoever in IT looks after a need carries it out.
const CARRIERS: &[Role] = &[Role::Architect, Role::Agent, Role::ProjectManager];

const fn rule(verb: Verb) -> Rule<Verb> {
    Rule::nobody(verb)
}

/// Who may, and how far. A role reaches the units where it is held, and all of them when it is held for the
/// organisation. Internal notes are IT's own; who asked is known to IT, to the leaders of the unit and to inspectors.
pub static POLICY: Policy<Verb> = Policy {
    kind: "need",
    read: Verb::Read,
    rules: &[
        Rule { everything: EVERYONE, ..rule(Verb::Ask) },
        Rule { units: READERS, involved: EVERYONE, own: EVERYONE, ..rule(Verb::Read) },
        Rule { units: IT, own: IT, ..rule(Verb::ReadInternal) },
        Rule { units: READERS_OF_NAMES, own: IT, ..rule(Verb::SeeNames) },
        Rule { units: JOINERS, involved: EVERYONE, own: EVERYONE, ..rule(Verb::Join) },
        Rule { units: IT, own: IT, ..rule(Verb::JoinFor) },
        Rule { involved: EVERYONE, ..rule(Verb::Leave) },
        Rule { units: BUSINESS, involved: EVERYONE, own: EVERYONE, ..rule(Verb::Write) },
        Rule { units: IT, own: IT, ..rule(Verb::Answer) },
        Rule { units: IT, own: IT, ..rule(Verb::Note) },
        Rule { units: JOINERS, involved: EVERYONE, own: EVERYONE, ..rule(Verb::RemoveFile) },
        Rule { units: IT, own: IT, ..rule(Verb::Edit) },
        Rule { units: IT, own: IT, ..rule(Verb::Assign) },
        Rule { units: IT, own: IT, ..rule(Verb::Clarify) },
        Rule { units: PLANNERS, own: IT, ..rule(Verb::Assess) },
        Rule { units: PLANNERS, ..rule(Verb::Park) },
        Rule { units: LEAD, ..rule(Verb::Decline) },
        Rule { units: IT, ..rule(Verb::Merge) },
        Rule { units: LEAD, ..rule(Verb::Approve) },
        Rule { units: LEAD, own: CARRIERS, ..rule(Verb::Plan) },
        Rule { units: LEAD, own: CARRIERS, ..rule(Verb::Deliver) },
        Rule { units: SPONSORS, ..rule(Verb::FollowUp) },
        Rule { units: PLANNERS, ..rule(Verb::TakeUp) },
        Rule { units: PLANNERS, own: IT, ..rule(Verb::Invite) },
        Rule { units: SPONSORS, involved: EVERYONE, ..rule(Verb::Score) },
        Rule { involved: EVERYONE, ..rule(Verb::Hear) },
        Rule { units: IT, own: IT, ..rule(Verb::Tell) },
        Rule { units: LEAD, ..rule(Verb::SetCriteria) },
        Rule { units: MEASURERS, ..rule(Verb::Measure) },
        Rule { units: LEAD, ..rule(Verb::Import) },
    ],
    place: Place {
        unit: Some("need.unit_id"),
        own: Some("need.owner_id"),
        involved: Some("need.id IN (SELECT need_id FROM need_party WHERE person_id = ?)"),
        ..Place::NOWHERE
    },
};
