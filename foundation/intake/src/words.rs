//! What was found and decided, in the reader's words.

use kernel::{FieldErrors, Refused};
use look::Html;
use sheets::Note;
use texts::{Fact, Talk};

use crate::Value;
use crate::Why;
use crate::found::ColumnFound;
use crate::import::Trouble;
use crate::target::{Field, Takes, Target, Word};

fn facts(facts: &[(String, String)]) -> Vec<(&str, Fact)> {
    let fact = |value: &str| value.parse::<i64>().map_or_else(|_| value.into(), Fact::Number);
    facts.iter().map(|(name, value)| (name.as_str(), fact(value))).collect()
}

/// A note of the sheet reader: the text of the prefix and the note's key.
pub(crate) fn note(talk: &Talk, prefix: &str, note: &Note) -> String {
    let key = format!("{prefix}-{}", note.key);
    let one = format!("{key}-one-row");
    let is_one = note.fact("first").is_some() && note.fact("first") == note.fact("last");
    let key = if is_one && talk.maybe(&one).is_some() { one } else { key };
    talk.with(&key, &facts(&note.facts))
}

/// Why a row cannot come in; with the field's name in front when it is about one.
pub(crate) fn why(talk: &Talk, target: Option<&Target>, why: &Why) -> String {
    // A value stays a text, even when it looks like a number: codes keep their zeros.
    let told: Vec<(&str, Fact)> = why
        .facts
        .iter()
        .map(|(name, value)| match (name.as_str(), value.parse::<i64>()) {
            ("value" | "name" | "code", _) | (_, Err(_)) => (name.as_str(), Fact::Text(value.clone())),
            (_, Ok(number)) => (name.as_str(), Fact::Number(number)),
        })
        .collect();
    let text = match why.key.strip_prefix("error-") {
        Some(_) if talk.maybe(&why.key).is_none() => talk.with(&format!("look-{}", why.key), &told),
        _ => talk.with(&why.key, &told),
    };
    match target.and_then(|target| Some((target, target.field(&why.field)?))) {
        Some((target, field)) => {
            let text =
                if why.key == "intake-why-not-a-choice" { choices(talk, target, field, text) } else { text };
            format!("{}: {text}", talk.say(&target.label_key(field.name)))
        }
        None => text,
    }
}

/// A refusal with the choices that there are, in the reader's words.
fn choices(talk: &Talk, target: &Target, field: &Field, text: String) -> String {
    let Takes::Choice(words) = field.takes else { return text };
    let name = |word: &Word| talk.say(&format!("{}-{}-{}", target.words, field.name, word.word));
    let names = words.iter().map(name).collect::<Vec<_>>().join(", ");
    talk.with("intake-why-choices", &[("why", text.into()), ("choices", names.into())])
}

/// A refusal of what was said about the columns, where fields are called what the reader calls them.
pub(crate) fn refused(talk: &Talk, target: &Target, refused: Refused) -> Refused {
    match refused {
        Refused::Invalid(errors) => Refused::Invalid(labelled(talk, target, errors)),
        other => other,
    }
}

/// Errors about the columns, where fields are called what the reader calls them.
pub(crate) fn labelled(talk: &Talk, target: &Target, mut errors: FieldErrors) -> FieldErrors {
    let label = |field: &str| talk.say(&target.label_key(field));
    let key = |key: &str| key.split('+').map(label).collect::<Vec<_>>().join(" + ");
    for (name, value) in errors.0.iter_mut().flat_map(|error| error.facts.iter_mut()) {
        if *name == "keys" {
            *value = value.split(',').map(key).collect::<Vec<_>>().join("; ");
        }
    }
    let facts = errors.0.iter_mut().flat_map(|error| error.facts.iter_mut());
    for (_, value) in facts.filter(|(name, value)| *name == "field" && target.field(value).is_some()) {
        *value = talk.say(&target.label_key(value));
    }
    errors
}

/// That columns feed no field, if any do not.
pub(crate) fn left_out(talk: &Talk, columns: &[&str]) -> Option<String> {
    (!columns.is_empty()).then(|| talk.with("intake-unmapped", &[("columns", columns.join(", ").into())]))
}

