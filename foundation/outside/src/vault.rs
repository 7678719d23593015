//! Passwords and tokens that open a server's door: sealed with a key outside the database, or named and looked up where the
//! operator has put them. Nothing here is ever shown again.

use std::sync::Arc;

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use kernel::{Refused, Result};

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

/// Looks a secret up by its name.
pub type Named = Arc<dyn Fn(&str) -> Option<String> + Send + Sync>;

/// Where a room's secrets are kept.
#[derive(Clone)]
pub struct Vault {
    /// What the room's key is drawn for: another room's opens nothing of it.
    pub context: &'static str,
    /// The installation's secret: at least 32 bytes, outside the database.
    pub secret: Arc<[u8]>,
    /// Secrets that the operator keeps in files or the environment.
    pub named: Named,
}

/// How a secret that is typed begins when it only names one that the operator keeps: `@desk-imap`.
const NAMED: char = '@';

/// The name, when the text names a secret: small letters, digits and hyphens.
fn name_in(text: &str) -> Option<&str> {
    let name = text.strip_prefix(NAMED)?;
    let is_name = (1..=60).contains(&name.len())
        && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    is_name.then_some(name)
}

impl Vault {
    /// What is stored of a text that was typed as a secret: a name as it is, anything else sealed for its place.
    pub fn kept(&self, place: &str, typed: &str) -> Result<Vec<u8>> {
        match name_in(typed) {
            Some(_) => Ok(typed.as_bytes().to_vec()),
            None => self.seal(place, typed),
        }
    }

    /// The secret in the clear, for the server that it opens; none when its key, its place or its name is another.
    pub fn opened(&self, place: &str, stored: &[u8]) -> Option<Secret> {
        let named = std::str::from_utf8(stored).ok().and_then(name_in);
        let text = match named {
            Some(name) => (self.named)(name),
            None => self.unseal(place, stored),
        };
        text.map(Secret::new)
    }

    /// Seals a text for one place: what is copied to another place does not open there.
    pub fn seal(&self, place: &str, text: &str) -> Result<Vec<u8>> {
        let mut nonce = [0_u8; 24];
        getrandom::fill(&mut nonce).map_err(Refused::broken)?;
        let payload = Payload { msg: text.as_bytes(), aad: place.as_bytes() };
        let sealed = self.cipher().encrypt(XNonce::from_slice(&nonce), payload);
        let mut out = nonce.to_vec();
        out.extend(sealed.map_err(|_| Refused::broken("a secret cannot be sealed"))?);
        Ok(out)
    }

    /// Opens what was sealed for this place; none when the key or the place is another.
    pub fn unseal(&self, place: &str, sealed: &[u8]) -> Option<String> {
        let (nonce, text) = sealed.split_at_checked(24)?;
        let payload = Payload { msg: text, aad: place.as_bytes() };
        let opened = self.cipher().decrypt(XNonce::from_slice(nonce), payload).ok()?;
        String::from_utf8(opened).ok()
    }

    /// The key that seals, drawn from the installation's secret.
    fn cipher(&self) -> XChaCha20Poly1305 {
        let key = blake3::derive_key(self.context, &self.secret);
        XChaCha20Poly1305::new((&key).into())
    }
}
