//! Real files, hostile files and hard examples.

mod data_test;
mod fuzz_test;
mod golden_test;
mod hard_test;
mod holds;
mod hostile_test;
mod memory_test;
mod number_date_test;
mod pack_test;
mod propose_test;

use std::io::Write;
use std::path::{Path, PathBuf};

use sheets::{CannotOpen, Limits, Sheet, Table, Value, Workbook};

/// The folder of real files: `VARV_DATA`, else `../shared/data` beside the workspace.
pub fn data() -> PathBuf {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    let folder = std::env::var_os("VARV_DATA").map_or(beside, PathBuf::from);
    assert!(folder.is_dir(), "the real files are not at {}; set VARV_DATA", folder.display());
    folder
}

/// Every real file that may hold a table, by path below the data folder.
pub fn files() -> Vec<PathBuf> {
    let folders = ["org", "school", "tickets", "assets", "budgets", "invoices", "licences", "torture"];
    let mut files = Vec::new();
    let mut waiting: Vec<PathBuf> = folders.iter().map(|folder| data().join(folder)).collect();
    while let Some(folder) = waiting.pop() {
        for entry in std::fs::read_dir(&folder).expect("a data folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() { waiting.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    assert!(files.len() > 40);
    files
}

pub fn open_bytes(name: &str, bytes: &[u8]) -> Result<Workbook, CannotOpen> {
    let mut file = tempfile::NamedTempFile::new().expect("a temporary file");
    file.write_all(bytes).expect("written");
    sheets::open(file.path(), name, &Limits::default())
}

/// The only table of a text, found.
pub fn table(text: &str) -> (Sheet, Table) {
    table_of(&open_bytes("list.csv", text.as_bytes()).expect("opens"))
}

pub fn table_of(book: &Workbook) -> (Sheet, Table) {
    let (number, table) = sheets::choose(book).expect("a table");
    (book.sheets[number].clone(), table)
}

pub fn open_data(path: &str) -> (Sheet, Table) {
    let path = data().join(path);
    let name = path.file_name().expect("a name").to_string_lossy().into_owned();
    table_of(&sheets::open(&path, &name, &Limits::default()).expect("opens"))
}

pub fn names(table: &Table) -> Vec<&str> {
    table.columns.iter().map(|column| column.name.as_str()).collect()
}

/// The parsed values of a column.
pub fn values(sheet: &Sheet, table: &Table, name: &str) -> Vec<Value> {
    let at = table.columns.iter().position(|column| column.name == name).expect("the column");
    let guess = &sheets::guess(sheet, table)[at];
    let index = table.columns[at].index;
    let read = |row| sheets::parse(sheet.cells.cell(row, index), &guess.column_type).expect("a value");
    table.rows().map(read).collect()
}

pub fn texts(sheet: &Sheet, table: &Table, name: &str) -> Vec<String> {
    let index = table.column(name).expect("the column").index;
    table.rows().map(|row| sheet.cells.cell(row, index).show()).collect()
}

pub fn sum(sheet: &Sheet, table: &Table, name: &str) -> String {
    let at = table.columns.iter().position(|column| column.name == name).expect("the column");
    let guess = &sheets::guess(sheet, table)[at];
    sheets::sum(sheet, table, table.columns[at].index, &guess.column_type).expect("fits").0.to_string()
}
