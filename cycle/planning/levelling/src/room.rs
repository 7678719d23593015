//! The room as the program sees it: its addresses, doors and kinds.

use access::Actor;
use kernel::{Id, Result};
use look::Icon;
use store::{Reading, Sql};
use web::{Area, Ask, Card, Doc, Door, Gate, Kind, Room, Routes};

use crate::rule_page::href;
use crate::{MIGRATIONS, POLICY, RULES, RuleVerb, Verb};

/// The room's words.
pub const TEXTS: texts::Source = texts::Source {
    room: "levelling",
    sv: include_str!("../texts/sv.ftl"),
    en: include_str!("../texts/en.ftl"),
};

/// The room as the program sees it.
pub static ROOM: Room = Room {
    migrations: MIGRATIONS,
    routes,
    doors: DOORS,
    kinds: KINDS,
    matrices: || vec![POLICY.matrix(), RULES.matrix()],
    ..Room::empty("levelling", TEXTS)
};

const DOORS: &[Door] = &[Door {
    area: Area::Plan,
    href: "/refresh/level",
    label: "levelling-title",
    key: None,
    may: |actor| POLICY.may(actor, Verb::Read, &()),
}];

const KINDS: &[Kind] =
    &[Kind { name: "level-rule", label: "levelling-kind-of-rule", icon: Icon::Money, cards, search: None }];

fn cards(reading: &Reading<'_>, actor: &Actor, _: &Ask<'_>, ids: &[i64]) -> Result<Vec<Card>> {
    let text = "SELECT level_rule.id, funding_source.name FROM level_rule
                JOIN funding_source ON funding_source.id = level_rule.source_id WHERE {scope}";
    let sql = Sql::within(&RULES.scope(actor, RuleVerb::Read), text);
    let all: Vec<(i64, String)> = reading.all(sql.and_in("level_rule.id", ids.iter().copied()))?;
    let card = |(id, title)| Card { id, title, href: href(Id::new(id)), ..Card::default() };
    Ok(all.into_iter().map(card).collect())
}

fn routes(routes: &mut Routes) {
    let read = Gate::Verb("levelling", "read");
    let show = Doc::new(
        "levelling",
        "Which replacements wait so that every source's ceiling is kept: five years, the fewest late; what cannot be kept, and by how much.",
    );
    routes.get("/refresh/level", read, show, crate::reckon::show);
    let file = Doc::new("levelling-file", "What waits, as a file.");
    routes.get("/refresh/level/export", read, file, crate::reckon::export);
    routes.list(
        &crate::rule_list::LEVEL_RULES,
        Gate::Verb("level-rule", "read"),
        "Who pays what is replaced, and how late it may be.",
    );
    routes.form::<crate::rule_forms::SetRule>(
        "/refresh/level/rules/set",
        Gate::Verb("level-rule", "set"),
        "Says who pays what is replaced of a kind in a unit, and how late it may be.",
    );
    let rule = Doc::new("levelling-rule", "One rule: who pays what is replaced, and how late it may be.");
    routes.get("/refresh/level/rules/{id}", Gate::Verb("level-rule", "read"), rule, crate::rule_page::show);
    routes.form::<crate::rule_forms::RemoveRule>(
        "/refresh/level/rules/{id}/remove",
        Gate::Verb("level-rule", "remove"),
        "Takes a rule of who pays away.",
    );
}
