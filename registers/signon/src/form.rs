//! The form of a provider, for adding and for changing.

use accounts::Provider;
use kernel::{FieldError, FieldErrors, Id, Input, Result};
use outside::Secret;
use web::{Ask, Draft, Field, Form, Reply};

use crate::change::{self, NewProvider};
use crate::policy::{PROVIDERS, Verb};
use crate::provider::FACTOR_WORDS;
use crate::store::providers;

const FIELDS: &[Field] = &[
    Field::line("name", 80).required(),
    Field::line("issuer", 500).required(),
    Field::line("client", 200).required(),
    Field::secret("client_secret"),
    Field::line("scopes", 300),
    Field::line("factor_words", 500),
    Field::number("fresh_minutes", 1, 10_080),
    Field::line("domains", 500),
    Field::secret("password_now").required().autocomplete("current-password"),
];

/// GET and POST /providers/add
pub(crate) struct Add;

impl Form for Add {
    const NAME: &'static str = "signon-add";
    const FIELDS: &'static [Field] = FIELDS;
    type New = NewProvider;

    fn parse(input: &Input) -> Result<NewProvider, FieldErrors> {
        parsed(input)
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        PROVIDERS.allow_new(ask.actor, Verb::Add, &())?;
        let draft = Draft::default().crumb("/providers", ask.say("signon-list-title")).cancel("/providers");
        Ok(draft.value("scopes", "email").value("factor_words", FACTOR_WORDS.join(" ")))
    }

    fn act(ask: &Ask<'_>, new: NewProvider) -> Result<Reply> {
        PROVIDERS.allow_new(ask.actor, Verb::Add, &())?;
        accounts::confirm(ask)?;
        let id = change::add(ask.db, ask.actor, &new)?;
        Ok(Reply::made("provider", id.number(), format!("/providers/{id}"), "signon-add-done"))
    }
}

/// GET and POST /providers/{id}/change
pub(crate) struct Change;

impl Form for Change {
    const NAME: &'static str = "signon-change";
    const FIELDS: &'static [Field] = FIELDS;
    type New = NewProvider;

    fn parse(input: &Input) -> Result<NewProvider, FieldErrors> {
        parsed(input)
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let id: Id<Provider> = ask.id("id")?;
        let it = ask.db.read(|reading| providers::load(reading, ask.actor, id))?;
        PROVIDERS.allow(ask.actor, Verb::Change, &it)?;
        let draft =
            Draft::default().crumb("/providers", ask.say("signon-list-title")).crumb(it.href(), &it.name);
        let draft = draft.cancel(it.href()).value("name", &it.name).value("issuer", &it.issuer);
        let fresh = it.fresh_minutes.map(|minutes| minutes.to_string()).unwrap_or_default();
        Ok(draft
            .value("client", &it.client)
            .value("scopes", it.scopes.join(" "))
            .value("factor_words", it.factor_words.join(" "))
            .value("fresh_minutes", fresh)
            .value("domains", it.domains.join(" ")))
    }

    fn act(ask: &Ask<'_>, new: NewProvider) -> Result<Reply> {
        let id: Id<Provider> = ask.id("id")?;
        let it = ask.db.read(|reading| providers::load(reading, ask.actor, id))?;
        PROVIDERS.allow(ask.actor, Verb::Change, &it)?;
        accounts::confirm(ask)?;
        change::change(ask.db, ask.actor, id, &new)?;
        Ok(Reply::made("provider", id.number(), format!("/providers/{id}"), "signon-change-done"))
    }
}

fn parsed(input: &Input) -> Result<NewProvider, FieldErrors> {
    let mut errors = FieldErrors::default();
    let name = errors.take(input.line("name", 1..=80));
    let issuer = errors.take(issuer(input));
    let client = errors.take(input.line("client", 1..=200));
    let typed = !input.raw("client_secret").is_empty();
    let secret = if typed { errors.take(input.secret("client_secret")) } else { None };
    let scopes = errors.take(words(input, "scopes", 300, is_word));
    let factor_words = errors.take(words(input, "factor_words", 500, is_word));
    let fresh_minutes = errors.take(input.optional_number("fresh_minutes", 1..=10_080));
    let domains = errors.take(words(input, "domains", 500, is_domain));
    let _asked_again = errors.take(input.secret("password_now"));
    match (name, issuer, client, scopes, factor_words, fresh_minutes, domains) {
        (
            Some(name),
            Some(issuer),
            Some(client),
            Some(scopes),
            Some(factor_words),
            Some(fresh_minutes),
            Some(domains),
        ) if errors.is_empty() => {
            let secret = secret.map(Secret::new);
            // `openid` is asked for in any case.
            let scopes = scopes.into_iter().filter(|scope| scope != "openid").collect();
            let domains = domains.into_iter().map(|domain| domain.to_ascii_lowercase()).collect();
            Ok(NewProvider { name, issuer, client, secret, scopes, factor_words, domains, fresh_minutes })
        }
        _ => Err(errors),
    }
}

fn issuer(input: &Input) -> Result<String, FieldError> {
    let text = input.line("issuer", 1..=500)?;
    if oidc::is_issuer(&text) { Ok(text) } else { Err(FieldError::new("issuer", "not-an-issuer")) }
}

fn is_word(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_graphic() && b != b'"' && b != b'\\')
}

fn is_domain(word: &str) -> bool {
    let is_plain = word.bytes().all(|b| b.is_ascii_alphanumeric() || b".-".contains(&b));
    is_plain && word.contains('.') && !word.starts_with('.') && !word.ends_with('.')
}

/// The words of a line, parted by blanks or commas.
fn words(
    input: &Input,
    field: &'static str,
    max: usize,
    is_good: fn(&str) -> bool,
) -> Result<Vec<String>, FieldError> {
    let line = input.line(field, 0..=max)?;
    let words = line.split([',', ' ', ';']).map(str::trim).filter(|word| !word.is_empty());
    let words: Vec<String> = words.map(str::to_owned).take(30).collect();
    if words.iter().all(|word| is_good(word)) { Ok(words) } else { Err(FieldError::new(field, "not-words")) }
}
