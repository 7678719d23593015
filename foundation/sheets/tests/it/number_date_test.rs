//! Numbers and days as people write them, read back exactly.

use super::{table, values};
use proptest::prelude::*;
use sheets::{Cell, ColumnType, DayOrder, Decimal, Kind, Mark, Value, parse};

fn column(kind: Kind, mark: Option<Mark>) -> ColumnType {
    ColumnType { mark, ..ColumnType::of(kind) }
}

fn number(text: &str, mark: Option<Mark>) -> Option<String> {
    match parse(Cell::Text(text), &column(Kind::Decimal, mark)) {
        Ok(Value::Number(number)) => Some(number.to_string()),
        _ => None,
    }
}

#[test]
fn numbers_are_read_in_every_spelling() {
    for (text, read) in [
        ("1 234 567,89", "1234567.89"),
        ("1\u{a0}234\u{202f}567,89", "1234567.89"),
        ("1.234.567,89", "1234567.89"),
        ("1,234,567.89", "1234567.89"),
        ("$1,599.99", "1599.99"),
        ("12,50 kr", "12.5"),
        ("SEK 100", "100"),
        ("100:-", "100"),
        ("(123)", "-123"),
        ("123-", "-123"),
        ("- 1", "-1"),
        ("\u{2212}7,5", "-7.5"),
        (" 0", "0"),
        ("12 %", "12"),
        ("-1 414", "-1414"),
        ("99999999999999999999.01", "99999999999999999999.01"),
    ] {
        assert_eq!(number(text, None).as_deref(), Some(read), "{text}");
    }
    for text in ["12a", "1.2.3", "1,23,4", "2026-01-01", "--5", "abc", "12 34", "1e5"] {
        assert_eq!(number(text, None), None, "{text}");
    }
}

#[test]
fn one_separator_before_three_digits_follows_the_column() {
    assert_eq!(number("1,234", Some(Mark::Comma)).as_deref(), Some("1.234"));
    assert_eq!(number("1,234", Some(Mark::Point)).as_deref(), Some("1234"));
    assert_eq!(number("12,5", Some(Mark::Point)), None);
}

#[test]
fn days_are_read_in_every_spelling() {
    for text in [
        "2026-11-21",
        "20261121",
        "21/11/2026",
        "11/21/2026",
        "21.11.2026",
        "21 nov 2026",
        "Nov 21 2026",
        "21-Nov-2026",
        "2026/11/21",
        "2026-11-21 00:00:00",
    ] {
        let order = if text.starts_with("11/") { DayOrder::MonthFirst } else { DayOrder::DayFirst };
        let column = ColumnType { order, ..ColumnType::of(Kind::Date) };
        match parse(Cell::Text(text), &column) {
            Ok(Value::Day(day)) => assert_eq!(day.to_string(), "2026-11-21", "{text}"),
            other => panic!("{text}: {other:?}"),
        }
    }
    assert!(parse(Cell::Text("2026-02-30"), &ColumnType::of(Kind::Date)).is_err());
    let at = parse(Cell::Text("2026-11-21T14:05:09Z"), &ColumnType::of(Kind::DateTime));
    assert_eq!(at, Ok(Value::Moment(jiff::civil::date(2026, 11, 21).at(14, 5, 9, 0))));
}

#[test]
fn swedish_lists_write_days_in_many_ways() {
    for (text, day) in [
        ("5/1 2026", "2026-01-05"),
        ("den 1 maj 2023", "2023-05-01"),
        ("1 maj 2023", "2023-05-01"),
        ("fredagen den 1 maj 2023", "2023-05-01"),
        ("1 maj -23", "2023-05-01"),
        ("1 maj 23", "2023-05-01"),
        ("1/5-23", "2023-05-01"),
        ("1/5-2023", "2023-05-01"),
        ("21-nov-26", "2026-11-21"),
        ("14 oktober 2022", "2022-10-14"),
        ("3 sept. 2022", "2022-09-03"),
        ("2026-11-21 kl. 13:00", "2026-11-21"),
        ("2026-11-21 kl 13.00", "2026-11-21"),
        ("2026\u{2011}11\u{2011}21", "2026-11-21"),
        ("2023-05", "2023-05-01"),
        ("maj 2023", "2023-05-01"),
        ("230501", "2023-05-01"),
        ("23-05-01", "2023-05-01"),
        ("1.5.23", "2023-05-01"),
        ("20230501", "2023-05-01"),
    ] {
        match parse(Cell::Text(text), &ColumnType::of(Kind::Date)) {
            Ok(Value::Day(read)) => assert_eq!(read.to_string(), day, "{text}"),
            other => panic!("{text}: {other:?}"),
        }
    }
    for number in [230_501.0, 20_230_501.0, 45_047.0] {
        let column = ColumnType { serial: true, ..ColumnType::of(Kind::Date) };
        let read = parse(Cell::Number(number), &column);
        assert!(matches!(read, Ok(Value::Day(day)) if day.to_string() == "2023-05-01"), "{number}: {read:?}");
    }
    for text in ["sommaren", "ca 30", "rum 12-14", "3 Majvägen 12", "32 maj 2023", "2023-13", "231301", "1/5"]
    {
        assert!(parse(Cell::Text(text), &ColumnType::of(Kind::Date)).is_err(), "{text}");
    }
}

#[test]
fn days_counted_by_a_spreadsheet_are_days_among_days_in_a_text_file() {
    let (sheet, table) = table("Namn;Anst.datum\nA;3 mars 2021\nB;2022-08-15\nC;45000\nD;31/12/2020\n");
    assert_eq!(sheets::guess(&sheet, &table)[1].column_type.kind, Kind::Date);
    assert_eq!(values(&sheet, &table, "Anst.datum")[2], Value::Day("2023-03-15".parse().expect("a day")));
}

