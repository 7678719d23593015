//! The columns' page: each column with its choices, what is the same for all rows, and the key.

use askama::Template;
use kernel::{FieldErrors, Result};
use look::{Choice, Html};
use sheets::{DayOrder, Mark, Sensitive};
use web::{Ask, Page};

use super::Desk;
use crate::found::ColumnFound;
use crate::mapping::{self, Mapping};
use crate::target::{Takes, Target};
use crate::{show, words};

/// One column with its choices.
#[derive(Template)]
#[template(path = "map/column.html")]
struct ColumnView<'a> {
    number: usize,
    column: &'a ColumnFound,
    title: String,
    samples: String,
    about: String,
    choices: Vec<PartView>,
    why: String,
    warning: String,
}

/// One drop-down list of a column: the whole of it, or a part.
struct PartView {
    id: String,
    label: String,
    nothing: String,
    options: Vec<(String, String, bool)>,
}

pub(crate) fn page(
    ask: &Ask<'_>,
    desk: &Desk,
    target: &'static Target,
    mapping: &Mapping,
    errors: Option<FieldErrors>,
) -> Result<Page> {
    let id = desk.import.id;
    let mut page = Page::titled(ask.say("intake-map-title"));
    let kind = ask.say(target.words);
    page.head.lead =
        ask.talk.with("intake-map-lead", &[("file", (&desk.import.file_name).into()), ("kind", kind.into())]);
    page.crumbs = vec![
        look::Crumb::new("/import", ask.say("intake-upload-title")),
        look::Crumb::new(format!("/import/{id}"), &desk.import.file_name),
    ];
    let table = look::Act::go(ask.say("intake-table-act"), format!("/import/{id}/table"));
    page.head.quiet = vec![table.icon(look::Icon::Edit)];
    let (first, folded): (Vec<usize>, Vec<usize>) =
        (0..desk.finding.columns.len()).partition(|place| asks_about(desk, target, *place));
    let chosen = errors.is_some().then(|| ask.input.all("map"));
    let draw = |places: &[usize]| -> Vec<look::Field> {
        let column = |place: &usize| look::Field::show(column(ask, desk, target, mapping, *place, chosen));
        places.iter().map(column).collect()
    };
    let mut form = look::Form::new(format!("/import/{id}/map"), ask.say("intake-map-submit"), draw(&first));
    form.fields.insert(0, look::Field::hidden("kind", target.kind));
    form.fields.insert(0, look::Field::hidden("version", desk.import.version.to_string()));
    let (shown, more) = constant_fields(ask, target, mapping)?;
    if !shown.is_empty() {
        form.fields.push(
            look::Field::section(ask.say("intake-map-constants")).help(ask.say("intake-map-constants-help")),
        );
        form.fields.extend(shown);
    }
    form.fields.push(look::Field::section(ask.say("intake-map-rules")));
    form.fields.push(key_field(ask, target, mapping));
    form.fields.extend(open_fields(ask, desk, mapping));
    form.fields.push(
        look::Field::line("name", ask.say("intake-map-name"))
            .help(ask.say("intake-map-name-help"))
            .value(&mapping.name),
    );
    form.more = draw(&folded);
    form.more.extend(more);
    form.cancel = format!("/import/{id}");
    if let Some(errors) = errors {
        form = form.refused(ask.input, errors);
    }
    page.body = show::steps(ask, 2).then(&told(ask, desk, target)).then(&form.render(ask.talk));
    Ok(page)
}

/// Is the column shown at once? Of a learned layout that has changed only what is new is.
fn asks_about(desk: &Desk, target: &Target, place: usize) -> bool {
    let column = &desk.finding.columns[place];
    if column.is_ours {
        return false;
    }
    let Some((_, diff)) = desk.changed_for(target) else { return true };
    let name = sheets::fold(&column.name);
    diff.added.contains(&name) || diff.renamed.iter().any(|(_, new)| *new == name)
}

