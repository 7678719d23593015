use access::Actor;
use kernel::{FieldErrors, Id, Input, Refused, Result, Unit};
use store::{Db, Tx};

use crate::done::Done;
use crate::events::Event;
use crate::policy::{ORGANISATION, Organisation};
use crate::tables::{self, units};
use crate::units::{OrgUnit, UnitKind, UnitState};

/// What an organisation is called and where its clock stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewOrganisation {
    pub name: String,
    /// IANA zone, such as `Europe/Stockholm`.
    pub zone: String,
}

impl NewOrganisation {
    /// Reads `name` and `zone`; a zone left empty is the Swedish one.
    pub fn parse(input: &Input) -> Result<Self, FieldErrors> {
        let name = input.line("name", 2..=120);
        let zone = input
            .line("zone", 0..=60)
            .map(|zone| if zone.is_empty() { tables::ZONE.to_owned() } else { zone });
        let zone = zone.and_then(|zone| {
            if kernel::knows_zone(&zone) {
                Ok(zone)
            } else {
                Err(kernel::FieldError::new("zone", "not-a-zone"))
            }
        });
        kernel::all_or_errors!(NewOrganisation { name, zone })
    }
}

/// Founds the organisation: its root unit and its settings. Refused when there is one.
pub fn found(db: &Db, actor: &Actor, new: &NewOrganisation) -> Result<Id<Unit>> {
    db.write(actor, |tx| begin(tx, new)?.say(tx))
}

/// The same as a part of a larger write, such as the first set-up.
pub fn found_within(tx: &Tx<'_>, new: &NewOrganisation) -> Result<Id<Unit>> {
    begin(tx, new)?.also(tx)
}

fn begin(tx: &Tx<'_>, new: &NewOrganisation) -> Result<Done<Id<Unit>>> {
    let permit = ORGANISATION.allow_new(tx.actor(), Organisation::Found, &())?;
    if units::root(tx)?.is_some() {
        return Err(Refused::rule("people-organisation-is-founded"));
    }
    tables::set(tx, "zone", &new.zone)?;
    tables::set(tx, "name", &new.name)?;
    let root = OrgUnit {
        id: Id::new(0),
        parent: None,
        name: new.name.clone(),
        kind: UnitKind::Organisation,
        code: None,
        opened_on: tables::today(tx)?,
        state: UnitState::Open,
        version: 1,
    };
    let unit = units::insert(tx, &root)?;
    Ok(Done::new(permit, Event::OrganisationFounded { unit }, unit))
}
