use access::{Actor, Role};
use kernel::{Id, Person, Result, Unit};
use store::Reading;

use crate::grants::within_reach;
use crate::persons::{CannotPerson, In};
use crate::policy::{PERSONS, Persons};

/// Some verbs take a person's roles away at one stroke: all of them, or the way to sign in to them. Who does that could
/// have ended each of them alone, coming ones and those of groups included. The basic roles come with the place, so
/// they ask no more than the verb itself there.
pub(crate) fn reaches_roles(
    reading: &Reading<'_>,
    actor: &Actor,
    person: Id<Person>,
    verb: Persons,
) -> Result<()> {
    let is_reached = |grant: &access::Grant| reaches(actor, grant.role, grant.unit, verb);
    let standing = crate::standing_grants_of(reading, person)?;
    if standing.iter().all(is_reached) { Ok(()) } else { Err(CannotPerson::RolesBeyondReach.into()) }
}

/// Does the actor reach a role in a unit: it comes with the place, or they could give and end it?
pub(crate) fn reaches(actor: &Actor, role: Role, unit: Id<Unit>, verb: Persons) -> bool {
    let is_basic = matches!(role, Role::Staff | Role::Pupil | Role::Guardian);
    let comes_with_place = is_basic && PERSONS.may(actor, verb, &In(unit));
    comes_with_place || within_reach(actor, role, unit).is_ok()
}
