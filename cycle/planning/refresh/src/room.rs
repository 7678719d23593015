//! The room as the program sees it: its addresses, doors and kinds.

use look::Icon;
use web::{Area, Doc, Door, Gate, Kind, Room, Routes};

use crate::add_rule::{Add as AddRule, Dearer, Leave, Life, Loss, Price, Wait};
use crate::scenario_forms::Decide;
use crate::{MIGRATIONS, POLICY, RULES, SCENARIOS, Verb};

/// The room's words.
pub const TEXTS: texts::Source = texts::Source {
    room: "refresh",
    sv: include_str!("../texts/sv.ftl"),
    en: include_str!("../texts/en.ftl"),
};

/// The room as the program sees it.
pub static ROOM: Room = Room {
    migrations: MIGRATIONS,
    routes,
    doors: DOORS,
    kinds: KINDS,
    matrices: || vec![POLICY.matrix(), RULES.matrix(), SCENARIOS.matrix()],
    ..Room::empty("refresh", TEXTS)
};

const DOORS: &[Door] = &[Door {
    area: Area::Plan,
    href: "/refresh",
    label: "refresh-plan-title",
    key: None,
    may: |actor| POLICY.may_somewhere(actor, Verb::Read),
}];

const KINDS: &[Kind] = &[
    Kind {
        name: "refresh-rule",
        label: "refresh-kind-of-rule",
        icon: Icon::Clock,
        cards: crate::cards::rules,
        search: None,
    },
    Kind {
        name: "scenario",
        label: "refresh-kind-of-scenario",
        icon: Icon::Question,
        cards: crate::cards::scenarios,
        search: None,
    },
];

const PLAN: Gate = Gate::Verb("refresh-plan", "read");

const fn rule(verb: &'static str) -> Gate {
    Gate::Verb("refresh-rule", verb)
}

const fn scenario(verb: &'static str) -> Gate {
    Gate::Verb("scenario", verb)
}

fn routes(routes: &mut Routes) {
    let plan =
        Doc::new("refresh-plan", "What is replaced in which year, what it costs, and what cannot be told.");
    routes.get("/refresh", PLAN, plan, crate::plan::show);
    let file =
        Doc::new("refresh-plan-file", "The plan as a file: each unit, model and year in a row of its own.");
    routes.get("/refresh/export", PLAN, file, crate::plan::export);
    let things = Doc::new(
        "refresh-things",
        "The things that are replaced in a year, and their sums by unit and model.",
    );
    routes.get("/refresh/things", PLAN, things, crate::things::show);
    let file = Doc::new("refresh-things-file", "The things that are replaced in a year, as a file.");
    routes.get("/refresh/things/export", PLAN, file, crate::things::export);
    rules(routes);
    scenarios(routes);
}

fn rules(routes: &mut Routes) {
    routes.list(&crate::rule_list::ALL_RULES, rule("read"), "Rules of the plan, and of scenarios.");
    routes.form::<AddRule<Life, false>>(
        "/refresh/rules/add-life",
        rule("set"),
        "Says how many months things last, or in which year one thing is replaced.",
    );
    routes.form::<AddRule<Price, false>>(
        "/refresh/rules/add-price",
        rule("set"),
        "Says what a new one costs from a year on, and by how many per cent that rises each year.",
    );
    routes.form::<AddRule<Dearer, false>>(
        "/refresh/rules/add-dearer",
        rule("set"),
        "Says by how many per cent prices rise, or fall, from a year on.",
    );
    routes.form::<AddRule<Loss, false>>(
        "/refresh/rules/add-loss",
        rule("set"),
        "Says how many of a hundred are lost or broken each year.",
    );
    routes.form::<AddRule<Wait, false>>(
        "/refresh/rules/add-wait",
        rule("set"),
        "Puts off what would be replaced in a year by some months.",
    );
    routes.form::<AddRule<Leave, false>>(
        "/refresh/rules/add-leave",
        rule("set"),
        "Says from which year on things are not replaced.",
    );
    let show = Doc::new("refresh-rule", "One rule: what it says, why, and what it changed in each year.");
    routes.get("/refresh/rules/{id}", rule("read"), show, crate::rule_page::show);
    routes.form::<crate::end_rule::End>("/refresh/rules/{id}/end", rule("end"), "Ends a rule of the plan.");
}

fn scenarios(routes: &mut Routes) {
    routes.list(&crate::scenario_list::ALL_SCENARIOS, scenario("read"), "Scenarios.");
    let compare = Doc::new("refresh-compare", "The open scenarios beside the plan, year by year.");
    routes.get("/refresh/compare", scenario("read"), compare, crate::compare::compare);
    routes.form::<crate::scenario_forms::Add>(
        "/refresh/scenarios/add",
        scenario("add"),
        "Begins a scenario in which nothing differs yet.",
    );
    let show =
        Doc::new("refresh-scenario", "One scenario: what differs in it, and each year beside the plan's.");
    routes.get("/refresh/scenarios/{id}", scenario("read"), show, crate::compare::show);
    routes.form::<Decide<true>>(
        "/refresh/scenarios/{id}/adopt",
        scenario("adopt"),
        "Makes a scenario the plan by a decision.",
    );
    routes.form::<Decide<false>>(
        "/refresh/scenarios/{id}/drop",
        scenario("drop"),
        "Writes down that a scenario does not become the plan.",
    );
    differences(routes);
}

fn differences(routes: &mut Routes) {
    let edit = scenario("edit");
    let says =
        "Lets something differ in a scenario: how long things last, or in which year one thing is replaced.";
    routes.form::<AddRule<Life, true>>("/refresh/scenarios/{id}/add-life", edit, says);
    let says = "Lets a price differ in a scenario.";
    routes.form::<AddRule<Price, true>>("/refresh/scenarios/{id}/add-price", edit, says);
    let says = "Lets prices rise or fall in a scenario.";
    routes.form::<AddRule<Dearer, true>>("/refresh/scenarios/{id}/add-dearer", edit, says);
    let says = "Lets the share that is lost differ in a scenario.";
    routes.form::<AddRule<Loss, true>>("/refresh/scenarios/{id}/add-loss", edit, says);
    let says = "Puts off what a year would replace, in a scenario.";
    routes.form::<AddRule<Wait, true>>("/refresh/scenarios/{id}/add-wait", edit, says);
    let says = "Leaves things without replacing them, in a scenario.";
    routes.form::<AddRule<Leave, true>>("/refresh/scenarios/{id}/add-leave", edit, says);
    routes.form::<crate::end_rule::TakeOut>(
        "/refresh/scenarios/{id}/rules/{rule}/take-out",
        edit,
        "Takes a difference out of a scenario.",
    );
}
