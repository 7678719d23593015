//! What was answered in an order, on the ticket's page and in the API.

use kernel::{Id, Result};
use look::{Facts, Html};
use serde_json::{Value as Json, json};
use store::Reading;
use web::Ask;

use crate::Ticket;
use crate::store::{orders, templates};
use crate::template::{Design, Question, QuestionKind, Template};

/// An order's questions, as they were asked, with what was answered.
pub(crate) struct Ordered {
    template: Template,
    answers: Vec<(i64, String)>,
}

/// What a ticket was ordered by: this version of a template.
pub(crate) fn of(reading: &Reading<'_>, ticket: Id<Ticket>, version: Id<Design>) -> Result<Ordered> {
    let template = templates::version(reading, version)?;
    Ok(Ordered { template, answers: orders::answers(reading, ticket)? })
}

impl Ordered {
    /// The questions that were answered, with their answers.
    fn answered(&self) -> impl Iterator<Item = (&Question, &str)> {
        self.answers.iter().filter_map(|(place, answer)| {
            let at = usize::try_from(*place).ok()?.checked_sub(1)?;
            Some((self.template.design.questions.get(at)?, answer.as_str()))
        })
    }
}

/// The answers, each under its question; the name and version alone for an order without any.
pub(crate) fn draw(ask: &Ask<'_>, ordered: &Ordered) -> Html {
    let design = &ordered.template.design;
    let number = ordered.template.number.into();
    let facts = [("name", design.name.clone().into()), ("number", number)];
    let mut table = Facts::titled(ask.talk.with("desk-order-caption", &facts));
    for (question, answer) in ordered.answered() {
        let told = match question.kind {
            QuestionKind::Prose => look::prose(answer),
            QuestionKind::YesNo => Html::text(&ask.say(&format!("desk-order-{answer}"))),
            QuestionKind::Line | QuestionKind::Choice | QuestionKind::Day | QuestionKind::Person => {
                Html::text(answer)
            }
        };
        table = table.html(question.label(ask.talk.lang()), told);
    }
    table.render(ask.talk)
}

/// The answers for programs.
pub(crate) fn as_json(ask: &Ask<'_>, ordered: Option<&Ordered>) -> Json {
    let Some(ordered) = ordered else { return Json::Null };
    let one = |(question, answer): (&Question, &str)| json!({ "question": question.label(ask.talk.lang()), "kind": question.kind.word(), "answer": answer });
    json!({
        "template": ordered.template.id,
        "name": ordered.template.design.name,
        "version": ordered.template.number,
        "answers": ordered.answered().map(one).collect::<Vec<_>>(),
    })
}
