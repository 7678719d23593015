//! The routes as the tests see them: each with addresses that can be asked for.

use web::{Gate, Method, Route};

use crate::decide::Judge;
use crate::town::Town;

/// Addresses of a route with numbers of records that are there: at most so many, spread over all there are.
pub fn addresses(town: &Town, judge: &Judge, route: &Route, most: usize) -> Vec<String> {
    if route.path == "/thread/tie" && route.method == Method::Get {
        // A form about two records that its question names.
        return vec!["/thread/tie?kind=unit&id=2&other_kind=unit&other_id=3".to_owned()];
    }
    if route.path.contains("{file}") {
        return files(town, route.path)
            .map(|(record, file)| route.path.replace("{id}", &record).replace("{file}", &file))
            .collect();
    }
    if let Some(pairs) = inner(town, route.path) {
        return pairs;
    }
    if !route.path.contains('{') {
        return vec![route.path.to_owned()];
    }
    let mut found = vec![String::new()];
    for part in route.path.split('/').skip(1) {
        let values =
            if part.starts_with('{') { values(town, judge, route.path, part) } else { vec![part.to_owned()] };
        let more =
            |before: &String| values.iter().map(|value| format!("{before}/{value}")).collect::<Vec<_>>();
        found = found.iter().flat_map(more).collect();
    }
    let step = found.len().div_ceil(most.max(1)).max(1);
    found.into_iter().step_by(step).collect()
}

/// Addresses of a line within a record, each with the record that it belongs to.
fn inner(town: &Town, path: &str) -> Option<Vec<String>> {
    let lines = [
        ("{entry}", "line_id", "ledger_entry"),
        ("{benefit}", "case_id", "case_benefit"),
        ("{decision}", "case_id", "case_decision"),
        ("{cost}", "case_id", "case_cost"),
        ("{rule}", "scenario_id", "refresh_rule"),
        ("{count}", "licence_id", "licence_count"),
        ("{seat}", "licence_id", "licence_seat"),
        ("{damage}", "loan_id", "loan_damage"),
    ];
    let (part, of, table) = lines.into_iter().find(|(part, ..)| path.contains(part))?;
    // Investments have a form of their own.
    let which = match path {
        "/cases/{id}/investments/{cost}/edit" => "kind = 'capital'",
        "/cases/{id}/costs/{cost}/edit" => "kind <> 'capital'",
        "/refresh/scenarios/{id}/rules/{rule}/take-out" => "scenario_id IS NOT NULL",
        _ => "1 = 1",
    };
    let column = |name: &str| town.numbers(&format!("SELECT {name} FROM {table} WHERE {which} ORDER BY id"));
    let address = |(record, line): (i64, i64)| {
        path.replace("{id}", &record.to_string()).replace(part, &line.to_string())
    };
    Some(column(of).into_iter().zip(column("id")).map(address).collect())
}

/// Each file that everybody in a need's or a ticket's dialogue sees, with the need or the ticket; or each file of an
/// article, an agreement or a piece of equipment, with the record.
fn files(town: &Town, path: &str) -> impl Iterator<Item = (String, String)> {
    let in_dialogue = |of: &str| {
        format!(
            "m.thread_id FROM attachment a JOIN {of}_message m ON m.id = a.subject_id AND a.kind = '{of}-message'
             WHERE m.voice <> 'internal' ORDER BY a.id"
        )
    };
    let from = match path.split('/').nth(1) {
        Some("articles") => {
            "a.subject_id FROM attachment a WHERE a.kind = 'article' ORDER BY a.id".to_owned()
        }
        Some("agreements") => {
            "a.subject_id FROM attachment a WHERE a.kind = 'agreement' ORDER BY a.id".to_owned()
        }
        Some("equipment") => {
            "a.subject_id FROM attachment a WHERE a.kind = 'asset-documents' ORDER BY a.id".to_owned()
        }
        Some("loans") => {
            "a.subject_id FROM attachment a WHERE a.kind = 'loan-documents' ORDER BY a.id".to_owned()
        }
        Some("tickets") => in_dialogue("ticket"),
        _ => in_dialogue("need"),
    };
    let texts = |ids: Vec<i64>| ids.into_iter().map(|id| id.to_string()).collect::<Vec<_>>();
    let records = texts(town.numbers(&format!("SELECT {from}")));
    let (_, rest) = from.split_once(" FROM ").expect("a query");
    records.into_iter().zip(texts(town.numbers(&format!("SELECT a.id FROM {rest}"))))
}

