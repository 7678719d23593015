//! What is said of the rows as a whole: marks in one spelling, and which model each row means.

use std::collections::HashMap;

use intake::{Incoming, Value, Why};
use kernel::Result;
use store::Reading;

use super::recognise::{makers_of, recognise};
use crate::marks;
use crate::model::called;
use crate::state::{Holding, State};
use crate::store::models;

pub(super) fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Spells what identifies in our way, says which thing a row is about (by serial number, UUID or network address, then
/// by tag), and asks for the category of a model that is new.
pub(super) fn review(reading: &Reading<'_>, rows: &mut [Incoming]) -> Result<()> {
    for row in rows.iter_mut() {
        spell(row);
    }
    recognise(reading, rows)?;
    let models = Models::of(models::all_named(reading)?);
    let makers = makers_of(reading, rows)?;
    for row in rows {
        let Some(model) = row.values.text("model").map(str::to_owned) else { continue };
        let before = row.about.and_then(|id| makers.get(&id)).map(String::as_str);
        let says_maker = row.values.has("maker");
        match models.named(if says_maker { row.values.text("maker") } else { before }, says_maker, &model) {
            // The model is in a category already; the row does not move it to another.
            Some(named) => {
                row.values.set("model", Value::Text(named.name.clone()));
                row.values.set("maker", Value::text(Some(named.maker.clone())));
                if row.values.has("category") {
                    row.values.set("category", Value::Text(named.category.clone()));
                }
            }
            None if row.values.text("category").is_none() => {
                row.whys.push(Why::field("category", "assets-import-why-category").with("model", model));
            }
            None => {}
        }
    }
    Ok(())
}

/// Every model, by maker and name and by both written as one.
struct Models {
    apart: HashMap<(String, String), models::Named>,
    /// Maker and name for what a table calls by both in one column; those that two models share are left out.
    as_one: HashMap<String, Option<(String, String)>>,
}

impl Models {
    fn of(all: Vec<models::Named>) -> Self {
        let (mut apart, mut as_one) = (HashMap::new(), HashMap::new());
        for model in all {
            let key = (folded(&model.maker), folded(&model.name));
            let both = folded(&called(&model.maker, &model.name));
            as_one.entry(both).and_modify(|other| *other = None).or_insert_with(|| Some(key.clone()));
            apart.insert(key, model);
        }
        Self { apart, as_one }
    }

    /// The model that a row names; when its table says no maker, also by both as one, as our own lists write it.
    fn named(&self, maker: Option<&str>, says_maker: bool, name: &str) -> Option<&models::Named> {
        let apart = self.apart.get(&(folded(maker.unwrap_or_default()), folded(name)));
        let as_one = || self.apart.get(self.as_one.get(&folded(name))?.as_ref()?);
        apart.or_else(|| if says_maker { None } else { as_one() })
    }
}

fn spell(row: &mut Incoming) {
    let state = row.values.text("state").and_then(State::from_word);
    // Whoever has it has it no longer: that is part of what the row changes, and what undo gives back.
    if state.is_some_and(|state| state.holding() == Holding::Nobody) {
        row.values.set("person", Value::Nothing);
    }
    if let Some(serial) = row.values.text("serial").map(marks::serial) {
        row.values.set("serial", Value::text(Some(serial)));
    }
    if let Some(text) = row.values.text("uuid").map(str::to_owned) {
        match marks::uuid(&text) {
            Some(uuid) => row.values.set("uuid", Value::Text(uuid)),
            None => row.whys.push(Why::field("uuid", "assets-import-why-uuid").with("value", text)),
        }
    }
    if let Some(text) = row.values.text("macs").map(str::to_owned) {
        match marks::macs(&text) {
            Ok(macs) if macs.len() <= marks::MACS_AT_MOST => {
                row.values.set("macs", Value::text(Some(macs.join(" "))));
            }
            Ok(_) => row.whys.push(Why::field("macs", "assets-import-why-macs").with("value", text)),
            Err(wrong) => row.whys.push(Why::field("macs", "assets-import-why-macs").with("value", wrong)),
        }
    }
}
