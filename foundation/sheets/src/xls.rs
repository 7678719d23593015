//! Old XLS through calamine; the container was walked and bounded before.

use std::io::Cursor;

use calamine::{Data, Range, Reader, SheetType, SheetVisible, Xls, XlsError};

use crate::grid::{Builder, Used};
use crate::mask::bare;
use crate::xlsx::{formula_note, merged_area};
use crate::{CannotOpen, Cell, Format, Grid, Limits, Sheet, Workbook, serial};

pub(crate) fn read(content: Vec<u8>, limits: &Limits) -> Result<Workbook, CannotOpen> {
    let mut book: Xls<Cursor<Vec<u8>>> = Xls::new(Cursor::new(content)).map_err(refusal)?;
    let (mut used, mut sheets, mut formulas) = (Used::default(), Vec::new(), 0);
    for sheet in book.sheets_metadata().to_vec() {
        if sheet.typ != SheetType::WorkSheet {
            continue;
        }
        let range = book.worksheet_range(&sheet.name).map_err(refusal)?;
        let computed = book.worksheet_formula(&sheet.name).map_err(refusal)?;
        let (cells, from_formulas) = fill(&range, &computed, limits, &mut used)?;
        formulas += from_formulas;
        let merged = book.merge_cells_by_sheet_name(&sheet.name).unwrap_or_default();
        let merged = merged.iter().take(10_000).map(|area| merged_area(area.start, area.end)).collect();
        let hidden = sheet.visible != SheetVisible::Visible;
        sheets.push(Sheet { name: sheet.name, hidden, cells, merged, named: false });
    }
    let notes = formula_note(formulas).into_iter().collect();
    Ok(Workbook { format: Format::Xls, encoding: None, delimiter: None, sheets, notes })
}

fn fill(
    range: &Range<Data>,
    computed: &Range<String>,
    limits: &Limits,
    used: &mut Used,
) -> Result<(Grid, usize), CannotOpen> {
    let mut builder = Builder::new(limits, used);
    let (top, left) = range.start().unwrap_or((0, 0));
    for (row, column, data) in range.used_cells() {
        let at = (row as u32 + top, column as u32 + left);
        let (row, column) = (at.0 as usize, at.1 as usize);
        let cell = match data {
            Data::Empty => continue,
            Data::Int(number) => Cell::Number(*number as f64),
            Data::Float(number) => Cell::Number(*number),
            Data::String(text) => Cell::Text(bare(text)),
            Data::Bool(yes) => Cell::Bool(*yes),
            Data::DateTime(at) => serial::cell(*at),
            Data::DateTimeIso(text) => serial::iso(text),
            Data::DurationIso(text) => serial::iso_duration(text),
            Data::Error(error) => {
                builder.place(row, column, Cell::Error(&error.to_string()))?;
                continue;
            }
        };
        builder.place(row, column, cell)?;
        if computed.get_value(at).is_some_and(|formula| !formula.is_empty()) {
            builder.mark_formula();
        }
    }
    let formulas = builder.formulas;
    Ok((builder.finish()?, formulas))
}

fn refusal(error: XlsError) -> CannotOpen {
    match error {
        XlsError::Password => CannotOpen::Encrypted,
        other => CannotOpen::damaged(other),
    }
}
