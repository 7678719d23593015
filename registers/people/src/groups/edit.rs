use access::Actor;
use kernel::{FieldErrors, Id, Input, Refused, Result, Unit, all_or_errors};
use store::{Db, Tx};
use web::{Ask, Draft, Field, Form, Reply};

use crate::done::Done;
use crate::events::Event;
use crate::groups::PersonGroup;
use crate::pages::{draft_on, same_version, units_for, version};
use crate::persons::In;
use crate::policy::{GROUPS, Groups};
use crate::tables::{groups, units};

/// What a group is called and is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditedGroup {
    pub name: String,
    pub about: String,
    pub unit: Id<Unit>,
    /// The version that the change was made from; any when nothing is said.
    pub version: Option<i64>,
}

/// Changes what a group is called, is for, or which unit looks after it.
pub fn edit_group(db: &Db, actor: &Actor, id: Id<PersonGroup>, new: &EditedGroup) -> Result<()> {
    db.write(actor, |tx| edit(tx, id, new)?.say(tx))
}

/// The same as a part of a larger write.
pub fn edit_group_within(tx: &Tx<'_>, id: Id<PersonGroup>, new: &EditedGroup) -> Result<()> {
    edit(tx, id, new)?.also(tx)
}

fn edit(tx: &Tx<'_>, id: Id<PersonGroup>, new: &EditedGroup) -> Result<Done<()>> {
    let was = groups::load(tx, id)?;
    let permit = GROUPS.allow(tx.actor(), Groups::Edit, &was)?;
    was.must_be_open()?;
    same_version(new.version, was.version)?;
    if new.unit != was.unit {
        let unit = units::find(tx, new.unit)?.ok_or_else(|| Refused::field("unit", "not-a-choice"))?;
        GROUPS.allow_new(tx.actor(), Groups::Add, &In(unit.id))?;
        if !unit.is_open() {
            return Err(Refused::field("unit", "unit-closed"));
        }
    }
    let (name, about) = (new.name.clone(), new.about.clone());
    groups::save(tx, &PersonGroup { name, about, unit: new.unit, ..was })?;
    Ok(Done::new(permit, Event::GroupEdited { group: id }, ()))
}

pub(crate) struct EditForm;

impl Form for EditForm {
    const NAME: &'static str = "groups-edit";
    const FIELDS: &'static [Field] = &[
        Field::line("name", 120).required(),
        Field::pick("unit").required(),
        Field::prose("about", 1000),
        Field::hidden("version"),
    ];
    type New = EditedGroup;

    fn parse(input: &Input) -> Result<EditedGroup, FieldErrors> {
        let name = input.line("name", 2..=120);
        let unit = input.id("unit");
        let about = input.text("about", 0..=1000);
        let version = version(input);
        all_or_errors!(EditedGroup { name, unit, about, version })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let group = ask.db.read(|reading| groups::load(reading, ask.id("id")?))?;
        GROUPS.allow(ask.actor, Groups::Edit, &group)?;
        let crumbs = vec![look::Crumb::new("/groups", ask.say("people-groups"))];
        let draft = draft_on(crumbs, &group.name, &format!("/groups/{}", group.id));
        Ok(draft
            .value("name", group.name)
            .value("about", group.about)
            .value("unit", group.unit.to_string())
            .value("version", group.version.to_string())
            .choices("unit", units_for(ask, &GROUPS, Groups::Add)?))
    }

    fn act(ask: &Ask<'_>, new: EditedGroup) -> Result<Reply> {
        let id: Id<PersonGroup> = ask.id("id")?;
        edit_group(ask.db, ask.actor, id, &new)?;
        Ok(Reply::made("group", id.number(), format!("/groups/{id}"), "people-group-edited"))
    }
}
