//! Numbers as people write them, exact.

use std::fmt;

use serde::{Deserialize, Serialize};

/// An exact decimal number: `units` divided by ten to the power of `scale`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Decimal {
    pub units: i128,
    pub scale: u8,
}

/// The character before the decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mark {
    Comma,
    Point,
}

impl Decimal {
    pub const fn new(units: i128, scale: u8) -> Self {
        Self { units, scale }
    }

    /// The number that a float stands for, at the fifteen digits that spreadsheets keep.
    pub fn from_float(number: f64) -> Option<Self> {
        if !number.is_finite() || number.abs() >= 1e24 {
            return None;
        }
        let rounded: f64 = format!("{number:.14e}").parse().ok()?;
        let text = format!("{rounded}");
        let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
        let part = &part[..part.len().min(20)];
        Self::from_parts(whole, part)
    }

    fn from_parts(whole: &str, part: &str) -> Option<Self> {
        let units = format!("{whole}{part}").parse().ok()?;
        Some(Self { units, scale: part.len() as u8 }.trimmed())
    }

    /// The sum; nothing when it does not fit.
    pub fn plus(self, other: Self) -> Option<Self> {
        let scale = self.scale.max(other.scale);
        let units = self.at(scale)?.checked_add(other.at(scale)?)?;
        Some(Self { units, scale }.trimmed())
    }

    /// The units at a finer scale.
    pub fn at(self, scale: u8) -> Option<i128> {
        let steps = scale.checked_sub(self.scale)?;
        self.units.checked_mul(10_i128.checked_pow(u32::from(steps))?)
    }

    /// Whether there are no decimals.
    pub fn is_whole(self) -> bool {
        self.trimmed().scale == 0
    }

    /// Without zeros at the end of the decimals.
    pub fn trimmed(mut self) -> Self {
        while self.scale > 0 && self.units % 10 == 0 {
            self.units /= 10;
            self.scale -= 1;
        }
        self
    }

    pub(crate) fn approx(self) -> f64 {
        self.units as f64 / 10_f64.powi(i32::from(self.scale))
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = format!("{:0>width$}", self.units.unsigned_abs(), width = usize::from(self.scale) + 1);
        let (whole, part) = digits.split_at(digits.len() - usize::from(self.scale));
        let sign = if self.units < 0 { "-" } else { "" };
        if part.is_empty() { write!(f, "{sign}{whole}") } else { write!(f, "{sign}{whole}.{part}") }
    }
}

/// A text read as a number, before it is known which mark its column uses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NumberText {
    negative: bool,
    whole: String,
    part: String,
    pub(crate) form: Form,
    pub(crate) currency: Option<&'static str>,
    pub(crate) percent: bool,
    /// Zeros that the unit stands for: three of `tkr`, six of `mkr`.
    zeros: u8,
}

/// What the separators of one number say about its decimal mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// Only digits, perhaps grouped by blanks.
    Plain,
    Sure(Mark),
    /// Grouped by this mark, so the other one is decimal.
    Grouped(Mark),
    /// `1,234`: grouped or three decimals.
    Open(Mark),
}

const CURRENCIES: &[(&str, &str)] = &[
    ("sek", "SEK"),
    ("kronor", "SEK"),
    ("kr.", "SEK"),
    ("kr", "SEK"),
    (":-", "SEK"),
    ("eur", "EUR"),
    ("€", "EUR"),
    ("usd", "USD"),
    ("us$", "USD"),
    ("$", "USD"),
    ("gbp", "GBP"),
    ("£", "GBP"),
    ("nok", "NOK"),
    ("dkk", "DKK"),
];

/// Thousands and millions of kronor, as budgets have them.
const LARGE: &[(&str, u8)] = &[("tkr", 3), ("tsek", 3), ("mnkr", 6), ("mkr", 6), ("msek", 6)];

