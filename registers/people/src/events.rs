use access::Role;
use kernel::{Day, Id, Person, Subject, Unit};
use serde_json::{Value as Json, json};

use crate::grants::{Holder, RoleGrant};
use crate::groups::PersonGroup;

/// What can happen here. Ids and plain facts only; each word is the key of the journal's sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    OrganisationFounded {
        unit: Id<Unit>,
    },
    OrganisationChanged {
        unit: Id<Unit>,
    },
    UnitAdded {
        unit: Id<Unit>,
        parent: Id<Unit>,
    },
    UnitRenamed {
        unit: Id<Unit>,
    },
    UnitMoved {
        unit: Id<Unit>,
        from: Option<Id<Unit>>,
        to: Id<Unit>,
    },
    /// The records that stood in the unit and stand in `into` now.
    UnitMerged {
        unit: Id<Unit>,
        into: Id<Unit>,
        moved: Moved,
    },
    UnitClosed {
        unit: Id<Unit>,
        on: Day,
    },
    UnitReopened {
        unit: Id<Unit>,
    },
    PersonAdded {
        person: Id<Person>,
        unit: Id<Unit>,
    },
    /// The fields that got a new value; never the value itself.
    PersonEdited {
        person: Id<Person>,
        fields: Vec<&'static str>,
    },
    PersonLeft {
        person: Id<Person>,
        on: Day,
    },
    /// The last day was moved before it came. The reason is what the person who moved it wrote.
    LastDayMoved {
        person: Id<Person>,
        was: Day,
        on: Day,
        reason: String,
    },
    PersonReturned {
        person: Id<Person>,
    },
    PersonProtected {
        person: Id<Person>,
    },
    PersonUnprotected {
        person: Id<Person>,
    },
    ProtectedRead {
        person: Id<Person>,
    },
    GroupAdded {
        group: Id<PersonGroup>,
        unit: Id<Unit>,
    },
    GroupEdited {
        group: Id<PersonGroup>,
    },
    MemberAdded {
        group: Id<PersonGroup>,
        person: Id<Person>,
    },
    MemberRemoved {
        group: Id<PersonGroup>,
        person: Id<Person>,
    },
    GroupClosed {
        group: Id<PersonGroup>,
    },
    GrantGiven {
        grant: Id<RoleGrant>,
        holder: Holder,
        role: Role,
        unit: Id<Unit>,
    },
    GrantEnded {
        grant: Id<RoleGrant>,
        holder: Holder,
        role: Role,
        unit: Id<Unit>,
    },
    /// The last day of the grant was moved before it came; until further notice when there is none.
    GrantMoved {
        grant: Id<RoleGrant>,
        holder: Holder,
        role: Role,
        unit: Id<Unit>,
        on: Option<Day>,
        reason: String,
    },
    /// The grant's last day became another because its holder's did; until further notice when there is none.
    GrantMovedWithPerson {
        grant: Id<RoleGrant>,
        holder: Holder,
        role: Role,
        unit: Id<Unit>,
        on: Option<Day>,
    },
    /// The last day of the grant has passed.
    GrantRanOut {
        grant: Id<RoleGrant>,
        holder: Holder,
        role: Role,
        unit: Id<Unit>,
    },
    /// An import was undone and took the record back to what it was, or away.
    Restored {
        kind: &'static str,
        id: i64,
    },
}

/// The numbers of what a merge moved.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Moved {
    pub units: Vec<i64>,
    pub persons: Vec<i64>,
    pub groups: Vec<i64>,
    pub grants: Vec<i64>,
}

