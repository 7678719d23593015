//! Lines: how something went over time. Three lines at most.

use std::fmt::Write as _;

use askama::Template;
use texts::Talk;

use super::figures;
use crate::{Html, Icon, Part, Table};

/// One line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    pub label: String,
    /// One value a point; none where nothing was measured.
    pub values: Vec<Option<i64>>,
    /// The values in the reader's language, in the same order; a dash where nothing was measured.
    pub shown: Vec<String>,
    pub part: Part,
}

/// A chart of lines.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LineChart {
    /// What it shows; a chart of money says what year's money.
    pub title: String,
    /// What the picture tells, in a sentence, for those who do not see it.
    pub description: String,
    /// The word over the points ("Månad") and each point's name.
    pub point_head: String,
    pub points: Vec<String>,
    pub lines: Vec<Line>,
    /// The words at the top and the foot of the scale. It runs from `low` to `high`.
    pub high: i64,
    pub high_shown: String,
    pub low: i64,
    pub low_shown: String,
}

#[derive(Template)]
#[template(path = "chart/lines.html")]
struct View<'a> {
    it: &'a LineChart,
    talk: &'a Talk,
    id: String,
}

const WIDTH: f64 = 1000.0;
const HEIGHT: f64 = 300.0;

impl LineChart {
    pub fn render(&self, talk: &Talk) -> Html {
        let id = format!("chart-{}", &blake3::hash(self.title.as_bytes()).to_hex()[..8]);
        Html::of(&View { it: self, talk, id })
    }

    /// The path of a line, broken where nothing was measured.
    fn path(&self, line: &Line) -> String {
        let step = WIDTH / (self.points.len().max(2) - 1) as f64;
        let span = (self.high - self.low).max(1) as f64;
        let mut path = String::new();
        let mut is_drawing = false;
        for (i, value) in line.values.iter().enumerate() {
            let Some(value) = value else {
                is_drawing = false;
                continue;
            };
            let x = step * i as f64;
            let y = HEIGHT - ((value - self.low) as f64 / span * HEIGHT).clamp(0.0, HEIGHT);
            let _ = write!(path, "{}{x:.0} {y:.0}", if is_drawing { "L" } else { "M" });
            is_drawing = true;
        }
        path
    }

    /// The last measured value of a line, to stand beside its name.
    fn last(line: &Line) -> &str {
        let last = line.values.iter().rposition(Option::is_some);
        last.and_then(|i| line.shown.get(i)).map_or("", String::as_str)
    }

    fn table(&self) -> Table {
        let mut heads = vec![self.point_head.clone()];
        heads.extend(self.lines.iter().map(|line| line.label.clone()));
        let row = |(i, point): (usize, &String)| {
            let mut row = vec![point.clone()];
            row.extend(self.lines.iter().map(|line| line.shown.get(i).cloned().unwrap_or_default()));
            row
        };
        figures(&self.title, heads, self.points.iter().enumerate().map(row).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_breaks_where_nothing_was_measured() {
        let line = Line { values: vec![Some(0), Some(10), None, Some(5)], ..Line::default() };
        let points = vec![String::new(); 4];
        let chart = LineChart { points, high: 10, ..LineChart::default() };
        assert_eq!(chart.path(&line), "M0 300L333 0M1000 150");
    }
}
