use access::{Actor, Scope};
use assets::{Asset, Found};
use kernel::{Id, Moment, Refused, Result};
use store::{Reading, Row, Sql, Tx};

use crate::report::{Facts, Kind};
use crate::{Device, POLICY, SiteKey, Verb, Why};

const COLUMNS: &str = "found_device.id, found_device.key_id, found_device.unit_id, found_device.signature,
    found_device.kind, found_device.name, found_device.maker, found_device.model, found_device.serial,
    found_device.uuid, found_device.macs, found_device.agent, found_device.system, found_device.processor,
    found_device.memory_mb, found_device.disk_mb, found_device.programs, found_device.asset_id, found_device.waits,
    found_device.settled, found_device.thrown_at, found_device.first_at, found_device.heard_at, found_device.version";

fn said(text: String) -> Option<String> {
    Some(text).filter(|text| !text.is_empty())
}

fn read(row: &Row) -> Result<Device> {
    let (kind, waits, macs): (String, String, String) = (row.get(4)?, row.get(18)?, row.get(10)?);
    let stored = |word: &str| Refused::broken(format!("stored word: {word}"));
    let waits = match waits.as_str() {
        "" => None,
        word => Some(Why::from_word(word).ok_or_else(|| stored(word))?),
    };
    Ok(Device {
        id: row.get(0)?,
        key: row.get(1)?,
        unit: row.get(2)?,
        signature: row.get(3)?,
        kind: Kind::from_word(&kind).ok_or_else(|| stored(&kind))?,
        marks: Found {
            name: row.get(5)?,
            maker: row.get(6)?,
            model: row.get(7)?,
            category: String::new(),
            serial: row.get(8)?,
            uuid: row.get(9)?,
            macs: macs.split_whitespace().map(str::to_owned).collect(),
        },
        facts: Facts {
            agent: said(row.get(11)?),
            system: said(row.get(12)?),
            processor: said(row.get(13)?),
            memory_mb: row.get(14)?,
            disk_mb: row.get(15)?,
        },
        programs: row.get(16)?,
        asset: row.get(17)?,
        waits,
        settled: row.get(19)?,
        thrown_at: row.get(20)?,
        first_at: row.get(21)?,
        heard_at: row.get(22)?,
        version: row.get(23)?,
    })
}

fn first(reading: &Reading<'_>, sql: Sql) -> Result<Option<Device>> {
    reading.rows(sql)?.first().map(read).transpose()
}

/// What was found, if the actor may see it.
pub(crate) fn load(reading: &Reading<'_>, actor: &Actor, id: Id<Device>) -> Result<Device> {
    within(reading, &POLICY.scope(actor, Verb::Read), id)
}

fn within(reading: &Reading<'_>, scope: &Scope, id: Id<Device>) -> Result<Device> {
    let text = format!("SELECT {COLUMNS} FROM found_device WHERE {{scope}} AND found_device.id = ?");
    first(reading, Sql::within(scope, &text).bind(id))?.ok_or(Refused::NotFound)
}

const WHY: &str = "an agent tells of what it is itself";

/// What agents have told of a thing of the register.
pub(crate) fn of_asset(reading: &Reading<'_>, asset: Id<Asset>) -> Result<Option<Device>> {
    let text = format!("SELECT {COLUMNS} FROM found_device WHERE asset_id = ?");
    first(reading, Sql::open(WHY, &text).bind(asset))
}

/// What has this signature and is no thing of the register yet.
pub(crate) fn unplaced(reading: &Reading<'_>, signature: &str) -> Result<Option<Device>> {
    let text = format!(
        "SELECT {COLUMNS} FROM found_device WHERE signature = ? AND asset_id IS NULL ORDER BY id LIMIT 1"
    );
    first(reading, Sql::open(WHY, &text).bind(signature))
}

/// What an agent told last under this signature, whatever it is.
pub(crate) fn last(reading: &Reading<'_>, signature: &str) -> Result<Option<Device>> {
    let text = format!(
        "SELECT {COLUMNS} FROM found_device WHERE signature = ? ORDER BY heard_at DESC, id DESC LIMIT 1"
    );
    first(reading, Sql::open(WHY, &text).bind(signature))
}

/// What an agent that calls itself so has told of; two at most, for more than one is no answer.
pub(crate) fn of_agent(reading: &Reading<'_>, agent: &str) -> Result<Vec<Device>> {
    let text = format!(
        "SELECT {COLUMNS} FROM found_device WHERE signature >= ? AND signature < ? ORDER BY signature LIMIT 2"
    );
    let sql = Sql::open(WHY, &text).bind(format!("{agent}\u{1f}")).bind(format!("{agent}\u{20}"));
    let found: Vec<Device> = reading.rows(sql)?.iter().map(read).collect::<Result<_>>()?;
    // A database may order signs by a language's rules: what it gives is looked at once more.
    Ok(found.into_iter().filter(|it| it.signature.starts_with(&format!("{agent}\u{1f}"))).collect())
}

/// How many things a key has brought since a moment.
pub(crate) fn brought(reading: &Reading<'_>, key: Id<SiteKey>, since: Moment) -> Result<i64> {
    let text = "SELECT COUNT(*) FROM found_device WHERE key_id = ? AND first_at >= ?";
    reading.number(Sql::open("what a key may bring is counted", text).bind(key).bind(since))
}

fn bound(sql: Sql, it: &Device) -> Sql {
    let (marks, facts) = (&it.marks, &it.facts);
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    sql.bind(it.key)
        .bind(it.unit)
        .bind(&it.signature)
        .bind(it.kind.word())
        .bind(&marks.name)
        .bind(&marks.maker)
        .bind(&marks.model)
        .bind(marks.serial.clone())
        .bind(marks.uuid.clone())
        .bind(marks.macs.join(" "))
        .bind(text(&facts.agent))
        .bind(text(&facts.system))
        .bind(text(&facts.processor))
        .bind(facts.memory_mb)
        .bind(facts.disk_mb)
        .bind(it.programs)
        .bind(it.asset)
        .bind(it.waits.map_or("", Why::word))
        .bind(&it.settled)
        .bind(it.thrown_at)
        .bind(it.first_at)
        .bind(it.heard_at)
}

pub(crate) fn insert(tx: &Tx<'_>, it: &Device) -> Result<Id<Device>> {
    let sql = Sql::change(
        "INSERT INTO found_device (key_id, unit_id, signature, kind, name, maker, model, serial, uuid, macs, agent,
         system, processor, memory_mb, disk_mb, programs, asset_id, waits, settled, thrown_at, first_at, heard_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    );
    tx.insert(bound(sql, it))
}

/// Stores it as it is now; a conflict when somebody else changed it meanwhile.
pub(crate) fn save(tx: &Tx<'_>, it: &Device) -> Result<()> {
    let sql = Sql::change(
        "UPDATE found_device SET key_id = ?, unit_id = ?, signature = ?, kind = ?, name = ?, maker = ?, model = ?,
         serial = ?, uuid = ?, macs = ?, agent = ?, system = ?, processor = ?, memory_mb = ?, disk_mb = ?, programs = ?,
         asset_id = ?, waits = ?, settled = ?, thrown_at = ?, first_at = ?, heard_at = ?, version = version + 1
         WHERE id = ? AND version = ?",
    );
    tx.run_one(bound(sql, it).bind(it.id).bind(it.version))
}
