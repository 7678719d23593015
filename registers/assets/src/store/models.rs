//! Models and categories. They are no secret, so no scope narrows them.

use std::collections::HashMap;

use kernel::{Id, Money, Refused, Result};
use look::Choice;
use store::{Reading, Row, Sql, Tx};

use crate::model::{Category, CategoryFacts, CategoryKind, Model, ModelFacts, called};

const OPEN: &str = "models and categories are no secret";

/// Models and categories that a form offers; no organisation known to us has so many.
const CHOICES: i64 = 2_000;

fn category(row: &Row) -> Result<Category> {
    let word: String = row.get(2)?;
    let kind =
        CategoryKind::from_word(&word).ok_or_else(|| Refused::broken(format!("a category is {word}")))?;
    let facts = CategoryFacts { name: row.get(1)?, kind, life_months: row.get(3)? };
    Ok(Category { id: row.get(0)?, facts, version: row.get(4)? })
}

pub(crate) fn load_category(reading: &Reading<'_>, id: Id<Category>) -> Result<Category> {
    let text = "SELECT id, name, kind, life_months, version FROM asset_category WHERE id = ?";
    let rows = reading.rows(Sql::open(OPEN, text).bind(id))?;
    rows.first().map(category).transpose()?.ok_or(Refused::NotFound)
}

/// The category of this name; case is ignored by whoever asks.
pub(crate) fn category_named(reading: &Reading<'_>, name: &str) -> Result<Option<Id<Category>>> {
    let sql = Sql::open(OPEN, "SELECT id, name FROM asset_category ORDER BY id LIMIT ?").bind(CHOICES);
    let all: Vec<(Id<Category>, String)> = reading.all(sql)?;
    let wanted = name.to_lowercase();
    Ok(all.into_iter().find(|(_, name)| name.to_lowercase() == wanted).map(|(id, _)| id))
}

/// Kinds of equipment to choose from, by name.
pub fn category_choices(reading: &Reading<'_>) -> Result<Vec<Choice>> {
    let sql = Sql::open(OPEN, "SELECT id, name FROM asset_category ORDER BY name, id LIMIT ?").bind(CHOICES);
    let all: Vec<(i64, String)> = reading.all(sql)?;
    Ok(all.into_iter().map(|(id, name)| Choice::new(id.to_string(), name)).collect())
}

pub(crate) fn insert_category(tx: &Tx<'_>, facts: &CategoryFacts) -> Result<Id<Category>> {
    let sql =
        Sql::change("INSERT INTO asset_category (name, kind, life_months, changed_at) VALUES (?, ?, ?, ?)");
    tx.insert(sql.bind(&facts.name).bind(facts.kind.word()).bind(facts.life_months).bind(tx.now()))
}

pub(crate) fn save_category(tx: &Tx<'_>, was: &Category, facts: &CategoryFacts) -> Result<()> {
    let sql = Sql::change(
        "UPDATE asset_category SET name = ?, kind = ?, life_months = ?, changed_at = ?, version = version + 1
         WHERE id = ? AND version = ?",
    );
    let sql = sql.bind(&facts.name).bind(facts.kind.word()).bind(facts.life_months).bind(tx.now());
    tx.run_one(sql.bind(was.id).bind(was.version))
}

fn model(row: &Row) -> Result<Model> {
    let price: Option<i64> = row.get(5)?;
    let facts = ModelFacts {
        maker: row.get(1)?,
        name: row.get(2)?,
        category: row.get(3)?,
        support_ends: row.get(4)?,
        list_price: price.map(Money::sek),
        life_months: row.get(6)?,
    };
    Ok(Model { id: row.get(0)?, facts, version: row.get(7)? })
}

pub(crate) fn load_model(reading: &Reading<'_>, id: Id<Model>) -> Result<Model> {
    let text = "SELECT id, maker, name, category_id, support_ends, list_price, life_months, version
                FROM asset_model WHERE id = ?";
    let rows = reading.rows(Sql::open(OPEN, text).bind(id))?;
    rows.first().map(model).transpose()?.ok_or(Refused::NotFound)
}

