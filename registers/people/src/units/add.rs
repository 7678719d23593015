use access::Actor;
use kernel::{Day, Id, Result, Unit};
use store::{Db, Tx};

use crate::done::Done;
use crate::events::Event;
use crate::policy::{UNITS, Units};
use crate::tables::units;
use crate::units::{OrgUnit, UnitKind, UnitState};

/// A unit to add.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewUnit {
    /// The unit that it will stand under.
    pub parent: Id<Unit>,
    pub name: String,
    pub kind: UnitKind,
    pub code: Option<String>,
    /// Today when nothing is said.
    pub opened_on: Option<Day>,
}

impl NewUnit {
    /// A unit with nothing but what it must have.
    pub fn named(name: impl Into<String>, kind: UnitKind, parent: Id<Unit>) -> Self {
        Self { parent, name: name.into(), kind, code: None, opened_on: None }
    }
}

/// Adds a unit below another.
pub fn add_unit(db: &Db, actor: &Actor, new: &NewUnit) -> Result<Id<Unit>> {
    db.write(actor, |tx| add(tx, new)?.say(tx))
}

/// The same as a part of a larger write.
pub fn add_unit_within(tx: &Tx<'_>, new: &NewUnit) -> Result<Id<Unit>> {
    add(tx, new)?.also(tx)
}

fn add(tx: &Tx<'_>, new: &NewUnit) -> Result<Done<Id<Unit>>> {
    let parent = units::load(tx, new.parent)?;
    let permit = UNITS.allow(tx.actor(), Units::Add, &parent)?;
    parent.takes_child(units::level(tx, parent.id)?)?;
    let unit = OrgUnit {
        id: Id::new(0),
        parent: Some(parent.id),
        name: new.name.clone(),
        kind: new.kind,
        code: new.code.clone(),
        opened_on: units::opening(tx, new.opened_on)?,
        state: UnitState::Open,
        version: 1,
    };
    let unit = units::insert(tx, &unit)?;
    Ok(Done::new(permit, Event::UnitAdded { unit, parent: parent.id }, unit))
}
