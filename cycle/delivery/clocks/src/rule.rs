use std::fmt;
use std::str::FromStr;

use calendars::PeriodKind;
use kernel::Day;
use serde::{Deserialize, Serialize};

use crate::{Cannot, Phase};

kernel::worded! {
    /// What a clock measures. Each is a clock of its own: none overrules another.
    #[derive(Serialize, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    Measure {
        FirstResponse = "first-response",
        NextAnswer = "next-answer",
        Solution = "solution",
    }
}

kernel::worded! {
    /// Who has promised it.
    #[derive(Serialize, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    Party {
        /// IT to those who use the service (SLA).
        Users = "users",
        /// A group to the rest of IT (OLA).
        Group = "group",
        Supplier = "supplier",
    }
}

kernel::worded! {
    /// From when a clock counts on a record that is older than its agreement.
    #[derive(Serialize, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    CountsFrom {
        /// From when the record was opened, with all that has been since.
        Opening = "opening",
        /// From when the agreement came to hold for it, such as when a group was given it.
        Attach = "attach",
    }
}

/// Priorities: 1 is the most urgent.
pub const PRIORITIES: usize = 5;
/// The longest promise: a year of open minutes, or of working days.
const MINUTES_AT_MOST: u32 = 366 * 24 * 60;
const DAYS_AT_MOST: u16 = 366;

/// How much time there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Target {
    /// Minutes in which the calendar is open and the clock counts.
    Minutes(u32),
    /// Working days: the day of the start does not count, as when administration counts time; a day is used up when its
    /// last opening ends while the clock counts.
    WorkingDays(u16),
    /// The end of that day's opening; pauses do not move it. On a closed day, the next open one.
    Day(Day),
}

impl fmt::Display for Target {
    /// `90m`, `4h`, `3d`, `2026-12-01`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Minutes(minutes) if minutes % 60 == 0 => write!(f, "{}h", minutes / 60),
            Self::Minutes(minutes) => write!(f, "{minutes}m"),
            Self::WorkingDays(days) => write!(f, "{days}d"),
            Self::Day(day) => write!(f, "{day}"),
        }
    }
}

impl FromStr for Target {
    type Err = Cannot;

    fn from_str(text: &str) -> Result<Self, Cannot> {
        if let Ok(day) = text.parse::<Day>() {
            return Ok(Self::Day(day));
        }
        let (number, unit) = text.split_at_checked(text.len().saturating_sub(1)).ok_or(Cannot::NotATarget)?;
        let is_number = !number.is_empty() && number.len() <= 6 && number.bytes().all(|b| b.is_ascii_digit());
        let number = number.parse::<u32>().ok().filter(|_| is_number).ok_or(Cannot::NotATarget)?;
        let target = match unit {
            "m" => Self::Minutes(number),
            "h" | "t" => Self::Minutes(number.saturating_mul(60)),
            "d" => Self::WorkingDays(u16::try_from(number).unwrap_or(u16::MAX)),
            _ => return Err(Cannot::NotATarget),
        };
        let is_within = match target {
            Self::Minutes(minutes) => (1..=MINUTES_AT_MOST).contains(&minutes),
            Self::WorkingDays(days) => (1..=DAYS_AT_MOST).contains(&days),
            Self::Day(_) => true,
        };
        if is_within { Ok(target) } else { Err(Cannot::NotATarget) }
    }
}

impl From<Target> for String {
    fn from(target: Target) -> Self {
        target.to_string()
    }
}

impl TryFrom<String> for Target {
    type Error = Cannot;

    fn try_from(text: String) -> Result<Self, Cannot> {
        text.parse()
    }
}

/// The targets for priorities 1 to 5; none where nothing is promised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ByPriority(pub [Option<Target>; PRIORITIES]);

impl ByPriority {
    /// The target of a priority; of one that nobody has set yet, the least urgent that has one.
    pub fn of(&self, priority: Option<u8>) -> Option<Target> {
        match priority {
            Some(priority) => self.0.get(usize::from(priority).checked_sub(1)?).copied().flatten(),
            None => self.0.iter().rev().copied().flatten().next(),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.0.iter().all(Option::is_none)
    }
}

impl fmt::Display for ByPriority {
    /// `1h 4h 8h 3d 5d`; `-` where nothing is promised.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word =
            |target: &Option<Target>| target.map_or_else(|| "-".to_owned(), |target| target.to_string());
        let words: Vec<String> = self.0.iter().map(word).collect();
        f.write_str(&words.join(" "))
    }
}

impl FromStr for ByPriority {
    type Err = Cannot;

    /// One word for each priority, or one for all.
    fn from_str(text: &str) -> Result<Self, Cannot> {
        let words: Vec<&str> = text.split([' ', ',', ';']).filter(|word| !word.is_empty()).collect();
        let target = |word: &str| match word {
            "-" | "–" => Ok(None),
            word => word.parse().map(Some),
        };
        match words.as_slice() {
            [] => Ok(Self::default()),
            [one] => target(one).map(|target| Self([target; PRIORITIES])),
            words if words.len() == PRIORITIES => {
                let mut all = Self::default();
                for (place, word) in all.0.iter_mut().zip(words) {
                    *place = target(word)?;
                }
                Ok(all)
            }
            _ => Err(Cannot::NotFiveTargets),
        }
    }
}

/// One promise of an agreement: what is measured, what counts, and how much time there is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Promise {
    pub measure: Measure,
    /// The phases in which time counts.
    pub counting: Vec<Phase>,
    pub targets: ByPriority,
    /// Other targets for what begins in a period of such a kind: in weeks of national tests, for instance.
    #[serde(default)]
    pub during: Vec<(PeriodKind, ByPriority)>,
    /// Shares of the target, in percent, at which somebody is told; above 100 is after it.
    #[serde(default)]
    pub escalations: Vec<u16>,
}

/// Escalations of one promise, and the largest share.
pub const ESCALATIONS_AT_MOST: usize = 6;
const SHARE_AT_MOST: u16 = 500;

impl Promise {
    /// The target for a priority on a day that lies in these kinds of period, the most particular first.
    pub fn target(
        &self,
        priority: Option<u8>,
        kinds: impl IntoIterator<Item = PeriodKind>,
    ) -> Option<Target> {
        let of_kind = |kind| self.during.iter().find(|(during, _)| *during == kind);
        let particular = kinds.into_iter().find_map(|kind| of_kind(kind)?.1.of(priority));
        particular.or_else(|| self.targets.of(priority))
    }

    pub fn checked(mut self) -> Result<Self, Cannot> {
        self.counting.sort_unstable();
        self.counting.dedup();
        self.escalations.sort_unstable();
        self.escalations.dedup();
        if self.counting.is_empty() || self.counting.iter().any(|phase| phase.is_over()) {
            return Err(Cannot::CountsNothing);
        }
        let is_share = |share: &u16| (1..=SHARE_AT_MOST).contains(share);
        if self.escalations.len() > ESCALATIONS_AT_MOST || !self.escalations.iter().all(is_share) {
            return Err(Cannot::BadEscalation);
        }
        if self.targets.is_empty() { Err(Cannot::PromisesNothing) } else { Ok(self) }
    }

    pub fn counts(&self, phase: Phase) -> bool {
        self.counting.contains(&phase)
    }
}
