//! The memory that the largest allowed files take. Each test is its own process under nextest.

use std::fmt::Write as _;

use super::*;

/// The most memory that this process has held, in megabytes.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or("VmHWM: 0");
    line.split_whitespace().nth(1).and_then(|kb| kb.parse::<u64>().ok()).unwrap_or_default() / 1024
}

fn stays_bounded(what: &str, run: impl FnOnce()) {
    run();
    println!("{what}: {} MB at most", peak());
    // Only meaningful when each test is a process of its own.
    if std::env::var_os("NEXTEST").is_some() {
        assert!(peak() < 300, "{what} took {} MB", peak());
    }
}

fn file(fill: impl FnOnce(&mut std::io::BufWriter<&std::fs::File>)) -> tempfile::NamedTempFile {
    let file = tempfile::NamedTempFile::new().expect("a file");
    let mut writer = std::io::BufWriter::new(file.as_file());
    fill(&mut writer);
    writer.flush().expect("written");
    drop(writer);
    file
}

/// The largest allowed size with `--release`; a sixth of it otherwise, to be quick.
fn full(rows: u32) -> u32 {
    if cfg!(debug_assertions) { rows / 6 } else { rows }
}

fn inspect(path: &Path, name: &str) {
    let book = sheets::open(path, name, &Limits::default()).expect("opens");
    let (number, table) = sheets::choose(&book).expect("a table");
    sheets::guess(&book.sheets[number], &table);
}

#[test]
fn a_csv_of_fifty_megabytes_stays_bounded() {
    let file = file(|out| {
        for n in 0..full(500_000) {
            writeln!(
                out,
                "{n};Anna{n};Berg;anna.berg{n}@exempel.se;Skola {};{};2026-01-31;x;å",
                n % 40,
                n * 7
            )
            .expect("written");
        }
    });
    stays_bounded("csv", || inspect(file.path(), "big.csv"));
}

#[test]
fn a_json_of_many_values_stays_bounded() {
    let file = file(|out| {
        write!(out, "[").expect("written");
        for n in 0..full(290_000) {
            write!(
                out,
                "{}{{\"id\":{n},\"name\":\"Anna {n}\",\"unit\":{{\"id\":{n}}}}}",
                if n > 0 { "," } else { "" }
            )
            .expect("written");
        }
        write!(out, "]").expect("written");
    });
    stays_bounded("json", || inspect(file.path(), "big.json"));
}

#[test]
fn an_xlsx_with_as_many_strings_as_allowed_stays_bounded() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("strings.xlsx");
    let strings: String = (0..full(480_000)).fold(String::from("<sst>"), |mut all, n| {
        write!(all, "<si><t>en text som är lång nog {n:08} för att räknas mycket</t></si>").expect("text");
        all
    });
    let cells: String = (0..full(480_000)).fold(String::from("<worksheet><sheetData>"), |mut all, n| {
        write!(all, "<row><c t=\"s\"><v>{n}</v></c></row>").expect("text");
        all
    });
    let bytes = crate::hostile_test::xlsx(
        (&format!("{cells}</sheetData></worksheet>"), 1),
        (&format!("{strings}</sst>"), 1),
    );
    drop((strings, cells));
    std::fs::write(&path, &bytes).expect("written");
    stays_bounded("strings", || inspect(&path, "strings.xlsx"));
}

/// ASVS 5.2.3.
#[test]
fn a_large_xlsx_stays_bounded() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("big.xlsx");
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet_with_constant_memory().expect("a sheet");
    let mut text = String::new();
    for row in 0..full(120_000) {
        for column in 0..6_u16 {
            text.clear();
            write!(text, "värde {row} {column}").expect("text");
            sheet.write_string(row, column, &text).expect("written");
        }
    }
    book.save(&path).expect("saved");
    drop(book);
    stays_bounded("xlsx", || inspect(&path, "big.xlsx"));
}
