//! Short rows of links: tabs between a record's pages, and the pager.

use askama::Template;
use texts::Talk;

use crate::{Html, Icon, RailLink};

/// A record's pages, as links.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tabs {
    /// What the tabs part, for those who do not see them.
    pub label: String,
    pub tabs: Vec<RailLink>,
}

#[derive(Template)]
#[template(
    source = r#"<nav class="tabs" aria-label="{{ it.label }}"><ul>{% for tab in &it.tabs %}<li><a href="{{ tab.href }}"{% if tab.is_here %} aria-current="page"{% endif %}>{{ tab.label }}</a></li>{% endfor %}</ul></nav>"#,
    ext = "html"
)]
struct TabsView<'a> {
    it: &'a Tabs,
}

impl Tabs {
    pub fn render(&self, _: &Talk) -> Html {
        Html::of(&TabsView { it: self })
    }
}

/// The pages before and after, by key.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pager {
    /// Addresses; empty when there is none.
    pub previous: String,
    pub next: String,
}

#[derive(Template)]
#[template(path = "pager.html")]
struct PagerView<'a> {
    it: &'a Pager,
    talk: &'a Talk,
}

impl Pager {
    pub fn render(&self, talk: &Talk) -> Html {
        Html::of(&PagerView { it: self, talk })
    }

    fn is_needed(&self) -> bool {
        !self.previous.is_empty() || !self.next.is_empty()
    }
}
