//! Categories: their list, and adding and changing one.

use access::Actor;
use kernel::{FieldErrors, Id, Input, Result};
use store::{Db, Row};
use web::{Ask, Cell, Column, Draft, Field, Form, List, Reply, SortBy};

use crate::fields::{self, VERSION};
use crate::model::{Category, CategoryFacts, CategoryKind};
use crate::model_fields::{LIFE, life};
use crate::store::models;
use crate::{CATEGORIES, CategoryVerb, Event};

const NAME: Field = Field::line("name", 80).required();
const KIND: Field = Field::choice("kind", CategoryKind::WORDS).required();
const LIST: &str = "/equipment/categories";

/// A category in the list.
pub(crate) struct Line {
    id: i64,
    name: String,
    kind: String,
    life_months: Option<i64>,
    models: i64,
}

fn read(row: &Row) -> Result<Line> {
    Ok(Line {
        id: row.get(0)?,
        name: row.get(1)?,
        kind: row.get(2)?,
        life_months: row.get(3)?,
        models: row.get(4)?,
    })
}

/// The categories by name.
pub(crate) static CATEGORY_LIST: List<Line> = List {
    name: "assets-categories",
    path: LIST,
    export_path: "/equipment/categories/export",
    export_name: "assets-categories-export",
    select: "asset_category.id, asset_category.name, asset_category.kind, asset_category.life_months,
        (SELECT COUNT(*) FROM asset_model WHERE asset_model.category_id = asset_category.id)",
    from: "asset_category",
    id: "asset_category.id",
    scope: |actor| CATEGORIES.scope(actor, CategoryVerb::Read),
    read,
    row_id: |line| (line.id, line.name.clone()),
    shown: web::EVERY_COLUMN,
    columns: &[
        Column {
            name: "name",
            sort: SortBy::Text("asset_category.name"),
            cell: |line, ask| {
                let (text, may) = (line.name.clone(), CATEGORIES.may(ask.actor, CategoryVerb::Edit, &()));
                let href = if may {
                    format!("{LIST}/{}/edit", line.id)
                } else {
                    format!("/equipment/models?category={}", line.id)
                };
                Cell::Link { text, href }
            },
        },
        Column {
            name: "kind",
            sort: SortBy::Nothing,
            cell: |line, ask| {
                Cell::word(line.kind.clone(), ask.say(&format!("assets-category-kind-{}", line.kind)))
            },
        },
        Column {
            name: "life",
            sort: SortBy::Nothing,
            cell: |line, _| line.life_months.map_or(Cell::Empty, Cell::Number),
        },
        Column { name: "models", sort: SortBy::Nothing, cell: |line, _| Cell::Number(line.models) },
    ],
    filters: &[],
    sort: "name",
    bulk: &[],
    create: Some(("/equipment/categories/add", "assets-add-category-title", |actor| {
        CATEGORIES.may_somewhere(actor, CategoryVerb::Add)
    })),
    beside: &[("/equipment/models", "assets-models-list-title"), ("/equipment", "assets-list-title")],
};

fn facts(input: &Input) -> Result<CategoryFacts, FieldErrors> {
    let (name, life_months) = (input.line("name", 2..=80), life(input));
    let kind = input.choice("kind", CategoryKind::from_word);
    kernel::all_or_errors!(CategoryFacts { name, kind, life_months })
}

fn draft_of(ask: &Ask<'_>) -> Draft {
    Draft::default()
        .crumb("/equipment", ask.say("assets-list-title"))
        .crumb(LIST, ask.say("assets-categories-list-title"))
        .cancel(LIST)
}

pub(crate) struct AddCategory;

impl Form for AddCategory {
    const NAME: &'static str = "assets-add-category";
    const FIELDS: &'static [Field] = &[NAME, KIND, LIFE];
    type New = CategoryFacts;

    fn parse(input: &Input) -> Result<CategoryFacts, FieldErrors> {
        facts(input)
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        CATEGORIES.allow_new(ask.actor, CategoryVerb::Add, &())?;
        Ok(draft_of(ask).value("kind", CategoryKind::Device.word()))
    }

    fn act(ask: &Ask<'_>, new: CategoryFacts) -> Result<Reply> {
        let id = add_category(ask.db, ask.actor, &new)?;
        Ok(Reply::made("asset-category", id.number(), LIST, "assets-category-added"))
    }
}

/// Adds a category.
pub fn add_category(db: &Db, actor: &Actor, new: &CategoryFacts) -> Result<Id<Category>> {
    db.write(actor, |tx| {
        let permit = CATEGORIES.allow_new(actor, CategoryVerb::Add, &())?;
        let id = models::insert_category(tx, new)?;
        Ok(tx.say(permit, &Event::CategoryAdded { category: id })?.with(id))
    })
}

/// What is to be said of a category.
pub(crate) struct EditedCategory {
    facts: CategoryFacts,
    seen: Option<i64>,
}

pub(crate) struct EditCategory;

impl Form for EditCategory {
    const NAME: &'static str = "assets-edit-category";
    const FIELDS: &'static [Field] = &[NAME, KIND, LIFE, VERSION];
    type New = EditedCategory;

    fn parse(input: &Input) -> Result<EditedCategory, FieldErrors> {
        let mut errors = FieldErrors::default();
        let facts = facts(input).map_err(|found| errors.0.extend(found.0)).ok();
        match (facts, errors.take(fields::seen(input))) {
            (Some(facts), Some(seen)) => Ok(EditedCategory { facts, seen }),
            _ => Err(errors),
        }
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        CATEGORIES.allow(ask.actor, CategoryVerb::Edit, &())?;
        let id = ask.id("id")?;
        let found = ask.db.read(|reading| models::load_category(reading, id))?;
        let months = found.facts.life_months.map(|months| months.to_string()).unwrap_or_default();
        Ok(draft_of(ask)
            .value("name", &found.facts.name)
            .value("kind", found.facts.kind.word())
            .value("life_months", months)
            .value("version", found.version.to_string()))
    }

    fn act(ask: &Ask<'_>, new: EditedCategory) -> Result<Reply> {
        let id = ask.id("id")?;
        edit_category(ask.db, ask.actor, id, &new.facts, new.seen)?;
        Ok(Reply::made("asset-category", id.number(), LIST, "assets-category-edited"))
    }
}

/// Changes what is said of a category; `seen` is the version that the sender saw.
pub fn edit_category(
    db: &Db,
    actor: &Actor,
    id: Id<Category>,
    new: &CategoryFacts,
    seen: Option<i64>,
) -> Result<()> {
    db.write(actor, |tx| {
        let category = models::load_category(tx, id)?;
        let permit = CATEGORIES.allow(actor, CategoryVerb::Edit, &())?;
        fields::is_as_seen(category.version, seen)?;
        models::save_category(tx, &category, new)?;
        tx.say(permit, &Event::CategoryEdited { category: id })
    })
}
