//! What rooms that find things on the network ask of the register, inside a write of theirs: which things have these marks,
//! a new thing, and marks that were missing. What a person has written is never written over.

use access::Who;
use kernel::{Id, Refused, Result, Unit};
use store::{Reading, Sql, Tx};

use crate::add::insert;
use crate::asset::{Asset, Facts, In, Whereabouts};
use crate::import::category_of;
use crate::marks::MACS_AT_MOST;
use crate::model::{Model, ModelFacts};
use crate::state::State;
use crate::store::{assets, models};
use crate::{Event, POLICY, Verb};

/// What something that was found says of itself, its marks as [`crate::serial`], [`crate::uuid`] and [`crate::mac`]
/// write them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    pub name: String,
    pub maker: String,
    pub model: String,
    /// The name of the kind of equipment that it is, if its model is a new one.
    pub category: String,
    pub serial: Option<String>,
    pub uuid: Option<String>,
    pub macs: Vec<String>,
}

/// A thing of the register that has one of the marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    pub id: Id<Asset>,
    pub tag: String,
    pub maker: String,
    pub model: String,
    pub unit: Id<Unit>,
    pub state: State,
    pub serial: Option<String>,
    pub uuid: Option<String>,
    pub macs: Vec<String>,
}

/// Things that are looked at for one that was found.
const AT_MOST: i64 = 20;

/// Do two spellings of a maker mean the same? The first word decides ("Dell Inc.", "DELL"); one that is not named agrees
/// with every other.
pub fn makers_agree(one: &str, other: &str) -> bool {
    let first = |text: &str| {
        let word = text.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty());
        word.unwrap_or_default().to_lowercase()
    };
    let (one, other) = (first(one), first(other));
    one.is_empty() || other.is_empty() || one == other
}

/// The things that have the serial number (whoever made them), the UUID or one of the network addresses; by number.
pub fn matching(reading: &Reading<'_>, found: &Found) -> Result<Vec<Match>> {
    let why = "what was found is compared with the whole register; what is shown of it is asked by scope";
    let text = "SELECT id FROM asset WHERE serial = ? OR uuid = ? ORDER BY id LIMIT ?";
    let sql = Sql::open(why, text).bind(found.serial.clone()).bind(found.uuid.clone()).bind(AT_MOST);
    let mut ids: Vec<(i64,)> = reading.all(sql)?;
    if !found.macs.is_empty() {
        let sql = Sql::open(why, "SELECT DISTINCT asset_id FROM asset_mac WHERE 1 = 1");
        let sql = sql.and_in("mac", found.macs.iter().cloned());
        ids.extend(reading.all::<(i64,)>(sql.and("ORDER BY asset_id LIMIT ?").bind(AT_MOST))?);
    }
    let mut ids: Vec<i64> = ids.into_iter().map(|(id,)| id).collect();
    ids.sort_unstable();
    ids.dedup();
    let all = POLICY.scope(&access::Actor::operator(), Verb::Read);
    let mut matches = Vec::new();
    for asset in assets::these(reading, &all, &ids)? {
        let model = models::load_model(reading, asset.facts.model)?;
        matches.push(Match {
            id: asset.id,
            tag: asset.facts.tag,
            maker: model.facts.maker,
            model: model.facts.name,
            unit: asset.at.unit,
            state: asset.at.state,
            serial: asset.facts.serial,
            uuid: asset.facts.uuid,
            macs: asset.facts.macs,
        });
    }
    Ok(matches)
}

/// Which of these things the actor may read.
pub fn readable(reading: &Reading<'_>, actor: &access::Actor, ids: &[i64]) -> Result<Vec<Id<Asset>>> {
    let found = assets::these(reading, &POLICY.scope(actor, Verb::Read), ids)?;
    Ok(found.into_iter().map(|asset| asset.id).collect())
}

/// The verb by which an agent, or a person in its place, does something to a thing.
const fn verb(who: Who, person: Verb) -> Verb {
    match who {
        Who::Clock => Verb::Report,
        Who::Operator | Who::Person(_) | Who::Nobody => person,
    }
}

/// Takes a thing in that was found in a unit: in use there, called by its serial number or its name. The model and its
/// kind are made when the register has none of that name.
pub fn take_in(tx: &Tx<'_>, found: &Found, unit: Id<Unit>) -> Result<Id<Asset>> {
    let permit = POLICY.allow_new(tx.actor(), verb(tx.actor().who, Verb::Add), &In(unit, None))?;
    crate::fields::is_open(tx, unit)?;
    let facts = Facts {
        tag: tag(tx, found)?,
        serial: free_mark(tx, "serial", found.serial.as_ref())?,
        uuid: free_mark(tx, "uuid", found.uuid.as_ref())?,
        macs: free(tx, &found.macs)?,
        model: model(tx, &permit, found)?,
        bought_on: None,
        price: None,
        supplier: String::new(),
        warranty_until: None,
        note: String::new(),
    };
    let at = Whereabouts { state: State::InUse, unit, place: String::new(), person: None };
    let id = insert(tx, &facts, at, "")?;
    tx.also(&permit, &Event::Added { asset: id })?;
    Ok(id)
}

