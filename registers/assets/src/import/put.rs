//! What a row becomes: a thing, or a change of one; and how it is taken away again.

use access::Permit;
use intake::{Known, Values};
use kernel::{Id, Money, Refused, Result};
use store::Tx;

use crate::add::insert;
use crate::asset::{Asset, Facts, In, Whereabouts};
use crate::model::{Category, CategoryFacts, CategoryKind, Model, ModelFacts};
use crate::moving::{put as put_move, said};
use crate::state::State;
use crate::store::{assets, models};
use crate::{Event, POLICY, Verb, marks};

pub(super) fn put(tx: &Tx<'_>, permit: &Permit, known: Option<&Known>, values: &Values) -> Result<i64> {
    let id = match known {
        None => make(tx, permit, values)?,
        Some(known) => change(tx, permit, Id::new(known.id), values)?,
    };
    tx.also(permit, &Event::Imported { asset: id })?;
    Ok(id.number())
}

fn make(tx: &Tx<'_>, permit: &Permit, values: &Values) -> Result<Id<Asset>> {
    let unit = values.value("unit").as_record().map(Id::new).ok_or(Refused::NotFound)?;
    POLICY.allow_new(tx.actor(), Verb::Import, &In(unit, None))?;
    let blank = Facts {
        tag: String::new(),
        serial: None,
        uuid: None,
        macs: Vec::new(),
        model: model(tx, permit, values, None)?,
        bought_on: None,
        price: None,
        supplier: String::new(),
        warranty_until: None,
        note: String::new(),
    };
    let person = values.value("person").as_record().map(Id::new);
    let usual = if person.is_some() { State::InUse } else { State::InStock };
    let state = values.text("state").and_then(State::from_word).unwrap_or(usual);
    let place = values.text("place").unwrap_or_default().to_owned();
    let at = Whereabouts { state, unit, place, person }.settled()?;
    insert(tx, &facts(values, &blank), at, "")
}

/// Changes what the row names. Where it is changes by a line of its history.
fn change(tx: &Tx<'_>, permit: &Permit, id: Id<Asset>, values: &Values) -> Result<Id<Asset>> {
    let asset = assets::load(tx, tx.actor(), id)?;
    POLICY.allow(tx.actor(), Verb::Import, &asset)?;
    let model = model(tx, permit, values, Some(asset.facts.model))?;
    let facts = facts(values, &Facts { model, ..asset.facts.clone() });
    let was = asset.at.clone();
    let record = |field: &str| values.value(field).as_record();
    let to = Whereabouts {
        state: values.text("state").and_then(State::from_word).unwrap_or(was.state),
        unit: record("unit").map_or(was.unit, Id::new),
        place: if values.has("place") {
            values.text("place").unwrap_or_default().to_owned()
        } else {
            was.place.clone()
        },
        person: if values.has("person") { record("person").map(Id::new) } else { was.person },
    }
    .settled()?;
    if !was.state.may_become(to.state) {
        return Err(Refused::rule("assets-move-not-legal"));
    }
    let asset = Asset { facts, changed_at: tx.now(), ..asset };
    if to == was {
        assets::save(tx, &asset)?;
    } else {
        tx.also(permit, &said(id, was.state, to.state))?;
        put_move(tx, asset, to, "")?;
    }
    Ok(id)
}

/// The model that the row names, made when there is none of that name; as before when it names none. Whoever may import
/// things may by that make the models and categories that they are of.
fn model(tx: &Tx<'_>, permit: &Permit, values: &Values, was: Option<Id<Model>>) -> Result<Id<Model>> {
    let before = match was {
        Some(id) => Some(models::load_model(tx, id)?.facts),
        None => None,
    };
    let said = |field: &str, was: Option<&String>| {
        if values.has(field) {
            values.text(field).unwrap_or_default().to_owned()
        } else {
            was.cloned().unwrap_or_default()
        }
    };
    let maker = said("maker", before.as_ref().map(|facts| &facts.maker));
    let name = said("model", before.as_ref().map(|facts| &facts.name));
    if let (Some(id), Some(facts)) = (was, &before)
        && (&facts.maker, &facts.name) == (&maker, &name)
    {
        return Ok(id);
    }
    if let Some(id) = models::model_named(tx, &maker, &name)? {
        return Ok(id);
    }
    let category = match (values.text("category"), before) {
        (Some(category), _) => category_of(tx, permit, category)?,
        (None, Some(before)) => before.category,
        (None, None) => return Err(Refused::field("category", "missing")),
    };
    let new = ModelFacts { maker, name, category, support_ends: None, list_price: None, life_months: None };
    let id = models::insert_model(tx, &new)?;
    tx.also(permit, &Event::ModelAdded { model: id })?;
    Ok(id)
}

/// The category of this name, made when there is none.
pub(crate) fn category_of(tx: &Tx<'_>, permit: &Permit, name: &str) -> Result<Id<Category>> {
    if let Some(id) = models::category_named(tx, name)? {
        return Ok(id);
    }
    // It may hold data until somebody says that it does not.
    let new = CategoryFacts { name: name.to_owned(), kind: CategoryKind::Device, life_months: None };
    let id = models::insert_category(tx, &new)?;
    tx.also(permit, &Event::CategoryAdded { category: id })?;
    Ok(id)
}

/// What is said of the thing with the values' fields in place of its own.
fn facts(values: &Values, was: &Facts) -> Facts {
    let text = |field: &str, was: &String| {
        if values.has(field) { values.text(field).unwrap_or("").to_owned() } else { was.clone() }
    };
    let mark = |field: &str, was: &Option<String>| {
        if values.has(field) { values.text(field).map(str::to_owned) } else { was.clone() }
    };
    let day = |field: &str, was| if values.has(field) { values.value(field).as_day() } else { was };
    let macs = if values.has("macs") {
        marks::macs(values.text("macs").unwrap_or_default()).unwrap_or_default()
    } else {
        was.macs.clone()
    };
    let price =
        if values.has("price") { values.value("price").as_whole().map(Money::sek) } else { was.price };
    Facts {
        tag: text("tag", &was.tag),
        serial: mark("serial", &was.serial),
        uuid: mark("uuid", &was.uuid),
        macs,
        model: was.model,
        bought_on: day("bought_on", was.bought_on),
        price,
        supplier: text("supplier", &was.supplier),
        warranty_until: day("warranty_until", was.warranty_until),
        note: text("note", &was.note),
    }
}

/// Takes a thing away that an import made; refused when something else refers to it by then. The models and categories
/// that came with it stay: others may be of them.
pub(super) fn remove(tx: &Tx<'_>, permit: &Permit, id: i64) -> Result<()> {
    let asset = assets::load(tx, tx.actor(), Id::new(id))?;
    POLICY.allow(tx.actor(), Verb::Import, &asset)?;
    if !files::of_subject(tx, &crate::attach::subject(asset.id))?.is_empty() {
        return Err(Refused::Conflict);
    }
    assets::remove(tx, asset.id)?;
    tx.also(permit, &Event::ImportUndone { asset: asset.id })
}
