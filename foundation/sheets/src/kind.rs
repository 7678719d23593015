//! What a file is, judged by its first bytes and never by its name alone.

/// What the first bytes say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Looks {
    Zip,
    /// The old Office container (XLS, encrypted XLSX, Word).
    Compound,
    /// A known form that holds no table.
    Other(&'static str),
    Text,
}

const MAGIC: &[(&[u8], &str)] = &[
    (b"%PDF", "pdf"),
    (b"\x89PNG", "picture"),
    (b"\xFF\xD8\xFF", "picture"),
    (b"GIF8", "picture"),
    (b"BM\x36", "picture"),
    (b"II*\0", "picture"),
    (b"MM\0*", "picture"),
    (b"\x1F\x8B", "archive"),
    (b"BZh", "archive"),
    (b"7z\xBC\xAF", "archive"),
    (b"Rar!", "archive"),
    (b"\xFD7zXZ", "archive"),
    (b"\x28\xB5\x2F\xFD", "archive"),
    (b"SQLite format 3\0", "database"),
    (b"\0\x01\0\0Standard", "database"),
    (b"\x7FELF", "program"),
    (b"MZ\x90", "program"),
    (b"{\\rtf", "document"),
    (b"PAR1", "parquet"),
    (b"ID3", "sound"),
    (b"OggS", "sound"),
    (b"RIFF", "sound"),
];

pub(crate) fn looks(head: &[u8]) -> Looks {
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return Looks::Zip;
    }
    if head.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Looks::Compound;
    }
    MAGIC
        .iter()
        .find(|(magic, _)| head.starts_with(magic))
        .map_or(Looks::Text, |(_, what)| Looks::Other(what))
}

/// A text that is marked up rather than a table.
pub(crate) fn markup(head: &str) -> Option<&'static str> {
    let start: String = head.trim_start().chars().take(400).collect::<String>().to_lowercase();
    if !start.starts_with('<') {
        return (start.starts_with("mime-version:") || start.starts_with("return-path:")).then_some("mail");
    }
    if ["<!doctype html", "<html", "<table", "<head", "<meta", "<style"]
        .iter()
        .any(|tag| start.starts_with(tag))
    {
        return Some("web-page");
    }
    let tag = start.chars().nth(1).is_some_and(|c| c.is_ascii_alphabetic() || "?!".contains(c));
    let html = start.contains("<html") || start.contains("<!doctype html");
    tag.then_some(if html { "web-page" } else { "xml" })
}