/// Why work ended without a result.
pub(crate) fn trouble(talk: &Talk, trouble: &Trouble) -> String {
    talk.with(&trouble.key, &facts(&trouble.facts))
}

/// A field's value; a choice in words.
pub(crate) fn value(talk: &Talk, target: Option<&Target>, field: &str, value: &Value) -> String {
    match (value, target) {
        (Value::Word(word), Some(target)) => talk.say(&format!("{}-{field}-{word}", target.words)),
        (Value::Flag(flag), _) => talk.say(if *flag { "web-yes" } else { "web-no" }),
        (Value::Row(row), _) => talk.with("intake-row-of-file", &[("row", (row + 1).into())]),
        (value, _) => value.show(talk.lang()),
    }
}

/// What a column holds, in a sentence.
pub(crate) fn column(talk: &Talk, column: &ColumnFound) -> String {
    let kind = talk.say(&format!("intake-kind-{}", kind_word(column.kind)));
    let told = [("kind", kind.into()), ("filled", column.filled.into()), ("missing", column.missing.into())];
    talk.with(if column.missing == 0 { "intake-column-full" } else { "intake-column-gaps" }, &told)
}

/// The word of a column's kind in text keys and the API.
pub(crate) const fn kind_word(kind: sheets::Kind) -> &'static str {
    use sheets::Kind;
    match kind {
        Kind::Empty => "empty",
        Kind::Text => "text",
        Kind::Choice => "choice",
        Kind::Code => "code",
        Kind::CodeName => "code-name",
        Kind::Whole => "whole",
        Kind::Decimal => "decimal",
        Kind::Money => "money",
        Kind::Percent => "percent",
        Kind::Date => "date",
        Kind::DateTime => "date-time",
        Kind::Duration => "duration",
        Kind::Bool => "bool",
        Kind::Email => "email",
        Kind::Phone => "phone",
        Kind::PersonalNumber => "personal-number",
        Kind::Secret => "secret",
    }
}

/// The word of a row's role in text keys.
pub(crate) const fn role_word(role: sheets::Role) -> &'static str {
    use sheets::Role;
    match role {
        Role::Title => "title",
        Role::Header => "header",
        Role::Row => "row",
        Role::Blank => "blank",
        Role::Total => "total",
        Role::Footer => "footer",
        Role::Outside => "outside",
    }
}

/// A sum as the reader's language writes it; exact. Money that is not whole has two decimals at least.
pub(crate) fn sum(talk: &Talk, kind: sheets::Kind, sum: &str) -> String {
    let (whole, part) = sum.split_once('.').unwrap_or((sum, ""));
    let is_short = kind == sheets::Kind::Money && part.len() == 1;
    let part = if is_short { format!("{part}0") } else { part.to_owned() };
    let Ok(number) = whole.parse::<i64>() else { return sum.to_owned() };
    let mut text = talk.lang().number(number);
    if number == 0 && whole.starts_with('-') {
        text = format!("\u{2212}{text}");
    }
    if part.is_empty() {
        return text;
    }
    let mark = if talk.lang() == kernel::Lang::Sv { ',' } else { '.' };
    format!("{text}{mark}{part}")
}

/// Lines as a list; nothing when there are none.
pub(crate) fn bullets(lines: &[String]) -> Html {
    if lines.is_empty() {
        return Html::default();
    }
    let items: String = lines.iter().map(|line| format!("<li>{}</li>", look::escape(line))).collect();
    Html(format!("<ul class=\"prose\">{items}</ul>"))
}

/// Facts in one quiet line; those without a value are left out.
pub(crate) fn line(facts: &[(String, String)]) -> Html {
    let said = facts.iter().filter(|(_, value)| !value.is_empty());
    let parts: Vec<String> =
        said.map(|(label, value)| format!("{}: {}", look::escape(label), look::escape(value))).collect();
    Html(format!("<section><p class=\"muted\">{}</p></section>", parts.join(" · ")))
}

/// A heading and what stands under it.
pub(crate) fn section(title: &str, body: &Html) -> Html {
    Html(format!("<section><h2>{}</h2>{}</section>", look::escape(title), body.0))
}
