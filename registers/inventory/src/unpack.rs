//! The body of an agent's request as text: plain, or packed as zlib or gzip, never larger than it may be.

use std::io::Read;

/// The largest body as it comes, in bytes.
pub const PACKED_BYTES: u64 = 4 << 20;
/// The largest document when it is unpacked, in bytes.
pub const PLAIN_BYTES: u64 = 8 << 20;

/// Why a document cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    #[error("the body is empty")]
    Empty,
    #[error("the body is packed in a way that is not known, or damaged")]
    Packing,
    #[error("the document is larger than 8 MB when it is unpacked")]
    TooLarge,
    #[error("the document is not UTF-8")]
    NotText,
    #[error("the document is neither XML nor JSON")]
    NeitherForm,
    #[error("the document is damaged")]
    Damaged,
    #[error("the document has too many parts, or too many within each other")]
    TooMany,
    #[error("the document does not say what it wants")]
    NoQuestion,
}

/// The document of a body.
pub fn unpack(body: &[u8]) -> Result<String, Unreadable> {
    let bytes = match body {
        [] => return Err(Unreadable::Empty),
        [0x1f, 0x8b, ..] => read(flate2::read::GzDecoder::new(body))?,
        // RFC 1950: method 8, and a first pair of bytes that 31 divides.
        [first, second, ..]
            if first & 0x0f == 8 && (u16::from(*first) << 8 | u16::from(*second)) % 31 == 0 =>
        {
            read(flate2::read::ZlibDecoder::new(body))?
        }
        plain => plain.to_vec(),
    };
    let text = String::from_utf8(bytes).map_err(|_| Unreadable::NotText)?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

fn read(packed: impl Read) -> Result<Vec<u8>, Unreadable> {
    let mut plain = Vec::new();
    packed.take(PLAIN_BYTES + 1).read_to_end(&mut plain).map_err(|_| Unreadable::Packing)?;
    if plain.len() as u64 > PLAIN_BYTES { Err(Unreadable::TooLarge) } else { Ok(plain) }
}
