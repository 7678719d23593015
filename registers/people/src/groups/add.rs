use access::Actor;
use kernel::{FieldErrors, Id, Input, Refused, Result, Unit, all_or_errors};
use store::{Db, Tx};
use web::{Ask, Draft, Field, Form, Reply};

use crate::done::Done;
use crate::events::Event;
use crate::groups::{GroupState, PersonGroup};
use crate::pages::{may_begin, units_for};
use crate::persons::In;
use crate::policy::{GROUPS, Groups};
use crate::tables::{groups, units};

/// A group to add.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewGroup {
    /// Unique.
    pub name: String,
    /// What the group is for; may be empty.
    pub about: String,
    pub unit: Id<Unit>,
}

/// Adds a group without members.
pub fn add_group(db: &Db, actor: &Actor, new: &NewGroup) -> Result<Id<PersonGroup>> {
    db.write(actor, |tx| add(tx, new)?.say(tx))
}

/// The same as a part of a larger write.
pub fn add_group_within(tx: &Tx<'_>, new: &NewGroup) -> Result<Id<PersonGroup>> {
    add(tx, new)?.also(tx)
}

fn add(tx: &Tx<'_>, new: &NewGroup) -> Result<Done<Id<PersonGroup>>> {
    let unit = units::find(tx, new.unit)?.ok_or_else(|| Refused::field("unit", "not-a-choice"))?;
    let permit = GROUPS.allow_new(tx.actor(), Groups::Add, &In(unit.id))?;
    if !unit.is_open() {
        return Err(Refused::field("unit", "unit-closed"));
    }
    let group = PersonGroup {
        id: Id::new(0),
        name: new.name.clone(),
        about: new.about.clone(),
        unit: unit.id,
        state: GroupState::Open,
        version: 1,
        members: Vec::new(),
    };
    let group = groups::insert(tx, &group)?;
    Ok(Done::new(permit, Event::GroupAdded { group, unit: unit.id }, group))
}

pub(crate) struct AddForm;

impl Form for AddForm {
    const NAME: &'static str = "groups-add";
    const FIELDS: &'static [Field] =
        &[Field::line("name", 120).required(), Field::pick("unit").required(), Field::prose("about", 1000)];
    type New = NewGroup;

    fn parse(input: &Input) -> Result<NewGroup, FieldErrors> {
        let name = input.line("name", 2..=120);
        let unit = input.id("unit");
        let about = input.text("about", 0..=1000);
        all_or_errors!(NewGroup { name, unit, about })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        may_begin(ask.actor, &GROUPS, Groups::Add)?;
        let draft = Draft::default().crumb("/groups", ask.say("people-groups")).cancel("/groups");
        Ok(draft.choices("unit", units_for(ask, &GROUPS, Groups::Add)?))
    }

    fn act(ask: &Ask<'_>, new: NewGroup) -> Result<Reply> {
        let id = add_group(ask.db, ask.actor, &new)?;
        Ok(Reply::made("group", id.number(), format!("/groups/{id}"), "people-group-added"))
    }
}
