//! The room as the program sees it: its addresses, doors and kinds.

use access::Actor;
use kernel::{Result, Subject};
use look::Icon;
use store::{Reading, Sql};
use web::{Area, Ask, Card, Doc, Door, Gate, Kind, Need as Waiting, Room, Routes};

use crate::{MIGRATIONS, POLICY, Verb};

/// The room's words.
pub const TEXTS: texts::Source = texts::Source {
    room: "bookings",
    sv: include_str!("../texts/sv.ftl"),
    en: include_str!("../texts/en.ftl"),
};

/// The room as the program sees it.
pub static ROOM: Room = Room {
    migrations: MIGRATIONS,
    routes,
    doors: DOORS,
    kinds: KINDS,
    matrices: || vec![POLICY.matrix()],
    needs_you,
    at_stake,
    ..Room::empty("bookings", TEXTS)
};

const DOORS: &[Door] = &[
    Door {
        area: Area::Plan,
        href: "/bookings",
        label: "bookings-files-list-title",
        key: None,
        may: |actor| POLICY.may_somewhere(actor, Verb::Read),
    },
    Door {
        area: Area::Plan,
        href: "/bookings/budgets",
        label: "bookings-budget-files-list-title",
        key: None,
        may: |actor| POLICY.may_somewhere(actor, Verb::Read),
    },
    Door {
        area: Area::Plan,
        href: "/budget/bound",
        label: "bookings-bound-title",
        key: None,
        may: |actor| finance::POLICY.may_somewhere(actor, finance::Verb::Read),
    },
];

const fn kind(
    name: &'static str,
    label: &'static str,
    icon: Icon,
    cards: fn(&Reading<'_>, &Actor, &Ask<'_>, &[i64]) -> Result<Vec<Card>>,
) -> Kind {
    Kind { name, label, icon, cards, search: None }
}

const KINDS: &[Kind] = &[
    kind("ledger-row", "bookings-kind-row", Icon::Money, |reading, actor, _, ids| {
        cards(reading, actor, ids, ("ledger_row", "supplier", "/bookings/rows/", ""))
    }),
    kind("ledger-file", "bookings-kind-file", Icon::File, |reading, actor, ask, ids| {
        let mut cards = cards(reading, actor, ids, ("ledger_file", "id", "/bookings/", ""))?;
        for card in &mut cards {
            card.title = ask.talk.with("bookings-file-title", &[("number", card.id.to_string().into())]);
        }
        Ok(cards)
    }),
    kind("budget-row", "bookings-kind-budget-row", Icon::Money, crate::budget::cards),
    kind("budget-file", "bookings-kind-budget-file", Icon::File, |reading, actor, ask, ids| {
        let mut cards = cards(reading, actor, ids, ("budget_file", "id", "/bookings/budgets/", ""))?;
        for card in &mut cards {
            let number = [("number", card.id.to_string().into())];
            card.title = ask.talk.with("bookings-budget-file-title", &number);
        }
        Ok(cards)
    }),
    kind("ledger-account", "bookings-kind-account", Icon::Table, |reading, actor, _, ids| {
        cards(reading, actor, ids, ("ledger_account", "name", "/bookings/accounts/", "/settle"))
    }),
    kind("ledger-place", "bookings-kind-place", Icon::Unit, |reading, actor, _, ids| {
        cards(reading, actor, ids, ("ledger_place", "name", "/bookings/units/", "/settle"))
    }),
    kind("ledger-supplier", "bookings-kind-supplier", Icon::Supplier, |reading, actor, _, ids| {
        cards(reading, actor, ids, ("ledger_supplier", "name", "/bookings/suppliers/", "/settle"))
    }),
];

/// The cards of those of these records that the actor may read: of a table, with a column for title, at an address.
fn cards(
    reading: &Reading<'_>,
    actor: &Actor,
    ids: &[i64],
    (table, title, before, after): (&str, &str, &str, &str),
) -> Result<Vec<Card>> {
    let text = format!("SELECT {table}.id, CAST({table}.{title} AS TEXT) FROM {table} WHERE {{scope}}");
    let sql = Sql::within(&POLICY.scope(actor, Verb::Read), &text);
    let found: Vec<(i64, String)> = reading.all(sql.and_in(&format!("{table}.id"), ids.iter().copied()))?;
    let card = |(id, title)| Card { id, title, href: format!("{before}{id}{after}"), ..Card::default() };
    Ok(found.into_iter().map(card).collect())
}

/// Accounts and units that rows wait for somebody to say.
fn needs_you(ask: &Ask<'_>) -> Result<Vec<Waiting>> {
    let scope = POLICY.scope(ask.actor, Verb::Settle);
    if scope.is_nothing() {
        return Ok(Vec::new());
    }
    let questions = [
        (
            "SELECT COUNT(*) FROM ledger_account WHERE {scope} AND ledger_account.verdict = 'waiting'",
            "bookings-waiting-accounts",
            "/bookings/accounts?state=waiting",
        ),
        (
            "SELECT COUNT(*) FROM ledger_place WHERE {scope} AND ledger_place.unit_id IS NULL",
            "bookings-waiting-units",
            "/bookings/units?state=waiting",
        ),
    ];
    let mut waiting = Vec::new();
    for (text, key, href) in questions {
        let count = ask.db.read(|reading| reading.number(Sql::within(&scope, text)))?;
        if count > 0 {
            let text = ask.talk.with(key, &[("count", count.into())]);
            waiting.push(Waiting { text, href: href.to_owned(), count, is_urgent: false });
        }
    }
    Ok(waiting)
}

