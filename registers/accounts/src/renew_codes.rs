use kernel::{FieldErrors, Input, Result};
use serde_json::json;
use web::{Ask, Draft, Field, Form, Once, Reply};

use crate::account::CannotAccount;
use crate::events::Event;
use crate::policy::{ACCOUNTS, Verb};
use crate::sign_in_code::recovery_hash;
use crate::tables::{accounts, codes};
use crate::{prove, totp_start};

/// New recovery codes in place of the old ones.
pub(crate) struct RenewCodes;

impl Form for RenewCodes {
    const NAME: &'static str = "accounts-renew-codes";
    const ONCE: Once = Once::IsNot;
    const FIELDS: &'static [Field] =
        &[Field::secret("password_now").required().autocomplete("current-password")];
    type New = ();

    fn parse(input: &Input) -> Result<(), FieldErrors> {
        input.secret("password_now").map(|_| ()).map_err(|error| FieldErrors(vec![error]))
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        Ok(Draft::default().crumb("/account", ask.say("accounts-title")).cancel("/account"))
    }

    fn act(ask: &Ask<'_>, (): ()) -> Result<Reply> {
        let me = ask.actor.me()?;
        let account = ask.db.read(|reading| accounts::load(reading, ask.actor, me))?;
        let _may = ACCOUNTS.allow(ask.actor, Verb::RenewCodes, &account)?;
        if !account.has_factor() {
            return Err(CannotAccount::FactorIsOff.into());
        }
        prove::once_more(ask, &account)?;
        let new = totp_start::new_codes()?;
        let hashes: Vec<String> = new.iter().map(|code| recovery_hash(me, code)).collect();
        ask.db.write(ask.actor, |tx| {
            let account = accounts::load(tx, tx.actor(), me)?;
            let permit = ACCOUNTS.allow(tx.actor(), Verb::RenewCodes, &account)?;
            codes::renew(tx, me, &hashes)?;
            tx.say(permit, &Event::CodesRenewed { person: me })
        })?;
        ask.show(|| Ok(json!({ "codes": new })), || Ok(totp_start::codes_page(ask, new.clone())))
    }
}
