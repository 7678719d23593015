//! Bars: a table whose last column is drawn, so that figures and picture are one.

use askama::Template;
use texts::Talk;

use crate::{Html, Part};

/// One bar.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bar {
    pub label: String,
    /// How long it is, in the chart's own unit. Below nothing counts as nothing.
    pub value: i64,
    /// The value in the reader's language: "1 234 kr".
    pub shown: String,
    pub href: String,
    pub part: Part,
}

/// A chart of bars.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bars {
    /// What it shows; a chart of money says what year's money.
    pub title: String,
    /// The words over the labels ("Tjänst") and over the values ("Kostnad").
    pub label_head: String,
    pub value_head: String,
    pub bars: Vec<Bar>,
}

#[derive(Template)]
#[template(path = "chart/bars.html")]
struct View<'a> {
    it: &'a Bars,
}

impl Bars {
    pub fn render(&self, _: &Talk) -> Html {
        Html::of(&View { it: self })
    }

    /// A bar's length in thousandths of the longest.
    fn length(&self, bar: &Bar) -> i64 {
        let longest = self.bars.iter().map(|b| b.value).max().unwrap_or(0).max(1);
        (bar.value.max(0) as f64 / longest as f64 * 1000.0).round() as i64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_bar_fills_the_room_and_none_is_below_nothing() {
        let bar = |value| Bar { value, ..Bar::default() };
        let chart = Bars { bars: vec![bar(50), bar(200), bar(-3)], ..Bars::default() };
        let lengths: Vec<i64> = chart.bars.iter().map(|b| chart.length(b)).collect();
        assert_eq!(lengths, [250, 1000, 0]);
    }
}