/// What may stand at a place of an address.
fn values(town: &Town, judge: &Judge, path: &str, part: &str) -> Vec<String> {
    let numbers = |ids: Vec<i64>| ids.into_iter().map(|id| id.to_string()).collect::<Vec<_>>();
    let table = |table: &str| numbers(town.numbers(&format!("SELECT id FROM {table} ORDER BY id")));
    let first = path.split('/').nth(1).unwrap_or("");
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    match (first, part) {
        ("thread", "{kind}") => words(&crate::access::KINDS),
        ("thread", _) => numbers((1..=6).collect()),
        ("areas", _) => words(&["plan", "deliver", "review", "assure", "forms", "school"]),
        ("sign-in", "{id}") => numbers(judge.ids("provider")),
        ("sign-in" | "set-up", _) => words(&["no-such-token"]),
        ("needs", "{id}") if path.starts_with("/needs/criteria/") => table("criterion"),
        ("needs", "{id}") => numbers(judge.ids("need")),
        ("tickets", "{id}") if path.starts_with("/tickets/canned/") => table("canned_answer"),
        ("tickets", "{id}")
            if path.starts_with("/tickets/order/") || path.starts_with("/tickets/templates/") =>
        {
            table("service_template")
        }
        ("tickets", "{id}") => numbers(judge.ids("ticket")),
        ("tickets", "{step}") => table("ticket_step"),
        ("articles", "{id}") => numbers(judge.ids("article")),
        ("training", "{id}") => numbers(judge.ids("course")),
        ("training", "{session}") => table("course_session"),
        ("services", "{id}") => numbers(judge.ids("service")),
        ("budget", "{id}") if path.starts_with("/budget/lines/") => numbers(judge.ids("budget-line")),
        ("budget", "{id}") if path.starts_with("/budget/sources/") => numbers(judge.ids("funding-source")),
        ("budget", "{id}") => numbers(judge.ids("budget-year")),
        ("suppliers", "{contact}") => table("supplier_contact"),
        ("suppliers", "{id}") => numbers(judge.ids("supplier")),
        ("agreements", "{token}") => words(&["no-such-token"]),
        ("agreements", "{id}") => numbers(judge.ids("agreement")),
        ("equipment", "{id}") if path.starts_with("/equipment/models/") => numbers(judge.ids("asset-model")),
        ("equipment", "{id}") if path.starts_with("/equipment/categories/") => {
            numbers(judge.ids("asset-category"))
        }
        ("equipment", "{id}") if path.starts_with("/equipment/found/") => numbers(judge.ids("found-device")),
        ("equipment", "{id}") if path.starts_with("/equipment/agents/") => numbers(judge.ids("site-key")),
        ("equipment", "{id}") => numbers(judge.ids("asset")),
        ("refresh", "{id}") if path.starts_with("/refresh/level/") => numbers(judge.ids("level-rule")),
        ("refresh", "{id}") if path.starts_with("/refresh/rules/") => numbers(judge.ids("refresh-rule")),
        ("refresh", "{id}") => numbers(judge.ids("scenario")),
        ("bookings", "{id}") if path.starts_with("/bookings/rows/") => numbers(judge.ids("ledger-row")),
        ("bookings", "{id}") if path.starts_with("/bookings/accounts/") => table("ledger_account"),
        ("bookings", "{id}") if path.starts_with("/bookings/units/") => table("ledger_place"),
        ("bookings", "{id}") if path.starts_with("/bookings/suppliers/") => table("ledger_supplier"),
        ("bookings", "{id}") if path.starts_with("/bookings/budgets/rows/") => table("budget_row"),
        ("bookings", "{id}") if path.starts_with("/bookings/budgets/") => table("budget_file"),
        ("bookings", "{id}") => table("ledger_file"),
        ("cases", "{id}") if path.starts_with("/cases/rates/") => numbers(judge.ids("internal-rates")),
        ("cases", "{id}") => numbers(judge.ids("business-case")),
        ("licences", "{id}") => numbers(judge.ids("licence")),
        ("loans", "{id}") if path.starts_with("/loans/texts/") => numbers(judge.ids("loan-text")),
        ("loans", "{id}") => numbers(judge.ids("loan")),
        ("consumables", "{id}") => numbers(judge.ids("consumable")),
        ("persons", "{id}") | (_, "{person}") => numbers(judge.ids("person")),
        ("units", "{id}") => numbers(judge.ids("unit")),
        ("groups", "{id}") => numbers(judge.ids("group")),
        ("grants", "{id}") => numbers(judge.ids("grant")),
        ("calendars", "{id}") => numbers(judge.ids("calendar")),
        ("service-levels", "{id}") if path.contains("/causes/") => table("breach_cause"),
        ("service-levels", "{id}") => numbers(judge.ids("service-level")),
        ("service-reports", "{id}") => numbers(judge.ids("service-report")),
        ("clocks", "{id}") => numbers(judge.ids("clock")),
        ("files", "{id}") => table("attachment"),
        ("views", "{id}") => table("saved_view"),
        ("import", "{id}") if path.starts_with("/import/layouts/") => table("import_layout"),
        ("import", "{id}") if path.starts_with("/import/sheets/") => numbers(judge.ids("sheet")),
        ("import", "{id}") => numbers(judge.ids("import")),
        ("mail", "{id}") if path.starts_with("/mail/letters/") => numbers(judge.ids("letter")),
        ("mail", "{id}") if path.starts_with("/mail/sendings/") => numbers(judge.ids("sending")),
        ("mail", "{id}") if path.starts_with("/mail/stops/") => table("mail_stop"),
        ("mail", "{id}") => numbers(judge.ids("mailbox")),
        (_, "{id}") if path.contains("providers/links/") => numbers(judge.ids("provider-link")),
        (_, "{id}") if path.contains("/providers/") => numbers(judge.ids("provider")),
        ("account", "{id}") | ("persons", "{token}") => table("account_pass"),
        _ => panic!("the tests do not know what stands at {part} in {path}: teach routes.rs"),
    }
}

