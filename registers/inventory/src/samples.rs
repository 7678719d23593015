//! What Sjövik's agents have found: the same every time, for the demo and for tests of other rooms.

use access::Actor;
use assets::Found;
use kernel::{Id, Result, Unit};
use store::{Db, Reading, Sql};

use crate::key::{SiteKey, hash};
use crate::report::{Facts, Kind, Program, Seen};
use crate::store::keys;
use crate::{hear, make_key};

/// Programs that a school's computers have: name, version, maker.
const PROGRAMS: [(&str, &str, &str); 5] = [
    ("Bildverkstan", "11.2", "Norrsken"),
    ("Kartritaren", "4.1.0", "Lantmätarna"),
    ("Kalkyl", "7.6", "Fria kontoret"),
    ("Skrivaren", "7.6", "Fria kontoret"),
    ("Webbläsaren Havsörn", "148.0", "Havsörn"),
];

fn programs(many: usize) -> Option<Vec<Program>> {
    let one = |(name, version, maker): &(&str, &str, &str)| Program {
        name: (*name).to_owned(),
        version: (*version).to_owned(),
        maker: (*maker).to_owned(),
    };
    Some(PROGRAMS.iter().take(many).map(one).collect())
}

fn seen(agent: &str, kind: Kind, marks: Found, system: &str, many: usize) -> Seen {
    let facts = Facts {
        agent: Some("FusionInventory-Agent_v2.6".to_owned()),
        system: Some(system.to_owned()),
        processor: Some("Fyrkärnig 2,4 GHz".to_owned()),
        memory_mb: Some(8_192),
        disk_mb: Some(256_000),
    };
    let programs = if many == 0 { None } else { programs(many) };
    Seen { agent_id: agent.to_owned(), kind: Some(kind), is_partial: false, marks, facts, programs }
}

fn marks(name: &str, (maker, model): (&str, &str), serial: Option<&str>, mac: &str) -> Found {
    Found {
        name: name.to_owned(),
        maker: maker.to_owned(),
        model: model.to_owned(),
        serial: serial.map(str::to_owned),
        macs: assets::mac(mac).into_iter().collect(),
        ..Found::default()
    }
}

/// Two things of the register with serial numbers: an agent tells of them too.
fn known(reading: &Reading<'_>, unit: Id<Unit>) -> Result<Vec<(String, String, String)>> {
    let text = "SELECT asset.serial, asset_model.maker, asset_model.name FROM asset
                JOIN asset_model ON asset_model.id = asset.model_id
                WHERE asset.unit_id = ? AND asset.serial IS NOT NULL AND asset.state = 'in-use'
                ORDER BY asset.id LIMIT 2";
    reading.all(Sql::open("samples look for what they tell of", text).bind(unit))
}

/// A key for a school, and what its agents have told: things that the register has, a printer that it did not have, and a
/// machine that nothing tells from others.
pub fn make(db: &Db, school: Id<Unit>, name: &str) -> Result<()> {
    let secret = make_key(db, &Actor::operator(), name, school)?;
    let key: SiteKey = db
        .read(|reading| keys::find(reading, &hash(&secret)))?
        .ok_or_else(|| kernel::Refused::broken("a key that was just made"))?;
    for (at, (serial, maker, model)) in db.read(|reading| known(reading, school))?.into_iter().enumerate() {
        let marks = marks(&format!("elev-{}", at + 1), (&maker, &model), Some(&serial), "");
        hear(db, &key, &seen(&format!("elev-{}-2026", at + 1), Kind::Computer, marks, "Debian 13", 5 - at))?;
    }
    let printer = marks("skrivare-a", ("Gråsten", "Laser 50"), Some("GS50-00417"), "b8:6b:23:10:20:30");
    hear(db, &key, &seen("lasning", Kind::Printer, printer, "Fast program 4.2", 0))?;
    let unknown = marks("gammal-labb", ("Okänd", "Lådan"), None, "");
    hear(db, &key, &seen("gammal-labb-2026", Kind::Computer, unknown, "Debian 11", 2))
}
