//! What an agent tells is taken in: recognised, taken into the register, or left waiting for a person.

use access::Actor;
use assets::Found;
use kernel::{Id, Refused, Result};
use store::{Db, Reading, Said, Tx, Upkeep};

use crate::decide::{Decision, decide};
use crate::device::{In, question, said, signature};
use crate::report::{Kind, Seen};
use crate::store::{devices, keys, programs};
use crate::{Device, Event, POLICY, SiteKey, Verb, Why};

/// Things that one key may bring within an hour: a key that came into wrong hands fills no register.
pub const BROUGHT_AT_MOST: i64 = 3_000;

/// What is known of something before it is stored.
struct Known {
    device: Device,
    is_new: bool,
    decision: Decision,
}

impl Known {
    /// Does it say and mean what it did before? Then nothing has happened, and only its facts are kept.
    fn is_as_before(&self) -> bool {
        let it = &self.device;
        if self.is_new {
            return false;
        }
        match self.decision {
            Decision::Is(asset) => it.asset == Some(asset) && it.waits.is_none(),
            Decision::IsAndWaits(asset, why) => {
                it.asset == Some(asset) && (it.waits == Some(why) || self.is_settled(why))
            }
            Decision::Waits(why) => it.waits == Some(why) || self.is_settled(why),
            Decision::New => it.waits == Some(Why::Refused) || it.thrown_at.is_some(),
        }
    }

    /// Has a person said that it is so?
    fn is_settled(&self, why: Why) -> bool {
        self.device.thrown_at.is_some() || self.device.settled == question(&self.device.marks, why)
    }
}

/// Takes in what an agent tells of one thing.
pub fn hear(db: &Db, key: &SiteKey, seen: &Seen) -> Result<()> {
    let known = db.read(|reading| look_up(reading, key, seen))?;
    if known.is_as_before() {
        return db.keep(Upkeep::Derived, |tx| {
            let known = look_up(tx, key, seen)?;
            if !known.is_as_before() {
                return Err(Refused::Conflict);
            }
            keep(tx, &known.device, seen)
        });
    }
    let clock = Actor::clock();
    db.write(&clock, |tx| take_in(tx, key, seen))
}

/// The device that is told of, as it is told now, and what it is in the register.
fn look_up(reading: &Reading<'_>, key: &SiteKey, seen: &Seen) -> Result<Known> {
    let (signature, marks) = known_as(reading, seen)?;
    let matches = assets::matching(reading, &marks)?;
    let before = devices::last(reading, &signature)?;
    let word = before.as_ref().filter(|it| it.settled == said(&marks));
    if let Some(thrown) = word.filter(|it| it.thrown_at.is_some()) {
        let device = Device { heard_at: reading.now(), ..thrown.clone().told(seen) };
        return Ok(Known { device, is_new: false, decision: Decision::New });
    }
    let decision = match (word.and_then(|it| it.asset), decide(&marks, &matches)) {
        // A person has said which thing it is.
        (Some(asset), Decision::IsAndWaits(other, why)) if asset == other => Decision::IsAndWaits(asset, why),
        (Some(asset), _) => Decision::Is(asset),
        (None, Decision::Waits(why)) => let_be_before(before.as_ref(), &marks, why),
        (None, decision) => decision,
    };
    let found = match decision {
        Decision::Is(asset) | Decision::IsAndWaits(asset, _) => devices::of_asset(reading, asset)?,
        Decision::New | Decision::Waits(_) => None,
    };
    let found = match found {
        Some(found) => Some(found),
        None => devices::unplaced(reading, &signature)?,
    };
    let is_new = found.is_none();
    let now = reading.now();
    let blank = || Device {
        id: Id::new(0),
        key: key.id,
        unit: key.unit,
        signature: signature.clone(),
        kind: Kind::Other,
        marks: Found::default(),
        facts: crate::report::Facts::default(),
        programs: 0,
        asset: None,
        waits: None,
        settled: String::new(),
        thrown_at: None,
        first_at: now,
        heard_at: now,
        version: 1,
    };
    let device = found.unwrap_or_else(blank).told(seen);
    // What is a thing of the register is where the register says that it is.
    let at = match decision {
        Decision::Is(asset) | Decision::IsAndWaits(asset, _) => {
            matches.iter().find(|it| it.id == asset).map(|it| it.unit)
        }
        Decision::New | Decision::Waits(_) => None,
    };
    let unit = at.unwrap_or(key.unit);
    let device = Device { key: key.id, unit, signature, heard_at: now, ..device };
    Ok(Known { device, is_new, decision })
}

