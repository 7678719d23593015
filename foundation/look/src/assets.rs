//! The style, script, font and icons, each under an address that changes with its content:
//! serve them at `/assets/` with `Cache-Control: public, max-age=31536000, immutable`.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::sync::LazyLock;

/// One file to send.
#[derive(Debug, Clone)]
pub struct Asset {
    pub bytes: &'static [u8],
    pub mime: &'static str,
    /// A strong validator, quotes included.
    pub etag: &'static str,
    /// The same bytes as gzip, when that is smaller; send with `Content-Encoding: gzip`.
    pub gzip: Option<&'static [u8]>,
}

/// What the `Speculation-Rules` response header should name, quotes included: browsers that know it
/// then fetch a page when the pointer rests on its link.
pub fn speculation_rules() -> String {
    format!("\"{}\"", url("speculation.json"))
}

/// The layers in their order; the tokens are the only place with colours, sizes and durations.
const CSS: &str = concat!(
    include_str!("../assets/css/tokens.css"),
    include_str!("../assets/css/base.css"),
    include_str!("../assets/css/frame.css"),
    include_str!("../assets/css/parts.css"),
    include_str!("../assets/css/forms.css"),
    include_str!("../assets/css/lists.css"),
    include_str!("../assets/css/records.css"),
    include_str!("../assets/css/charts.css"),
    include_str!("../assets/css/media.css"),
);

const WOFF2: &str = "font/woff2";
const SCRIPT: &str = "text/javascript; charset=utf-8";

/// Name, type and content of what does not depend on another asset's address.
const PLAIN: [(&str, &str, &[u8]); 6] = [
    ("atkinson-latin.woff2", WOFF2, include_bytes!("../assets/vendor/atkinson-latin.woff2")),
    ("atkinson-latin-ext.woff2", WOFF2, include_bytes!("../assets/vendor/atkinson-latin-ext.woff2")),
    ("icons.svg", "image/svg+xml", include_bytes!("../assets/icons.svg")),
    ("htmx.js", SCRIPT, include_bytes!("../assets/vendor/htmx-4.0.1.min.js")),
    ("varv.js", SCRIPT, include_bytes!("../assets/varv.js")),
    ("speculation.json", "application/speculationrules+json", include_bytes!("../assets/speculation.json")),
];

const MARK: &[u8] = include_bytes!("../assets/mark.svg");

struct Shelf {
    /// Hashed file name → asset.
    files: BTreeMap<String, Asset>,
    /// Plain name → address.
    urls: BTreeMap<&'static str, String>,
}

static SHELF: LazyLock<Shelf> = LazyLock::new(|| {
    let mut shelf = Shelf { files: BTreeMap::new(), urls: BTreeMap::new() };
    for (name, mime, bytes) in PLAIN {
        shelf.put(name, mime, bytes);
    }
    shelf.put("mark.svg", "image/svg+xml", MARK);
    let css = squeeze(CSS)
        .replace("atkinson-latin.woff2", &shelf.urls["atkinson-latin.woff2"])
        .replace("atkinson-latin-ext.woff2", &shelf.urls["atkinson-latin-ext.woff2"]);
    shelf.put("varv.css", "text/css; charset=utf-8", css.into_bytes().leak());
    shelf
});

impl Shelf {
    fn put(&mut self, name: &'static str, mime: &'static str, bytes: &'static [u8]) {
        let hash = blake3::hash(bytes).to_hex();
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "bin"));
        let file = format!("{stem}-{}.{ending}", &hash[..12]);
        let etag: &'static str = format!("\"{}\"", &hash[..16]).leak();
        let gzip = if mime == WOFF2 { None } else { gzip(bytes) };
        self.urls.insert(name, format!("/assets/{file}"));
        self.files.insert(file, Asset { bytes, mime, etag, gzip });
    }
}

fn gzip(bytes: &[u8]) -> Option<&'static [u8]> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packer.write_all(bytes).ok()?;
    let packed = packer.finish().ok()?;
    (packed.len() < bytes.len()).then(|| &*packed.leak())
}

/// Style without comments and indentation. Our own sheets have no `/*` inside strings.
fn squeeze(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(start) = rest.find("/*") {
        out.push_str(&rest[..start]);
        rest = rest[start..].find("*/").map_or("", |end| &rest[start + end + 2..]);
    }
    out.push_str(rest);
    out.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// The address of an asset by its plain name: `url("varv.css")` is `/assets/varv-<hash>.css`.
/// An unknown name gives an address that is not found; a test of this crate holds the names together.
pub fn url(name: &str) -> &'static str {
    SHELF.urls.get(name).map_or("/assets/missing", String::as_str)
}

/// The asset of an address, with or without the leading `/assets/`.
pub fn get(path: &str) -> Option<Asset> {
    let file = path.strip_prefix("/assets/").unwrap_or(path);
    SHELF.files.get(file).cloned()
}

/// Every asset with its file name, for copying to a folder.
pub fn all() -> impl Iterator<Item = (&'static str, Asset)> {
    SHELF.files.iter().map(|(name, asset)| (name.as_str(), asset.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_asset_is_found_under_its_hashed_address() {
        for name in SHELF.urls.keys() {
            assert!(get(url(name)).is_some(), "{name}");
        }
        assert!(get("/assets/../Cargo.toml").is_none());
        assert!(url("varv.css").starts_with("/assets/varv-"));
    }

    #[test]
    fn the_style_names_the_hashed_font_and_no_other_host() {
        let css = std::str::from_utf8(get(url("varv.css")).unwrap().bytes).unwrap();
        assert!(css.contains(url("atkinson-latin.woff2")));
        assert!(!css.contains("//"), "the style may not reach outside");
    }

    #[test]
    fn colours_stand_only_among_the_tokens() {
        let others = CSS.strip_prefix(include_str!("../assets/css/tokens.css")).unwrap();
        for colour in ["rgb(", "hsl(", "oklch(", "light-dark("] {
            assert!(!others.contains(colour), "{colour} belongs in tokens.css");
        }
        let hex = |word: &str| {
            word.len() > 4 && word.starts_with('#') && word[1..4].chars().all(|c| c.is_ascii_hexdigit())
        };
        assert_eq!(others.split([' ', ';', ',', '(']).find(|word| hex(word)), None);
    }

    #[test]
    fn a_cold_page_stays_within_its_budget() {
        let cold: usize = ["varv.css", "varv.js", "htmx.js", "icons.svg", "atkinson-latin.woff2"]
            .iter()
            .map(|name| get(url(name)).unwrap())
            .map(|asset| asset.gzip.map_or(asset.bytes.len(), <[u8]>::len))
            .sum();
        assert!(cold < 80_000, "{cold} bytes leave less than 20 kB for the page itself");
    }
}
