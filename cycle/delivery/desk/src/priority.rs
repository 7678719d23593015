//! How soon: impact and urgency give a priority by the organisation's own matrix (ITIL 4, incident management).

use kernel::Id;

use crate::Rules;

/// How many it touches, or how much hangs on it soon: high, medium or low.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    High,
    Medium,
    Low,
}

impl Scale {
    pub const ALL: [Self; 3] = [Self::High, Self::Medium, Self::Low];
    pub const WORDS: &'static [&'static str] = &["high", "medium", "low"];

    /// The word in the API and text keys.
    pub const fn word(self) -> &'static str {
        match self {
            Self::High => "high",
            Self::Medium => "medium",
            Self::Low => "low",
        }
    }

    /// The value of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scale| scale.word() == word)
    }

    /// The number in storage: 1 is high.
    pub const fn number(self) -> i64 {
        match self {
            Self::High => 1,
            Self::Medium => 2,
            Self::Low => 3,
        }
    }

    pub(crate) fn from_number(number: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|scale| scale.number() == number)
    }
}

/// A priority: 1 is the highest, 5 the lowest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Level(i64);

impl Level {
    pub const WORDS: &'static [&'static str] = &["1", "2", "3", "4", "5"];

    /// The level of a number from 1 to 5.
    pub fn new(number: i64) -> Option<Self> {
        (1..=5).contains(&number).then_some(Self(number))
    }

    pub const fn number(self) -> i64 {
        self.0
    }

    pub(crate) fn from_word(word: &str) -> Option<Self> {
        word.parse().ok().and_then(Self::new)
    }
}

/// The organisation's matrix: a level for each impact and urgency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Matrix([Level; 9]);

impl Default for Matrix {
    /// What most organisations begin with (ITIL 4): high and high is 1, low and low is 5.
    fn default() -> Self {
        Self([1, 2, 3, 2, 3, 4, 3, 4, 5].map(Level))
    }
}

impl Matrix {
    /// The matrix of nine levels: impact by urgency, the highest of both first.
    pub const fn new(cells: [Level; 9]) -> Self {
        Self(cells)
    }

    /// The level that the matrix gives.
    pub const fn level(&self, impact: Scale, urgency: Scale) -> Level {
        let (row, column) = (impact.number() - 1, urgency.number() - 1);
        self.0[(row * 3 + column) as usize]
    }

    /// The nine levels: impact by urgency, the highest of both first.
    pub const fn levels(&self) -> [Level; 9] {
        self.0
    }

    /// The cells in storage, one figure each.
    pub(crate) fn text(&self) -> String {
        self.0.iter().map(|level| level.0.to_string()).collect()
    }

    pub(crate) fn stored(text: &str) -> Option<Self> {
        let cells: Vec<Level> = text.chars().filter_map(|c| Level::new(i64::from(c.to_digit(10)?))).collect();
        Some(Self(cells.try_into().ok()?))
    }
}

/// A ticket's priority with what it was set by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Priority {
    pub impact: Scale,
    pub urgency: Scale,
    pub level: Level,
    /// The rules that gave it; the program's own when the organisation had none.
    pub rules: Option<Id<Rules>>,
    /// Why it is another than the rules give; empty when it is theirs.
    pub why: String,
}

impl Priority {
    /// What the rules give for an impact and an urgency.
    pub fn by(rules: &Rules, impact: Scale, urgency: Scale) -> Self {
        let level = rules.matrix.level(impact, urgency);
        Self { impact, urgency, level, rules: rules.id, why: String::new() }
    }

    /// Another level than the rules give, with the reason. The same level is no exception.
    pub fn but(self, level: Level, why: &str) -> Self {
        if level == self.level { self } else { Self { level, why: why.to_owned(), ..self } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_matrix_gives_a_level_and_reads_back_as_it_was_stored() {
        let matrix = Matrix::default();
        assert_eq!(matrix.level(Scale::High, Scale::High).number(), 1);
        assert_eq!(matrix.level(Scale::High, Scale::Low).number(), 3);
        assert_eq!(matrix.level(Scale::Low, Scale::Low).number(), 5);
        assert_eq!(Matrix::stored(&matrix.text()), Some(matrix));
        assert_eq!(Matrix::stored("12345678"), None);
        assert_eq!(Matrix::stored("123456789"), None, "there are five levels");
    }

    #[test]
    fn an_exception_has_its_reason_and_the_rules_own_level_has_none() {
        let rules = Rules::default();
        let by = Priority::by(&rules, Scale::Medium, Scale::Medium);
        assert_eq!((by.level.number(), by.why.as_str()), (3, ""));
        let but = by.clone().but(Level(1), "Nationella prov");
        assert_eq!((but.level.number(), but.why.as_str()), (1, "Nationella prov"));
        assert_eq!(by.clone().but(Level(3), "Onödigt"), by);
    }
}
