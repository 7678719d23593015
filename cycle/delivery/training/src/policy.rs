use access::{EVERYONE, Place, Policy, Role, Rule, Veil};

access::verbs! {
    /// What can be done with courses and the times that they are given.
    pub enum Verb reads (Read) {
        Read = "read",
        Add = "add",
        Edit = "edit",
        Close = "close",
        /// Plan a session, or cancel it.
        Plan = "plan",
        /// Note that a session was held and who took part, or who has had the course in another way.
        Hold = "hold",
        Import = "import",
    }
}

access::verbs! {
    /// What can be known of those who need training or have had it.
    pub enum OfTrainee reads (Read) {
        /// See what they have had and still need.
        Read = "read",
        /// Note what they have had.
        Note = "note",
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
