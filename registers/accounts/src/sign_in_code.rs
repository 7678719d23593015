use access::Permit;
use kernel::{Id, Person, Purpose, Refused, Result};
use look::{Bare, Field, Form};
use store::Tx;
use web::{Ask, Reply};

use crate::account::{Account, Factor};
use crate::events::{Event, Wrong};
use crate::pass::{PassKind, PassRecord};
use crate::sign_in::{asked_next, next};
use crate::tables::attempts::{self, Counter};
use crate::tables::{accounts, codes, passes};
use crate::{arrive, factor, prove, secret};

pub(crate) const FIELDS: &[web::Field] =
    &[web::Field::line("code", 40).required(), web::Field::hidden("next")];

/// GET: the page that asks for the code, for whoever has given the right password.
pub(crate) fn page(ask: &Ask<'_>) -> Result<Reply> {
    if half(ask)?.is_none() {
        return Ok(Reply::see(format!("/sign-in{}", asked_next(next(ask))), ""));
    }
    let mut form = form(ask);
    form.fields[1].value = next(ask).to_owned();
    Ok(Reply::Bare(Box::new(bare(ask, &form))))
}

/// POST: a right code signs in.
pub(crate) fn send(ask: &Ask<'_>) -> Result<Reply> {
    let Some(half) = half(ask)? else { return Ok(Reply::see("/sign-in", "accounts-code-too-late")) };
    let code =
        ask.input.line("code", 1..=40).map_err(|error| Refused::Invalid(kernel::FieldErrors(vec![error])));
    match code.and_then(|code| try_code(ask, &half, &code)) {
        Ok(()) => Ok(Reply::see(next(ask), "")),
        Err(Refused::Invalid(errors)) => {
            Ok(Reply::RefusedBare(Box::new(bare(ask, &form(ask).refused(ask.input, errors)))))
        }
        Err(other) => Err(other),
    }
}

/// The half pass of this browser.
fn half(ask: &Ask<'_>) -> Result<Option<PassRecord>> {
    let Some(cookie) = &ask.credentials.session else { return Ok(None) };
    ask.db.read(|reading| passes::find_half(reading, &secret::hash(PassKind::Half.word(), cookie)))
}

fn try_code(ask: &Ask<'_>, half: &PassRecord, code: &str) -> Result<()> {
    let person = half.person;
    let guess =
        attempts::begin(ask.db, &[Counter::code(person), Counter::address(&ask.credentials.address)])?;
    let signed_in = arrive::sign_in(ask, person, half.proof, |tx, permit| {
        let account = accounts::load(tx, tx.actor(), person)?;
        if !account.may_go_on(half.proof, prove::today(tx)?) || !passes::end(tx, half.id)? {
            return Err(Refused::NotSignedIn);
        }
        use_code(tx, permit, &account, code)?;
        account
            .email
            .as_ref()
            .map_or(Ok(()), |email| attempts::forget_account(tx, email.reveal(Purpose::SignIn)))
    });
    match signed_in {
        Ok(()) => guess.was_right(ask.db),
        Err(Refused::Invalid(errors)) => {
            guess.was_wrong(ask.db)?;
            prove::failed(ask.db, Some(person), Wrong::Code)?;
            Err(Refused::Invalid(errors))
        }
        Err(other) => Err(other),
    }
}

/// Uses up a code of the app or a recovery code; neither opens anything a second time.
fn use_code(tx: &Tx<'_>, permit: &Permit, account: &Account, code: &str) -> Result<()> {
    let Factor::On { key, last_step, .. } = &account.factor else { return Ok(()) };
    if let Some(step) = factor::matched(key.reveal(Purpose::SignIn), code, tx.now(), *last_step)?
        && accounts::use_step(tx, account.person, step)?
    {
        return Ok(());
    }
    if codes::use_up(tx, account.person, &recovery_hash(account.person, code))? {
        return tx.also(permit, &Event::CodeUsed { person: account.person });
    }
    Err(Refused::field("code", "wrong-code"))
}

/// What is stored of a recovery code, however it was typed.
pub(crate) fn recovery_hash(person: Id<Person>, code: &str) -> String {
    let plain: String =
        code.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    secret::hash("code", &format!("{person}:{plain}"))
}

fn form(ask: &Ask<'_>) -> Form {
    let code = Field::line("code", ask.say("accounts-code"));
    let fields = vec![
        code.help(ask.say("accounts-code-help")).autocomplete("one-time-code").required(),
        Field::hidden("next", ""),
    ];
    Form::new("/sign-in/code", ask.say("accounts-sign-in-submit"), fields).cancel("/sign-in")
}

fn bare(ask: &Ask<'_>, form: &Form) -> Bare {
    let lead = ask.say("accounts-code-lead");
    Bare { title: ask.say("accounts-code-title"), lead, body: form.render(ask.talk), ..Bare::default() }
}

#[cfg(test)]
#[path = "sign_in_code_test.rs"]
pub(crate) mod tests;