/// What was recognised, above the form.
fn told(ask: &Ask<'_>, desk: &Desk, target: &Target) -> Html {
    let Some((layout, diff)) = desk.changed_for(target) else { return Html::default() };
    let (was, is) = (&layout.signature, &desk.finding.signature);
    let renamed = |(old, new): &(String, String)| format!("{} → {}", was.heading(old), is.heading(new));
    let renamed = diff.renamed.iter().map(renamed).collect::<Vec<_>>().join(", ");
    let all = |names: &[String], signature: &sheets::Signature| {
        names.iter().map(|name| signature.heading(name)).collect::<Vec<_>>().join(", ")
    };
    let mut lines = Vec::new();
    for (key, names) in [
        ("intake-map-changed-added", all(&diff.added, is)),
        ("intake-map-changed-removed", all(&diff.removed, was)),
        ("intake-map-changed-renamed", renamed),
    ] {
        if !names.is_empty() {
            lines.push(ask.talk.with(key, &[("columns", names.into())]));
        }
    }
    let text = ask.talk.with("intake-map-changed", &[("layout", (&layout.name).into())]);
    let mut notice = look::Notice::new(look::Mood::Watch, text);
    notice.more = words::bullets(&lines);
    notice.render(ask.talk)
}

fn column(
    ask: &Ask<'_>,
    desk: &Desk,
    target: &Target,
    mapping: &Mapping,
    place: usize,
    chosen: Option<&[String]>,
) -> Html {
    let column = &desk.finding.columns[place];
    let proposal = desk
        .finding
        .proposed(target.kind)
        .iter()
        .find(|p| p.fed.from.columns().contains(&column.name.as_str()));
    let why = proposal.map(|p| {
        let reason = words::note(ask.talk, "intake-note", &p.reason);
        let field = ask.say(&target.label_key(&p.fed.field));
        let facts = [
            ("field", field.into()),
            ("confidence", i64::from(p.confidence).into()),
            ("reason", reason.into()),
        ];
        ask.talk.with("intake-map-why", &facts)
    });
    let warning = match column.sensitive {
        Some(Sensitive::Password) => ask.say("intake-map-password"),
        Some(Sensitive::PersonalNumber) => ask.say("intake-map-personal"),
        None => String::new(),
    };
    let parts: &[&str] = match (column.sensitive, column.kind) {
        (Some(Sensitive::Password), _) => &[],
        (_, sheets::Kind::CodeName) => &["", "code", "name"],
        (_, sheets::Kind::Text | sheets::Kind::Choice) if takes_name(target) => &["", "comma"],
        _ => &[""],
    };
    let choices = parts
        .iter()
        .filter(|part| **part != "comma" || is_comma(mapping, column, desk, target))
        .map(|part| part_view(ask, target, mapping, place, column, part, chosen))
        .collect();
    Html::of(&ColumnView {
        number: place + 1,
        column,
        title: ask
            .talk
            .with("intake-map-column", &[("number", (place + 1).into()), ("name", (&column.name).into())]),
        samples: column.samples.join(" · "),
        about: words::column(ask.talk, column),
        choices,
        why: why.unwrap_or_default(),
        warning,
    })
}

fn takes_name(target: &Target) -> bool {
    target.fields.iter().any(|field| mapping::is_person_name(&field.takes))
}

/// Is the column one with last name, comma, first name, or was it said to be?
fn is_comma(mapping: &Mapping, column: &ColumnFound, desk: &Desk, target: &Target) -> bool {
    let proposed = desk.finding.proposed(target.kind).iter();
    let is = |from: &mapping::Origin| matches!(from, mapping::Origin::LastCommaFirst(name) if *name == column.name);
    proposed.map(|p| &p.fed.from).chain(mapping.fed.iter().map(|fed| &fed.from)).any(is)
}

fn part_view(
    ask: &Ask<'_>,
    target: &Target,
    mapping: &Mapping,
    place: usize,
    column: &ColumnFound,
    part: &str,
    chosen: Option<&[String]>,
) -> PartView {
    let prefix = if part.is_empty() { format!("{}=", place + 1) } else { format!("{}.{part}=", place + 1) };
    let now = match chosen {
        Some(texts) => {
            texts.iter().find_map(|text| text.strip_prefix(&prefix)).unwrap_or_default().to_owned()
        }
        None => mapping.choice(&column.name, part),
    };
    let mut options = Vec::new();
    for field in target.fields.iter().filter(|field| !field.is_reckoned) {
        let label = ask.say(&target.label_key(field.name));
        let fits = match part {
            "comma" => mapping::is_person_name(&field.takes),
            _ => column.sensitive.is_none() || matches!(field.takes, Takes::Code(_)),
        };
        if !fits {
            continue;
        }
        options.push((format!("{prefix}{}", field.name), label.clone(), now == field.name));
        if mapping::is_person_name(&field.takes) && part.is_empty() {
            for (half, key) in [("first", "intake-map-first"), ("last", "intake-map-last")] {
                let value = format!("{}.{half}", field.name);
                let label = ask.talk.with(key, &[("field", label.clone().into())]);
                options.push((format!("{prefix}{value}"), label, now == value));
            }
        }
    }
    let tail = if part.is_empty() { "whole" } else { part };
    let nothing = if column.sensitive.is_some() { "intake-map-leave-out" } else { "intake-map-nothing" };
    PartView {
        id: format!("map-{}-{tail}", place + 1),
        label: ask.say(&format!("intake-map-part-{tail}")),
        nothing: ask.say(nothing),
        options,
    }
}

