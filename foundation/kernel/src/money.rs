use std::fmt;

use serde::{Deserialize, Serialize};

use crate::Lang;

/// A currency that the program counts in; both have hundredths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Currency {
    #[default]
    Sek,
    Gbp,
}

/// An amount in the currency's smallest unit (öre, pence). Never a float.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    pub minor: i64,
    pub currency: Currency,
}

/// The text is not an amount with at most two decimals.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not an amount with at most two decimals")]
pub struct ParseMoneyError;

impl Money {
    pub const fn sek(minor: i64) -> Self {
        Self { minor, currency: Currency::Sek }
    }

    /// The sum; `None` when the currencies differ or the sum does not fit.
    pub fn plus(self, other: Self) -> Option<Self> {
        if self.currency != other.currency {
            return None;
        }
        self.minor.checked_add(other.minor).map(|minor| Self { minor, ..self })
    }

    /// Reads `1 234,50`, `1234.5`, `-12` (blanks group, one decimal mark, at most two decimals).
    pub fn parse_sek(text: &str) -> Result<Self, ParseMoneyError> {
        let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let plain = plain.strip_suffix("kr").unwrap_or(&plain);
        let (negative, digits) = match plain.strip_prefix(['-', '\u{2212}']) {
            Some(rest) => (true, rest),
            None => (false, plain),
        };
        let (whole, part) = digits.split_once([',', '.']).unwrap_or((digits, ""));
        let all_digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || !all_digits(whole) || !all_digits(part) || part.len() > 2 {
            return Err(ParseMoneyError);
        }
        let kronor: i64 = whole.parse().map_err(|_| ParseMoneyError)?;
        let ore: i64 = format!("{part:0<2}").parse().map_err(|_| ParseMoneyError)?;
        let minor = kronor.checked_mul(100).and_then(|m| m.checked_add(ore)).ok_or(ParseMoneyError)?;
        Ok(Self::sek(if negative { -minor } else { minor }))
    }

    /// As people write it: `1 234 567 kr`, `£1,234.50`; hundredths only when there are any.
    pub fn show(self, lang: Lang) -> String {
        let whole = lang.number(self.minor / 100);
        let rest = (self.minor % 100).abs();
        let sign = if self.minor < 0 && self.minor > -100 { "\u{2212}" } else { "" };
        let mark = if lang == Lang::Sv { ',' } else { '.' };
        let amount = if rest == 0 { whole } else { format!("{sign}{whole}{mark}{rest:02}") };
        match self.currency {
            Currency::Sek => format!("{amount}\u{a0}kr"),
            Currency::Gbp => match amount.strip_prefix('\u{2212}') {
                Some(rest) => format!("\u{2212}£{rest}"),
                None => format!("£{amount}"),
            },
        }
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.minor < 0 { "-" } else { "" };
        write!(f, "{sign}{}.{:02}", self.minor.abs() / 100, self.minor.abs() % 100)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_and_shown_to_the_ore() {
        assert_eq!(Money::parse_sek("1 234,50"), Ok(Money::sek(123_450)));
        assert_eq!(Money::parse_sek("-12 kr"), Ok(Money::sek(-1_200)));
        assert!(Money::parse_sek("1,234,5").is_err());
        assert!(Money::parse_sek("1,005").is_err());
        assert!(Money::parse_sek("99999999999999999999").is_err());
        assert_eq!(Money::sek(-50).show(Lang::Sv), "\u{2212}0,50\u{a0}kr");
        assert_eq!(Money { minor: 123_450, currency: Currency::Gbp }.show(Lang::En), "£1,234.50");
    }
}
