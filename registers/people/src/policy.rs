//! Who may do what with units, persons, groups and grants. The matrix test shows it as a picture.

use access::{EVERYONE, Matrix, Place, Policy, Role, Rule, Veil};

access::verbs! {
    /// With a unit. `Add` asks about the unit that the new one will stand under.
    pub(crate) enum Units reads (Read) { Read = "read", Add = "add", Rename = "rename", Move = "move", Merge = "merge", Close = "close", Reopen = "reopen" }
}
access::verbs! {
    /// With a person. `Contact` shows phone and e-mail; `Readdress` changes the e-mail, which is what one signs in with.
    pub(crate) enum Persons reads (Read | Contact) {
        Read = "read", Contact = "contact", Add = "add", Edit = "edit", Readdress = "readdress", Leave = "leave",
        Return = "return", Protect = "protect", Unprotect = "unprotect",
    }
}
access::verbs! {
    /// With a group of persons.
    pub(crate) enum Groups reads (Read) { Read = "read", Add = "add", Edit = "edit", Members = "members", Close = "close" }
}
access::verbs! {
    /// With a grant. Which roles one may give is a rule of the grant itself.
    pub(crate) enum Grants reads (Read) { Read = "read", Give = "give", End = "end", RunOut = "run-out" }
}
access::verbs! {
    /// With the organisation's own facts: its name and zone.
    pub(crate) enum Organisation reads (Read) { Read = "read", Found = "found", Edit = "edit" }
}
access::verbs! {
    /// With the journal. `Chain` shows how much of it is sealed.
    pub(crate) enum Journal reads (Read | Chain) { Read = "read", Chain = "chain" }
}
access::verbs! {
    /// With the table of who may do what.
    pub(crate) enum WhoMay reads (Read) { Read = "read" }
}

/// Those who run the register within their units.
const KEEPERS: &[Role] = &[Role::Administrator, Role::HeadOfIt];
/// The same with the head of a unit, who knows who works there.
const KEEPERS_AND_LEADERS: &[Role] = &[Role::Administrator, Role::HeadOfIt, Role::Leader];
/// Those whose duty is to look into everything and change nothing.
const INSPECTORS: &[Role] =
    &[Role::Administrator, Role::HeadOfIt, Role::DataProtectionOfficer, Role::Archivist, Role::Auditor];

pub(crate) static UNITS: Policy<Units> = Policy {
    kind: "unit",
    read: Units::Read,
    rules: &[
        Rule { everything: EVERYONE, ..Rule::nobody(Units::Read) },
        Rule { units: KEEPERS, ..Rule::nobody(Units::Add) },
        Rule { units: KEEPERS, ..Rule::nobody(Units::Rename) },
        Rule { units: KEEPERS, ..Rule::nobody(Units::Move) },
        // A merge moves grants to the receiving unit, so only who may give any grant there does it.
        Rule { units: &[Role::Administrator], ..Rule::nobody(Units::Merge) },
        Rule { units: KEEPERS, ..Rule::nobody(Units::Close) },
        Rule { units: KEEPERS, ..Rule::nobody(Units::Reopen) },
    ],
    place: Place { unit: Some("unit.id"), ..Place::NOWHERE },
};

