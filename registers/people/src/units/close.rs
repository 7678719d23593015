use access::Actor;
use kernel::{Day, FieldErrors, Id, Input, Result, Subject, Unit, all_or_errors};
use store::{Db, Reading, Tx};
use web::{Ask, Draft, Field, Form, Reply};

use crate::done::Done;
use crate::events::Event;
use crate::pages::{draft_on, same_version, stakes, version, way_to_unit};
use crate::policy::{GRANTS, Grants, UNITS, Units};
use crate::tables::{self, grants, units};

/// When a unit closes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Closing {
    /// The day from which it is closed; today when nothing is said.
    pub on: Option<Day>,
    /// The version that the change was made from; any when nothing is said.
    pub version: Option<i64>,
}

/// Closes a unit in which nothing is left. It stays in the register and can be opened again.
pub fn close_unit(db: &Db, actor: &Actor, id: Id<Unit>, new: Closing) -> Result<()> {
    db.write(actor, |tx| close(tx, id, new)?.say(tx))
}

fn close(tx: &Tx<'_>, id: Id<Unit>, new: Closing) -> Result<Done<()>> {
    let unit = units::load(tx, id)?;
    let permit = UNITS.allow(tx.actor(), Units::Close, &unit)?;
    same_version(new.version, unit.version)?;
    let on = units::opening(tx, new.on)?;
    let (below, persons) = units::left_in(tx, id, on)?;
    units::save(tx, &unit.close(on, below, persons)?)?;
    Ok(Done::new(permit, Event::UnitClosed { unit: id, on }, ()))
}

/// Opens a closed unit again, under the unit where it stood.
pub fn reopen_unit(db: &Db, actor: &Actor, id: Id<Unit>) -> Result<()> {
    db.write(actor, |tx| {
        let unit = units::load(tx, id)?;
        let permit = UNITS.allow(tx.actor(), Units::Reopen, &unit)?;
        let parent = units::load(tx, unit.parent.unwrap_or(unit.id))?;
        units::save(tx, &unit.reopen(&parent)?)?;
        Done::new(permit, Event::UnitReopened { unit: id }, ()).say(tx)
    })
}

/// The button that opens a unit again.
pub(crate) fn reopen(ask: &Ask<'_>) -> Result<Reply> {
    let id = ask.id("id")?;
    reopen_unit(ask.db, ask.actor, id)?;
    Ok(Reply::made("unit", id.number(), format!("/units/{id}"), "people-unit-reopened"))
}

pub(crate) struct CloseForm;

impl Form for CloseForm {
    const NAME: &'static str = "units-close";
    const FIELDS: &'static [Field] = &[Field::day("on"), Field::hidden("version")];
    type New = Closing;

    fn parse(input: &Input) -> Result<Closing, FieldErrors> {
        let on = input.optional_day("on");
        let version = version(input);
        all_or_errors!(Closing { on, version })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        ask.db.read(|reading| {
            let unit = units::load(reading, ask.id("id")?)?;
            UNITS.allow(ask.actor, Units::Close, &unit)?;
            let mut draft =
                draft_on(way_to_unit(ask, reading, unit.id)?, &unit.name, &format!("/units/{}", unit.id));
            let subject = Subject::new("unit", unit.id.number());
            draft.before = stakes(ask, reading, &subject, stake(ask, reading, unit.id)?)?;
            draft.is_danger = true;
            Ok(draft
                .value("on", tables::today(reading)?.to_string())
                .value("version", unit.version.to_string()))
        })
    }

    fn act(ask: &Ask<'_>, new: Closing) -> Result<Reply> {
        let id = ask.id("id")?;
        close_unit(ask.db, ask.actor, id, new)?;
        Ok(Reply::made("unit", id.number(), format!("/units/{id}"), "people-unit-closed"))
    }
}

/// What still stands in the unit and does not end with it, in words. Counted within what the actor may read: a
/// protected identity is in no count.
fn stake(ask: &Ask<'_>, reading: &Reading<'_>, unit: Id<Unit>) -> Result<Option<String>> {
    let standing = grants::count_in(reading, &GRANTS.scope(ask.actor, Grants::Read), unit)?;
    let told = || ask.talk.with("units-close-stake", &[("roles", standing.into())]);
    Ok((standing > 0).then(told))
}
