use kernel::{Day, Id, Subject, Unit};
use serde_json::{Value as Json, json};

use crate::damage::DamageState;
use crate::loan::{Loan, Text};
use crate::remind::Stage;

/// What can happen here. Each carries ids, days and numbers, never who has a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    Lent {
        loan: Id<Loan>,
        due: Day,
    },
    Signed {
        loan: Id<Loan>,
    },
    Prolonged {
        loan: Id<Loan>,
        due: Day,
    },
    Returned {
        loan: Id<Loan>,
    },
    Lost {
        loan: Id<Loan>,
    },
    DamageNoted {
        loan: Id<Loan>,
        damage: i64,
    },
    DamageSettled {
        loan: Id<Loan>,
        damage: i64,
        state: DamageState,
    },
    FileAdded {
        loan: Id<Loan>,
        file: i64,
    },
    FileRemoved {
        loan: Id<Loan>,
        file: i64,
    },
    /// The borrower is to hear that the day is near or has passed.
    Reminded {
        loan: Id<Loan>,
        stage: Stage,
        due: Day,
    },
    /// The unit's management is to hear the same of all that was due that day.
    UnitReminded {
        unit: Id<Unit>,
        stage: Stage,
        due: Day,
        things: i64,
    },
    TextWritten {
        text: Id<Text>,
    },
}

impl store::Event for Event {
    fn word(&self) -> &'static str {
        match self {
            Self::Lent { .. } => "loans-lent",
            Self::Signed { .. } => "loans-signed",
            Self::Prolonged { .. } => "loans-prolonged",
            Self::Returned { .. } => "loans-returned",
            Self::Lost { .. } => "loans-lost",
            Self::DamageNoted { .. } => "loans-damage-noted",
            Self::DamageSettled { .. } => "loans-damage-settled",
            Self::FileAdded { .. } => "loans-file-added",
            Self::FileRemoved { .. } => "loans-file-removed",
            Self::Reminded { stage: Stage::Soon, .. } => "loans-reminded-soon",
            Self::Reminded { stage: Stage::Late, .. } => "loans-reminded-late",
            Self::Reminded { stage: Stage::Later, .. } => "loans-reminded-later",
            Self::UnitReminded { stage: Stage::Soon, .. } => "loans-unit-reminded-soon",
            Self::UnitReminded { stage: Stage::Late, .. } => "loans-unit-reminded-late",
            Self::UnitReminded { stage: Stage::Later, .. } => "loans-unit-reminded-later",
            Self::TextWritten { .. } => "loans-text-written",
        }
    }

    fn subject(&self) -> Subject {
        match self {
            Self::Lent { loan, .. }
            | Self::Signed { loan }
            | Self::Prolonged { loan, .. }
            | Self::Returned { loan }
            | Self::Lost { loan }
            | Self::DamageNoted { loan, .. }
            | Self::DamageSettled { loan, .. }
            | Self::FileAdded { loan, .. }
            | Self::FileRemoved { loan, .. }
            | Self::Reminded { loan, .. } => Subject::new("loan", loan.number()),
            Self::UnitReminded { unit, .. } => Subject::new("loan-unit", unit.number()),
            Self::TextWritten { text } => Subject::new("loan-text", text.number()),
        }
    }

    fn facts(&self) -> Json {
        match self {
            Self::Lent { due, .. } | Self::Prolonged { due, .. } | Self::Reminded { due, .. } => {
                json!({ "due": due })
            }
            Self::UnitReminded { due, things, .. } => json!({ "due": due, "things": things }),
            Self::DamageNoted { damage, .. } => json!({ "damage": damage }),
            Self::DamageSettled { damage, state, .. } => json!({ "damage": damage, "state": state.word() }),
            Self::FileAdded { file, .. } | Self::FileRemoved { file, .. } => json!({ "file": file }),
            Self::Signed { .. } | Self::Returned { .. } | Self::Lost { .. } | Self::TextWritten { .. } => {
                Json::Null
            }
        }
    }
}
