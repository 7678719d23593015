//! Markdown as safe HTML. What is written is drawn by one kept library and cleaned by another: no raw HTML, no script,
//! and nothing that the reader's browser would fetch from elsewhere.

use std::collections::{HashMap, HashSet};

use ammonia::{Builder, UrlRelative};
use look::Html;
use pulldown_cmark::{CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd, html};

/// What the files of an article are called, and where each is. A picture or a link in the text names them.
pub(crate) type Files = HashMap<String, String>;

/// Tags that a drawn text may have; all others are taken away.
const TAGS: [&str; 26] = [
    "p",
    "br",
    "hr",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "strong",
    "em",
    "del",
    "code",
    "pre",
    "blockquote",
    "a",
    "img",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "sup",
];

/// The text drawn. Headings begin one level down, for the page has its own; what stands as HTML in the text is shown as
/// it was typed.
pub(crate) fn draw(text: &str, files: &Files) -> Html {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    // Of each picture that is begun and not ended: is it drawn?
    let mut pictures: Vec<bool> = Vec::new();
    let events = Parser::new_ext(text, options).filter_map(|event| {
        Some(match event {
            Event::Html(raw) | Event::InlineHtml(raw) => Event::Text(raw),
            Event::Start(Tag::Heading { level, id, classes, attrs }) => {
                Event::Start(Tag::Heading { level: below(level), id, classes, attrs })
            }
            Event::End(TagEnd::Heading(level)) => Event::End(TagEnd::Heading(below(level))),
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => Event::Start(Tag::Link {
                link_type,
                dest_url: place_of(link_type, dest_url, files),
                title,
                id,
            }),
            // A picture that is none of the article's files is told by its words alone.
            Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
                let href = files.get(dest_url.as_ref());
                pictures.push(href.is_some());
                Event::Start(Tag::Image { link_type, dest_url: href?.clone().into(), title, id })
            }
            Event::End(TagEnd::Image) if pictures.pop() == Some(false) => return None,
            other => other,
        })
    });
    let mut drawn = String::with_capacity(text.len() * 3 / 2);
    html::push_html(&mut drawn, events);
    Html(clean(&drawn))
}

const fn below(level: HeadingLevel) -> HeadingLevel {
    match level {
        HeadingLevel::H1 => HeadingLevel::H2,
        HeadingLevel::H2 => HeadingLevel::H3,
        HeadingLevel::H3 => HeadingLevel::H4,
        HeadingLevel::H4 => HeadingLevel::H5,
        HeadingLevel::H5 | HeadingLevel::H6 => HeadingLevel::H6,
    }
}

/// A link that names one of the article's files leads to it; all others stay as they are.
fn place_of<'a>(link_type: LinkType, dest: CowStr<'a>, files: &Files) -> CowStr<'a> {
    match link_type {
        LinkType::Email | LinkType::Autolink => dest,
        _ => files.get(dest.as_ref()).map_or(dest, |href| href.clone().into()),
    }
}

fn clean(drawn: &str) -> String {
    Builder::new()
        .tags(HashSet::from(TAGS))
        .clean_content_tags(HashSet::from(["script", "style"]))
        .generic_attributes(HashSet::new())
        .tag_attributes(HashMap::from([
            ("a", HashSet::from(["href", "title"])),
            ("img", HashSet::from(["src", "alt", "title"])),
            ("ol", HashSet::from(["start"])),
        ]))
        .url_schemes(HashSet::from(["http", "https", "mailto", "tel"]))
        .url_relative(UrlRelative::PassThrough)
        .attribute_filter(|tag, attribute, value| match (tag, attribute) {
            ("img", "src") => value.starts_with("/files/").then(|| value.into()),
            // Neither another site in disguise nor a scheme in disguise.
            ("a", "href")
                if value.starts_with('\\') || value.starts_with("//") || value.starts_with("/\\") =>
            {
                None
            }
            _ => Some(value.into()),
        })
        .link_rel(Some("noopener noreferrer nofollow"))
        .clean(drawn)
        .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(text: &str) -> String {
        let files = HashMap::from([("bild.png".to_owned(), "/files/7".to_owned())]);
        draw(text, &files).0
    }

    #[test]
    fn headings_lists_tables_and_links_are_drawn_under_the_pages_own_heading() {
        let html = drawn(
            "# Så gör du\n\n1. Starta\n2. Logga in\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n[Mer](https://exempel.se)",
        );
        for part in ["<h2>Så gör du</h2>", "<ol>", "<td>1</td>", "href=\"https://exempel.se\"", "nofollow"]
        {
            assert!(html.contains(part), "{part} in {html}");
        }
        assert!(!html.contains("<h1"));
    }

    /// Attack row 10.
    #[test]
    fn a_picture_is_one_of_the_articles_files_or_its_words() {
        assert!(drawn("![Knappen](bild.png)").contains("<img src=\"/files/7\" alt=\"Knappen\""));
        let html = drawn("![Spår](https://evil.example/p.gif) och ![annan](/other.png)");
        assert!(!html.contains("<img") && html.contains("Spår") && html.contains("annan"), "{html}");
        assert!(drawn("[Bilden](bild.png)").contains("href=\"/files/7\""));
    }

    /// ASVS 1.2.2, 1.3.1; attack row 9.
    #[test]
    fn nothing_in_a_text_becomes_script_or_markup_of_its_own() {
        for text in [
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "[a](javascript:alert(1))",
            "[a](JaVaScRiPt:alert(1))",
            "[a](data:text/html;base64,PHNjcmlwdD4=)",
            "<a href=\"javascript:alert(1)\">x</a>",
            "[a](//evil.example)",
            "![a](javascript:alert(1))",
            "<svg onload=alert(1)>",
            "<style>*{display:none}</style>",
            "<iframe src=\"//evil.example\"></iframe>",
            "a<!-- <b onclick=x> -->",
            "```\n</code><script>alert(1)</script>\n```",
            "| <script>x</script> | b |\n|--|--|\n| <b onclick=x> | c |",
        ] {
            let html = drawn(text);
            for bad in [
                "<script",
                "<svg",
                "<style",
                "<iframe",
                "<b ",
                "<a href=\"javascript",
                "<a href=\"data",
                "<a href=\"//",
                "<img src=\"java",
            ] {
                assert!(!html.to_lowercase().contains(bad), "{text} became {html}");
            }
        }
    }
}
