use kernel::{Day, Id, Money, Result};
use store::Row;
use web::{Cell, Column, Filter, FilterKind, List, SortBy};

use crate::model::{called, href};
use crate::store::models;
use crate::{MODELS, ModelVerb};

/// A model in the list.
pub(crate) struct Line {
    id: i64,
    maker: String,
    name: String,
    category: String,
    support_ends: Option<Day>,
    list_price: Option<i64>,
    life_months: Option<i64>,
}

fn read(row: &Row) -> Result<Line> {
    Ok(Line {
        id: row.get(0)?,
        maker: row.get(1)?,
        name: row.get(2)?,
        category: row.get(3)?,
        support_ends: row.get(4)?,
        list_price: row.get(5)?,
        life_months: row.get(6)?,
    })
}

/// The models by name. How many things there are of each stands on its page, for whoever may read them.
pub(crate) static MODEL_LIST: List<Line> = List {
    name: "assets-models",
    path: "/equipment/models",
    export_path: "/equipment/models/export",
    export_name: "assets-models-export",
    select:
        "asset_model.id, asset_model.maker, asset_model.name, asset_category.name, asset_model.support_ends,
        asset_model.list_price, COALESCE(asset_model.life_months, asset_category.life_months)",
    from: "asset_model JOIN asset_category ON asset_category.id = asset_model.category_id",
    id: "asset_model.id",
    scope: |actor| MODELS.scope(actor, ModelVerb::Read),
    read,
    row_id: |line| (line.id, called(&line.maker, &line.name)),
    shown: web::EVERY_COLUMN,
    columns: &[
        Column {
            name: "name",
            sort: SortBy::Text("asset_model.name"),
            cell: |line, _| Cell::Link { text: line.name.clone(), href: href(Id::new(line.id)) },
        },
        Column {
            name: "maker",
            sort: SortBy::Text("asset_model.maker"),
            cell: |line, _| if line.maker.is_empty() { Cell::Empty } else { Cell::Text(line.maker.clone()) },
        },
        Column { name: "category", sort: SortBy::Nothing, cell: |line, _| Cell::Text(line.category.clone()) },
        Column {
            name: "support",
            sort: SortBy::Nothing,
            cell: |line, _| line.support_ends.map_or(Cell::Empty, Cell::Day),
        },
        Column {
            name: "price",
            sort: SortBy::Nothing,
            cell: |line, _| line.list_price.map_or(Cell::Empty, |price| Cell::Money(Money::sek(price))),
        },
        Column {
            name: "life",
            sort: SortBy::Nothing,
            cell: |line, _| line.life_months.map_or(Cell::Empty, Cell::Number),
        },
    ],
    filters: &[
        Filter {
            name: "category",
            kind: FilterKind::Pick("asset_model.category_id = ?", |ask| {
                ask.db.read(models::category_choices)
            }),
        },
        Filter {
            name: "support",
            kind: FilterKind::Daily(&[
                ("over", "asset_model.support_ends < ?"),
                ("going", "asset_model.support_ends >= ?"),
            ]),
        },
    ],
    sort: "name",
    bulk: &[],
    create: Some(("/equipment/models/add", "assets-add-model-title", |actor| {
        MODELS.may_somewhere(actor, ModelVerb::Add)
    })),
    beside: &[("/equipment/categories", "assets-categories-list-title"), ("/equipment", "assets-list-title")],
};
