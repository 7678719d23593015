use access::Actor;
use kernel::{FieldErrors, Id, Input, Refused, Result, Unit, all_or_errors};
use look::{Mood, Notice};
use store::{Db, Tx};
use web::{Ask, Draft, Field, Form, Reply};

use crate::done::Done;
use crate::events::{Event, Moved};
use crate::pages::{draft_on, same_version, units_for, version, way_to_unit};
use crate::policy::{PERSONS, Persons, UNITS, Units};
use crate::tables::{self, persons, units};
use crate::units::OrgUnit;

/// Which unit receives what is in another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merging {
    pub into: Id<Unit>,
    /// The version that the change was made from; any when nothing is said.
    pub version: Option<i64>,
}

/// Merges a unit into another: units below it, persons, groups and grants move there. The unit itself stays as a
/// closed unit below the receiving one, so that whoever reaches that one still reaches what happened here.
pub fn merge_unit(db: &Db, actor: &Actor, id: Id<Unit>, new: Merging) -> Result<()> {
    db.write(actor, |tx| merge(tx, id, new)?.say(tx))
}

fn merge(tx: &Tx<'_>, id: Id<Unit>, new: Merging) -> Result<Done<()>> {
    let was = units::load(tx, id)?;
    let permit = UNITS.allow(tx.actor(), Units::Merge, &was)?;
    let into = units::find(tx, new.into)?.ok_or_else(|| Refused::field("into", "not-a-choice"))?;
    UNITS.allow(tx.actor(), Units::Merge, &into)?;
    same_version(new.version, was.version)?;
    let landing = units::landing(tx, id, into.id)?;
    let unit = was.clone().merge_into(&into, &landing, tables::today(tx)?)?;
    units::remember(tx, &was, "merged")?;
    let mut moved = units::empty_into(tx, id, into.id)?;
    moved.units = lift_children(tx, &was, &into)?;
    units::save(tx, &unit)?;
    if was.parent != Some(into.id) {
        units::hang(tx, id, into.id)?;
    }
    Ok(Done::new(permit, Event::UnitMerged { unit: id, into: into.id, moved }, ()))
}

/// Moves the open units below the one to the other; closed ones stay below the one, and so reach the other with it.
fn lift_children(tx: &Tx<'_>, from: &OrgUnit, into: &OrgUnit) -> Result<Vec<i64>> {
    let mut lifted = Vec::new();
    for child in units::children(tx, from.id)?.into_iter().filter(OrgUnit::is_open) {
        units::remember(tx, &child, "merged")?;
        lifted.push(child.id.number());
        units::hang(tx, child.id, into.id)?;
        units::save(tx, &OrgUnit { parent: Some(into.id), ..child })?;
    }
    Ok(lifted)
}

/// What a merge would move, for the words of the form.
fn stake(ask: &Ask<'_>, reading: &store::Reading<'_>, unit: Id<Unit>) -> Result<String> {
    let Moved { units, groups, grants, .. } = units::stands_in(reading, unit)?;
    let count = |numbers: Vec<i64>| texts::Fact::from(numbers.len());
    // Counted within what the actor may read: a protected identity is in no count.
    let persons = persons::count_in(reading, &PERSONS.scope(ask.actor, Persons::Read), unit)?;
    let facts = [
        ("units", count(units)),
        ("persons", persons.into()),
        ("groups", count(groups)),
        ("grants", count(grants)),
    ];
    Ok(ask.talk.with("units-merge-stake", &facts))
}

pub(crate) struct MergeForm;

impl Form for MergeForm {
    const NAME: &'static str = "units-merge";
    const FIELDS: &'static [Field] = &[Field::pick("into").required(), Field::hidden("version")];
    type New = Merging;

    fn parse(input: &Input) -> Result<Merging, FieldErrors> {
        let into = input.id("into");
        let version = version(input);
        all_or_errors!(Merging { into, version })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let choices = units_for(ask, &UNITS, Units::Merge)?;
        ask.db.read(|reading| {
            let unit = units::load(reading, ask.id("id")?)?;
            UNITS.allow(ask.actor, Units::Merge, &unit)?;
            let mut barred = units::below(reading, unit.id)?;
            barred.extend(units::root(reading)?.map(|root| root.id.to_string()));
            let choices = choices.into_iter().filter(|choice| !barred.contains(&choice.value)).collect();
            let mut draft =
                draft_on(way_to_unit(ask, reading, unit.id)?, &unit.name, &format!("/units/{}", unit.id));
            draft.before = Notice::new(Mood::Watch, stake(ask, reading, unit.id)?).render(ask.talk);
            draft.is_danger = true;
            Ok(draft.value("version", unit.version.to_string()).choices("into", choices))
        })
    }

    fn act(ask: &Ask<'_>, new: Merging) -> Result<Reply> {
        merge_unit(ask.db, ask.actor, ask.id("id")?, new)?;
        let into = new.into;
        Ok(Reply::made("unit", into.number(), format!("/units/{into}"), "people-unit-merged"))
    }
}
