//! Organisation numbers, Swedish and foreign.

/// The number of an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrgNumber {
    /// As it is shown: `556016-0680`, or the foreign number as it was written.
    pub shown: String,
    /// As it is compared: letters and figures alone, in capitals.
    pub key: String,
}

/// The text has the shape of a Swedish organisation number, but its last figure does not check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the check digit is another")]
pub struct WrongCheckDigit;

/// Figures of a Swedish number.
const FIGURES: usize = 10;

impl OrgNumber {
    /// Reads a number; nothing of an empty text. Ten figures are a Swedish organisation number, also with `16` before
    /// them (lag 1974:174 om identitetsbeteckning för juridiska personer m.fl. 1 §; the tenth figure checks the others),
    /// and so is a Swedish VAT number (`SE`, ten figures, `01`). Everything else is somebody else's number and is taken
    /// as it is.
    pub fn parse(text: &str) -> Result<Option<Self>, WrongCheckDigit> {
        let shown = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let key: String = shown.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_uppercase();
        if key.is_empty() {
            return Ok(None);
        }
        let Some(swedish) = swedish(&key) else { return Ok(Some(Self { shown, key })) };
        if !checks(swedish) {
            return Err(WrongCheckDigit);
        }
        let shown = format!("{}-{}", &swedish[..6], &swedish[6..]);
        Ok(Some(Self { shown, key: swedish.to_owned() }))
    }
}

/// The ten figures of a Swedish number, when it has the shape of one.
fn swedish(key: &str) -> Option<&str> {
    let figures = key.strip_prefix("SE").and_then(|rest| rest.strip_suffix("01")).or_else(|| {
        let long = key.strip_prefix("16").filter(|rest| rest.len() == FIGURES);
        Some(long.unwrap_or(key))
    })?;
    (figures.len() == FIGURES && figures.bytes().all(|byte| byte.is_ascii_digit())).then_some(figures)
}

/// Luhn's check (modulus ten): every other figure doubled from the first, the figures of all products summed.
fn checks(figures: &str) -> bool {
    let sum: u32 = figures
        .bytes()
        .enumerate()
        .map(|(at, byte)| {
            let doubled = u32::from(byte - b'0') * if at % 2 == 0 { 2 } else { 1 };
            doubled / 10 + doubled % 10
        })
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(text: &str) -> String {
        OrgNumber::parse(text).unwrap().map(|number| number.key).unwrap_or_default()
    }

    #[test]
    fn a_swedish_number_is_the_same_however_it_is_written() {
        // 2·2+1·1+2·2+0+0·2+0+(1·2)+3+(5·2→1)+5 = 4+1+4+0+0+0+2+3+1+5 = 20.
        for text in [
            "212000-1355",
            "2120001355",
            "212000 1355",
            "16212000-1355",
            "SE212000135501",
            "se 2120001355 01",
        ] {
            assert_eq!(key(text), "2120001355", "{text}");
        }
        assert_eq!(OrgNumber::parse("2120001355").unwrap().unwrap().shown, "212000-1355");
    }

    #[test]
    fn a_wrong_check_digit_is_told_and_a_foreign_number_is_taken_as_it_is() {
        assert_eq!(OrgNumber::parse("212000-1356"), Err(WrongCheckDigit));
        assert_eq!(OrgNumber::parse("SE212000135601"), Err(WrongCheckDigit));
        assert_eq!(key("FI 1234567-8"), "FI12345678");
        assert_eq!(key("HRB 12345 B"), "HRB12345B");
        assert_eq!(OrgNumber::parse("  "), Ok(None));
        assert_eq!(OrgNumber::parse("- -"), Ok(None));
    }
}
