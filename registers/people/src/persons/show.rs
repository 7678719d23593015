use kernel::{Id, Person, Purpose, Refused, Result, Subject};
use look::{Act, Cell, Column, Facts, Html, Icon, Mood, Notice, Row, Table, Timeline};
use serde_json::{Value as Json, json};
use store::Reading;
use web::{Ask, Page, Reply};

use crate::done::Done;
use crate::events::Event;
use crate::grants::{Holder, RoleGrant, grant_mark, role_label};
use crate::pages::{history, sees_history};
use crate::persons::{PersonRecord, PersonState, contact, reaches_roles, state_mark, state_word, today};
use crate::policy::{GRANTS, Grants, JOURNAL, Journal, PERSONS, Persons};
use crate::tables::{grants, groups, persons};

/// All that the page shows.
struct Shown {
    person: PersonRecord,
    unit: String,
    grants: Vec<(RoleGrant, String)>,
    groups: Vec<(i64, String)>,
    history: Option<Timeline>,
    /// Could the reader end each of the person's roles?
    is_reached: bool,
}

/// The person's page. That a protected identity is opened is kept in the journal, with who opened it.
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    let id: Id<Person> = ask.id("id")?;
    let shown = ask.db.read(|reading| load(ask, reading, id))?;
    if shown.person.is_protected() {
        keep_reading(ask, id)?;
    }
    ask.show(|| Ok(as_json(ask, &shown)), || Ok(page(ask, &shown)))
}

/// Keeps in the journal that the actor opens a page on which a protected identity stands in clear.
pub fn keep_reading(ask: &Ask<'_>, id: Id<Person>) -> Result<()> {
    if ask.is_prefetch {
        // Nobody has opened it yet, and nothing may be shown that is not kept: the browser asks again when somebody does.
        return Err(Refused::Busy);
    }
    ask.db.write(ask.actor, |tx| {
        let person = persons::load(tx, &PERSONS.scope(tx.actor(), Persons::Read), id)?;
        let permit = PERSONS.allow(tx.actor(), Persons::Read, &person)?;
        Done::new(permit, Event::ProtectedRead { person: id }, ()).say(tx)
    })
}

fn load(ask: &Ask<'_>, reading: &Reading<'_>, id: Id<Person>) -> Result<Shown> {
    let person = persons::load(reading, &PERSONS.scope(ask.actor, Persons::Read), id)?;
    let standing = grants::standing(reading, Holder::Person(id))?;
    let standing: Vec<RoleGrant> =
        standing.into_iter().filter(|grant| GRANTS.may(ask.actor, Grants::Read, grant)).collect();
    let units: Vec<_> = standing.iter().map(|grant| grant.unit).chain([person.unit]).collect();
    let names = crate::unit_names(reading, &units)?;
    let named = |grant: RoleGrant| {
        let unit = names.get(&grant.unit).cloned().unwrap_or_default();
        (grant, unit)
    };
    let history = if sees_history(ask.actor) {
        Some(history(ask, reading, &Subject::new("person", id.number()))?)
    } else {
        None
    };
    let is_reached = match reaches_roles(reading, ask.actor, id, Persons::Leave) {
        Ok(()) => true,
        Err(Refused::Rule { .. }) => false,
        Err(other) => return Err(other),
    };
    Ok(Shown {
        is_reached,
        unit: names.get(&person.unit).cloned().unwrap_or_default(),
        grants: standing.into_iter().map(named).collect(),
        groups: groups::of_person(
            reading,
            &crate::policy::GROUPS.scope(ask.actor, crate::policy::Groups::Read),
            id,
        )?,
        history,
        person,
    })
}

fn as_json(ask: &Ask<'_>, shown: &Shown) -> Json {
    let person = &shown.person;
    let mut out = json!({
        "id": person.id, "name": person.name, "position": person.title,
        "unit": { "id": person.unit, "name": shown.unit },
        "state": state_word(person.state, today(ask)), "left_on": person.state.last_day(),
        "is_protected": person.is_protected(), "version": person.version,
        "roles": shown.grants.iter().map(|(grant, unit)| json!({
            "id": grant.id, "role": grant.role, "unit": { "id": grant.unit, "name": unit }
        })).collect::<Vec<_>>(),
        "groups": shown.groups.iter().map(|(id, name)| json!({ "id": id, "name": name })).collect::<Vec<_>>(),
    });
    if PERSONS.may(ask.actor, Persons::Contact, person) {
        let (email, phone) = contact(ask, person, Purpose::Export);
        out["email"] = email.into();
        out["phone"] = phone.into();
        out["external_id"] = person.external_id.clone().into();
        out["lang"] = person.lang.map(kernel::Lang::code).into();
    }
    out
}

