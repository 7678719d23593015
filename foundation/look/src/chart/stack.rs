//! Stacks: sums and what they are made of, one pile a row (a year, a unit).

use askama::Template;
use texts::Talk;

use super::figures;
use crate::{Html, Icon, Table};

/// One pile: a value for each series, in the chart's order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pile {
    pub label: String,
    pub values: Vec<i64>,
    /// The values in the reader's language, in the same order.
    pub shown: Vec<String>,
    pub sum: String,
}

/// A chart of piles; four series at most stay readable.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stack {
    /// What it shows; a chart of money says what year's money.
    pub title: String,
    /// What the picture tells, in a sentence, for those who do not see it.
    pub description: String,
    /// The word over the labels ("År") and over the sums ("Summa").
    pub label_head: String,
    pub sum_head: String,
    pub series: Vec<String>,
    /// The series, counted from 1, that is hatched: what the others are not, such as unfunded.
    pub hatched: Option<usize>,
    pub piles: Vec<Pile>,
}

#[derive(Template)]
#[template(path = "chart/stack.html")]
struct View<'a> {
    it: &'a Stack,
    talk: &'a Talk,
}

/// A piece of a pile: where it begins and how wide it is, in thousandths of the longest pile.
struct Piece {
    series: usize,
    from: i64,
    width: i64,
}

impl Stack {
    pub fn render(&self, talk: &Talk) -> Html {
        Html::of(&View { it: self, talk })
    }

    // Templates hand over references.
    #[allow(clippy::trivially_copy_pass_by_ref)]
    fn is_hatched(&self, series: &usize) -> bool {
        self.hatched == Some(*series)
    }

    fn pieces(&self, pile: &Pile) -> Vec<Piece> {
        let sum = |p: &Pile| p.values.iter().map(|v| (*v).max(0)).sum::<i64>();
        let longest = self.piles.iter().map(sum).max().unwrap_or(0).max(1);
        let thousandths = |value: i64| (value as f64 / longest as f64 * 1000.0).round() as i64;
        let mut before = 0;
        let mut pieces = Vec::new();
        for (series, value) in pile.values.iter().map(|v| (*v).max(0)).enumerate() {
            let from = thousandths(before);
            before += value;
            pieces.push(Piece { series: series + 1, from, width: thousandths(before) - from });
        }
        pieces
    }

    fn table(&self) -> Table {
        let mut heads = vec![self.label_head.clone()];
        heads.extend(self.series.iter().cloned());
        heads.push(self.sum_head.clone());
        let row = |pile: &Pile| {
            let mut row = vec![pile.label.clone()];
            row.extend(pile.shown.iter().cloned());
            row.push(pile.sum.clone());
            row
        };
        figures(&self.title, heads, self.piles.iter().map(row).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_hatched_is_drawn_with_the_pattern_and_nothing_else_is() {
        let pile = Pile { values: vec![3, 1], ..Pile::default() };
        let series = vec!["Plan".to_owned(), "Ofinansierat".to_owned()];
        let chart = Stack { series, piles: vec![pile], hatched: Some(2), ..Stack::default() };
        let html = chart.render(&crate::swedish()).0;
        assert_eq!(html.matches("url(#hatched)").count(), 2, "in the legend and in the pile");
        assert_eq!(html.matches("<pattern id=\"hatched\"").count(), 1);
        let plain = Stack { hatched: None, ..chart }.render(&crate::swedish()).0;
        assert!(!plain.contains("hatched"));
    }

    #[test]
    fn the_pieces_of_a_pile_lie_edge_to_edge() {
        let pile = Pile { values: vec![1, 1, 1], ..Pile::default() };
        let chart = Stack { piles: vec![pile], ..Stack::default() };
        let pieces = chart.pieces(&chart.piles[0]);
        assert!(pieces.windows(2).all(|two| two[0].from + two[0].width == two[1].from));
        assert_eq!(pieces.last().map(|p| p.from + p.width), Some(1000));
    }
}
