//! Reads a page as a browser's parser would see it: tags with attributes, and the text between them.

/// A tag that begins something, with its attributes.
#[derive(Debug, Clone, Default)]
pub struct Tag {
    pub name: String,
    pub attributes: Vec<(String, String)>,
}

impl Tag {
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// A page taken apart.
#[derive(Debug, Default)]
pub struct Scanned {
    pub tags: Vec<Tag>,
    /// All text outside tags, entities as they stand.
    pub text: String,
}

pub fn scan(html: &str) -> Scanned {
    let mut found = Scanned::default();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        found.text.push_str(&rest[..at]);
        found.text.push(' ');
        rest = &rest[at + 1..];
        let is_tag = rest.starts_with(|c: char| c.is_ascii_alphabetic());
        if !is_tag {
            rest = rest.find('>').map_or("", |end| &rest[end + 1..]);
            continue;
        }
        let (tag, after) = tag(rest);
        rest = after;
        if matches!(tag.name.as_str(), "script" | "style") {
            let end = format!("</{}", tag.name);
            rest = rest.find(&end).map_or("", |at| &rest[at..]);
        }
        found.tags.push(tag);
    }
    found.text.push_str(rest);
    found
}

/// One tag from after its `<`, and what follows it.
fn tag(text: &str) -> (Tag, &str) {
    let end = text.find(|c: char| c.is_whitespace() || c == '>' || c == '/').unwrap_or(text.len());
    let mut tag = Tag { name: text[..end].to_ascii_lowercase(), attributes: Vec::new() };
    let mut rest = &text[end..];
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if rest.is_empty() {
            return (tag, "");
        }
        if let Some(after) = rest.strip_prefix('>') {
            return (tag, after);
        }
        let end = rest.find(|c: char| c.is_whitespace() || c == '=' || c == '>').unwrap_or(rest.len());
        let name = rest[..end].to_ascii_lowercase();
        rest = &rest[end..];
        let (value, after) = match rest.strip_prefix('=') {
            None => (String::new(), rest),
            Some(value) => quoted(value),
        };
        tag.attributes.push((name, value));
        rest = after;
    }
}

fn quoted(text: &str) -> (String, &str) {
    for mark in ['"', '\''] {
        if let Some(inner) = text.strip_prefix(mark) {
            let end = inner.find(mark).unwrap_or(inner.len());
            return (plain(&inner[..end]), inner.get(end + 1..).unwrap_or(""));
        }
    }
    let end = text.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(text.len());
    (plain(&text[..end]), &text[end..])
}

/// A text with its entities undone.
pub fn plain(text: &str) -> String {
    let named =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#34;", "\""), ("&#39;", "'"), ("&#x27;", "'")];
    let named = named.into_iter().chain([("&#60;", "<"), ("&#62;", ">"), ("&#38;", "&"), ("&amp;", "&")]);
    named.fold(text.to_owned(), |text, (entity, sign)| text.replace(entity, sign))
}

/// Addresses of ours that a page leads to by a link.
pub fn links(page: &Scanned) -> Vec<String> {
    let anchors = page.tags.iter().filter(|tag| tag.name == "a");
    let hrefs = anchors.filter_map(|tag| tag.get("href"));
    hrefs.filter(|href| href.starts_with('/') && !href.starts_with("//")).map(bare).collect()
}

/// Where the page's forms are sent.
pub fn actions(page: &Scanned) -> Vec<String> {
    let forms = page.tags.iter().filter(|tag| {
        tag.name == "form" && tag.get("method").is_some_and(|m| m.eq_ignore_ascii_case("post"))
    });
    let buttons = page.tags.iter().filter_map(|tag| tag.get("formaction"));
    forms.filter_map(|tag| tag.get("action")).chain(buttons).map(bare).collect()
}

/// Without what stands after `#`.
fn bare(href: &str) -> String {
    href.split('#').next().unwrap_or("").to_owned()
}

/// What a page with a strict policy must not have: script or style of its own, handlers, addresses elsewhere.
pub fn loose_ends(page: &Scanned) -> Vec<String> {
    let mut found = Vec::new();
    for tag in &page.tags {
        if tag.name == "style" || (tag.name == "script" && tag.get("src").is_none()) {
            found.push(format!("an inline <{}>", tag.name));
        }
        if matches!(tag.name.as_str(), "iframe" | "object" | "embed" | "base" | "applet") {
            found.push(format!("a <{}>", tag.name));
        }
        for (name, value) in &tag.attributes {
            if name == "style" || name.starts_with("on") || name.starts_with("hx-on") || name == "srcdoc" {
                found.push(format!("<{} {name}>", tag.name));
            }
            let leads = [
                "href",
                "src",
                "action",
                "formaction",
                "poster",
                "data",
                "srcset",
                "hx-get",
                "hx-post",
                "ping",
            ];
            if leads.contains(&name.as_str()) && !is_own(value) {
                found.push(format!("<{} {name}={value:?}>", tag.name));
            }
        }
    }
    found
}

/// Does the address stay with us? A QR code drawn into the page and a mail to somebody do.
fn is_own(value: &str) -> bool {
    let value = value.trim();
    let scheme = value.split(['/', '?', '#']).next().unwrap_or("");
    match scheme.split_once(':') {
        Some((scheme, rest)) => {
            matches!(scheme, "mailto" | "tel") || (scheme == "data" && rest.starts_with("image/"))
        }
        None => !value.starts_with("//") && !value.starts_with("/\\"),
    }
}

/// Keys of texts that are not there: they show as `[room-word]`.
pub fn missing_keys(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for part in text.split('[').skip(1) {
        let Some(key) = part.split(']').next().filter(|key| key.len() < part.len()) else { continue };
        let is_key = key.contains('-')
            && key.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        if is_key && key.starts_with(|c: char| c.is_ascii_lowercase()) && !key.ends_with('-') {
            found.push(key.to_owned());
        }
    }
    found
}

#[test]
fn the_scanner_finds_what_it_is_for() {
    let page = scan(
        r#"<p onclick="x()" style='a:b'>Hej [needs-foo] [personal]<a href="https://evil.example/x">x</a> <a href="/needs?a=1&amp;b=2#top">y</a><script>1<2</script><img src=/a.png><a href="//evil.example">z</a><a href="javascript:alert(1)">q</a>"#,
    );
    assert_eq!(links(&page), ["/needs?a=1&b=2"]);
    assert_eq!(missing_keys(&page.text), ["needs-foo"]);
    let loose = loose_ends(&page);
    for word in ["onclick", "style", "https://evil", "<script>", "//evil", "javascript"] {
        assert!(loose.iter().any(|end| end.contains(word)), "{word}: {loose:?}");
    }
}
