use kernel::{FieldErrors, Id, Person, Purpose, Refused, Result};
use look::{Bare, Field, Form, Html};
use web::{Ask, Reply};

use crate::account::{Account, CannotAccount, LinkKind};
use crate::change_password::{NewPassword, known};
use crate::events::Event;
use crate::policy::{ACCOUNTS, Verb};
use crate::tables::accounts::{self, ChosenBy};
use crate::tables::{attempts, links, passes};
use crate::{beside, hashing, password, prove, secret};

pub(crate) const FIELDS: &[web::Field] =
    &[web::Field::secret("password").required(), web::Field::secret("password_again").required()];

/// What a link that still opens leads to.
struct Opened {
    hash: String,
    kind: LinkKind,
    account: Account,
}

/// GET: the form. Looking at it uses nothing up, since mail programs look at links too.
pub(crate) fn page(ask: &Ask<'_>) -> Result<Reply> {
    let opened = open(ask)?;
    Ok(Reply::Bare(Box::new(bare(ask, &opened, &form(ask))?)))
}

/// POST: the password is chosen and the link is used up. Sessions and tokens end. The second factor stays: whoever holds only the link gets no
/// further than its page.
pub(crate) fn send(ask: &Ask<'_>) -> Result<Reply> {
    let opened = open(ask)?;
    match choose(ask, &opened) {
        Ok(()) => Ok(Reply::see("/sign-in", "accounts-password-chosen-now")),
        Err(Refused::Invalid(errors)) => {
            let form = form(ask).refused(ask.input, errors);
            Ok(Reply::RefusedBare(Box::new(bare(ask, &opened, &form)?)))
        }
        Err(other) => Err(other),
    }
}

fn open(ask: &Ask<'_>) -> Result<Opened> {
    let hash = secret::hash("link", ask.param("token")?);
    ask.db.read(|reading| {
        let link = links::find(reading, &hash)?.filter(|link| link.kind != LinkKind::SetUp);
        let link = link.ok_or(Refused::rule("accounts-link-dead"))?;
        let person: Id<Person> = link.person.ok_or(Refused::NotFound)?;
        let account = accounts::load(reading, ask.actor, person)?;
        let today = prove::today(reading)?;
        account.link(today).map_err(|_: CannotAccount| Refused::rule("accounts-link-dead"))?;
        Ok(Opened { hash: hash.clone(), kind: link.kind, account })
    })
}

fn choose(ask: &Ask<'_>, opened: &Opened) -> Result<()> {
    let new = NewPassword::parse(ask.input).map_err(|error| Refused::Invalid(FieldErrors(vec![error])))?;
    password::check(&new.0, &known(ask, &opened.account))?;
    let hash = hashing::make(&new.0)?;
    let person = opened.account.person;
    ask.db.write(ask.actor, |tx| {
        let permit = ACCOUNTS.allow(tx.actor(), Verb::UseLink, &())?;
        if !links::use_up(tx, &opened.hash)? {
            return Err(Refused::rule("accounts-link-dead"));
        }
        accounts::set_password(tx, person, &hash, ChosenBy::Oneself)?;
        passes::end_sessions(tx, person, None)?;
        // Whoever had got hold of the account may have made one, and it would outlive the password.
        passes::end_tokens(tx, person, None)?;
        if let Some(email) = &opened.account.email {
            attempts::forget_account(tx, email.reveal(Purpose::SignIn))?;
        }
        tx.say(permit, &Event::LinkUsed { person, kind: opened.kind })
    })
}

fn form(ask: &Ask<'_>) -> Form {
    let new =
        |name: &str, key: &str| Field::secret(name, ask.say(key)).autocomplete("new-password").required();
    let fields = vec![
        new("password", "accounts-password-password").help(ask.say("accounts-password-password-help")),
        new("password_again", "accounts-password-password_again"),
    ];
    Form::new(ask.path, ask.say("accounts-link-submit"), fields)
}

fn bare(ask: &Ask<'_>, opened: &Opened, form: &Form) -> Result<Bare> {
    let beside = match opened.kind {
        LinkKind::Invite => beside::at_the_door(ask, "/", Some(ask.param("token")?))?,
        LinkKind::Reset | LinkKind::SetUp => Html::default(),
    };
    let email = opened.account.email.as_ref().map_or("", |email| email.reveal(Purpose::Show).as_str());
    Ok(Bare {
        title: ask.say("accounts-link-title"),
        lead: ask.talk.with("accounts-link-lead", &[("email", email.into())]),
        body: form.render(ask.talk).then(&beside),
        ..Bare::default()
    })
}
