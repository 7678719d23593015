//! The text that borrowers agree to: each change is a new version, and a loan keeps the one that it was given under.

use access::Actor;
use kernel::{FieldErrors, Id, Input, Refused, Result, Unit};
use look::{Act, Facts, Head, Html, Icon};
use serde_json::json;
use store::{Db, Row};
use web::{Ask, Cell, Column, Draft, Field, Filter, FilterKind, Form, List, Page, Reply, SortBy};

use crate::loan::{In, Text};
use crate::store::texts;
use crate::{Event, TEXTS_POLICY, TextVerb, fields};

/// A version of the text of a unit and of all below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewText {
    pub unit: Id<Unit>,
    pub swedish: String,
    pub english: String,
}

pub(crate) struct Write;

impl Form for Write {
    const NAME: &'static str = "loans-text";
    const FIELDS: &'static [Field] = &[
        Field::pick("unit").required(),
        Field::prose("swedish", 8_000).required(),
        Field::prose("english", 8_000),
    ];
    type New = NewText;

    fn parse(input: &Input) -> Result<NewText, FieldErrors> {
        let (unit, swedish) = (input.id("unit"), input.text("swedish", 10..=8_000));
        let english = input.text("english", 0..=8_000);
        kernel::all_or_errors!(NewText { unit, swedish, english })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        if !TEXTS_POLICY.may_somewhere(ask.actor, TextVerb::Write) {
            return Err(Refused::NotAllowed);
        }
        let draft = Draft::default()
            .crumb("/loans", ask.say("loans-list-title"))
            .crumb("/loans/texts", ask.say("loans-texts-list-title"))
            .choices("unit", fields::units(ask)?)
            .cancel("/loans/texts");
        // The next version begins as the one before it.
        let Ok(from) = ask.query.raw("from").parse::<Id<Text>>() else { return Ok(draft) };
        let before = ask.db.read(|reading| texts::load(reading, from))?;
        Ok(draft
            .value("unit", before.unit.to_string())
            .value("swedish", before.swedish)
            .value("english", before.english))
    }

    fn act(ask: &Ask<'_>, new: NewText) -> Result<Reply> {
        let id = write(ask.db, ask.actor, &new)?;
        Ok(Reply::made("loan-text", id.number(), href(id), "loans-text-written-it"))
    }
}

/// Writes the next version of a unit's text. Loans that are out keep theirs.
pub fn write(db: &Db, actor: &Actor, new: &NewText) -> Result<Id<Text>> {
    db.write(actor, |tx| {
        let permit = TEXTS_POLICY.allow_new(actor, TextVerb::Write, &In(new.unit))?;
        fields::is_open(tx, new.unit)?;
        let id = texts::insert(tx, new.unit, &new.swedish, &new.english)?;
        Ok(tx.say(permit, &Event::TextWritten { text: id })?.with(id))
    })
}

/// A version's page.
pub(crate) fn href(id: Id<Text>) -> String {
    format!("/loans/texts/{id}")
}

/// GET `/loans/texts/{id}`
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    let (text, unit, holds, by) = ask.db.read(|reading| {
        let text = texts::load(reading, ask.id("id")?)?;
        let unit = people::unit_names(reading, &[text.unit])?.remove(&text.unit).unwrap_or_default();
        let holds = texts::holding(reading, text.unit)?.is_some_and(|held| held.id == text.id);
        let by = match text.made_by {
            Some(by) => people::name_of(reading, ask.actor, by)?,
            None => None,
        };
        Ok((text, unit, holds, by))
    })?;
    ask.show(
        || {
            Ok(json!({
                "id": text.id, "unit": { "id": text.unit, "name": unit }, "swedish": text.swedish,
                "english": text.english, "made_at": text.made_at.rfc3339(), "made_by": by, "holds": holds,
            }))
        },
        || {
            let may = TEXTS_POLICY.may(ask.actor, TextVerb::Write, &text);
            let next = format!("/loans/texts/add?from={}", text.id);
            let head = Head {
                number: text.id.to_string(),
                lead: ask.say(if holds { "loans-text-holds" } else { "loans-text-held" }),
                primary: may.then(|| Act::go(ask.say("loans-text-next"), next).icon(Icon::Edit)),
                ..Head::titled(ask.talk.with("loans-text-page", &[("unit", unit.as_str().into())]))
            };
            let part = |title: &str, text: &str| {
                let (title, text) = (look::escape(&ask.say(title)), look::prose(text));
                Html(format!("<section class=\"story prose\"><h2>{title}</h2>{text}</section>"))
            };
            let mut body = part("loans-text-swedish", &text.swedish);
            if !text.english.is_empty() {
                body = body.then(&part("loans-text-english", &text.english));
            }
            let aside = Facts::titled(ask.say("loans-facts"))
                .text(ask.say("loans-col-unit"), &unit)
                .text(ask.say("loans-texts-col-made"), &ask.when(text.made_at))
                .text(ask.say("loans-head-by"), &by.clone().unwrap_or_else(|| ask.say("loans-by-itself")))
                .render(ask.talk);
            let crumbs = vec![
                look::Crumb::new("/loans", ask.say("loans-list-title")),
                look::Crumb::new("/loans/texts", ask.say("loans-texts-list-title")),
            ];
            Ok(Page { crumbs, head, body, aside, ..Page::default() })
        },
    )
}

/// A version in the list.
pub(crate) struct TextLine {
    id: Id<Text>,
    unit: String,
    made_at: kernel::Moment,
}

fn read(row: &Row) -> Result<TextLine> {
    Ok(TextLine { id: row.get(0)?, unit: row.get(1)?, made_at: row.get(2)? })
}

/// All versions, the latest first.
pub(crate) static TEXTS: List<TextLine> = List {
    name: "loans-texts",
    path: "/loans/texts",
    export_path: "/loans/texts/export",
    export_name: "loans-texts-export",
    select: "loan_text.id, unit.name, loan_text.made_at",
    from: "loan_text LEFT JOIN unit ON unit.id = loan_text.unit_id",
    id: "loan_text.id",
    scope: |actor| TEXTS_POLICY.scope(actor, TextVerb::Read),
    read,
    row_id: |line| (line.id.number(), line.unit.clone()),
    shown: web::EVERY_COLUMN,
    columns: &[
        Column {
            name: "unit",
            sort: SortBy::Nothing,
            cell: |line, _| Cell::Link { text: line.unit.clone(), href: href(line.id) },
        },
        Column {
            name: "made",
            sort: SortBy::Number("loan_text.made_at"),
            cell: |line, _| Cell::Moment(line.made_at),
        },
    ],
    filters: &[Filter { name: "unit", kind: FilterKind::Within("loan_text.unit_id", fields::units) }],
    sort: "-made",
    bulk: &[],
    create: Some(("/loans/texts/add", "loans-text-title", |actor| {
        TEXTS_POLICY.may_somewhere(actor, TextVerb::Write)
    })),
    beside: &[("/loans", "loans-list-title")],
};
