use kernel::Refused;

use crate::Step;

/// Why a ticket refuses what somebody wants to do with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Cannot {
    #[error("a ticket that is {from:?} cannot become {to:?}")]
    Move { from: Step, to: Step },
    #[error("a ticket cannot be merged into itself")]
    MergeIntoItself,
    #[error("the ticket to merge into is itself settled")]
    MergeIntoSettled,
    #[error("nobody writes in a ticket that was merged into another")]
    SpeakInMerged,
    #[error("a closed ticket is opened again before anybody writes in it")]
    SpeakInClosed,
    #[error("the person has a part in the ticket already")]
    AlreadyParty,
    #[error("the person does not watch the ticket")]
    NotWatching,
    #[error("only what is solved is rated")]
    RateUnsolved,
    #[error("only who asks rates")]
    RateForOthers,
    #[error("a rating stands after seven days")]
    RatingStands,
    #[error("a ticket is no report of itself")]
    StandUnderItself,
    #[error("a report has no reports of its own")]
    StandTooDeep,
    #[error("the ticket stands under no other")]
    StandsAlone,
    #[error("only a problem has a cause")]
    DiagnoseNoProblem,
    #[error("an approval that is under way is not asked for again")]
    ApprovalRuns,
    #[error("the person is not the one whose word is waited for")]
    NotTheApprover,
    #[error("{open} of {of} steps are not done")]
    StepsAreOpen { open: usize, of: usize },
    #[error("a checklist has at most fifty steps")]
    TooManySteps,
    #[error("the step is done already")]
    StepIsDone,
    #[error("the step is not done")]
    StepIsOpen,
    #[error("nobody is there to approve what is ordered")]
    OrderUnapproved,
    #[error("there is no message to split off")]
    SplitNothing,
}

impl From<Cannot> for Refused {
    fn from(cannot: Cannot) -> Self {
        let key = match cannot {
            Cannot::Move { from, to } => {
                let facts = vec![("from", from.word().to_owned()), ("to", to.word().to_owned())];
                return Self::Rule { key: "desk-cannot-move", facts };
            }
            Cannot::StepsAreOpen { open, of } => {
                let facts = vec![("open", open.to_string()), ("of", of.to_string())];
                return Self::Rule { key: "desk-cannot-solve-steps", facts };
            }
            Cannot::TooManySteps => "desk-cannot-add-steps",
            Cannot::StepIsDone => "desk-cannot-tick-done",
            Cannot::StepIsOpen => "desk-cannot-untick-open",
            Cannot::OrderUnapproved => "desk-cannot-order-unapproved",
            Cannot::SplitNothing => "desk-cannot-split-nothing",
            Cannot::MergeIntoItself => "desk-cannot-merge-itself",
            Cannot::MergeIntoSettled => "desk-cannot-merge-settled",
            Cannot::SpeakInMerged => "desk-cannot-speak-merged",
            Cannot::SpeakInClosed => "desk-cannot-speak-closed",
            Cannot::AlreadyParty => "desk-cannot-watch-twice",
            Cannot::NotWatching => "desk-cannot-not-watching",
            Cannot::RateUnsolved => "desk-cannot-rate-unsolved",
            Cannot::RateForOthers => "desk-cannot-rate-for-others",
            Cannot::RatingStands => "desk-cannot-rating-stands",
            Cannot::StandUnderItself => "desk-cannot-stand-under-itself",
            Cannot::StandTooDeep => "desk-cannot-stand-too-deep",
            Cannot::StandsAlone => "desk-cannot-stands-alone",
            Cannot::DiagnoseNoProblem => "desk-cannot-diagnose",
            Cannot::ApprovalRuns => "desk-cannot-approval-runs",
            Cannot::NotTheApprover => "desk-cannot-not-approver",
        };
        Self::rule(key)
    }
}
