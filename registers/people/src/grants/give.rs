use access::{Actor, Role};
use kernel::{Day, Id, Moment, Result, Unit};
use store::{Db, Tx};

use crate::done::Done;
use crate::events::Event;
use crate::grants::{CannotGrant, Holder, RoleGrant, not_to_oneself, within_reach};
use crate::persons::In;
use crate::policy::{GRANTS, Grants};
use crate::tables::{self, grants, units};

/// A grant to give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewGrant {
    pub holder: Holder,
    pub role: Role,
    pub unit: Id<Unit>,
    /// The first day; now when nothing is said.
    pub from: Option<Day>,
    /// The last day; until further notice when nothing is said.
    pub until: Option<Day>,
}

impl NewGrant {
    /// A grant from now until further notice.
    pub const fn now(holder: Holder, role: Role, unit: Id<Unit>) -> Self {
        Self { holder, role, unit, from: None, until: None }
    }
}

/// Gives a role. Nobody gives one to themselves, one that they do not administer, or one beyond their own reach.
pub fn give(db: &Db, actor: &Actor, new: &NewGrant) -> Result<Id<RoleGrant>> {
    db.write(actor, |tx| begin(tx, new)?.say(tx))
}

/// The same as a part of a larger write.
pub fn give_within(tx: &Tx<'_>, new: &NewGrant) -> Result<Id<RoleGrant>> {
    begin(tx, new)?.also(tx)
}

/// Gives many in one write: all or none. Gives their numbers in the same order.
pub fn give_all(db: &Db, actor: &Actor, new: &[NewGrant]) -> Result<Vec<Id<RoleGrant>>> {
    let Some((last, before)) = new.split_last() else { return Ok(Vec::new()) };
    db.write(actor, |tx| {
        let mut ids = before.iter().map(|new| begin(tx, new)?.also(tx)).collect::<Result<Vec<_>>>()?;
        let last = begin(tx, last)?;
        last.map(|id| {
            ids.push(id);
            ids
        })
        .say(tx)
    })
}

fn begin(tx: &Tx<'_>, new: &NewGrant) -> Result<Done<Id<RoleGrant>>> {
    let unit = units::find(tx, new.unit)?.ok_or_else(|| kernel::Refused::field("unit", "not-a-choice"))?;
    let permit = GRANTS.allow_new(tx.actor(), Grants::Give, &In(unit.id)).or_else(|refused| {
        // Within no reach at all is not allowed; outside one's own reach is told as such.
        if GRANTS.may_somewhere(tx.actor(), Grants::Give) {
            Err(CannotGrant::BeyondReach.into())
        } else {
            Err(refused)
        }
    })?;
    within_reach(tx.actor(), new.role, unit.id)?;
    not_to_oneself(tx.actor(), &grants::persons_of(tx, new.holder)?)?;
    if !unit.is_open() {
        return Err(CannotGrant::UnitClosed.into());
    }
    if !grants::holder_is_here(tx, new.holder)? {
        return Err(CannotGrant::HolderGone.into());
    }
    let (from, until) = moments(tx, new)?;
    let grant = RoleGrant {
        id: Id::new(0),
        holder: new.holder,
        role: new.role,
        unit: unit.id,
        from,
        until,
        given_by: tx.actor().person_id(),
        revoked_at: None,
        version: 1,
        is_veiled: false,
    };
    let grant = grants::insert(tx, &grant)?;
    let event = Event::GrantGiven { grant, holder: new.holder, role: new.role, unit: unit.id };
    Ok(Done::new(permit, event, grant))
}

/// The days as moments: from the first one's beginning until the last one's end, in the organisation's zone.
fn moments(tx: &Tx<'_>, new: &NewGrant) -> Result<(Moment, Option<Moment>)> {
    let zone = tables::zone(tx)?;
    let from = match new.from {
        Some(day) if day > tx.now().day_in(&zone) => day.begins_in(&zone),
        Some(_) | None => tx.now(),
    };
    let until = new.until.map(|day| day.plus_days(1).begins_in(&zone));
    match until {
        Some(until) if until <= from => Err(kernel::Refused::field("until", "before-it-begins")),
        other => Ok((from, other)),
    }
}
