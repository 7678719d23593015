use kernel::Refused;

use crate::Step;

/// Why a need refuses what somebody wants to do with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Cannot {
    #[error("a need that is {from:?} cannot become {to:?}")]
    Move { from: Step, to: Step },
    #[error("a need cannot be merged into itself")]
    MergeIntoItself,
    #[error("the need to merge into is itself settled")]
    MergeIntoSettled,
    #[error("the person already stands behind the need")]
    AlreadyAsker,
    #[error("the person does not stand behind the need")]
    NotAsker,
    #[error("the last asker cannot leave")]
    LastAsker,
    #[error("a need that is closed cannot be joined")]
    JoinSettled,
    #[error("an asker scores only when invited")]
    ScoresOwn,
    #[error("there are no criteria to score by")]
    NoCriteria,
    #[error("every asker has heard")]
    NobodyWaits,
}

impl From<Cannot> for Refused {
    fn from(cannot: Cannot) -> Self {
        let key = match cannot {
            Cannot::Move { from, to } => {
                let facts = vec![("from", from.word().to_owned()), ("to", to.word().to_owned())];
                return Self::Rule { key: "needs-cannot-move", facts };
            }
            Cannot::MergeIntoItself => "needs-cannot-merge-itself",
            Cannot::MergeIntoSettled => "needs-cannot-merge-settled",
            Cannot::AlreadyAsker => "needs-cannot-join-twice",
            Cannot::NotAsker => "needs-cannot-not-asker",
            Cannot::LastAsker => "needs-cannot-leave-last",
            Cannot::JoinSettled => "needs-cannot-join-settled",
            Cannot::ScoresOwn => "needs-cannot-score-own",
            Cannot::NoCriteria => "needs-cannot-no-criteria",
            Cannot::NobodyWaits => "needs-cannot-nobody-waits",
        };
        Self::rule(key)
    }
}
