//! A workbook's cells in a plain form of our own: to be kept for a while and opened again quickly, whatever
//! file they came from, without the cells that must not be kept.

use std::io::{Error, ErrorKind, Read, Result, Write};

use jiff::civil::{Date, DateTime, Time};
use serde::{Deserialize, Serialize};

use crate::grid::{Builder, Used};
use crate::{CannotOpen, Cell, Format, Limits, Merged, Note, Sheet, Workbook};

/// Cells that are not kept: a column of a sheet (both from 0) in these rows (both ends included).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeftOut {
    pub sheet: usize,
    pub column: usize,
    pub first_row: usize,
    pub last_row: usize,
}

#[derive(Serialize, Deserialize)]
struct Head {
    format: Format,
    encoding: Option<String>,
    delimiter: Option<char>,
    notes: Vec<Note>,
    sheets: Vec<SheetHead>,
}

#[derive(Serialize, Deserialize)]
struct SheetHead {
    name: String,
    hidden: bool,
    named: bool,
    rows: usize,
    merged: Vec<[usize; 4]>,
}

/// Writes the workbook without what is left out.
pub fn pack(workbook: &Workbook, left_out: &[LeftOut], out: &mut impl Write) -> Result<()> {
    let head = serde_json::to_vec(&head(workbook))?;
    out.write_all(&(head.len() as u32).to_le_bytes())?;
    out.write_all(&head)?;
    for (number, sheet) in workbook.sheets.iter().enumerate() {
        for row in 0..sheet.cells.rows() {
            out.write_all(&(sheet.cells.row_len(row) as u32).to_le_bytes())?;
            for (column, cell) in sheet.cells.row(row).enumerate() {
                let hidden = left_out.iter().any(|area| {
                    area.sheet == number
                        && area.column == column
                        && (area.first_row..=area.last_row).contains(&row)
                });
                let formula = sheet.cells.from_formula(row, column);
                write_cell(if hidden { Cell::Empty } else { cell }, formula, out)?;
            }
        }
    }
    Ok(())
}

fn head(workbook: &Workbook) -> Head {
    let sheet = |sheet: &Sheet| SheetHead {
        name: sheet.name.clone(),
        hidden: sheet.hidden,
        named: sheet.named,
        rows: sheet.cells.rows(),
        merged: sheet
            .merged
            .iter()
            .map(|m| [m.first_row, m.first_column, m.last_row, m.last_column])
            .collect(),
    };
    Head {
        format: workbook.format,
        encoding: workbook.encoding.map(str::to_owned),
        delimiter: workbook.delimiter,
        notes: workbook.notes.clone(),
        sheets: workbook.sheets.iter().map(sheet).collect(),
    }
}

const FORMULA: u8 = 0x80;

fn write_cell(cell: Cell<'_>, formula: bool, out: &mut impl Write) -> Result<()> {
    let mark = |tag: u8| tag | if formula { FORMULA } else { 0 };
    let text = |tag: u8, text: &str, out: &mut dyn Write| {
        out.write_all(&[mark(tag)])?;
        out.write_all(&(text.len() as u32).to_le_bytes())?;
        out.write_all(text.as_bytes())
    };
    let eight = |tag: u8, bytes: [u8; 8], out: &mut dyn Write| {
        out.write_all(&[mark(tag)])?;
        out.write_all(&bytes)
    };
    match cell {
        Cell::Empty => out.write_all(&[mark(0)]),
        Cell::Text(it) => text(1, it, out),
        Cell::Digits(it) => text(2, it, out),
        Cell::Error(it) => text(3, it, out),
        Cell::Number(it) => eight(4, it.to_le_bytes(), out),
        Cell::Bool(it) => out.write_all(&[mark(5), u8::from(it)]),
        Cell::Day(it) => eight(6, moment_bytes(it.to_datetime(Time::midnight())), out),
        Cell::Moment(it) => eight(7, moment_bytes(it), out),
        Cell::Duration(it) => eight(8, it.to_le_bytes(), out),
    }
}

fn moment_bytes(at: DateTime) -> [u8; 8] {
    let [y1, y2] = at.year().to_le_bytes();
    let seconds = i32::from(at.hour()) * 3600 + i32::from(at.minute()) * 60 + i32::from(at.second());
    let [a, b, c, d] = (seconds * 1000 + i32::from(at.millisecond())).to_le_bytes();
    [y1, y2, at.month() as u8, at.day() as u8, a, b, c, d]
}

