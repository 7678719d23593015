use access::{Actor, Scope};
use kernel::{Day, Moment, Money, Result};
use look::{Choice, StateMark};
use store::{Reading, Row};

use crate::Ask;

/// A list, declared once: the page, the JSON, the exports, the filters and the sorting come from it.
/// Its words are `NAME-list-title`, `NAME-col-COLUMN`, `NAME-filter-FILTER`, `NAME-list-empty` and `NAME-list-empty-help`.
pub struct List<R: 'static> {
    pub name: &'static str,
    pub path: &'static str,
    /// Where the same rows are handed out as a file: `path` and `/export`.
    pub export_path: &'static str,
    pub export_name: &'static str,
    /// Columns asked for, in the order that `read` reads them.
    pub select: &'static str,
    /// Tables with their joins.
    pub from: &'static str,
    /// The number that every sort ends in, such as `need.id`.
    pub id: &'static str,
    /// Which rows the actor may see: the kind's policy.
    pub scope: fn(&Actor) -> Scope,
    pub read: fn(&Row) -> Result<R>,
    /// The row's number and its name for screen readers.
    pub row_id: fn(&R) -> (i64, String),
    /// So many columns, from the first, stand on the page; files and programs are given all of them.
    pub shown: usize,
    pub columns: &'static [Column<R>],
    pub filters: &'static [Filter],
    /// The sort when none is asked for: a column's name, `-` in front for falling.
    pub sort: &'static str,
    /// Verbs that can be done to many rows: the word and the key of its label; each row is sent as `id`.
    pub bulk: &'static [(&'static str, &'static str)],
    /// The way out of an empty list: address and the key of its words.
    pub create: Option<(&'static str, &'static str, fn(&Actor) -> bool)>,
    /// Views next to the list, such as the board: address and key.
    pub beside: &'static [(&'static str, &'static str)],
}

/// A list whose page has room for all its columns.
pub const EVERY_COLUMN: usize = usize::MAX;

/// What a column is sorted by.
#[derive(Debug, Clone, Copy)]
pub enum SortBy {
    Nothing,
    /// A whole number that is never null.
    Number(&'static str),
    /// A text that is never null.
    Text(&'static str),
    /// The same, and a condition under which the reader of a row may not know it: `person.is_protected = 1`. A page that
    /// ends in such a row goes on from the row's number alone.
    Veiled(&'static str, &'static str),
}

/// A column of a list. The first one leads to the record.
pub struct Column<R: 'static> {
    pub name: &'static str,
    pub sort: SortBy,
    pub cell: fn(&R, &Ask<'_>) -> Cell,
}

/// One value of a row: drawn on the page, plain in JSON and files.
#[derive(Debug, Clone)]
pub enum Cell {
    Empty,
    Text(String),
    Link {
        text: String,
        href: String,
    },
    /// A word of ours for programs, and what it is called in the reader's language; the address may be empty.
    Word {
        word: String,
        label: String,
        href: String,
    },
    /// Something that can be done with the row: only on the page.
    Act {
        text: String,
        href: String,
    },
    /// The state's word for programs, and how it is shown.
    State(&'static str, StateMark),
    Number(i64),
    Flag(bool),
    Day(Day),
    Moment(Moment),
    Money(Money),
}

impl Cell {
    /// A word with its label.
    pub fn word(word: impl Into<String>, label: impl Into<String>) -> Self {
        Self::Word { word: word.into(), label: label.into(), href: String::new() }
    }
}

/// One question that narrows a list.
pub struct Filter {
    pub name: &'static str,
    pub kind: FilterKind,
}

/// What a filter asks, as SQL with `?`.
pub enum FilterKind {
    /// Full-text search in this kind.
    Search(&'static str),
    /// One of these words, each a condition of its own: `("open", "need.state IN ('new', 'clarified')")`.
    /// Their texts are `NAME-filter-FILTER-WORD`.
    Word(&'static [(&'static str, &'static str)]),
    /// The same, where each `?` stands for the moment of reading: `("coming", "role_grant.from_at > ?")`.
    Timed(&'static [(&'static str, &'static str)]),
    /// The same, where each `?` stands for the organisation's day of reading: `("left", "person.left_on < ?")`.
    Daily(&'static [(&'static str, &'static str)]),
    /// A record's number, compared with this: `need.owner_id = ?`. The function gives the record that is asked for, when
    /// the reader may know of it; otherwise nothing is found, whether the record is there or not.
    Record(&'static str, fn(&Ask<'_>, &Reading<'_>) -> Result<Option<Choice>>),
    /// A unit, and all below it: the column that holds the record's unit.
    Within(&'static str, fn(&Ask<'_>) -> Result<Vec<Choice>>),
    /// A record's number, out of some choices: `ticket.group_id = ?`.
    Pick(&'static str, fn(&Ask<'_>) -> Result<Vec<Choice>>),
    /// A record's number, typed: `journal.subject_id = ?`.
    Number(&'static str),
    /// A text out of some choices, compared with this.
    Text(&'static str, fn(&Ask<'_>) -> Result<Vec<Choice>>),
    /// A day, compared as it is kept: `need.parked_until <= ?`. The page offers these; a program may ask for any.
    Day(&'static str, fn(&Ask<'_>) -> Result<Vec<Choice>>),
    /// Yes or nothing: a condition in which `?` is the person who asks.
    Mine(&'static str),
    /// A day in the organisation's zone: each `?` is the moment it begins (`journal.at >= ?`) or has ended.
    From(&'static str),
    Until(&'static str),
}

impl<R> List<R> {
    /// The names that the query may have, for the API's description.
    pub(crate) fn asks(&self) -> Vec<String> {
        let own = ["sort", "after", "before", "limit"].map(str::to_owned);
        self.filters.iter().map(|filter| filter.name.to_owned()).chain(own).collect()
    }
}
