use std::collections::HashMap;
use std::fmt;
use std::ops::RangeInclusive;
use std::path::PathBuf;

use crate::visible::{self, misleads};
use crate::{Day, Id, Money};

/// What one field got wrong. `code` is the tail of a text key (`error-too-short`), filled with `facts`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    pub field: String,
    pub code: &'static str,
    pub facts: Vec<(&'static str, String)>,
}

impl FieldError {
    pub fn new(field: impl Into<String>, code: &'static str) -> Self {
        Self { field: field.into(), code, facts: Vec::new() }
    }

    pub fn with(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        self.facts.push((name, value.to_string()));
        self
    }
}

/// All that is wrong with an input, field by field.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FieldErrors(pub Vec<FieldError>);

impl FieldErrors {
    pub fn one(field: &'static str, code: &'static str) -> Self {
        Self(vec![FieldError::new(field, code)])
    }

    /// Takes the value out of a checked field, or notes its error and gives nothing.
    pub fn take<T>(&mut self, checked: Result<T, FieldError>) -> Option<T> {
        checked.map_err(|error| self.0.push(error)).ok()
    }

    pub fn push(&mut self, error: FieldError) {
        self.0.push(error);
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for FieldErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for error in &self.0 {
            write!(f, "{}={} ", error.field, error.code)?;
        }
        Ok(())
    }
}

/// A file that came with a form, kept in a temporary place until it is stored or dropped.
#[derive(Debug, Clone)]
pub struct Upload {
    /// The name the sender gave it; for show only, never a path on our disk.
    pub name: String,
    pub path: PathBuf,
    pub size: u64,
}

/// What came in, from a form or a JSON body alike: names with one or more texts, and files.
/// Texts have lost surrounding blanks and zero-width characters that join nothing, and line ends are `\n`; nothing else
/// is repaired.
#[derive(Debug, Clone, Default)]
pub struct Input {
    values: HashMap<String, Vec<String>>,
    files: HashMap<String, Vec<Upload>>,
}

impl Input {
    pub fn add(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.values.entry(name.into()).or_default().push(value.into());
    }

    pub fn add_file(&mut self, name: impl Into<String>, file: Upload) {
        self.files.entry(name.into()).or_default().push(file);
    }

    /// An input of these pairs, for tests and programs.
    pub fn of(pairs: &[(&str, &str)]) -> Self {
        let mut input = Self::default();
        for (name, value) in pairs {
            input.add(*name, *value);
        }
        input
    }

    /// The names that came, in no order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.values.keys().chain(self.files.keys()).map(String::as_str)
    }

    /// The raw text of a field as typed, or empty. For redrawing what was typed.
    pub fn raw(&self, name: &str) -> &str {
        self.values.get(name).and_then(|v| v.first()).map_or("", String::as_str)
    }

    /// All texts of a field that may come several times.
    pub fn all(&self, name: &str) -> &[String] {
        self.values.get(name).map_or(&[], Vec::as_slice)
    }

    pub fn has(&self, name: &str) -> bool {
        self.values.contains_key(name)
    }

    pub fn files(&self, name: &str) -> &[Upload] {
        self.files.get(name).map_or(&[], Vec::as_slice)
    }

    fn trimmed(&self, name: &str) -> String {
        self.raw(name).replace("\r\n", "\n").trim().to_owned()
    }

    /// Text of so many characters, in which something can be seen. Control characters other than tab and line end are
    /// refused, and those that turn the reading order around.
    pub fn text(&self, name: &'static str, chars: RangeInclusive<usize>) -> Result<String, FieldError> {
        let text = visible::tidied(&self.trimmed(name));
        let count = text.chars().count();
        if count == 0 && *chars.start() > 0 {
            return Err(FieldError::new(name, "missing"));
        }
        if count < *chars.start() {
            return Err(FieldError::new(name, "too-short").with("min", chars.start()));
        }
        if count > *chars.end() {
            return Err(FieldError::new(name, "too-long").with("max", chars.end()).with("count", count));
        }
        if text.chars().any(|c| misleads(c) || (c.is_control() && c != '\n' && c != '\t')) {
            return Err(FieldError::new(name, "control-character"));
        }
        Ok(text)
    }

    /// One line of text.
    pub fn line(&self, name: &'static str, chars: RangeInclusive<usize>) -> Result<String, FieldError> {
        let text = self.text(name, chars)?;
        if text.contains('\n') { Err(FieldError::new(name, "one-line")) } else { Ok(text) }
    }

    /// Text, or nothing when left empty.
    pub fn optional_text(&self, name: &'static str, max: usize) -> Result<Option<String>, FieldError> {
        self.text(name, 0..=max).map(|text| (!text.is_empty()).then_some(text))
    }

    /// A secret exactly as typed: nothing trimmed.
    pub fn secret(&self, name: &'static str) -> Result<String, FieldError> {
        let text = self.raw(name);
        match text.chars().count() {
            0 => Err(FieldError::new(name, "missing")),
            1..=1024 => Ok(text.to_owned()),
            count => Err(FieldError::new(name, "too-long").with("max", 1024).with("count", count)),
        }
    }

    fn parsed<T>(
        &self,
        name: &'static str,
        code: &'static str,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>, FieldError> {
        match self.trimmed(name).as_str() {
            "" => Ok(None),
            text => parse(text).map(Some).ok_or_else(|| FieldError::new(name, code)),
        }
    }

    fn required<T>(name: &'static str, value: Result<Option<T>, FieldError>) -> Result<T, FieldError> {
        value?.ok_or_else(|| FieldError::new(name, "missing"))
    }

    pub fn optional_id<T>(&self, name: &'static str) -> Result<Option<Id<T>>, FieldError> {
        self.parsed(name, "not-a-choice", |text| text.parse().ok())
    }

    pub fn id<T>(&self, name: &'static str) -> Result<Id<T>, FieldError> {
        Self::required(name, self.optional_id(name))
    }

    /// Every id of a field that may come several times.
    pub fn ids<T>(&self, name: &'static str) -> Result<Vec<Id<T>>, FieldError> {
        self.all(name)
            .iter()
            .filter(|text| !text.trim().is_empty())
            .map(|text| text.trim().parse().map_err(|_| FieldError::new(name, "not-a-choice")))
            .collect()
    }

    pub fn optional_day(&self, name: &'static str) -> Result<Option<Day>, FieldError> {
        self.parsed(name, "not-a-day", |text| text.parse().ok())
    }

    pub fn day(&self, name: &'static str) -> Result<Day, FieldError> {
        Self::required(name, self.optional_day(name))
    }

    pub fn optional_number(
        &self,
        name: &'static str,
        range: RangeInclusive<i64>,
    ) -> Result<Option<i64>, FieldError> {
        let number = self.parsed(name, "not-a-number", |text| {
            text.chars().filter(|c| !c.is_whitespace()).collect::<String>().parse::<i64>().ok()
        })?;
        match number {
            Some(n) if !range.contains(&n) => {
                Err(FieldError::new(name, "out-of-range").with("min", range.start()).with("max", range.end()))
            }
            other => Ok(other),
        }
    }

    pub fn number(&self, name: &'static str, range: RangeInclusive<i64>) -> Result<i64, FieldError> {
        Self::required(name, self.optional_number(name, range))
    }

    pub fn optional_money(&self, name: &'static str) -> Result<Option<Money>, FieldError> {
        self.parsed(name, "not-money", |text| Money::parse_sek(text).ok())
    }

    pub fn money(&self, name: &'static str) -> Result<Money, FieldError> {
        Self::required(name, self.optional_money(name))
    }

    /// Per cent with at most two decimals, from 0 to `at_most`, as hundredths: `40,12` is 4 012.
    pub fn optional_per_cent(&self, name: &'static str, at_most: i64) -> Result<Option<i64>, FieldError> {
        let hundredths = self.parsed(name, "not-a-per-cent", |text| {
            // An amount is written in the same ways, and has hundredths too.
            Money::parse_sek(text.trim_end_matches('%').trim_end()).ok().map(|it| it.minor)
        })?;
        match hundredths {
            Some(it) if !(0..=at_most.saturating_mul(100)).contains(&it) => {
                Err(FieldError::new(name, "out-of-range").with("min", 0).with("max", at_most))
            }
            other => Ok(other),
        }
    }

    /// One of the choices that `parse` knows.
    pub fn choice<T>(&self, name: &'static str, parse: impl Fn(&str) -> Option<T>) -> Result<T, FieldError> {
        Self::required(name, self.optional_choice(name, parse))
    }

    pub fn optional_choice<T>(
        &self,
        name: &'static str,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>, FieldError> {
        self.parsed(name, "not-a-choice", parse)
    }

    /// A tick box: ticked when it came as anything but empty, `0`, `false` or `no`.
    pub fn is_ticked(&self, name: &str) -> bool {
        !matches!(self.raw(name).trim(), "" | "0" | "false" | "no")
    }
}

