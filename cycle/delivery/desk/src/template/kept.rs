//! The templates that are kept, for those who keep them.

use kernel::Result;
use look::{Act, Crumb, Empty, Facts, Icon};
use serde_json::{Value as Json, json};
use web::{Ask, Page, Reply};

use super::{Approver, Question, Template};
use crate::store::templates;
use crate::{POLICY, Verb};

/// GET `/tickets/templates`
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    POLICY.allow_new(ask.actor, Verb::KeepTemplates, &())?;
    let all = ask.db.read(|reading| {
        let all = templates::all(reading)?;
        all.iter().map(|template| templates::load(reading, template.id)).collect::<Result<Vec<_>>>()
    })?;
    ask.show(|| Ok(json!({ "items": all.iter().map(as_json).collect::<Vec<_>>() })), || Ok(page(ask, &all)))
}

fn as_json(template: &Template) -> Json {
    let design = &template.design;
    let step = |step: &super::PlannedStep| json!({ "text": step.text, "group": step.group });
    let approval = |planned: &super::PlannedApproval| {
        let person = match planned.approver {
            Approver::Leader => None,
            Approver::Person(person) => Some(person),
        };
        json!({ "question": planned.question, "person": person })
    };
    json!({
        "id": template.id,
        "version": template.number,
        "name": design.name,
        "about": design.about,
        "service": design.service,
        "kind": design.kind.word(),
        "group": design.group,
        "impact": design.impact.word(),
        "urgency": design.urgency.word(),
        "questions": design.questions.iter().map(question_json).collect::<Vec<_>>(),
        "steps": design.steps.iter().map(step).collect::<Vec<_>>(),
        "approvals": design.approvals.iter().map(approval).collect::<Vec<_>>(),
    })
}

/// A question in the API.
pub(crate) fn question_json(question: &Question) -> Json {
    json!({
        "kind": question.kind.word(),
        "sv": question.sv,
        "en": question.en,
        "choices": question.choices,
        "is_required": question.need == super::Need::Required,
    })
}

fn page(ask: &Ask<'_>, all: &[Template]) -> Page {
    let mut page = Page::titled(ask.say("desk-templates-title"));
    page.head.lead = ask.say("desk-templates-lead");
    page.crumbs = vec![
        Crumb::new("/tickets", ask.say("desk-list-title")),
        Crumb::new("/tickets/order", ask.say("desk-order-title")),
    ];
    let add = Act::go(ask.say("desk-template-add-page"), "/tickets/templates/add").icon(Icon::Add);
    if all.is_empty() {
        let (title, text) = (ask.say("desk-templates-empty"), ask.say("desk-templates-empty-help"));
        page.body = Empty { icon: Icon::Forms, title, text, act: Some(add) }.render(ask.talk);
        return page;
    }
    page.body = all.iter().map(|template| drawn(ask, template)).collect();
    page.head.primary = Some(add);
    page
}

fn drawn(ask: &Ask<'_>, template: &Template) -> look::Html {
    let (design, id) = (&template.design, template.id);
    let count = |key: &str, count: usize| {
        ask.talk.with(key, &[("count", i64::try_from(count).unwrap_or_default().into())])
    };
    let facts = Facts::titled(&design.name)
        .text(ask.say("desk-template-about"), &design.about)
        .text(ask.say("desk-template-asks"), &count("desk-template-count-questions", design.questions.len()))
        .text(ask.say("desk-steps"), &count("desk-template-count-steps", design.steps.len()))
        .text(
            ask.say("desk-template-approvals"),
            &count("desk-template-count-approvals", design.approvals.len()),
        )
        .text(ask.say("desk-template-number"), &template.number.to_string());
    let edit =
        Act::go(ask.say("desk-template-edit"), format!("/tickets/templates/{id}/edit")).icon(Icon::Edit);
    let retire = Act::send(ask.say("desk-template-retire"), format!("/tickets/templates/{id}/retire"));
    facts.render(ask.talk).then(&look::Html(format!(
        "<div class=\"form-end\">{}{}</div>",
        edit.quiet(),
        retire.quiet()
    )))
}
