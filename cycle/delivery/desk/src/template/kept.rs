//! The templates that are kept, for those who keep them.

use kernel::Result;
use look::{Act, Cell, Column, Crumb, Empty, Icon, Row, Table};
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
    page.body = table(ask, all).render(ask.talk);
    page.head.primary = Some(add);
    page
}

fn table(ask: &Ask<'_>, all: &[Template]) -> Table {
    let figure = |count: usize| Cell::text(ask.talk.lang().number(i64::try_from(count).unwrap_or(i64::MAX)));
    let row = |template: &Template| {
        let (design, edit) = (&template.design, format!("/tickets/templates/{}/edit", template.id));
        Row::new(vec![
            Cell::link(edit, &design.name),
            figure(design.questions.len()),
            figure(design.steps.len()),
            figure(design.approvals.len()),
            Cell::text(template.number.to_string()),
        ])
    };
    let heads = ["asks", "steps", "approvals", "number"];
    let columns = heads.map(|head| Column::figures(ask.say(&format!("desk-template-{head}"))));
    Table {
        caption: ask.say("desk-templates-title"),
        columns: [Column::new(ask.say("desk-template-name"))].into_iter().chain(columns).collect(),
        rows: all.iter().map(row).collect(),
        sums: Vec::new(),
    }
}
