//! Sjövik's things: the same every time, some in each state.

use access::Actor;
use kernel::{Day, Id, Money, Person, Result, Unit};
use store::{Db, Sql};

use crate::asset::{Facts, Whereabouts};
use crate::model::{CategoryFacts, CategoryKind, Model, ModelFacts};
use crate::moving::{Moved, Whom, move_it};
use crate::state::State;
use crate::{NewAsset, add, add_category, add_model};

/// Where the samples belong.
#[derive(Debug, Clone)]
pub struct Places {
    /// IT's own unit.
    pub it: Id<Unit>,
    pub schools: Vec<Id<Unit>>,
    pub today: Day,
}

/// A kind with its months, and its models with price in kronor and years of support that are left.
type Kind = (&'static str, CategoryKind, i64, &'static [(&'static str, &'static str, i64, i64)]);

const KINDS: &[Kind] = &[
    (
        "Bärbar dator",
        CategoryKind::Device,
        48,
        &[("Norrsken", "Norrsken Bok 14", 8_490, 4), ("Norrsken", "Norrsken Bok 13", 7_900, 0)],
    ),
    ("Elevdator", CategoryKind::Device, 48, &[("Fjällräv", "Fjällräv Elev 11", 3_250, 5)]),
    ("Pekplatta", CategoryKind::Device, 48, &[("Lumi", "Lumi Platta 10", 4_600, 3)]),
    ("Projektor", CategoryKind::Other, 84, &[("Klarsyn", "Klarsyn P4", 9_800, 2)]),
    ("Skärm i sal", CategoryKind::Device, 84, &[("Klarsyn", "Klarsyn Tavla 75", 24_500, 6)]),
    ("Kamera", CategoryKind::Device, 60, &[("Skarp", "Skarp K2", 5_900, 3)]),
];

/// Adds kinds, models and things: for each school a handful, and some at IT's.
pub fn make(db: &Db, places: &Places) -> Result<usize> {
    let operator = Actor::operator();
    let mut models = Vec::new();
    for (name, kind, months, offered) in KINDS {
        let new = CategoryFacts { name: (*name).to_owned(), kind: *kind, life_months: Some(*months) };
        let category = add_category(db, &operator, &new)?;
        for (maker, name, kronor, years) in *offered {
            let price = Money::sek(kronor * 100);
            let new = ModelFacts {
                maker: (*maker).to_owned(),
                name: (*name).to_owned(),
                category,
                support_ends: Some(places.today.plus_months(years * 12 - 2)),
                list_price: Some(price),
                life_months: None,
            };
            models.push((add_model(db, &operator, &new)?, price));
        }
    }
    let mut made = 0;
    for (place, unit) in places.schools.iter().chain([&places.it]).enumerate() {
        let holders = staff_of(db, *unit)?;
        for turn in 0..8_usize {
            let (model, price) = models[(place + turn) % models.len()];
            let holder = holders.get(turn).copied();
            let number = 10_000 + made;
            one(db, number, places.today, Sample { unit: *unit, model, price, holder, turn })?;
            made += 1;
        }
    }
    Ok(made)
}

/// Some who work in a unit, by number; nobody with a protected identity.
fn staff_of(db: &Db, unit: Id<Unit>) -> Result<Vec<Id<Person>>> {
    let sql = Sql::open(
        "samples are made by the operator",
        "SELECT id FROM person WHERE unit_id = ? AND is_protected = 0 AND left_on IS NULL ORDER BY id LIMIT 8",
    );
    let found: Vec<(Id<Person>,)> = db.read(|reading| reading.all(sql.bind(unit)))?;
    Ok(found.into_iter().map(|(id,)| id).collect())
}

/// One thing to be made.
struct Sample {
    unit: Id<Unit>,
    model: Id<Model>,
    price: Money,
    holder: Option<Id<Person>>,
    turn: usize,
}

/// The moves that a thing has been through by its turn, after it lay in stock.
const LIVES: [&[(State, &str)]; 8] = [
    &[(State::InUse, "")],
    &[(State::InUse, ""), (State::InRepair, "Skärmen är sprucken."), (State::InUse, "Ny skärm.")],
    &[],
    &[(State::Lent, "Lån under terminen.")],
    &[(State::InUse, "")],
    &[(State::InUse, ""), (State::Lost, "Försvann vid flytten av salen.")],
    &[(State::Retired, "För gammal för nya versioner.")],
    &[(State::Retired, "Trasigt moderkort."), (State::Wiped, "Disken raderad enligt rutin, intyg finns.")],
];

fn one(db: &Db, number: usize, today: Day, sample: Sample) -> Result<()> {
    let operator = Actor::operator();
    let age = i64::try_from(sample.turn * 13 + number % 5).unwrap_or(0);
    let bought = today.plus_months(-age);
    let facts = Facts {
        tag: format!("SJ-{number}"),
        serial: Some(format!("SN{}{:03}", number * 7, sample.turn)),
        uuid: None,
        macs: vec![format!("02:53:4a:00:{:02x}:{:02x}", number / 256 % 256, number % 256)],
        model: sample.model,
        bought_on: Some(bought),
        price: Some(sample.price),
        supplier: "Björkdata AB".to_owned(),
        warranty_until: Some(bought.plus_months(36)),
        note: String::new(),
    };
    let place =
        if sample.turn.is_multiple_of(3) { String::new() } else { format!("Sal {}", 100 + sample.turn) };
    let at = Whereabouts { state: State::InStock, unit: sample.unit, place, person: None };
    let id = add(db, &operator, &NewAsset { facts, at, person: Whom::Nobody })?;
    for (state, why) in LIVES[sample.turn % LIVES.len()] {
        // Nothing is lent to nobody: where few work, it stays in stock.
        let Some(holder) = sample.holder else { break };
        let person = if *state == State::InUse || *state == State::Lent {
            Whom::Person(holder)
        } else {
            Whom::AsBefore
        };
        let why = (*why).to_owned();
        let new = Moved { state: Some(*state), unit: None, place: None, person, why, seen: None };
        move_it(db, &operator, id, &new)?;
    }
    Ok(())
}
