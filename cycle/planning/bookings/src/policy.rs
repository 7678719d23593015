use access::{Place, Policy, Role, Rule};

access::verbs! {
    /// What can be done with rows of supplier ledgers.
    pub enum Verb reads (Read) {
        Read = "read",
        /// Bring rows in, and take an import back.
        Import = "import",
        /// Say which unit, account or supplier something in the files is.
        Settle = "settle",
        /// Put what is ready into the ledger.
        Book = "book",
    }
}

/// Who keeps the budget.
const KEEPERS: &[Role] = &[Role::HeadOfIt, Role::Controller];
const READERS: &[Role] = &[Role::HeadOfIt, Role::Controller, Role::Auditor];

const fn rule<V: access::Verb>(verb: V) -> Rule<V> {
    Rule::nobody(verb)
}

/// Who may. A file holds the whole organisation's invoices, also those of units that nobody has named yet: so only who
/// holds the role for all of it sees them here. Others see what was booked on the lines of their units, in the budget.
pub static POLICY: Policy<Verb> = Policy {
    kind: "ledger-row",
    read: Verb::Read,
    rules: &[
        Rule { units: READERS, ..rule(Verb::Read) },
        Rule { units: KEEPERS, ..rule(Verb::Import) },
        Rule { units: KEEPERS, ..rule(Verb::Settle) },
        Rule { units: KEEPERS, ..rule(Verb::Book) },
    ],
    place: Place::NOWHERE,
};
