use access::{EVERYONE, Place, Policy, Role, Rule, Veil};

/// What can be done with courses and the times that they are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verb {
    Read,
    Add,
    Edit,
    Close,
    /// Plan a session, or cancel it.
    Plan,
    /// Note that a session was held and who took part, or who has had the course in another way.
    Hold,
    Import,
}

impl access::Verb for Verb {
    const ALL: &'static [Self] =
        &[Self::Read, Self::Add, Self::Edit, Self::Close, Self::Plan, Self::Hold, Self::Import];

    fn word(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Add => "add",
            Self::Edit => "edit",
            Self::Close => "close",
            Self::Plan => "plan",
            Self::Hold => "hold",
            Self::Import => "import",
        }
    }

    fn is_reading(self) -> bool {
        matches!(self, Self::Read)
    }
}

/// What can be known of those who need training or have had it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfTrainee {
    /// See what they have had and still need.
    Read,
    /// Note what they have had.
    Note,
}

impl access::Verb for OfTrainee {
    const ALL: &'static [Self] = &[Self::Read, Self::Note];

    fn word(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Note => "note",
        }
    }

    fn is_reading(self) -> bool {
        matches!(self, Self::Read)
    }
}

const LEAD: &[Role] = &[Role::HeadOfIt];
/// Who gives courses.
pub(crate) const GIVERS: &[Role] =
    &[Role::HeadOfIt, Role::Architect, Role::Agent, Role::ProjectManager, Role::ServiceOwner];
/// Who answers for what others know.
const LEADERS: &[Role] =
    &[Role::HeadOfIt, Role::Agent, Role::ProjectManager, Role::ServiceOwner, Role::Leader];

/// Which courses there are is known to all; those who give them keep them.
pub static COURSES: Policy<Verb> = Policy {
    kind: "course",
    read: Verb::Read,
    rules: &[
        Rule { everything: EVERYONE, ..Rule::nobody(Verb::Read) },
        Rule { units: GIVERS, ..Rule::nobody(Verb::Add) },
        Rule { units: GIVERS, ..Rule::nobody(Verb::Edit) },
        Rule { units: GIVERS, ..Rule::nobody(Verb::Close) },
        Rule { units: GIVERS, ..Rule::nobody(Verb::Plan) },
        Rule { units: GIVERS, ..Rule::nobody(Verb::Hold) },
        Rule { units: LEAD, ..Rule::nobody(Verb::Import) },
    ],
    place: Place { unit: Some("course.unit_id"), ..Place::NOWHERE },
};

/// What somebody has learnt is their own, their leaders' and those who give the courses'.
pub static TRAINEES: Policy<OfTrainee> = Policy {
    kind: "trainee",
    read: OfTrainee::Read,
    rules: &[
        Rule { units: LEADERS, own: EVERYONE, ..Rule::nobody(OfTrainee::Read) },
        Rule { units: LEADERS, ..Rule::nobody(OfTrainee::Note) },
    ],
    place: Place {
        unit: Some("person.unit_id"),
        own: Some("person.id"),
        veil: Some(Veil {
            open: "person.is_protected = 0",
            lifted_for: &[Role::IdentityOfficer],
            is_lifted_for_involved: false,
        }),
        ..Place::NOWHERE
    },
};
