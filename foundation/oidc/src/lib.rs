//! OpenID Connect: asks a provider who somebody is, and believes only what it has signed for us. The code flow with PKCE (S256),
//! state and nonce, all drawn from one secret of one browser ([`Errand`]); the token is judged by a kept library.
//! Knows no database, no room and no person: [`way`] gives where the browser goes, [`told`] what the provider says when it
//! comes back, [`look`] whether there is a provider at all.
//! Invariants: no algorithm but those of public keys; nothing that a provider sends is shown or logged; only [`outside`] connects.
//! Deliberately absent: access tokens (thrown away), user-info, registration by itself, and signing out at the provider.

mod ask;
mod book;
mod client;
mod errand;
mod fault;
mod provider;

pub use ask::{Told, told, way};
pub use book::look;
pub use errand::Errand;
pub use fault::{Fault, Untrusted};
pub use provider::{Age, Provider, is_issuer};
