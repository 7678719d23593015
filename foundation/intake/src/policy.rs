//! Who may bring tables in, and who may see what was brought.

use access::{Actor, Limit, Place, Policy, Record, Role, Rule, Veil, Verb as AccessVerb, Who};
use kernel::{Id, Person};

use crate::import::Import;
use crate::sheet::SheetFacts;

/// What can be done with an import. Looking into a table needs less than letting it become records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verb {
    Read,
    Upload,
    /// Say which table of the file is meant.
    Table,
    /// Say what the rows are and which column goes where.
    Map,
    Try,
    Commit,
    Undo,
    /// Keep the table as a searchable sheet.
    Keep,
    Drop,
    /// See and forget learned layouts.
    Layouts,
}

impl AccessVerb for Verb {
    const ALL: &'static [Self] = &[
        Self::Read,
        Self::Upload,
        Self::Table,
        Self::Map,
        Self::Try,
        Self::Commit,
        Self::Undo,
        Self::Keep,
        Self::Drop,
        Self::Layouts,
    ];

    fn word(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Upload => "upload",
            Self::Table => "table",
            Self::Map => "map",
            Self::Try => "try",
            Self::Commit => "commit",
            Self::Undo => "undo",
            Self::Keep => "keep",
            Self::Drop => "drop",
            Self::Layouts => "layouts",
        }
    }

    fn is_reading(self) -> bool {
        matches!(self, Self::Read)
    }
}

/// An import lies in no unit: what stands under `units` is for those whose role reaches the whole organisation. Whoever
/// has the role in a part of it does the same with what they brought themselves.
const RUN_IT: &[Role] = &[Role::Administrator, Role::HeadOfIt];
const BRING: &[Role] = &[Role::Administrator, Role::HeadOfIt, Role::Architect];
/// Whoever brings in tables of some kinds alone, such as those with money: with their own imports they do what the others
/// do, and see no others. The kinds say which ([`Target::may`](crate::Target::may)).
pub(crate) const BRING_SOME: &[Role] = &[Role::Controller];
/// Who may do it with what they brought themselves, to let it become records or to look into it.
const RUN_OWN: &[Role] = &[Role::Administrator, Role::HeadOfIt, Role::Controller];
const LOOK_INTO_OWN: &[Role] = &[Role::Administrator, Role::HeadOfIt, Role::Architect, Role::Controller];
const INSPECT: &[Role] = &[Role::Administrator, Role::HeadOfIt, Role::Auditor];

/// What a closed kind's tables hold is seen by those who may come to read such records, and by who brought them: not by
/// whoever looks after the program alone.
const CLOSED: Veil = Veil {
    open: "import.is_closed = 0",
    lifted_for: &[Role::HeadOfIt, Role::Controller, Role::Auditor],
    is_lifted_for_involved: false,
};

pub(crate) static IMPORTS: Policy<Verb> = Policy {
    kind: "import",
    read: Verb::Read,
    rules: &[
        Rule { units: INSPECT, own: LOOK_INTO_OWN, ..Rule::nobody(Verb::Read) },
        Rule { everything: BRING, units: BRING_SOME, ..Rule::nobody(Verb::Upload) },
        Rule { units: RUN_IT, own: LOOK_INTO_OWN, ..Rule::nobody(Verb::Table) },
        Rule { units: RUN_IT, own: RUN_OWN, ..Rule::nobody(Verb::Map) },
        Rule { units: RUN_IT, own: RUN_OWN, ..Rule::nobody(Verb::Try) },
        Rule { units: RUN_IT, own: RUN_OWN, ..Rule::nobody(Verb::Commit) },
        Rule { units: RUN_IT, own: RUN_OWN, ..Rule::nobody(Verb::Undo) },
        Rule { units: RUN_IT, own: BRING, ..Rule::nobody(Verb::Keep) },
        Rule { units: RUN_IT, own: LOOK_INTO_OWN, is_for_clock: true, ..Rule::nobody(Verb::Drop) },
        Rule { units: RUN_IT, ..Rule::nobody(Verb::Layouts) },
    ],
    place: Place { own: Some("import.by_person"), veil: Some(CLOSED), ..Place::NOWHERE },
};

/// What can be done with a kept sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SheetVerb {
    Read,
    Remove,
}

impl AccessVerb for SheetVerb {
    const ALL: &'static [Self] = &[Self::Read, Self::Remove];

    fn word(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Remove => "remove",
        }
    }

    fn is_reading(self) -> bool {
        matches!(self, Self::Read)
    }
}

pub(crate) static SHEETS: Policy<SheetVerb> = Policy {
    kind: "sheet",
    read: SheetVerb::Read,
    rules: &[
        Rule { units: INSPECT, own: BRING, ..Rule::nobody(SheetVerb::Read) },
        Rule { units: RUN_IT, own: BRING, ..Rule::nobody(SheetVerb::Remove) },
    ],
    place: Place { own: Some("sheet.by_person"), ..Place::NOWHERE },
};

impl Record for Import {
    fn owner(&self) -> Option<Id<Person>> {
        self.by
    }

    fn is_veiled(&self) -> bool {
        self.is_closed
    }
}

impl Record for SheetFacts {
    fn owner(&self) -> Option<Id<Person>> {
        self.by
    }
}

/// Does the actor bring in some kinds alone, with none of the roles that bring in all?
pub(crate) fn brings_some_alone(actor: &Actor) -> bool {
    actor.has_any(BRING_SOME) && !actor.has_any(BRING)
}

/// May the actor's session or token change records of this kind at all? The kind's room says the rest.
pub(crate) fn within_limit(actor: &Actor, kind: &str) -> bool {
    match (&actor.who, &actor.limit) {
        (Who::Operator, _) | (_, Limit::Whole) => true,
        (_, Limit::ReadOnly) => false,
        (_, Limit::Kinds { kinds, writes }) => *writes && kinds.iter().any(|k| k == kind),
    }
}

#[cfg(test)]
#[path = "policy_test.rs"]
mod tests;
