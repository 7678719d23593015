//! Passwords and tokens that open a server's door: sealed with a key outside the database, or named and looked up where the
//! operator has put them. Nothing here is ever shown again.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use kernel::{Refused, Result};

/// What a secret is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Use {
    /// Fetching mail: the password.
    Fetch,
    /// Handing mail over: the password.
    Post,
    /// The OAuth client's own.
    Client,
    /// The OAuth refresh token.
    Refresh,
}

impl Use {
    pub const ALL: [Self; 4] = [Self::Fetch, Self::Post, Self::Client, Self::Refresh];

    /// The word in storage and the field of the form.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Fetch => "fetch_secret",
            Self::Post => "post_secret",
            Self::Client => "client_secret",
            Self::Refresh => "refresh_secret",
        }
    }
}

/// A secret in the clear: it prints nothing.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("[secret]")
    }
}

impl Secret {
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The secret, for the server that it opens.
    pub fn open(&self) -> &str {
        &self.0
    }
}

/// How a secret that is typed begins when it only names one that the operator keeps: `@desk-imap`.
const NAMED: char = '@';

/// The name, when the text names a secret: small letters, digits and hyphens.
pub(crate) fn name_in(text: &str) -> Option<&str> {
    let name = text.strip_prefix(NAMED)?;
    let is_name = (1..=60).contains(&name.len())
        && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    is_name.then_some(name)
}

/// The key that seals, drawn from the installation's secret.
fn cipher(secret: &[u8]) -> XChaCha20Poly1305 {
    let key = blake3::derive_key("Varv 2026 sealed secrets of mailboxes", secret);
    XChaCha20Poly1305::new((&key).into())
}

/// Seals a text for one place: what is copied to another place in the database does not open there.
pub(crate) fn seal(installation: &[u8], place: &str, text: &str) -> Result<Vec<u8>> {
    let mut nonce = [0_u8; 24];
    getrandom::fill(&mut nonce).map_err(Refused::broken)?;
    let payload = Payload { msg: text.as_bytes(), aad: place.as_bytes() };
    let sealed = cipher(installation).encrypt(XNonce::from_slice(&nonce), payload);
    let mut out = nonce.to_vec();
    out.extend(sealed.map_err(|_| Refused::broken("a secret cannot be sealed"))?);
    Ok(out)
}

/// Opens what was sealed for this place; none when the key or the place is another.
pub(crate) fn unseal(installation: &[u8], place: &str, sealed: &[u8]) -> Option<String> {
    let (nonce, text) = sealed.split_at_checked(24)?;
    let payload = Payload { msg: text, aad: place.as_bytes() };
    let opened = cipher(installation).decrypt(XNonce::from_slice(nonce), payload).ok()?;
    String::from_utf8(opened).ok()
}
