//! The filters over a list or a board: chips that read as a sentence. Where the screen is narrow they are folded, so
//! that what they filter stands first, and the fold tells how many are set.

use askama::Template;
use texts::Talk;

use crate::{Choice, Html, Icon};

/// What a filter asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FilterKind {
    /// One of these; the first, empty choice is words for "all" (`Choice::new("", "Alla lägen")`).
    OneOf(Vec<Choice>),
    /// Words to look for.
    Search,
    /// A day.
    Day,
    /// Yes or nothing; the label says what yes means.
    Tick,
}

/// One filter of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    pub name: String,
    pub label: String,
    pub kind: FilterKind,
    /// What is asked for now; empty when the filter is open.
    pub value: String,
}

impl Filter {
    pub fn new(
        kind: FilterKind,
        name: impl Into<String>,
        label: impl Into<String>,
        value: impl Into<String>,
    ) -> Self {
        Self { kind, name: name.into(), label: label.into(), value: value.into() }
    }
}

/// All filters over a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FilterBar {
    /// The page's own address without query.
    pub action: String,
    /// Sent along with the filters unseen: sort, density.
    pub keep: Vec<(String, String)>,
    pub filters: Vec<Filter>,
}

#[derive(Template)]
#[template(path = "filter_bar.html")]
pub(crate) struct BarView<'a> {
    pub action: &'a str,
    pub keep: &'a [(String, String)],
    pub filters: &'a [Filter],
    pub talk: &'a Talk,
    /// Over a list that is swapped by itself; otherwise over a page that is loaded anew.
    pub is_in_list: bool,
}

impl FilterBar {
    /// Over a page that is loaded anew.
    pub fn render(&self, talk: &Talk) -> Html {
        let Self { action, keep, filters } = self;
        BarView { action, keep, filters, talk, is_in_list: false }.drawn()
    }
}

impl BarView<'_> {
    pub(crate) fn drawn(&self) -> Html {
        if self.filters.is_empty() { Html::default() } else { Html::of(self) }
    }

    /// A choice among nothing is not shown.
    fn shown(&self) -> impl Iterator<Item = &Filter> {
        self.filters.iter().filter(|filter| match &filter.kind {
            FilterKind::OneOf(choices) => choices.len() > 1,
            FilterKind::Search | FilterKind::Day | FilterKind::Tick => true,
        })
    }

    /// How many filters narrow the page now.
    pub(crate) fn set(&self) -> usize {
        self.filters.iter().filter(|filter| !filter.value.is_empty()).count()
    }
}
