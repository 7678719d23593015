//! How fast needs are answered: pure arithmetic over what was asked and when it was first answered.

use std::collections::BTreeMap;

use kernel::{Day, Id, Moment, Unit};

/// One need, as far as measuring goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    pub unit: Id<Unit>,
    pub at: Moment,
    pub answered_at: Option<Moment>,
}

/// How a group of needs was answered. Time is counted by the calendar, nights and holidays too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Figures {
    pub asked: i64,
    pub answered: i64,
    /// Half of the answered needs had their first answer within so many seconds.
    pub median_s: Option<i64>,
    /// Nine of ten had.
    pub p90_s: Option<i64>,
}

impl Figures {
    /// Of a hundred needs so many have been answered; none when nothing was asked.
    pub const fn percent(self) -> Option<i64> {
        if self.asked == 0 { None } else { Some(self.answered * 100 / self.asked) }
    }

    fn of(group: &[Asked]) -> Self {
        let mut waits: Vec<i64> = group
            .iter()
            .filter_map(|need| need.answered_at.map(|at| at.seconds_since(need.at).max(0)))
            .collect();
        waits.sort_unstable();
        Self {
            asked: group.len() as i64,
            answered: waits.len() as i64,
            median_s: rank(&waits, 50),
            p90_s: rank(&waits, 90),
        }
    }
}

/// The smallest value that so many percent of the values do not exceed (nearest rank).
fn rank(sorted: &[i64], percent: usize) -> Option<i64> {
    let at = (sorted.len() * percent).div_ceil(100).max(1);
    sorted.get(at - 1).copied()
}

/// A month by its year and number.
pub type Month = (i16, i8);

/// The figures as a whole, by unit and by the month in which the needs came in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Measures {
    pub all: Figures,
    /// Units with most needs first.
    pub units: Vec<(Id<Unit>, Figures)>,
    /// In order; months without needs are there too, with nothing in them.
    pub months: Vec<(Month, Figures)>,
}

/// Measures needs that came in from one day to another, both with.
pub fn measure(needs: &[Asked], from: Day, until: Day, zone: &str) -> Measures {
    let months = months(from, until);
    let starts: Vec<Moment> = months
        .iter()
        .filter_map(|(year, month)| Day::new(*year, *month, 1))
        .map(|day| day.begins_in(zone))
        .collect();
    let mut by_unit: BTreeMap<Id<Unit>, Vec<Asked>> = BTreeMap::new();
    let mut by_month: Vec<Vec<Asked>> = vec![Vec::new(); months.len()];
    for need in needs {
        by_unit.entry(need.unit).or_default().push(*need);
        let month = starts.partition_point(|start| *start <= need.at).saturating_sub(1);
        if let Some(group) = by_month.get_mut(month) {
            group.push(*need);
        }
    }
    let mut units: Vec<(Id<Unit>, Figures)> =
        by_unit.into_iter().map(|(unit, group)| (unit, Figures::of(&group))).collect();
    units.sort_by_key(|(unit, figures)| (std::cmp::Reverse(figures.asked), *unit));
    Measures {
        all: Figures::of(needs),
        units,
        months: months.into_iter().zip(by_month.iter().map(|group| Figures::of(group))).collect(),
    }
}

/// The months that a span of days touches, at most ten years of them.
fn months(from: Day, until: Day) -> Vec<Month> {
    let mut months = Vec::new();
    let (mut year, mut month) = (from.year(), from.month());
    while (year, month) <= (until.year(), until.month()) && months.len() < 120 {
        months.push((year, month));
        (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    }
    months
}
