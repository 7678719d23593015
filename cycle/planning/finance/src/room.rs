//! The room as the program sees it: its addresses, doors and kinds.

use access::Actor;
use look::Icon;
use web::{Area, Doc, Door, Gate, Kind, Room, Routes};

use crate::{MIGRATIONS, POLICY, SOURCES, TRANSFERS, Verb, YEARS};

/// The room's words.
pub const TEXTS: texts::Source = texts::Source {
    room: "finance",
    sv: include_str!("../texts/sv.ftl"),
    en: include_str!("../texts/en.ftl"),
};

/// The room as the program sees it.
pub static ROOM: Room = Room {
    migrations: MIGRATIONS,
    routes,
    doors: DOORS,
    kinds: KINDS,
    matrices: || vec![POLICY.matrix(), SOURCES.matrix(), YEARS.matrix(), TRANSFERS.matrix()],
    reindex: crate::search::reindex,
    wheel: crate::home::wheel,
    ..Room::empty("finance", TEXTS)
};

const fn door(href: &'static str, label: &'static str, may: fn(&Actor) -> bool) -> Door {
    Door { area: Area::Plan, href, label, key: None, may }
}

const DOORS: &[Door] =
    &[door("/budget", "finance-budget-title", |actor| POLICY.may_somewhere(actor, Verb::Read))];

const KINDS: &[Kind] = &[
    Kind {
        name: "budget-line",
        label: "finance-kind-of-line",
        icon: Icon::Money,
        cards: crate::search::lines,
        search: Some(crate::search::search),
    },
    Kind {
        name: "funding-source",
        label: "finance-kind-of-source",
        icon: Icon::Money,
        cards: crate::search::sources,
        search: None,
    },
    Kind {
        name: "budget-year",
        label: "finance-kind-of-year",
        icon: Icon::Calendar,
        cards: crate::search::years,
        search: None,
    },
];

const fn line(verb: &'static str) -> Gate {
    Gate::Verb("budget-line", verb)
}

const fn source(verb: &'static str) -> Gate {
    Gate::Verb("funding-source", verb)
}

const fn year(verb: &'static str) -> Gate {
    Gate::Verb("budget-year", verb)
}

const fn moved(verb: &'static str) -> Gate {
    Gate::Verb("budget-transfer", verb)
}

fn routes(routes: &mut Routes) {
    let all = Doc::new(
        "finance-budget",
        "Plan, bound, spent, forecast, available and unfunded: ?by=unit, account, service, source or kind, ?year=, ?unit=.",
    );
    routes.get("/budget", line("read"), all, crate::overview::show);
    lines(routes);
    entering(routes);
    sources(routes);
    years(routes);
    routes.list(
        &crate::transfer_list::MOVED,
        moved("read"),
        "Money moved between lines, with the decisions.",
    );
    routes.form::<crate::transfer::Make>(
        "/budget/transfers/make",
        moved("make"),
        "Moves money from one line to another by a decision.",
    );
    routes.form::<crate::transfer::MakeOverBorder>(
        "/budget/transfers/over-border",
        moved("make-over-border"),
        "Moves money over the border between investment and operating.",
    );
}

fn lines(routes: &mut Routes) {
    routes.list(&crate::line_list::LINES, line("read"), "Budget lines with all their figures.");
    routes.list(&crate::entry_list::ENTRIES, line("read"), "Every entry of the ledger.");
    routes.form::<crate::add::Add>("/budget/lines/add", line("add"), "Adds a line to an open year.");
    let show = Doc::new("finance-line", "One line: figures, funding, open orders and the latest entries.");
    routes.get("/budget/lines/{id}", line("read"), show, crate::line_page::show);
    routes.form::<crate::edit::Edit>("/budget/lines/{id}/edit", line("edit"), "Changes what a line is for.");
    routes.form::<crate::fund::Fund>("/budget/lines/{id}/fund", line("fund"), "Says who pays a line.");
    routes.form::<crate::set_post::SetPost>(
        "/budget/lines/{id}/post",
        line("plan"),
        "Makes a line a post, or changes the post.",
    );
}

fn entering(routes: &mut Routes) {
    routes.form::<crate::plan::Plan>("/budget/lines/{id}/plan", line("plan"), "Changes a line's plan.");
    routes.form::<crate::order::OrderForm>(
        "/budget/lines/{id}/order",
        line("commit"),
        "Binds an order's amount.",
    );
    routes.form::<crate::invoice::Invoice>(
        "/budget/lines/{id}/invoice",
        line("spend"),
        "Records an invoice row, which releases its order. The same row sent again is counted once.",
    );
    routes.form::<crate::credit::Credit>(
        "/budget/lines/{id}/credit",
        line("spend"),
        "Records a credit note's row. The same row sent again is counted once.",
    );
    routes.form::<crate::forecast::Forecast>(
        "/budget/lines/{id}/forecast",
        line("forecast"),
        "Says what a line will cost in all.",
    );
    routes.form::<crate::correct::Correct>(
        "/budget/lines/{id}/entries/{entry}/correct",
        line("correct"),
        "Takes an entry back, and puts another in its place.",
    );
    routes.form::<crate::late::CorrectLate>(
        "/budget/lines/{id}/correct-late",
        line("correct-late"),
        "Notes a correction of a locked year, apart from its figures.",
    );
}

fn sources(routes: &mut Routes) {
    routes.list(&crate::source_list::FUNDING, source("read"), "Sources that lines are funded by.");
    routes.form::<crate::add_source::AddSource>("/budget/sources/add", source("add"), "Adds a source.");
    let show = Doc::new("finance-source", "One source: its decision, and what each year gives and pays.");
    routes.get("/budget/sources/{id}", source("read"), show, crate::source_page::show);
    routes.form::<crate::edit_source::EditSource>(
        "/budget/sources/{id}/edit",
        source("edit"),
        "Changes what a source is called and whose it is.",
    );
    routes.form::<crate::cap::Cap>(
        "/budget/sources/{id}/ceiling",
        source("cap"),
        "Says how much a source gives at most in a year.",
    );
    routes.form::<crate::decide::Decide>(
        "/budget/sources/{id}/decide",
        source("decide"),
        "What was applied for was granted or refused.",
    );
}

fn years(routes: &mut Routes) {
    routes.list(&crate::year_list::ALL_YEARS, year("read"), "The budget years.");
    routes.form::<crate::open_year::OpenYear>("/budget/years/open", year("open"), "Opens a budget year.");
    let show = Doc::new("finance-year", "One budget year and whether it is locked.");
    routes.get("/budget/years/{id}", year("read"), show, crate::year_page::show);
    let book = Doc::new(
        "finance-book",
        "A locked year as a CSV file, the same bytes each time, and corrections after it.",
    );
    routes.get("/budget/years/{id}/book", year("read-book"), book, crate::year_page::book);
    routes.form::<crate::lock::Lock>("/budget/years/{id}/lock", year("lock"), "Locks a year for good.");
}