impl NumberText {
    /// Reads `1 234 567,89`, `(123)`, `123-`, `- 1`, `$1,599.99`, `12 %`, `5 kr`, `0,5 tkr`.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let text = text.trim_matches(blank);
        if text.len() > 60 || !text.bytes().any(|b| b.is_ascii_digit()) {
            return None;
        }
        let (mut body, bracketed) = match text.strip_prefix('(').and_then(|t| t.strip_suffix(')')) {
            Some(inner) => (inner.trim_matches(blank), true),
            None => (text, false),
        };
        let percent = body.ends_with('%');
        body = body.trim_end_matches('%').trim_end_matches(blank);
        let (zeros, body) = large(body);
        let (currency, rest) = if zeros > 0 { (Some("SEK"), body) } else { currency(body) };
        let (minus, rest) = sign(rest);
        let (currency, rest) = match currency {
            None => self::currency(rest),
            known => (known, rest),
        };
        let (whole, part, form) = split(rest)?;
        Some(Self { negative: bracketed || minus, whole, part, form, currency, percent, zeros })
    }

    /// The value when the column uses this mark.
    pub(crate) fn value(&self, mark: Option<Mark>) -> Option<Decimal> {
        let sign = if self.negative { "-" } else { "" };
        let whole = if self.whole.is_empty() { "0" } else { &self.whole };
        let read = match self.form {
            Form::Open(own) if mark != Some(own) => {
                Decimal::from_parts(&format!("{sign}{whole}{}", self.part), "")
            }
            Form::Sure(own) if mark.is_some_and(|mark| mark != own) => None,
            _ => Decimal::from_parts(&format!("{sign}{whole}"), &self.part),
        }?;
        let units = read.units.checked_mul(10_i128.checked_pow(u32::from(self.zeros))?)?;
        Some(Decimal::new(units, read.scale).trimmed())
    }

    /// Digits that would be lost as a number: `007`.
    pub(crate) fn leading_zero(&self) -> bool {
        self.whole.len() > 1 && self.whole.starts_with('0') && self.form == Form::Plain
    }
}

fn blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{feff}')
}

/// The zeros that the unit at the end stands for, and the text before it.
fn large(text: &str) -> (u8, &str) {
    let of = |(written, zeros): &(&str, u8)| {
        let cut = text.len().checked_sub(written.len())?;
        let is_there = text.get(cut..)?.eq_ignore_ascii_case(written);
        is_there.then(|| (*zeros, text[..cut].trim_end_matches(blank)))
    };
    LARGE.iter().find_map(of).unwrap_or((0, text))
}

fn sign(text: &str) -> (bool, &str) {
    let minus = ['-', '\u{2212}', '\u{2013}'];
    if let Some(rest) = text.strip_prefix(minus) {
        return (true, rest.trim_start_matches(blank));
    }
    if let Some(rest) = text.strip_suffix(minus) {
        return (true, rest.trim_end_matches(blank));
    }
    (false, text.strip_prefix('+').unwrap_or(text))
}

fn currency(text: &str) -> (Option<&'static str>, &str) {
    for (written, code) in CURRENCIES {
        let size = written.len();
        if text.get(..size).is_some_and(|start| start.eq_ignore_ascii_case(written)) {
            return (Some(code), text[size..].trim_start_matches(blank));
        }
        let cut = text.len().saturating_sub(size);
        if text.get(cut..).is_some_and(|end| end.eq_ignore_ascii_case(written)) {
            return (Some(code), text[..cut].trim_end_matches(blank));
        }
    }
    (None, text)
}

/// Digits before and after the decimal mark, and what the separators say.
fn split(text: &str) -> Option<(String, String, Form)> {
    if !text.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | '\'') || blank(c)) {
        return None;
    }
    let count = |mark| text.matches(mark).count();
    let (commas, points) = (count(','), count('.'));
    let last = text.rfind([',', '.']);
    let grouped = |text: &str, by: &[char]| groups(text, by);
    match (commas, points, last) {
        (0, 0, _) => Some((grouped(text, &[])?, String::new(), Form::Plain)),
        (1.., 1.., Some(at)) => {
            let (mark, other) =
                if text[at..].starts_with(',') { (Mark::Comma, '.') } else { (Mark::Point, ',') };
            let whole = grouped(&text[..at], &[other])?;
            Some((whole, digits(&text[at + 1..])?, Form::Sure(mark)))
        }
        (n, m, Some(at)) if n + m == 1 => {
            let mark = if n == 1 { Mark::Comma } else { Mark::Point };
            let (whole, part) = (grouped(&text[..at], &[])?, digits(&text[at + 1..])?);
            let spaced = text[..at].contains(blank);
            let open =
                part.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0') && !spaced;
            Some((whole, part, if open { Form::Open(mark) } else { Form::Sure(mark) }))
        }
        _ => {
            let (by, mark) = if commas > 0 { (',', Mark::Comma) } else { ('.', Mark::Point) };
            Some((grouped(text, &[by])?, String::new(), Form::Grouped(mark)))
        }
    }
}

fn digits(text: &str) -> Option<String> {
    (!text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.to_owned())
}

/// Digits in groups of three.
fn groups(text: &str, by: &[char]) -> Option<String> {
    let parts: Vec<&str> = text.split(|c| by.contains(&c) || c == '\'' || blank(c)).collect();
    let right = parts.iter().skip(1).all(|part| part.len() == 3);
    let first = parts.len() == 1 || (1..=3).contains(&parts[0].len());
    let all = parts.concat();
    (right && first && all.len() <= 30 && all.bytes().all(|b| b.is_ascii_digit())).then_some(all)
}
