use kernel::{Id, Person, Refused, Unit};

use crate::*;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Do {
    Read,
    Change,
}

impl Verb for Do {
    const ALL: &'static [Self] = &[Self::Read, Self::Change];
    fn word(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Change => "change",
        }
    }
    fn is_reading(self) -> bool {
        self == Self::Read
    }
}

static POLICY: Policy<Do> = Policy {
    kind: "note",
    read: Do::Read,
    rules: &[
        Rule {
            everything: &[Role::HeadOfIt],
            units: &[Role::Leader],
            own: EVERYONE,
            ..Rule::nobody(Do::Read)
        },
        Rule { everything: &[Role::HeadOfIt], own: &[Role::Staff], ..Rule::nobody(Do::Change) },
    ],
    place: Place {
        unit: Some("note.unit_id"),
        own: Some("note.person_id"),
        veil: Some(Veil {
            open: "note.is_hidden = 0",
            lifted_for: &[Role::IdentityOfficer],
            is_lifted_for_involved: false,
        }),
        ..Place::NOWHERE
    },
};

struct Note {
    unit: i64,
    owner: i64,
    hidden: bool,
}

impl Record for Note {
    fn unit(&self) -> Option<Id<Unit>> {
        Some(Id::new(self.unit))
    }
    fn owner(&self) -> Option<Id<Person>> {
        Some(Id::new(self.owner))
    }
    fn is_veiled(&self) -> bool {
        self.hidden
    }
}

fn person(id: i64, role: Role, extent: Extent) -> Actor {
    Actor::person(Id::new(id), vec![Grant { role, unit: Id::new(3), extent }])
}

#[test]
fn what_one_may_not_read_is_not_found() {
    let note = Note { unit: 9, owner: 1, hidden: false };
    let leader = person(2, Role::Leader, Extent::Units(vec![Id::new(3)]));
    assert_eq!(POLICY.allow(&leader, Do::Change, &note).unwrap_err(), Refused::NotFound);
    let mine = Note { unit: 9, owner: 2, hidden: false };
    assert_eq!(POLICY.allow(&leader, Do::Change, &mine).unwrap_err(), Refused::NotAllowed);
    assert_eq!(POLICY.allow(&Actor::nobody(), Do::Read, &mine).unwrap_err(), Refused::NotSignedIn);
}

#[test]
fn a_unit_grant_reaches_its_units_only() {
    let leader = person(2, Role::Leader, Extent::Units(vec![Id::new(3), Id::new(4)]));
    assert!(POLICY.may(&leader, Do::Read, &Note { unit: 4, owner: 1, hidden: false }));
    assert!(!POLICY.may(&leader, Do::Read, &Note { unit: 5, owner: 1, hidden: false }));
}

#[test]
fn the_veil_hides_from_the_widest_role_and_lifts_for_the_named_one() {
    let hidden = Note { unit: 3, owner: 1, hidden: true };
    let mut head = person(2, Role::HeadOfIt, Extent::Organisation);
    assert!(!POLICY.may(&head, Do::Read, &hidden));
    assert_eq!(POLICY.scope(&head, Do::Read).sql(), "(1 = 1 AND (note.is_hidden = 0 OR note.person_id = ?))");
    let mine = Note { unit: 3, owner: 2, hidden: true };
    assert!(POLICY.may(&head, Do::Read, &mine), "nobody is hidden from themselves");
    head.grants.push(Grant { role: Role::IdentityOfficer, unit: Id::new(1), extent: Extent::Organisation });
    assert!(POLICY.may(&head, Do::Read, &hidden));
}

/// Attack row 18.
#[test]
fn the_veil_lifts_only_where_the_named_role_is_held() {
    let mut head = person(2, Role::HeadOfIt, Extent::Organisation);
    let extent = Extent::Units(vec![Id::new(7)]);
    head.grants.push(Grant { role: Role::IdentityOfficer, unit: Id::new(7), extent });
    assert!(POLICY.may(&head, Do::Read, &Note { unit: 7, owner: 1, hidden: true }));
    assert!(!POLICY.may(&head, Do::Read, &Note { unit: 3, owner: 1, hidden: true }));
    assert_eq!(
        POLICY.scope(&head, Do::Read).sql(),
        "(1 = 1 AND (note.is_hidden = 0 OR note.unit_id IN (SELECT descendant FROM unit_closure WHERE ancestor IN (?)) OR note.person_id = ?))"
    );
}

#[test]
fn a_read_only_token_changes_nothing() {
    let mut head = person(2, Role::HeadOfIt, Extent::Organisation);
    head.limit = Limit::ReadOnly;
    let note = Note { unit: 3, owner: 1, hidden: false };
    assert!(POLICY.may(&head, Do::Read, &note));
    assert_eq!(POLICY.allow(&head, Do::Change, &note).unwrap_err(), Refused::NotAllowed);
    assert!(POLICY.scope(&head, Do::Change).is_nothing());
}

#[test]
fn the_scope_of_a_unit_grant_asks_the_unit_tree() {
    let leader = person(2, Role::Leader, Extent::Units(vec![Id::new(3)]));
    let scope = POLICY.scope(&leader, Do::Read);
    assert_eq!(
        scope.sql(),
        "((note.unit_id IN (SELECT descendant FROM unit_closure WHERE ancestor IN (?)) OR note.person_id = ?) AND (note.is_hidden = 0 OR note.person_id = ?))"
    );
    assert_eq!(scope.params(), [3, 2, 2]);
}

#[test]
fn the_matrix_shows_every_verb() {
    let matrix = POLICY.matrix();
    assert_eq!(matrix.rows.len(), 2);
    assert!(matrix.picture().contains("leader"));
}

