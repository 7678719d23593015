//! The form of an order: made of the template's questions.

use std::sync::LazyLock;

use kernel::{FieldErrors, Input, Refused, Result};
use look::{Choice, Crumb, Field, Kind as Drawn};
use serde_json::{Value as Json, json};
use web::{Ask, Page, Reply, Wants};

use super::answers::{self, NAMES};
use super::{NewOrder, choose, order};
use crate::store::{places, templates};
use crate::template::kept::question_json;
use crate::template::{Need, Question, QuestionKind, Template};
use crate::{POLICY, Verb, moves, report};

/// All fields that an order may have, for the API's description and the check for unknown names.
pub(crate) static FIELDS: LazyLock<Vec<web::Field>> = LazyLock::new(|| {
    let mut all =
        vec![web::Field::email("requester"), web::Field::pick("unit"), web::Field::hidden("version")];
    all.extend(NAMES.iter().map(|name| web::Field::prose(name, 4_000)));
    all
});

fn loaded(ask: &Ask<'_>) -> Result<Template> {
    POLICY.allow_new(ask.actor, Verb::Order, &())?;
    let id = ask.id("id")?;
    ask.db.read(|reading| {
        let template = templates::load(reading, id)?;
        choose::may_see(reading, ask.actor, &template)?;
        Ok(template)
    })
}

/// GET `/tickets/order/{id}`
pub(crate) fn open(ask: &Ask<'_>) -> Result<Reply> {
    let template = loaded(ask)?;
    ask.show(|| Ok(as_json(&template)), || page(ask, &template, None))
}

/// What is asked, with the name that each answer is sent under.
fn as_json(template: &Template) -> Json {
    let one = |(name, question): (&&str, &Question)| {
        let mut json = question_json(question);
        json["name"] = json!(name);
        json
    };
    json!({
        "id": template.id,
        "version": template.number,
        "name": template.design.name,
        "about": template.design.about,
        "questions": NAMES.iter().zip(&template.design.questions).map(one).collect::<Vec<_>>(),
    })
}

/// POST `/tickets/order/{id}`
pub(crate) fn send(ask: &Ask<'_>) -> Result<Reply> {
    let template = loaded(ask)?;
    match parse(ask.input, &template).and_then(|new| order(ask.db, ask.actor, &new)) {
        Ok(id) => Ok(moves::made(id, "desk-order-done")),
        Err(Refused::Invalid(errors)) if ask.wants == Wants::Page => {
            Ok(Reply::Refused(Box::new(page(ask, &template, Some(errors))?)))
        }
        // Changed while it was answered: the questions as they are now, with what was typed.
        Err(Refused::Conflict) if ask.wants == Wants::Page => {
            let mut page = page(ask, &loaded(ask)?, Some(FieldErrors::default()))?;
            page.notice = Some(look::Notice::new(look::Mood::Watch, ask.say("desk-order-changed")));
            Ok(Reply::Again(Box::new(page)))
        }
        Err(other) => Err(other),
    }
}

fn parse(input: &Input, template: &Template) -> Result<NewOrder> {
    let seen = input.optional_number("version", 1..=i64::MAX);
    if matches!(seen, Ok(Some(seen)) if seen != template.number) {
        return Err(Refused::Conflict);
    }
    let mut errors = FieldErrors::default();
    let requester = errors.take(report::address(input, "requester"));
    let unit = errors.take(input.optional_id("unit"));
    let answers = answers::parse(&template.design.questions, input);
    match (requester, unit, answers) {
        (Some(requester), Some(unit), Ok(answers)) => {
            Ok(NewOrder { template: template.id, number: template.number, answers, unit, requester })
        }
        (.., answers) => {
            errors.0.extend(answers.err().unwrap_or_default().0);
            Err(errors.into())
        }
    }
}

fn page(ask: &Ask<'_>, template: &Template, errors: Option<FieldErrors>) -> Result<Page> {
    let mut page = Page::titled(&template.design.name);
    page.head.lead.clone_from(&template.design.about);
    page.crumbs = vec![
        Crumb::new("/tickets", ask.say("desk-list-title")),
        Crumb::new("/tickets/order", ask.say("desk-order-title")),
    ];
    let mut form = look::Form::new(ask.path, ask.say("desk-order-submit"), fields(ask, template)?);
    form.cancel = "/tickets/order".to_owned();
    form.once = web::new_form_key().unwrap_or_default();
    if let Some(errors) = errors {
        form = form.refused(ask.input, errors);
        // What is sent again answers the questions that stand here now.
        for field in form.fields.iter_mut().filter(|field| field.name == "version") {
            field.value = template.number.to_string();
        }
    }
    page.body = form.render(ask.talk);
    Ok(page)
}

fn fields(ask: &Ask<'_>, template: &Template) -> Result<Vec<Field>> {
    let (units, own) = ask.db.read(|reading| {
        let own = ask.actor.person_id().map(|me| places::unit_of_person(reading, me)).transpose()?;
        Ok((people::unit_choices(reading)?, own.flatten()))
    })?;
    let mut fields = Vec::new();
    if POLICY.may_somewhere(ask.actor, Verb::ReportFor) {
        let requester = Field::email("requester", ask.say("desk-report-requester"));
        fields.push(requester.autocomplete("off").help(ask.say("desk-report-requester-help")));
    }
    fields.extend(
        NAMES.iter().zip(&template.design.questions).map(|(name, question)| drawn(ask, name, question)),
    );
    let unit = Field::pick("unit", ask.say("desk-order-unit"), units).help(ask.say("desk-report-unit-help"));
    fields.push(unit.value(own.map_or_else(String::new, |unit| unit.to_string())));
    fields.push(Field::hidden("version", template.number.to_string()));
    Ok(fields)
}

fn drawn(ask: &Ask<'_>, name: &str, question: &Question) -> Field {
    let choice = |word: &String| Choice::new(word, word);
    let yes_no =
        || vec![Choice::new("yes", ask.say("desk-order-yes")), Choice::new("no", ask.say("desk-order-no"))];
    let kind = match question.kind {
        QuestionKind::Line => Drawn::Line,
        QuestionKind::Prose => Drawn::Prose(4),
        QuestionKind::Choice => Drawn::Choice(question.choices.iter().map(choice).collect()),
        QuestionKind::Day => Drawn::Day,
        QuestionKind::YesNo => Drawn::Choice(yes_no()),
        QuestionKind::Person => Drawn::Email,
    };
    let field = Field::new(kind, name, question.label(ask.talk.lang()));
    let field = match question.kind {
        QuestionKind::Person => field.autocomplete("off").help(ask.say("desk-order-person-help")),
        QuestionKind::Line
        | QuestionKind::Prose
        | QuestionKind::Choice
        | QuestionKind::Day
        | QuestionKind::YesNo => field,
    };
    match question.need {
        Need::Required => field.required(),
        Need::Optional => field,
    }
}