fn moment_of(bytes: [u8; 8]) -> Option<DateTime> {
    let date = Date::new(i16::from_le_bytes([bytes[0], bytes[1]]), bytes[2] as i8, bytes[3] as i8).ok()?;
    let ms = i32::from_le_bytes([bytes[4], bytes[5], bytes[6], bytes[7]]);
    let s = ms / 1000;
    let time =
        Time::new((s / 3600) as i8, (s / 60 % 60) as i8, (s % 60) as i8, ms % 1000 * 1_000_000).ok()?;
    Some(DateTime::from_parts(date, time))
}

/// Opens what [`pack`] wrote.
pub fn unpack(from: &mut impl Read, limits: &Limits) -> std::result::Result<Workbook, CannotOpen> {
    unpack_some(from, limits, &|_| Wanted::Kept)
}

/// A cell's place in a workbook, each from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    pub sheet: usize,
    pub row: usize,
    pub column: usize,
}

/// Whether a cell is kept, or only read past.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    Kept,
    Passed,
}

/// Opens what [`pack`] wrote; cells that are read past are empty, and take no memory at the end of a row.
pub fn unpack_some(
    from: &mut impl Read,
    limits: &Limits,
    wanted: &dyn Fn(Place) -> Wanted,
) -> std::result::Result<Workbook, CannotOpen> {
    let length = u32::from_le_bytes(take(from)?) as usize;
    let mut head = vec![0; length.min(16 << 20)];
    from.read_exact(&mut head)?;
    let head: Head = serde_json::from_slice(&head).map_err(CannotOpen::damaged)?;
    let mut used = Used::default();
    let mut text = Vec::new();
    let mut sheets = Vec::new();
    for (number, sheet) in head.sheets.into_iter().enumerate() {
        let mut builder = Builder::new(limits, &mut used);
        for row in 0..sheet.rows {
            for column in 0..u32::from_le_bytes(take(from)?) as usize {
                let place = Place { sheet: number, row, column };
                read_cell(from, &mut text, &mut builder, wanted(place))?;
            }
            builder.end_row()?;
        }
        let merged = |[first_row, first_column, last_row, last_column]: [usize; 4]| Merged {
            first_row,
            first_column,
            last_row,
            last_column,
        };
        sheets.push(Sheet {
            name: sheet.name,
            hidden: sheet.hidden,
            cells: builder.finish()?,
            merged: sheet.merged.into_iter().map(merged).collect(),
            named: sheet.named,
        });
    }
    let encoding = head.encoding.and_then(|name| encoding_rs::Encoding::for_label(name.as_bytes()));
    Ok(Workbook {
        format: head.format,
        encoding: encoding.map(encoding_rs::Encoding::name),
        delimiter: head.delimiter,
        sheets,
        notes: head.notes,
    })
}

fn take<const N: usize>(from: &mut impl Read) -> Result<[u8; N]> {
    let mut bytes = [0; N];
    from.read_exact(&mut bytes)?;
    Ok(bytes)
}

fn read_cell(
    from: &mut impl Read,
    text: &mut Vec<u8>,
    into: &mut Builder<'_>,
    wanted: Wanted,
) -> std::result::Result<(), CannotOpen> {
    let [mark] = take(from)?;
    let bad = || Error::from(ErrorKind::InvalidData);
    let cell = match mark & !FORMULA {
        0 => Cell::Empty,
        tag @ 1..=3 => {
            let length = u32::from_le_bytes(take(from)?) as usize;
            text.clear();
            if from.take(length as u64).read_to_end(text)? < length {
                return Err(Error::from(ErrorKind::UnexpectedEof).into());
            }
            let text = std::str::from_utf8(text).map_err(|_| bad())?;
            match tag {
                1 => Cell::Text(text),
                2 => Cell::Digits(text),
                _ => Cell::Error(text),
            }
        }
        4 => Cell::Number(f64::from_le_bytes(take(from)?)),
        5 => Cell::Bool(take::<1>(from)? == [1]),
        6 => Cell::Day(moment_of(take(from)?).ok_or_else(bad)?.date()),
        7 => Cell::Moment(moment_of(take(from)?).ok_or_else(bad)?),
        8 => Cell::Duration(i64::from_le_bytes(take(from)?)),
        _ => return Err(bad().into()),
    };
    match wanted {
        Wanted::Kept => into.push(cell)?,
        Wanted::Passed => return into.push(Cell::Empty),
    }
    if mark & FORMULA != 0 {
        into.mark_formula();
    }
    Ok(())
}
