/// A browser's way to a provider and back: what binds the answer to the browser that asked. All of it is drawn from one secret
/// that only this browser holds, so nothing needs to be stored, and an answer to another browser's question fits nowhere.
#[derive(Clone)]
pub struct Errand {
    pub(crate) state: String,
    pub(crate) nonce: String,
    pub(crate) verifier: String,
}

impl Errand {
    /// The errand of a browser's secret: at least 256 random bits.
    pub fn of(secret: &str) -> Self {
        let drawn = |what: &str| {
            let mut hasher = blake3::Hasher::new_derive_key("Varv 2026 errand to a provider");
            hasher.update(what.as_bytes()).update(&[0]).update(secret.as_bytes());
            hasher.finalize().to_hex().to_string()
        };
        // 64 letters: RFC 7636 asks for 43 to 128 in a verifier.
        Self { state: drawn("state"), nonce: drawn("nonce"), verifier: drawn("verifier") }
    }

    /// Does an answer with this state belong to the errand? Takes as long for any two texts of the same length.
    pub fn is_answered_by(&self, state: &str) -> bool {
        blake3::hash(state.as_bytes()) == blake3::hash(self.state.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// ASVS 10.2.1, 10.5.1.
    #[test]
    fn an_errand_is_one_browsers_and_its_parts_tell_nothing_of_each_other() {
        let (mine, other) = (Errand::of("one secret"), Errand::of("another"));
        assert!(mine.is_answered_by(&mine.state) && !mine.is_answered_by(&other.state));
        assert!(!mine.is_answered_by("") && !mine.is_answered_by(&mine.nonce));
        assert!(mine.state != mine.nonce && mine.nonce != mine.verifier && mine.verifier.len() == 64);
    }
}
