//! What a person's last day does to their roles: each keeps its own end, and the day comes first when it is sooner.

use kernel::{Day, Id, Person, Result};
use store::Tx;

use crate::events::Event;
use crate::grants::{Holder, RoleGrant};
use crate::persons::reaches;
use crate::policy::Persons;
use crate::tables::{self, grants};

/// Each role ends with the day, or at its own end when that is sooner; one that would begin after the day is ended.
/// What holds through a group is judged by the day when it is asked for.
pub(crate) fn with_day(tx: &Tx<'_>, id: Id<Person>, on: Day) -> Result<Vec<Event>> {
    let end = on.plus_days(1).begins_in(&tables::zone(tx)?);
    let mut events = Vec::new();
    for grant in grants::standing(tx, Holder::Person(id))? {
        if grant.from >= end {
            let (grant_id, holder, role, unit) = (grant.id, grant.holder, grant.role, grant.unit);
            grants::save(tx, &grant.end(tx.now())?)?;
            events.push(Event::GrantEnded { grant: grant_id, holder, role, unit });
        } else {
            let was = grant.until;
            events.extend(saved(tx, grant.under(Some(end)), was)?);
        }
    }
    Ok(events)
}

/// The roles have their own ends again when the day is taken away. A role that the actor could not give keeps the end
/// that the day gave it.
pub(crate) fn freed(tx: &Tx<'_>, id: Id<Person>) -> Result<Vec<Event>> {
    let mut events = Vec::new();
    for grant in grants::standing(tx, Holder::Person(id))? {
        let was = grant.until;
        if was == grant.own_until {
            continue;
        }
        if reaches(tx.actor(), grant.role, grant.unit, Persons::Return) {
            events.extend(saved(tx, grant.under(None), was)?);
        } else {
            grants::save(tx, &RoleGrant { own_until: was, ..grant })?;
        }
    }
    Ok(events)
}

/// Saves the grant when its end has become another, and tells of it.
fn saved(tx: &Tx<'_>, grant: RoleGrant, was: Option<kernel::Moment>) -> Result<Option<Event>> {
    if grant.until == was {
        return Ok(None);
    }
    grants::save(tx, &grant)?;
    let zone = tables::zone(tx)?;
    let on = grant.until.map(|until| until.plus_seconds(-1).day_in(&zone));
    let RoleGrant { id, holder, role, unit, .. } = grant;
    Ok(Some(Event::GrantMovedWithPerson { grant: id, holder, role, unit, on }))
}
