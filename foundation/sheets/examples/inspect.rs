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
                if let Some((number, table)) = sheets::choose(&book) {
                    show_table(&book.sheets[number], &table);
                }
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

fn show_table(sheet: &sheets::Sheet, table: &sheets::Table) {
    let rows = table.count(sheets::Role::Row);
    println!("  => {:?}: {rows} rows, header {:?}, {}%", sheet.name, table.header_rows(), table.confidence);
    println!("     {:?}", table.columns.iter().map(|c| c.name.as_str()).collect::<Vec<_>>());
    for (column, guess) in table.columns.iter().zip(sheets::guess(sheet, table)) {
        let samples = sheets::samples(sheet, table, column.index, guess.sensitive, 3);
        let why: Vec<&str> = guess.reasons.iter().map(|note| note.key.as_str()).collect();
        let (kind, sure) = (guess.column_type.kind, guess.confidence);
        println!("     - {:30} {kind:?} {sure}% misfits={} {why:?} {samples:?}", column.name, guess.misfits);
    }
    println!("     titles {:?}", table.titles);
    for reason in &table.reasons {
        println!("     {} {:?}", reason.key, reason.facts);
    }
    for (row, role) in table.roles.iter().enumerate() {
        if !matches!(role, sheets::Role::Row) && row < 2000 {
            let cells: Vec<String> =
                sheet.cells.row(row).map(|c| c.show().chars().take(14).collect()).collect();
            println!("     {row} {role:?} {cells:?}");
        }
    }
}
