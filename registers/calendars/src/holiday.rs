//! Holidays, computed for any year. Sources: for Sweden lag (1989:253) om allmänna helgdagar, and lag (1930:173) om
//! beräkning av lagstadgad tid, which counts three eves with them; for the United Kingdom the Banking and Financial
//! Dealings Act 1971 with the days proclaimed since, as GOV.UK publishes them.

use kernel::Day;
use serde::{Deserialize, Serialize};

use crate::weekday::{self, FRIDAY, MONDAY, SATURDAY};

macro_rules! holidays {
    ($($name:ident = $word:literal),+ $(,)?) => {
        /// A day that is free for a reason that has a name; its text is `calendars-holiday-` and the word.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Holiday { $($name),+ }

        impl Holiday {
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The word in texts and in JSON.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$name => $word),+ }
            }
        }
    };
}

holidays! {
    NewYearsDay = "new-years-day",
    Epiphany = "epiphany",
    GoodFriday = "good-friday",
    EasterDay = "easter-day",
    EasterMonday = "easter-monday",
    MayDay = "may-day",
    Ascension = "ascension",
    WhitSunday = "whit-sunday",
    WhitMonday = "whit-monday",
    NationalDay = "national-day",
    MidsummerDay = "midsummer-day",
    AllSaints = "all-saints",
    ChristmasDay = "christmas-day",
    SecondChristmasDay = "second-christmas-day",
    EpiphanyEve = "epiphany-eve",
    MaundyThursday = "maundy-thursday",
    Walpurgis = "walpurgis",
    MidsummerEve = "midsummer-eve",
    AllSaintsEve = "all-saints-eve",
    ChristmasEve = "christmas-eve",
    NewYearsEve = "new-years-eve",
    SecondJanuary = "second-january",
    StPatrick = "st-patrick",
    EarlyMay = "early-may",
    SpringBank = "spring-bank",
    BattleOfTheBoyne = "battle-of-the-boyne",
    SummerBank = "summer-bank",
    StAndrew = "st-andrew",
    BoxingDay = "boxing-day",
    DiamondJubilee = "diamond-jubilee",
    PlatinumJubilee = "platinum-jubilee",
    StateFuneral = "state-funeral",
    Coronation = "coronation",
}

/// Whose holidays a calendar keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Holidays {
    #[default]
    None,
    Sweden,
    EnglandAndWales,
    Scotland,
    NorthernIreland,
}

impl Holidays {
    pub const ALL: [Self; 5] =
        [Self::None, Self::Sweden, Self::EnglandAndWales, Self::Scotland, Self::NorthernIreland];
    pub const WORDS: &'static [&'static str] =
        &["none", "sweden", "england-and-wales", "scotland", "northern-ireland"];

    pub const fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Sweden => "sweden",
            Self::EnglandAndWales => "england-and-wales",
            Self::Scotland => "scotland",
            Self::NorthernIreland => "northern-ireland",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|holidays| holidays.word() == word)
    }

    /// The holidays of a year, in order.
    pub fn of(self, year: i16) -> Vec<(Day, Holiday)> {
        let mut days = match self {
            Self::None => Vec::new(),
            Self::Sweden => sweden(year),
            Self::EnglandAndWales | Self::Scotland | Self::NorthernIreland => kingdom(self, year),
        };
        days.sort_unstable();
        days
    }

    /// The eves of a year that are shortened or closed where the organisation says so; only Sweden has them.
    pub fn eves_of(self, year: i16) -> Vec<(Day, Holiday)> {
        if self != Self::Sweden {
            return Vec::new();
        }
        let easter = easter(year);
        vec![
            (at(year, 1, 5), Holiday::EpiphanyEve),
            (easter.plus_days(-3), Holiday::MaundyThursday),
            (at(year, 4, 30), Holiday::Walpurgis),
            (weekday::on_or_after(at(year, 6, 19), FRIDAY), Holiday::MidsummerEve),
            (weekday::on_or_after(at(year, 10, 30), FRIDAY), Holiday::AllSaintsEve),
            (at(year, 12, 24), Holiday::ChristmasEve),
            (at(year, 12, 31), Holiday::NewYearsEve),
        ]
    }
}

impl Holiday {
    /// Counted with the holidays by lag (1930:173) § 2: Midsummer Eve, Christmas Eve and New Year's Eve.
    pub const fn is_equal_to_a_holiday(self) -> bool {
        matches!(self, Self::MidsummerEve | Self::ChristmasEve | Self::NewYearsEve)
    }
}

fn at(year: i16, month: i8, day: i8) -> Day {
    // All callers name days that every year has.
    Day::new(year, month, day).unwrap_or_else(weekday::epoch)
}

