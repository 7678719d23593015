//! What we sign, so that nobody else can say it: the part of an address that leads an answer to its thread, and the mark
//! by which we know our own letters when they come back.

use crate::letter::Letter;

/// The line of the head that holds our mark.
pub(crate) const MARK: &str = "x-varv-mark";
/// Letters of a signature: 80 bits.
const SIGNATURE_CHARS: usize = 16;
/// Letters and digits that stay the same in any case and are hard to mistake.
const ALPHABET: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

/// A secret of this installation. It prints nothing.
#[derive(Clone)]
pub struct Key([u8; 32]);

impl Key {
    /// A key for one use, drawn from the installation's secret.
    pub fn derived(secret: &[u8]) -> Self {
        Self(blake3::derive_key("Varv 2026 signed address parts and loop marks of letters", secret))
    }
}

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("[key]")
    }
}

/// The key that signs, and older ones that are still known.
#[derive(Debug, Clone)]
pub struct Keys {
    pub now: Key,
    pub before: Vec<Key>,
}

/// A thread of letters: a record of some room's.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Reference {
    /// The record's kind: small letters only.
    pub kind: String,
    pub id: i64,
}

impl Reference {
    pub fn new(kind: impl Into<String>, id: i64) -> Self {
        Self { kind: kind.into(), id }
    }

    fn word(&self) -> String {
        format!("{}-{}", self.kind, self.id)
    }

    fn from_word(word: &str) -> Option<Self> {
        let (kind, id) = word.rsplit_once('-')?;
        let is_kind =
            !kind.is_empty() && kind.len() <= 30 && kind.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
        let is_number = (1..=18).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_digit());
        if is_kind && is_number { Some(Self { kind: kind.to_owned(), id: id.parse().ok()? }) } else { None }
    }
}

impl Keys {
    pub fn of(secret: &[u8]) -> Self {
        Self { now: Key::derived(secret), before: Vec::new() }
    }

    /// The address that answers to this thread come to: `desk@kommun.se` becomes `desk+ticket-7.SIGNATURE@kommun.se`.
    /// None when the address is none.
    pub fn address(&self, base: &str, reference: &Reference) -> Option<String> {
        let (local, domain) = base.rsplit_once('@')?;
        let word = reference.word();
        let signature = signature(&self.now, "address", &word);
        Some(format!("{local}+{word}.{signature}@{domain}"))
    }

    /// The thread that one of these addresses leads to, if its signature is ours. Two that disagree lead nowhere.
    pub fn reference_in<'a>(&self, addresses: impl IntoIterator<Item = &'a str>) -> Option<Reference> {
        let mut found: Vec<Reference> =
            addresses.into_iter().filter_map(|address| self.reference(address)).collect();
        found.dedup();
        if found.len() == 1 { found.pop() } else { None }
    }

    fn reference(&self, address: &str) -> Option<Reference> {
        let (local, _) = address.rsplit_once('@')?;
        let (_, tag) = local.split_once('+')?;
        let tag = tag.to_lowercase();
        let (word, said) = tag.rsplit_once('.')?;
        let is_ours = self.all().any(|key| is_same(&signature(key, "address", word), said));
        if is_ours { Reference::from_word(word) } else { None }
    }

    /// Sixteen bytes that nobody can guess who does not know the key, always the same for the same text.
    pub fn word(&self, purpose: &str, text: &str) -> [u8; 16] {
        let mut word = [0; 16];
        word.copy_from_slice(&hashed(&self.now, purpose, text).as_bytes()[..16]);
        word
    }

    /// The mark of a letter of ours with this Message-ID.
    pub fn mark(&self, message_id: &str) -> String {
        format!("{message_id} {}", signature(&self.now, "mark", message_id))
    }

    /// Did we write this letter ourselves?
    pub fn has_marked(&self, letter: &Letter) -> bool {
        let Some((id, said)) = letter.mark.as_deref().and_then(|mark| mark.split_once(' ')) else {
            return false;
        };
        self.all().any(|key| is_same(&signature(key, "mark", id), said.trim()))
    }

    fn all(&self) -> impl Iterator<Item = &Key> {
        std::iter::once(&self.now).chain(&self.before)
    }
}

fn hashed(key: &Key, purpose: &str, text: &str) -> blake3::Hash {
    let mut hasher = blake3::Hasher::new_keyed(&key.0);
    hasher.update(purpose.as_bytes());
    hasher.update(&[0]);
    hasher.update(text.as_bytes());
    hasher.finalize()
}

fn signature(key: &Key, purpose: &str, text: &str) -> String {
    let hash = hashed(key, purpose, text);
    hash.as_bytes()
        .iter()
        .take(SIGNATURE_CHARS)
        .map(|byte| char::from(ALPHABET[usize::from(byte % 32)]))
        .collect()
}

/// Compares in a time that tells nothing: hashes compare so, texts do not.
fn is_same(a: &str, b: &str) -> bool {
    blake3::hash(a.as_bytes()) == blake3::hash(b.as_bytes())
}
