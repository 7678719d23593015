//! The room as the program sees it: its addresses, doors and kinds.

use look::Icon;
use web::{Area, Doc, Door, Gate, Kind, Room, Routes};

use crate::{MIGRATIONS, POLICY, RATES, Verb};

/// The room's words.
pub const TEXTS: texts::Source =
    texts::Source { room: "cases", sv: include_str!("../texts/sv.ftl"), en: include_str!("../texts/en.ftl") };

/// The room as the program sees it.
pub static ROOM: Room = Room {
    migrations: MIGRATIONS,
    routes,
    doors: DOORS,
    kinds: KINDS,
    matrices: || vec![POLICY.matrix(), RATES.matrix()],
    reindex: crate::search::reindex,
    needs_you: crate::home::needs_you,
    at_stake: crate::stake::at_stake,
    ..Room::empty("cases", TEXTS)
};

const DOORS: &[Door] = &[Door {
    area: Area::Plan,
    href: "/cases",
    label: "cases-list-title",
    key: None,
    may: |actor| POLICY.may_somewhere(actor, Verb::Read),
}];

const KINDS: &[Kind] = &[
    Kind {
        name: "business-case",
        label: "cases-kind-of-case",
        icon: Icon::Chart,
        cards: crate::search::cases,
        search: Some(crate::search::search),
    },
    Kind {
        name: "internal-rates",
        label: "cases-kind-of-rates",
        icon: Icon::Money,
        cards: crate::search::decisions,
        search: None,
    },
];

const fn case(verb: &'static str) -> Gate {
    Gate::Verb("business-case", verb)
}

const fn rates(verb: &'static str) -> Gate {
    Gate::Verb("internal-rates", verb)
}

fn routes(routes: &mut Routes) {
    routes.list(&crate::list::CASES, case("read"), "Business cases.");
    routes.list(&crate::rates_list::ALL_RATES, rates("read"), "Decisions on internal rates.");
    let decided =
        Doc::new("cases-rates-decision", "One decision on internal rates: the rate by year, and its base.");
    routes.form::<crate::set_rates::SetRates>(
        "/cases/rates/set",
        rates("set"),
        "Writes down a decision on internal rates: rate1 is that of first_year, rate2 that of the year after.",
    );
    routes.get("/cases/rates/{id}", rates("read"), decided, crate::rates_page::show);
    routes.form::<crate::add::Add>(
        "/cases/add",
        case("add"),
        "Begins a case as a draft; from_kind and from_id name the record that it comes from.",
    );
    let show =
        Doc::new("cases-case", "One case: its lines, each year's sums with their formulas, decisions.");
    routes.get("/cases/{id}", case("read"), show, crate::show::show);
    let capital = Doc::new("cases-capital", "What each investment of a case costs, year by year.");
    routes.get("/cases/{id}/capital", case("read"), capital, crate::capital_page::show);
    let decision = Doc::new("cases-decision", "One decision, with the case as it was then.");
    routes.get("/cases/{id}/decisions/{decision}", case("read"), decision, crate::decision_page::show);
    let file =
        Doc::new("cases-decision-file", "The case as it was when it was decided: the same bytes each time.");
    routes.get("/cases/{id}/decisions/{decision}/file", case("read"), file, crate::decision_page::file);
    moves(routes);
    lines(routes);
}

fn moves(routes: &mut Routes) {
    routes.form::<crate::edit::Edit>("/cases/{id}/edit", case("edit"), "Changes what a draft is about.");
    routes.form::<crate::submit::Submit>("/cases/{id}/submit", case("submit"), "Asks for a decision.");
    routes.form::<crate::decide::Approve>(
        "/cases/{id}/approve",
        case("approve"),
        "Approves a case; refused while a yearly cost has no named payer.",
    );
    routes.form::<crate::decide::Decline>("/cases/{id}/decline", case("decline"), "Declines a case.");
    routes.form::<crate::revise::Revise>(
        "/cases/{id}/revise",
        case("revise"),
        "Takes a case up again as a draft.",
    );
}

fn lines(routes: &mut Routes) {
    use crate::benefit_form::BenefitForm;
    use crate::cost_form::CostForm;
    use crate::invest_form::InvestForm;
    routes.form::<CostForm<true>>("/cases/{id}/costs/add", case("edit"), "Adds a one-off or running cost.");
    routes.form::<CostForm<false>>(
        "/cases/{id}/costs/{cost}/edit",
        case("edit"),
        "Changes a one-off or running cost.",
    );
    routes.form::<crate::remove::RemoveCost>(
        "/cases/{id}/costs/{cost}/remove",
        case("edit"),
        "Takes a cost or an investment out of a draft.",
    );
    routes.form::<InvestForm<true>>(
        "/cases/{id}/investments/add",
        case("edit"),
        "Adds a component of an investment; life is in months.",
    );
    routes.form::<InvestForm<false>>(
        "/cases/{id}/investments/{cost}/edit",
        case("edit"),
        "Changes a component of an investment.",
    );
    routes.form::<BenefitForm<true>>(
        "/cases/{id}/benefits/add",
        case("edit"),
        "Adds a benefit: cash with amount, time with hours and rate, or not-priced.",
    );
    routes.form::<BenefitForm<false>>(
        "/cases/{id}/benefits/{benefit}/edit",
        case("edit"),
        "Changes a benefit.",
    );
    routes.form::<crate::remove::RemoveBenefit>(
        "/cases/{id}/benefits/{benefit}/remove",
        case("edit"),
        "Takes a benefit out of a draft.",
    );
}
