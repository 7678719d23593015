//! HTML made harmless by a kept library: only what marks up text stays, nothing is fetched from elsewhere.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};

use crate::bounds;

const TAGS: [&str; 36] = [
    "a",
    "abbr",
    "b",
    "blockquote",
    "br",
    "caption",
    "code",
    "dd",
    "del",
    "div",
    "dl",
    "dt",
    "em",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "li",
    "ol",
    "p",
    "pre",
    "s",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "tr",
];
const MORE_TAGS: [&str; 6] = ["tfoot", "th", "thead", "u", "ul", "q"];

static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::empty();
    let attributes: HashMap<&str, HashSet<&str>> = HashMap::from([
        ("a", HashSet::from(["href"])),
        ("img", HashSet::from(["src", "alt"])),
        ("ol", HashSet::from(["start"])),
        ("td", HashSet::from(["colspan", "rowspan"])),
        ("th", HashSet::from(["colspan", "rowspan"])),
    ]);
    builder
        .tags(TAGS.into_iter().chain(MORE_TAGS).collect())
        .clean_content_tags(HashSet::from([
            "script", "style", "title", "head", "template", "object", "svg", "math",
        ]))
        .tag_attributes(attributes)
        .generic_attributes(HashSet::new())
        .url_schemes(HashSet::from(["http", "https", "mailto", "tel", "cid"]))
        .url_relative(UrlRelative::Deny)
        .link_rel(Some("noopener noreferrer nofollow"))
        .strip_comments(true)
        .attribute_filter(allowed);
    builder
});

/// A picture comes with the letter or not at all; a link leads to what can be opened.
fn allowed<'v>(element: &str, attribute: &str, value: &'v str) -> Option<Cow<'v, str>> {
    let scheme =
        value.trim().split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase()).unwrap_or_default();
    match (element, attribute) {
        ("img", "src") => {
            value.strip_prefix("cid:").filter(|name| is_picture_name(name)).map(|_| value.into())
        }
        ("a", "href") if scheme == "cid" => None,
        ("td" | "th" | "ol", _) => value.parse::<u16>().ok().filter(|n| *n < 1_000).map(|_| value.into()),
        _ => Some(value.into()),
    }
}

/// May the text name a picture of the letter?
pub(crate) fn is_picture_name(name: &str) -> bool {
    (1..=200).contains(&name.len())
        && name.bytes().all(|b| b.is_ascii_graphic() && !b"\"'<>&\\`".contains(&b))
}

/// The HTML without anything that acts, hides or fetches. None when it is too large to be worth it.
/// What comes out holds only tags that mark up text, links to the web, mail and phone, and pictures as `cid:NAME`.
pub fn clean(page: &str) -> Option<String> {
    let tags = page.bytes().filter(|byte| *byte == b'<').count();
    if page.len() > bounds::HTML_BYTES || tags > bounds::HTML_TAGS {
        return None;
    }
    let tidy = bounds::tidy(page, usize::MAX, bounds::Lines::Kept);
    Some(CLEANER.clean(&tidy).to_string())
}

/// The names of the pictures that a cleaned HTML shows, in order.
pub fn picture_names(clean: &str) -> Vec<&str> {
    let starts = clean.match_indices("src=\"cid:").map(|(at, found)| at + found.len());
    starts.filter_map(|at| clean[at..].split('"').next()).collect()
}

/// The words of an HTML page.
pub(crate) fn as_text(page: &str) -> String {
    let mut end = page.len().min(4 * bounds::HTML_BYTES);
    while !page.is_char_boundary(end) {
        end -= 1;
    }
    let text = mail_parser::decoders::html::html_to_text(&page[..end]);
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    lines.join("\n").trim().to_owned()
}
