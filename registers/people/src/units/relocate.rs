use access::Actor;
use kernel::{FieldErrors, Id, Input, Refused, Result, Unit, all_or_errors};
use store::{Db, Tx};
use web::{Ask, Draft, Field, Form, Reply};

use crate::done::Done;
use crate::events::Event;
use crate::pages::{draft_on, same_version, units_for, version, way_to_unit};
use crate::policy::{UNITS, Units};
use crate::tables::units;

/// Where a unit is moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewPlace {
    /// The unit that it will stand under.
    pub to: Id<Unit>,
    /// The version that the change was made from; any when nothing is said.
    pub version: Option<i64>,
}

/// Moves a unit, with all below it, under another. Where it stood is kept.
pub fn move_unit(db: &Db, actor: &Actor, id: Id<Unit>, new: NewPlace) -> Result<()> {
    db.write(actor, |tx| relocate(tx, id, new)?.say(tx))
}

/// The same as a part of a larger write.
pub fn move_unit_within(tx: &Tx<'_>, id: Id<Unit>, new: NewPlace) -> Result<()> {
    relocate(tx, id, new)?.also(tx)
}

fn relocate(tx: &Tx<'_>, id: Id<Unit>, new: NewPlace) -> Result<Done<()>> {
    let was = units::load(tx, id)?;
    let permit = UNITS.allow(tx.actor(), Units::Move, &was)?;
    let to = units::find(tx, new.to)?.ok_or_else(|| Refused::field("to", "not-a-choice"))?;
    UNITS.allow(tx.actor(), Units::Move, &to)?;
    same_version(new.version, was.version)?;
    let from = was.parent;
    let unit = was.clone().move_under(&to, &units::landing(tx, id, to.id)?)?;
    units::remember(tx, &was, "moved")?;
    units::save(tx, &unit)?;
    units::hang(tx, id, to.id)?;
    Ok(Done::new(permit, Event::UnitMoved { unit: id, from, to: to.id }, ()))
}

pub(crate) struct MoveForm;

impl Form for MoveForm {
    const NAME: &'static str = "units-move";
    const FIELDS: &'static [Field] = &[Field::pick("to").required(), Field::hidden("version")];
    type New = NewPlace;

    fn parse(input: &Input) -> Result<NewPlace, FieldErrors> {
        let to = input.id("to");
        let version = version(input);
        all_or_errors!(NewPlace { to, version })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let choices = units_for(ask, &UNITS, Units::Move)?;
        ask.db.read(|reading| {
            let unit = units::load(reading, ask.id("id")?)?;
            UNITS.allow(ask.actor, Units::Move, &unit)?;
            let below = units::below(reading, unit.id)?;
            let choices = choices.into_iter().filter(|choice| !below.contains(&choice.value)).collect();
            let draft =
                draft_on(way_to_unit(ask, reading, unit.id)?, &unit.name, &format!("/units/{}", unit.id));
            Ok(draft
                .value("to", unit.parent.map_or_else(String::new, |parent| parent.to_string()))
                .value("version", unit.version.to_string())
                .choices("to", choices))
        })
    }

    fn act(ask: &Ask<'_>, new: NewPlace) -> Result<Reply> {
        let id = ask.id("id")?;
        move_unit(ask.db, ask.actor, id, new)?;
        Ok(Reply::made("unit", id.number(), format!("/units/{id}"), "people-unit-moved"))
    }
}