/// What these models are called.
pub fn names(
    reading: &Reading<'_>,
    ids: impl IntoIterator<Item = Id<Model>>,
) -> Result<HashMap<Id<Model>, String>> {
    let mut ids: Vec<Id<Model>> = ids.into_iter().collect();
    ids.sort_unstable();
    ids.dedup();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let sql = Sql::open(OPEN, "SELECT id, maker, name FROM asset_model WHERE 1 = 1").and_in("id", ids);
    let all: Vec<(Id<Model>, String, String)> = reading.all(sql)?;
    Ok(all.into_iter().map(|(id, maker, name)| (id, called(&maker, &name))).collect())
}

/// The model of this maker and name.
pub(crate) fn model_named(reading: &Reading<'_>, maker: &str, name: &str) -> Result<Option<Id<Model>>> {
    let sql = Sql::open(OPEN, "SELECT id FROM asset_model WHERE maker = ? AND name = ?");
    Ok(reading.find::<(Id<Model>,)>(sql.bind(maker).bind(name))?.map(|(id,)| id))
}

/// A model as a table names it.
pub(crate) struct Named {
    pub id: Id<Model>,
    pub maker: String,
    pub name: String,
    pub category: String,
}

/// Every model with its category's name, for recognising what a table says.
pub(crate) fn all_named(reading: &Reading<'_>) -> Result<Vec<Named>> {
    let text = "SELECT asset_model.id, asset_model.maker, asset_model.name, asset_category.name FROM asset_model
                JOIN asset_category ON asset_category.id = asset_model.category_id ORDER BY asset_model.id LIMIT 20000";
    let all: Vec<(Id<Model>, String, String, String)> = reading.all(Sql::open(OPEN, text))?;
    Ok(all.into_iter().map(|(id, maker, name, category)| Named { id, maker, name, category }).collect())
}

/// Models to choose from, by name.
pub fn model_choices(reading: &Reading<'_>) -> Result<Vec<Choice>> {
    let text = "SELECT id, maker, name FROM asset_model ORDER BY name, id LIMIT ?";
    let all: Vec<(i64, String, String)> = reading.all(Sql::open(OPEN, text).bind(CHOICES))?;
    let mut all: Vec<Choice> =
        all.into_iter().map(|(id, maker, name)| Choice::new(id.to_string(), called(&maker, &name))).collect();
    all.sort_by_key(|choice| choice.label.to_lowercase());
    Ok(all)
}

fn bound(sql: Sql, facts: &ModelFacts) -> Sql {
    sql.bind(&facts.maker)
        .bind(&facts.name)
        .bind(facts.category)
        .bind(facts.support_ends)
        .bind(facts.list_price.map(|price| price.minor))
        .bind(facts.life_months)
}

pub(crate) fn insert_model(tx: &Tx<'_>, facts: &ModelFacts) -> Result<Id<Model>> {
    let sql = Sql::change(
        "INSERT INTO asset_model (maker, name, category_id, support_ends, list_price, life_months, changed_at)
         VALUES (?, ?, ?, ?, ?, ?, ?)",
    );
    tx.insert(bound(sql, facts).bind(tx.now()))
}

/// Stores a model that was loaded. Another maker or name is also that of all its things.
pub(crate) fn save_model(tx: &Tx<'_>, was: &Model, facts: &ModelFacts) -> Result<()> {
    let sql = Sql::change(
        "UPDATE asset_model SET maker = ?, name = ?, category_id = ?, support_ends = ?, list_price = ?,
         life_months = ?, changed_at = ?, version = version + 1 WHERE id = ? AND version = ?",
    );
    tx.run_one(bound(sql, facts).bind(tx.now()).bind(was.id).bind(was.version))?;
    if (&was.facts.maker, &was.facts.name) == (&facts.maker, &facts.name) {
        return Ok(());
    }
    let sql = Sql::change("UPDATE asset SET maker = ? WHERE model_id = ? AND maker <> ?");
    tx.run(sql.bind(&facts.maker).bind(was.id).bind(&facts.maker))?;
    let mut after = 0;
    while let Some(last) = super::assets::index_after(tx, Some(was.id), after)? {
        after = last;
    }
    Ok(())
}

/// Things of a model; a number alone.
pub(crate) fn count_of(reading: &Reading<'_>, scope: &access::Scope, id: Id<Model>) -> Result<i64> {
    let text = "SELECT COUNT(*) FROM asset WHERE {scope} AND asset.model_id = ?";
    reading.number(Sql::within(scope, text).bind(id))
}
