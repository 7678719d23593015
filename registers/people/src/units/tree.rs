//! The whole organisation as a tree: what it opens with, for people and for programs.

use std::collections::HashMap;

use askama::Template;
use kernel::{Day, Id, Result, Unit};
use look::{Act, Empty, Html, Icon};
use serde_json::{Value as Json, json};
use web::{Ask, Page, Reply};

use crate::directory::DEPTH_AT_MOST;
use crate::persons::today;
use crate::policy::{UNITS, Units};
use crate::tables::units::{self, Which};
use crate::units::{OrgUnit, kind_label, state_mark};

#[derive(Template)]
#[template(path = "units/branch.html")]
struct Branch {
    leaves: Vec<Leaf>,
}

struct Leaf {
    href: String,
    name: String,
    about: String,
    /// Drawn only when the unit is not open.
    state: Option<Html>,
    below: Html,
}

/// Units by the one above them, each in order of name.
type Below<'u> = HashMap<Option<Id<Unit>>, Vec<&'u OrgUnit>>;

pub(crate) fn tree(ask: &Ask<'_>) -> Result<Reply> {
    let which = if ask.query.is_ticked("closed") { Which::All } else { Which::Open };
    let all = ask.db.read(|reading| units::all(reading, which))?;
    let mut below: Below<'_> = HashMap::new();
    for unit in &all {
        below.entry(unit.parent).or_default().push(unit);
    }
    ask.show(
        || {
            let mut items = Vec::with_capacity(all.len());
            flatten((None, 0), today(ask), &below, &mut items);
            Ok(json!({ "items": items, "next": null }))
        },
        || Ok(page(ask, which, &below)),
    )
}

/// The units under a parent at a depth, each followed by those below it.
fn flatten((parent, depth): (Option<Id<Unit>>, usize), today: Day, below: &Below<'_>, into: &mut Vec<Json>) {
    for unit in below.get(&parent).into_iter().flatten().filter(|_| depth <= DEPTH_AT_MOST) {
        into.push(json!({
            "id": unit.id, "parent": unit.parent, "depth": depth, "name": unit.name, "kind": unit.kind.word(),
            "code": unit.code, "is_open": unit.is_open_on(today),
        }));
        flatten((Some(unit.id), depth + 1), today, below, into);
    }
}

fn page(ask: &Ask<'_>, which: Which, below: &Below<'_>) -> Page {
    let mut page = Page::titled(ask.say("people-units"));
    page.head.lead = ask.say("units-tree-lead");
    if UNITS.may_somewhere(ask.actor, Units::Add) {
        page.head.primary = Some(Act::go(ask.say("units-add"), "/units/add").icon(Icon::Add));
    }
    let closed = match which {
        Which::Open => Act::go(ask.say("units-tree-closed"), "/units?closed=1").icon(Icon::Eye),
        Which::All => Act::go(ask.say("units-tree-open"), "/units").icon(Icon::Filter),
    };
    page.head.quiet = vec![Act::go(ask.say("units-as-list"), "/units/list").icon(Icon::List), closed];
    let branch = branch(ask, None, 0, below);
    page.body =
        if branch.is_empty() { empty(ask) } else { Html(format!("<div class=\"prose\">{branch}</div>")) };
    page
}

fn empty(ask: &Ask<'_>) -> Html {
    let (title, text) = (ask.say("units-list-empty"), ask.say("units-list-empty-help"));
    Empty { icon: Icon::Unit, title, text, act: None }.render(ask.talk)
}

fn branch(ask: &Ask<'_>, parent: Option<Id<Unit>>, depth: usize, below: &Below<'_>) -> Html {
    let Some(units) = below.get(&parent).filter(|_| depth <= DEPTH_AT_MOST) else { return Html::default() };
    let leaf = |unit: &&OrgUnit| {
        let kind = kind_label(ask, unit.kind);
        Leaf {
            href: format!("/units/{}", unit.id),
            name: unit.name.clone(),
            about: unit.code.as_ref().map_or(kind.clone(), |code| format!("{kind} · {code}")),
            state: (!unit.is_open()).then(|| state_mark(ask, unit.state).render()),
            below: branch(ask, Some(unit.id), depth + 1, below),
        }
    };
    Html::of(&Branch { leaves: units.iter().map(leaf).collect() })
}
