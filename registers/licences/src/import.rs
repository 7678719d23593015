//! Licences out of tables: a list kept in a spreadsheet, a supplier's statement, a catalogue of programs without prices.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use access::{Actor, Permit};
use agreements::Answerable;
use intake::{Asked, Field, Known, Match, Refer, Takes, Target, Value, Values, Why, Word};
use kernel::{Id, Money, Refused, Result};
use store::{Reading, Sql, Tx};

use crate::licence::{AfterTerm, Approval, CountsBy, Facts, In, Licence, Metric, href};
use crate::renew::{NewTerm, begin, corrected, renewed};
use crate::store::licences;
use crate::term::{Per, Period};
use crate::{Cannot, Event, POLICY, Verb};

/// The kinds of this room that tables may be imported into.
pub fn intake_targets() -> Vec<Target> {
    vec![TARGET]
}

const METRICS: &[Word] = &[
    Word {
        word: "seat",
        means: &[
            "namngiven plats",
            "named seat",
            "plats",
            "användare",
            "namngiven",
            "per användare",
            "seat",
            "user",
            "named user",
        ],
    },
    Word {
        word: "site",
        means: &[
            "hela platsen",
            "whole site",
            "skola",
            "hela skolan",
            "obegränsad",
            "site",
            "campus",
            "unlimited",
        ],
    },
    Word {
        word: "staff",
        means: &["personal", "anställd", "medarbetare", "per anställd", "staff", "employee"],
    },
    Word { word: "pupil", means: &["elev", "elever", "per elev", "pupil", "student"] },
    Word {
        word: "device",
        means: &["utrustning", "enhet", "dator", "per dator", "device", "computer", "per device"],
    },
];

const PERIODS: &[Word] = &[
    Word { word: "year", means: &["år", "årsvis", "per år", "year", "yearly", "annual", "per year"] },
    Word { word: "month", means: &["månad", "månadsvis", "per månad", "month", "monthly", "per month"] },
];

const PERS: &[Word] = &[
    Word { word: "each", means: &["varje", "styck", "st", "per styck", "à", "each", "unit", "per unit"] },
    Word {
        word: "whole",
        means: &["alla tillsammans", "all together", "totalt", "summa", "allt", "total", "whole", "lump sum"],
    },
];

const APPROVALS: &[Word] = &[
    Word { word: "approved", means: &["godkänd", "tillåten", "approved", "allowed", "active"] },
    Word {
        word: "trial",
        means: &[
            "på prov",
            "on trial",
            "prov",
            "pilot",
            "test",
            "undantag",
            "pilot only",
            "trial",
            "exception",
            "evaluation",
        ],
    },
    Word {
        word: "denied", means: &["nekad", "avslagen", "otillåten", "denied", "rejected", "not approved"]
    },
    Word {
        word: "leaving",
        means: &[
            "being phased out",
            "avvecklas",
            "utgår",
            "avvecklad",
            "retired",
            "sunset",
            "expired",
            "deprecated",
            "superseded",
            "sunsetting",
        ],
    },
];

/// A supplier by any of its spellings.
const SUPPLIER: Refer = Refer { kind: "supplier", look_up: suppliers, choices: |_| Ok(Vec::new()) };

fn suppliers(reading: &Reading<'_>, _: &Actor, texts: &[String]) -> Result<HashMap<String, Match>> {
    let mut found = HashMap::new();
    for text in texts {
        if let Some(id) = agreements::find_supplier(reading, text, "")? {
            let name = agreements::supplier_name(reading, id)?.unwrap_or_default();
            found.insert(text.clone(), Match::One { id: id.number(), name });
        }
    }
    Ok(found)
}

const TARGET: Target = Target {
    kind: "licence",
    words: "licences-import-licence",
    fields: &[
        Field::new(
            "product",
            Takes::Line(160),
            &[
                "produkt",
                "program",
                "programvara",
                "licens",
                "standard name",
                "product",
                "software",
                "licence",
                "license",
            ],
        )
        .required(),
        Field::new("unit", Takes::Record(people::UNIT), &["enhet", "skola", "förvaltning", "unit", "school"])
            .required(),
        Field::new(
            "supplier",
            Takes::Record(SUPPLIER),
            &["leverantör", "tillverkare", "supplier", "vendor", "publisher"],
        ),
        Field::new(
            "metric",
            Takes::Choice(METRICS),
            &["mått", "licenstyp", "räknas per", "metric", "licence type"],
        ),
        Field::new(
            "count",
            Takes::Whole(0, crate::fields::COUNT_AT_MOST),
            &["antal", "platser", "count", "quantity", "seats"],
        ),
        Field::new("price", Takes::Money, &["pris", "à-pris", "styckpris", "price", "unit price"]),
        Field::new("period", Takes::Choice(PERIODS), &["period", "prisperiod", "billing period"]),
        Field::new("per", Takes::Choice(PERS), &["priset gäller", "per", "price per"]),
        Field::new("from", Takes::Day, &["från", "startdatum", "avtalsstart", "from", "start", "start date"]),
        Field::new(
            "to",
            Takes::Day,
            &["till", "till och med", "slutdatum", "to", "until", "end", "end date"],
        ),
        Field::new(
            "approval",
            Takes::Choice(APPROVALS),
            &["status", "godkännande", "approval", "approval status"],
        ),
        Field::new(
            "approved_until",
            Takes::Day,
            &["godkänd till", "approval expiration date", "approved until", "approval expires"],
        ),
        Field::new(
            "about",
            Takes::Prose(4_000),
            &["beskrivning", "om", "anteckning", "description", "about", "notes"],
        ),
    ],
    keys: &[&["product"]],
    may: |actor| POLICY.may_somewhere(actor, Verb::Import),
    find,
    load,
    check,
    put,
    remove,
    href: |id| href(Id::new(id)),
};

