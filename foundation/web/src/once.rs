//! The same thing sent twice is done once: a program says so with an `Idempotency-Key`, a page's form with a key that
//! was drawn in it. Whoever sends again hears what the first sending was answered.

use std::cell::Cell;

use access::RequestKey;
use axum::http::HeaderMap;
use axum::response::Response;
use kernel::{Input, Subject};
use serde_json::{Value as Json, json};
use store::{Sql, Upkeep};

use crate::response::{json_response, see_other};
use crate::{Ask, Visitor, Wants, cookie};

/// The hidden field with a form's key.
pub(crate) const FIELD: &str = "once";
const KEY_BYTES: usize = 255;

/// A new key for a form. None when the machine has no chance left to give: the form then does without. For forms that
/// are drawn without [`crate::Form`], as [`look::Form::once`].
pub fn new_key() -> Option<String> {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes).ok()?;
    Some(kernel::hex(&bytes))
}

/// The key of what was sent, bound to who sends it and where. A program's key with another body is a mistake and is told;
/// a form that was gone back to and changed is a new one.
pub(crate) fn key_of(
    headers: &HeaderMap,
    (method, path): (&str, &str),
    visitor: &Visitor,
    wants: Wants,
    input: &Input,
) -> Option<RequestKey> {
    let key = match wants {
        Wants::Json => headers.get("idempotency-key").and_then(|value| value.to_str().ok())?,
        Wants::Page => input.raw(FIELD),
    };
    if key.is_empty() || key.len() > KEY_BYTES {
        return None;
    }
    // The key is part of what is hashed and is not stored itself, so that nobody learns a short body from its hash.
    let hash = |text: String| blake3::hash(text.as_bytes()).to_hex().to_string();
    let body = hash(format!("{key}|{}", body_of(input)?));
    let place = format!("{:?}|{method}|{path}|{key}", visitor.actor.who);
    let hash = match wants {
        Wants::Json => hash(place),
        Wants::Page => hash(format!("{place}|{body}")),
    };
    Some(RequestKey { hash, body, taken: Cell::new(false) })
}

/// All that was sent, in one order. A file that cannot be read again makes no key; the verb will say what is wrong.
fn body_of(input: &Input) -> Option<String> {
    let mut names: Vec<&str> = input.names().collect();
    names.sort_unstable();
    let body: Vec<String> = names.iter().map(|name| format!("{name}={:?}", input.all(name))).collect();
    let files: Option<Vec<String>> = names.iter().flat_map(|name| input.files(name)).map(hash_of).collect();
    Some(format!("{}|{}", body.join("&"), files?.join("&")))
}

/// What tells one file from another.
fn hash_of(file: &kernel::Upload) -> Option<String> {
    let mut hasher = blake3::Hasher::new();
    hasher.update(file.name.as_bytes());
    hasher.update_reader(std::fs::File::open(&file.path).ok()?).ok()?;
    Some(hasher.finalize().to_hex().to_string())
}

/// Remembers what a program was answered.
pub(crate) fn keep_json(ask: &Ask<'_>, reply: &Json) {
    keep(ask, reply);
}

/// Remembers where a page was led, and with which words.
pub(crate) fn keep_way(ask: &Ask<'_>, to: &str, said: &str, facts: &[(&'static str, String)]) {
    let facts: Vec<(&str, &str)> = facts.iter().map(|(name, value)| (*name, value.as_str())).collect();
    keep(ask, &json!({ "to": to, "said": said, "facts": facts }));
}

fn keep(ask: &Ask<'_>, reply: &Json) {
    let Some(key) = ask.actor.request.as_ref().filter(|key| key.taken.get()) else { return };
    let kept = ask.db.keep(Upkeep::RequestKey, |tx| {
        let sql = Sql::change("UPDATE request_key SET reply = ? WHERE hash = ?");
        tx.run(sql.bind(reply.to_string()).bind(key.hash.as_str())).map(|_| ())
    });
    if let Err(refused) = kept {
        tracing::warn!(%refused, "a reply was not kept");
    }
}

/// The answer to what was done before: the same again.
pub(crate) fn done_before(ask: &Ask<'_>, reply: &str) -> Option<Response> {
    let reply: Json = serde_json::from_str(reply).ok()?;
    if ask.wants == Wants::Json {
        return Some(json_response(axum::http::StatusCode::OK, "application/json", &reply));
    }
    if let Some(to) = reply["to"].as_str() {
        if let Some(said) = reply["said"].as_str().filter(|said| !said.is_empty()) {
            ask.set_cookie(cookie::said_cookie(&ask.app.site, said, &facts_of(&reply)));
        }
        return Some(see_other(to));
    }
    // The first sending is not answered yet, or never will be: there is its record.
    let subject = Subject::stored(reply["kind"].as_str()?.to_owned(), reply["id"].as_i64()?);
    ask.load_cards(std::slice::from_ref(&subject)).ok()?;
    ask.card(&subject).map(|card| see_other(&card.href))
}

fn facts_of(reply: &Json) -> Vec<(String, String)> {
    let pairs = reply["facts"].as_array().map(Vec::as_slice).unwrap_or_default();
    let text = |value: &Json| value.as_str().unwrap_or_default().to_owned();
    pairs.iter().map(|pair| (text(&pair[0]), text(&pair[1]))).collect()
}
