//! Lists: filters that read as a sentence, sortable columns, saved views, acts on many rows, exports and
//! pages by key. The address is the state; with script only the list is swapped, without it the page loads.

use askama::Template;
use texts::Talk;

use crate::filter_bar::BarView;
use crate::table::{Drawn, Ticks};
use crate::{Act, Column, Empty, Filter, Html, Icon, Pager, RailLink, Row};

/// How close the rows stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Density {
    #[default]
    Comfortable,
    Compact,
}

/// How many rows there are, in all or at least.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Count {
    /// Nobody counted.
    #[default]
    Unknown,
    Exactly(i64),
    MoreThan(i64),
}

/// An act on all ticked rows, sent by POST with their `id`s.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bulk {
    pub label: String,
    pub action: String,
    pub icon: Option<Icon>,
}

/// A whole list, without the page head.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ListPage {
    /// What the list holds, for those who do not see the page head ("Behov").
    pub caption: String,
    /// The list's own address without query.
    pub action: String,
    pub filters: Vec<Filter>,
    /// Sent along with the filters unseen: sort, density.
    pub keep: Vec<(String, String)>,
    pub count: Count,
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
    pub bulk: Vec<Bulk>,
    /// Saved views; `is_here` marks the one shown.
    pub views: Vec<RailLink>,
    /// Saves this view; none when it cannot be saved.
    pub save_view: Option<Act>,
    /// Exports: the format's name and the address.
    pub exports: Vec<(String, String)>,
    pub density: Density,
    /// The address of the same list in the other density; no switch when empty.
    pub density_href: String,
    /// Addresses of the pages before and after; empty when there is none.
    pub previous: String,
    pub next: String,
    /// Shown instead of the table when there are no rows and no filter is set.
    pub empty: Empty,
}

#[derive(Template)]
#[template(path = "list.html")]
struct View<'a> {
    it: &'a ListPage,
    talk: &'a Talk,
    table: Html,
    filters: Html,
    is_narrowed: bool,
}

impl ListPage {
    pub fn render(&self, talk: &Talk) -> Html {
        let Self { caption, columns, rows, action, keep, filters, .. } = self;
        let ticks = if self.bulk.is_empty() { Ticks::Without } else { Ticks::With("bulk") };
        let bar = BarView { action, keep, filters, talk, is_in_list: true };
        Html::of(&View {
            it: self,
            talk,
            table: Drawn { caption, columns, rows, sums: &[] }.in_list(talk, ticks),
            filters: bar.drawn(),
            is_narrowed: bar.set() > 0,
        })
    }

    const fn class(&self) -> &'static str {
        match self.density {
            Density::Comfortable => "list",
            Density::Compact => "list compact",
        }
    }

    const fn other_density(&self) -> &'static str {
        match self.density {
            Density::Comfortable => "look-density-compact",
            Density::Compact => "look-density-comfortable",
        }
    }

    fn counted(&self, talk: &Talk) -> String {
        match self.count {
            Count::Unknown => String::new(),
            Count::Exactly(count) => talk.with("look-list-count", &[("count", count.into())]),
            Count::MoreThan(count) => talk.with("look-list-more-than", &[("count", count.into())]),
        }
    }
}

impl View<'_> {
    /// A list that is empty because of its filters says so, and offers to open them.
    fn nothing(&self) -> Html {
        if !self.is_narrowed {
            return self.it.empty.render(self.talk);
        }
        let act = Act::go(self.talk.say("look-clear-filters"), &self.it.action);
        let title = self.talk.say("look-list-nothing");
        let text = self.talk.say("look-list-nothing-help");
        Empty { icon: Icon::Filter, title, text, act: Some(act) }.render(self.talk)
    }

    fn pager(&self) -> Html {
        Pager { previous: self.it.previous.clone(), next: self.it.next.clone() }.render(self.talk)
    }
}

#[cfg(test)]
#[path = "list_test.rs"]
mod tests;
