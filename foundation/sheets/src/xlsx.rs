//! XLSX and XLSM, cell by cell through calamine; the container was bounded before.

use std::fs::File;
use std::io::BufReader;

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};

use crate::grid::{Builder, Used};
use crate::mask::bare;
use crate::serial;
use crate::{CannotOpen, Cell, Format, Grid, Limits, Merged, Note, Sheet, Workbook};

type Book = Xlsx<BufReader<File>>;

pub(crate) fn read(file: File, limits: &Limits) -> Result<Workbook, CannotOpen> {
    let mut book: Book = Xlsx::new(BufReader::new(file)).map_err(refusal)?;
    let listed = book.sheets_metadata().to_vec();
    if listed.len() > limits.sheets {
        return Err(CannotOpen::Bomb { limit: limits.unpacked_bytes });
    }
    let (mut used, mut sheets, mut formulas) = (Used::default(), Vec::new(), 0);
    for sheet in listed.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet) {
        let Some((cells, from_formulas)) = read_sheet(&mut book, &sheet.name, limits, &mut used)? else {
            continue;
        };
        formulas += from_formulas;
        let merged = book.merge_cells_by_sheet_name(&sheet.name).unwrap_or_default();
        let merged = merged.iter().take(10_000).map(|area| merged_area(area.start, area.end)).collect();
        let hidden = sheet.visible != SheetVisible::Visible;
        sheets.push(Sheet { name: sheet.name.clone(), hidden, cells, merged, named: false });
    }
    let notes = formula_note(formulas).into_iter().collect();
    Ok(Workbook { format: Format::Xlsx, encoding: None, delimiter: None, sheets, notes })
}

/// Says that stored results of formulas were used.
pub(crate) fn formula_note(formulas: usize) -> Option<Note> {
    (formulas > 0).then(|| Note::new("formula-results-used").with("count", formulas))
}

pub(crate) fn merged_area(start: (u32, u32), end: (u32, u32)) -> Merged {
    Merged {
        first_row: start.0 as usize,
        first_column: start.1 as usize,
        last_row: end.0 as usize,
        last_column: end.1 as usize,
    }
}

fn read_sheet(
    book: &mut Book,
    name: &str,
    limits: &Limits,
    used: &mut Used,
) -> Result<Option<(Grid, usize)>, CannotOpen> {
    let mut cells = match book.worksheet_cells_reader(name) {
        Ok(cells) => cells,
        Err(XlsxError::NotAWorksheet(_)) => return Ok(None),
        Err(error) => return Err(refusal(error)),
    };
    let mut builder = Builder::new(limits, used);
    while let Some(record) = cells.next_cell_with_formula_metadata().map_err(refusal)? {
        let (row, column) = (record.pos.0 as usize, record.pos.1 as usize);
        let cell = match &record.value {
            DataRef::Empty => continue,
            DataRef::Int(number) => Cell::Number(*number as f64),
            DataRef::Float(number) => Cell::Number(*number),
            DataRef::String(text) => Cell::Text(bare(text)),
            DataRef::SharedString(text) => Cell::Text(bare(text)),
            DataRef::Bool(yes) => Cell::Bool(*yes),
            DataRef::DateTime(at) => serial::cell(*at),
            DataRef::DateTimeIso(text) => serial::iso(text),
            DataRef::DurationIso(text) => serial::iso_duration(text),
            DataRef::Error(error) => {
                builder.place(row, column, Cell::Error(&error.to_string()))?;
                continue;
            }
        };
        builder.place(row, column, cell)?;
        if record.formula.is_some() {
            builder.mark_formula();
        }
    }
    let formulas = builder.formulas;
    Ok(Some((builder.finish()?, formulas)))
}

fn refusal(error: XlsxError) -> CannotOpen {
    match error {
        XlsxError::Password => CannotOpen::Encrypted,
        other => CannotOpen::damaged(other),
    }
}
