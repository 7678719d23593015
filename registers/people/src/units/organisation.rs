use access::Actor;
use kernel::{FieldErrors, Input, Refused, Result};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::done::Done;
use crate::events::Event;
use crate::policy::{ORGANISATION, Organisation};
use crate::tables::{self, units};
use crate::units::NewOrganisation;

/// Changes what the organisation is called and which zone it counts its days in. The root unit follows.
pub fn change_organisation(db: &Db, actor: &Actor, new: &NewOrganisation) -> Result<()> {
    db.write(actor, |tx| {
        let permit = ORGANISATION.allow(tx.actor(), Organisation::Edit, &())?;
        let root = units::root(tx)?.ok_or(Refused::NotFound)?;
        tables::set(tx, "name", &new.name)?;
        tables::set(tx, "zone", &new.zone)?;
        let unit = root.id;
        if root.name != new.name {
            units::remember(tx, &root, "renamed")?;
            let (kind, code) = (root.kind, root.code.clone());
            units::save(tx, &root.rename(new.name.clone(), kind, code))?;
        }
        Done::new(permit, Event::OrganisationChanged { unit }, ()).say(tx)
    })
}

pub(crate) struct OrganisationForm;

impl Form for OrganisationForm {
    const NAME: &'static str = "people-organisation";
    const FIELDS: &'static [Field] =
        &[Field::line("name", 120).required(), Field::line("zone", 60).required()];
    type New = NewOrganisation;

    fn parse(input: &Input) -> Result<NewOrganisation, FieldErrors> {
        NewOrganisation::parse(input)
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        ORGANISATION.allow(ask.actor, Organisation::Edit, &())?;
        ask.db.read(|reading| {
            let name = crate::setting(reading, "name")?.unwrap_or_default();
            let draft = Draft::default().crumb("/units", ask.say("people-units")).cancel("/units");
            Ok(draft.value("name", name).value("zone", tables::zone(reading)?))
        })
    }

    fn act(ask: &Ask<'_>, new: NewOrganisation) -> Result<Reply> {
        change_organisation(ask.db, ask.actor, &new)?;
        Ok(Reply::see("/units", "people-organisation-changed"))
    }
}
