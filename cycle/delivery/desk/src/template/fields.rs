//! The form of a template: its own fields, and so many numbered ones for its questions, steps and approvals.

use std::sync::LazyLock;

use kernel::Id;
use kernel::{FieldError, FieldErrors, Input, Personal, Result};
use people::PersonGroup;
use web::Field;

use super::{APPROVALS_AT_MOST, Approver, Need, QUESTIONS_AT_MOST, QuestionKind};
use crate::add_step::STEP_CHARS;
use crate::checklist::STEPS_AT_MOST;
use crate::{Kind, Scale, report};

/// Choices of one question, and the longest of them.
const CHOICES_AT_MOST: usize = 20;
const CHOICE_CHARS: usize = 80;

/// The names `q1_sv`, `q1_en` … of one question.
#[derive(Debug, Clone, Copy)]
pub(crate) struct QuestionNames {
    pub sv: &'static str,
    pub en: &'static str,
    pub kind: &'static str,
    pub choices: &'static str,
    pub need: &'static str,
}

/// The names of one step or one approval.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PairNames {
    pub text: &'static str,
    pub who: &'static str,
    /// Only of an approval.
    pub person: &'static str,
}

/// Names are made once and stay: a field's name lives as long as the program.
fn name(letter: char, number: usize, what: &str) -> &'static str {
    format!("{letter}{number}_{what}").leak()
}

pub(crate) static QUESTIONS: LazyLock<Vec<QuestionNames>> = LazyLock::new(|| {
    let of = |n| QuestionNames {
        sv: name('q', n, "sv"),
        en: name('q', n, "en"),
        kind: name('q', n, "kind"),
        choices: name('q', n, "choices"),
        need: name('q', n, "need"),
    };
    (1..=QUESTIONS_AT_MOST).map(of).collect()
});

fn pairs(letter: char, count: usize) -> Vec<PairNames> {
    let of = |n| PairNames {
        text: name(letter, n, "text"),
        who: name(letter, n, "who"),
        person: name(letter, n, "person"),
    };
    (1..=count).map(of).collect()
}

pub(crate) static STEPS: LazyLock<Vec<PairNames>> = LazyLock::new(|| pairs('s', STEPS_AT_MOST));
pub(crate) static APPROVALS: LazyLock<Vec<PairNames>> = LazyLock::new(|| pairs('a', APPROVALS_AT_MOST));

/// The fields that stand once.
pub(crate) const HEAD: &[Field] = &[
    Field::line("name", 120).required(),
    Field::prose("about", 1_000),
    Field::pick("service"),
    Field::choice("kind", Kind::WORDS).required(),
    Field::pick("group"),
    Field::choice("impact", Scale::WORDS).required(),
    Field::choice("urgency", Scale::WORDS).required(),
    Field::hidden("version"),
];

/// All fields, for the API's description and the check for unknown names.
pub(crate) static ALL: LazyLock<Vec<Field>> = LazyLock::new(|| {
    let mut all = HEAD.to_vec();
    for names in QUESTIONS.iter() {
        all.extend([Field::line(names.sv, 120), Field::line(names.en, 120)]);
        all.extend([Field::choice(names.kind, QuestionKind::WORDS), Field::prose(names.choices, 2_000)]);
        all.push(Field::check(names.need));
    }
    for names in STEPS.iter() {
        all.extend([Field::line(names.text, STEP_CHARS), Field::pick(names.who)]);
    }
    for names in APPROVALS.iter() {
        all.extend([Field::line(names.text, 1_000), Field::choice(names.who, Approver::WORDS)]);
        all.push(Field::email(names.person));
    }
    all
});

/// A template as it was typed: whom an address names is not known yet.
#[derive(Debug, Clone, PartialEq)]
pub struct TypedDesign {
    pub name: String,
    pub about: String,
    pub service: Option<Id<services::Service>>,
    pub kind: Kind,
    pub group: Option<Id<PersonGroup>>,
    pub impact: Scale,
    pub urgency: Scale,
    /// The version that the sender saw; none for a new template.
    pub seen: Option<i64>,
    pub questions: Vec<super::Question>,
    pub steps: Vec<super::PlannedStep>,
    pub approvals: Vec<TypedApproval>,
}

/// An approval as it was typed: without an address it is the unit's leader.
#[derive(Debug, Clone, PartialEq)]
pub struct TypedApproval {
    /// The field that an unknown address is told at.
    pub(crate) field: &'static str,
    pub person: Option<Personal<String>>,
    pub question: String,
}

/// Reads a template; all errors at once. What is left empty is left out.
pub(crate) fn parse(input: &Input) -> Result<TypedDesign, FieldErrors> {
    let mut errors = FieldErrors::default();
    let typed = (|| {
        let name = errors.take(input.line("name", 3..=120));
        let about = errors.take(input.text("about", 0..=1_000));
        let service = errors.take(input.optional_id("service"));
        let kind = errors.take(input.choice("kind", Kind::from_word));
        let group = errors.take(input.optional_id("group"));
        let impact = errors.take(input.choice("impact", Scale::from_word));
        let urgency = errors.take(input.choice("urgency", Scale::from_word));
        let seen = errors.take(input.optional_number("version", 1..=i64::MAX));
        let questions = QUESTIONS.iter().filter_map(|names| question(input, names, &mut errors)).collect();
        let steps = STEPS.iter().filter_map(|names| step(input, names, &mut errors)).collect();
        let approvals = APPROVALS.iter().filter_map(|names| approval(input, names, &mut errors)).collect();
        Some(TypedDesign {
            name: name?,
            about: about?,
            service: service?,
            kind: kind?,
            group: group?,
            impact: impact?,
            urgency: urgency?,
            seen: seen?,
            questions,
            steps,
            approvals,
        })
    })();
    typed.filter(|_| errors.is_empty()).ok_or(errors)
}

