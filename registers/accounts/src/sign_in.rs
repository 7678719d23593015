use askama::Template;
use kernel::{Refused, Result};
use look::{Bare, Field, Form, Html};
use web::{Ask, Reply};

use crate::demo::{self, DemoAccount};
use crate::pass::Proof;
use crate::prove::{self, Typed};
use crate::{arrive, beside};

pub(crate) const FIELDS: &[web::Field] = &[
    web::Field::email("email").required(),
    web::Field::secret("password").required(),
    web::Field::hidden("next"),
];

#[derive(Template)]
#[template(path = "sign_in.html")]
struct DemoView<'a> {
    ask: &'a Ask<'a>,
    accounts: Vec<DemoAccount>,
}

/// GET: the form, in the demo with the accounts to choose from.
pub(crate) fn page(ask: &Ask<'_>) -> Result<Reply> {
    if ask.visitor.must_first == Some("/set-up") {
        return Ok(Reply::see("/set-up", ""));
    }
    let mut form = form(ask);
    form.fields[0].value = ask.query.raw("email").to_owned();
    form.fields[2].value = next(ask).to_owned();
    Ok(Reply::Bare(Box::new(bare(ask, &form)?)))
}

/// POST: who proves who they are goes on to where they were heading, or to the page that asks for the code.
pub(crate) fn send(ask: &Ask<'_>) -> Result<Reply> {
    let proved = Typed::parse(ask.input)
        .map_err(Refused::from)
        .and_then(|typed| prove::by_password(ask.db, &typed, &ask.credentials.address));
    match proved {
        Ok(account) if account.has_factor() => {
            arrive::half_way(ask, account.person, Proof::Password)?;
            Ok(Reply::see(format!("/sign-in/code{}", asked_next(next(ask))), ""))
        }
        Ok(account) => {
            arrive::sign_in(ask, account.person, Proof::Password, |_, _| Ok(()))?;
            Ok(Reply::see(next(ask), ""))
        }
        Err(Refused::Invalid(errors)) => {
            let form = form(ask).refused(ask.input, errors);
            Ok(Reply::RefusedBare(Box::new(bare(ask, &form)?)))
        }
        Err(other) => Err(other),
    }
}

/// Where to go after: a path of our own and nothing else; the start page otherwise.
pub(crate) fn next<'a>(ask: &'a Ask<'_>) -> &'a str {
    // `/sign-in` itself would ask the signed-in person to sign in again.
    web::own_path(ask.input.raw("next")).filter(|path| !path.starts_with("/sign-in")).unwrap_or("/")
}

/// The same as a query for the next page.
pub(crate) fn asked_next(next: &str) -> String {
    #[derive(Template)]
    #[template(source = "?next={{ next|urlencode_strict }}", ext = "txt")]
    struct Query<'a> {
        next: &'a str,
    }
    if next == "/" { String::new() } else { Query { next }.render().unwrap_or_default() }
}

fn form(ask: &Ask<'_>) -> Form {
    let fields = vec![
        Field::email("email", ask.say("accounts-email")).autocomplete("username").required(),
        Field::secret("password", ask.say("accounts-password")).required(),
        Field::hidden("next", ""),
    ];
    Form::new("/sign-in", ask.say("accounts-sign-in-submit"), fields)
}

fn bare(ask: &Ask<'_>, form: &Form) -> Result<Bare> {
    let mut body = form.render(ask.talk).then(&beside::at_the_door(ask, next(ask), None)?);
    if ask.app.site.is_demo {
        body = body.then(&Html::of(&DemoView { ask, accounts: demo::demo_accounts(ask.db)? }));
    }
    let lead = match ask.visitor.organisation.name.as_str() {
        "" => String::new(),
        name => ask.talk.with("accounts-sign-in-lead", &[("organisation", name.into())]),
    };
    Ok(Bare { title: ask.say("accounts-sign-in-title"), lead, body, ..Bare::default() })
}

#[cfg(test)]
#[path = "sign_in_test.rs"]
mod tests;
