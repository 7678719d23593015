//! What providers have published of themselves, remembered for a while: their addresses and keys.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use kernel::Moment;
use openidconnect::core::CoreProviderMetadata;
use openidconnect::{DiscoveryError, IssuerUrl};
use outside::NotFetched;

use crate::client;
use crate::fault::Fault;
use crate::provider::{Provider, is_safe};

/// A description is believed for so long.
const KEPT_S: i64 = 3_600;
/// Providers that are remembered.
const AT_MOST: usize = 50;

pub(crate) type Description = Arc<CoreProviderMetadata>;

/// By issuer: when it was fetched, and what.
static BOOK: Mutex<Option<HashMap<String, (Moment, Description)>>> = Mutex::new(None);

/// Fetches a provider's description and keys anew: is it there, and is it the one that it is called?
///
/// # Errors
/// What is wrong with it, or why it is not reached.
pub fn look(provider: &Provider, now: Moment) -> Result<(), Fault> {
    fetched(provider, now).map(|_| ())
}

/// The description, from memory or from the provider.
pub(crate) fn known(provider: &Provider, now: Moment) -> Result<Description, Fault> {
    let remembered = {
        let mut book = BOOK.lock().unwrap_or_else(PoisonError::into_inner);
        book.get_or_insert_default().get(&provider.issuer).cloned()
    };
    match remembered {
        Some((at, description)) if (0..KEPT_S).contains(&now.seconds_since(at)) => Ok(description),
        Some(_) | None => fetched(provider, now),
    }
}

pub(crate) fn fetched(provider: &Provider, now: Moment) -> Result<Description, Fault> {
    let issuer = IssuerUrl::new(provider.issuer.clone()).map_err(|_| Fault::NoDescription)?;
    let found = CoreProviderMetadata::discover(&issuer, &client::http(provider)).map_err(fault)?;
    let token = found.token_endpoint().map(openidconnect::TokenUrl::url);
    let addresses = [Some(found.authorization_endpoint().url()), token, Some(found.jwks_uri().url())];
    if token.is_none() {
        return Err(Fault::NoDescription);
    }
    if !addresses.into_iter().flatten().all(is_safe) {
        return Err(Fault::UnsafeAddress);
    }
    let found = Arc::new(found);
    let mut book = BOOK.lock().unwrap_or_else(PoisonError::into_inner);
    let book = book.get_or_insert_default();
    if book.len() >= AT_MOST {
        book.clear();
    }
    book.insert(provider.issuer.clone(), (now, Arc::clone(&found)));
    Ok(found)
}

fn fault(error: DiscoveryError<NotFetched>) -> Fault {
    match error {
        DiscoveryError::Request(unreached) => Fault::Unreached(unreached),
        DiscoveryError::Validation(_) => Fault::AnotherIssuer,
        _ => Fault::NoDescription,
    }
}
