//! A row of a supplier ledger, and what tells it from every other. Pure.

use kernel::{Day, Id, Money};

/// A file that came in, as the rows that were new in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LedgerFile;

/// A row as it stands in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerRow {
    pub id: Id<LedgerRow>,
    pub file: Id<LedgerFile>,
    /// What tells it from every other row.
    pub line: String,
    pub supplier: String,
    /// The supplier's organisation number as it is written; may be empty.
    pub number: String,
    /// Whose cost it is: code and name as they stand.
    pub administration: String,
    /// Code and name as they stand.
    pub account: String,
    pub invoice: String,
    /// Below nothing for a credit.
    pub amount: Money,
    pub day: Day,
    pub text: String,
    pub changes: i64,
}

/// Case and blanks folded.
pub(crate) fn fold(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// The code of `40233 Inköp, IT-utrustning`, and its name; no code when the first word is none.
pub(crate) fn code_and_name(text: &str) -> (String, String) {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (first, rest) = text.split_once(' ').unwrap_or((&text, ""));
    let is_code = first.chars().count() <= 20
        && first.chars().all(|c| c.is_ascii_alphanumeric() || ".-_/".contains(c))
        && first.chars().any(|c| c.is_ascii_digit());
    let rest = rest.trim_start_matches(['-', '–', ':', ' ']);
    if is_code { (first.to_owned(), rest.to_owned()) } else { (String::new(), text) }
}

/// What an account is known again by: its code, so that a new name changes nothing; without one its whole text.
pub(crate) fn account_key(text: &str) -> String {
    match code_and_name(text) {
        (code, _) if !code.is_empty() => fold(&code),
        (_, name) => fold(&name),
    }
}

/// Figures from which a number is one, and not a word such as `MASKERAD` that stands for many.
const FIGURES: usize = 6;

/// What a supplier is known again by: the organisation number where there is one, or the spelling.
pub(crate) fn supplier_key(name: &str, number: &str) -> String {
    let key: String = number.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_uppercase();
    if key.chars().filter(char::is_ascii_digit).count() >= FIGURES {
        format!("n:{key}")
    } else {
        format!("s:{}", fold(name))
    }
}

/// The number, where it is one.
pub(crate) fn real_number(number: &str) -> &str {
    if supplier_key("", number).starts_with("n:") { number } else { "" }
}

/// What a row has in common with rows that are the same: supplier, invoice, account, unit and amount.
pub(crate) fn common(supplier: &str, number: &str, at: [&str; 3], amount: i64) -> String {
    let [invoice, account, administration] = at;
    let parts = [
        supplier_key(supplier, number),
        fold(invoice),
        account_key(account),
        fold(administration),
        amount.to_string(),
    ];
    parts.join("\u{1f}")
}

/// The row's own sign: what it has in common with its equals, and which of them it is in its file, from 1. Two equal rows
/// of an invoice are two; the same file once more has the same signs.
pub(crate) fn line(common: &str, place: usize) -> String {
    blake3::hash(format!("{common}\u{1f}{place}").as_bytes()).to_hex()[..32].to_owned()
}

impl LedgerRow {
    pub fn href(&self) -> String {
        row_href(self.id)
    }
}

/// A row's page.
pub(crate) fn row_href(id: Id<LedgerRow>) -> String {
    format!("/bookings/rows/{id}")
}

/// A file's page.
pub(crate) fn file_href(id: Id<LedgerFile>) -> String {
    format!("/bookings/{id}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_and_name_stand_in_one_cell_and_a_name_alone_has_no_code() {
        let of = |text: &str| code_and_name(text);
        assert_eq!(of("40233 Inköp, IT-utrustning"), ("40233".into(), "Inköp, IT-utrustning".into()));
        assert_eq!(of("55113 - Meals"), ("55113".into(), "Meals".into()));
        assert_eq!(of("  68100  "), ("68100".into(), String::new()));
        assert_eq!(of("Telefoni mobil"), (String::new(), "Telefoni mobil".into()));
        assert_eq!(account_key("40233 Inköp"), account_key("40233   INKÖP IT"));
    }

    #[test]
    fn a_number_joins_spellings_and_a_word_in_its_place_does_not() {
        assert_eq!(
            supplier_key("ATEA SVERIGE AB", "556448-0282"),
            supplier_key("Atea  Sverige", "5564480282")
        );
        assert_ne!(
            supplier_key("ENSKILD FIRMA 001", "MASKERAD"),
            supplier_key("ENSKILD FIRMA 002", "MASKERAD")
        );
        assert_eq!(supplier_key("Granit  AB ", ""), supplier_key("granit ab", ""));
    }

    #[test]
    fn equal_rows_are_told_apart_by_their_place_and_fields_do_not_run_together() {
        let one = common("A", "", ["1", "2", "3"], 4);
        assert_ne!(line(&one, 1), line(&one, 2));
        assert_ne!(one, common("A", "", ["12", "", "3"], 4));
        assert_ne!(one, common("A", "", ["1", "2", "3"], -4));
    }
}