pub(crate) static PERSONS: Policy<Persons> = Policy {
    kind: "person",
    read: Persons::Read,
    rules: &[
        Rule {
            units: &[
                Role::Administrator,
                Role::HeadOfIt,
                Role::Agent,
                Role::Leader,
                Role::DataProtectionOfficer,
                Role::Auditor,
                Role::IdentityOfficer,
            ],
            own: EVERYONE,
            ..Rule::nobody(Persons::Read)
        },
        Rule {
            units: &[
                Role::Administrator,
                Role::HeadOfIt,
                Role::Architect,
                Role::Agent,
                Role::ProjectManager,
                Role::Leader,
                Role::IdentityOfficer,
            ],
            own: EVERYONE,
            ..Rule::nobody(Persons::Contact)
        },
        Rule { units: KEEPERS_AND_LEADERS, ..Rule::nobody(Persons::Add) },
        Rule {
            units: &[Role::Administrator, Role::HeadOfIt, Role::Leader, Role::IdentityOfficer],
            ..Rule::nobody(Persons::Edit)
        },
        Rule {
            units: &[Role::Administrator, Role::HeadOfIt, Role::IdentityOfficer],
            ..Rule::nobody(Persons::Readdress)
        },
        Rule {
            units: &[Role::Administrator, Role::HeadOfIt, Role::Leader, Role::IdentityOfficer],
            ..Rule::nobody(Persons::Leave)
        },
        Rule {
            units: &[Role::Administrator, Role::HeadOfIt, Role::Leader, Role::IdentityOfficer],
            ..Rule::nobody(Persons::Return)
        },
        // To hide is easy and to show is hard.
        Rule {
            units: &[Role::Administrator, Role::HeadOfIt, Role::Leader, Role::IdentityOfficer],
            ..Rule::nobody(Persons::Protect)
        },
        Rule { units: &[Role::IdentityOfficer], ..Rule::nobody(Persons::Unprotect) },
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

pub(crate) static GROUPS: Policy<Groups> = Policy {
    kind: "group",
    read: Groups::Read,
    rules: &[
        Rule {
            units: &[
                Role::Administrator,
                Role::HeadOfIt,
                Role::Architect,
                Role::Agent,
                Role::ProjectManager,
                Role::DataProtectionOfficer,
                Role::Auditor,
                Role::Leader,
            ],
            involved: EVERYONE,
            ..Rule::nobody(Groups::Read)
        },
        Rule { units: KEEPERS_AND_LEADERS, ..Rule::nobody(Groups::Add) },
        Rule { units: KEEPERS_AND_LEADERS, ..Rule::nobody(Groups::Edit) },
        Rule { units: KEEPERS_AND_LEADERS, ..Rule::nobody(Groups::Members) },
        Rule { units: KEEPERS_AND_LEADERS, ..Rule::nobody(Groups::Close) },
    ],
    place: Place {
        unit: Some("person_group.unit_id"),
        involved: Some("person_group.id IN (SELECT m.group_id FROM group_member m WHERE m.person_id = ?)"),
        ..Place::NOWHERE
    },
};

pub(crate) static GRANTS: Policy<Grants> = Policy {
    kind: "grant",
    read: Grants::Read,
    rules: &[
        Rule {
            units: &[
                Role::Administrator,
                Role::HeadOfIt,
                Role::Agent,
                Role::DataProtectionOfficer,
                Role::Auditor,
                Role::Leader,
            ],
            own: EVERYONE,
            ..Rule::nobody(Grants::Read)
        },
        Rule { units: KEEPERS_AND_LEADERS, ..Rule::nobody(Grants::Give) },
        Rule { units: KEEPERS_AND_LEADERS, ..Rule::nobody(Grants::End) },
        Rule { is_for_clock: true, ..Rule::nobody(Grants::RunOut) },
    ],
    place: Place {
        unit: Some("role_grant.unit_id"),
        own: Some("role_grant.person_id"),
        veil: Some(Veil {
            open: "NOT EXISTS (SELECT 1 FROM person hidden WHERE hidden.id = role_grant.person_id AND hidden.is_protected = 1)",
            lifted_for: &[Role::IdentityOfficer],
            is_lifted_for_involved: false,
        }),
        ..Place::NOWHERE
    },
};

pub(crate) static ORGANISATION: Policy<Organisation> = Policy {
    kind: "organisation",
    read: Organisation::Read,
    rules: &[
        Rule { everything: EVERYONE, ..Rule::nobody(Organisation::Read) },
        // The first start of the program: only whoever holds the machine.
        Rule::nobody(Organisation::Found),
        // No unit is its place, so the grant must reach the whole organisation.
        Rule { units: &[Role::Administrator], ..Rule::nobody(Organisation::Edit) },
    ],
    place: Place::NOWHERE,
};

/// A journal lies in no unit: those who inspect a part of the organisation read what they did themselves.
pub(crate) static JOURNAL: Policy<Journal> = Policy {
    kind: "journal",
    read: Journal::Read,
    rules: &[
        Rule { units: INSPECTORS, own: EVERYONE, ..Rule::nobody(Journal::Read) },
        Rule { units: INSPECTORS, ..Rule::nobody(Journal::Chain) },
    ],
    place: Place { own: Some("journal.actor_id"), ..Place::NOWHERE },
};

pub(crate) static WHO_MAY: Policy<WhoMay> = Policy {
    kind: "policy",
    read: WhoMay::Read,
    rules: &[Rule { everything: INSPECTORS, ..Rule::nobody(WhoMay::Read) }],
    place: Place::NOWHERE,
};

/// Every policy of the room as a table.
pub(crate) fn matrices() -> Vec<Matrix> {
    vec![
        UNITS.matrix(),
        PERSONS.matrix(),
        GROUPS.matrix(),
        GRANTS.matrix(),
        ORGANISATION.matrix(),
        JOURNAL.matrix(),
        WHO_MAY.matrix(),
    ]
}

/// The units in which the actor may do a verb of some kind, as a condition on the table `unit`.
pub(crate) fn of_units<V: access::Verb>(policy: &Policy<V>, actor: &access::Actor, verb: V) -> access::Scope {
    let place = Place { unit: Some("unit.id"), ..Place::NOWHERE };
    Policy { kind: policy.kind, read: policy.read, rules: policy.rules, place }.scope(actor, verb)
}

/// Does the actor reach further with the verb than to what is their own? For showing a door.
pub(crate) fn reaches_further<V: access::Verb>(policy: &Policy<V>, actor: &access::Actor, verb: V) -> bool {
    let rule = policy.rules.iter().find(|rule| rule.verb == verb);
    rule.is_some_and(|rule| actor.has_any(rule.everything) || actor.has_any(rule.units))
}

/// May the actor look into everything that an inspector of the whole organisation may?
pub(crate) fn inspects(actor: &access::Actor) -> bool {
    let is_whole = |grant: &access::Grant| grant.extent == access::Extent::Organisation;
    actor.grants.iter().any(|grant| INSPECTORS.contains(&grant.role) && is_whole(grant))
}
