use kernel::{FieldErrors, Id, Input, Result, all_or_errors};
use web::{Ask, Field, Reply};

use crate::events::Event;
use crate::policy::{LINKS, Verb};
use crate::{Link, ends, store};

/// The link, and the record to whose thread the page then leads; without one, to where the link goes out.
pub(crate) const FIELDS: &[Field] =
    &[Field::hidden("link").required(), Field::hidden("kind"), Field::hidden("id")];

struct Wanted {
    link: Id<Link>,
    kind: Option<String>,
    id: Option<Id<()>>,
}

impl Wanted {
    fn parse(input: &Input) -> Result<Self, FieldErrors> {
        let link = input.id("link");
        let kind = input.optional_text("kind", 60);
        let id = input.optional_id("id");
        all_or_errors!(Self { link, kind, id })
    }
}

/// Ends a link; gives it as it then is. Who may not read both of its records does not learn that it exists.
pub fn untie(ask: &Ask<'_>, id: Id<Link>) -> Result<Link> {
    ask.db.write(ask.actor, |tx| {
        let link = store::load(tx, id)?;
        for end in link.tie.ends() {
            ends::card(tx, ask, end)?;
        }
        let permit = LINKS.allow(tx.actor(), Verb::Untie, &())?;
        let link = link.untie(tx.now())?;
        store::end(tx, &link)?;
        let [first, last] = Event::untied(id, &link.tie);
        tx.also(&permit, &first)?;
        Ok(tx.say(permit, &last)?.with(link))
    })
}

/// POST `/thread/untie`
pub(crate) fn send(ask: &Ask<'_>) -> Result<Reply> {
    let wanted = Wanted::parse(ask.input)?;
    // Where to go is known before anything is changed, so that a bad address changes nothing.
    let back = match (&wanted.kind, wanted.id) {
        (Some(kind), Some(id)) => Some(ends::named(ask, kind, id)?),
        (None, _) | (_, None) => None,
    };
    let link = untie(ask, wanted.link)?;
    let back = back.as_ref().unwrap_or_else(|| link.tie.from());
    Ok(Reply::see(ends::href(back), "thread-untie-done"))
}
