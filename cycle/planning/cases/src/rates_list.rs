use capital::Base;
use kernel::{Day, Id, Result};
use store::Row;
use web::{Cell, Column, List, SortBy};

use crate::case::In;
use crate::rates::{Decision, href};
use crate::store::known;
use crate::{RATES, RatesVerb};

/// A decision in the list.
pub(crate) struct Line {
    id: Id<Decision>,
    day: Day,
    text: String,
    reference: String,
    base: Base,
}

fn read(row: &Row) -> Result<Line> {
    let base: String = row.get(4)?;
    Ok(Line {
        id: row.get(0)?,
        day: row.get(1)?,
        text: row.get(2)?,
        reference: row.get(3)?,
        base: known(&base, Base::from_word)?,
    })
}

/// The decisions on internal rates.
pub(crate) static ALL_RATES: List<Line> = List {
    name: "cases-rates",
    path: "/cases/rates",
    export_path: "/cases/rates/export",
    export_name: "cases-rates-export",
    select: "internal_rates.id, internal_rates.decided_on, internal_rates.decision, internal_rates.reference,
        internal_rates.base",
    from: "internal_rates",
    id: "internal_rates.id",
    scope: |actor| RATES.scope(actor, RatesVerb::Read),
    read,
    row_id: |it| (it.id.number(), it.text.clone()),
    shown: web::EVERY_COLUMN,
    columns: &[
        Column {
            name: "decision",
            sort: SortBy::Nothing,
            cell: |it, _| Cell::Link { text: it.text.clone(), href: href(it.id) },
        },
        Column {
            name: "day",
            sort: SortBy::Text("internal_rates.decided_on"),
            cell: |it, _| Cell::Day(it.day),
        },
        Column {
            name: "reference",
            sort: SortBy::Nothing,
            cell: |it, _| match it.reference.as_str() {
                "" => Cell::Empty,
                text => Cell::Text(text.to_owned()),
            },
        },
        Column {
            name: "base",
            sort: SortBy::Nothing,
            cell: |it, ask| Cell::word(it.base.word(), ask.say(&format!("cases-base-{}", it.base.word()))),
        },
    ],
    filters: &[],
    sort: "-day",
    bulk: &[],
    create: Some(("/cases/rates/set", "cases-rates-set-title", |actor| {
        RATES.may(actor, RatesVerb::Set, &In(None))
    })),
    beside: &[("/cases", "cases-list-title")],
};
