//! What is said of the rows as a whole: marks in one spelling, and which thing each row is about.

use std::collections::HashMap;

use intake::{Incoming, Value, Why};
use kernel::Result;
use store::{Reading, Sql};

use crate::marks;
use crate::state::{Holding, State};
use crate::store::models;

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Spells what identifies in our way, says which thing a row is about (by serial number, UUID or network address, then
/// by tag), and asks for the category of a model that is new.
pub(super) fn review(reading: &Reading<'_>, rows: &mut [Incoming]) -> Result<()> {
    for row in rows.iter_mut() {
        spell(row);
    }
    recognise(reading, rows)?;
    let models = models::all_named(reading)?;
    let known: HashMap<(String, String), models::Named> =
        models.into_iter().map(|model| ((folded(&model.maker), folded(&model.name)), model)).collect();
    for row in rows {
        let Some(model) = row.values.text("model").map(str::to_owned) else { continue };
        let maker = row.values.text("maker").unwrap_or_default();
        match known.get(&(folded(maker), folded(&model))) {
            // The model is in a category already; the row does not move it to another.
            Some(named) => {
                row.values.set("model", Value::Text(named.name.clone()));
                if row.values.has("maker") {
                    row.values.set("maker", Value::text(Some(named.maker.clone())));
                }
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

fn spell(row: &mut Incoming) {
    let state = row.values.text("state").and_then(State::from_word);
    if state.is_some_and(|state| state.holding() == Holding::Nobody) && row.values.has("person") {
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

/// Rows that are looked up at a time.
const CHUNK: usize = 500;

/// Things by one of their marks: a mark that several things have is nobody's.
fn by_mark(
    reading: &Reading<'_>,
    text: &str,
    column: &str,
    marks: &[String],
) -> Result<HashMap<String, i64>> {
    let mut found: HashMap<String, Option<i64>> = HashMap::new();
    for some in marks.chunks(CHUNK) {
        let why = "what a row is about; a thing that the actor may not change is refused when it is loaded";
        let sql = Sql::open(why, text).and_in(column, some.iter().cloned());
        for (mark, id) in reading.all::<(String, i64)>(sql)? {
            found.entry(mark).and_modify(|there| *there = None).or_insert(Some(id));
        }
    }
    Ok(found.into_iter().filter_map(|(mark, id)| Some((mark, id?))).collect())
}

fn recognise(reading: &Reading<'_>, rows: &mut [Incoming]) -> Result<()> {
    let texts = |field: &str| -> Vec<String> {
        let mut texts: Vec<String> =
            rows.iter().filter_map(|row| row.values.text(field).map(str::to_owned)).collect();
        if field == "macs" {
            texts = texts.iter().flat_map(|macs| macs.split(' ').map(str::to_owned)).collect();
        }
        texts.sort_unstable();
        texts.dedup();
        texts
    };
    let one = |column: &str| format!("SELECT {column}, id FROM asset WHERE 1 = 1");
    let serials = by_mark(reading, &one("serial"), "serial", &texts("serial"))?;
    let uuids = by_mark(reading, &one("uuid"), "uuid", &texts("uuid"))?;
    let macs = by_mark(reading, "SELECT mac, asset_id FROM asset_mac WHERE 1 = 1", "mac", &texts("macs"))?;
    let tags = by_mark(reading, &one("tag"), "tag", &texts("tag"))?;
    for row in rows {
        let by = |field: &str, known: &HashMap<String, i64>| {
            row.values.text(field).and_then(|text| text.split(' ').find_map(|mark| known.get(mark).copied()))
        };
        let whole = |field: &str, known: &HashMap<String, i64>| {
            row.values.text(field).and_then(|text| known.get(text).copied())
        };
        row.about = whole("serial", &serials)
            .or_else(|| whole("uuid", &uuids))
            .or_else(|| by("macs", &macs))
            .or_else(|| whole("tag", &tags));
    }
    Ok(())
}
