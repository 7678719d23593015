//! What is found in every real file, as one text to read. `UPDATE_GOLDEN=1` writes it anew.

use std::fmt::Write as _;

use sheets::{Found, Limits, Role, Workbook};

use super::*;

const ROLES: [Role; 7] =
    [Role::Title, Role::Header, Role::Row, Role::Blank, Role::Total, Role::Footer, Role::Outside];

#[test]
fn every_real_file_is_read_as_agreed() {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/golden.txt");
    let base = data();
    let mut told = String::new();
    for path in files() {
        let name = path.strip_prefix(&base).expect("below").to_string_lossy().into_owned();
        match sheets::open(&path, &name, &Limits::default()) {
            Ok(book) => tell(&mut told, &name, &book),
            Err(refusal) => writeln!(told, "{name}: refused, {}", refusal.key()).expect("written"),
        }
    }
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&golden, &told).expect("written");
    }
    let agreed = std::fs::read_to_string(&golden).expect("tests/it/golden.txt");
    for (now, before) in told.lines().zip(agreed.lines()) {
        assert_eq!(now, before);
    }
    assert_eq!(told.len(), agreed.len());
}

fn tell(told: &mut String, name: &str, book: &Workbook) {
    let delimiter = book.delimiter.map_or(String::new(), |d| format!(" {d:?}"));
    writeln!(told, "{name}: {} {}{delimiter}", book.format.name(), book.encoding.unwrap_or(""))
        .expect("written");
    let Some((number, table)) = sheets::choose(book) else {
        return writeln!(told, "  no table").expect("written");
    };
    let sheet = &book.sheets[number];
    let rows = table.count(Role::Row);
    writeln!(told, "  {:?} rows {rows} header {:?}", sheet.name, table.header_rows()).expect("written");
    for (column, guess) in table.columns.iter().zip(sheets::guess(sheet, &table)) {
        let kind = guess.column_type.kind;
        writeln!(told, "  {:?} {kind:?} {}+{}", column.name, guess.filled, guess.missing).expect("written");
    }
}

#[test]
fn every_row_of_every_real_file_has_one_role() {
    for path in files() {
        let Ok(book) = sheets::open(&path, "file", &Limits::default()) else { continue };
        for sheet in &book.sheets {
            let Found { tables } = sheets::find(sheet);
            for table in &tables {
                let all: usize = ROLES.iter().map(|role| table.count(*role)).sum();
                assert_eq!(all, sheet.cells.rows(), "{}", path.display());
                assert_eq!(table.rows().count(), table.count(Role::Row));
                for row in table.rows() {
                    assert!(row < sheet.cells.rows());
                }
            }
            // A filled row lies inside some table.
            let inside = |row: usize| tables.iter().any(|table| table.roles[row] != Role::Outside);
            let blank = |row: usize| sheet.cells.row(row).all(|cell| cell.is_blank());
            assert!((0..sheet.cells.rows()).all(|row| blank(row) || inside(row)), "{}", path.display());
        }
    }
}
