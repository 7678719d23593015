use access::{Audience, Place, Policy, Role, Rule};

access::verbs! {
    /// What can be done with a supplier.
    pub enum SupplierVerb reads (Read) {
        Read = "read",
        Add = "add",
        /// Change its name, number, spellings and contacts.
        Edit = "edit",
        /// Say that two are one.
        Merge = "merge",
    }
}

access::verbs! {
    /// What can be done with an agreement.
    pub enum Verb reads (Read) {
        Read = "read",
        Add = "add",
        Edit = "edit",
        /// Change what holds, from a day.
        Amend = "amend",
        /// Say what becomes of it after a term.
        Decide = "decide",
        /// End it with a day.
        Cancel = "cancel",
        /// Attach documents and take them away.
        Attach = "attach",
        /// A decision comes near.
        Remind = "remind",
        /// A notice day has passed and nobody had decided.
        Lapse = "lapse",
    }
}

access::verbs! {
    /// What can be done with a calendar of notice days.
    pub enum FeedVerb reads (Read) {
        Read = "read",
        Make = "make",
        Revoke = "revoke",
    }
}

/// Who keeps the register.
const KEEPERS: &[Role] = &[Role::HeadOfIt];
/// Who sees the agreements of their units.
pub(crate) const READERS: &[Role] =
    &[Role::HeadOfIt, Role::Architect, Role::ServiceOwner, Role::Leader, Role::Controller, Role::Auditor];
/// Who may own an agreement and decide on what they own.
pub(crate) const OWNERS: &[Role] = &[
    Role::HeadOfIt,
    Role::Architect,
    Role::Agent,
    Role::ProjectManager,
    Role::ServiceOwner,
    Role::Leader,
    Role::Controller,
];

/// An agreement's role decides too, where it is held for the agreement's unit.
macro_rules! held {
    ($word:literal, $role:ident, $stored:literal) => {
        Audience {
            word: $word,
            roles: &[Role::$role],
            when: concat!(
                "agreement.owner_role = '",
                $stored,
                "' AND agreement.unit_id IN (SELECT descendant FROM unit_closure WHERE ancestor IN ({units}))"
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

const fn rule<V: access::Verb>(verb: V) -> Rule<V> {
    Rule::nobody(verb)
}

/// Who may do what with suppliers. They are the whole organisation's: who keeps them holds the role for all of it.
pub static SUPPLIERS: Policy<SupplierVerb> = Policy {
    kind: "supplier",
    read: SupplierVerb::Read,
    rules: &[
        Rule { everything: KNOWERS, ..rule(SupplierVerb::Read) },
        Rule { units: KEEPERS, ..rule(SupplierVerb::Add) },
        Rule { units: KEEPERS, ..rule(SupplierVerb::Edit) },
        Rule { units: KEEPERS, ..rule(SupplierVerb::Merge) },
    ],
    place: Place::NOWHERE,
};

/// Who may do what with agreements, and how far. Whoever answers for one, as its owner or in its role, decides on it.
pub static POLICY: Policy<Verb> = Policy {
    kind: "agreement",
    read: Verb::Read,
    rules: &[
        Rule { units: READERS, own: OWNERS, ..rule(Verb::Read) },
        Rule { units: KEEPERS, ..rule(Verb::Add) },
        Rule { units: KEEPERS, ..rule(Verb::Edit) },
        Rule { units: KEEPERS, ..rule(Verb::Amend) },
        Rule { units: KEEPERS, own: OWNERS, audiences: ANSWERABLE, ..rule(Verb::Decide) },
        Rule { units: KEEPERS, ..rule(Verb::Cancel) },
        Rule { units: KEEPERS, ..rule(Verb::Attach) },
        Rule { is_for_clock: true, ..rule(Verb::Remind) },
        Rule { is_for_clock: true, ..rule(Verb::Lapse) },
    ],
    place: Place { unit: Some("agreement.unit_id"), own: Some("agreement.owner_id"), ..Place::NOWHERE },
};

/// Who may do what with calendars of notice days: everybody their own, if they read any agreement.
pub static FEEDS: Policy<FeedVerb> = Policy {
    kind: "agreement-feed",
    read: FeedVerb::Read,
    rules: &[
        Rule { own: KNOWERS, ..rule(FeedVerb::Read) },
        Rule { own: KNOWERS, ..rule(FeedVerb::Make) },
        Rule { own: KNOWERS, ..rule(FeedVerb::Revoke) },
    ],
    place: Place { own: Some("agreement_feed.person_id"), ..Place::NOWHERE },
};

/// Who may come to read an agreement, in its unit or as its owner: they know the suppliers.
const KNOWERS: &[Role] = &[
    Role::HeadOfIt,
    Role::Architect,
    Role::Agent,
    Role::ProjectManager,
    Role::ServiceOwner,
    Role::Leader,
    Role::Controller,
    Role::Auditor,
];
