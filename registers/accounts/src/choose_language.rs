use kernel::{Lang, Refused, Result};
use web::{Ask, Field, Reply};

use crate::events::Event;
use crate::policy::{ACCOUNTS, Verb};
use crate::tables::accounts;

pub(crate) const FIELDS: &[Field] = &[Field::choice("lang", &["sv", "en"]).required()];

/// The language that one reads in, on every machine that one signs in at.
pub(crate) fn choose(ask: &Ask<'_>) -> Result<Reply> {
    let me = ask.actor.me()?;
    let lang = ask.input.choice("lang", Lang::from_code);
    let lang = lang.map_err(|error| Refused::Invalid(kernel::FieldErrors(vec![error])))?;
    ask.db.write(ask.actor, |tx| {
        let account = accounts::load(tx, tx.actor(), me)?;
        let permit = ACCOUNTS.allow(tx.actor(), Verb::ChooseLanguage, &account)?;
        people::choose_language(tx, me, lang)?;
        tx.say(permit, &Event::LanguageChosen { person: me })
    })?;
    // A choice made on this browser before would otherwise win over the person's own.
    ask.set_cookie(web::language_cookie(&ask.app.site, lang));
    Ok(Reply::see("/account", "accounts-language-chosen-now"))
}
