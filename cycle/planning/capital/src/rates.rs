kernel::worded! {
    /// What interest is reckoned on: the municipality chooses.
    Base {
        /// Each month on what is left when the month begins.
        Month = "month",
        /// All the year on what is left when the year begins, or when the component starts.
        Year = "year",
    }
}

/// The internal rate (internränta) year by year, in hundredths of a per cent. A year before the first has the first
/// year's rate; a year that none is decided for has that of the latest year before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rates {
    /// By year, at least one, each year once.
    by_year: Vec<(i64, i64)>,
}

impl Rates {
    /// The highest rate that is taken: 100 %.
    pub const HIGHEST: i64 = 10_000;

    /// Rates by year, in any order. Nothing when there is none, a year twice, or a rate outside 0 to 100 %.
    pub fn new(mut by_year: Vec<(i64, i64)>) -> Option<Self> {
        by_year.sort_unstable();
        let is_sound = !by_year.is_empty()
            && by_year.windows(2).all(|two| two[0].0 < two[1].0)
            && by_year.iter().all(|(_, rate)| (0..=Self::HIGHEST).contains(rate));
        is_sound.then_some(Self { by_year })
    }

    /// The same rate every year.
    pub fn flat(rate: i64) -> Option<Self> {
        Self::new(vec![(2000, rate)])
    }

    pub fn by_year(&self) -> &[(i64, i64)] {
        &self.by_year
    }

    /// The year's rate in hundredths of a per cent.
    pub fn of(&self, year: i64) -> i64 {
        let decided = self.by_year.iter().rev().find(|(from, _)| *from <= year);
        decided.or(self.by_year.first()).map_or(0, |(_, rate)| *rate)
    }
}
