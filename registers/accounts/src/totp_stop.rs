use kernel::{FieldErrors, Input, Result};
use web::{Ask, Draft, Field, Form, Reply};

use crate::account::CannotAccount;
use crate::events::Event;
use crate::policy::{ACCOUNTS, Verb};
use crate::prove;
use crate::tables::accounts;

/// Turns one's own second factor off.
pub(crate) struct TotpStop;

impl Form for TotpStop {
    const NAME: &'static str = "accounts-totp-stop";
    const FIELDS: &'static [Field] =
        &[Field::secret("password_now").required().autocomplete("current-password")];
    type New = ();

    fn parse(input: &Input) -> Result<(), FieldErrors> {
        input.secret("password_now").map(|_| ()).map_err(|error| FieldErrors(vec![error]))
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let draft = Draft::default().crumb("/account", ask.say("accounts-title")).cancel("/account");
        Ok(Draft { is_danger: true, ..draft })
    }

    fn act(ask: &Ask<'_>, (): ()) -> Result<Reply> {
        let me = ask.actor.me()?;
        let account = ask.db.read(|reading| accounts::load(reading, ask.actor, me))?;
        let _may = ACCOUNTS.allow(ask.actor, Verb::TurnOffFactor, &account)?;
        if !account.has_factor() {
            return Err(CannotAccount::FactorIsOff.into());
        }
        prove::once_more(ask, &account)?;
        ask.db.write(ask.actor, |tx| {
            let account = accounts::load(tx, tx.actor(), me)?;
            let permit = ACCOUNTS.allow(tx.actor(), Verb::TurnOffFactor, &account)?;
            accounts::clear_factor(tx, me)?;
            tx.say(permit, &Event::FactorTurnedOff { person: me })
        })?;
        Ok(Reply::see("/account", "accounts-factor-off-now"))
    }
}
