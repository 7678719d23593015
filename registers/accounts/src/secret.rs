//! Secrets that we make: long enough to be guessed by nobody, and stored only as what they hash to.

use kernel::{Refused, Result};

/// What a program's token begins with, so that scanners of published code recognise it.
const TOKEN_MARK: &str = "varv_";

/// Letters and figures that are not mistaken for each other (Crockford's base 32).
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

fn random<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0_u8; N];
    getrandom::fill(&mut bytes).map_err(Refused::broken)?;
    Ok(bytes)
}

/// A new secret of 256 random bits, as 64 hexadecimal figures: for sessions and links.
pub(crate) fn long() -> Result<String> {
    Ok(kernel::hex(&random::<32>()?))
}

/// A new token for a program.
pub(crate) fn token() -> Result<String> {
    Ok(format!("{TOKEN_MARK}{}", long()?))
}

/// The salt of a password.
pub(crate) fn salt() -> Result<[u8; 16]> {
    random()
}

/// The key of a second factor: 160 bits, as RFC 4226 asks for.
pub(crate) fn factor_key() -> Result<Vec<u8>> {
    random::<20>().map(Vec::from)
}

/// A recovery code of 80 random bits in four groups: `k3v9-…`.
pub(crate) fn recovery_code() -> Result<String> {
    let letters: Vec<char> =
        random::<16>()?.iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect();
    let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
    Ok(groups.join("-"))
}

/// What is stored of a secret and looked up by. A fast hash is enough where the secret is random and long; `use_for`
/// keeps one kind of secret from being tried as another.
pub(crate) fn hash(use_for: &str, secret: &str) -> String {
    let mut hasher = blake3::Hasher::new_derive_key("varv accounts secret 1");
    hasher.update(use_for.as_bytes()).update(&[0]).update(secret.as_bytes());
    hasher.finalize().to_hex().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// ASVS 7.2.3.
    #[test]
    fn no_two_secrets_are_alike_and_the_hash_tells_nothing() {
        let (one, other) = (long().unwrap(), long().unwrap());
        assert_ne!(one, other);
        assert_eq!(one.len(), 64);
        assert!(!hash("session", &one).contains(&one[..8]));
        assert_ne!(hash("session", &one), hash("link", &one));
    }

    #[test]
    fn a_recovery_code_can_be_read_aloud() {
        let code = recovery_code().unwrap();
        assert_eq!(code.len(), 19);
        assert!(!code.contains(['i', 'l', 'o', 'u']), "{code}");
    }
}
