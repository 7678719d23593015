use serde::{Deserialize, Serialize};

/// A language that the program speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    #[default]
    Sv,
    En,
}

impl Lang {
    pub const ALL: [Self; 2] = [Self::Sv, Self::En];

    /// The code as in BCP 47: `sv` or `en`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Sv => "sv",
            Self::En => "en",
        }
    }

    /// The language of a code, region ignored (`sv-SE` is Swedish).
    pub fn from_code(code: &str) -> Option<Self> {
        match code.split(['-', '_']).next().unwrap_or("").to_ascii_lowercase().as_str() {
            "sv" => Some(Self::Sv),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// The first language of an `Accept-Language` header that we speak, by order of preference.
    pub fn from_accept(header: &str) -> Option<Self> {
        let mut wishes: Vec<(u16, Self)> = header
            .split(',')
            .take(20)
            .filter_map(|wish| {
                let mut parts = wish.split(';');
                let lang = Self::from_code(parts.next()?.trim())?;
                let weight = parts
                    .find_map(|p| p.trim().strip_prefix("q="))
                    .and_then(|q| q.parse::<f32>().ok())
                    .unwrap_or(1.0);
                Some(((weight.clamp(0.0, 1.0) * 1000.0) as u16, lang))
            })
            .filter(|(weight, _)| *weight > 0)
            .collect();
        wishes.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
        wishes.first().map(|(_, lang)| *lang)
    }

    /// A whole number with thin groups as the language writes them: `1 234 567` or `1,234,567`.
    /// The Swedish group mark is a no-break space.
    pub fn number(self, number: i64) -> String {
        let digits = number.unsigned_abs().to_string();
        let mark = match self {
            Self::Sv => '\u{a0}',
            Self::En => ',',
        };
        let mut out = String::new();
        for (i, digit) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                out.push(mark);
            }
            out.push(digit);
        }
        if number < 0 { format!("\u{2212}{out}") } else { out }
    }

    /// Hundredths as a number with two decimals, or none when it is whole: `2,40` and `3`.
    pub fn hundredths(self, hundredths: i64) -> String {
        let whole = self.number(hundredths / 100);
        match (hundredths % 100).abs() {
            0 => whole,
            rest => format!("{whole}{}{rest:02}", self.decimal_mark()),
        }
    }

    const fn decimal_mark(self) -> char {
        match self {
            Self::Sv => ',',
            Self::En => '.',
        }
    }

    /// How large a file is, in kB or, from a million bytes, in MB with one decimal: `34 kB`, `1,5 MB`.
    pub fn bytes(self, bytes: i64) -> String {
        if bytes < 1_000_000 {
            return format!("{}\u{a0}kB", self.number((bytes + 999) / 1_000));
        }
        let tenths = (bytes + 50_000) / 100_000;
        format!("{}{}{}\u{a0}MB", self.number(tenths / 10), self.decimal_mark(), tenths % 10)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browsers_first_known_language_wins() {
        assert_eq!(Lang::from_accept("de, en-GB;q=0.8, sv;q=0.9"), Some(Lang::Sv));
        assert_eq!(Lang::from_accept("en"), Some(Lang::En));
        assert_eq!(Lang::from_accept("fi,no"), None);
        assert_eq!(Lang::from_accept(""), None);
    }

    #[test]
    fn hundredths_have_two_decimals_or_none() {
        assert_eq!((Lang::Sv.hundredths(240), Lang::En.hundredths(240)), ("2,40".into(), "2.40".into()));
        assert_eq!((Lang::Sv.hundredths(10_000), Lang::En.hundredths(5)), ("100".into(), "0.05".into()));
    }

    #[test]
    fn numbers_are_grouped_as_the_language_does() {
        assert_eq!(Lang::En.number(1_234_567), "1,234,567");
        assert_eq!(Lang::Sv.number(-1_234), "\u{2212}1\u{a0}234");
        assert_eq!(Lang::Sv.number(999), "999");
    }

    #[test]
    fn sizes_of_files_are_said_short() {
        let said =
            [0, 1, 34_000, 999_999, 1_000_000, 1_549_999, 52_428_800].map(|bytes| Lang::Sv.bytes(bytes));
        let want = ["0 kB", "1 kB", "34 kB", "1 000 kB", "1,0 MB", "1,5 MB", "52,4 MB"];
        assert_eq!(said, want.map(|text| text.replace(' ', "\u{a0}")));
        assert_eq!(Lang::En.bytes(2_000_000), "2.0\u{a0}MB");
    }
}
