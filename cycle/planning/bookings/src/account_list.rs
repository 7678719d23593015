use kernel::{Money, Result};
use look::{Icon, Mood, StateMark};
use store::Row;
use texts::Talk;
use web::{Cell, Column, Filter, FilterKind, List, SortBy};

use crate::store::known;
use crate::{POLICY, Verb, Verdict};

/// An account in the list.
pub(crate) struct Line {
    id: i64,
    key: String,
    name: String,
    verdict: Verdict,
    account: String,
    rows: i64,
    sum: i64,
}

fn read(row: &Row) -> Result<Line> {
    let verdict: String = row.get(3)?;
    Ok(Line {
        id: row.get(0)?,
        key: row.get(1)?,
        name: row.get(2)?,
        verdict: known(&verdict, Verdict::from_word)?,
        account: row.get(4)?,
        rows: row.get(5)?,
        sum: row.get(6)?,
    })
}

fn mark(verdict: Verdict, talk: &Talk) -> StateMark {
    let (icon, mood) = match verdict {
        Verdict::Waiting => (Icon::Waiting, Mood::Watch),
        Verdict::It => (Icon::Done, Mood::Good),
        Verdict::NotIt => (Icon::Declined, Mood::Past),
    };
    StateMark::new(icon, talk.say(&format!("bookings-verdict-{}", verdict.word())), mood)
}

/// Accounts of files.
pub(crate) static ACCOUNTS: List<Line> = List {
    name: "bookings-accounts",
    path: "/bookings/accounts",
    export_path: "/bookings/accounts/export",
    export_name: "bookings-accounts-export",
    select: "ledger_account.id, ledger_account.key, ledger_account.name, ledger_account.verdict, ledger_account.account,
        (SELECT COUNT(*) FROM ledger_row r WHERE r.account_id = ledger_account.id),
        CAST((SELECT COALESCE(SUM(r.amount), 0) FROM ledger_row r WHERE r.account_id = ledger_account.id) AS BIGINT)",
    from: "ledger_account",
    id: "ledger_account.id",
    scope: |actor| POLICY.scope(actor, Verb::Read),
    read,
    row_id: |it| (it.id, it.name.clone()),
    shown: web::EVERY_COLUMN,
    columns: &[
        Column {
            name: "name",
            sort: SortBy::Text("ledger_account.name"),
            cell: |it, _| Cell::Link {
                text: it.name.clone(),
                href: format!("/bookings/accounts/{}/settle", it.id),
            },
        },
        Column { name: "code", sort: SortBy::Text("ledger_account.key"), cell: |it, _| Cell::Text(it.key.clone()) },
        Column {
            name: "state",
            sort: SortBy::Nothing,
            cell: |it, ask| Cell::State(it.verdict.word(), mark(it.verdict, ask.talk)),
        },
        Column {
            name: "account",
            sort: SortBy::Nothing,
            cell: |it, _| if it.verdict == Verdict::It { Cell::Text(it.account.clone()) } else { Cell::Empty },
        },
        Column { name: "rows", sort: SortBy::Nothing, cell: |it, _| Cell::Number(it.rows) },
        Column { name: "sum", sort: SortBy::Nothing, cell: |it, _| Cell::Money(Money::sek(it.sum)) },
    ],
    filters: &[Filter {
        name: "state",
        kind: FilterKind::Word(&[
            ("waiting", "ledger_account.verdict = 'waiting'"),
            ("it", "ledger_account.verdict = 'it'"),
            ("not-it", "ledger_account.verdict = 'not-it'"),
        ]),
    }],
    sort: "code",
    bulk: &[("not-it", "bookings-not-it-act")],
    create: None,
    beside: &[("/bookings", "bookings-files-list-title")],
};
