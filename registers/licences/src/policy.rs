use access::{Audience, Place, Policy, Role, Rule};

use crate::licence::IT;

access::verbs! {
    /// What can be done with a licence.
    pub enum Verb reads (Read) {
        Read = "read",
        Add = "add",
        Edit = "edit",
        /// Write down the next term, or put the last one right.
        Renew = "renew",
        /// Count now, as of a day.
        Count = "count",
        /// Give somebody a seat, and take it back.
        Assign = "assign",
        /// Buy more within a term, or say that the next has fewer.
        Decide = "decide",
        Import = "import",
        /// The day has come, and the clock counts.
        Fall = "fall",
        /// The day passed, and nobody had counted.
        Miss = "miss",
    }
}

/// Who keeps the register.
const KEEPERS: &[Role] = &[Role::Administrator, Role::HeadOfIt];
/// Who reads the licences of their units. Those who work with IT read all.
const READERS: &[Role] =
    &[Role::Administrator, Role::ServiceOwner, Role::Leader, Role::Controller, Role::Auditor];

/// A licence's role keeps it too, where it is held for the licence's unit.
macro_rules! held {
    ($word:literal, $role:ident, $stored:literal) => {
        Audience {
            word: $word,
            roles: &[Role::$role],
            when: concat!(
                "licence.owner_role = '",
                $stored,
                "' AND licence.unit_id IN (SELECT descendant FROM unit_closure WHERE ancestor IN ({units}))"
            ),
        }
    };
}

const ANSWERABLE: &[Audience] = &[
    held!("as-architect", Architect, "architect"),
    held!("as-service-owner", ServiceOwner, "service-owner"),
    held!("as-leader", Leader, "leader"),
    held!("as-controller", Controller, "controller"),
];

const fn rule(verb: Verb) -> Rule<Verb> {
    Rule::nobody(verb)
}

const fn kept(verb: Verb) -> Rule<Verb> {
    Rule { units: KEEPERS, audiences: ANSWERABLE, ..rule(verb) }
}

/// Who may do what with licences, and how far. Whoever answers for one keeps it. Who is counted is told by the policy of
/// persons, and what is counted by that of equipment: here nobody is given a name.
pub static POLICY: Policy<Verb> = Policy {
    kind: "licence",
    read: Verb::Read,
    rules: &[
        Rule { everything: IT, units: READERS, ..rule(Verb::Read) },
        Rule { units: KEEPERS, ..rule(Verb::Add) },
        kept(Verb::Edit),
        kept(Verb::Renew),
        kept(Verb::Count),
        kept(Verb::Assign),
        kept(Verb::Decide),
        Rule { units: KEEPERS, ..rule(Verb::Import) },
        Rule { is_for_clock: true, ..rule(Verb::Fall) },
        Rule { is_for_clock: true, ..rule(Verb::Miss) },
    ],
    place: Place { unit: Some("licence.unit_id"), ..Place::NOWHERE },
};
