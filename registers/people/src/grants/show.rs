use kernel::{Id, Refused, Result, Subject};
use look::{Act, Facts, Icon, Timeline};
use serde_json::{Value as Json, json};
use store::Reading;
use web::{Ask, Page, Reply};

use crate::grants::{GrantState, Holder, RoleGrant, grant_mark, role_label, within_reach};
use crate::pages::{history, sees_history};
use crate::persons::shown_name;
use crate::policy::{GRANTS, Grants, PERSONS, Persons};
use crate::tables::{grants, groups, persons};

/// All that the page shows.
struct Shown {
    grant: RoleGrant,
    unit: String,
    holder: String,
    giver: String,
    history: Option<Timeline>,
}

pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    let shown = ask.db.read(|reading| load(ask, reading, ask.id("id")?))?;
    ask.show(|| Ok(as_json(ask, &shown)), || Ok(page(ask, &shown)))
}

fn load(ask: &Ask<'_>, reading: &Reading<'_>, id: Id<RoleGrant>) -> Result<Shown> {
    let grant = grants::load(reading, id)?;
    if !GRANTS.may(ask.actor, Grants::Read, &grant) {
        return Err(Refused::NotFound);
    }
    let holder = match grant.holder {
        Holder::Group(group) => groups::load(reading, group)?.name,
        // Whoever may read the grant may know whose it is, unless the identity is protected.
        Holder::Person(person) if grant.is_veiled => crate::persons::protected_name(ask, person.number()),
        Holder::Person(person) => crate::name_of(reading, ask.actor, person)?.unwrap_or_default(),
    };
    let giver = match grant.given_by {
        Some(giver) => {
            let scope = PERSONS.scope(ask.actor, Persons::Read);
            persons::these(reading, &scope, &[giver.number()])?
                .first()
                .map_or_else(|| ask.say("people-protected"), |giver| shown_name(ask, giver).0)
        }
        None => ask.say("people-actor-operator"),
    };
    let history = if sees_history(ask.actor) {
        Some(history(ask, reading, &Subject::new("grant", id.number()))?)
    } else {
        None
    };
    let unit = crate::unit_names(reading, &[grant.unit])?.remove(&grant.unit).unwrap_or_default();
    Ok(Shown { grant, unit, holder, giver, history })
}

fn as_json(ask: &Ask<'_>, shown: &Shown) -> Json {
    let grant = &shown.grant;
    json!({
        "id": grant.id, "role": grant.role, "unit": { "id": grant.unit, "name": shown.unit },
        "person": grant.holder.person(), "group": grant.holder.group(), "holder": shown.holder,
        "from": grant.from.rfc3339(), "until": grant.until.map(kernel::Moment::rfc3339),
        "state": grant.state_at(ask.db.clock().now()).word(), "version": grant.version,
    })
}

fn page(ask: &Ask<'_>, shown: &Shown) -> Page {
    let grant = &shown.grant;
    let role = role_label(ask, grant.role);
    let zone = &ask.visitor.organisation.zone;
    let mut page = Page::titled(&role);
    page.head.number = grant.id.to_string();
    let state = grant.state_at(ask.db.clock().now());
    page.head.state = Some(grant_mark(ask, state));
    page.crumbs = vec![look::Crumb::new("/grants", ask.say("people-grants"))];
    let may_end =
        GRANTS.may(ask.actor, Grants::End, grant) && within_reach(ask.actor, grant.role, grant.unit).is_ok();
    if may_end && !matches!(state, GrantState::Ended { .. }) {
        let at = |word: &str| format!("/grants/{}/{word}", grant.id);
        page.head.primary = Some(Act::go(ask.say("grants-end"), at("end")).icon(Icon::Stopped));
        page.head.quiet.push(Act::go(ask.say("grants-last-day"), at("last-day")).icon(Icon::Calendar));
    }
    let until = grant.until.map_or_else(
        || ask.say("grants-until-further"),
        |until| until.plus_seconds(-1).day_in(zone).to_string(),
    );
    let holder = match grant.holder {
        Holder::Person(id) => format!("/persons/{id}"),
        Holder::Group(id) => format!("/groups/{id}"),
    };
    page.body = Facts::titled("")
        .link(ask.say("grants-col-holder"), &shown.holder, &holder)
        .link(ask.say("grants-col-unit"), &shown.unit, &format!("/units/{}", grant.unit))
        .text(ask.say("grants-col-from"), &grant.from.day_in(zone).to_string())
        .text(ask.say("grants-col-until"), &until)
        .text(ask.say("grants-given-by"), &shown.giver)
        .render(ask.talk);
    if let Some(history) = &shown.history {
        page.body = page.body.then(&history.render(ask.talk));
    }
    page
}
