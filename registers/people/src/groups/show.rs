use kernel::{Id, Refused, Result, Subject};
use look::{Act, Cell, Column, Facts, Html, Icon, Mood, Row, StateMark, Table, Timeline};
use serde_json::{Value as Json, json};
use store::Reading;
use web::{Ask, Page, Reply};

use crate::grants::{Holder, RoleGrant, grant_mark, role_label};
use crate::groups::{GroupState, PersonGroup};
use crate::pages::{history, sees_history};
use crate::persons::{PersonRecord, shown_name};
use crate::policy::{GRANTS, GROUPS, Grants, Groups, PERSONS, Persons};
use crate::tables::{grants, groups, persons};

/// The state's word for programs.
pub(crate) const fn state_word(state: GroupState) -> &'static str {
    match state {
        GroupState::Open => "open",
        GroupState::Closed { .. } => "closed",
    }
}

pub(crate) fn state_mark(ask: &Ask<'_>, state: GroupState) -> StateMark {
    match state {
        GroupState::Open => StateMark::new(Icon::Done, ask.say("groups-state-open"), Mood::Good),
        GroupState::Closed { .. } => {
            StateMark::new(Icon::Stopped, ask.say("groups-state-closed"), Mood::Past)
        }
    }
}

/// All that the page shows.
struct Shown {
    group: PersonGroup,
    unit: String,
    /// Those whom the reader may read.
    members: Vec<PersonRecord>,
    grants: Vec<(RoleGrant, String)>,
    history: Option<Timeline>,
}

pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    let shown = ask.db.read(|reading| load(ask, reading, ask.id("id")?))?;
    ask.show(|| Ok(as_json(ask, &shown)), || Ok(page(ask, &shown)))
}

fn load(ask: &Ask<'_>, reading: &Reading<'_>, id: Id<PersonGroup>) -> Result<Shown> {
    let group = groups::load(reading, id)?;
    if !GROUPS.may(ask.actor, Groups::Read, &group) {
        return Err(Refused::NotFound);
    }
    let ids: Vec<i64> = group.members.iter().map(|id| id.number()).collect();
    let mut members = persons::these(reading, &PERSONS.scope(ask.actor, Persons::Read), &ids)?;
    members.sort_by(|one, other| one.name.cmp(&other.name));
    let standing = grants::standing(reading, Holder::Group(id))?;
    let standing: Vec<RoleGrant> =
        standing.into_iter().filter(|grant| GRANTS.may(ask.actor, Grants::Read, grant)).collect();
    let units: Vec<_> = standing.iter().map(|grant| grant.unit).chain([group.unit]).collect();
    let names = crate::unit_names(reading, &units)?;
    let history = if sees_history(ask.actor) {
        Some(history(ask, reading, &Subject::new("group", id.number()))?)
    } else {
        None
    };
    let named = |grant: RoleGrant| {
        let unit = names.get(&grant.unit).cloned().unwrap_or_default();
        (grant, unit)
    };
    Ok(Shown {
        unit: names.get(&group.unit).cloned().unwrap_or_default(),
        grants: standing.into_iter().map(named).collect(),
        members,
        history,
        group,
    })
}

fn as_json(ask: &Ask<'_>, shown: &Shown) -> Json {
    let group = &shown.group;
    json!({
        "id": group.id, "name": group.name, "about": group.about,
        "unit": { "id": group.unit, "name": shown.unit }, "state": state_word(group.state), "version": group.version,
        "members": shown.members.iter().map(|person| json!({
            "id": person.id, "name": shown_name(ask, person).0
        })).collect::<Vec<_>>(),
        "roles": shown.grants.iter().map(|(grant, unit)| json!({
            "id": grant.id, "role": grant.role, "unit": { "id": grant.unit, "name": unit }
        })).collect::<Vec<_>>(),
    })
}

fn page(ask: &Ask<'_>, shown: &Shown) -> Page {
    let group = &shown.group;
    let mut page = Page::titled(&group.name);
    page.head.number = group.id.to_string();
    page.head.state = Some(state_mark(ask, group.state));
    page.crumbs = vec![look::Crumb::new("/groups", ask.say("people-groups"))];
    let mut acts = acts(ask, group);
    if !acts.is_empty() {
        page.head.primary = Some(acts.remove(0));
    }
    page.head.quiet = acts;
    page.body = look::prose(&group.about).then(&members(ask, shown)).then(&roles(ask, shown));
    if let Some(history) = &shown.history {
        page.body = page.body.then(&history.render(ask.talk));
    }
    page.aside = Facts::titled(ask.say("people-facts"))
        .link(ask.say("groups-col-unit"), &shown.unit, &format!("/units/{}", group.unit))
        .render(ask.talk);
    page
}

fn acts(ask: &Ask<'_>, group: &PersonGroup) -> Vec<Act> {
    if group.must_be_open().is_err() {
        return Vec::new();
    }
    let at = |word: &str| format!("/groups/{}/{word}", group.id);
    let verbs = [
        (Groups::Members, "members", "groups-members", Icon::Add),
        (Groups::Edit, "edit", "groups-edit", Icon::Edit),
        (Groups::Close, "close", "groups-close", Icon::Stopped),
    ];
    let allowed = verbs.into_iter().filter(|(verb, ..)| GROUPS.may(ask.actor, *verb, group));
    let mut acts: Vec<Act> =
        allowed.map(|(_, word, key, icon)| Act::go(ask.say(key), at(word)).icon(icon)).collect();
    if GRANTS.may_somewhere(ask.actor, Grants::Give) {
        let href = format!("/grants/give?group={}&unit={}", group.id, group.unit);
        acts.push(Act::go(ask.say("grants-give"), href).icon(Icon::Key));
    }
    acts
}

fn members(ask: &Ask<'_>, shown: &Shown) -> Html {
    let group = &shown.group;
    let may_change = GROUPS.may(ask.actor, Groups::Members, group) && group.must_be_open().is_ok();
    let row = |person: &PersonRecord| {
        let (name, title) = shown_name(ask, person);
        let mut cells = vec![Cell::link(format!("/persons/{}", person.id), &name), title.into()];
        if may_change {
            let words = ask.talk.with("groups-let-go", &[("name", name.into())]);
            let act = Act::send(words, format!("/groups/{}/members/{}/remove", group.id, person.id));
            cells.push(Cell::html(act.icon(Icon::Close).quiet()));
        }
        Row::new(cells)
    };
    if shown.members.is_empty() {
        return Html(format!("<p>{}</p>", look::escape(&ask.say("groups-no-members"))));
    }
    let mut columns =
        vec![Column::new(ask.say("persons-col-name")), Column::new(ask.say("persons-col-position"))];
    if may_change {
        columns.push(Column::new(ask.say("groups-change")));
    }
    let rows = shown.members.iter().map(row).collect();
    Table { caption: ask.say("groups-col-members"), columns, rows, sums: Vec::new() }.render(ask.talk)
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
        caption: ask.say("groups-roles"),
        columns: columns.to_vec(),
        rows: shown.grants.iter().map(row).collect(),
        sums: Vec::new(),
    }
    .render(ask.talk)
}
