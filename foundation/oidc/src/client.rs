//! The library's client, and the one way that it reaches a provider.

use openidconnect::core::{CoreClient, CoreClientAuthMethod};
use openidconnect::{
    AuthType, ClientId, ClientSecret, EndpointMaybeSet, EndpointNotSet, EndpointSet, HttpRequest,
    HttpResponse, RedirectUrl,
};
use outside::NotFetched;

use crate::book::Description;
use crate::fault::Fault;
use crate::provider::{Provider, is_safe};

pub(crate) type Client = CoreClient<
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// Sends what the library asks for. An address that a provider names without TLS is not gone to.
pub(crate) fn http(provider: &Provider) -> impl Fn(HttpRequest) -> Result<HttpResponse, NotFetched> {
    |request| {
        let url = reqwest::Url::parse(&request.uri().to_string()).map_err(|_| NotFetched::HostUnknown)?;
        if is_safe(&url) { outside::fetch(&provider.reach, request) } else { Err(NotFetched::NoTls) }
    }
}

pub(crate) fn client(provider: &Provider, description: &Description) -> Result<Client, Fault> {
    let redirect = RedirectUrl::new(provider.redirect.clone()).map_err(|_| Fault::UnsafeAddress)?;
    let ways = description.token_endpoint_auth_methods_supported();
    // Without a word of it the standard means the header.
    let takes_header = ways.is_none_or(|ways| ways.contains(&CoreClientAuthMethod::ClientSecretBasic));
    let secret = provider.secret.as_ref().map(|secret| ClientSecret::new(secret.open().to_owned()));
    let client = CoreClient::from_provider_metadata(
        (**description).clone(),
        ClientId::new(provider.client.clone()),
        secret,
    );
    let client = client.set_redirect_uri(redirect);
    Ok(client.set_auth_type(if takes_header { AuthType::BasicAuth } else { AuthType::RequestBody }))
}
