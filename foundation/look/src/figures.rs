//! Figures: a single one that leads to what it counts, and a sum shown with its terms.

use askama::Template;
use texts::Talk;

use crate::{Html, Mood};

/// A figure with its words. It should link to the list that it counts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stat {
    /// Already written in the reader's language: "1 234", "98,2 %".
    pub figure: String,
    pub label: String,
    /// Compared with what, or why; may be empty.
    pub note: String,
    pub mood: Mood,
    pub href: String,
}

#[derive(Template)]
#[template(
    source = r#"<div class="stat {{ it.mood.name() }}"><p class="stat-figure">{{ it.figure }}</p><p class="stat-label">{% if it.href.is_empty() %}{{ it.label }}{% else %}<a href="{{ it.href }}">{{ it.label }}</a>{% endif %}</p>{% if !it.note.is_empty() %}<p class="stat-note">{% if it.mood != Mood::Calm %}{{ it.mood.icon().svg() }}{% endif %}<span>{{ it.note }}</span></p>{% endif %}</div>"#,
    ext = "html"
)]
struct StatView<'a> {
    it: &'a Stat,
}

impl Stat {
    pub fn new(figure: impl Into<String>, label: impl Into<String>, href: impl Into<String>) -> Self {
        Self { figure: figure.into(), label: label.into(), href: href.into(), ..Self::default() }
    }

    pub fn render(&self, _: &Talk) -> Html {
        Html::of(&StatView { it: self })
    }

    /// Several figures in a row.
    pub fn row(stats: &[Self], talk: &Talk) -> Html {
        let inner: Html = stats.iter().map(|stat| stat.render(talk)).collect();
        Html(format!("<div class=\"stats\">{inner}</div>"))
    }
}

/// Whether a term adds or takes away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sign {
    #[default]
    Plus,
    Minus,
}

impl Sign {
    const fn mark(self) -> &'static str {
        match self {
            Self::Plus => "+",
            Self::Minus => "\u{2212}",
        }
    }

    const fn key(self) -> &'static str {
        match self {
            Self::Plus => "look-plus",
            Self::Minus => "look-minus",
        }
    }
}

/// One term of a sum.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Term {
    pub sign: Sign,
    pub label: String,
    /// Where the figure comes from; may be empty.
    pub note: String,
    /// The amount without sign, already written in the reader's language.
    pub amount: String,
    pub href: String,
}

/// A sum and the terms that it is made of, so that anybody can reckon it again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Arithmetic {
    pub caption: String,
    pub terms: Vec<Term>,
    pub sum_label: String,
    pub sum: String,
}

#[derive(Template)]
#[template(path = "arithmetic.html")]
struct ArithmeticView<'a> {
    it: &'a Arithmetic,
    talk: &'a Talk,
}

impl Arithmetic {
    pub fn render(&self, talk: &Talk) -> Html {
        Html::of(&ArithmeticView { it: self, talk })
    }
}
