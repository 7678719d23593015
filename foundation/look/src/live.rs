//! What a page's script looks with for what others do meanwhile. Without script nothing of it is seen.

use askama::Template;
use texts::Talk;

use crate::Html;

/// A record that others may change while it is shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Live {
    /// Answers `{ "mark", "words" }`: another mark is news, and the words say who is at work here.
    pub look: String,
    /// Takes word that somebody types here, and answers the same; empty when nobody is to know.
    pub writing: String,
    /// Said when there is something new.
    pub news: String,
    /// The button that shows it.
    pub show: String,
}

#[derive(Template)]
#[template(
    source = r#"<div class="live" role="status" data-live="{{ it.look }}"{% if !it.writing.is_empty() %} data-writing="{{ it.writing }}"{% endif %}><p data-news hidden><span>{{ it.news }}</span> <button type="button" class="button">{{ it.show }}</button></p><p data-who hidden></p></div>"#,
    ext = "html"
)]
struct View<'a> {
    it: &'a Live,
}

impl Live {
    pub fn render(&self, _: &Talk) -> Html {
        Html::of(&View { it: self })
    }
}