/// What hangs on a unit that closes: administrations of files that are it, whose rows the ledger would then refuse.
fn at_stake(reading: &Reading<'_>, ask: &Ask<'_>, subject: &Subject) -> Result<Vec<Waiting>> {
    if subject.kind != "unit" {
        return Ok(Vec::new());
    }
    let text = "SELECT COUNT(*) FROM ledger_place WHERE unit_id = ?";
    let count = reading.number(Sql::open("a number alone, to who ends it", text).bind(subject.id))?;
    if count == 0 {
        return Ok(Vec::new());
    }
    let text = ask.talk.with("bookings-stake-unit", &[("count", count.into())]);
    Ok(vec![Waiting { text, href: String::new(), count, is_urgent: false }])
}

/// Budgets that come in as files.
fn budgets(routes: &mut Routes) {
    routes.list(&crate::budget::FILES, gate("read"), "Budgets that came in as files.");
    routes.list(&crate::budget::ROWS, gate("read"), "Rows of budgets, with where each stands.");
    let row =
        Doc::new("bookings-budget-row", "One row as it stands in its file, and its line in the budget.");
    routes.get("/bookings/budgets/rows/{id}", gate("read"), row, crate::budget::row_page::show);
    let file = Doc::new(
        "bookings-budget-file",
        "One budget: rows and sums that are planned, ready, not IT's or held; together the file, to the öre.",
    );
    routes.get("/bookings/budgets/{id}", gate("read"), file, crate::budget::file_page::show);
    routes.form::<crate::budget::plan::PlanFile>(
        "/bookings/budgets/{id}/plan",
        gate("book"),
        "Puts the rows of a budget that are ready into the plan, each once; what has changed by its difference.",
    );
}

const fn gate(verb: &'static str) -> Gate {
    Gate::Verb("ledger-row", verb)
}

fn routes(routes: &mut Routes) {
    routes.list(&crate::file_list::FILES, gate("read"), "Files of supplier ledgers that came in.");
    routes.list(&crate::row_list::ROWS, gate("read"), "Rows of supplier ledgers, with where each stands.");
    let row = Doc::new("bookings-row", "One row as it stands in its file, and its line in the budget.");
    routes.get("/bookings/rows/{id}", gate("read"), row, crate::row_page::show);
    let file = Doc::new(
        "bookings-file",
        "One file: rows and sums that are booked, ready, not IT's or held; together the file, to the öre.",
    );
    routes.get("/bookings/{id}", gate("read"), file, crate::file_page::show);
    routes.form::<crate::book::Book>(
        "/bookings/{id}/book",
        gate("book"),
        "Puts the rows of a file that are ready into the ledger, each once.",
    );
    budgets(routes);
    routes.list(&crate::account_list::ACCOUNTS, gate("read"), "Accounts of files, and what they are.");
    routes.form::<crate::settle_account::SettleAccount>(
        "/bookings/accounts/{id}/settle",
        gate("settle"),
        "Says what an account of files is: IT's with its account string, or none of IT's.",
    );
    let not_it = Doc::new("bookings-accounts-not-it", "These accounts are none of IT's.");
    routes.bulk(
        "/bookings/accounts/bulk/not-it",
        "/bookings/accounts",
        gate("settle"),
        not_it,
        crate::settle_account::not_it_each,
    );
    routes.list(
        &crate::place_list::PLACES,
        gate("read"),
        "Administrations of files, and which units they are.",
    );
    routes.form::<crate::settle_place::SettlePlace>(
        "/bookings/units/{id}/settle",
        gate("settle"),
        "Says which unit an administration of files is.",
    );
    routes.list(&crate::supplier_list::SUPPLIERS, gate("read"), "Suppliers of files, and who they are.");
    routes.form::<crate::settle_supplier::SettleSupplier>(
        "/bookings/suppliers/{id}/settle",
        gate("settle"),
        "Says who a supplier of files is: one of the register (register), or called as it stands (own).",
    );
    let spend = Doc::new(
        "bookings-spend",
        "What was spent with a supplier in each year, beside what was agreed: of what the token's owner may read.",
    );
    routes.get("/suppliers/{id}/spend", Gate::Verb("budget-line", "read"), spend, crate::spend::show);
    let bound = Doc::new(
        "bookings-bound",
        "What agreements bind in each year beside plan, open orders and spent money: ?unit=. Added to nothing.",
    );
    routes.get("/budget/bound", Gate::Verb("budget-line", "read"), bound, crate::bound::show);
    let own = Doc::new(
        "bookings-suppliers-own",
        "These suppliers are called as they stand; refused for one that looks like one of the register.",
    );
    routes.bulk(
        "/bookings/suppliers/bulk/own",
        "/bookings/suppliers",
        gate("settle"),
        own,
        crate::settle_supplier::own_each,
    );
}
