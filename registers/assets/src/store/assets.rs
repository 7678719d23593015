//! Things, each with its network addresses, and their place in the search.

use std::collections::HashMap;

use access::{Actor, Scope};
use kernel::{Id, Money, Refused, Result};
use store::{Reading, Row, Sql, Tx};

use crate::asset::{Asset, Facts, Whereabouts};
use crate::model::{self, Model};
use crate::state::State;
use crate::{POLICY, Verb};

use super::ages;

const COLUMNS: &str = "asset.id, asset.tag, asset.serial, asset.uuid, asset.model_id, asset.unit_id, asset.place,
    asset.person_id, asset.state, asset.bought_on, asset.price, asset.supplier, asset.warranty_until, asset.note,
    asset.created_at, asset.changed_at, asset.version";

/// The thing of a row of [`COLUMNS`], without its network addresses.
fn read(row: &Row) -> Result<Asset> {
    let word: String = row.get(8)?;
    let state = State::from_word(&word).ok_or_else(|| Refused::broken(format!("an asset is {word}")))?;
    let price: Option<i64> = row.get(10)?;
    let facts = Facts {
        tag: row.get(1)?,
        serial: row.get(2)?,
        uuid: row.get(3)?,
        macs: Vec::new(),
        model: row.get(4)?,
        bought_on: row.get(9)?,
        price: price.map(Money::sek),
        supplier: row.get(11)?,
        warranty_until: row.get(12)?,
        note: row.get(13)?,
    };
    let at = Whereabouts { state, unit: row.get(5)?, place: row.get(6)?, person: row.get(7)? };
    let (created_at, changed_at, version) = (row.get(14)?, row.get(15)?, row.get(16)?);
    Ok(Asset { id: row.get(0)?, facts, at, created_at, changed_at, version })
}

/// The thing, if the actor may read it.
pub(crate) fn load(reading: &Reading<'_>, actor: &Actor, id: Id<Asset>) -> Result<Asset> {
    these(reading, &POLICY.scope(actor, Verb::Read), &[id.number()])?.pop().ok_or(Refused::NotFound)
}

/// These things as far as the scope reaches, by rising number.
pub(crate) fn these(reading: &Reading<'_>, scope: &Scope, ids: &[i64]) -> Result<Vec<Asset>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let text = format!("SELECT {COLUMNS} FROM asset WHERE {{scope}}");
    let sql = Sql::within(scope, &text).and_in("asset.id", ids.iter().copied()).and("ORDER BY asset.id");
    let mut assets = reading.rows(sql)?.iter().map(read).collect::<Result<Vec<Asset>>>()?;
    let mut macs = macs_of(reading, &assets)?;
    for asset in &mut assets {
        asset.facts.macs = macs.remove(&asset.id).unwrap_or_default();
    }
    Ok(assets)
}

fn macs_of(reading: &Reading<'_>, assets: &[Asset]) -> Result<HashMap<Id<Asset>, Vec<String>>> {
    let mut macs: HashMap<Id<Asset>, Vec<String>> = HashMap::new();
    if assets.is_empty() {
        return Ok(macs);
    }
    let text = "SELECT asset_id, mac FROM asset_mac WHERE 1 = 1";
    let sql = Sql::open("of things that were loaded within scope", text)
        .and_in("asset_id", assets.iter().map(|asset| asset.id))
        .and("ORDER BY mac");
    for (asset, mac) in reading.all::<(Id<Asset>, String)>(sql)? {
        macs.entry(asset).or_default().push(mac);
    }
    Ok(macs)
}

fn maker(reading: &Reading<'_>, model: Id<Model>) -> Result<(String, String)> {
    let sql = Sql::open("models are no secret", "SELECT maker, name FROM asset_model WHERE id = ?");
    reading.find(sql.bind(model))?.ok_or_else(|| Refused::field("model", "not-a-choice"))
}

fn bound(sql: Sql, asset: &Asset, maker: &str) -> Sql {
    let (facts, at) = (&asset.facts, &asset.at);
    sql.bind(&facts.tag)
        .bind(maker)
        .bind(facts.serial.clone())
        .bind(facts.uuid.clone())
        .bind(facts.model)
        .bind(at.unit)
        .bind(&at.place)
        .bind(at.person)
        .bind(at.state.word())
        .bind(facts.bought_on)
        .bind(facts.price.map(|price| price.minor))
        .bind(&facts.supplier)
        .bind(facts.warranty_until)
        .bind(&facts.note)
        .bind(asset.changed_at)
}