#[test]
fn a_column_of_mixed_days_reads_each_and_tells_what_the_days_leave_open() {
    let (sheet, table) = table(
        "Rubrik;Inkom;Start\nA;2026-01-05;1/5-23\nB;5/1 2026;13/5-23\nC;den 1 maj 2023;2/6-23\nD;2023-05;14/6-23\n",
    );
    let days = |column| -> Vec<String> {
        let day = |value: &Value| match value {
            Value::Day(day) => day.to_string(),
            other => panic!("{other:?}"),
        };
        values(&sheet, &table, column).iter().map(day).collect()
    };
    assert_eq!(days("Inkom"), ["2026-01-05", "2026-01-05", "2023-05-01", "2023-05-01"]);
    assert_eq!(days("Start"), ["2023-05-01", "2023-05-13", "2023-06-02", "2023-06-14"]);
    let guesses = sheets::guess(&sheet, &table);
    let says = |column: usize, key: &str| guesses[column].reasons.iter().any(|note| note.key == key);
    assert!(says(1, "day-and-month-open") && says(1, "months-without-days"), "{:?}", guesses[1].reasons);
    assert!(says(2, "day-stands-first"), "{:?}", guesses[2].reasons);
}

#[test]
fn null_words_are_values_among_words_and_missing_among_numbers_and_dates() {
    let text = "Kod;Namn;Antal;Datum\nNAN;Null;n/a;null\nA2;None;3;2026-01-31\nB3;Eva;4;2026-02-01\nC4;Bo;NaN;2026-02-02\n";
    let (sheet, table) = table(text);
    let word = |text: &str| Value::Text(text.to_owned());
    assert_eq!(values(&sheet, &table, "Kod")[0], word("NAN"));
    assert_eq!(values(&sheet, &table, "Namn")[..2], [word("Null"), word("None")]);
    assert_eq!(
        (&values(&sheet, &table, "Antal")[0], &values(&sheet, &table, "Datum")[0]),
        (&Value::Empty, &Value::Empty)
    );
    let guesses = sheets::guess(&sheet, &table);
    assert_eq!((guesses[1].filled, guesses[1].missing, guesses[2].missing), (4, 0, 2));
}

#[test]
fn missing_is_empty_in_every_type() {
    for text in ["", " ", "-", "–", "****", "#N/A", "okänd", "saknas"] {
        for kind in [Kind::Whole, Kind::Date, Kind::Bool, Kind::Email, Kind::Text] {
            assert_eq!(parse(Cell::Text(text), &ColumnType::of(kind)), Ok(Value::Empty), "{text}");
        }
    }
}

#[test]
fn formulas_are_neutralised_and_numbers_are_not() {
    assert_eq!(sheets::neutralise("=HYPERLINK(\"x\")"), "'=HYPERLINK(\"x\")");
    for risky in ["+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "-1-2"] {
        assert!(sheets::neutralise(risky).starts_with('\''), "{risky}");
    }
    for plain in ["-12,5", "+46 70 123", "-1 234,50", "text", ""] {
        let kept = sheets::neutralise(plain) == plain;
        assert!(kept || plain.starts_with("+46"), "{plain}");
    }
}

fn swedish(number: Decimal) -> String {
    let text = number.to_string();
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
    let mut grouped = String::new();
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            grouped.push('\u{a0}');
        }
        grouped.push(digit);
    }
    if part.is_empty() { format!("{sign}{grouped}") } else { format!("{sign}{grouped},{part}") }
}

proptest! {
    #[test]
    fn swedish_numbers_come_back_exactly(units in -10_i128.pow(24)..10_i128.pow(24), scale in 0_u8..6) {
        let wanted = Decimal::new(units, scale).trimmed();
        let read = parse(Cell::Text(&swedish(wanted)), &column(Kind::Decimal, Some(Mark::Comma)));
        prop_assert_eq!(read, Ok(Value::Number(wanted)));
    }

    #[test]
    fn floats_of_spreadsheets_keep_their_fifteen_digits(units in -10_i64.pow(14)..10_i64.pow(14), scale in 0_i32..4) {
        let float = units as f64 / 10_f64.powi(scale);
        let read = Decimal::from_float(float).expect("finite");
        prop_assert_eq!(read, Decimal::new(i128::from(units), scale as u8).trimmed());
    }

    #[test]
    fn days_come_back_from_every_order(year in 1900_i16..2100, month in 1_i8..=12, day in 1_i8..=28) {
        let date = jiff::civil::date(year, month, day);
        for (text, order) in [
            (format!("{year}-{month:02}-{day:02}"), DayOrder::DayFirst),
            (format!("{day}/{month}/{year}"), DayOrder::DayFirst),
            (format!("{month}/{day}/{year}"), DayOrder::MonthFirst),
            (format!("{day:02}.{month:02}.{year}"), DayOrder::MonthFirst),
        ] {
            let read = parse(Cell::Text(&text), &ColumnType { order, ..ColumnType::of(Kind::DateTime) });
            prop_assert_eq!(read, Ok(Value::Moment(date.at(0, 0, 0, 0))));
        }
    }

    #[test]
    fn any_text_parses_or_is_refused_and_neutralised_text_is_safe(text in ".{0,40}") {
        for kind in [Kind::Whole, Kind::Money, Kind::Date, Kind::DateTime, Kind::Duration, Kind::Bool, Kind::CodeName] {
            let _ = parse(Cell::Text(&text), &ColumnType::of(kind));
        }
        let safe = sheets::neutralise(&text);
        prop_assert!(!safe.starts_with(['=', '@', '\t', '\r']));
    }
}
