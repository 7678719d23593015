//! What an article said before: every text of a language, and two of them compared line by line.

use kernel::{Id, Lang, Refused, Result};
use look::{Cell, Column, Crumb, Html, Row, Table};
use serde_json::json;
use similar::{ChangeTag, TextDiff};
use store::Reading;
use web::{Ask, Page, Reply};

use crate::article::Article;
use crate::show::lang_of;
use crate::store::words::{self, Text};
use crate::{POLICY, Verb, store as rows};

/// Texts that are listed; the others can be asked for by their number.
const LISTED: i64 = 100;

/// Two texts that are held against each other.
struct Compared {
    older: Text,
    newer: Text,
}

/// GET `/articles/{id}/past`: `?lang=`, and `?older=` with `?newer=` to compare; the two newest when nothing is said.
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    let (article, lang, past, compared) = ask.db.read(|reading| {
        let id: Id<Article> = ask.id("id")?;
        let article = rows::load(reading, ask.actor, id)?;
        POLICY.allow(ask.actor, Verb::ReadPast, &article)?;
        let lang = lang_of(ask, &article)?;
        let past = words::past(reading, id, lang, LISTED)?;
        let compared = compare(reading, ask, id, lang, &past)?;
        Ok((article, lang, past, compared))
    })?;
    ask.show(
        || {
            let text = |text: &Text| {
                json!({ "revision": text.revision, "meaning": text.meaning, "title": text.title, "note": text.note, "at": text.at.rfc3339() })
            };
            let changes = compared.as_ref().map(|two| {
                json!({ "older": two.older.revision, "newer": two.newer.revision, "changes": changes(two).map(|(sign, line)| format!("{sign}{line}")).collect::<Vec<_>>() })
            });
            Ok(json!({ "lang": lang.code(), "items": past.iter().map(text).collect::<Vec<_>>(), "compared": changes }))
        },
        || page(ask, &article, lang, &past, compared.as_ref()),
    )
}

fn compare(
    reading: &Reading<'_>,
    ask: &Ask<'_>,
    id: Id<Article>,
    lang: Lang,
    past: &[Text],
) -> Result<Option<Compared>> {
    let asked = |name: &'static str| {
        ask.query
            .optional_number(name, 1..=i64::MAX)
            .map_err(|error| Refused::Invalid(kernel::FieldErrors(vec![error])))
    };
    let usual = |at: usize| past.get(at).map(|text| text.revision);
    let (older, newer) = (asked("older")?.or(usual(1)), asked("newer")?.or(usual(0)));
    let (Some(older), Some(newer)) = (older, newer) else { return Ok(None) };
    let (older, newer) = (older.min(newer), older.max(newer));
    let at = |revision| words::revision(reading, id, lang, revision);
    Ok(Some(Compared { older: at(older)?, newer: at(newer)? }))
}

/// Each line of the two with its sign: `-` was taken away, `+` came, a blank stayed. The titles stand first.
fn changes(two: &Compared) -> impl Iterator<Item = (char, String)> {
    let whole = |text: &Text| format!("{}\n\n{}\n", text.title, text.text);
    let (older, newer) = (whole(&two.older), whole(&two.newer));
    let diff = TextDiff::from_lines(&older, &newer);
    let lines: Vec<(char, String)> = diff
        .iter_all_changes()
        .map(|change| {
            let sign = match change.tag() {
                ChangeTag::Delete => '-',
                ChangeTag::Insert => '+',
                ChangeTag::Equal => ' ',
            };
            (sign, change.value().trim_end_matches('\n').to_owned())
        })
        .collect();
    lines.into_iter()
}

fn page(
    ask: &Ask<'_>,
    article: &Article,
    lang: Lang,
    past: &[Text],
    compared: Option<&Compared>,
) -> Result<Page> {
    let mut page = Page::titled(ask.say(&format!("articles-past-in-{}", lang.code())));
    page.crumbs = vec![
        Crumb::new("/articles", ask.say("articles-list-title")),
        Crumb::new(article.href(), article.title(ask.talk.lang())),
    ];
    let names = ask.db.read(|reading| {
        let persons: Vec<_> = past.iter().filter_map(|text| text.by).collect();
        people::names(reading, ask.actor, &persons)
    })?;
    let row = |(at, text): (usize, &Text)| {
        let by = text.by.and_then(|by| names.get(&by).cloned()).unwrap_or_default();
        let before = past.get(at + 1).map(|before| before.revision);
        let to = before.map(|older| {
            format!("{}/past?lang={}&older={older}&newer={}", article.href(), lang.code(), text.revision)
        });
        let revision = text.revision.to_string();
        let first = to.map_or_else(|| Cell::from(revision.clone()), |to| Cell::link(to, &revision));
        Row::new(vec![
            first,
            text.title.clone().into(),
            text.note.clone().into(),
            by.into(),
            ask.when(text.at).into(),
        ])
    };
    let columns = ["revision", "heading", "note", "by", "at"];
    let table = Table {
        caption: ask.say("articles-past"),
        columns: columns.map(|word| Column::new(ask.say(&format!("articles-past-{word}")))).to_vec(),
        rows: past.iter().enumerate().map(row).collect(),
        sums: Vec::new(),
    };
    page.body = compared.map_or_else(Html::default, |two| drawn(ask, two)).then(&table.render(ask.talk));
    Ok(page)
}

/// The two texts as one, in which what went and what came are marked, in words too.
fn drawn(ask: &Ask<'_>, two: &Compared) -> Html {
    let facts =
        [("older", two.older.revision.to_string().into()), ("newer", two.newer.revision.to_string().into())];
    let title = look::escape(&ask.talk.with("articles-compared", &facts));
    let line = |(sign, line): (char, String)| {
        let line = look::escape(&line);
        match sign {
            '-' => format!(
                "<p><del><span class=\"unseen\">{} </span>{line}</del></p>",
                look::escape(&ask.say("articles-line-gone"))
            ),
            '+' => format!(
                "<p><ins><span class=\"unseen\">{} </span>{line}</ins></p>",
                look::escape(&ask.say("articles-line-new"))
            ),
            _ => format!("<p>{line}</p>"),
        }
    };
    let lines: String = changes(two).map(line).collect();
    let code = two.newer.lang.code();
    Html(format!("<section class=\"prose\"><h2>{title}</h2><div lang=\"{code}\">{lines}</div></section>"))
}
