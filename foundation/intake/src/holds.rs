//! What holds for every table on its way to values, whatever stands in its cells: each row of each field is a value
//! within its bounds or a reason in words. The tests and the fuzz target ask the same; the program has no use for it.

use std::collections::{HashMap, HashSet};
use std::io::Write;
use std::sync::LazyLock;
use std::time::Instant;

use kernel::Refused;
use sheets::{DayOrder, Limits, Mark};

use crate::found::{self, Corrected, Finding, Survey};
use crate::mapping::{Fed, Mapping, Origin, read_pairs};
use crate::read::{self, Read};
use crate::target::{Field, Refer, Takes, Target, Word};
use crate::{Value, Why};

const WORDS: &[Word] =
    &[Word { word: "small", means: &["liten", "s"] }, Word { word: "large", means: &["stor"] }];
const REFER: Refer = Refer { kind: "x", look_up: |_, _, _| Ok(HashMap::new()), choices: |_| Ok(Vec::new()) };

/// One field of each sort.
const FIELDS: &[Field] = &[
    Field::new("name", Takes::PersonName(60), &["namn"]).required(),
    Field::new("line", Takes::Line(40), &["rubrik"]),
    Field::new("prose", Takes::Prose(200), &["text"]),
    Field::new("code", Takes::Code(20), &["kod"]),
    Field::new("email", Takes::Email, &["e-post"]),
    Field::new("phone", Takes::Phone, &["telefon"]),
    Field::new("pieces", Takes::Whole(0, 10_000), &["antal"]),
    Field::new("price", Takes::Money, &["pris"]),
    Field::new("day", Takes::Day, &["datum"]),
    Field::new("flag", Takes::Flag, &["ja"]),
    Field::new("size", Takes::Choice(WORDS), &["storlek"]),
    Field::new("unit", Takes::Record(REFER), &["enhet"]),
    Field::new("groups", Takes::Records(REFER), &["grupper"]),
];

static TARGET: Target = Target {
    kind: "held",
    words: "held",
    fields: FIELDS,
    keys: &[&["name"]],
    may: |_| false,
    find: |_, _| Err(Refused::NotAllowed),
    load: |_, _, _| Err(Refused::NotAllowed),
    check: |_, _, _| Vec::new(),
    put: |_, _, _, _| Err(Refused::NotAllowed),
    remove: |_, _, _| Err(Refused::NotAllowed),
    href: |id| id.to_string(),
};

/// The keys of all texts of ours; that both languages have them is checked elsewhere.
static SAID: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    crate::TEXTS.sv.lines().filter_map(|line| line.split_once(" =")).map(|(key, _)| key).collect()
});

/// Reads the bytes as a file of a table, every column into every field.
///
/// # Panics
/// When something does not hold.
pub fn holds(bytes: &[u8]) {
    let begun = Instant::now();
    let mut file = tempfile::NamedTempFile::new().expect("a temporary file");
    file.write_all(bytes).expect("written");
    let Ok(workbook) = sheets::open(file.path(), "x.csv", &Limits::default()) else { return };
    let survey = Survey::of(&workbook);
    let finding = Finding::of(&workbook, &survey, &Corrected::default());
    let kept = serde_json::to_string(&finding).expect("a finding is kept as JSON");
    let finding: Finding = serde_json::from_str(&kept).expect("and comes back");
    let Some(opened) = found::reopen(&workbook, &finding) else { return };
    for turn in 0..FIELDS.len() {
        let mapping = turned(&finding, turn);
        for row in read::rows(&opened, &finding, &mapping, &TARGET) {
            row.fields.iter().for_each(|(field, read)| one(field, read));
        }
    }
    let texts: Vec<String> = String::from_utf8_lossy(bytes).lines().take(20).map(str::to_owned).collect();
    if let Ok(fed) = read_pairs(&texts, &finding, &TARGET) {
        assert!(fed.iter().all(|fed| TARGET.field(&fed.field).is_some()));
    }
    assert!(begun.elapsed().as_secs() < 20, "{} bytes took {:?}", bytes.len(), begun.elapsed());
}

/// Each field fed by another column, in another way and with another order of days each time.
fn turned(finding: &Finding, turn: usize) -> Mapping {
    let name = |at: usize| finding.columns.get(at % finding.columns.len()).map(|column| column.name.clone());
    let fed = FIELDS.iter().enumerate().filter_map(|(at, field)| {
        let first = name(at + turn)?;
        let from = match (at + turn) % 7 {
            0 => Origin::CodeOf(first),
            1 => Origin::NameOf(first),
            2 => Origin::LastCommaFirst(first),
            3 => Origin::Joined { first, last: name(at + turn + 1)? },
            _ => Origin::Column(first),
        };
        Some(Fed { field: field.name.to_owned(), from })
    });
    let fed = if finding.columns.is_empty() { Vec::new() } else { fed.collect() };
    let told = finding.columns.iter().flat_map(|column| &column.samples).take(FIELDS.len());
    let constants = FIELDS.iter().zip(told).map(|(field, text)| (field.name.to_owned(), text.clone()));
    Mapping {
        fed,
        constants: constants.collect(),
        day_order: turn.is_multiple_of(2).then_some(DayOrder::MonthFirst),
        mark: turn.is_multiple_of(3).then_some(Mark::Comma),
        ..Mapping::default()
    }
}

fn one(field: &Field, read: &Read) {
    match read {
        Read::Value(value) => value_of(field, value),
        Read::Refer(texts) => texts.iter().for_each(|text| one_line(text)),
        Read::Wrong(Why { field: named, key, facts }) => {
            assert_eq!(named, field.name);
            assert!(SAID.contains(key.as_str()), "{key}");
            assert!(facts.iter().all(|(_, fact)| fact.chars().count() <= 32 << 10), "{key} {facts:?}");
        }
    }
}

fn one_line(text: &str) {
    assert!(!text.chars().any(char::is_control), "{text:?}");
}

fn value_of(field: &Field, value: &Value) {
    let length = value.as_text().map_or(0, |text| text.chars().count());
    match field.takes {
        Takes::PersonName(max) | Takes::Line(max) | Takes::Code(max) => {
            assert!(length <= max);
            one_line(value.as_text().expect("a text"));
        }
        Takes::Prose(max) => {
            assert!(length <= max);
            let text = value.as_text().expect("a text").replace(['\n', '\t'], " ");
            one_line(&text);
        }
        Takes::Phone => assert!(length <= 40),
        Takes::Email => assert!(*value == Value::Nothing || value.as_text().is_some_and(|a| a.contains('@'))),
        Takes::Whole(min, max) => {
            assert!(*value == Value::Nothing || value.as_whole().is_some_and(|n| (min..=max).contains(&n)));
        }
        Takes::Money => assert!(*value == Value::Nothing || value.as_whole().is_some()),
        Takes::Day => assert!(*value == Value::Nothing || value.as_day().is_some()),
        Takes::Flag => assert!(*value == Value::Nothing || value.as_flag().is_some()),
        Takes::Choice(words) => assert!(words.iter().any(|word| Some(word.word) == value.as_text())),
        Takes::Record(_) | Takes::Records(_) | Takes::Own(..) => {
            panic!("a reference is looked up: {value:?}")
        }
    }
}

#[cfg(test)]
#[path = "holds_test.rs"]
mod tests;