fn question(input: &Input, names: &QuestionNames, errors: &mut FieldErrors) -> Option<super::Question> {
    let is_empty = [names.sv, names.en, names.choices].iter().all(|name| input.raw(name).trim().is_empty());
    if is_empty {
        return None;
    }
    let sv = errors.take(input.line(names.sv, 2..=120));
    let en = errors.take(input.line(names.en, 0..=120));
    let kind = errors.take(input.optional_choice(names.kind, QuestionKind::from_word));
    let need = if input.is_ticked(names.need) { Need::Required } else { Need::Optional };
    let kind = kind.map(|kind| kind.unwrap_or(QuestionKind::Line));
    let choices = match kind {
        Some(QuestionKind::Choice) => errors.take(choices(input, names.choices)),
        _ => Some(Vec::new()),
    };
    Some(super::Question { kind: kind?, sv: sv?, en: en?, choices: choices?, need })
}

/// A choice a line: at least two, each different from the others.
fn choices(input: &Input, name: &'static str) -> Result<Vec<String>, FieldError> {
    let text = input.text(name, 1..=2_000)?;
    let mut choices: Vec<String> = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if !choices.iter().any(|known| known == line) {
            choices.push(line.to_owned());
        }
    }
    let longest = choices.iter().map(|choice| choice.chars().count()).max().unwrap_or_default();
    if longest > CHOICE_CHARS {
        return Err(FieldError::new(name, "too-long").with("max", CHOICE_CHARS).with("count", longest));
    }
    if (2..=CHOICES_AT_MOST).contains(&choices.len()) {
        Ok(choices)
    } else {
        Err(FieldError::new(name, "how-many-choices").with("max", CHOICES_AT_MOST))
    }
}

fn step(input: &Input, names: &PairNames, errors: &mut FieldErrors) -> Option<super::PlannedStep> {
    if input.raw(names.text).trim().is_empty() {
        return None;
    }
    let text = errors.take(input.line(names.text, 2..=STEP_CHARS));
    let group = errors.take(input.optional_id(names.who));
    Some(super::PlannedStep { text: text?, group: group? })
}

fn approval(input: &Input, names: &PairNames, errors: &mut FieldErrors) -> Option<TypedApproval> {
    if [names.text, names.person].iter().all(|name| input.raw(name).trim().is_empty()) {
        return None;
    }
    let question = errors.take(input.line(names.text, 3..=1_000));
    let is_leader = input.raw(names.who).trim() != "person";
    let person = if is_leader { Some(None) } else { errors.take(report::address(input, names.person)) };
    if !is_leader && person == Some(None) {
        errors.push(FieldError::new(names.person, "missing"));
    }
    Some(TypedApproval { field: names.person, person: person?, question: question? })
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: [(&str, &str); 4] =
        [("name", "Ny medarbetare"), ("kind", "request"), ("impact", "low"), ("urgency", "low")];

    fn parsed(more: &[(&str, &str)]) -> Result<TypedDesign, FieldErrors> {
        parse(&Input::of(&[&HEAD[..], more].concat()))
    }

    #[test]
    fn what_is_left_empty_is_left_out_and_the_rest_keeps_its_order() {
        let design =
            parsed(&[("q1_sv", "Namn"), ("q3_sv", "Första dag"), ("q3_kind", "day"), ("s2_text", "Konto")]);
        let design = design.expect("a design");
        let asked: Vec<&str> = design.questions.iter().map(|question| question.sv.as_str()).collect();
        assert_eq!(asked, ["Namn", "Första dag"]);
        assert_eq!(design.questions[1].kind, QuestionKind::Day);
        assert_eq!(design.steps.len(), 1);
    }

    #[test]
    fn every_error_is_told_at_its_own_field() {
        let more = [("q2_en", "Name"), ("q4_sv", "Modell"), ("q4_kind", "choice"), ("q4_choices", "En")];
        let more = [&more[..], &[("a1_text", "Får vi?"), ("a1_who", "person"), ("q5_sv", "x")]].concat();
        let errors = parsed(&more).expect_err("errors");
        let fields: Vec<&str> = errors.0.iter().map(|error| error.field.as_str()).collect();
        assert_eq!(fields, ["q2_sv", "q4_choices", "q5_sv", "a1_person"]);
    }

    #[test]
    fn there_are_thirty_questions_fifty_steps_and_five_approvals() {
        assert_eq!((QUESTIONS.len(), STEPS.len(), APPROVALS.len()), (30, 50, 5));
        let names: std::collections::BTreeSet<&str> = ALL.iter().map(|field| field.name).collect();
        assert_eq!(names.len(), ALL.len(), "each name once");
        assert!(!names.contains("q31_sv") && !names.contains("s51_text"));
    }
}
