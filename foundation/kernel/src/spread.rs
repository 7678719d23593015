use serde::{Deserialize, Serialize};

/// How values lie: their middle, and what nine of ten do not exceed. In the unit of the values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Spread {
    /// How many values there were.
    pub count: i64,
    /// Half of them are not above it; none without values.
    pub median: Option<i64>,
    /// Nine of ten are not above it; none without values.
    pub nine_of_ten: Option<i64>,
}

impl Spread {
    /// The spread of values in any order, by nearest rank: each figure is one of the values.
    pub fn of(mut values: Vec<i64>) -> Self {
        values.sort_unstable();
        let rank = |percent: usize| {
            let at = (values.len() * percent).div_ceil(100).max(1);
            values.get(at - 1).copied()
        };
        Self { count: values.len() as i64, median: rank(50), nine_of_ten: rank(90) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_are_not_above_the_median_and_nine_of_ten_not_above_the_other() {
        let spread = Spread::of((1..=20).rev().collect());
        assert_eq!(spread, Spread { count: 20, median: Some(10), nine_of_ten: Some(18) });
        assert_eq!(Spread::of(vec![7]), Spread { count: 1, median: Some(7), nine_of_ten: Some(7) });
        assert_eq!(Spread::of(Vec::new()), Spread::default());
    }
}
