//! The fields that the forms about things share, and what is checked of them where they are stored.

use access::Actor;
use kernel::{FieldError, FieldErrors, Id, Input, Person, Refused, Result, Unit};
use store::{Reading, Sql, Tx};
use web::{Ask, Draft, Field};

use crate::asset::{Asset, Facts};
use crate::store::{assets, models};
use crate::{POLICY, Verb, marks};

/// The version that the sender saw; a program may leave it out.
pub(crate) const VERSION: Field = Field::hidden("version");

pub(crate) const TAG: Field = Field::line("tag", 60).required();
pub(crate) const MODEL: Field = Field::pick("model").required();
pub(crate) const SERIAL: Field = Field::line("serial", 120);
pub(crate) const BOUGHT_ON: Field = Field::day("bought_on");
pub(crate) const PRICE: Field = Field::money("price");
pub(crate) const SUPPLIER: Field = Field::line("supplier", 120);
pub(crate) const WARRANTY: Field = Field::day("warranty_until");
pub(crate) const UUID: Field = Field::line("uuid", 60).folded();
pub(crate) const MACS: Field = Field::prose("macs", 400).folded();
pub(crate) const NOTE: Field = Field::prose("note", 2_000);
pub(crate) const UNIT: Field = Field::pick("unit").required();
pub(crate) const PLACE: Field = Field::line("place", 120);
pub(crate) const PERSON: Field = Field::line("person", 200);

/// Reads what is said of a thing; all errors at once.
pub(crate) fn facts(input: &Input) -> Result<Facts, FieldErrors> {
    let (tag, model) = (input.line("tag", 1..=60), input.id("model"));
    let serial = input
        .line("serial", 0..=120)
        .map(|text| Some(marks::serial(&text)).filter(|serial| !serial.is_empty()));
    let (uuid, macs) = (uuid(input), macs(input));
    let (bought_on, price) = (input.optional_day("bought_on"), price(input));
    let (supplier, warranty_until) = (input.line("supplier", 0..=120), warranty(input));
    let note = input.text("note", 0..=2_000);
    kernel::all_or_errors!(Facts {
        tag,
        serial,
        uuid,
        macs,
        model,
        bought_on,
        price,
        supplier,
        warranty_until,
        note
    })
}

fn uuid(input: &Input) -> Result<Option<String>, FieldError> {
    let text = input.line("uuid", 0..=60)?;
    match (text.is_empty(), marks::uuid(&text)) {
        (true, _) => Ok(None),
        (false, Some(uuid)) => Ok(Some(uuid)),
        (false, None) => Err(FieldError::new("uuid", "not-a-uuid")),
    }
}

fn macs(input: &Input) -> Result<Vec<String>, FieldError> {
    let text = input.text("macs", 0..=400)?;
    let macs =
        marks::macs(&text).map_err(|wrong| FieldError::new("macs", "not-a-mac").with("value", wrong))?;
    if macs.len() > marks::MACS_AT_MOST {
        return Err(FieldError::new("macs", "too-many-macs").with("max", marks::MACS_AT_MOST));
    }
    Ok(macs)
}

/// A price is nothing or more.
fn price(input: &Input) -> Result<Option<kernel::Money>, FieldError> {
    not_negative("price", input.optional_money("price")?)
}

pub(crate) fn not_negative(
    field: &'static str,
    money: Option<kernel::Money>,
) -> Result<Option<kernel::Money>, FieldError> {
    if money.is_some_and(|money| money.minor < 0) {
        Err(FieldError::new(field, "not-money"))
    } else {
        Ok(money)
    }
}

/// A warranty ends on the day it was bought or later.
fn warranty(input: &Input) -> Result<Option<kernel::Day>, FieldError> {
    let until = input.optional_day("warranty_until")?;
    let bought = input.optional_day("bought_on").unwrap_or_default();
    match until.zip(bought) {
        Some((until, bought)) if until < bought => {
            Err(FieldError::new("warranty_until", "warranty-before-bought"))
        }
        _ => Ok(until),
    }
}

pub(crate) fn seen(input: &Input) -> Result<Option<i64>, FieldError> {
    input.optional_number("version", 1..=i64::MAX)
}

/// A conflict, when the sender saw another version than the one that is.
pub(crate) fn is_as_seen(version: i64, seen: Option<i64>) -> Result<()> {
    if seen.is_none_or(|seen| seen == version) { Ok(()) } else { Err(Refused::Conflict) }
}

/// Is the unit there and open?
pub(crate) fn is_open(tx: &Tx<'_>, unit: Id<Unit>) -> Result<()> {
    let sql = Sql::open(
        "the tree is known to all",
        "SELECT COUNT(*) FROM unit WHERE id = ? AND (closed_on IS NULL OR (closed_on > ? AND merged_into IS NULL))",
    );
    let found = tx.number(sql.bind(unit).bind(people::today(tx)?))?;
    if found == 1 { Ok(()) } else { Err(Refused::field("unit", "not-a-choice")) }
}

/// The person that a text names by address, number or whole name, among those whom the actor may find.
pub(crate) fn person_named(reading: &Reading<'_>, actor: &Actor, text: &str) -> Result<Id<Person>> {
    match (people::PERSON.look_up)(reading, actor, &[text.to_owned()])?.remove(text) {
        Some(intake::Match::One { id, .. }) => Ok(Id::new(id)),
        Some(intake::Match::Several) => Err(Refused::field("person", "several-persons")),
        None => Err(Refused::field("person", "no-such-person")),
    }
}

/// A form filled in with what is said of a thing.
pub(crate) fn filled(draft: Draft, facts: &Facts) -> Draft {
    let day = |day: Option<kernel::Day>| day.map(|day| day.to_string()).unwrap_or_default();
    draft
        .value("tag", &facts.tag)
        .value("model", facts.model.to_string())
        .value("serial", facts.serial.clone().unwrap_or_default())
        .value("uuid", facts.uuid.clone().unwrap_or_default())
        .value("macs", facts.macs.join("\n"))
        .value("bought_on", day(facts.bought_on))
        .value("price", facts.price.map(|price| price.to_string()).unwrap_or_default())
        .value("supplier", &facts.supplier)
        .value("warranty_until", day(facts.warranty_until))
        .value("note", &facts.note)
}

/// The models to choose from.
pub(crate) fn with_models(ask: &Ask<'_>, draft: Draft) -> Result<Draft> {
    ask.db.read(|reading| Ok(draft.choices("model", models::model_choices(reading)?)))
}

/// The thing that the address names, when the actor may do the verb to it.
pub(crate) fn for_verb(ask: &Ask<'_>, verb: Verb) -> Result<Asset> {
    let id = ask.id("id")?;
    let asset = ask.db.read(|reading| assets::load(reading, ask.actor, id))?;
    POLICY.allow(ask.actor, verb, &asset)?;
    Ok(asset)
}

/// A form about one thing before it is filled in.
pub(crate) fn about(ask: &Ask<'_>, asset: &Asset) -> Draft {
    Draft::default()
        .crumb("/equipment", ask.say("assets-list-title"))
        .crumb(asset.href(), &asset.facts.tag)
        .value("version", asset.version.to_string())
        .cancel(asset.href())
}