impl store::Event for Event {
    fn word(&self) -> &'static str {
        match self {
            Self::OrganisationFounded { .. } => "people-organisation-founded",
            Self::OrganisationChanged { .. } => "people-organisation-changed",
            Self::UnitAdded { .. } => "people-unit-added",
            Self::UnitRenamed { .. } => "people-unit-renamed",
            Self::UnitMoved { .. } => "people-unit-moved",
            Self::UnitMerged { .. } => "people-unit-merged",
            Self::UnitClosed { .. } => "people-unit-closed",
            Self::UnitReopened { .. } => "people-unit-reopened",
            Self::PersonAdded { .. } => "people-person-added",
            Self::PersonEdited { .. } => "people-person-edited",
            Self::PersonLeft { .. } => "people-person-left",
            Self::LastDayMoved { .. } => "people-person-last-day-moved",
            Self::PersonReturned { .. } => "people-person-returned",
            Self::PersonProtected { .. } => "people-person-protected",
            Self::PersonUnprotected { .. } => "people-person-unprotected",
            Self::ProtectedRead { .. } => "people-protected-read",
            Self::GroupAdded { .. } => "people-group-added",
            Self::GroupEdited { .. } => "people-group-edited",
            Self::MemberAdded { .. } => "people-member-added",
            Self::MemberRemoved { .. } => "people-member-removed",
            Self::GroupClosed { .. } => "people-group-closed",
            Self::GrantGiven { .. } => "people-grant-given",
            Self::GrantEnded { .. } => "people-grant-ended",
            Self::GrantMoved { on: Some(_), .. } => "people-grant-moved",
            Self::GrantMoved { on: None, .. } => "people-grant-moved-to-no-day",
            Self::GrantMovedWithPerson { on: Some(_), .. } => "people-grant-moved-with-person",
            Self::GrantMovedWithPerson { on: None, .. } => "people-grant-freed-with-person",
            Self::GrantRanOut { .. } => "people-grant-ran-out",
            Self::Restored { .. } => "people-restored",
        }
    }

    fn subject(&self) -> Subject {
        match self {
            Self::OrganisationFounded { unit }
            | Self::OrganisationChanged { unit }
            | Self::UnitAdded { unit, .. }
            | Self::UnitRenamed { unit }
            | Self::UnitMoved { unit, .. }
            | Self::UnitMerged { unit, .. }
            | Self::UnitClosed { unit, .. }
            | Self::UnitReopened { unit } => Subject::new("unit", unit.number()),
            Self::PersonAdded { person, .. }
            | Self::PersonEdited { person, .. }
            | Self::PersonLeft { person, .. }
            | Self::LastDayMoved { person, .. }
            | Self::PersonReturned { person }
            | Self::PersonProtected { person }
            | Self::PersonUnprotected { person }
            | Self::ProtectedRead { person } => Subject::new("person", person.number()),
            Self::GroupAdded { group, .. }
            | Self::GroupEdited { group }
            | Self::MemberAdded { group, .. }
            | Self::MemberRemoved { group, .. }
            | Self::GroupClosed { group } => Subject::new("group", group.number()),
            Self::GrantGiven { grant, .. }
            | Self::GrantEnded { grant, .. }
            | Self::GrantMoved { grant, .. }
            | Self::GrantMovedWithPerson { grant, .. }
            | Self::GrantRanOut { grant, .. } => Subject::new("grant", grant.number()),
            Self::Restored { kind, id } => Subject::new(kind, *id),
        }
    }

    fn facts(&self) -> Json {
        match self {
            Self::UnitAdded { parent, .. } => json!({ "parent": parent }),
            Self::UnitMoved { from, to, .. } => json!({ "from": from, "to": to }),
            Self::UnitMerged { into, moved, .. } => json!({
                "into": into, "units": moved.units, "persons": moved.persons, "groups": moved.groups, "grants": moved.grants
            }),
            Self::UnitClosed { on, .. } | Self::PersonLeft { on, .. } => json!({ "on": on }),
            Self::PersonAdded { unit, .. } | Self::GroupAdded { unit, .. } => json!({ "unit": unit }),
            Self::PersonEdited { fields, .. } => json!({ "fields": fields }),
            Self::MemberAdded { person, .. } | Self::MemberRemoved { person, .. } => {
                json!({ "person": person })
            }
            Self::LastDayMoved { was, on, reason, .. } => json!({ "was": was, "on": on, "reason": reason }),
            Self::GrantMoved { holder, role, unit, on, reason, .. } => json!({
                "role": role, "unit": unit, "person": holder.person(), "group": holder.group(), "on": on,
                "reason": reason
            }),
            Self::GrantMovedWithPerson { holder, role, unit, on, .. } => json!({
                "role": role, "unit": unit, "person": holder.person(), "group": holder.group(), "on": on
            }),
            Self::GrantGiven { holder, role, unit, .. }
            | Self::GrantEnded { holder, role, unit, .. }
            | Self::GrantRanOut { holder, role, unit, .. } => {
                json!({ "role": role, "unit": unit, "person": holder.person(), "group": holder.group() })
            }
            Self::OrganisationFounded { .. }
            | Self::OrganisationChanged { .. }
            | Self::UnitRenamed { .. }
            | Self::UnitReopened { .. }
            | Self::PersonReturned { .. }
            | Self::PersonProtected { .. }
            | Self::PersonUnprotected { .. }
            | Self::ProtectedRead { .. }
            | Self::GroupEdited { .. }
            | Self::GroupClosed { .. }
            | Self::Restored { .. } => Json::Null,
        }
    }
}
