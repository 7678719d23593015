//! OAuth 2.0: a short-lived token for a server's door (RFC 6749 4.4 and 6).

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use ::store::{Db, Upkeep};
use kernel::{Id, Moment};
use outside::NotFetched;

use crate::mailbox::Mailbox;
use crate::reach::{self, Unreached};
use crate::secret::{Secret, Use};
use crate::setup::Setup;
use crate::store::boxes;

/// Tokens that are still good, by mailbox and its version: not stored anywhere.
static TOKENS: Mutex<Option<HashMap<(Id<Mailbox>, i64), (Secret, Moment)>>> = Mutex::new(None);

/// A token for the mailbox, from memory or from where tokens come.
pub(crate) fn token(db: &Db, setup: &Setup, mailbox: &Mailbox) -> Result<Secret, Unreached> {
    let (key, now) = ((mailbox.id, mailbox.version), db.clock().now());
    let mut tokens = TOKENS.lock().unwrap_or_else(PoisonError::into_inner);
    let known = tokens.get_or_insert_default();
    if let Some((token, until)) = known.get(&key)
        && *until > now
    {
        return Ok(token.clone());
    }
    let (token, lasts_s) = fetched(db, setup, mailbox)?;
    known.retain(|(id, _), _| *id != mailbox.id);
    known.insert(key, (token.clone(), now.plus_seconds((lasts_s - 60).max(0))));
    Ok(token)
}

fn fetched(db: &Db, setup: &Setup, mailbox: &Mailbox) -> Result<(Secret, i64), Unreached> {
    let read = |what| {
        let found = db.read(|reading| boxes::secret(reading, setup, mailbox.id, what));
        found.map_err(|error| Unreached::NoToken(error.to_string()))
    };
    let (client, refresh) = (read(Use::Client)?, read(Use::Refresh)?);
    let oauth = &mailbox.settings.oauth;
    let mut fields = vec![("client_id", oauth.client.as_str())];
    if let Some(client) = &client {
        fields.push(("client_secret", client.open()));
    }
    match &refresh {
        Some(refresh) => fields.extend([("grant_type", "refresh_token"), ("refresh_token", refresh.open())]),
        None if client.is_some() => fields.push(("grant_type", "client_credentials")),
        None => return Err(Unreached::NoSecret),
    }
    if !oauth.scope.is_empty() {
        fields.push(("scope", &oauth.scope));
    }
    let answer = posted(setup, &oauth.token_url, &form(&fields))?;
    let json: serde_json::Value = serde_json::from_slice(&answer)
        .map_err(|_| Unreached::NoToken("the answer is no JSON".to_owned()))?;
    let text = |name: &str| json.get(name).and_then(serde_json::Value::as_str);
    let Some(token) = text("access_token") else {
        let error: String =
            text("error").unwrap_or("no token").chars().filter(char::is_ascii_graphic).take(60).collect();
        return Err(Unreached::NoToken(error));
    };
    if let Some(new) = text("refresh_token")
        && refresh.is_none_or(|old| old.open() != new)
    {
        keep_refresh(db, setup, mailbox, new)?;
    }
    let lasts_s = json.get("expires_in").and_then(serde_json::Value::as_i64).unwrap_or(300);
    Ok((Secret::new(token), lasts_s.clamp(0, 86_400)))
}

/// Some servers give a new refresh token with each use, and end the old one.
fn keep_refresh(db: &Db, setup: &Setup, mailbox: &Mailbox, token: &str) -> Result<(), Unreached> {
    let sealed = boxes::sealed(setup, mailbox.id, Use::Refresh, token);
    let kept = sealed.and_then(|sealed| {
        db.keep(Upkeep::Progress, |tx| boxes::set_secret(tx, mailbox.id, Use::Refresh, &sealed))
    });
    kept.map_err(|error| Unreached::NoToken(error.to_string()))
}

fn form(fields: &[(&str, &str)]) -> String {
    let encode = |text: &str| -> String {
        text.bytes()
            .map(|b| {
                if b.is_ascii_alphanumeric() || b"-._~".contains(&b) {
                    char::from(b).to_string()
                } else {
                    format!("%{b:02X}")
                }
            })
            .collect()
    };
    let pairs: Vec<String> = fields.iter().map(|(name, value)| format!("{name}={}", encode(value))).collect();
    pairs.join("&")
}

/// Sends the form, as [`outside::fetch`] does: over TLS only, unless the operator has named the host.
fn posted(setup: &Setup, url: &str, form: &str) -> Result<Vec<u8>, Unreached> {
    let request = http::Request::post(url)
        .header("content-type", "application/x-www-form-urlencoded")
        .body(form.as_bytes().to_vec())
        .map_err(|_| Unreached::HostUnknown)?;
    match outside::fetch(&reach::reach(setup), request) {
        Ok(answer) => Ok(answer.into_body()),
        Err(NotFetched::HostUnknown) => Err(Unreached::HostUnknown),
        Err(NotFetched::HostNotAllowed | NotFetched::NoTls) => Err(Unreached::HostNotAllowed),
        Err(NotFetched::Timeout) => Err(Unreached::Timeout),
        Err(NotFetched::TooLong) => Err(Unreached::NoToken("the answer is too long".to_owned())),
        Err(why @ (NotFetched::NoConnection(_) | NotFetched::Busy)) => {
            Err(Unreached::NoToken(why.to_string()))
        }
    }
}
