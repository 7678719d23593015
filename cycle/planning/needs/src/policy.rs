use access::{EVERYONE, Place, Policy, Role, Rule};

macro_rules! verbs {
    ($($(#[$says:meta])* $name:ident = $word:literal),+ $(,)?) => {
        /// What can be done with needs.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Verb { $($(#[$says])* $name),+ }

        impl access::Verb for Verb {
            const ALL: &'static [Self] = &[$(Self::$name),+];

            fn word(self) -> &'static str {
                match self { $(Self::$name => $word),+ }
            }

            fn is_reading(self) -> bool {
                matches!(self, Self::Read | Self::ReadInternal | Self::SeeNames | Self::Hear | Self::Measure)
            }
        }
    };
}

verbs! {
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

const LEAD: &[Role] = &[Role::HeadOfIt];
const WIDE: &[Role] = &[Role::HeadOfIt, Role::Architect];
const INSPECT: &[Role] =
    &[Role::HeadOfIt, Role::Architect, Role::DataProtectionOfficer, Role::Archivist, Role::Auditor];
/// IT people who work for some units.
const CREW: &[Role] = &[Role::Agent, Role::ProjectManager];
const BUSINESS: &[Role] = &[Role::ServiceOwner, Role::Leader];
const IN_UNITS: &[Role] =
    &[Role::Agent, Role::ProjectManager, Role::ServiceOwner, Role::Leader, Role::Controller, Role::Secretary];
const IN_UNITS_BY_NAME: &[Role] = &[Role::Agent, Role::ProjectManager, Role::ServiceOwner, Role::Leader];
const IT: &[Role] = &[Role::HeadOfIt, Role::Architect, Role::Agent, Role::ProjectManager];
/// Whoever in IT looks after a need carries it out.
const CARRIERS: &[Role] = &[Role::Architect, Role::Agent, Role::ProjectManager];

const fn rule(verb: Verb) -> Rule<Verb> {
    Rule::nobody(verb)
}

/// Who may, and how far. Internal notes are IT's own; who asked is known to IT and to the leaders of the unit.
pub static POLICY: Policy<Verb> = Policy {
    kind: "need",
    read: Verb::Read,
    rules: &[
        Rule { everything: EVERYONE, ..rule(Verb::Ask) },
        Rule { everything: INSPECT, units: IN_UNITS, involved: EVERYONE, own: EVERYONE, ..rule(Verb::Read) },
        Rule { everything: WIDE, units: CREW, own: IT, ..rule(Verb::ReadInternal) },
        Rule { everything: INSPECT, units: IN_UNITS_BY_NAME, own: IT, ..rule(Verb::SeeNames) },
        Rule {
            everything: WIDE,
            units: IN_UNITS_BY_NAME,
            involved: EVERYONE,
            own: EVERYONE,
            ..rule(Verb::Join)
        },
        Rule { everything: WIDE, units: CREW, own: IT, ..rule(Verb::JoinFor) },
        Rule { involved: EVERYONE, ..rule(Verb::Leave) },
        Rule { units: BUSINESS, involved: EVERYONE, own: EVERYONE, ..rule(Verb::Write) },
        Rule { everything: WIDE, units: CREW, own: IT, ..rule(Verb::Answer) },
        Rule { everything: WIDE, units: CREW, own: IT, ..rule(Verb::Note) },
        Rule { everything: WIDE, units: CREW, own: IT, ..rule(Verb::Edit) },
        Rule { everything: WIDE, units: CREW, own: IT, ..rule(Verb::Assign) },
        Rule { everything: WIDE, units: CREW, own: IT, ..rule(Verb::Clarify) },
        Rule { everything: WIDE, own: IT, ..rule(Verb::Assess) },
        Rule { everything: WIDE, ..rule(Verb::Park) },
        Rule { everything: LEAD, ..rule(Verb::Decline) },
        Rule { everything: WIDE, units: CREW, ..rule(Verb::Merge) },
        Rule { everything: LEAD, ..rule(Verb::Approve) },
        Rule { everything: LEAD, own: CARRIERS, ..rule(Verb::Plan) },
        Rule { everything: LEAD, own: CARRIERS, ..rule(Verb::Deliver) },
        Rule { everything: WIDE, units: BUSINESS, ..rule(Verb::FollowUp) },
        Rule { everything: WIDE, ..rule(Verb::TakeUp) },
        Rule { everything: WIDE, own: IT, ..rule(Verb::Invite) },
        Rule { everything: WIDE, units: BUSINESS, involved: EVERYONE, ..rule(Verb::Score) },
        Rule { involved: EVERYONE, ..rule(Verb::Hear) },
        Rule { everything: WIDE, units: CREW, own: IT, ..rule(Verb::Tell) },
        Rule { everything: LEAD, ..rule(Verb::SetCriteria) },
        Rule {
            everything: &[
                Role::HeadOfIt,
                Role::Architect,
                Role::Controller,
                Role::DataProtectionOfficer,
                Role::Auditor,
            ],
            units: IN_UNITS_BY_NAME,
            ..rule(Verb::Measure)
        },
        Rule { everything: LEAD, ..rule(Verb::Import) },
    ],
    place: Place {
        unit: Some("need.unit_id"),
        own: Some("need.owner_id"),
        involved: Some("need.id IN (SELECT need_id FROM need_party WHERE person_id = ?)"),
        veil: None,
    },
};
