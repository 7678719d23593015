//! Counts over the cells of one column.

use std::collections::{HashMap, HashSet};

use crate::Cell;
use crate::date::{self, DateText};
use crate::number::{Form, NumberText};
use crate::{DayOrder, Mark, personal_number, shape};

pub(crate) const MOST_DISTINCT: usize = 5000;

#[derive(Debug, Default)]
pub(crate) struct Evidence {
    pub(crate) filled: usize,
    pub(crate) missing: usize,
    /// Of the missing those that are words such as `null`, which a column of words has as values.
    pub(crate) null_words: usize,
    pub(crate) errors: usize,
    /// Stored as numbers, dates, durations, booleans by the file itself.
    pub(crate) numbers: usize,
    pub(crate) serials: usize,
    pub(crate) dates: usize,
    pub(crate) moments: usize,
    pub(crate) durations: usize,
    pub(crate) bools: usize,
    /// Written as text.
    pub(crate) number_texts: usize,
    pub(crate) whole: usize,
    pub(crate) leading_zeros: usize,
    pub(crate) long_digits: usize,
    pub(crate) percents: usize,
    pub(crate) currencies: HashMap<&'static str, usize>,
    pub(crate) comma: usize,
    pub(crate) point: usize,
    pub(crate) open_comma: usize,
    pub(crate) open_point: usize,
    pub(crate) date_texts: usize,
    pub(crate) compact_dates: usize,
    /// Texts that are days only where days are expected, and of all days those that are months.
    pub(crate) short_dates: usize,
    pub(crate) months: usize,
    pub(crate) timed: usize,
    pub(crate) day_first: usize,
    pub(crate) month_first: usize,
    pub(crate) open_dates: usize,
    pub(crate) duration_texts: usize,
    pub(crate) emails: usize,
    pub(crate) phones: usize,
    pub(crate) code_names: usize,
    /// Each code with its name; a code with two names is no code.
    codes: HashMap<String, String>,
    pub(crate) contradictions: usize,
    pub(crate) coded: usize,
    pub(crate) personal_numbers: usize,
    pub(crate) personal_forms: usize,
    pub(crate) bool_words: usize,
    pub(crate) lengths: HashSet<usize>,
    pub(crate) distinct: HashSet<String>,
    pub(crate) longest: usize,
}

impl Evidence {
    pub(crate) fn of<'c>(cells: impl Iterator<Item = Cell<'c>>) -> Self {
        let mut evidence = Self::default();
        cells.for_each(|cell| evidence.add(cell));
        evidence
    }

    fn add(&mut self, cell: Cell<'_>) {
        match cell {
            Cell::Empty => return self.missing += 1,
            Cell::Text(text) if shape::is_missing(text) => {
                self.null_words += usize::from(shape::is_null_word(text));
                return self.missing += 1;
            }
            Cell::Error("#N/A") => return self.missing += 1,
            Cell::Text(text) => self.text(text.trim()),
            Cell::Number(number) => self.number(number),
            Cell::Digits(_) => self.long_digits += 1,
            Cell::Bool(_) => self.bools += 1,
            Cell::Day(_) => self.dates += 1,
            Cell::Moment(_) => self.moments += 1,
            Cell::Duration(_) => self.durations += 1,
            Cell::Error(_) => self.errors += 1,
        }
        self.filled += 1;
        if self.distinct.len() <= MOST_DISTINCT {
            self.distinct.insert(cell.show().trim().chars().take(80).collect());
        }
    }

    fn number(&mut self, number: f64) {
        self.numbers += 1;
        self.whole += usize::from(number.fract() == 0.0);
        self.serials += usize::from((10_000.0..60_000.0).contains(&number));
        if number.fract() == 0.0 && number >= 0.0 {
            let text = format!("{number}");
            self.lengths.insert(text.len());
            self.long_digits += usize::from(text.len() >= 10);
            self.compact_dates += usize::from(text.len() == 8 && DateText::read(&text).is_some());
            self.short_dates += usize::from(text.len() == 6 && DateText::among_days(&text).is_some());
            self.personal(&text);
        }
    }

    fn personal(&mut self, text: &str) {
        self.personal_forms += usize::from(personal_number::has_form(text));
        self.personal_numbers += usize::from(personal_number::is_valid(text));
    }

    fn text(&mut self, text: &str) {
        self.longest = self.longest.max(text.chars().count());
        self.bool_words += usize::from(bool_word(text).is_some());
        self.personal(text);
        self.phones += usize::from(is_phone(text));
        if is_email(text) {
            self.emails += 1;
        } else if let Some(date) = DateText::among_days(text) {
            if DateText::read(text).is_some() {
                self.date(&date);
            } else {
                self.short_dates += 1;
                self.months += usize::from(date.is_month);
                self.order(&date);
            }
        }
        if let Some(number) = NumberText::read(text) {
            self.number_text(text, &number);
        } else if date::duration(text).is_some() {
            self.duration_texts += 1;
        } else if let Some((code, name)) = code_and_name(text) {
            self.code_name(code, name);
        } else if text.bytes().any(|b| b.is_ascii_digit()) && !text.contains(char::is_whitespace) {
            self.coded += 1;
        }
    }

    fn code_name(&mut self, code: &str, name: &str) {
        self.code_names += 1;
        if self.codes.len() > MOST_DISTINCT {
            return;
        }
        let known = self.codes.entry(code.to_owned()).or_insert_with(|| name.to_owned());
        self.contradictions += usize::from(known != name);
    }

    /// Whether the codes are several and each has one name.
    pub(crate) fn codes_have_names(&self) -> bool {
        self.contradictions * 10 <= self.code_names && (self.codes.len() > 1 || self.filled < 3)
    }

    fn date(&mut self, date: &DateText) {
        self.compact_dates += usize::from(date.compact);
        self.date_texts += usize::from(!date.compact);
        self.timed += usize::from(date.time.is_some());
        self.order(date);
    }

    fn order(&mut self, date: &DateText) {
        self.open_dates += usize::from(date.is_open());
        self.day_first += usize::from(date.proves() == Some(DayOrder::DayFirst));
        self.month_first += usize::from(date.proves() == Some(DayOrder::MonthFirst));
    }

    fn number_text(&mut self, text: &str, number: &NumberText) {
        self.number_texts += 1;
        self.leading_zeros += usize::from(number.leading_zero());
        self.percents += usize::from(number.percent);
        if let Some(currency) = number.currency {
            *self.currencies.entry(currency).or_default() += 1;
        }
        match number.form {
            Form::Plain => {
                self.whole += 1;
                let digits = text.bytes().all(|b| b.is_ascii_digit());
                self.long_digits += usize::from(digits && text.len() >= 10);
                self.serials += usize::from(digits && text.len() == 5 && ("10000".."60000").contains(&text));
                self.lengths.insert(text.len());
            }
            Form::Sure(Mark::Comma) | Form::Grouped(Mark::Point) => self.comma += 1,
            Form::Sure(Mark::Point) | Form::Grouped(Mark::Comma) => self.point += 1,
            Form::Open(Mark::Comma) => self.open_comma += 1,
            Form::Open(Mark::Point) => self.open_point += 1,
        }
        self.whole += usize::from(matches!(number.form, Form::Grouped(_)));
    }
}

