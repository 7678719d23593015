//! From cells to values: each row of the table as the fields that were mapped, or why a cell has no value.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use sheets::{Cell, ColumnType, Guess, Kind, Source};

use crate::found::{Finding, Opened};
use crate::mapping::Mapping;
use crate::target::{Field, Takes, Target, Word};
use crate::{Value, Why};

/// What one field of one row was read as.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Read {
    Value(Value),
    /// Other records by what stands in the cell; found out for many rows at once.
    Refer(Vec<String>),
    Wrong(Why),
}

/// One row of the table; fields without a value are left out.
pub(crate) struct ReadRow {
    /// Its place in the sheet, from 0.
    pub row: usize,
    pub fields: Vec<(&'static Field, Read)>,
}

/// How one field is read.
struct Reader {
    field: &'static Field,
    source: Source,
    /// Places in the sheet of the columns that the source names.
    columns: Vec<usize>,
    column_type: ColumnType,
    is_personal: bool,
    /// The column holds nothing but words such as `null`, and they are no name or code.
    is_null: bool,
}

/// Reads every row of the table.
pub(crate) fn rows(
    opened: &Opened<'_>,
    finding: &Finding,
    mapping: &Mapping,
    target: &Target,
) -> Vec<ReadRow> {
    let readers = readers(opened, finding, mapping, target);
    let constants: Vec<(&'static Field, Read)> = mapping
        .constants
        .iter()
        .filter_map(|(name, text)| target.field(name).map(|field| (field, constant(field, text, mapping))))
        .collect();
    opened
        .table
        .rows()
        .map(|row| {
            let read = |reader: &Reader| Some((reader.field, reader.read(opened, row)?));
            let mut fields: Vec<_> = readers.iter().filter_map(read).collect();
            fields.extend(constants.iter().cloned());
            ReadRow { row, fields }
        })
        .collect()
}

fn readers(opened: &Opened<'_>, finding: &Finding, mapping: &Mapping, target: &Target) -> Vec<Reader> {
    let place = |name: &str| {
        let column = finding.column(name)?;
        opened.table.columns.iter().position(|other| other.index == column.index)
    };
    mapping
        .fed
        .iter()
        .filter_map(|fed| {
            let field = target.field(&fed.field)?;
            let source = fed.from.source(place)?;
            let places = source.columns();
            let guess = opened.guesses.get(*places.first()?)?;
            Some(Reader {
                field,
                columns: places.iter().map(|place| opened.table.columns[*place].index).collect(),
                column_type: column_type(field, guess, mapping),
                is_personal: places.iter().any(|place| opened.guesses[*place].sensitive.is_some()),
                is_null: guess.column_type.kind == Kind::Empty && !names(field),
                source,
            })
        })
        .collect()
}

/// Is the field what something is called or known by? There every word is a value, also one such as `null`.
const fn names(field: &Field) -> bool {
    field.is_required || matches!(field.takes, Takes::PersonName(_) | Takes::Code(_))
}

/// How the field's cells are read: the field says what they are, the column how they are written.
fn column_type(field: &Field, guess: &Guess, mapping: &Mapping) -> ColumnType {
    let kind = match field.takes {
        Takes::Email => Kind::Email,
        Takes::Whole(..) | Takes::Money => Kind::Decimal,
        Takes::Day => Kind::Date,
        Takes::Flag => Kind::Bool,
        _ => Kind::Text,
    };
    let is_open = |key: &str| guess.reasons.iter().any(|reason| reason.key == key);
    let mut column_type = ColumnType { kind, ..guess.column_type.clone() };
    if let (Some(order), true) = (mapping.day_order, is_open("day-and-month-open")) {
        column_type.order = order;
    }
    if let (Some(mark), true) = (mapping.mark, is_open("decimal-mark-open")) {
        column_type.mark = Some(mark);
    }
    column_type
}

/// A value that is the same in every row, as somebody wrote it.
fn constant(field: &'static Field, text: &str, mapping: &Mapping) -> Read {
    let guess = ColumnType { mark: mapping.mark, ..ColumnType::of(Kind::Text) };
    let kind = match field.takes {
        Takes::Email => Kind::Email,
        Takes::Whole(..) | Takes::Money => Kind::Decimal,
        Takes::Day => Kind::Date,
        Takes::Flag => Kind::Bool,
        _ => Kind::Text,
    };
    let column_type = ColumnType { kind, ..guess };
    match typed(field, Cell::Text(text), &column_type) {
        Ok(Some(value)) => Read::Value(value),
        Ok(None) => worded(field, text),
        Err(why) => Read::Wrong(why),
    }
}

impl Reader {
    /// Nothing when the cells are empty.
    fn read(&self, opened: &Opened<'_>, row: usize) -> Option<Read> {
        let read = self.read_plainly(opened, row)?;
        match read {
            Read::Wrong(why) if self.is_personal => Some(Read::Wrong(Why { facts: Vec::new(), ..why })),
            other => Some(other),
        }
    }

    fn read_plainly(&self, opened: &Opened<'_>, row: usize) -> Option<Read> {
        if self.is_null {
            return None;
        }
        let cell = |column: &usize| opened.sheet.cells.cell(row, *column);
        if matches!(self.source, Source::Column(_)) {
            match typed(self.field, cell(&self.columns[0]), &self.column_type) {
                Ok(Some(Value::Nothing)) => return None,
                Ok(Some(value)) => return Some(Read::Value(value)),
                Ok(None) => {}
                Err(why) => return Some(Read::Wrong(why)),
            }
        }
        let mut texts = Vec::with_capacity(self.columns.len());
        for column in &self.columns {
            match sheets::parse(cell(column), &ColumnType::of(Kind::Text)) {
                Ok(sheets::Value::Text(text)) => texts.push(text),
                Ok(_) => texts.push(String::new()),
                Err(bad) => return Some(Read::Wrong(of_cell(self.field, &bad))),
            }
        }
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        // What a reference means is found by its code, and by its name when the code is unknown.
        let refers = self.field.refer().is_some() && matches!(self.source, Source::CodeOf(_));
        let text = if refers { texts.join(" ") } else { self.source.text(&texts) };
        (!text.trim().is_empty()).then(|| worded(self.field, &text))
    }
}

fn of_cell(field: &Field, bad: &sheets::BadValue) -> Why {
    Why { field: field.name.to_owned(), key: format!("intake-why-{}", bad.key()), facts: bad.0.facts.clone() }
}

fn why(field: &Field, key: &str) -> Why {
    Why::field(field.name, key)
}

/// Values that a cell's own type helps to read; `None` for fields that are read as words.
fn typed(field: &'static Field, cell: Cell<'_>, column: &ColumnType) -> Result<Option<Value>, Why> {
    if !matches!(field.takes, Takes::Email | Takes::Whole(..) | Takes::Money | Takes::Day | Takes::Flag) {
        return Ok(None);
    }
    let column = ColumnType { serial: column.serial || is_serial(cell), ..column.clone() };
    let read = sheets::parse(cell, &column).map_err(|bad| of_cell(field, &bad))?;
    let shown = || cell.show().chars().take(80).collect::<String>();
    let value = match (read, &field.takes) {
        (sheets::Value::Empty, _) => Value::Nothing,
        (sheets::Value::Text(text), Takes::Email) if text.chars().count() <= 254 => {
            Value::Text(text.to_lowercase())
        }
        (sheets::Value::Text(_), Takes::Email) => {
            return Err(why(field, "intake-why-longer").with("max", 254));
        }
        (sheets::Value::Number(number), Takes::Whole(min, max)) => {
            let whole = number.trimmed().at(0).and_then(|units| i64::try_from(units).ok());
            let whole = whole.ok_or_else(|| why(field, "intake-why-not-whole").with("value", shown()))?;
            if !(*min..=*max).contains(&whole) {
                return Err(why(field, "intake-why-out-of-range").with("min", min).with("max", max));
            }
            Value::Whole(whole)
        }
        (sheets::Value::Number(number), _) => {
            let minor = number.trimmed().at(2).and_then(|units| i64::try_from(units).ok());
            Value::Money(minor.ok_or_else(|| why(field, "intake-why-not-money").with("value", shown()))?)
        }
        (sheets::Value::Day(day), _) => Value::Day(day),
        (sheets::Value::Bool(flag), _) => Value::Flag(flag),
        _ => return Err(why(field, "intake-why-unreadable").with("value", shown())),
    };
    Ok(Some(value))
}

/// A number that can only be a day counted from 1899-12-30.
fn is_serial(cell: Cell<'_>) -> bool {
    match cell {
        Cell::Number(number) => (20_000.0..60_000.0).contains(&number),
        Cell::Text(text) => {
            text.trim().parse::<f64>().is_ok_and(|number| (20_000.0..60_000.0).contains(&number))
        }
        _ => false,
    }
}

/// Values that are read as words.
fn worded(field: &'static Field, text: &str) -> Read {
    let line = || text.split_whitespace().collect::<Vec<_>>().join(" ");
    let most = |max: usize, text: String| {
        let count = text.chars().count();
        if count > max {
            return Read::Wrong(why(field, "intake-why-longer").with("max", max).with("count", count));
        }
        Read::Value(Value::Text(text))
    };
    match &field.takes {
        Takes::Line(max) | Takes::PersonName(max) | Takes::Code(max) => most(*max, line()),
        Takes::Prose(max) => most(*max, text.trim().replace("\r\n", "\n").replace('\r', "\n")),
        Takes::Phone => most(40, line()),
        Takes::Choice(words) => {
            if let Some(word) = word_of(words, &line()) {
                Read::Value(Value::Word(word.to_owned()))
            } else {
                let shown: String = line().chars().take(80).collect();
                Read::Wrong(why(field, "intake-why-not-a-choice").with("value", shown))
            }
        }
        Takes::Record(_) | Takes::Own(..) => Read::Refer(vec![line()]),
        Takes::Records(_) => {
            let parts = text.split([';', ',', '\n']).map(str::trim).filter(|part| !part.is_empty());
            Read::Refer(parts.map(str::to_owned).collect())
        }
        Takes::Email | Takes::Whole(..) | Takes::Money | Takes::Day | Takes::Flag => {
            Read::Wrong(why(field, "intake-why-unreadable").with("value", line()))
        }
    }
}

type Called = HashMap<String, &'static str>;

/// What each list of words is called by, folded once and not for every row; a list is known by where it stands.
static CALLED: Mutex<BTreeMap<(usize, usize), Arc<Called>>> = Mutex::new(BTreeMap::new());

fn word_of(words: &'static [Word], text: &str) -> Option<&'static str> {
    let place = (words.as_ptr().addr(), words.len());
    let mut lists = CALLED.lock().unwrap_or_else(PoisonError::into_inner);
    let called = Arc::clone(lists.entry(place).or_insert_with(|| Arc::new(called(words))));
    drop(lists);
    called.get(&sheets::fold(text)).copied()
}

/// Of two words that are called alike the first is meant.
fn called(words: &'static [Word]) -> Called {
    let mut called = Called::new();
    for word in words {
        for name in std::iter::once(&word.word).chain(word.means) {
            called.entry(sheets::fold(name)).or_insert(word.word);
        }
    }
    called
}
