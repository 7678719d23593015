//! Shows how files are opened: `cargo run -p sheets --example inspect -- FILE…`

use std::path::Path;

fn main() {
    for name in std::env::args().skip(1) {
        match sheets::open(Path::new(&name), &name, &sheets::Limits::default()) {
            Err(refusal) => println!("{name}: REFUSED {} ({refusal})", refusal.key()),
            Ok(book) => {
                let encoding = book.encoding.unwrap_or("-");
                println!("{name}: {:?} {encoding} {:?} {:?}", book.format, book.delimiter, book.notes);
                book.sheets.iter().for_each(show);
            }
        }
    }
}

fn show(sheet: &sheets::Sheet) {
    let (rows, columns) = (sheet.cells.rows(), sheet.cells.columns());
    println!(
        "  sheet {:?} {rows}x{columns} hidden={} merged={}",
        sheet.name,
        sheet.hidden,
        sheet.merged.len()
    );
    for row in 0..rows.min(4) {
        let cells: Vec<String> = sheet.cells.row(row).map(|c| c.show().chars().take(20).collect()).collect();
        println!("    {row} {cells:?}");
    }
}
