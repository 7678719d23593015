use access::{Place, Policy, Role, Rule};

access::verbs! {
    /// What can be done with a budget line and its entries.
    pub enum Verb reads (Read) {
        Read = "read",
        Add = "add",
        /// Change what it is called and what it is for.
        Edit = "edit",
        /// Say who pays it.
        Fund = "fund",
        /// Change the plan, a post's too.
        Plan = "plan",
        /// Order, which binds.
        Commit = "commit",
        /// Invoices and credits.
        Spend = "spend",
        Forecast = "forecast",
        /// Take an entry back and put another in its place.
        Correct = "correct",
        /// Correct a year that is locked: listed apart.
        CorrectLate = "correct-late",
    }
}

access::verbs! {
    /// What can be done with a source.
    pub enum SourceVerb reads (Read) {
        Read = "read",
        Add = "add",
        Edit = "edit",
        /// Say how much it gives in a year.
        Cap = "cap",
        /// What was applied for was granted, or refused.
        Decide = "decide",
    }
}

access::verbs! {
    /// What can be done with a budget year.
    pub enum YearVerb reads (Read | ReadBook) {
        Read = "read",
        /// Read the whole year: its book, and what was corrected after it was locked.
        ReadBook = "read-book",
        Open = "open",
        /// Lock it for good.
        Lock = "lock",
    }
}

access::verbs! {
    /// What can be done with transfers.
    pub enum TransferVerb reads (Read) {
        Read = "read",
        Make = "make",
        /// Move money over the border between investment and operating.
        MakeOverBorder = "make-over-border",
    }
}

/// Who keeps the budget.
const KEEPERS: &[Role] = &[Role::HeadOfIt, Role::Controller];
const CONTROLLER: &[Role] = &[Role::Controller];
/// Who sees the money of their units.
pub(crate) const READERS: &[Role] =
    &[Role::HeadOfIt, Role::Controller, Role::ServiceOwner, Role::Leader, Role::Auditor];
const OVERSEERS: &[Role] = &[Role::HeadOfIt, Role::Controller, Role::Auditor];
const OWNERS: &[Role] = &[Role::ServiceOwner];
/// Who says what a line will cost: whoever keeps the budget, or owns the service that it is for.
const FORECASTERS: &[Role] = &[Role::HeadOfIt, Role::Controller, Role::ServiceOwner];

const fn rule<V: access::Verb>(verb: V) -> Rule<V> {
    Rule::nobody(verb)
}

/// Who may, and how far. A leader reads the lines of the own units; a service owner those of the own services too.
pub static POLICY: Policy<Verb> = Policy {
    kind: "budget-line",
    read: Verb::Read,
    rules: &[
        Rule { units: READERS, involved: OWNERS, ..rule(Verb::Read) },
        Rule { units: KEEPERS, ..rule(Verb::Add) },
        Rule { units: KEEPERS, ..rule(Verb::Edit) },
        Rule { units: KEEPERS, ..rule(Verb::Fund) },
        Rule { units: KEEPERS, ..rule(Verb::Plan) },
        Rule { units: KEEPERS, ..rule(Verb::Commit) },
        Rule { units: KEEPERS, ..rule(Verb::Spend) },
        Rule { units: FORECASTERS, involved: OWNERS, ..rule(Verb::Forecast) },
        Rule { units: KEEPERS, ..rule(Verb::Correct) },
        Rule { units: CONTROLLER, ..rule(Verb::CorrectLate) },
    ],
    place: Place {
        unit: Some("budget_line.unit_id"),
        involved: Some("budget_line.service_id IN (SELECT id FROM service WHERE owner_id = ?)"),
        ..Place::NOWHERE
    },
};

/// Who may do what with sources.
pub static SOURCES: Policy<SourceVerb> = Policy {
    kind: "funding-source",
    read: SourceVerb::Read,
    rules: &[
        Rule { units: READERS, ..rule(SourceVerb::Read) },
        Rule { units: KEEPERS, ..rule(SourceVerb::Add) },
        Rule { units: KEEPERS, ..rule(SourceVerb::Edit) },
        Rule { units: KEEPERS, ..rule(SourceVerb::Cap) },
        Rule { units: KEEPERS, ..rule(SourceVerb::Decide) },
    ],
    place: Place { unit: Some("funding_source.unit_id"), ..Place::NOWHERE },
};

/// Who may do what with years. They are the whole organisation's: who keeps them holds the role for all of it.
pub static YEARS: Policy<YearVerb> = Policy {
    kind: "budget-year",
    read: YearVerb::Read,
    rules: &[
        Rule { everything: READERS, ..rule(YearVerb::Read) },
        Rule { units: OVERSEERS, ..rule(YearVerb::ReadBook) },
        Rule { units: KEEPERS, ..rule(YearVerb::Open) },
        Rule { units: CONTROLLER, ..rule(YearVerb::Lock) },
    ],
    place: Place::NOWHERE,
};

/// Who may do what with transfers. A transfer belongs to the unit under which both of its lines lie.
pub static TRANSFERS: Policy<TransferVerb> = Policy {
    kind: "budget-transfer",
    read: TransferVerb::Read,
    rules: &[
        Rule { units: OVERSEERS, ..rule(TransferVerb::Read) },
        Rule { units: KEEPERS, ..rule(TransferVerb::Make) },
        Rule { units: CONTROLLER, ..rule(TransferVerb::MakeOverBorder) },
    ],
    place: Place { unit: Some("budget_transfer.unit_id"), ..Place::NOWHERE },
};