pub fn gets(town: &Town) -> impl Iterator<Item = &Route> {
    town.app.routes.all().iter().filter(|route| route.method == Method::Get)
}

pub fn posts(town: &Town) -> impl Iterator<Item = &Route> {
    town.app.routes.all().iter().filter(|route| route.method == Method::Post)
}

pub const fn is_open(route: &Route) -> bool {
    matches!(route.gate, Gate::Open(_))
}

/// A body that the route's own description calls sound, as far as it can be known from it.
pub fn sound_fields(route: &Route) -> Vec<(&'static str, String)> {
    use web::FieldKind as Kind;
    let value = |kind: Kind| match kind {
        Kind::Line(_) | Kind::Prose(_) => "Ett prov".to_owned(),
        Kind::Choice(words) => words.first().map_or_else(String::new, |word| (*word).to_owned()),
        Kind::Pick | Kind::Many | Kind::Hidden => "1".to_owned(),
        Kind::Check => "1".to_owned(),
        Kind::Day => "2026-09-01".to_owned(),
        Kind::Number(least, _) => least.max(1).to_string(),
        Kind::Money => "100".to_owned(),
        Kind::Secret => "ett nytt långt lösenord".to_owned(),
        Kind::Email => "prov@sjovik.example".to_owned(),
        Kind::File(_) | Kind::Files => String::new(),
    };
    let fields = route.fields.iter().filter(|field| !matches!(field.kind, Kind::File(_) | Kind::Files));
    fields.map(|field| (field.name, value(field.kind))).collect()
}
