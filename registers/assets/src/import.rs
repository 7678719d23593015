//! Things out of tables: another program's register, a supplier's list of what was delivered, a spreadsheet.

mod put;
mod recognise;
mod review;

pub(crate) use put::category_of;
use std::collections::HashMap;

use access::Actor;
use intake::{Asked, Field, Known, Takes, Target, Value, Values, Why, Word};
use kernel::{Id, Result};
use store::{Reading, Sql};

use crate::asset::{Asset, In, href};
use crate::model::Model;
use crate::state::State;
use crate::store::{assets, models};
use crate::{POLICY, Verb};

/// The kinds of this room that tables may be imported into.
pub fn intake_targets() -> Vec<Target> {
    vec![TARGET]
}

const STATES: &[Word] = &[
    Word { word: "ordered", means: &["beställd", "på väg", "ordered", "on order", "in transit"] },
    Word {
        word: "in-stock",
        means: &["i lager", "lager", "förråd", "ledig", "in stock", "available", "spare"],
    },
    Word {
        word: "in-use",
        means: &["i bruk", "används", "utdelad", "aktiv", "in use", "deployed", "active", "installed"],
    },
    Word { word: "lent", means: &["utlånad", "lån", "lent", "loaned", "on loan", "checked out"] },
    Word {
        word: "in-repair",
        means: &["på lagning", "lagning", "service", "reparation", "in repair", "in maintenance", "broken"],
    },
    Word {
        word: "lost",
        means: &["förlorad", "borttappad", "stulen", "saknas", "lost", "missing", "stolen"],
    },
    Word {
        word: "retired",
        means: &["avvecklad", "kasserad", "utrangerad", "skrotad", "retired", "disposed", "archived"],
    },
    Word { word: "wiped", means: &["data raderade", "raderad", "wiped", "erased"] },
];

const TARGET: Target = Target {
    kind: "asset",
    words: "assets-import-asset",
    fields: &[
        Field::new(
            "tag",
            Takes::Code(60),
            &[
                "inventarienummer",
                "inventarienr",
                "märkning",
                "stöldmärkning",
                "asset tag",
                "asset_tag",
                "tag",
                "asset",
            ],
        )
        .required()
        .unique(),
        Field::new(
            "serial",
            Takes::Code(120),
            &["serienummer", "serienr", "s/n", "serial number", "serial_number", "serial"],
        ),
        Field::new("uuid", Takes::Code(60), &["uuid", "smbios uuid", "hardware id", "device id"]),
        Field::new(
            "macs",
            Takes::Line(400),
            &["mac", "mac-adress", "mac-adresser", "mac address", "wifi mac"],
        ),
        Field::new(
            "maker",
            Takes::Line(80),
            &["tillverkare", "fabrikat", "märke", "manufacturer", "maker", "brand"],
        ),
        Field::new("model", Takes::Line(120), &["modell", "produkt", "artikel", "model", "product"])
            .required()
            .reviewed(review::review),
        Field::new(
            "category",
            Takes::Line(80),
            &["kategori", "typ", "utrustningstyp", "category", "model category", "model_category", "type"],
        ),
        Field::new(
            "unit",
            Takes::Record(people::UNIT),
            &["enhet", "skola", "förvaltning", "verksamhet", "unit", "department", "school"],
        )
        .required(),
        Field::new("place", Takes::Line(120), &["plats", "rum", "sal", "location", "place", "room"]),
        Field::new(
            "person",
            Takes::Record(people::PERSON),
            &["användare", "innehavare", "person", "assigned to", "assigned_to", "user", "owner"],
        )
        .closed()
        .told_if(surveys),
        Field::new(
            "state",
            Takes::Choice(STATES),
            &["status", "läge", "tillstånd", "install status", "install_status", "state"],
        ),
        Field::new(
            "bought_on",
            Takes::Day,
            &["inköpsdatum", "inköpt", "köpt", "purchase date", "purchase_date", "purchased"],
        ),
        Field::new(
            "price",
            Takes::Money,
            &["pris", "inköpspris", "kostnad", "price", "cost", "purchase cost"],
        ),
        Field::new("supplier", Takes::Line(120), &["leverantör", "återförsäljare", "supplier", "vendor"]),
        Field::new(
            "warranty_until",
            Takes::Day,
            &[
                "garanti till",
                "garanti",
                "warranty expiration",
                "warranty_expiration",
                "warranty until",
                "warranty",
            ],
        ),
        Field::new(
            "note",
            Takes::Prose(2_000),
            &["anteckning", "kommentar", "noteringar", "note", "notes", "comments"],
        )
        .closed()
        .told_if(surveys),
    ],
    keys: &[&["tag"], &["serial"], &["uuid"]],
    may: |actor| POLICY.may_somewhere(actor, Verb::Import),
    find,
    load,
    check,
    put: put::put,
    remove: put::remove,
    href: |id| href(Id::new(id)),
};