/// Fills in the marks that the thing lacks; whether there were any. Addresses that another thing has stay there.
pub fn complete(tx: &Tx<'_>, id: Id<Asset>, found: &Found) -> Result<bool> {
    let verb = verb(tx.actor().who, Verb::Edit);
    let asset = assets::these(tx, &POLICY.scope(tx.actor(), verb), &[id.number()])?.pop();
    let asset = asset.ok_or(Refused::NotFound)?;
    let permit = POLICY.allow(tx.actor(), verb, &asset)?;
    let was = asset.facts.clone();
    let mut facts = was.clone();
    if facts.serial.is_none() {
        facts.serial = free_mark(tx, "serial", found.serial.as_ref())?;
    }
    if facts.uuid.is_none() {
        facts.uuid = free_mark(tx, "uuid", found.uuid.as_ref())?;
    }
    let others = found.macs.iter().filter(|mac| !was.macs.contains(mac)).cloned().collect::<Vec<_>>();
    facts.macs.extend(free(tx, &others)?);
    facts.macs.sort_unstable();
    facts.macs.truncate(MACS_AT_MOST);
    if facts == was {
        return Ok(false);
    }
    assets::save(tx, &Asset { facts, changed_at: tx.now(), ..asset })?;
    tx.also(&permit, &Event::Edited { asset: id })?;
    Ok(true)
}

/// The number, unless another thing has it: there it stays.
fn free_mark(tx: &Tx<'_>, column: &'static str, mark: Option<&String>) -> Result<Option<String>> {
    let Some(mark) = mark else { return Ok(None) };
    let text = format!("SELECT COUNT(*) FROM asset WHERE {column} = ?");
    let count = tx.number(Sql::open("is the number taken", &text).bind(mark))?;
    Ok((count == 0).then(|| mark.clone()))
}

/// Those addresses that no thing has.
fn free(tx: &Tx<'_>, macs: &[String]) -> Result<Vec<String>> {
    if macs.is_empty() {
        return Ok(Vec::new());
    }
    let sql = Sql::open("which addresses are taken", "SELECT mac FROM asset_mac WHERE 1 = 1");
    let taken: Vec<(String,)> = tx.all(sql.and_in("mac", macs.iter().cloned()))?;
    let is_free = |mac: &&String| !taken.iter().any(|(it,)| it == *mac);
    Ok(macs.iter().filter(is_free).take(MACS_AT_MOST).cloned().collect())
}

/// What it is called: its serial number, else its name, that no other thing has on its label.
fn tag(tx: &Tx<'_>, found: &Found) -> Result<String> {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(60).collect();
    let names: [String; 3] = [
        plain(found.serial.as_deref().unwrap_or_default()),
        plain(&found.name),
        plain(found.uuid.as_deref().unwrap_or_default()),
    ];
    for name in names.into_iter().filter(|name| !name.is_empty()) {
        let sql = Sql::open("is the label taken", "SELECT COUNT(*) FROM asset WHERE tag = ?");
        if tx.number(sql.bind(&name))? == 0 {
            return Ok(name);
        }
    }
    Err(Refused::field("tag", "taken"))
}

fn model(tx: &Tx<'_>, permit: &access::Permit, found: &Found) -> Result<Id<Model>> {
    let (maker, name) = (found.maker.trim(), found.model.trim());
    let name = if name.is_empty() { &found.category } else { name };
    let is_it = |it: &models::Named| it.name.to_lowercase() == name.to_lowercase();
    let known = models::all_named(tx)?;
    let same = known.iter().find(|it| is_it(it) && makers_agree(&it.maker, maker));
    if let Some(same) = same {
        return Ok(same.id);
    }
    let category = category_of(tx, permit, &found.category)?;
    let short = |text: &str, most: usize| text.chars().take(most).collect::<String>();
    let (maker, name) = (short(maker, 80), short(name, 120));
    let new = ModelFacts { maker, name, category, support_ends: None, list_price: None, life_months: None };
    let id = models::insert_model(tx, &new)?;
    tx.also(permit, &Event::ModelAdded { model: id })?;
    Ok(id)
}
