//! A service's page: what it gives, what one can ask for, who keeps it and whom it is for.

use kernel::{Id, Result, Subject, Unit};
use look::{Act, Facts, Head, Html, Icon, Mood, Notice};
use serde_json::{Value as Json, json};
use store::Reading;
use web::{Ask, Page, Reply};

use crate::catalogue::asks_of;
use crate::service::{Audience, Reporting, Service, State};
use crate::{POLICY, Verb, store as rows};

/// All that the page shows to this reader.
struct Shown {
    service: Service,
    unit: String,
    /// Known to those who survey services.
    owner: Option<String>,
    audience: Vec<String>,
    sees_keepers: bool,
}

/// GET `/services/{id}`
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    let shown = ask.db.read(|reading| load(reading, ask, ask.id("id")?))?;
    if let Some(group) = shown.service.facts.group {
        ask.load_cards(&[Subject::new("group", group.number())])?;
    }
    ask.show(|| Ok(as_json(ask, &shown)), || page(ask, &shown))
}

fn load(reading: &Reading<'_>, ask: &Ask<'_>, id: Id<Service>) -> Result<Shown> {
    let service = rows::load(reading, ask.actor, id)?;
    let sees_keepers = POLICY.may(ask.actor, Verb::Survey, &service);
    let owner = match service.facts.owner.filter(|_| sees_keepers) {
        Some(owner) => Some(
            people::name_of(reading, ask.actor, owner)?.unwrap_or_else(|| ask.say("services-name-hidden")),
        ),
        None => None,
    };
    let mut units: Vec<Id<Unit>> = service.facts.audience.units().to_vec();
    units.push(service.facts.unit);
    let mut names = people::unit_names(reading, &units)?;
    let unit = names.remove(&service.facts.unit).unwrap_or_default();
    let audience = if sees_keepers {
        let names = people::unit_names(reading, service.facts.audience.units())?;
        service.facts.audience.units().iter().filter_map(|unit| names.get(unit).cloned()).collect()
    } else {
        Vec::new()
    };
    Ok(Shown { service, unit, owner, audience, sees_keepers })
}

fn as_json(ask: &Ask<'_>, shown: &Shown) -> Json {
    let (service, facts) = (&shown.service, &shown.service.facts);
    let mut json = json!({
        "id": service.id,
        "href": format!("/api/v1{}", service.href()),
        "name": facts.name,
        "about": facts.about,
        "asks": facts.asks.lines().collect::<Vec<_>>(),
        "object": facts.object,
        "unit": { "id": facts.unit, "name": shown.unit },
        "state": service.state.word(),
        "state_facts": match service.state {
            State::Planned | State::Live => Json::Null,
            State::Retiring { last_day } => json!({ "last_day": last_day }),
            State::Retired { at } => json!({ "retired_at": at.rfc3339() }),
        },
        "is_reported": facts.reporting == Reporting::Open,
        "changed_at": service.changed_at.rfc3339(),
        "version": service.version,
    });
    if shown.sees_keepers {
        json["owner"] = json!(shown.owner);
        json["group"] = group(ask, service).map_or(Json::Null, |(name, _)| json!(name));
        json["audience"] = json!(facts.audience.word());
        json["audience_units"] = json!(facts.audience.units());
        json["place"] = json!(facts.place);
    }
    json
}

/// The support group with its page, when the reader may open it.
fn group(ask: &Ask<'_>, service: &Service) -> Option<(String, String)> {
    let group = service.facts.group?;
    ask.card(&Subject::new("group", group.number())).map(|card| (card.title, card.href))
}

fn page(ask: &Ask<'_>, shown: &Shown) -> Result<Page> {
    let (service, facts) = (&shown.service, &shown.service.facts);
    let (primary, quiet) = acts(ask, service);
    let head = Head {
        number: service.id.to_string(),
        state: Some(service.state.mark(ask.talk)),
        primary,
        quiet,
        ..Head::titled(&facts.name)
    };
    let mut body = notice(ask, service);
    body =
        body.then(&Html(format!("<section class=\"story prose\">{}</section>", look::prose(&facts.about))));
    body = body.then(&asks_of(ask, &facts.asks));
    let aside = keepers(ask, shown).then(&thread::panel(ask, &Subject::new("service", service.id.number()))?);
    let crumb = look::Crumb::new("/services/catalogue", ask.say("services-catalogue-title"));
    Ok(Page { crumbs: vec![crumb], head, body, aside, ..Page::default() })
}

/// What one should know of a service that is not simply in use.
fn notice(ask: &Ask<'_>, service: &Service) -> Html {
    let words = match service.state {
        State::Live => return Html::default(),
        State::Planned => ask.say("services-notice-planned"),
        State::Retiring { last_day } => {
            ask.talk.with("services-notice-retiring", &[("day", last_day.to_string().into())])
        }
        State::Retired { at } => ask.talk.with("services-notice-retired", &[("at", ask.when(at).into())]),
    };
    let mood = if service.state.is_in_use() { Mood::Watch } else { Mood::Calm };
    Notice::new(mood, words).render(ask.talk)
}

/// What this person may do with it now; the first is the one button.
fn acts(ask: &Ask<'_>, service: &Service) -> (Option<Act>, Vec<Act>) {
    let may = |verb| POLICY.may(ask.actor, verb, service);
    let at = |word: &str| format!("{}/{word}", service.href());
    let state = service.state;
    let mut acts = Vec::new();
    if state.launch().is_ok() && may(Verb::Launch) {
        acts.push(Act::send(ask.say("services-launch"), at("launch")).icon(Icon::Check));
    }
    if state.restore().is_ok() && may(Verb::Restore) {
        acts.push(Act::send(ask.say("services-restore"), at("restore")).icon(Icon::Undo));
    }
    if may(Verb::Edit) {
        acts.push(Act::go(ask.say("services-edit-page"), at("edit")).icon(Icon::Edit));
    }
    if state.retire(None, ask.db.clock().now()).is_ok() && may(Verb::Retire) {
        acts.push(Act::go(ask.say("services-retire-title"), at("retire")).icon(Icon::Stopped));
    }
    let mut acts = acts.into_iter();
    (acts.next(), acts.collect())
}

/// Who keeps it and whom it is for.
fn keepers(ask: &Ask<'_>, shown: &Shown) -> Html {
    let (service, facts) = (&shown.service, &shown.service.facts);
    let mut list = Facts::titled(ask.say("services-facts"))
        .text(ask.say("services-col-object"), &facts.object)
        .text(ask.say("services-col-unit"), &shown.unit);
    if shown.sees_keepers {
        let nobody = ask.say("services-nobody");
        list = list.text(ask.say("services-col-owner"), shown.owner.as_ref().unwrap_or(&nobody));
        if let Some((name, href)) = group(ask, service) {
            list = list.link(ask.say("services-fact-group"), &name, &href);
        }
        let audience = match &facts.audience {
            Audience::Everybody => ask.say("services-audience-everybody"),
            Audience::Units(_) => shown.audience.join(", "),
        };
        list = list.text(ask.say("services-col-audience"), &audience);
        let reported = match facts.reporting {
            Reporting::Open => "services-reported-open",
            Reporting::Closed => "services-reported-closed",
        };
        list = list.text(ask.say("services-col-reported"), &ask.say(reported));
    }
    list.render(ask.talk)
}