fn find(reading: &Reading<'_>, asked: &Asked<'_>) -> Result<Vec<(Vec<Value>, i64)>> {
    let Some(at) = asked.fields.iter().position(|field| *field == "product") else { return Ok(Vec::new()) };
    let text = "SELECT licence.product, licence.id FROM licence WHERE {scope}";
    let sql =
        Sql::within(&POLICY.scope(asked.actor, Verb::Read), text).and_in("licence.product", asked.texts(at));
    let rows: Vec<(String, i64)> = reading.all(sql)?;
    Ok(rows.into_iter().map(|(product, id)| (vec![Value::Text(product)], id)).collect())
}

fn load(reading: &Reading<'_>, actor: &Actor, ids: &[i64]) -> Result<Vec<Known>> {
    let found = licences::these(reading, &POLICY.scope(actor, Verb::Import), ids)?;
    let units: Vec<_> = found.iter().map(|licence| licence.facts.unit).collect();
    let units = people::unit_names(reading, &units)?;
    let mut known = Vec::with_capacity(found.len());
    let mut names: HashMap<i64, String> = HashMap::new();
    for id in found.iter().filter_map(|licence| licence.facts.supplier) {
        if let Entry::Vacant(place) = names.entry(id.number()) {
            place.insert(agreements::supplier_name(reading, id)?.unwrap_or_default());
        }
    }
    for licence in &found {
        let facts = &licence.facts;
        let supplier =
            facts.supplier.map(|id| (id.number(), names.get(&id.number()).cloned().unwrap_or_default()));
        let last = licence.terms.last();
        let word = |word: Option<&str>| word.map_or(Value::Nothing, |word| Value::Word(word.to_owned()));
        let values = Values::of([
            ("product", Value::Text(facts.product.clone())),
            (
                "unit",
                Value::Record {
                    id: facts.unit.number(),
                    name: units.get(&facts.unit).cloned().unwrap_or_default(),
                },
            ),
            ("supplier", Value::record(supplier)),
            ("metric", word(Some(facts.metric.word()))),
            ("count", last.and_then(|term| term.count).map_or(Value::Nothing, Value::Whole)),
            ("price", last.map_or(Value::Nothing, |term| Value::Money(term.price.minor))),
            ("period", word(last.map(|term| term.period.word()))),
            ("per", word(last.map(|term| term.per.word()))),
            ("from", Value::day(last.map(|term| term.from))),
            ("to", Value::day(last.map(|term| term.to))),
            ("approval", word(facts.approval.map(Approval::word))),
            ("approved_until", Value::day(facts.approved_until)),
            ("about", Value::text(Some(facts.about.clone()))),
        ]);
        let (id, version) = (licence.id.number(), licence.version);
        known.push(Known { id, version, name: facts.product.clone(), values });
    }
    Ok(known)
}

/// What a term is made of.
const TERM: [&str; 6] = ["count", "price", "period", "per", "from", "to"];

fn check(actor: &Actor, known: Option<&Known>, values: &Values) -> Vec<Why> {
    let mut whys = Vec::new();
    let unit = values.value("unit").as_record().map(Id::new);
    if unit.is_some_and(|unit| !POLICY.may(actor, Verb::Import, &In(unit, Answerable::HeadOfIt))) {
        whys.push(Why::field("unit", "licences-import-why-unit"));
    }
    if values.value("price").as_whole().is_some_and(|price| price < 0) {
        whys.push(Why::field("price", "licences-import-why-price"));
    }
    let own = |field: &str| values.get(field).or_else(|| known.map(|known| known.values.value(field)));
    let is_said = |field: &str| own(field).is_some_and(|value| *value != Value::Nothing);
    let is_term = ["count", "price", "from", "to"]
        .into_iter()
        .any(|field| values.get(field).is_some_and(|value| *value != Value::Nothing));
    let is_site = own("metric") == Some(&Value::Word("site".to_owned()));
    if is_term {
        for field in ["price", "from", "to"].into_iter().filter(|field| !is_said(field)) {
            whys.push(Why::field(field, "licences-import-why-term"));
        }
        if !is_site && !is_said("count") {
            whys.push(Why::field("count", "licences-import-why-term"));
        }
        let day = |field: &str| own(field).and_then(Value::as_day);
        if day("to").zip(day("from")).is_some_and(|(to, from)| to < from) {
            whys.push(Why::field("to", "licences-import-why-to"));
        }
    }
    if is_site && values.value("count").as_whole().is_some() {
        whys.push(Why::field("count", "licences-import-why-site"));
    }
    whys
}

