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
    /// Nothing, in Swedish kronor.
    pub const ZERO: Self = Self::sek(0);

    /// The largest single amount that a ledger takes, either way: ten billion kronor. A million of them still fit
    /// together in what a sum can hold (about 92 thousand billion kronor).
    pub const LARGEST: Self = Self::sek(1_000_000_000_000);

    pub const fn sek(minor: i64) -> Self {
        Self { minor, currency: Currency::Sek }
    }

    /// Is it no larger than [`Money::LARGEST`], either way?
    pub const fn is_in_range(self) -> bool {
        self.minor.unsigned_abs() <= Self::LARGEST.minor.unsigned_abs()
    }

    /// The difference; `None` when the currencies differ or it does not fit.
    pub fn minus(self, other: Self) -> Option<Self> {
        if self.currency != other.currency {
            return None;
        }
        self.minor.checked_sub(other.minor).map(|minor| Self { minor, ..self })
    }

    /// The same amount the other way; `None` where it does not fit.
    pub fn negated(self) -> Option<Self> {
        self.minor.checked_neg().map(|minor| Self { minor, ..self })
    }

    /// The amount shared by weight so that the shares sum to it exactly (largest remainder, Hare and Niemeyer): each
    /// gets its exact share cut towards zero, and what is left over is given in single units to those that lost most by
    /// the cut, the earlier first. `None` without a weight above nothing, or with one below.
    pub fn shared(self, weights: &[i64]) -> Option<Vec<Self>> {
        let sum: i128 = weights.iter().map(|weight| i128::from(*weight)).sum();
        if sum <= 0 || weights.iter().any(|weight| *weight < 0) {
            return None;
        }
        let (sign, whole) = (i64::from(self.minor >= 0) * 2 - 1, i128::from(self.minor.unsigned_abs()));
        let exact = |weight: &i64| whole * i128::from(*weight);
        let mut cut: Vec<i128> = weights.iter().map(|weight| exact(weight) / sum).collect();
        let left = whole - cut.iter().sum::<i128>();
        let mut most: Vec<usize> = (0..weights.len()).collect();
        most.sort_by_key(|at| std::cmp::Reverse(exact(&weights[*at]) % sum));
        for at in most.into_iter().take(usize::try_from(left).ok()?) {
            cut[at] += 1;
        }
        let share = |part: i128| i64::try_from(part).ok().map(|part| Self { minor: part * sign, ..self });
        cut.into_iter().map(share).collect()
    }

    /// The sum; `None` when the currencies differ or the sum does not fit.
    pub fn plus(self, other: Self) -> Option<Self> {
        if self.currency != other.currency {
            return None;
        }
        self.minor.checked_add(other.minor).map(|minor| Self { minor, ..self })
    }

    /// Reads `1 234,50`, `1234.5`, `-12`, `1,234.50` (blanks group, and commas in threes before a point; at most two
    /// decimals). `1,234` alone could mean two amounts and is none.
    pub fn parse_sek(text: &str) -> Result<Self, ParseMoneyError> {
        let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let plain = plain.strip_suffix("kr").unwrap_or(&plain);
        let (negative, digits) = match plain.strip_prefix(['-', '\u{2212}']) {
            Some(rest) => (true, rest),
            None => (false, plain),
        };
        let ungrouped = without_commas(digits);
        let digits = ungrouped.as_deref().unwrap_or(digits);
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

/// An English amount with commas in threes and a point, without its commas; nothing when it is no such amount.
fn without_commas(digits: &str) -> Option<String> {
    let (whole, part) = digits.split_once('.')?;
    let mut groups = whole.split(',');
    let first = groups.next().filter(|first| (1..=3).contains(&first.len()))?;
    let others: Vec<&str> = groups.collect();
    let is_grouped = !others.is_empty() && others.iter().all(|group| group.len() == 3);
    is_grouped.then(|| format!("{first}{}.{part}", others.concat()))
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
        assert_eq!(Money::parse_sek("1,234,567.50"), Ok(Money::sek(123_456_750)));
        for none in ["1,234,5", "1,234", "12,34.50", "1,2345.5", "", "-", "1e5"] {
            assert!(Money::parse_sek(none).is_err(), "{none:?} was taken for an amount");
        }
        assert!(Money::parse_sek("1,005").is_err());
        assert!(Money::parse_sek("99999999999999999999").is_err());
        assert_eq!(Money::sek(-50).show(Lang::Sv), "\u{2212}0,50\u{a0}kr");
        assert_eq!(Money { minor: 123_450, currency: Currency::Gbp }.show(Lang::En), "£1,234.50");
    }

    #[test]
    fn a_sum_that_does_not_fit_is_none() {
        assert_eq!(Money::sek(i64::MAX).plus(Money::sek(1)), None);
        assert_eq!(Money::sek(i64::MIN).minus(Money::sek(1)), None);
        assert_eq!(Money::sek(i64::MIN).negated(), None);
        assert_eq!(Money::sek(1).plus(Money { minor: 1, currency: Currency::Gbp }), None);
        assert!(
            Money::LARGEST.minor.checked_mul(1_000_000).is_some(),
            "a million of the largest fit together"
        );
    }

    #[test]
    fn shares_sum_to_the_whole_and_none_is_an_ore_from_its_exact_share() {
        let shares = |minor, weights: &[i64]| {
            let shared = Money::sek(minor).shared(weights).expect("weights");
            shared.into_iter().map(|share| share.minor).collect::<Vec<_>>()
        };
        assert_eq!(shares(100, &[1, 1, 1]), [34, 33, 33]);
        assert_eq!(shares(-100, &[1, 1, 1]), [-34, -33, -33]);
        assert_eq!(shares(1_000, &[1_667, 8_333, 0]), [167, 833, 0]);
        assert_eq!(Money::sek(5).shared(&[]), None);
        assert_eq!(Money::sek(5).shared(&[0, 0]), None);
        assert_eq!(Money::sek(5).shared(&[2, -1]), None);
        for minor in [i64::MIN + 1, -7, 0, 1, 99, 1_234_567, i64::MAX] {
            for weights in [&[1, 2, 4][..], &[10_000], &[3_333, 3_333, 3_334], &[7, 0, 1, 1, 1]] {
                assert_eq!(shares(minor, weights).iter().sum::<i64>(), minor, "{minor} by {weights:?}");
            }
        }
    }
}
