use access::Actor;
use kernel::{FieldErrors, Input, Refused, Result};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::done::Done;
use crate::events::Event;
use crate::pages::optional_line;
use crate::policy::{ORGANISATION, Organisation};
use crate::tables::{self, units};
use crate::units::NewOrganisation;

/// What the organisation is to be called, and its code in other registers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedOrganisation {
    pub organisation: NewOrganisation,
    pub code: Code,
}

/// What becomes of the organisation's code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Code {
    /// Nothing was said of it.
    Kept,
    Set(Option<String>),
}

/// Changes what the organisation is called, its code and which zone it counts its days in. The root unit follows.
pub fn change_organisation(db: &Db, actor: &Actor, new: &ChangedOrganisation) -> Result<()> {
    let (name, zone) = (&new.organisation.name, &new.organisation.zone);
    db.write(actor, |tx| {
        let permit = ORGANISATION.allow(tx.actor(), Organisation::Edit, &())?;
        let root = units::root(tx)?.ok_or(Refused::NotFound)?;
        tables::set(tx, "name", name)?;
        tables::set(tx, "zone", zone)?;
        let unit = root.id;
        let code = match &new.code {
            Code::Kept => root.code.clone(),
            Code::Set(code) => code.clone(),
        };
        if root.name != *name {
            units::remember(tx, &root, "renamed")?;
        }
        if root.name != *name || root.code != code {
            let kind = root.kind;
            units::save(tx, &root.rename(name.clone(), kind, code))?;
        }
        Done::new(permit, Event::OrganisationChanged { unit }, ()).say(tx)
    })
}

pub(crate) struct OrganisationForm;

impl Form for OrganisationForm {
    const NAME: &'static str = "people-organisation";
    const FIELDS: &'static [Field] =
        &[Field::line("name", 120).required(), Field::line("code", 40), Field::line("zone", 60).required()];
    type New = ChangedOrganisation;

    fn parse(input: &Input) -> Result<ChangedOrganisation, FieldErrors> {
        let organisation = NewOrganisation::parse(input);
        let code = optional_line(input, "code", 40);
        let code = code.map(|code| if input.has("code") { Code::Set(code) } else { Code::Kept });
        match (organisation, code) {
            (Ok(organisation), Ok(code)) => Ok(ChangedOrganisation { organisation, code }),
            (Ok(_), Err(error)) => Err(FieldErrors(vec![error])),
            (Err(errors), Ok(_)) => Err(errors),
            (Err(mut errors), Err(error)) => {
                errors.0.push(error);
                Err(errors)
            }
        }
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        ORGANISATION.allow(ask.actor, Organisation::Edit, &())?;
        ask.db.read(|reading| {
            let name = crate::setting(reading, "name")?.unwrap_or_default();
            let draft = Draft::default().crumb("/units", ask.say("people-units")).cancel("/units");
            let code = units::root(reading)?.and_then(|root| root.code).unwrap_or_default();
            Ok(draft.value("name", name).value("code", code).value("zone", tables::zone(reading)?))
        })
    }

    fn act(ask: &Ask<'_>, new: ChangedOrganisation) -> Result<Reply> {
        change_organisation(ask.db, ask.actor, &new)?;
        Ok(Reply::see("/units", "people-organisation-changed"))
    }
}
