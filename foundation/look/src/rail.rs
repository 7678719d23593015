//! The rail: brand, search, the one big question, the wheel's areas, and the person. A menu when the screen is narrow.

use askama::Template;
use texts::Talk;

use crate::{Act, Html, Icon};

/// A part of the cycle. Only the three first have a hue of their own; the others stand in plain ink.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Part {
    Planning,
    Delivery,
    Review,
    Assurance,
    Forms,
    School,
    #[default]
    Plain,
}

impl Part {
    /// The style's name of the part.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Planning => "planning",
            Self::Delivery => "delivery",
            Self::Review => "review",
            Self::Assurance => "assurance",
            Self::Forms => "forms",
            Self::School => "school",
            Self::Plain => "plain",
        }
    }
}

/// A link of the rail, or of any short row of links.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RailLink {
    pub href: String,
    pub label: String,
    /// The page shown now is this one, or lies under it.
    pub is_here: bool,
    /// The letter that goes here after `g`; listed in the help for keys.
    pub key: Option<char>,
}

impl RailLink {
    pub fn new(href: impl Into<String>, label: impl Into<String>) -> Self {
        Self { href: href.into(), label: label.into(), is_here: false, key: None }
    }

    pub fn key(mut self, key: char) -> Self {
        self.key = Some(key);
        self
    }

    /// Marked when `path` is this address or lies under it.
    pub fn here_on(mut self, path: &str) -> Self {
        self.is_here = path
            .strip_prefix(self.href.as_str())
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?']) || self.href.ends_with('/'));
        self
    }
}

/// An area of the rail: icon and word, which open to its links. One that has none yet is itself a link, to the page that
/// tells what is to come there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RailArea {
    pub icon: Icon,
    pub label: String,
    pub mark: Part,
    pub links: Vec<RailLink>,
    /// Of an area without links; without it the area is not drawn.
    pub page: Option<RailLink>,
}

impl RailArea {
    fn is_here(&self) -> bool {
        self.links.iter().any(|link| link.is_here)
    }
}

/// Who is signed in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Person {
    pub name: String,
    /// What the person is here: "IT-chef".
    pub role: String,
    /// The person's own page.
    pub href: String,
    /// Where the sign-out form is sent.
    pub sign_out: String,
    /// The person's other links: notices, settings.
    pub links: Vec<RailLink>,
}

/// All of the rail.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rail {
    /// Where the brand leads; `/` when empty.
    pub home: String,
    /// Where the search form is sent (GET, field `q`); no search when empty.
    pub search: String,
    /// What was searched for, on the page of hits.
    pub searched: String,
    /// "Be om hjälp": the address of the one big button; none when empty.
    pub ask: String,
    pub areas: Vec<RailArea>,
    /// What outlives a lap: people, services, assets, agreements, decisions.
    pub registers: Vec<RailLink>,
    pub person: Option<Person>,
    /// Where the language is changed (POST with `lang` and `back`); no switch when empty.
    pub language: String,
    /// The address to come back to after a change of language.
    pub back: String,
}

#[derive(Template)]
#[template(path = "rail.html")]
struct View<'a> {
    it: &'a Rail,
    talk: &'a Talk,
}

impl Rail {
    pub(crate) fn render(&self, talk: &Talk) -> Html {
        Html::of(&View { it: self, talk })
    }

    pub(crate) fn brand(&self) -> Html {
        Html::of(&Brand { home: self.home() })
    }

    fn is_in_registers(&self) -> bool {
        self.registers.iter().any(|link| link.is_here)
    }

    fn home(&self) -> &str {
        if self.home.is_empty() { "/" } else { &self.home }
    }

    /// Every link with a letter, for the help for keys.
    pub(crate) fn keys(&self) -> Vec<(char, &str)> {
        let in_areas = self.areas.iter().flat_map(|area| &area.links);
        let of_person = self.person.iter().flat_map(|person| &person.links);
        in_areas
            .chain(&self.registers)
            .chain(of_person)
            .filter_map(|link| link.key.map(|key| (key, link.label.as_str())))
            .collect()
    }
}

#[derive(Template)]
#[template(path = "brand.html")]
struct Brand<'a> {
    home: &'a str,
}

const fn other_lang(lang: kernel::Lang) -> kernel::Lang {
    match lang {
        kernel::Lang::Sv => kernel::Lang::En,
        kernel::Lang::En => kernel::Lang::Sv,
    }
}

/// The button that changes to the other language, in that language's own words.
pub(crate) fn language_switch(action: &str, back: &str, talk: &Talk) -> Html {
    if action.is_empty() {
        return Html::default();
    }
    let other = other_lang(talk.lang());
    let label = match other {
        kernel::Lang::Sv => "På svenska",
        kernel::Lang::En => "In English",
    };
    Act::send(label, action)
        .icon(Icon::Language)
        .field("lang", other.code())
        .field("back", back)
        .with_class("button bare")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_knows_when_the_page_lies_under_it() {
        assert!(RailLink::new("/needs", "Behov").here_on("/needs/7").is_here);
        assert!(RailLink::new("/needs", "Behov").here_on("/needs?state=open").is_here);
        assert!(!RailLink::new("/needs", "Behov").here_on("/needsome").is_here);
    }
}