/// Who has a thing, and its note, are told to those alone who survey things.
fn surveys(actor: &Actor) -> bool {
    POLICY.may_somewhere(actor, Verb::Survey)
}

fn find(reading: &Reading<'_>, asked: &Asked<'_>) -> Result<Vec<(Vec<Value>, i64)>> {
    let Some(field) = asked.fields.first().filter(|field| ["tag", "serial", "uuid"].contains(*field)) else {
        return Ok(Vec::new());
    };
    let text = format!("SELECT asset.{field}, asset.id FROM asset WHERE {{scope}}");
    let sql = Sql::within(&POLICY.scope(asked.actor, Verb::Read), &text)
        .and_in(&format!("asset.{field}"), asked.texts(0));
    let rows: Vec<(String, i64)> = reading.all(sql)?;
    Ok(rows.into_iter().map(|(text, id)| (vec![Value::Text(text)], id)).collect())
}

fn load(reading: &Reading<'_>, actor: &Actor, ids: &[i64]) -> Result<Vec<Known>> {
    let found = assets::these(reading, &POLICY.scope(actor, Verb::Import), ids)?;
    let units: Vec<_> = found.iter().map(|asset| asset.at.unit).collect();
    let units = people::unit_names(reading, &units)?;
    let persons: Vec<_> = found.iter().filter_map(|asset| asset.at.person).collect();
    let persons = people::names(reading, actor, &persons)?;
    let models: HashMap<Id<Model>, models::Named> =
        models::all_named(reading)?.into_iter().map(|model| (model.id, model)).collect();
    let known = |asset: &Asset| {
        let (facts, at) = (&asset.facts, &asset.at);
        let model = models.get(&facts.model);
        let named = |of: fn(&models::Named) -> &String| Value::text(model.map(of).cloned());
        let unit = units.get(&at.unit).cloned().unwrap_or_default();
        let person =
            at.person.map(|person| (person.number(), persons.get(&person).cloned().unwrap_or_default()));
        let values = Values::of([
            ("tag", Value::Text(facts.tag.clone())),
            ("serial", Value::text(facts.serial.clone())),
            ("uuid", Value::text(facts.uuid.clone())),
            ("macs", Value::text(Some(facts.macs.join(" ")))),
            ("maker", named(|model| &model.maker)),
            ("model", named(|model| &model.name)),
            ("category", named(|model| &model.category)),
            ("unit", Value::Record { id: at.unit.number(), name: unit }),
            ("place", Value::text(Some(at.place.clone()))),
            ("person", Value::record(person)),
            ("state", Value::Word(at.state.word().to_owned())),
            ("bought_on", Value::day(facts.bought_on)),
            ("price", facts.price.map_or(Value::Nothing, |price| Value::Money(price.minor))),
            ("supplier", Value::text(Some(facts.supplier.clone()))),
            ("warranty_until", Value::day(facts.warranty_until)),
            ("note", Value::text(Some(facts.note.clone()))),
        ]);
        Known { id: asset.id.number(), version: asset.version, name: facts.tag.clone(), values }
    };
    Ok(found.iter().map(known).collect())
}

fn check(actor: &Actor, known: Option<&Known>, values: &Values) -> Vec<Why> {
    let mut whys = Vec::new();
    let unit = values.value("unit").as_record().map(Id::new);
    if unit.is_some_and(|unit| !POLICY.may(actor, Verb::Import, &In(unit, None))) {
        whys.push(Why::field("unit", "assets-import-why-unit"));
    }
    if values.value("price").as_whole().is_some_and(|price| price < 0) {
        whys.push(Why::field("price", "assets-import-why-price"));
    }
    let was = known.and_then(|known| known.values.text("state")).and_then(State::from_word);
    let to = values.text("state").and_then(State::from_word);
    if was.zip(to).is_some_and(|(was, to)| !was.may_become(to)) {
        whys.push(Why::field("state", "assets-import-why-state"));
    }
    let state = to.or(was);
    let person = if values.has("person") { Some(values) } else { known.map(|known| &known.values) };
    let has_person = person.is_some_and(|values| values.value("person").as_record().is_some());
    if state == Some(State::Lent) && !has_person {
        whys.push(Why::field("person", "assets-import-why-lent"));
    }
    let of = |field: &str| {
        let own = values.get(field).or_else(|| known.map(|known| known.values.value(field)));
        own.and_then(Value::as_day)
    };
    if of("warranty_until").zip(of("bought_on")).is_some_and(|(until, bought)| until < bought) {
        whys.push(Why::field("warranty_until", "assets-import-why-warranty"));
    }
    whys
}
