//! A page without a rail, centred and calm: sign-in, set-up, refusals.

use askama::Template;
use texts::Talk;

use crate::frame::Document;
use crate::{Html, Icon, Notice, Rail, rail};

/// A bare page: `Bare { title: "Logga in".into(), body: form.render(&talk), ..Bare::default() }.render(&talk)`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bare {
    pub title: String,
    /// A sentence under the title; may be empty.
    pub lead: String,
    pub flash: Option<Notice>,
    /// Stands across the top in the demo; may be empty.
    pub demo: String,
    pub body: Html,
    /// Where the language is changed (POST with `lang` and `back`); no switch when empty.
    pub language: String,
    pub back: String,
    /// Where the accessibility statement is.
    pub accessibility: String,
}

#[derive(Template)]
#[template(path = "bare.html")]
struct View<'a> {
    it: &'a Bare,
    talk: &'a Talk,
    brand: Html,
    switch: Html,
    document: Document<'a>,
}

impl Bare {
    /// The whole document, from doctype to end.
    pub fn render(&self, talk: &Talk) -> Html {
        Html::of(&View {
            it: self,
            talk,
            brand: Rail::default().brand(),
            switch: rail::language_switch(&self.language, &self.back, talk),
            document: Document { title: &self.title, again_after_s: 0 },
        })
    }

    fn accessibility(&self) -> &str {
        if self.accessibility.is_empty() { "/accessibility" } else { &self.accessibility }
    }
}
