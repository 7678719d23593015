use access::Actor;
use kernel::{Day, FieldErrors, Id, Input, Refused, Result, Unit, all_or_errors};
use store::{Db, Tx};
use web::{Ask, Draft, Field, Form, Reply};

use crate::done::Done;
use crate::events::Event;
use crate::pages::{may_begin, optional_line, units_for};
use crate::policy::{UNITS, Units};
use crate::tables::units;
use crate::units::{OrgUnit, UnitKind, UnitState, kind_choices};

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
    let parent = units::find(tx, new.parent)?.ok_or_else(|| Refused::field("parent", "not-a-choice"))?;
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

pub(crate) struct AddForm;

impl Form for AddForm {
    const NAME: &'static str = "units-add";
    const FIELDS: &'static [Field] = &[
        Field::pick("parent").required(),
        Field::line("name", 120).required(),
        Field::pick("kind").required(),
        Field::line("code", 40).folded(),
        Field::day("opened_on").folded(),
    ];
    type New = NewUnit;

    fn parse(input: &Input) -> Result<NewUnit, FieldErrors> {
        let parent = input.id("parent");
        let name = input.line("name", 2..=120);
        let kind = input.choice("kind", UnitKind::from_word);
        let code = optional_line(input, "code", 40);
        let opened_on = input.optional_day("opened_on");
        all_or_errors!(NewUnit { parent, name, kind, code, opened_on })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        may_begin(ask.actor, &UNITS, Units::Add)?;
        let draft = Draft::default().crumb("/units", ask.say("people-units")).cancel("/units");
        Ok(draft.choices("parent", units_for(ask, &UNITS, Units::Add)?).choices("kind", kind_choices(ask)))
    }

    fn act(ask: &Ask<'_>, new: NewUnit) -> Result<Reply> {
        let id = add_unit(ask.db, ask.actor, &new)?;
        Ok(Reply::made("unit", id.number(), format!("/units/{id}"), "people-unit-added"))
    }
}
