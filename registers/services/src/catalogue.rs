//! The catalogue: what one has from IT, as tiles in the order that IT has given them, gathered by maintenance object.

use kernel::Result;
use look::{Act, Empty, Html, Icon};
use serde_json::json;
use web::{Ask, Page, Reply};

use crate::service::{Reporting, Service, State};
use crate::{POLICY, Verb, store as rows};

/// Tiles on the page; no organisation known to us has so many services.
const TILES: i64 = 500;

/// GET `/services/catalogue`
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    let services = ask.db.read(|reading| rows::in_use(reading, ask.actor, TILES))?;
    ask.show(
        || Ok(json!({ "items": services.iter().map(as_json).collect::<Vec<_>>() })),
        || Ok(page(ask, &services)),
    )
}

fn as_json(service: &Service) -> serde_json::Value {
    let facts = &service.facts;
    json!({
        "id": service.id,
        "href": format!("/api/v1{}", service.href()),
        "name": facts.name,
        "about": facts.about,
        "asks": facts.asks.lines().collect::<Vec<_>>(),
        "object": facts.object,
        "is_reported": facts.reporting == Reporting::Open,
        "state": service.state.word(),
    })
}

fn page(ask: &Ask<'_>, services: &[Service]) -> Page {
    let mut page = Page::titled(ask.say("services-catalogue-title"));
    page.head.lead = ask.say("services-catalogue-lead");
    if POLICY.may_somewhere(ask.actor, Verb::Survey) {
        page.head.quiet = vec![Act::go(ask.say("services-list-title"), "/services").icon(Icon::List)];
    }
    if services.is_empty() {
        let (title, text) = (ask.say("services-catalogue-empty"), ask.say("services-catalogue-empty-help"));
        page.body = Empty { icon: Icon::Service, title, text, act: None }.render(ask.talk);
        return page;
    }
    page.body = sections(ask, services);
    page
}

/// The tiles under the name of their object, in the order in which an object first comes; those without one stand first.
fn sections(ask: &Ask<'_>, services: &[Service]) -> Html {
    let mut objects: Vec<&str> = vec![""];
    for service in services {
        if !objects.contains(&service.facts.object.as_str()) {
            objects.push(&service.facts.object);
        }
    }
    let section = |object: &&str| {
        let tiles: Vec<&Service> =
            services.iter().filter(|service| service.facts.object == **object).collect();
        if tiles.is_empty() {
            return Html::default();
        }
        let title =
            if object.is_empty() { ask.say("services-catalogue-others") } else { (*object).to_owned() };
        let head = Html(format!("<h2>{}</h2>", look::escape(&title)));
        let list: Html = tiles.into_iter().map(|service| tile(ask, service)).collect();
        Html("<section>".into())
            .then(&head)
            .then(&Html("<ul class=\"cards\">".into()))
            .then(&list)
            .then(&Html("</ul></section>".into()))
    };
    Html("<div class=\"story\">".into())
        .then(&objects.iter().map(section).collect())
        .then(&Html("</div>".into()))
}

fn tile(ask: &Ask<'_>, service: &Service) -> Html {
    let facts = &service.facts;
    let link = Act::go(&facts.name, service.href()).plain();
    let state = match service.state {
        State::Retiring { .. } => service.state.mark(ask.talk).render(),
        State::Planned | State::Live | State::Retired { .. } => Html::default(),
    };
    let about = look::prose(&facts.about);
    let asks = asks_of(ask, &facts.asks);
    Html(format!("<li class=\"card\"><p class=\"card-title\">{link}</p>{state}{about}{asks}</li>"))
}

/// What one can ask for, as a list under its words; nothing when there is nothing.
pub(crate) fn asks_of(ask: &Ask<'_>, asks: &str) -> Html {
    let lines: String = asks
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(|line| format!("<li>{}</li>", look::escape(line)))
        .collect();
    if lines.is_empty() {
        return Html::default();
    }
    let title = look::escape(&ask.say("services-asks"));
    Html(format!("<div class=\"prose\"><p class=\"muted\">{title}</p><ul>{lines}</ul></div>"))
}
