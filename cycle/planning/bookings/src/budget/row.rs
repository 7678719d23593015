//! A row of a budget, and what tells it from every other. Pure.

use kernel::{Id, Money};

use crate::row::{account_key, fold};

/// A budget that came in, as the rows that were new in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BudgetFile;

/// A row as it stands in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BudgetRow {
    pub id: Id<BudgetRow>,
    pub file: Id<BudgetFile>,
    /// What tells it from every other row.
    pub line: String,
    pub year: i16,
    /// Whose money it is: code and name as they stand, or a dash.
    pub administration: String,
    /// Code and name as they stand.
    pub account: String,
    pub text: String,
    /// The file calls it income: its amount is turned around.
    pub is_income: bool,
    /// Below nothing for income, and for what makes a cost smaller.
    pub amount: Money,
    /// As much of it as stands in the plan, on the line.
    pub planned: Money,
    pub on: Option<Id<finance::BudgetLine>>,
    pub changes: i64,
}

/// The year of `2026`, `Budget 2026` or `FY13-14`: the first of four figures that are one, else of two after which no
/// figure stands. A year that is broken over two is the one in which it begins.
pub fn year_of(text: &str) -> Option<i16> {
    let figures: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).filter(|it| !it.is_empty()).collect();
    let whole = figures.iter().filter(|it| it.len() == 4).filter_map(|it| it.parse::<i16>().ok());
    let short = figures.iter().filter(|it| it.len() == 2).filter_map(|it| it.parse::<i16>().ok());
    whole.chain(short.map(|year| 2000 + year)).find(|year| (1990..=2100).contains(year))
}

/// What rows that belong together have in common: year, administration, account and whether it is a cost.
pub(crate) fn common(year: i16, administration: &str, account: &str, is_income: bool) -> String {
    let side = if is_income { "income" } else { "cost" };
    [year.to_string(), fold(administration), account_key(account), side.to_owned()].join("\u{1f}")
}

/// The row's own sign: what it has in common with others, and which of them it is in its file, from 1. The amount is no
/// part of it, so that a changed budget changes its rows; the text neither, so that a better word makes no second row.
pub(crate) fn line(common: &str, place: usize) -> String {
    blake3::hash(format!("budget\u{1f}{common}\u{1f}{place}").as_bytes()).to_hex()[..32].to_owned()
}

/// A row's page.
pub(crate) fn row_href(id: Id<BudgetRow>) -> String {
    format!("/bookings/budgets/rows/{id}")
}

/// A file's page.
pub(crate) fn file_href(id: Id<BudgetFile>) -> String {
    format!("/bookings/budgets/{id}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_found_in_what_budgets_call_it() {
        let cases = [
            ("2026", Some(2026)),
            ("Budget 2026", Some(2026)),
            ("FY13-14", Some(2013)),
            ("2025/26", Some(2025)),
            ("26", Some(2026)),
            ("20260101", None),
            ("1850", None),
            ("", None),
            ("år", None),
        ];
        for (text, year) in cases {
            assert_eq!(year_of(text), year, "{text}");
        }
    }

    #[test]
    fn costs_and_income_of_one_account_are_two_things() {
        assert_ne!(common(2026, "A", "1010", true), common(2026, "A", "1010", false));
        assert_eq!(common(2026, " a ", "1010 Fonden", false), common(2026, "A", "1010", false));
        assert_ne!(line("x", 1), line("x", 2));
    }
}