/// What it goes by, and its marks. A part of an inventory that carries no mark is what its agent told of before, when
/// there is only one such thing.
fn known_as(reading: &Reading<'_>, seen: &Seen) -> Result<(String, Found)> {
    let marks = &seen.marks;
    let is_bare = marks.serial.is_none() && marks.uuid.is_none() && marks.macs.is_empty();
    if seen.is_partial && is_bare {
        let mut told = devices::of_agent(reading, &seen.agent_id)?;
        if let (Some(one), true) = (told.pop(), told.is_empty()) {
            return Ok((one.signature.clone(), one.told(seen).marks));
        }
    }
    let signature = signature(seen);
    let before = if seen.is_partial { devices::last(reading, &signature)? } else { None };
    let marks = before.map_or_else(|| marks.clone(), |it| it.told(seen).marks);
    Ok((signature, marks))
}

/// A person has said that it is right as it is, when the same was asked of them.
fn let_be_before(before: Option<&Device>, marks: &Found, why: Why) -> Decision {
    let before = before.filter(|it| it.settled == question(marks, why));
    before.and_then(|it| it.asset).map_or(Decision::Waits(why), Decision::Is)
}

/// Stores it with its programs.
fn keep(tx: &Tx<'_>, device: &Device, seen: &Seen) -> Result<()> {
    devices::save(tx, device)?;
    if let Some(all) = &seen.programs {
        programs::replace(tx, device.id, all)?;
    }
    keys::heard(tx, device.key)
}

fn take_in(tx: &Tx<'_>, key: &SiteKey, seen: &Seen) -> Result<Said> {
    let permit = POLICY.allow_new(tx.actor(), Verb::Tell, &In(key.unit))?;
    let Known { device, is_new, decision } = look_up(tx, key, seen)?;
    let mut device = device;
    if is_new {
        let since = tx.now().plus_seconds(-3_600);
        if devices::brought(tx, key.id, since)? >= BROUGHT_AT_MOST {
            return Err(Refused::TooMany { retry_after_s: 3_600 });
        }
        device.id = devices::insert(tx, &device)?;
    }
    let id = device.id;
    let event = match decision {
        Decision::Is(asset) | Decision::IsAndWaits(asset, _) => {
            assets::complete(tx, asset, &device.marks)?;
            (device.asset, device.waits, device.thrown_at) = (Some(asset), None, None);
            match decision {
                Decision::IsAndWaits(_, why) if device.settled != question(&device.marks, why) => {
                    device.waits = Some(why);
                    Event::Waits { device: id, why }
                }
                _ => Event::Recognised { device: id, asset },
            }
        }
        Decision::New => match tx.part(|tx| assets::take_in(tx, &named(&device), key.unit))? {
            Ok(asset) => {
                (device.asset, device.waits) = (Some(asset), None);
                Event::Found { device: id, asset }
            }
            Err(_) => wait(&mut device, Why::Refused),
        },
        Decision::Waits(why) => wait(&mut device, why),
    };
    keep(tx, &device, seen)?;
    tx.say(permit, &event)
}

fn wait(device: &mut Device, why: Why) -> Event {
    device.waits = Some(why);
    Event::Waits { device: device.id, why }
}

/// What it says of itself, with the name of its kind of equipment.
pub(crate) fn named(device: &Device) -> Found {
    let category = match device.kind {
        Kind::Computer => "Datorer",
        Kind::Phone => "Telefoner",
        Kind::Printer => "Skrivare",
        Kind::Network => "Nätutrustning",
        Kind::Other => "Annan utrustning",
    };
    Found { category: category.to_owned(), ..device.marks.clone() }
}