/// Stores a new thing; its number is given here.
pub(crate) fn insert(tx: &Tx<'_>, asset: &Asset) -> Result<Id<Asset>> {
    let (maker, model) = maker(tx, asset.facts.model)?;
    let sql = Sql::change(
        "INSERT INTO asset (tag, maker, serial, uuid, model_id, unit_id, place, person_id, state, bought_on, price,
         supplier, warranty_until, note, changed_at, created_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    );
    let id = tx.insert(bound(sql, asset, &maker).bind(asset.created_at))?;
    set_macs(tx, id, &asset.facts.macs)?;
    ages::recount(tx, None, Some(asset))?;
    index(tx, id, asset, &model::called(&maker, &model))?;
    Ok(id)
}

/// Stores a thing that was loaded; a conflict when somebody else changed it meanwhile.
pub(crate) fn save(tx: &Tx<'_>, asset: &Asset) -> Result<()> {
    let (maker, model) = maker(tx, asset.facts.model)?;
    let was = ages::counted(tx, asset.id)?;
    let sql = Sql::change(
        "UPDATE asset SET tag = ?, maker = ?, serial = ?, uuid = ?, model_id = ?, unit_id = ?, place = ?, person_id = ?,
         state = ?, bought_on = ?, price = ?, supplier = ?, warranty_until = ?, note = ?, changed_at = ?,
         version = version + 1 WHERE id = ? AND version = ?",
    );
    tx.run_one(bound(sql, asset, &maker).bind(asset.id).bind(asset.version))?;
    ages::recount(tx, was, Some(asset))?;
    set_macs(tx, asset.id, &asset.facts.macs)?;
    index(tx, asset.id, asset, &model::called(&maker, &model))
}

fn set_macs(tx: &Tx<'_>, id: Id<Asset>, macs: &[String]) -> Result<()> {
    tx.run(Sql::change("DELETE FROM asset_mac WHERE asset_id = ?").bind(id))?;
    if macs.is_empty() {
        return Ok(());
    }
    let text = "SELECT COUNT(*) FROM asset_mac WHERE 1 = 1";
    let taken = Sql::open("what is taken is told as of any unique field", text);
    if tx.number(taken.and_in("mac", macs.iter().cloned()))? > 0 {
        return Err(Refused::field("macs", "taken"));
    }
    for mac in macs {
        tx.run(Sql::change("INSERT INTO asset_mac (mac, asset_id) VALUES (?, ?)").bind(mac).bind(id))?;
    }
    Ok(())
}

/// What a thing is found by: never who has it, and not its note.
fn index(tx: &Tx<'_>, id: Id<Asset>, asset: &Asset, model: &str) -> Result<()> {
    let facts = &asset.facts;
    let mut words = vec![facts.tag.as_str(), model, &asset.at.place, &facts.supplier];
    words.extend(facts.serial.as_deref());
    words.extend(facts.uuid.as_deref());
    words.extend(facts.macs.iter().map(String::as_str));
    tx.index("asset", id.number(), &words.join("\n"))
}

/// Things that are put into the index in one transaction.
pub(crate) const BATCH: i64 = 500;

/// Puts the next things after one into the index; the last of them, if there were any. Of one model or of all.
pub(crate) fn index_after(tx: &Tx<'_>, model: Option<Id<Model>>, after: i64) -> Result<Option<i64>> {
    let why = "the index is made of all things; a hit is shown within scope";
    let sql = match model {
        Some(model) => {
            let text = "SELECT id FROM asset WHERE model_id = ? AND id > ? ORDER BY id LIMIT ?";
            Sql::open(why, text).bind(model)
        }
        None => Sql::open(why, "SELECT id FROM asset WHERE id > ? ORDER BY id LIMIT ?"),
    };
    let ids: Vec<(i64,)> = tx.all(sql.bind(after).bind(BATCH))?;
    let ids: Vec<i64> = ids.into_iter().map(|(id,)| id).collect();
    let all = POLICY.scope(&Actor::operator(), Verb::Read);
    let assets = these(tx, &all, &ids)?;
    let names = crate::store::models::names(tx, assets.iter().map(|asset| asset.facts.model))?;
    for asset in &assets {
        index(tx, asset.id, asset, names.get(&asset.facts.model).map_or("", String::as_str))?;
    }
    Ok(ids.last().copied())
}

/// Takes a thing that an import made away again.
pub(crate) fn remove(tx: &Tx<'_>, id: Id<Asset>) -> Result<()> {
    ages::recount(tx, ages::counted(tx, id)?, None)?;
    tx.run(Sql::change("DELETE FROM asset_mac WHERE asset_id = ?").bind(id))?;
    tx.run(Sql::change("DELETE FROM asset_move WHERE asset_id = ?").bind(id))?;
    tx.run_one(Sql::change("DELETE FROM asset WHERE id = ?").bind(id))?;
    tx.index("asset", id.number(), "")
}
