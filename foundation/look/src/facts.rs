//! Facts: the short list at the right of a record (owner, unit, days, money).

use askama::Template;
use texts::Talk;

use crate::{Html, StateMark};

/// One line: a name and its value.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FactLine {
    pub label: String,
    pub value: Html,
}

/// A list of facts: `Facts::titled("Fakta").text("Ägare", "Åsa Lind").link("Enhet", "Norra skolan", "/units/3")`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// The heading; without it the list stands alone.
    pub title: String,
    pub lines: Vec<FactLine>,
}

#[derive(Template)]
#[template(
    source = r#"<section class="facts">{% if !it.title.is_empty() %}<h2>{{ it.title }}</h2>{% endif %}
<dl>{% for line in &it.lines %}<div><dt>{{ line.label }}</dt><dd>{{ line.value }}</dd></div>{% endfor %}</dl></section>"#,
    ext = "html"
)]
struct View<'a> {
    it: &'a Facts,
}

#[derive(Template)]
#[template(source = r#"<a href="{{ href }}">{{ text }}</a>"#, ext = "html")]
struct LinkView<'a> {
    href: &'a str,
    text: &'a str,
}

pub(crate) fn link(href: &str, text: &str) -> Html {
    Html::of(&LinkView { href, text })
}

impl Facts {
    pub fn titled(title: impl Into<String>) -> Self {
        Self { title: title.into(), lines: Vec::new() }
    }

    /// A plain value. An empty one is left out: a fact that nobody stated is not shown.
    pub fn text(self, label: impl Into<String>, value: &str) -> Self {
        if value.is_empty() { self } else { self.html(label, Html::text(value)) }
    }

    pub fn link(self, label: impl Into<String>, text: &str, href: &str) -> Self {
        self.html(label, link(href, text))
    }

    pub fn state(self, label: impl Into<String>, state: &StateMark) -> Self {
        self.html(label, state.render())
    }

    pub fn html(mut self, label: impl Into<String>, value: Html) -> Self {
        self.lines.push(FactLine { label: label.into(), value });
        self
    }

    pub fn render(&self, _: &Talk) -> Html {
        Html::of(&View { it: self })
    }
}