/// Builds a struct from checked fields, or gives all their errors at once.
///
/// `all_or_errors!(NewNeed { title, unit })` where `title` and `unit` are `Result<_, FieldError>`.
#[macro_export]
macro_rules! all_or_errors {
    ($name:ident { $($field:ident),+ $(,)? }) => {{
        let mut errors = $crate::FieldErrors::default();
        $( let $field = errors.take($field); )+
        match ($($field),+ ,) {
            ($(Some($field)),+ ,) if errors.is_empty() => Ok($name { $($field),+ }),
            _ => Err(errors),
        }
    }};
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq)]
    struct Ask {
        title: String,
        day: Day,
    }

    fn parse(input: &Input) -> Result<Ask, FieldErrors> {
        let title = input.line("title", 3..=10);
        let day = input.day("day");
        all_or_errors!(Ask { title, day })
    }

    /// ASVS 2.2.2.
    #[test]
    fn all_errors_come_at_once() {
        let errors = parse(&Input::of(&[("title", "ab"), ("day", "2026-02-30")])).unwrap_err();
        let codes: Vec<_> = errors.0.iter().map(|e| e.code).collect();
        assert_eq!(codes, ["too-short", "not-a-day"]);
    }

    #[test]
    fn a_parsed_value_is_a_good_one() {
        let ask = parse(&Input::of(&[("title", "  åäö "), ("day", "2026-02-28")])).unwrap();
        assert_eq!(ask.title, "åäö");
    }

    #[test]
    fn a_text_that_cannot_be_seen_is_missing_and_one_that_reads_otherwise_than_it_is_is_refused() {
        let code = |text: &str| Input::of(&[("t", text)]).line("t", 1..=9).unwrap_err().code;
        assert_eq!(code("\u{200b}\u{200d}\u{feff}"), "missing");
        for c in ["\u{202a}", "\u{202e}", "\u{2066}", "\u{2069}"] {
            assert_eq!(code(&format!("a{c}b")), "control-character", "{c:?}");
        }
        assert_eq!(Input::of(&[("t", "\u{200b}")]).optional_text("t", 9), Ok(None));
        assert_eq!(Input::of(&[("t", "👩\u{200d}👧")]).line("t", 1..=9).unwrap(), "👩\u{200d}👧");
    }

    #[test]
    fn control_characters_are_refused_not_repaired() {
        let error = Input::of(&[("t", "a\u{0}b")]).text("t", 1..=9).unwrap_err();
        assert_eq!(error.code, "control-character");
    }
}
