//! Leave and part: a person is no longer joined to an account at a provider, by their own wish or by whoever looks after accounts.

use kernel::{FieldErrors, Id, Input, Refused, Result};
use web::{Ask, Draft, Field, Form, Reply};

use crate::events::Event;
use crate::policy::{LINKS, LinkVerb};
use crate::provider::{Cannot, Link};
use crate::store::links;

/// The form at `/account/providers/links/{id}/leave`.
pub(crate) struct Leave;

impl Form for Leave {
    const NAME: &'static str = "signon-leave";
    const FIELDS: &'static [Field] =
        &[Field::secret("password_now").required().autocomplete("current-password")];
    type New = ();

    fn parse(input: &Input) -> Result<(), FieldErrors> {
        input.secret("password_now").map(|_| ()).map_err(|error| FieldErrors(vec![error]))
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let link = own(ask)?;
        let mut draft = Draft::default().crumb("/account", ask.say("accounts-title")).cancel("/account");
        let facts = [("name", link.provider_name.as_str().into())];
        draft.title = Some(ask.talk.with("signon-leave-from", &facts));
        Ok(Draft { is_danger: true, ..draft })
    }

    fn act(ask: &Ask<'_>, (): ()) -> Result<Reply> {
        let link = own(ask)?;
        // Nothing else would let them in: an invitation first.
        if !ask.db.read(|reading| accounts::has_password(reading, link.person))? {
            return Err(Cannot::NoPassword.into());
        }
        accounts::confirm(ask)?;
        take_away(ask, link.id, LinkVerb::Leave)?;
        Ok(Reply::see("/account", "signon-unlinked-now"))
    }
}

fn own(ask: &Ask<'_>) -> Result<Link> {
    let id: Id<Link> = ask.id("id")?;
    let link = ask.db.read(|reading| links::load(reading, ask.actor, id))?;
    let _may = LINKS.allow_new(ask.actor, LinkVerb::Leave, &link)?;
    Ok(link)
}

/// POST `/providers/links/{id}/part`: for who looks after accounts. The sessions that the provider has vouched for end.
pub(crate) fn part(ask: &Ask<'_>) -> Result<Reply> {
    let id: Id<Link> = ask.id("id")?;
    let link = take_away(ask, id, LinkVerb::Part)?;
    Ok(Reply::see(format!("/persons/{}/account", link.person), "signon-unlinked-now"))
}

fn take_away(ask: &Ask<'_>, id: Id<Link>, verb: LinkVerb) -> Result<Link> {
    ask.db.write(ask.actor, |tx| {
        let link = links::load(tx, tx.actor(), id)?;
        let permit = LINKS.allow(tx.actor(), verb, &link)?;
        match verb {
            LinkVerb::Part => accounts::is_within_reach(tx, tx.actor(), link.person)?,
            LinkVerb::Leave => {}
            LinkVerb::Read | LinkVerb::Join => return Err(Refused::NotAllowed),
        }
        links::remove(tx, id)?;
        accounts::end_vouched(tx, link.provider, Some(link.person))?;
        let said = tx.say(permit, &Event::Unlinked { person: link.person, provider: link.provider })?;
        Ok(said.with(link))
    })
}