/// A case that a group works on together, and that somebody asked for.
struct Case {
    owner: i64,
    group: Vec<i64>,
    asker: i64,
}

impl Record for Case {
    fn unit(&self) -> Option<Id<Unit>> {
        Some(Id::new(3))
    }
    fn owner(&self) -> Option<Id<Person>> {
        Some(Id::new(self.owner))
    }
    fn is_owned_by(&self, person: Id<Person>) -> bool {
        self.owner() == Some(person) || self.group.contains(&person.number())
    }
    fn involves(&self, person: Id<Person>) -> bool {
        person.number() == self.asker
    }
    fn is_veiled(&self) -> bool {
        true
    }
}

static CASES: Policy<Do> = Policy {
    kind: "case",
    read: Do::Read,
    rules: &[
        Rule {
            units: &[Role::Leader, Role::HeadOfIt],
            involved: EVERYONE,
            own: EVERYONE,
            ..Rule::nobody(Do::Read)
        },
        Rule { own: &[Role::Staff], ..Rule::nobody(Do::Change) },
    ],
    place: Place {
        unit: Some("case.unit_id"),
        own: Some("case.owner_id"),
        shared: Some("case.group_id IN (SELECT group_id FROM member WHERE person_id = ?)"),
        involved: Some("case.id IN (SELECT case_id FROM party WHERE person_id = ?)"),
        veil: Some(Veil {
            open: "case.is_hidden = 0",
            lifted_for: &[Role::HeadOfIt],
            is_lifted_for_involved: true,
        }),
    },
};

#[test]
fn who_owns_together_with_others_may_what_an_owner_may_and_a_veil_hides_nothing_from_who_is_involved() {
    let case = Case { owner: 1, group: vec![2], asker: 4 };
    let grant = |role| Grant { role, unit: Id::new(3), extent: Extent::Units(vec![Id::new(3)]) };
    let may = |person, role, verb| CASES.may(&Actor::person(Id::new(person), vec![grant(role)]), verb, &case);
    assert!(may(1, Role::Staff, Do::Change) && may(2, Role::Staff, Do::Change));
    assert!(!may(4, Role::Staff, Do::Change) && may(4, Role::Staff, Do::Read));
    assert!(!may(5, Role::Leader, Do::Read), "a leader does not see what is hidden");
    assert!(may(5, Role::HeadOfIt, Do::Read));
    let scope = CASES.scope(&Actor::person(Id::new(5), vec![grant(Role::Leader)]), Do::Read);
    assert!(scope.sql().contains("case.is_hidden = 0 OR"), "{}", scope.sql());
    assert_eq!(scope.sql().matches('?').count(), scope.params().len());
}

/// Notes that say themselves whom they are for.
static SHOWN: Policy<Do> = Policy {
    kind: "note",
    read: Do::Read,
    rules: &[Rule {
        everything: &[Role::HeadOfIt],
        audiences: &[
            Audience { word: "staff", roles: &[Role::Staff, Role::Leader], when: "note.audience = 'staff'" },
            Audience {
                word: "unit",
                roles: EVERYONE,
                when: "note.unit_id IN ({units}) OR note.other_id IN ({units})",
            },
        ],
        ..Rule::nobody(Do::Read)
    }],
    place: Place::NOWHERE,
};

struct Poster {
    word: &'static str,
    units: Vec<Id<Unit>>,
}

impl Record for Poster {
    fn is_for(&self, audience: &str, extent: &Extent) -> bool {
        self.word == audience && (audience == "staff" || extent.meets(&self.units))
    }
}

#[test]
fn a_record_that_says_whom_it_is_for_is_open_to_those_roles_alone() {
    let for_staff = Poster { word: "staff", units: Vec::new() };
    let of = |role| person(2, role, Extent::Units(vec![Id::new(3)]));
    assert!(SHOWN.may(&of(Role::Leader), Do::Read, &for_staff));
    assert!(!SHOWN.may(&of(Role::Pupil), Do::Read, &for_staff));
    let for_unit = |unit| Poster { word: "unit", units: vec![Id::new(unit)] };
    assert!(SHOWN.may(&of(Role::Pupil), Do::Read, &for_unit(3)));
    assert!(!SHOWN.may(&of(Role::Pupil), Do::Read, &for_unit(4)));
    assert!(!SHOWN.may(&Actor::nobody(), Do::Read, &for_unit(3)));
}

#[test]
fn an_audiences_condition_is_asked_with_the_units_of_the_grants_that_it_opens_for() {
    let mut leader = person(2, Role::Leader, Extent::Units(vec![Id::new(3)]));
    leader.grants.push(Grant { role: Role::Pupil, unit: Id::new(9), extent: Extent::Organisation });
    let scope = SHOWN.scope(&leader, Do::Read);
    assert_eq!(
        scope.sql(),
        "((note.audience = 'staff') OR (note.unit_id IN (?, ?) OR note.other_id IN (?, ?)))"
    );
    assert_eq!(scope.params(), [3, 9, 3, 9]);
    let pupil = person(2, Role::Pupil, Extent::Units(vec![Id::new(3)]));
    assert!(!SHOWN.scope(&pupil, Do::Read).sql().contains("staff"));
    assert!(SHOWN.scope(&Actor::person(Id::new(2), Vec::new()), Do::Read).is_nothing());
}

#[test]
fn the_matrix_names_the_audiences_of_a_role() {
    let matrix = SHOWN.matrix();
    let cell = |role: Role| matrix.rows[0].cells[Role::ALL.iter().position(|r| *r == role).unwrap()].clone();
    assert_eq!(
        [cell(Role::HeadOfIt), cell(Role::Leader), cell(Role::Pupil)],
        ["everything", "staff+unit", "unit"]
    );
}
