//! Tables: real tables when there is room, one card a row when there is not.

use askama::Template;
use texts::Talk;

use crate::facts::link;
use crate::{Html, Icon, StateMark};

/// Where a column's content stands. Figures stand at the end, in tabular figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    #[default]
    Start,
    Figures,
}

/// How a list is sorted by a column now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sorted {
    #[default]
    Not,
    Rising,
    Falling,
}

/// A column: `Column::new("Rubrik").sort("?sort=title", Sorted::Not)`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Column {
    pub label: String,
    pub align: Align,
    pub sorted: Sorted,
    /// The address that sorts by this column (or turns the order around); empty when it cannot be sorted.
    pub sort_href: String,
}

impl Column {
    pub fn new(label: impl Into<String>) -> Self {
        Self { label: label.into(), ..Self::default() }
    }

    /// A column of figures.
    pub fn figures(label: impl Into<String>) -> Self {
        Self { label: label.into(), align: Align::Figures, ..Self::default() }
    }

    pub fn sort(mut self, href: impl Into<String>, sorted: Sorted) -> Self {
        self.sort_href = href.into();
        self.sorted = sorted;
        self
    }

    const fn class(&self) -> &'static str {
        match self.align {
            Align::Start => "",
            Align::Figures => "figures",
        }
    }

    const fn aria_sort(&self) -> &'static str {
        match self.sorted {
            Sorted::Not => "none",
            Sorted::Rising => "ascending",
            Sorted::Falling => "descending",
        }
    }

    const fn icon(&self) -> Icon {
        match self.sorted {
            Sorted::Not => Icon::Sort,
            Sorted::Rising => Icon::Up,
            Sorted::Falling => Icon::Down,
        }
    }
}

/// One cell's content. Text and figures turn into cells by `.into()`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell {
    pub html: Html,
}

impl Cell {
    pub fn text(text: impl AsRef<str>) -> Self {
        Self { html: Html::text(text.as_ref()) }
    }

    /// Nothing to say: a dash, and no line of its own where each row is a card.
    pub fn nothing() -> Self {
        Self { html: Html("<span class=\"nothing\">–</span>".to_owned()) }
    }

    /// A day or a moment, which is never broken over two lines.
    pub fn day(text: impl AsRef<str>) -> Self {
        Self { html: Html(format!("<span class=\"day\">{}</span>", crate::escape(text.as_ref()))) }
    }

    pub fn link(href: impl AsRef<str>, text: impl AsRef<str>) -> Self {
        Self { html: link(href.as_ref(), text.as_ref()) }
    }

    pub fn state(state: &StateMark) -> Self {
        Self { html: state.render() }
    }

    pub const fn html(html: Html) -> Self {
        Self { html }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::text(text)
    }
}
impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::text(text)
    }
}
impl From<&StateMark> for Cell {
    fn from(state: &StateMark) -> Self {
        Self::state(state)
    }
}

/// One row. The first cell heads the row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// What a ticked row sends as `id`; only of use in a list with bulk acts.
    pub id: String,
    /// The row's name for screen readers ("Markera …"); only of use with bulk acts.
    pub name: String,
    pub cells: Vec<Cell>,
}

impl Row {
    pub fn new(cells: Vec<Cell>) -> Self {
        Self { cells, ..Self::default() }
    }

    /// A row that can be ticked.
    pub fn pickable(id: impl Into<String>, name: impl Into<String>, cells: Vec<Cell>) -> Self {
        Self { id: id.into(), name: name.into(), cells }
    }
}

/// A plain table: `Table { caption, columns, rows, ..Default::default() }`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// What the table shows; read by all.
    pub caption: String,
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
    /// A last row of sums, set apart; empty when there is none.
    pub sums: Vec<Cell>,
}

/// What a list adds to its table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ticks {
    Without,
    /// Each row has a box, which belongs to the form of this id.
    With(&'static str),
}

/// What is drawn of a table, whoever holds it: a list's rows are not copied for it.
#[derive(Clone, Copy)]
pub(crate) struct Drawn<'a> {
    pub caption: &'a str,
    pub columns: &'a [Column],
    pub rows: &'a [Row],
    pub sums: &'a [Cell],
}

#[derive(Template)]
#[template(path = "table.html")]
struct View<'a> {
    it: Drawn<'a>,
    talk: &'a Talk,
    form: Option<&'static str>,
    caption_class: &'static str,
}

impl Table {
    pub fn render(&self, talk: &Talk) -> Html {
        let Self { caption, columns, rows, sums } = self;
        let it = Drawn { caption, columns, rows, sums };
        Html::of(&View { it, talk, form: None, caption_class: "" })
    }
}

impl<'a> Drawn<'a> {
    /// As a list's table: the caption is only read out, as the page's head says the same.
    pub(crate) fn in_list(self, talk: &Talk, ticks: Ticks) -> Html {
        let form = match ticks {
            Ticks::Without => None,
            Ticks::With(form) => Some(form),
        };
        Html::of(&View { it: self, talk, form, caption_class: "unseen" })
    }

    /// Cells with the columns that they stand in.
    fn paired(self, cells: &'a [Cell]) -> impl Iterator<Item = (&'a Column, &'a Cell)> {
        self.columns.iter().zip(cells)
    }
}
