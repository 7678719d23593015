//! What a file is, told by its content. The name's ending may only make it more precise.

/// A sort of file: its media type, and the endings it may go by.
pub(crate) struct Sort {
    pub(crate) mime: &'static str,
    endings: &'static [&'static str],
}

pub(crate) const UNKNOWN: &str = "application/octet-stream";
const ZIP: &str = "application/zip";

const SORTS: &[Sort] = &[
    Sort { mime: "application/pdf", endings: &["pdf"] },
    Sort { mime: "image/png", endings: &["png"] },
    Sort { mime: "image/jpeg", endings: &["jpg", "jpeg", "jpe", "jfif"] },
    Sort { mime: "image/gif", endings: &["gif"] },
    Sort { mime: "image/webp", endings: &["webp"] },
    Sort { mime: ZIP, endings: &["zip"] },
    Sort {
        mime: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        endings: &["docx"],
    },
    Sort { mime: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", endings: &["xlsx"] },
    Sort {
        mime: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        endings: &["pptx"],
    },
    Sort { mime: "application/vnd.oasis.opendocument.text", endings: &["odt"] },
    Sort { mime: "application/vnd.oasis.opendocument.spreadsheet", endings: &["ods"] },
    Sort { mime: "application/vnd.oasis.opendocument.presentation", endings: &["odp"] },
    Sort { mime: "application/vnd.ms-office", endings: &["doc", "xls", "ppt", "msg"] },
    Sort { mime: "text/csv", endings: &["csv"] },
    Sort { mime: "text/plain", endings: &["txt", "log", "md", "json", "xml", "ics", "eml"] },
];

/// The beginning that is looked at, in bytes.
pub(crate) const LOOK_AT: usize = 4096;

/// The media type of a file with this beginning and name; nothing when the name's ending says that it is something
/// which its content is not. What can be a page (HTML, SVG) or a program has no type of its own: it is only bytes.
pub(crate) fn mime_of(start: &[u8], name: &str) -> Option<&'static str> {
    let ending = name.rsplit_once('.').map_or(String::new(), |(_, ending)| ending.to_ascii_lowercase());
    let said = SORTS.iter().find(|sort| sort.endings.contains(&ending.as_str())).map(|sort| sort.mime);
    let found = by_content(start);
    match (found, said) {
        (found, None) => Some(found),
        (found, Some(said)) if found == said => Some(said),
        (ZIP, Some(said)) if said.contains("officedocument") => Some(said),
        ("text/plain", Some("text/csv")) => Some("text/csv"),
        // An empty file is nothing yet, whatever it is called; text files of old encodings are bytes like any other.
        (UNKNOWN, Some("text/plain" | "text/csv")) => Some(UNKNOWN),
        _ if start.is_empty() => Some(UNKNOWN),
        _ => None,
    }
}

fn by_content(start: &[u8]) -> &'static str {
    let begins = |magic: &[u8]| start.starts_with(magic);
    if begins(b"%PDF-") {
        "application/pdf"
    } else if begins(b"\x89PNG\r\n\x1a\n") {
        "image/png"
    } else if begins(b"\xFF\xD8\xFF") {
        "image/jpeg"
    } else if begins(b"GIF87a") || begins(b"GIF89a") {
        "image/gif"
    } else if begins(b"RIFF") && start.get(8..12) == Some(b"WEBP") {
        "image/webp"
    } else if begins(b"PK\x03\x04") {
        opendocument(start).unwrap_or(ZIP)
    } else if begins(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        "application/vnd.ms-office"
    } else if is_plain_text(start) {
        "text/plain"
    } else {
        UNKNOWN
    }
}

/// An OpenDocument file begins with its own media type, unpacked.
fn opendocument(start: &[u8]) -> Option<&'static str> {
    let mime = start.get(30..)?.strip_prefix(b"mimetype")?;
    SORTS
        .iter()
        .map(|sort| sort.mime)
        .find(|known| known.contains("opendocument") && mime.starts_with(known.as_bytes()))
}

fn is_plain_text(start: &[u8]) -> bool {
    let text = match std::str::from_utf8(start) {
        Ok(text) => text,
        // The beginning may end in the middle of a letter.
        Err(error) if error.error_len().is_none() => {
            std::str::from_utf8(&start[..error.valid_up_to()]).unwrap_or("")
        }
        Err(_) => return false,
    };
    let is_markup = text.trim_start_matches('\u{FEFF}').trim_start().starts_with('<');
    !text.is_empty() && !is_markup && !text.chars().any(|c| c.is_control() && !"\n\r\t\u{c}".contains(c))
}

/// The same text as one that lives as long as the program: a reply needs one.
pub(crate) fn known(mime: &str) -> &'static str {
    SORTS.iter().map(|sort| sort.mime).find(|known| *known == mime).unwrap_or(UNKNOWN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_says_what_a_file_is() {
        assert_eq!(mime_of(b"%PDF-1.7 ...", "a.pdf"), Some("application/pdf"));
        assert_eq!(mime_of(b"%PDF-1.7 ...", "a"), Some("application/pdf"));
        assert_eq!(mime_of(b"PK\x03\x04....", "lista.XLSX").map(|mime| mime.ends_with("sheet")), Some(true));
        let odt = [&b"PK\x03\x04"[..], &[0; 26], b"mimetypeapplication/vnd.oasis.opendocument.text"].concat();
        assert_eq!(mime_of(&odt, "a.odt"), Some("application/vnd.oasis.opendocument.text"));
        assert_eq!(mime_of("a;b;å\n1;2;3".as_bytes(), "a.csv"), Some("text/csv"));
        assert_eq!(mime_of("åäö".as_bytes(), "läs.txt"), Some("text/plain"));
        assert_eq!(mime_of(b"\xE5\xE4\xF6", "gammal.txt"), Some(UNKNOWN));
        assert_eq!(mime_of(b"", "tom.pdf"), Some(UNKNOWN));
    }

    /// ASVS 5.2.2.
    #[test]
    fn a_file_that_is_not_what_its_name_says_is_none_of_ours() {
        assert_eq!(mime_of(b"MZ\x90\0", "faktura.pdf"), None);
        assert_eq!(mime_of(b"<script>", "bild.png"), None);
        assert_eq!(mime_of(b"%PDF-1.7", "lista.xlsx"), None);
    }

    /// ASVS 1.3.4; attack row 11.
    #[test]
    fn what_could_be_a_page_or_a_program_is_only_bytes() {
        for (start, name) in [
            (&b"<!doctype html><script>alert(1)</script>"[..], "a.html"),
            (b"\xEF\xBB\xBF <svg onload=alert(1)>", "a.svg"),
            (b"MZ\x90\0", "a.exe"),
            (b"\x7FELF", "a"),
        ] {
            assert_eq!(mime_of(start, name), Some(UNKNOWN), "{name}");
        }
    }
}
