use accounts::Provider;
use kernel::{Id, Result};
use look::{Act, Crumb, Facts, Html, Icon, Mood, Notice};
use serde_json::json;
use web::{Ask, Page, Reply};

use crate::door;
use crate::list;
use crate::policy::{PROVIDERS, Verb};
use crate::provider::{ProviderRecord, State};
use crate::store::{links, providers};

/// GET /providers/{id}: the provider, the address to register there, and what can be done.
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    let id: Id<Provider> = ask.id("id")?;
    let (it, joined) = ask.db.read(|reading| {
        let it = providers::load(reading, ask.actor, id)?;
        Ok((it, links::count(reading, id)?))
    })?;
    ask.show(|| Ok(as_json(ask, &it, joined)), || Ok(page(ask, &it, joined)))
}

fn as_json(ask: &Ask<'_>, it: &ProviderRecord, joined: i64) -> serde_json::Value {
    json!({
        "id": it.id.number(), "name": it.name, "issuer": it.issuer, "client": it.client,
        "has_secret": it.has_secret, "scopes": it.scopes, "factor_words": it.factor_words,
        "fresh_minutes": it.fresh_minutes, "domains": it.domains, "state": it.state.word(),
        "redirect": redirect(ask, it.id), "joined": joined,
    })
}

fn page(ask: &Ask<'_>, it: &ProviderRecord, joined: i64) -> Page {
    let mut page = Page::titled(&it.name);
    page.head.state = Some(list::mark(ask, it.state));
    page.head.lead = it.issuer.clone();
    page.crumbs = vec![Crumb::new("/providers", ask.say("signon-list-title"))];
    acts(ask, it, &mut page);
    let says = match it.state {
        State::On => "signon-on-says",
        State::Off => "signon-off-says",
    };
    let says = Notice::new(Mood::Calm, ask.say(says)).render(ask.talk);
    page.body = says.then(&register(ask, it)).then(&facts(ask, it, joined));
    page
}

fn acts(ask: &Ask<'_>, it: &ProviderRecord, page: &mut Page) {
    let may = |verb| PROVIDERS.may(ask.actor, verb, it);
    let send =
        |key: &str, word: &str, icon| Act::send(ask.say(key), format!("{}/{word}", it.href())).icon(icon);
    let tried = || send("signon-try-act", "try", Icon::Check);
    match it.state {
        State::Off => {
            page.head.primary = may(Verb::TurnOn).then(|| send("signon-turn-on-act", "turn-on", Icon::Key));
        }
        State::On => {
            let off = || send("signon-turn-off-act", "turn-off", Icon::Declined);
            page.head.quiet.extend(may(Verb::TurnOff).then(off));
        }
    }
    page.head.quiet.extend(may(Verb::Try).then(tried));
    let change = || Act::go(ask.say("signon-change-title"), format!("{}/change", it.href())).icon(Icon::Edit);
    page.head.quiet.extend(may(Verb::Change).then(change));
}

/// The address that the provider must know: whole only where the operator has said which address is the site's. The one that a
/// browser names could be anybody's.
fn redirect(ask: &Ask<'_>, id: Id<Provider>) -> String {
    let address = ask.app.site.address.as_deref().unwrap_or_default();
    format!("{address}{}", door::way_back(id))
}

/// What to register at the provider.
fn register(ask: &Ask<'_>, it: &ProviderRecord) -> Html {
    let is_whole = ask.app.site.address.is_some();
    let says = ask.say(if is_whole { "signon-redirect-says" } else { "signon-redirect-path-says" });
    let to = redirect(ask, it.id);
    Html(format!(
        "<section class=\"prose\"><h2>{}</h2><p>{}</p><p><code data-copy>{}</code></p></section>",
        look::escape(&ask.say("signon-redirect")),
        look::escape(&says),
        look::escape(&to)
    ))
}

fn facts(ask: &Ask<'_>, it: &ProviderRecord, joined: i64) -> Html {
    let kept = if it.has_secret { "signon-secret-kept" } else { "signon-secret-none" };
    let fresh = match it.fresh_minutes {
        Some(minutes) => ask.talk.with("signon-fresh", &[("minutes", minutes.into())]),
        None => ask.say("signon-fresh-any"),
    };
    let domains = if it.domains.is_empty() { ask.say("signon-domains-none") } else { it.domains.join(", ") };
    Facts::titled(ask.say("signon-facts"))
        .text(ask.say("signon-change-issuer"), &it.issuer)
        .text(ask.say("signon-change-client"), &it.client)
        .text(ask.say("signon-change-client_secret"), &ask.say(kept))
        .text(ask.say("signon-change-scopes"), &format!("openid {}", it.scopes.join(" ")))
        .text(ask.say("signon-change-factor_words"), &it.factor_words.join(" "))
        .text(ask.say("signon-change-fresh_minutes"), &fresh)
        .text(ask.say("signon-change-domains"), &domains)
        .text(ask.say("signon-joined-count"), &joined.to_string())
        .render(ask.talk)
}
