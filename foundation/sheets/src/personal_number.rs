//! Swedish personal identity numbers (personnummer and samordningsnummer), recognised to be kept apart.
//! Form and check digit: Skatteverket SKV 704 and 709.

/// Whether the text is one, with ten or twelve digits, with or without separator, its check digit right.
pub(crate) fn is_valid(text: &str) -> bool {
    digits(text).is_some_and(|digits| luhn(&digits))
}

/// Whether the text has the form, whatever its check digit.
pub(crate) fn has_form(text: &str) -> bool {
    digits(text).is_some()
}

/// The last ten digits, when date and form fit.
fn digits(text: &str) -> Option<Vec<u8>> {
    let text = text.trim();
    if !(10..=13).contains(&text.len()) || !text.is_ascii() {
        return None;
    }
    let (head, tail) = text.split_at(text.len() - 4);
    let head = head.strip_suffix(['-', '+', ' ']).unwrap_or(head);
    let plain = head.len() == 6 || (head.len() == 8 && ["18", "19", "20"].contains(&&head[..2]));
    let all: Vec<u8> = head.bytes().chain(tail.bytes()).collect();
    if !plain || !all.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let last: Vec<u8> = all[all.len() - 10..].iter().map(|b| b - b'0').collect();
    let (month, day) = (last[2] * 10 + last[3], last[4] * 10 + last[5]);
    // A samordningsnummer adds 60 to the day.
    let born = (1..=12).contains(&month) && ((1..=31).contains(&day) || (61..=91).contains(&day));
    born.then_some(last)
}

fn luhn(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .enumerate()
        .map(|(n, digit)| {
            let doubled = u32::from(*digit) * if n % 2 == 0 { 2 } else { 1 };
            doubled / 10 + doubled % 10
        })
        .sum();
    sum.is_multiple_of(10)
}
