//! What is kept of a file opens again as it was, and holds nothing of what was left out.

use std::fmt::Write as _;

use sheets::{Cell, LeftOut, Limits, Place, Wanted, Workbook};

use super::*;

fn told(book: &Workbook) -> String {
    let mut told = format!("{:?} {:?} {:?}\n", book.format, book.delimiter, book.notes);
    for sheet in &book.sheets {
        writeln!(told, "{} {} {} {:?}", sheet.name, sheet.hidden, sheet.named, sheet.merged).expect("text");
        for row in 0..sheet.cells.rows() {
            for (column, cell) in sheet.cells.row(row).enumerate() {
                write!(told, "{cell:?}{}|", u8::from(sheet.cells.from_formula(row, column))).expect("text");
            }
            told.push('\n');
        }
    }
    told
}

fn again(book: &Workbook, left_out: &[LeftOut]) -> (Vec<u8>, Workbook) {
    let mut bytes = Vec::new();
    sheets::pack(book, left_out, &mut bytes).expect("packed");
    let book = sheets::unpack(&mut bytes.as_slice(), &Limits::default()).expect("unpacked");
    (bytes, book)
}

#[test]
fn every_real_file_opens_again_as_it_was() {
    for path in files() {
        if let Ok(book) = sheets::open(&path, "file.csv", &Limits::default()) {
            assert_eq!(told(&book), told(&again(&book, &[]).1), "{}", path.display());
        }
    }
}

#[test]
fn what_is_left_out_is_not_in_the_bytes() {
    let book = open_bytes("a.csv", b"name;password\nAnna;hemligt1\nBo;hemligt2\n").expect("opens");
    let column = LeftOut { sheet: 0, column: 1, first_row: 1, last_row: usize::MAX };
    let (bytes, book) = again(&book, &[column]);
    assert!(!bytes.windows(7).any(|part| part == b"hemligt"));
    assert!(bytes.windows(8).any(|part| part == b"password"));
    assert!(book.sheets[0].cells.cell(2, 1).is_blank());
}

#[test]
fn only_the_wanted_cells_are_opened_again() {
    let book = open_bytes("a.csv", b"name;unit;note\nAnna;1;long\nBo;2;longer\n").expect("opens");
    let (bytes, _) = again(&book, &[]);
    let wanted = |place: Place| if place.column == 1 { Wanted::Kept } else { Wanted::Passed };
    let book = sheets::unpack_some(&mut bytes.as_slice(), &Limits::default(), &wanted).expect("unpacked");
    let cells = &book.sheets[0].cells;
    assert_eq!((cells.rows(), cells.row_len(1), cells.cell(2, 1)), (3, 2, Cell::Text("2")));
    assert!(cells.cell(1, 0).is_blank() && cells.cell(1, 2).is_blank());
}

#[test]
fn damaged_bytes_are_refused() {
    let book = open_bytes("a.csv", b"a;b\n1;2\n").expect("opens");
    let (bytes, _) = again(&book, &[]);
    for length in 0..bytes.len() {
        assert!(sheets::unpack(&mut &bytes[..length], &Limits::default()).is_err());
    }
}