/// Fields that may be the same in every row: those that a new record needs and no column feeds first.
fn constant_fields(
    ask: &Ask<'_>,
    target: &Target,
    mapping: &Mapping,
) -> Result<(Vec<look::Field>, Vec<look::Field>)> {
    let (mut shown, mut more) = (Vec::new(), Vec::new());
    for field in target.fields.iter().filter(|field| !field.is_reckoned) {
        let fed = mapping.fed.iter().any(|fed| fed.field == field.name);
        let name = mapping::place_of(field.name);
        let label = ask.say(&target.label_key(field.name));
        let choices = match (&field.takes, field.refer()) {
            (Takes::Choice(words), _) => {
                let label = |word: &str| ask.say(&format!("{}-{}-{word}", target.words, field.name));
                words.iter().map(|word| Choice::new(word.word, label(word.word))).collect()
            }
            (_, Some(refer)) => {
                let found = ask.db.read(|reading| (refer.choices)(reading))?;
                found.into_iter().map(|c| Choice::new(format!("#{}", c.value), c.label)).collect()
            }
            _ => Vec::new(),
        };
        let drawn = if choices.is_empty() {
            look::Field::line(name, label)
        } else {
            look::Field::pick(name, label, choices)
        };
        let drawn = drawn.value(mapping.constant(field.name));
        let is_wanted = !fed && (field.is_required || mapping.key.iter().any(|key| key == field.name));
        let is_stated = !mapping.constant(field.name).is_empty() || !ask.input.raw(&drawn.name).is_empty();
        match is_wanted || is_stated {
            true => shown.push(drawn),
            false if !fed => more.push(drawn),
            false => {}
        }
    }
    Ok((shown, more))
}

fn key_field(ask: &Ask<'_>, target: &Target, mapping: &Mapping) -> look::Field {
    let choice = |key: &&[&str]| {
        let labels: Vec<String> = key.iter().map(|field| ask.say(&target.label_key(field))).collect();
        Choice::new(key.join("+"), labels.join(" + "))
    };
    look::Field::choice("key", ask.say("intake-map-key"), target.keys.iter().map(choice).collect())
        .help(ask.say("intake-map-key-help"))
        .value(mapping.key.join("+"))
        .required()
}

/// Questions that the file leaves open: the order of day and month, the decimal mark.
fn open_fields(ask: &Ask<'_>, desk: &Desk, mapping: &Mapping) -> Vec<look::Field> {
    let is_open =
        |key: &str| desk.finding.columns.iter().any(|c| c.reasons.iter().any(|reason| reason.key == key));
    let choices = |name: &str, words: [&str; 2]| {
        words
            .iter()
            .map(|word| Choice::new(*word, ask.say(&format!("intake-map-{name}-{word}"))))
            .collect::<Vec<_>>()
    };
    let mut fields = Vec::new();
    if is_open("day-and-month-open") {
        let value = match mapping.day_order {
            Some(DayOrder::MonthFirst) => "month-first",
            Some(DayOrder::DayFirst) | None => "day-first",
        };
        let choices = choices("day-order", ["day-first", "month-first"]);
        fields.push(look::Field::choice("day_order", ask.say("intake-map-day-order"), choices).value(value));
    }
    if is_open("decimal-mark-open") {
        let value = match mapping.mark {
            Some(Mark::Comma) => "comma",
            Some(Mark::Point) => "point",
            None => "",
        };
        let choices = choices("decimal", ["comma", "point"]);
        fields.push(look::Field::choice("decimal", ask.say("intake-map-decimal"), choices).value(value));
    }
    fields
}
