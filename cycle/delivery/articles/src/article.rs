use access::Extent;
use kernel::{Day, Id, Lang, Moment, Person, Refused, Unit};
use look::{Icon, Mood, StateMark};
use services::Service;
use texts::Talk;

use crate::Verb;

/// Who reads an article once it is published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Audience {
    Everybody,
    /// All who work here: neither pupils nor guardians.
    Staff,
    It,
    /// These units and all below them, and those who lead above them; in ascending order.
    Units(Vec<Id<Unit>>),
}

impl Audience {
    pub const WORDS: &'static [&'static str] = &["everybody", "staff", "it", "units"];

    pub const fn word(&self) -> &'static str {
        match self {
            Self::Everybody => "everybody",
            Self::Staff => "staff",
            Self::It => "it",
            Self::Units(_) => "units",
        }
    }

    /// The chosen units; none for the others.
    pub fn units(&self) -> &[Id<Unit>] {
        match self {
            Self::Everybody | Self::Staff | Self::It => &[],
            Self::Units(units) => units,
        }
    }

    /// The right that publishing for this audience takes.
    pub const fn publishing(&self) -> Verb {
        match self {
            Self::Everybody => Verb::PublishForAll,
            Self::Staff | Self::It | Self::Units(_) => Verb::Publish,
        }
    }
}

/// Where an article stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// Read by those who write.
    Draft,
    Published {
        since: Moment,
    },
    /// No longer right: taken from its readers, kept for those who write.
    Outdated {
        since: Moment,
        reason: String,
    },
}

/// Why an article stays as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Cannot {
    #[error("it is published already")]
    IsPublished,
    #[error("it is not published")]
    IsNotPublished,
    #[error("it is outdated already")]
    IsOutdated,
}

impl From<Cannot> for Refused {
    fn from(cannot: Cannot) -> Self {
        Self::rule(match cannot {
            Cannot::IsPublished => "articles-is-published",
            Cannot::IsNotPublished => "articles-is-not-published",
            Cannot::IsOutdated => "articles-is-outdated",
        })
    }
}

impl State {
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Published { .. } => "published",
            Self::Outdated { .. } => "outdated",
        }
    }

    pub const fn is_published(&self) -> bool {
        match self {
            Self::Published { .. } => true,
            Self::Draft | Self::Outdated { .. } => false,
        }
    }

    /// Given to its readers, for the first time or again.
    pub fn publish(self, now: Moment) -> Result<Self, Cannot> {
        match self {
            Self::Draft | Self::Outdated { .. } => Ok(Self::Published { since: now }),
            Self::Published { .. } => Err(Cannot::IsPublished),
        }
    }

    /// Taken from its readers, or, for a draft, put aside.
    pub fn outdate(self, reason: String, now: Moment) -> Result<Self, Cannot> {
        match self {
            Self::Draft | Self::Published { .. } => Ok(Self::Outdated { since: now, reason }),
            Self::Outdated { .. } => Err(Cannot::IsOutdated),
        }
    }
}

/// The mark of a state's word.
pub(crate) fn mark(word: &str, talk: &Talk) -> StateMark {
    let (icon, mood) = match word {
        "published" => (Icon::Done, Mood::Good),
        "outdated" => (Icon::Stopped, Mood::Past),
        _ => (Icon::Edit, Mood::Calm),
    };
    StateMark::new(icon, talk.say(&format!("articles-state-{word}")), mood)
}

/// What is said of an article beside its texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// The unit whose IT keeps it.
    pub unit: Id<Unit>,
    pub owner: Option<Id<Person>>,
    pub service: Option<Id<Service>>,
    pub audience: Audience,
    /// When it is to be looked at again.
    pub review_on: Option<Day>,
}

/// One language's text in short: what it is called and which meaning it gives.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Head {
    /// Empty while there is no text.
    pub title: String,
    /// The number of what it says; 0 while there is no text.
    pub meaning: i64,
}

/// How one of the two texts stands to the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// There is no text in this language.
    Missing,
    /// It says what is said now.
    InStep,
    /// The other language has been given something new since.
    Behind,
}

