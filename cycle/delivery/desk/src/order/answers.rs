//! The answers of an order: each read by its question's kind, and told again as a title and as text. Pure.

use std::sync::LazyLock;

use kernel::{FieldError, FieldErrors, Input, Lang};

use crate::template::{Design, Need, Question, QuestionKind};

/// The longest answers.
const LINE_CHARS: usize = 300;
const PROSE_CHARS: usize = 4_000;
const TITLE_CHARS: usize = 160;

/// The names of the questions' fields: `q1`, `q2` … Names are made once and stay.
pub(crate) static NAMES: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    (1..=crate::template::QUESTIONS_AT_MOST).map(|n| -> &'static str { format!("q{n}").leak() }).collect()
});

/// Reads the answers to these questions, one for each; all errors at once.
pub(crate) fn parse(questions: &[Question], input: &Input) -> Result<Vec<String>, FieldErrors> {
    let mut errors = FieldErrors::default();
    let answers: Vec<Option<String>> = NAMES
        .iter()
        .zip(questions)
        .map(|(name, question)| errors.take(answer(question, name, input)))
        .collect();
    if errors.is_empty() { Ok(answers.into_iter().flatten().collect()) } else { Err(errors) }
}

fn answer(question: &Question, name: &'static str, input: &Input) -> Result<String, FieldError> {
    let least = usize::from(question.need == Need::Required);
    let one_of = |choices: &[&str]| {
        let found =
            input.optional_choice(name, |word| choices.iter().find(|known| **known == word).copied())?;
        match (found, question.need) {
            (Some(word), _) => Ok(word.to_owned()),
            (None, Need::Optional) => Ok(String::new()),
            (None, Need::Required) => Err(FieldError::new(name, "missing")),
        }
    };
    match question.kind {
        QuestionKind::Line => input.line(name, least..=LINE_CHARS),
        QuestionKind::Prose => input.text(name, least..=PROSE_CHARS),
        QuestionKind::Choice => one_of(&question.choices.iter().map(String::as_str).collect::<Vec<_>>()),
        QuestionKind::YesNo => one_of(&["yes", "no"]),
        QuestionKind::Day => match question.need {
            Need::Required => input.day(name).map(|day| day.to_string()),
            Need::Optional => Ok(input.optional_day(name)?.map(|day| day.to_string()).unwrap_or_default()),
        },
        QuestionKind::Person => {
            let text = input.line(name, least..=254)?;
            let is_address = text.is_empty() || people::folded_email(&text).is_some();
            if is_address { Ok(text) } else { Err(FieldError::new(name, "not-an-email")) }
        }
    }
}

/// The template's name, and the first thing that was answered in a line: "Ny medarbetare: Anna Ek".
pub(crate) fn title(design: &Design, answers: &[String]) -> String {
    let mut lines = design
        .questions
        .iter()
        .zip(answers)
        .filter(|(question, answer)| question.kind == QuestionKind::Line && !answer.is_empty());
    match lines.next() {
        Some((_, first)) => format!("{}: {first}", design.name).chars().take(TITLE_CHARS).collect(),
        None => design.name.clone(),
    }
}

/// All that was answered, a question a line: what is searched, and what a letter tells.
pub(crate) fn text(design: &Design, answers: &[String], lang: Lang) -> String {
    let given = design.questions.iter().zip(answers).filter(|(_, answer)| !answer.is_empty());
    let lines: Vec<String> = given
        .map(|(question, answer)| format!("{}: {}", question.label(lang), told(question, answer, lang)))
        .collect();
    if lines.is_empty() { design.name.clone() } else { lines.join("\n") }
}

/// An answer as it is read.
fn told<'a>(question: &Question, answer: &'a str, lang: Lang) -> &'a str {
    match (question.kind, answer, lang) {
        (QuestionKind::YesNo, "yes", Lang::Sv) => "ja",
        (QuestionKind::YesNo, "no", Lang::Sv) => "nej",
        (_, answer, _) => answer,
    }
}

#[cfg(test)]
mod tests {
    use kernel::Id;

    use super::*;
    use crate::{Kind, Scale};

    fn question(kind: QuestionKind, need: Need) -> Question {
        let choices = vec!["Mac".to_owned(), "Windows".to_owned()];
        Question { kind, sv: format!("Fråga {}", kind.word()), en: String::new(), choices, need }
    }

    fn answered(kind: QuestionKind, need: Need, given: &str) -> Result<String, &'static str> {
        let input = Input::of(&[("q1", given)]);
        match parse(&[question(kind, need)], &input) {
            Ok(answers) => Ok(answers.concat()),
            Err(errors) => Err(errors.0[0].code),
        }
    }

    #[test]
    fn each_kind_takes_its_own_answers_and_no_others() {
        use QuestionKind::{Choice, Day, Line, Person, Prose, YesNo};
        let required = |kind, given| answered(kind, Need::Required, given);
        assert_eq!(required(Line, "Anna Ek"), Ok("Anna Ek".into()));
        assert_eq!(required(Line, "två\nrader"), Err("one-line"));
        assert_eq!(required(Prose, "två\nrader"), Ok("två\nrader".into()));
        assert_eq!(required(Choice, "Mac"), Ok("Mac".into()));
        assert_eq!(required(Choice, "Linux"), Err("not-a-choice"));
        assert_eq!(required(Day, "2026-11-22"), Ok("2026-11-22".into()));
        assert_eq!(required(Day, "i morgon"), Err("not-a-day"));
        assert_eq!(required(YesNo, "no"), Ok("no".into()));
        assert_eq!(required(YesNo, "kanske"), Err("not-a-choice"));
        assert_eq!(required(Person, "anna.ek@sjovik.example"), Ok("anna.ek@sjovik.example".into()));
        assert_eq!(required(Person, "Anna"), Err("not-an-email"));
        for kind in QuestionKind::ALL {
            assert_eq!(required(kind, ""), Err("missing"), "{kind:?}");
            assert_eq!(answered(kind, Need::Optional, ""), Ok(String::new()), "{kind:?}");
        }
    }

    #[test]
    fn an_order_is_called_by_its_first_line_and_told_by_all_its_answers() {
        use QuestionKind::{Line, YesNo};
        let design = Design {
            name: "Ny medarbetare".into(),
            about: String::new(),
            service: None::<Id<services::Service>>,
            kind: Kind::Request,
            group: None,
            impact: Scale::Low,
            urgency: Scale::Low,
            questions: vec![question(YesNo, Need::Required), question(Line, Need::Required)],
            steps: Vec::new(),
            approvals: Vec::new(),
        };
        let answers = ["yes".to_owned(), "Anna Ek".to_owned()];
        assert_eq!(title(&design, &answers), "Ny medarbetare: Anna Ek");
        assert_eq!(text(&design, &answers, Lang::Sv), "Fråga yes-no: ja\nFråga line: Anna Ek");
        assert_eq!(text(&design, &[String::new(), String::new()], Lang::Sv), "Ny medarbetare");
        let long = ["no".to_owned(), "å".repeat(300)];
        assert_eq!(title(&design, &long).chars().count(), 160);
    }
}
