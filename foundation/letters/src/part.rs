use crate::bounds::{Lines, tidy};

/// The longest file name, in characters.
const NAME_CHARS: usize = 120;

/// A part of a letter besides its text.
#[derive(Clone, PartialEq, Eq)]
pub struct Part {
    /// Safe to show and to offer as the name of a download: no folders, no control characters.
    pub name: String,
    /// What the sender says it is, in small letters. Whoever keeps it tells by its content.
    pub mime: String,
    pub content: Vec<u8>,
    /// The name by which the HTML shows it as a picture: `cid:NAME`.
    pub cid: Option<String>,
    pub role: Role,
}

impl std::fmt::Debug for Part {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "[part {:?} {} {} bytes]", self.role, self.mime, self.content.len())
    }
}

/// What a part is in the letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    Attached,
    /// A picture within the text.
    Picture,
    /// Another letter, whole.
    Letter,
}

/// A name without folders or anything that misleads; when nothing is left, `file-` and a number with a fitting ending.
pub fn safe_name(said: &str, mime: &str, number: usize) -> String {
    let last = said.rsplit(['/', '\\']).next().unwrap_or("");
    let is_odd = |c: char| matches!(c, ':' | '*' | '?' | '"' | '<' | '>' | '|');
    let kept: String =
        tidy(last, 1_000, Lines::Joined).chars().map(|c| if is_odd(c) { '_' } else { c }).collect();
    let kept = kept.trim().trim_matches('.').trim();
    if kept.is_empty() {
        return format!("file-{number}.{}", ending(mime));
    }
    shortened(kept)
}

/// At most so many characters, with its ending kept.
fn shortened(name: &str) -> String {
    if name.chars().count() <= NAME_CHARS {
        return name.to_owned();
    }
    let (stem, ending) = match name.rsplit_once('.') {
        Some((stem, ending)) if ending.chars().count() <= 8 => (stem, format!(".{ending}")),
        _ => (name, String::new()),
    };
    let stem: String = stem.chars().take(NAME_CHARS - ending.chars().count()).collect();
    format!("{}{ending}", stem.trim_end())
}

fn ending(mime: &str) -> &'static str {
    match mime {
        "image/png" => "png",
        "image/jpeg" => "jpg",
        "image/gif" => "gif",
        "image/webp" => "webp",
        "application/pdf" => "pdf",
        "text/plain" => "txt",
        "text/csv" => "csv",
        "text/calendar" => "ics",
        "message/rfc822" => "eml",
        _ => "bin",
    }
}
