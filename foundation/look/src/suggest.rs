//! What may answer a form while it is typed. Without script it is a link for looking first.

use askama::Template;
use texts::Talk;

use crate::{Act, Html};

/// The place beside a form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Suggest {
    pub title: String,
    /// Takes `{ "q", "but" }` and answers `{ "items": [{ "title", "href", "label", "text" }] }`.
    pub source: String,
    /// The record that is not to be suggested; empty when there is none.
    pub but: String,
    /// The way to look first.
    pub more: Act,
}

#[derive(Template)]
#[template(
    source = r#"<section class="suggest" data-suggest="{{ it.source }}"{% if !it.but.is_empty() %} data-but="{{ it.but }}"{% endif %}><h2>{{ it.title }}</h2>
<p>{{ it.more.plain() }}</p><ul class="suggested" aria-live="polite"></ul></section>"#,
    ext = "html"
)]
struct View<'a> {
    it: &'a Suggest,
}

impl Suggest {
    pub fn render(&self, _: &Talk) -> Html {
        Html::of(&View { it: self })
    }
}
