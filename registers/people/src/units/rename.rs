use access::Actor;
use kernel::{FieldErrors, Id, Input, Result, Unit, all_or_errors};
use store::{Db, Tx};
use web::{Ask, Draft, Field, Form, Reply};

use crate::done::Done;
use crate::events::Event;
use crate::pages::{draft_on, optional_line, same_version, version, way_to_unit};
use crate::policy::{UNITS, Units};
use crate::tables::units;
use crate::units::{CannotUnit, UnitKind, kind_choices};

/// What a unit is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewName {
    pub name: String,
    pub kind: UnitKind,
    pub code: Option<String>,
    /// The version that the change was made from; any when nothing is said.
    pub version: Option<i64>,
}

/// Gives a unit another name, kind or code. What it was called is kept.
pub fn rename_unit(db: &Db, actor: &Actor, id: Id<Unit>, new: &NewName) -> Result<()> {
    db.write(actor, |tx| rename(tx, id, new)?.say(tx))
}

/// The same as a part of a larger write.
pub fn rename_unit_within(tx: &Tx<'_>, id: Id<Unit>, new: &NewName) -> Result<()> {
    rename(tx, id, new)?.also(tx)
}

fn rename(tx: &Tx<'_>, id: Id<Unit>, new: &NewName) -> Result<Done<()>> {
    let was = units::load(tx, id)?;
    let permit = UNITS.allow(tx.actor(), Units::Rename, &was)?;
    same_version(new.version, was.version)?;
    if was.parent.is_none() {
        return Err(CannotUnit::IsOrganisation.into());
    }
    if was.name != new.name {
        units::remember(tx, &was, "renamed")?;
    }
    units::save(tx, &was.rename(new.name.clone(), new.kind, new.code.clone()))?;
    Ok(Done::new(permit, Event::UnitRenamed { unit: id }, ()))
}

pub(crate) struct RenameForm;

impl Form for RenameForm {
    const NAME: &'static str = "units-rename";
    const FIELDS: &'static [Field] = &[
        Field::line("name", 120).required(),
        Field::pick("kind").required(),
        Field::line("code", 40),
        Field::hidden("version"),
    ];
    type New = NewName;

    fn parse(input: &Input) -> Result<NewName, FieldErrors> {
        let name = input.line("name", 2..=120);
        let kind = input.choice("kind", UnitKind::from_word);
        let code = optional_line(input, "code", 40);
        let version = version(input);
        all_or_errors!(NewName { name, kind, code, version })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        ask.db.read(|reading| {
            let unit = units::load(reading, ask.id("id")?)?;
            UNITS.allow(ask.actor, Units::Rename, &unit)?;
            let draft =
                draft_on(way_to_unit(ask, reading, unit.id)?, &unit.name, &format!("/units/{}", unit.id));
            Ok(draft
                .value("name", unit.name)
                .value("kind", unit.kind.word())
                .value("code", unit.code.unwrap_or_default())
                .value("version", unit.version.to_string())
                .choices("kind", kind_choices(ask)))
        })
    }

    fn act(ask: &Ask<'_>, new: NewName) -> Result<Reply> {
        let id = ask.id("id")?;
        rename_unit(ask.db, ask.actor, id, &new)?;
        Ok(Reply::made("unit", id.number(), format!("/units/{id}"), "people-unit-renamed"))
    }
}
