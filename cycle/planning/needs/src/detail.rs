use kernel::{Day, Id};

use crate::{Need, Period, State, Step, Verdict};

/// What a state is told with, as the history keeps it: what was planned in March for 2026 and in May for 2027 are two
/// different lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    Nothing,
    /// Parked until that day.
    Until(Day),
    Into(Id<Need>),
    PlannedFor(Period),
    Found(Verdict),
}

impl Detail {
    /// The detail in storage; empty when there is none.
    pub(crate) fn text(self) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Until(day) => day.to_string(),
            Self::Into(need) => need.to_string(),
            Self::PlannedFor(when) => when.to_string(),
            Self::Found(verdict) => verdict.word().to_owned(),
        }
    }

    /// The detail that a line of the history was stored with; nothing in a line that is older than details.
    pub(crate) fn stored(to: Step, text: &str) -> Self {
        let detail = match to {
            Step::Parked => text.parse().ok().map(Self::Until),
            Step::Merged => text.parse().ok().map(|number| Self::Into(Id::new(number))),
            Step::Planned => text.parse().ok().map(Self::PlannedFor),
            Step::FollowedUp => Verdict::from_word(text).map(Self::Found),
            Step::New
            | Step::Clarified
            | Step::Assessed
            | Step::Declined
            | Step::Approved
            | Step::Delivered => None,
        };
        detail.unwrap_or(Self::Nothing)
    }
}

impl State {
    /// What the state is told with beside its name.
    pub const fn detail(self) -> Detail {
        match self {
            Self::Parked { until: Some(day) } => Detail::Until(day),
            Self::Merged { into } => Detail::Into(into),
            Self::Planned { when } => Detail::PlannedFor(when),
            Self::FollowedUp { verdict, .. } => Detail::Found(verdict),
            Self::New
            | Self::Clarified
            | Self::Assessed
            | Self::Parked { until: None }
            | Self::Declined
            | Self::Approved
            | Self::Delivered { .. } => Detail::Nothing,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_detail_reads_back_as_it_was_stored() {
        let day = "2027-01-08".parse().map(Detail::Until);
        let when = "2027-Q2".parse().map(Detail::PlannedFor);
        for (to, detail) in [
            (Step::Parked, day.unwrap_or(Detail::Nothing)),
            (Step::Merged, Detail::Into(Id::new(7))),
            (Step::Planned, when.unwrap_or(Detail::Nothing)),
            (Step::FollowedUp, Detail::Found(Verdict::PartlyMet)),
            (Step::Declined, Detail::Nothing),
        ] {
            assert_eq!(Detail::stored(to, &detail.text()), detail);
        }
        assert_eq!(Detail::stored(Step::Planned, ""), Detail::Nothing, "a line from before");
    }
}
