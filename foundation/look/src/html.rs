//! HTML that is already safe to print, and the two ways to make it from plain text.

use std::fmt;
use std::fmt::Write as _;

use askama::FastWritable;
use askama::filters::HtmlSafe;

/// Finished HTML. Any Askama template prints it with `{{ it }}` without escaping it again,
/// so only put in it what a template or [`escape`] made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Html(pub String);

impl Html {
    /// Draws a template. Templates here write to memory and cannot fail.
    pub fn of(template: &impl askama::Template) -> Self {
        Self(template.render().unwrap_or_default())
    }

    /// Plain text as HTML.
    pub fn text(text: &str) -> Self {
        Self(escape(text))
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// This, and then that.
    pub fn then(mut self, next: &Self) -> Self {
        self.0.push_str(&next.0);
        self
    }
}

impl fmt::Display for Html {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl HtmlSafe for Html {}

impl FastWritable for Html {
    fn write_into(&self, dest: &mut dyn fmt::Write, _: &dyn askama::Values) -> askama::Result<()> {
        dest.write_str(&self.0)?;
        Ok(())
    }
}

impl FromIterator<Html> for Html {
    fn from_iter<I: IntoIterator<Item = Html>>(parts: I) -> Self {
        Self(parts.into_iter().map(|part| part.0).collect())
    }
}

/// Text made safe for HTML bodies and quoted attributes.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&#34;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
    out
}

/// What a person wrote in a text box: blank lines part paragraphs, line ends stay, web addresses become links.
pub fn prose(text: &str) -> Html {
    let mut out = String::with_capacity(text.len() + 32);
    let text = text.replace("\r\n", "\n");
    for paragraph in text.split("\n\n").map(str::trim).filter(|p| !p.is_empty()) {
        out.push_str("<p>");
        for (i, line) in paragraph.lines().enumerate() {
            if i > 0 {
                out.push_str("<br>");
            }
            line_of_prose(line, &mut out);
        }
        out.push_str("</p>\n");
    }
    Html(out)
}

fn line_of_prose(line: &str, out: &mut String) {
    for (i, word) in line.split(' ').enumerate() {
        if i > 0 {
            out.push(' ');
        }
        let is_address = word.starts_with("https://") || word.starts_with("http://");
        let address = word.trim_end_matches(['.', ',', ';', ')', '!', '?']);
        if is_address && address.len() > 8 {
            let rest = escape(&word[address.len()..]);
            let address = escape(address);
            let _ = write!(out, r#"<a href="{address}" rel="noopener nofollow">{address}</a>{rest}"#);
        } else {
            out.push_str(&escape(word));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_keeps_paragraphs_and_escapes_markup() {
        let html = prose("Hej <b>du</b>\nrad två\n\nSe https://exempel.se/a?b=1&c=2.");
        assert_eq!(
            html.0,
            "<p>Hej &lt;b&gt;du&lt;/b&gt;<br>rad två</p>\n<p>Se <a href=\"https://exempel.se/a?b=1&amp;c=2\" \
             rel=\"noopener nofollow\">https://exempel.se/a?b=1&amp;c=2</a>.</p>\n"
        );
    }

    #[test]
    fn a_script_address_never_becomes_a_link() {
        assert!(!prose("javascript:alert(1)").0.contains("href"));
    }
}