/// What people write for yes and no.
pub(crate) fn bool_word(text: &str) -> Option<bool> {
    match text.trim().to_lowercase().as_str() {
        "ja" | "yes" | "true" | "sant" | "x" | "1" | "j" | "y" | "✓" | "✔" => Some(true),
        "nej" | "no" | "false" | "falskt" | "0" | "n" => Some(false),
        _ => None,
    }
}

fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else { return false };
    let right = |part: &str| !part.is_empty() && !part.contains([' ', '@', ',', ';']);
    right(local) && right(domain) && domain.contains('.') && !domain.ends_with('.')
}

fn is_phone(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let signs = text.chars().all(|c| c.is_ascii_digit() || "+-() /".contains(c));
    let starts =
        text.starts_with('+') || text.starts_with("00") || text.starts_with('0') || text.starts_with("(0");
    (7..=15).contains(&digits) && signs && starts
}

/// A code of at least three signs with a digit, then its name.
pub(crate) fn code_and_name(text: &str) -> Option<(&str, &str)> {
    let (code, name) = text.trim().split_once(char::is_whitespace)?;
    let code = code.trim_end_matches([':', '-', '–', ',']);
    let name = name.trim_start_matches(|c: char| c.is_whitespace() || "-–:".contains(c));
    let capitals =
        code.chars().count() <= 5 && code.chars().count() >= 2 && code.chars().all(char::is_uppercase);
    ((is_code(code) || capitals) && has_letters(name)).then_some((code, name))
}

fn is_code(text: &str) -> bool {
    (2..=14).contains(&text.len())
        && text.bytes().any(|b| b.is_ascii_digit())
        && text.chars().all(|c| c.is_alphanumeric() || "._/-".contains(c))
        && DateText::read(text).is_none()
}

fn has_letters(text: &str) -> bool {
    text.chars().filter(|c| c.is_alphabetic()).count() >= 2
}

/// The code (or address) and the name in a text that refers to something by both: `0100 Norra skolan`,
/// `Norra skolan (0100)`, `Åsa Berg (asa@sjovik.se)`.
pub fn reference(text: &str) -> Option<(&str, &str)> {
    code_and_name(text).or_else(|| {
        let (name, code) = text.trim().strip_suffix(')')?.rsplit_once('(')?;
        let (name, code) = (name.trim(), code.trim());
        ((is_code(code) || is_email(code)) && has_letters(name)).then_some((code, name))
    })
}
