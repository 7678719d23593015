//! What the plan of replacements reads of the register: how many things of which model and age each unit has.

use access::Scope;
use kernel::{Day, Id, Money, Result, Unit};
use store::{Reading, Row, Sql};

use crate::asset::Asset;
use crate::model::{Category, Model, called};

/// Things of one model that one unit bought in one month and has to use: not lost, retired or wiped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Age {
    pub unit: Id<Unit>,
    pub model: Id<Model>,
    /// The month's first day; none when nobody has said.
    pub bought: Option<Day>,
    pub things: i64,
}

/// One thing with its age.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aged {
    pub id: Id<Asset>,
    pub tag: String,
    pub unit: Id<Unit>,
    pub place: String,
    pub model: Id<Model>,
    /// The day itself.
    pub bought: Option<Day>,
}

/// A model with what a plan asks of it and of its category.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kind {
    pub model: Id<Model>,
    /// Maker and name.
    pub name: String,
    pub category: Id<Category>,
    pub category_name: String,
    /// The model's own months, and those of its category.
    pub model_life: Option<i64>,
    pub category_life: Option<i64>,
    pub list_price: Option<Money>,
    /// The last day on which the maker mends and updates it.
    pub support_ends: Option<Day>,
}

/// Which things are asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Narrowed {
    /// The unit and all below it.
    pub unit: Option<Id<Unit>>,
    /// This unit alone.
    pub at: Option<Id<Unit>>,
    pub category: Option<Id<Category>>,
    pub model: Option<Id<Model>>,
    /// Only those with a higher number.
    pub after: i64,
}

/// The day on which a month that is kept as `2024-08` begins.
fn begins(month: &str) -> Option<Day> {
    format!("{month}-01").parse().ok()
}

fn narrowed(sql: Sql, things: &str, narrowed: &Narrowed) -> Sql {
    let mut sql = sql;
    if let Some(unit) = narrowed.unit {
        let below =
            format!("AND {things}.unit_id IN (SELECT descendant FROM unit_closure WHERE ancestor = ?)");
        sql = sql.and(&below).bind(unit);
    }
    if let Some(unit) = narrowed.at {
        sql = sql.and(&format!("AND {things}.unit_id = ?")).bind(unit);
    }
    if let Some(category) = narrowed.category {
        let models =
            format!("AND {things}.model_id IN (SELECT m.id FROM asset_model m WHERE m.category_id = ?)");
        sql = sql.and(&models).bind(category);
    }
    match narrowed.model {
        Some(model) => sql.and(&format!("AND {things}.model_id = ?")).bind(model),
        None => sql,
    }
}

/// Things counted by unit, model and month. The scope speaks of `unit.id`.
pub fn ages(reading: &Reading<'_>, scope: &Scope, which: &Narrowed) -> Result<Vec<Age>> {
    let text = "SELECT asset_age.unit_id, asset_age.model_id, asset_age.bought, asset_age.things
                FROM asset_age JOIN unit ON unit.id = asset_age.unit_id WHERE {scope} AND asset_age.things > 0";
    let sql = narrowed(Sql::within(scope, text), "asset_age", which);
    let mut ages = Vec::new();
    reading.each(sql, |row| {
        let month: String = row.get(2)?;
        let (unit, model, things) = (row.get(0)?, row.get(1)?, row.get(3)?);
        ages.push(Age { unit, model, bought: begins(&month), things });
        Ok(())
    })?;
    Ok(ages)
}

const AGED: &str = "SELECT asset.id, asset.tag, asset.unit_id, asset.place, asset.model_id, asset.bought_on
    FROM asset JOIN unit ON unit.id = asset.unit_id WHERE {scope} AND asset.state NOT IN ('lost', 'retired', 'wiped')";

fn read_aged(reading: &Reading<'_>, sql: Sql) -> Result<Vec<Aged>> {
    let read = |row: &Row| {
        let (id, tag, unit) = (row.get(0)?, row.get(1)?, row.get(2)?);
        Ok(Aged { id, tag, unit, place: row.get(3)?, model: row.get(4)?, bought: row.get(5)? })
    };
    reading.rows(sql)?.iter().map(read).collect()
}

/// So many things by rising number. The scope speaks of `unit.id`.
pub fn aged(reading: &Reading<'_>, scope: &Scope, which: &Narrowed, limit: i64) -> Result<Vec<Aged>> {
    let sql = narrowed(Sql::within(scope, AGED).and("AND asset.id > ?").bind(which.after), "asset", which);
    read_aged(reading, sql.and("ORDER BY asset.id LIMIT ?").bind(limit))
}

/// These things, as far as the scope reaches and as far as they are of use; it speaks of `unit.id`.
pub fn ages_of(reading: &Reading<'_>, scope: &Scope, ids: &[Id<Asset>]) -> Result<Vec<Aged>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let sql = Sql::within(scope, AGED).and_in("asset.id", ids.iter().copied());
    read_aged(reading, sql.and("ORDER BY asset.id"))
}

/// The thing with this on its label, within a scope that speaks of `unit.id`.
pub fn asset_tagged(reading: &Reading<'_>, scope: &Scope, tag: &str) -> Result<Option<Aged>> {
    Ok(read_aged(reading, Sql::within(scope, AGED).and("AND asset.tag = ?").bind(tag))?.pop())
}

/// Every model with its category: they are no secret.
pub fn kinds(reading: &Reading<'_>) -> Result<Vec<Kind>> {
    let text = "SELECT asset_model.id, asset_model.maker, asset_model.name, asset_category.id, asset_category.name,
                asset_model.life_months, asset_category.life_months, asset_model.list_price, asset_model.support_ends
                FROM asset_model JOIN asset_category ON asset_category.id = asset_model.category_id
                ORDER BY asset_model.id LIMIT 20000";
    let read = |row: &Row| {
        let (maker, name): (String, String) = (row.get(1)?, row.get(2)?);
        let price: Option<i64> = row.get(7)?;
        Ok(Kind {
            model: row.get(0)?,
            name: called(&maker, &name),
            category: row.get(3)?,
            category_name: row.get(4)?,
            model_life: row.get(5)?,
            category_life: row.get(6)?,
            list_price: price.map(Money::sek),
            support_ends: row.get(8)?,
        })
    };
    reading.rows(Sql::open("models and categories are no secret", text))?.iter().map(read).collect()
}
