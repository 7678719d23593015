//! What can be ordered, by the service that it belongs to.

use std::collections::HashMap;

use access::Actor;
use kernel::{Id, Refused, Result};
use look::{Act, Crumb, Empty, Html, Icon};
use serde_json::{Value as Json, json};
use services::Service;
use store::Reading;
use web::{Ask, Page, Reply};

use crate::store::templates;
use crate::template::Template;
use crate::{POLICY, Verb};

/// Refuses a template of a service that the actor may not read: it is not there for them.
pub(crate) fn may_see(reading: &Reading<'_>, actor: &Actor, template: &Template) -> Result<()> {
    let Some(service) = template.design.service else { return Ok(()) };
    let names = services::names(reading, actor, &[service])?;
    if names.contains_key(&service) { Ok(()) } else { Err(Refused::NotFound) }
}

/// What the actor may order, with the names of its services: those of a service together.
fn offered(reading: &Reading<'_>, actor: &Actor) -> Result<Vec<(String, Vec<Template>)>> {
    let all = templates::all(reading)?;
    let ids: Vec<Id<Service>> = all.iter().filter_map(|template| template.design.service).collect();
    let names: HashMap<Id<Service>, String> = services::names(reading, actor, &ids)?;
    let mut offered: Vec<(String, Vec<Template>)> = Vec::new();
    for template in all {
        let service = match template.design.service {
            None => String::new(),
            Some(service) => match names.get(&service) {
                Some(name) => name.clone(),
                None => continue,
            },
        };
        match offered.iter_mut().find(|(known, _)| *known == service) {
            Some((_, templates)) => templates.push(template),
            None => offered.push((service, vec![template])),
        }
    }
    // What belongs to no service stands last.
    offered.sort_by_key(|(service, _)| (service.is_empty(), service.to_lowercase()));
    Ok(offered)
}

/// GET `/tickets/order`
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    POLICY.allow_new(ask.actor, Verb::Order, &())?;
    let offered = ask.db.read(|reading| offered(reading, ask.actor))?;
    ask.show(|| Ok(as_json(&offered)), || Ok(page(ask, &offered)))
}

fn as_json(offered: &[(String, Vec<Template>)]) -> Json {
    let one = |service: &str, template: &Template| {
        let (id, design) = (template.id, &template.design);
        let href = format!("/api/v1/tickets/order/{id}");
        json!({ "id": id, "href": href, "name": design.name, "about": design.about, "service": service })
    };
    let all = offered.iter().flat_map(|(service, templates)| templates.iter().map(move |t| one(service, t)));
    json!({ "items": all.collect::<Vec<_>>() })
}

fn page(ask: &Ask<'_>, offered: &[(String, Vec<Template>)]) -> Page {
    let mut page = Page::titled(ask.say("desk-order-title"));
    page.head.lead = ask.say("desk-order-lead");
    page.crumbs = vec![Crumb::new("/tickets", ask.say("desk-list-title"))];
    if POLICY.may(ask.actor, Verb::KeepTemplates, &()) {
        let keep = Act::go(ask.say("desk-templates-title"), "/tickets/templates").icon(Icon::Settings);
        page.head.quiet = vec![keep];
    }
    if offered.is_empty() {
        let (title, text) = (ask.say("desk-order-empty"), ask.say("desk-order-empty-help"));
        let act = Some(Act::go(ask.say("desk-report-page"), "/tickets/report"));
        page.body = Empty { icon: Icon::Forms, title, text, act }.render(ask.talk);
        return page;
    }
    let one = |template: &Template| {
        let link = Act::go(&template.design.name, format!("/tickets/order/{}", template.id)).plain();
        format!("<div><dt>{link}</dt><dd>{}</dd></div>", look::escape(&template.design.about))
    };
    page.body = offered
        .iter()
        .map(|(service, templates)| {
            let title = if service.is_empty() { ask.say("desk-order-other") } else { service.clone() };
            let links: String = templates.iter().map(one).collect();
            let title = look::escape(&title);
            Html(format!("<section class=\"offers\"><h2>{title}</h2><dl>{links}</dl></section>"))
        })
        .collect();
    page
}
