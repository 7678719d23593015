//! Filters for other crates' Askama templates: `use look::filters;` beside the template's struct, then
//! `{{ text|prose }}`, `{{ number|figure(talk) }}`, `{{ money|money(talk) }}`.

// The attribute below writes `inline(always)`, which is Askama's choice.
#![allow(clippy::inline_always)]

use askama::Values;
use kernel::Money;
use texts::Talk;

use crate::Html;

/// What a person wrote, as paragraphs; see [`crate::prose`].
#[askama::filter_fn]
pub fn prose(text: impl std::fmt::Display, _: &dyn Values) -> askama::Result<Html> {
    Ok(crate::prose(&text.to_string()))
}

/// A whole number as the reader's language writes it.
#[askama::filter_fn]
pub fn figure(number: &i64, _: &dyn Values, talk: &Talk) -> askama::Result<String> {
    Ok(talk.lang().number(*number))
}

/// An amount as the reader's language writes it.
#[askama::filter_fn]
pub fn money(amount: &Money, _: &dyn Values, talk: &Talk) -> askama::Result<String> {
    Ok(amount.show(talk.lang()))
}

#[cfg(test)]
mod tests {
    use askama::Template;
    use kernel::Money;
    use texts::Talk;

    use crate::{Html, filters};

    #[derive(Template)]
    #[template(
        source = "{{ text|prose }}{{ count|figure(talk) }} {{ cost|money(talk) }} {{ drawn }}",
        ext = "html"
    )]
    struct Page<'a> {
        text: &'a str,
        count: i64,
        cost: Money,
        drawn: Html,
        talk: &'a Talk,
    }

    #[test]
    fn templates_filter_words_and_figures_and_print_html_as_it_is() {
        let talk = &crate::swedish();
        let page = Page {
            text: "a<b",
            count: 1234,
            cost: Money::sek(4_800_000),
            drawn: Html("<i>x</i>".into()),
            talk,
        };
        assert_eq!(page.render().unwrap(), "<p>a&lt;b</p>\n1\u{a0}234 48\u{a0}000\u{a0}kr <i>x</i>");
    }
}