impl Standing {
    pub const fn word(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::InStep => "in-step",
            Self::Behind => "behind",
        }
    }
}

/// What a new text says, held against what the article said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Says {
    /// Something new: the other language is behind until it says it too.
    New,
    /// The same: a slip mended, or a translation of what the other language says.
    Same,
}

/// What people should know, in one language or two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    pub id: Id<Article>,
    pub facts: Facts,
    pub state: State,
    pub sv: Head,
    pub en: Head,
    /// The number of what it says now.
    pub meaning: i64,
    pub due_since: Option<Moment>,
    pub yes: i64,
    pub no: i64,
    pub created_at: Moment,
    pub changed_at: Moment,
    pub version: i64,
    /// The audience's units with all below them, in ascending order; for the policy.
    pub(crate) covered: Vec<Id<Unit>>,
}

impl Article {
    pub const fn head(&self, lang: Lang) -> &Head {
        match lang {
            Lang::Sv => &self.sv,
            Lang::En => &self.en,
        }
    }

    pub const fn standing(&self, lang: Lang) -> Standing {
        let head = self.head(lang);
        match head.meaning {
            0 => Standing::Missing,
            meaning if meaning < self.meaning => Standing::Behind,
            _ => Standing::InStep,
        }
    }

    /// The language to show to somebody who reads in this one: it, or the other where there is no text in it.
    pub const fn shown_in(&self, lang: Lang) -> Lang {
        match (self.standing(lang), lang) {
            (Standing::InStep | Standing::Behind, lang) => lang,
            (Standing::Missing, Lang::Sv) => Lang::En,
            (Standing::Missing, Lang::En) => Lang::Sv,
        }
    }

    /// The title for somebody who reads in this language.
    pub fn title(&self, lang: Lang) -> &str {
        &self.head(self.shown_in(lang)).title
    }

    /// The article after a text in one language was written. Something new begins its ratings anew.
    pub fn reworded(self, lang: Lang, title: &str, says: Says) -> Self {
        let meaning = match says {
            Says::New => self.meaning + 1,
            Says::Same => self.meaning.max(1),
        };
        let head = Head { title: title.to_owned(), meaning };
        let (yes, no) = if meaning == self.meaning { (self.yes, self.no) } else { (0, 0) };
        match lang {
            Lang::Sv => Self { sv: head, meaning, yes, no, ..self },
            Lang::En => Self { en: head, meaning, yes, no, ..self },
        }
    }

    /// Has its review day passed, without the clock having said so?
    pub fn falls_due(&self, today: Day) -> bool {
        self.state.is_published()
            && self.due_since.is_none()
            && self.facts.review_on.is_some_and(|day| day < today)
    }

    /// Looked at and found right: to be looked at again on this day.
    pub fn reviewed(self, review_on: Day) -> Result<Self, Cannot> {
        if !self.state.is_published() {
            return Err(Cannot::IsNotPublished);
        }
        Ok(Self { facts: Facts { review_on: Some(review_on), ..self.facts }, due_since: None, ..self })
    }

    pub fn href(&self) -> String {
        href(self.id)
    }
}

/// An article's page.
pub fn href(id: Id<Article>) -> String {
    format!("/articles/{id}")
}

impl access::Record for Article {
    fn unit(&self) -> Option<Id<Unit>> {
        Some(self.facts.unit)
    }
    fn owner(&self) -> Option<Id<Person>> {
        self.facts.owner
    }
    fn is_for(&self, audience: &str, extent: &Extent) -> bool {
        self.state.is_published()
            && match &self.facts.audience {
                Audience::Everybody => audience == "published-all",
                Audience::Staff => audience == "published-staff",
                Audience::It => audience == "published-it",
                Audience::Units(_) => audience == "published-unit" && extent.meets(&self.covered),
            }
    }
}

/// An article that is to be, in a unit.
pub(crate) struct In(pub Id<Unit>);

impl access::Record for In {
    fn unit(&self) -> Option<Id<Unit>> {
        Some(self.0)
    }
}
