use kernel::{FieldError, FieldErrors, Input, Refused, Result};
use web::{Ask, Draft, Field, Form, Once, Reply};

use crate::account::Account;
use crate::events::Event;
use crate::password::{self, Known};
use crate::policy::{ACCOUNTS, Verb};
use crate::tables::accounts::{self, ChosenBy};
use crate::tables::passes;
use crate::{hashing, prove};

/// One's own new password.
pub(crate) struct ChangePassword;

/// A password typed twice, since nobody sees what they type.
pub(crate) struct NewPassword(pub String);

impl NewPassword {
    /// Reads `password` and `password_again`.
    pub fn parse(input: &Input) -> Result<Self, FieldError> {
        let password = input.secret("password")?;
        let again = input.secret("password_again")?;
        if password == again {
            Ok(Self(password))
        } else {
            Err(FieldError::new("password_again", "password-not-same"))
        }
    }
}

/// What is known of somebody that must not stand in their password.
pub(crate) fn known(ask: &Ask<'_>, account: &Account) -> Known {
    let email = account.email.clone().unwrap_or_default();
    Known { name: account.name.clone(), email, organisation: ask.visitor.organisation.name.clone() }
}

/// What becomes of one's tokens with the new password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OwnTokens {
    End,
    Keep,
}

/// A new password of one's own, and what it ends.
pub(crate) struct Changed {
    password: String,
    tokens: OwnTokens,
}

impl Form for ChangePassword {
    const NAME: &'static str = "accounts-password";
    const ONCE: Once = Once::IsNot;
    const FIELDS: &'static [Field] = &[
        Field::secret("password_now").required().autocomplete("current-password"),
        Field::secret("password").required().autocomplete("new-password"),
        Field::secret("password_again").required().autocomplete("new-password"),
        Field::check("end_tokens"),
    ];
    type New = Changed;

    fn parse(input: &Input) -> Result<Changed, FieldErrors> {
        let mut errors = FieldErrors::default();
        errors.take(input.secret("password_now"));
        match errors.take(NewPassword::parse(input)) {
            Some(new) if errors.is_empty() => {
                let tokens = if input.is_ticked("end_tokens") { OwnTokens::End } else { OwnTokens::Keep };
                Ok(Changed { password: new.0, tokens })
            }
            _ => Err(errors),
        }
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let must = ask.visitor.must_first.is_some();
        let draft = Draft::default().crumb("/account", ask.say("accounts-title")).value("end_tokens", "1");
        Ok(if must { draft } else { draft.cancel("/account") })
    }

    fn act(ask: &Ask<'_>, new: Changed) -> Result<Reply> {
        let me = ask.actor.me()?;
        let account = ask.db.read(|reading| accounts::load(reading, ask.actor, me))?;
        let _may = ACCOUNTS.allow(ask.actor, Verb::ChangePassword, &account)?;
        prove::once_more(ask, &account)?;
        password::check(&new.password, &known(ask, &account))?;
        if new.password == ask.input.raw("password_now") {
            return Err(Refused::field("password", "password-unchanged"));
        }
        let hash = hashing::make(&new.password)?;
        ask.db.write(ask.actor, |tx| {
            let account = accounts::load(tx, tx.actor(), me)?;
            let permit = ACCOUNTS.allow(tx.actor(), Verb::ChangePassword, &account)?;
            accounts::set_password(tx, me, &hash, ChosenBy::Oneself)?;
            passes::end_sessions(tx, me, tx.actor().via)?;
            if new.tokens == OwnTokens::End {
                passes::end_tokens(tx, me, tx.actor().via)?;
            }
            tx.say(permit, &Event::PasswordChanged { person: me })
        })?;
        Ok(Reply::see("/account", "accounts-password-changed-now"))
    }
}
