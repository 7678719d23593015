//! The way to a provider, and what it tells when the browser is back.

use std::time::Duration;

use chrono::DateTime;
use kernel::Moment;
use openidconnect::core::{
    CoreAuthenticationFlow, CoreErrorResponseType, CoreIdToken, CoreIdTokenClaims, CoreJwsSigningAlgorithm,
};
use openidconnect::{
    AuthorizationCode, CsrfToken, Nonce, PkceCodeChallenge, PkceCodeVerifier, RequestTokenError, Scope,
    TokenResponse,
};

use crate::book;
use crate::client::{Client, client, http};
use crate::errand::Errand;
use crate::fault::{Fault, Untrusted};
use crate::provider::{Age, Provider};

/// Only what is signed with the provider's own key (ASVS 9.1.2): a shared secret signs nothing, and `none` least of all.
const ALGORITHMS: [CoreJwsSigningAlgorithm; 9] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha384,
    CoreJwsSigningAlgorithm::RsaSsaPssSha512,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
];

/// Clocks that go apart by so much are forgiven.
const APART_S: i64 = 60;
/// The longest subject (OpenID Connect Core 2), address or word that is taken, in bytes.
const SUBJECT_BYTES: usize = 255;

/// What a provider tells of somebody. Only issuer and subject say who it is.
#[derive(Clone, PartialEq, Eq)]
pub struct Told {
    pub subject: String,
    /// The address, only when the provider says that it has proven whose it is.
    pub proven_email: Option<String>,
    /// How it was proven who it is, in the provider's words: `amr` and `acr`.
    pub methods: Vec<String>,
    pub level: Option<String>,
}

/// It prints nothing of whom it tells.
impl std::fmt::Debug for Told {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("[personal]")
    }
}

/// Where the browser goes to prove who it is.
///
/// # Errors
/// What is wrong with the provider, or why it is not reached.
pub fn way(provider: &Provider, errand: &Errand, age: Age, now: Moment) -> Result<String, Fault> {
    let description = book::known(provider, now)?;
    let client = client(provider, &description)?;
    let (state, nonce) = (errand.state.clone(), errand.nonce.clone());
    let mut request = client.authorize_url(
        CoreAuthenticationFlow::AuthorizationCode,
        || CsrfToken::new(state),
        || Nonce::new(nonce),
    );
    for scope in &provider.scopes {
        request = request.add_scope(Scope::new(scope.clone()));
    }
    if let Age::AtMost(seconds) = age {
        request = request.set_max_age(Duration::from_secs(seconds.unsigned_abs()));
    }
    let verifier = PkceCodeVerifier::new(errand.verifier.clone());
    let request = request.set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier));
    Ok(request.url().0.to_string())
}

/// What the provider tells for a code that the browser brought back.
///
/// # Errors
/// Why it cannot be believed, or why the provider is not reached.
pub fn told(provider: &Provider, errand: &Errand, code: &str, age: Age, now: Moment) -> Result<Told, Fault> {
    let description = book::known(provider, now)?;
    let mut client = client(provider, &description)?;
    let token = exchanged(provider, &client, errand, code)?;
    let claims = match claims(&client, &token, errand, now) {
        // The provider may have new keys since we looked.
        Err(Untrusted::Key) => {
            client = crate::client::client(provider, &book::fetched(provider, now)?)?;
            claims(&client, &token, errand, now)?
        }
        other => other?,
    };
    is_for_us(claims, provider)?;
    is_fresh(claims, age, now)?;
    of(claims)
}

fn exchanged(
    provider: &Provider,
    client: &Client,
    errand: &Errand,
    code: &str,
) -> Result<CoreIdToken, Fault> {
    let request =
        client.exchange_code(AuthorizationCode::new(code.to_owned())).map_err(|_| Fault::NoDescription)?;
    let request = request.set_pkce_verifier(PkceCodeVerifier::new(errand.verifier.clone()));
    let answer = request.request(&http(provider)).map_err(|error| match error {
        RequestTokenError::Request(unreached) => Fault::Unreached(unreached),
        RequestTokenError::ServerResponse(said) => match said.error() {
            CoreErrorResponseType::InvalidClient | CoreErrorResponseType::UnauthorizedClient => {
                Fault::ClientRefused
            }
            _ => Fault::CodeRefused,
        },
        RequestTokenError::Parse(..) | RequestTokenError::Other(_) => Fault::NoToken,
    })?;
    answer.id_token().cloned().ok_or(Fault::NoToken)
}

fn claims<'t>(
    client: &Client,
    token: &'t CoreIdToken,
    errand: &Errand,
    now: Moment,
) -> Result<&'t CoreIdTokenClaims, Untrusted> {
    let judged_at =
        DateTime::from_timestamp_micros(now.plus_seconds(-APART_S).0).ok_or(Untrusted::Expired)?;
    let verifier = client.id_token_verifier().set_allowed_algs(ALGORITHMS).set_time_fn(move || judged_at);
    Ok(token.claims(&verifier, &Nonce::new(errand.nonce.clone()))?)
}

/// Was it given out to us? A token of one audience may still have been asked for by another client (`azp`).
fn is_for_us(claims: &CoreIdTokenClaims, provider: &Provider) -> Result<(), Untrusted> {
    let is_ours = claims.authorized_party().is_none_or(|party| party.as_str() == provider.client);
    if is_ours { Ok(()) } else { Err(Untrusted::Audience) }
}

fn is_fresh(claims: &CoreIdTokenClaims, age: Age, now: Moment) -> Result<(), Untrusted> {
    match age {
        Age::Any => Ok(()),
        Age::AtMost(seconds) => {
            let proven = claims.auth_time().map(|at| Moment(at.timestamp_micros()));
            let is_fresh = proven.is_some_and(|at| now.seconds_since(at) <= seconds + APART_S);
            if is_fresh { Ok(()) } else { Err(Untrusted::Age) }
        }
    }
}

fn of(claims: &CoreIdTokenClaims) -> Result<Told, Fault> {
    let subject = claims.subject().as_str().to_owned();
    if subject.is_empty() || subject.len() > SUBJECT_BYTES {
        return Err(Untrusted::Form.into());
    }
    let is_short = |text: &String| text.len() <= SUBJECT_BYTES;
    let is_proven = claims.email_verified() == Some(true);
    let email = claims.email().map(|email| email.as_str().to_owned()).filter(is_short);
    let methods = claims.auth_method_refs().into_iter().flatten().map(|method| method.to_string());
    Ok(Told {
        subject,
        proven_email: email.filter(|_| is_proven),
        methods: methods.filter(is_short).take(20).collect(),
        level: claims.auth_context_ref().map(|level| level.to_string()).filter(is_short),
    })
}