fn put(tx: &Tx<'_>, permit: &Permit, known: Option<&Known>, values: &Values) -> Result<i64> {
    let id = match known {
        None => make(tx, values)?,
        Some(known) => change(tx, permit, Id::new(known.id), values)?,
    };
    tx.also(permit, &Event::Imported { licence: id })?;
    Ok(id.number())
}

fn make(tx: &Tx<'_>, values: &Values) -> Result<Id<Licence>> {
    let unit = values.value("unit").as_record().map(Id::new).ok_or(Refused::NotFound)?;
    POLICY.allow_new(tx.actor(), Verb::Import, &In(unit, Answerable::HeadOfIt))?;
    let blank = Facts {
        product: String::new(),
        supplier: None,
        service: None,
        agreement: None,
        unit,
        answers: Answerable::HeadOfIt,
        metric: Metric::Seat,
        count_unit: None,
        category: None,
        model: None,
        count_day: None,
        counts_by: CountsBy::Clock,
        allowed: 0,
        after_term: AfterTerm::Renews,
        indexed: 0,
        approval: None,
        approved_until: None,
        about: String::new(),
    };
    let facts = facts(values, &blank);
    let id = licences::insert(tx, &facts)?;
    let term = term(values, None);
    if term.is_said() {
        begin(tx, id, &facts, &term)?;
    }
    Ok(id)
}

/// Changes what the row names. A term that begins later than the last is the next one; the same one is put right.
fn change(tx: &Tx<'_>, permit: &Permit, id: Id<Licence>, values: &Values) -> Result<Id<Licence>> {
    let licence = licences::load(tx, tx.actor(), id)?;
    POLICY.allow(tx.actor(), Verb::Import, &licence)?;
    let facts = facts(values, &licence.facts);
    if facts.metric != licence.facts.metric && !licence.terms.is_empty() {
        return Err(Cannot::MetricStands.into());
    }
    let licence = Licence { facts, ..licence };
    if !TERM.into_iter().any(|field| values.has(field)) {
        licences::save(tx, &licence)?;
        return Ok(id);
    }
    let last = licence.terms.last();
    let new = term(values, last);
    match (last, new.from) {
        (Some(last), Some(from)) if from <= last.to => {
            let number = corrected(tx, &licence, &new, "")?;
            tx.also(permit, &Event::Corrected { licence: id, term: number })?;
        }
        _ => {
            let number = renewed(tx, &licence, &new, "")?;
            tx.also(permit, &Event::Renewed { licence: id, term: number })?;
        }
    }
    Ok(id)
}

/// The term that the row says, with the last one's facts where it says nothing.
fn term(values: &Values, was: Option<&crate::Term>) -> NewTerm {
    let day = |field: &str, was| if values.has(field) { values.value(field).as_day() } else { was };
    let whole = |field: &str, was| if values.has(field) { values.value(field).as_whole() } else { was };
    let price = whole("price", was.filter(|term| !term.is_agreed).map(|term| term.price.minor));
    NewTerm {
        from: day("from", was.map(|term| term.from)),
        to: day("to", was.map(|term| term.to)),
        count: whole("count", was.and_then(|term| term.count)),
        price: price.map(Money::sek),
        period: values
            .text("period")
            .and_then(Period::from_word)
            .unwrap_or(was.map_or(Period::Year, |term| term.period)),
        per: values.text("per").and_then(Per::from_word).unwrap_or(was.map_or(Per::Each, |term| term.per)),
    }
}

/// What is said of the licence with the values' fields in place of its own.
fn facts(values: &Values, was: &Facts) -> Facts {
    let text = |field: &str, was: &String| {
        if values.has(field) { values.text(field).unwrap_or("").to_owned() } else { was.clone() }
    };
    let record = |field: &str| values.value(field).as_record();
    Facts {
        product: text("product", &was.product),
        unit: record("unit").map_or(was.unit, Id::new),
        supplier: if values.has("supplier") { record("supplier").map(Id::new) } else { was.supplier },
        metric: values.text("metric").and_then(Metric::from_word).unwrap_or(was.metric),
        approval: if values.has("approval") {
            values.text("approval").and_then(Approval::from_word)
        } else {
            was.approval
        },
        approved_until: if values.has("approved_until") {
            values.value("approved_until").as_day()
        } else {
            was.approved_until
        },
        about: text("about", &was.about),
        ..was.clone()
    }
}

/// Takes a licence away that an import made; refused when something else refers to it by then.
fn remove(tx: &Tx<'_>, permit: &Permit, id: i64) -> Result<()> {
    let licence = licences::load(tx, tx.actor(), Id::new(id))?;
    POLICY.allow(tx.actor(), Verb::Import, &licence)?;
    licences::remove(tx, licence.id)?;
    tx.also(permit, &Event::ImportUndone { licence: licence.id })
}
