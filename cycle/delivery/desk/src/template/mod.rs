//! Templates of what can be ordered: what is asked, what is then to be done, and who approves. Pure. A template is changed
//! by a new version, and an order keeps the version that it was made from.

pub(crate) mod edit;
pub(crate) mod fields;
pub(crate) mod keep;
pub(crate) mod kept;

use kernel::{Id, Lang, Person};
use people::PersonGroup;

use crate::{Kind, Scale};

/// Questions of one template.
pub const QUESTIONS_AT_MOST: usize = 30;
/// Approvals of one template.
pub const APPROVALS_AT_MOST: usize = 5;

/// What can be ordered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    pub id: Id<Template>,
    /// The version that this is, from 1.
    pub number: i64,
    /// The version's own number in storage.
    pub version: Id<Design>,
    pub design: Design,
}

/// What a version of a template says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Design {
    pub name: String,
    /// What one gets, for those who choose; may be empty.
    pub about: String,
    pub service: Option<Id<services::Service>>,
    pub kind: Kind,
    /// Who works with it from the start.
    pub group: Option<Id<PersonGroup>>,
    pub impact: Scale,
    pub urgency: Scale,
    pub questions: Vec<Question>,
    pub steps: Vec<PlannedStep>,
    pub approvals: Vec<PlannedApproval>,
}

/// One question of an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    pub kind: QuestionKind,
    pub sv: String,
    /// The Swedish words stand where there are none.
    pub en: String,
    /// For a question with choices.
    pub choices: Vec<String>,
    pub need: Need,
}

/// Must a question be answered?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    Required,
    Optional,
}

/// What kind of answer a question takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QuestionKind {
    Line,
    Prose,
    Choice,
    Day,
    YesNo,
    /// The e-mail address of a person. It is kept as it was typed, so that nobody finds out by it who there is.
    Person,
}

impl QuestionKind {
    pub const ALL: [Self; 6] = [Self::Line, Self::Prose, Self::Choice, Self::Day, Self::YesNo, Self::Person];
    pub const WORDS: &'static [&'static str] = &["line", "prose", "choice", "day", "yes-no", "person"];

    /// The word in storage, the API and text keys.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Line => "line",
            Self::Prose => "prose",
            Self::Choice => "choice",
            Self::Day => "day",
            Self::YesNo => "yes-no",
            Self::Person => "person",
        }
    }

    /// The kind of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

impl Question {
    /// The question in a language.
    pub fn label(&self, lang: Lang) -> &str {
        match lang {
            Lang::En if !self.en.is_empty() => &self.en,
            Lang::En | Lang::Sv => &self.sv,
        }
    }
}

/// A step that an order's checklist begins with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedStep {
    pub text: String,
    pub group: Option<Id<PersonGroup>>,
}

/// Who is to approve an order, and what they are asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedApproval {
    pub approver: Approver,
    pub question: String,
}

/// Who approves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Approver {
    /// The nearest leader of the unit that it is ordered for, other than who orders.
    Leader,
    Person(Id<Person>),
}

impl Approver {
    pub(crate) const WORDS: &'static [&'static str] = &["leader", "person"];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_without_english_words_is_asked_in_swedish() {
        let question = |en: &str| Question {
            kind: QuestionKind::Line,
            sv: "Första dag".into(),
            en: en.into(),
            choices: Vec::new(),
            need: Need::Required,
        };
        assert_eq!(question("").label(Lang::En), "Första dag");
        assert_eq!(question("First day").label(Lang::En), "First day");
        assert_eq!(question("First day").label(Lang::Sv), "Första dag");
    }

    #[test]
    fn every_kind_of_answer_has_a_word_of_its_own() {
        for (kind, word) in QuestionKind::ALL.into_iter().zip(QuestionKind::WORDS) {
            assert_eq!((kind.word(), QuestionKind::from_word(word)), (*word, Some(kind)));
        }
    }
}