fn page(ask: &Ask<'_>, shown: &Shown) -> Page {
    let person = &shown.person;
    let mut page = Page::titled(&person.name);
    page.head.number = person.id.to_string();
    page.head.state = Some(state_mark(ask, person.state));
    page.head.lead = person.title.clone().unwrap_or_default();
    page.crumbs = vec![look::Crumb::new("/persons", ask.say("people-persons"))];
    let mut acts = acts(ask, shown);
    if !acts.is_empty() {
        page.head.primary = Some(acts.remove(0));
    }
    page.head.quiet = acts;
    if person.is_protected() {
        page.notice = Some(Notice::new(Mood::Watch, ask.say("people-protected-notice")));
    }
    page.body = roles(ask, shown);
    if let Some(history) = &shown.history {
        page.body = page.body.then(&history.render(ask.talk));
    }
    page.aside = facts(ask, shown);
    page
}

fn acts(ask: &Ask<'_>, shown: &Shown) -> Vec<Act> {
    let person = &shown.person;
    let at = |word: &str| format!("/persons/{}/{word}", person.id);
    let may = |verb| PERSONS.may(ask.actor, verb, person);
    let mut acts = Vec::new();
    let mut offer = |verb, act: Act| {
        if may(verb) {
            acts.push(act);
        }
    };
    offer(Persons::Edit, Act::go(ask.say("persons-edit"), at("edit")).icon(Icon::Edit));
    match person.state {
        PersonState::Active if !shown.is_reached => {}
        PersonState::Active => {
            offer(Persons::Leave, Act::go(ask.say("persons-leave"), at("leave")).icon(Icon::SignOut));
        }
        PersonState::Left { on } => {
            if on > today(ask) && shown.is_reached {
                let act = Act::go(ask.say("persons-last-day"), at("last-day")).icon(Icon::Calendar);
                offer(Persons::Leave, act);
            }
            offer(Persons::Return, Act::send(ask.say("persons-return"), at("return")).icon(Icon::Undo));
        }
    }
    if person.is_protected() {
        offer(Persons::Unprotect, Act::go(ask.say("persons-unprotect"), at("unprotect")).icon(Icon::Eye));
    } else {
        offer(Persons::Protect, Act::go(ask.say("persons-protect"), at("protect")).icon(Icon::Protection));
    }
    let is_here = person.state.is_here_on(today(ask));
    if is_here && ask.actor.person_id() != Some(person.id) && GRANTS.may_somewhere(ask.actor, Grants::Give) {
        let href = format!("/grants/give?person={}&unit={}", person.id, person.unit);
        acts.push(Act::go(ask.say("grants-give"), href).icon(Icon::Key));
    }
    acts
}

fn facts(ask: &Ask<'_>, shown: &Shown) -> Html {
    let person = &shown.person;
    let (email, phone) = contact(ask, person, Purpose::Show);
    let mut facts = Facts::titled(ask.say("people-facts"))
        .link(ask.say("persons-col-unit"), &shown.unit, &format!("/units/{}", person.unit))
        .text(ask.say("persons-col-email"), email.unwrap_or(""))
        .text(ask.say("persons-phone"), phone.unwrap_or(""));
    if PERSONS.may(ask.actor, Persons::Contact, person) {
        facts = facts.text(ask.say("persons-external-id"), person.external_id.as_deref().unwrap_or(""));
    }
    if let Some(account) = account(ask, person) {
        facts = facts.link(ask.say("persons-account"), &ask.say("persons-account-open"), &account);
    }
    if let Some(on) = person.state.last_day() {
        facts = facts.text(ask.say("persons-left-on"), &on.to_string());
    }
    for (id, name) in &shown.groups {
        facts = facts.link(ask.say("people-kind-group"), name, &format!("/groups/{id}"));
    }
    let is_self = ask.actor.person_id() == Some(person.id);
    if is_self || JOURNAL.may(ask.actor, Journal::Read, &()) {
        facts = facts.link(
            ask.say("people-journal"),
            &ask.say("persons-journal"),
            &format!("/journal?person={}", person.id),
        );
    }
    facts.render(ask.talk)
}

/// The page of the person's account, where the program has one, for who looks after it.
fn account(ask: &Ask<'_>, person: &PersonRecord) -> Option<String> {
    let path = "/persons/{id}/account";
    let is_there = ask.app.routes.all().iter().any(|route| route.path == path);
    // Whoever keeps accounts is the administrator of the person's unit; the page itself asks the accounts' own policy.
    let keeps =
        ask.actor.has(access::Role::Administrator) && PERSONS.may(ask.actor, Persons::Readdress, person);
    let may = keeps && ask.actor.person_id() != Some(person.id);
    (is_there && may).then(|| format!("/persons/{}/account", person.id))
}

fn roles(ask: &Ask<'_>, shown: &Shown) -> Html {
    if shown.grants.is_empty() {
        return Html::default();
    }
    let row = |(grant, unit): &(RoleGrant, String)| {
        Row::new(vec![
            Cell::link(format!("/grants/{}", grant.id), role_label(ask, grant.role)),
            Cell::link(format!("/units/{}", grant.unit), unit),
            Cell::state(&grant_mark(ask, grant.state_at(ask.db.clock().now()))),
        ])
    };
    let columns = ["role", "unit", "state"].map(|word| Column::new(ask.say(&format!("grants-col-{word}"))));
    Table {
        caption: ask.say("persons-col-roles"),
        columns: columns.to_vec(),
        rows: shown.grants.iter().map(row).collect(),
        sums: Vec::new(),
    }
    .render(ask.talk)
}
