use askama::Template;
use kernel::{FieldErrors, Purpose, Refused, Result};
use look::{Act, Crumb, Field, Form, Html, Icon, SecretOnce};
use web::{Ask, Page, Reply};

use crate::account::{Account, CannotAccount};
use crate::events::Event;
use crate::factor::{self, NewKey};
use crate::policy::{ACCOUNTS, Verb};
use crate::sign_in_code::recovery_hash;
use crate::tables::attempts::{self, Counter};
use crate::tables::{accounts, codes};
use crate::{prove, secret};

pub(crate) const FIELDS: &[web::Field] = &[web::Field::secret("password_now"), web::Field::line("code", 12)];

/// Where the second factor is turned on.
const HERE: &str = "/account/totp/start";
/// A key waits so long to be confirmed.
const WAITS_S: i64 = 900;
/// Recovery codes that one is given.
const CODES: usize = 10;

/// How far one has come.
enum Step {
    /// First the password once more.
    Password,
    /// Then the key goes into the app, and the app's code comes back.
    Confirm(Vec<u8>),
}

#[derive(Template)]
#[template(path = "totp_start.html")]
struct KeyView<'a> {
    ask: &'a Ask<'a>,
    key: NewKey,
}

/// GET: asks for the password, or shows the key that waits.
pub(crate) fn page(ask: &Ask<'_>) -> Result<Reply> {
    let (account, step) = load(ask)?;
    if account.has_factor() {
        return Ok(Reply::see("/account", ""));
    }
    Ok(Reply::Page(Box::new(draw(ask, &account, &step, FieldErrors::default())?)))
}

/// POST: the password makes a key, the key's code turns the second factor on.
pub(crate) fn send(ask: &Ask<'_>) -> Result<Reply> {
    let (account, step) = load(ask)?;
    if account.has_factor() {
        return Err(CannotAccount::FactorIsOn.into());
    }
    let done = match &step {
        Step::Confirm(key) if ask.input.has("code") => confirm(ask, &account, key),
        Step::Confirm(_) | Step::Password => begin(ask, &account),
    };
    match done {
        Err(Refused::Invalid(errors)) => Ok(Reply::Refused(Box::new(draw(ask, &account, &step, errors)?))),
        other => other,
    }
}

fn load(ask: &Ask<'_>) -> Result<(Account, Step)> {
    let me = ask.actor.me()?;
    ask.db.read(|reading| {
        let account = accounts::load(reading, ask.actor, me)?;
        let _may = ACCOUNTS.allow(ask.actor, Verb::TurnOnFactor, &account)?;
        let since = reading.now().plus_seconds(-WAITS_S);
        let key = accounts::begun_factor(reading, me, ask.actor.via, since)?;
        Ok((account, key.map_or(Step::Password, Step::Confirm)))
    })
}

fn begin(ask: &Ask<'_>, account: &Account) -> Result<Reply> {
    prove::once_more(ask, account)?;
    let key = secret::factor_key()?;
    ask.db
        .keep(store::Upkeep::Draft, |tx| accounts::begin_factor(tx, account.person, &key, ask.actor.via))?;
    Ok(Reply::see(HERE, ""))
}

fn confirm(ask: &Ask<'_>, account: &Account, key: &[u8]) -> Result<Reply> {
    let person = account.person;
    let code = ask.input.line("code", 1..=12).map_err(|error| Refused::Invalid(FieldErrors(vec![error])))?;
    let guess = attempts::begin(ask.db, &[Counter::code(person)])?;
    let Some(step) = factor::matched(key, &code, ask.db.clock().now(), 0)? else {
        guess.was_wrong(ask.db)?;
        return Err(Refused::field("code", "wrong-code"));
    };
    guess.was_right(ask.db)?;
    let new = new_codes()?;
    let hashes: Vec<String> = new.iter().map(|code| recovery_hash(person, code)).collect();
    ask.db.write(ask.actor, |tx| {
        let account = accounts::load(tx, tx.actor(), person)?;
        let permit = ACCOUNTS.allow(tx.actor(), Verb::TurnOnFactor, &account)?;
        accounts::confirm_factor(tx, person, key, step)?;
        codes::renew(tx, person, &hashes)?;
        tx.say(permit, &Event::FactorTurnedOn { person })
    })?;
    Ok(Reply::Page(Box::new(codes_page(ask, new))))
}

/// Fresh recovery codes.
pub(crate) fn new_codes() -> Result<Vec<String>> {
    (0..CODES).map(|_| secret::recovery_code()).collect()
}

/// The page that shows recovery codes for the only time.
pub(crate) fn codes_page(ask: &Ask<'_>, codes: Vec<String>) -> Page {
    let title = ask.say("accounts-codes-title");
    let once = SecretOnce { title: title.clone(), text: ask.say("accounts-codes-text"), codes };
    let kept = Act::go(ask.say("accounts-codes-kept"), "/account").icon(Icon::Check);
    let mut page = Page::titled(title);
    page.crumbs = vec![Crumb::new("/account", ask.say("accounts-title"))];
    page.body = once.render(ask.talk).then(&Html(format!("<p>{}</p>", kept.primary())));
    page
}

fn draw(ask: &Ask<'_>, account: &Account, step: &Step, errors: FieldErrors) -> Result<Page> {
    let (before, field, submit) = match step {
        Step::Password => {
            let field = Field::secret("password_now", ask.say("accounts-password-now"));
            let needs_none = prove::is_just_vouched(ask, account)?;
            (Html::default(), (!needs_none).then_some(field), "accounts-continue")
        }
        Step::Confirm(key) => {
            let email = account.email.as_ref().map_or("", |email| email.reveal(Purpose::Show).as_str());
            let key = factor::shown(key, &ask.visitor.organisation.name, email)?;
            let field =
                Field::line("code", ask.say("accounts-code")).help(ask.say("accounts-totp-code-help"));
            let field = field.autocomplete("one-time-code");
            (Html::of(&KeyView { ask, key }), Some(field), "accounts-totp-start-title")
        }
    };
    let mut form = Form::new(HERE, ask.say(submit), field.into_iter().map(Field::required).collect());
    form.errors = errors;
    if ask.visitor.must_first.is_none() {
        form = form.cancel("/account");
    }
    let mut page = Page::titled(ask.say("accounts-totp-start-title"));
    page.head.lead = ask.say("accounts-totp-start-lead");
    page.crumbs = vec![Crumb::new("/account", ask.say("accounts-title"))];
    page.body = before.then(&form.render(ask.talk));
    Ok(page)
}