/// Easter Sunday by the Gregorian calendar (the computus as published in Nature, 20 April 1876).
pub fn easter(year: i16) -> Day {
    let year_number = i32::from(year);
    let golden = year_number % 19;
    let (century, rest) = (year_number / 100, year_number % 100);
    let corrected = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - century / 4 - corrected + 15) % 30;
    let sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
    let late = (golden + 11 * epact + 22 * sunday) / 451;
    let days = epact + sunday - 7 * late + 114;
    at(year, (days / 31) as i8, (days % 31 + 1) as i8)
}

fn sweden(year: i16) -> Vec<(Day, Holiday)> {
    let easter = easter(year);
    let mut days = vec![
        (at(year, 1, 1), Holiday::NewYearsDay),
        (at(year, 1, 6), Holiday::Epiphany),
        (easter.plus_days(-2), Holiday::GoodFriday),
        (easter, Holiday::EasterDay),
        (easter.plus_days(1), Holiday::EasterMonday),
        (at(year, 5, 1), Holiday::MayDay),
        (easter.plus_days(39), Holiday::Ascension),
        (easter.plus_days(49), Holiday::WhitSunday),
        (weekday::on_or_after(at(year, 6, 20), SATURDAY), Holiday::MidsummerDay),
        (weekday::on_or_after(at(year, 10, 31), SATURDAY), Holiday::AllSaints),
        (at(year, 12, 25), Holiday::ChristmasDay),
        (at(year, 12, 26), Holiday::SecondChristmasDay),
    ];
    // The law was changed in 2005: the national day came in place of Whit Monday.
    if year >= 2005 {
        days.push((at(year, 6, 6), Holiday::NationalDay));
    } else {
        days.push((easter.plus_days(50), Holiday::WhitMonday));
    }
    days
}

fn kingdom(part: Holidays, year: i16) -> Vec<(Day, Holiday)> {
    let easter = easter(year);
    let (is_scotland, is_ireland) = (part == Holidays::Scotland, part == Holidays::NorthernIreland);
    let mut fixed = vec![(at(year, 1, 1), Holiday::NewYearsDay)];
    if is_scotland {
        fixed.push((at(year, 1, 2), Holiday::SecondJanuary));
        fixed.push((at(year, 11, 30), Holiday::StAndrew));
    }
    if is_ireland {
        fixed.push((at(year, 3, 17), Holiday::StPatrick));
        fixed.push((at(year, 7, 12), Holiday::BattleOfTheBoyne));
    }
    fixed.push((at(year, 12, 25), Holiday::ChristmasDay));
    fixed.push((at(year, 12, 26), Holiday::BoxingDay));
    let mut days = substituted(&fixed);
    days.push((easter.plus_days(-2), Holiday::GoodFriday));
    if !is_scotland {
        days.push((easter.plus_days(1), Holiday::EasterMonday));
    }
    days.push((early_may(year), Holiday::EarlyMay));
    days.push((spring(year), Holiday::SpringBank));
    let summer = if is_scotland { at(year, 8, 1) } else { at(year, 8, 25) };
    days.push((weekday::on_or_after(summer, MONDAY), Holiday::SummerBank));
    days.extend(proclaimed(year));
    days
}

/// A holiday on a Saturday or Sunday moves to the next weekday that is none.
fn substituted(fixed: &[(Day, Holiday)]) -> Vec<(Day, Holiday)> {
    let (mut days, moved): (Vec<_>, Vec<_>) =
        fixed.iter().copied().partition(|(day, _)| weekday::of(*day) < SATURDAY);
    for (mut day, holiday) in moved {
        while weekday::of(day) >= SATURDAY || days.iter().any(|(taken, _)| *taken == day) {
            day = day.plus_days(1);
        }
        days.push((day, holiday));
    }
    days
}

/// The first Monday in May; on 8 May in the years that kept the end of the war.
fn early_may(year: i16) -> Day {
    match year {
        1995 | 2020 => at(year, 5, 8),
        _ => weekday::on_or_after(at(year, 5, 1), MONDAY),
    }
}

/// The last Monday in May; moved to June for the jubilees.
fn spring(year: i16) -> Day {
    match year {
        2002 | 2012 => at(year, 6, 4),
        2022 => at(year, 6, 2),
        _ => weekday::on_or_after(at(year, 5, 25), MONDAY),
    }
}

/// Days proclaimed once.
fn proclaimed(year: i16) -> Vec<(Day, Holiday)> {
    match year {
        2012 => vec![(at(year, 6, 5), Holiday::DiamondJubilee)],
        2022 => vec![(at(year, 6, 3), Holiday::PlatinumJubilee), (at(year, 9, 19), Holiday::StateFuneral)],
        2023 => vec![(at(year, 5, 8), Holiday::Coronation)],
        _ => Vec::new(),
    }
}
