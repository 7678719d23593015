//! Small marks: a state, a notice, an empty list. Icon and word always; colour only helps.

use askama::Template;
use texts::Talk;

use crate::{Act, Html, Icon};

/// How something stands. Each mood has an icon of its own, so that colour is never alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Mood {
    /// Neither good nor bad.
    #[default]
    Calm,
    Good,
    /// Needs an eye on it.
    Watch,
    Bad,
    /// Over and done with; of less interest now.
    Past,
}

impl Mood {
    /// The style's name of the mood.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Calm => "calm",
            Self::Good => "good",
            Self::Watch => "watch",
            Self::Bad => "bad",
            Self::Past => "past",
        }
    }

    /// The icon to show when none better is at hand.
    pub const fn icon(self) -> Icon {
        match self {
            Self::Calm => Icon::Info,
            Self::Good | Self::Past => Icon::Done,
            Self::Watch => Icon::Warning,
            Self::Bad => Icon::Danger,
        }
    }
}

/// A record's state: icon and word.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StateMark {
    pub icon: Icon,
    pub label: String,
    pub mood: Mood,
}

#[derive(Template)]
#[template(
    source = r#"<span class="state {{ it.mood.name() }}">{{ it.icon.svg() }}<span>{{ it.label }}</span></span>"#,
    ext = "html"
)]
struct StateView<'a> {
    it: &'a StateMark,
}

impl StateMark {
    pub fn new(icon: Icon, label: impl Into<String>, mood: Mood) -> Self {
        Self { icon, label: label.into(), mood }
    }

    pub fn render(&self) -> Html {
        Html::of(&StateView { it: self })
    }
}

/// Something to know at the top of a page: what happened, or what to mind.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Notice {
    pub mood: Mood,
    /// Said first, in bold; may be empty.
    pub title: String,
    pub text: String,
    /// Anything after the text, already drawn.
    pub more: Html,
    pub act: Option<Act>,
}

#[derive(Template)]
#[template(path = "notice.html")]
struct NoticeView<'a> {
    it: &'a Notice,
    role: &'a str,
}

impl Notice {
    pub fn new(mood: Mood, text: impl Into<String>) -> Self {
        Self { mood, text: text.into(), ..Self::default() }
    }

    /// A notice that stands on the page.
    pub fn render(&self, _: &Talk) -> Html {
        Html::of(&NoticeView { it: self, role: "" })
    }

    /// The same as the answer to what the person just did; read out by screen readers.
    pub fn flash(&self) -> Html {
        Html::of(&NoticeView { it: self, role: "status" })
    }
}

/// An empty list: says what belongs here and offers the one next step.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Empty {
    pub icon: Icon,
    pub title: String,
    pub text: String,
    pub act: Option<Act>,
}

#[derive(Template)]
#[template(path = "empty.html")]
struct EmptyView<'a> {
    it: &'a Empty,
}

impl Empty {
    pub fn render(&self, _: &Talk) -> Html {
        Html::of(&EmptyView { it: self })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_is_an_icon_and_an_escaped_word() {
        let html = StateMark::new(Icon::Done, "Klar & <ren>", Mood::Good).render();
        assert!(html.0.contains("#circle-check"));
        assert!(html.0.contains("Klar &#38; &#60;ren&#62;"), "{html}");
    }

    #[test]
    fn a_flash_is_read_out() {
        assert!(Notice::new(Mood::Good, "Sparat").flash().0.contains(r#"role="status""#));
    }
}
