//! What holds for every file, whatever its bytes. The tests and the fuzz targets ask the same.

use std::io::{Cursor, Write};
use std::time::Instant;

use sheets::{FieldKind, Limits, Signature, TargetField};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const FIELDS: &[TargetField] = &[
    TargetField { name: "name", kind: FieldKind::PersonName, required: true, hints: &["namn"] },
    TargetField { name: "email", kind: FieldKind::Email, required: false, hints: &["e-post"] },
    TargetField { name: "code", kind: FieldKind::Code, required: false, hints: &["kod"] },
    TargetField { name: "price", kind: FieldKind::Money, required: false, hints: &["pris", "belopp"] },
    TargetField { name: "day", kind: FieldKind::Date, required: false, hints: &["datum"] },
];

/// Opens the file and reads all of it. Refused or read, soon and in order: never a panic, never a formula.
pub fn holds(name: &str, bytes: &[u8]) {
    let begun = Instant::now();
    let mut file = tempfile::NamedTempFile::new().expect("a temporary file");
    file.write_all(bytes).expect("written");
    match sheets::open(file.path(), name, &Limits::default()) {
        Ok(book) => {
            assert!(!book.sheets.is_empty(), "a file without sheets is refused");
            book.sheets.iter().for_each(|sheet| holds_of(&book, sheet));
        }
        Err(refused) => assert!(!refused.key().is_empty()),
    }
    assert!(begun.elapsed().as_secs() < 20, "{} bytes took {:?}", bytes.len(), begun.elapsed());
}

fn holds_of(book: &sheets::Workbook, sheet: &sheets::Sheet) {
    for table in &sheets::find(sheet).tables {
        let guesses = sheets::guess(sheet, table);
        assert_eq!(guesses.len(), table.columns.len());
        let proposed = sheets::propose(FIELDS, table, &guesses, &sheets::comma_names(sheet, table));
        assert!(proposed.len() <= FIELDS.len());
        assert_eq!(Signature::of(book.format, table).fingerprint().len(), 16);
        for (column, guess) in table.columns.iter().zip(&guesses) {
            let _ = sheets::sum(sheet, table, column.index, &guess.column_type);
            for row in table.rows().take(200) {
                let cell = sheet.cells.cell(row, column.index);
                if let Err(bad) = sheets::parse(cell, &guess.column_type) {
                    assert!(!bad.key().is_empty());
                }
                let shown = cell.show();
                let safe = sheets::neutralise(&shown);
                let is_number = safe.chars().all(|c| !c.is_alphabetic() && c != '=' && c != '@');
                assert!(is_number || !safe.trim_start().starts_with(['=', '+', '-', '@']), "{safe:?}");
            }
        }
    }
}

/// A container around one part: the first byte says which, the others are the part. So a fuzzer changes what is in the
/// archive, and not only the archive.
pub fn packed(bytes: &[u8]) -> Vec<u8> {
    let (which, part) = bytes.split_first().unwrap_or((&b'c', &[]));
    let ods = [("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", CONTENT)];
    let (parts, changed): (&[(&str, &str)], &str) = match which {
        b's' => (&XLSX, "xl/worksheets/sheet1.xml"),
        b't' => (&XLSX, "xl/sharedStrings.xml"),
        b'y' => (&XLSX, "xl/styles.xml"),
        b'w' => (&XLSX, "xl/workbook.xml"),
        b'r' => (&XLSX, "xl/_rels/workbook.xml.rels"),
        _ => (&ods, "content.xml"),
    };
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("an entry");
        zip.write_all(if *name == changed { part } else { text.as_bytes() }).expect("written");
    }
    zip.finish().expect("a zip").into_inner()
}

const XLSX: [(&str, &str); 7] = [
    (
        "[Content_Types].xml",
        r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#,
    ),
    (
        "_rels/.rels",
        r#"<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
    ),
    ("xl/workbook.xml", include_str!("../../samples/parts/w-workbook.xml").split_at(1).1),
    ("xl/_rels/workbook.xml.rels", include_str!("../../samples/parts/r-rels.xml").split_at(1).1),
    ("xl/styles.xml", include_str!("../../samples/parts/y-styles.xml").split_at(1).1),
    ("xl/worksheets/sheet1.xml", include_str!("../../samples/parts/s-sheet.xml").split_at(1).1),
    ("xl/sharedStrings.xml", include_str!("../../samples/parts/t-strings.xml").split_at(1).1),
];

const CONTENT: &str = include_str!("../../samples/parts/c-content.xml").split_at(1).1;
