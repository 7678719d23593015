use crate::{Grid, Note};

/// The form of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Format {
    Delimited,
    Xlsx,
    Xls,
    Ods,
    Json,
}

impl Format {
    /// As people call it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Delimited => "CSV",
            Self::Xlsx => "XLSX",
            Self::Xls => "XLS",
            Self::Ods => "ODS",
            Self::Json => "JSON",
        }
    }
}

/// A file that was opened: its sheets and what was noticed on the way.
#[derive(Debug, Clone)]
pub struct Workbook {
    pub format: Format,
    /// The encoding of a text file, such as `UTF-8` or `windows-1252`.
    pub encoding: Option<&'static str>,
    /// The character between fields of a text file.
    pub delimiter: Option<char>,
    pub sheets: Vec<Sheet>,
    pub notes: Vec<Note>,
}

/// One sheet (of a text file: the only one).
#[derive(Debug, Clone)]
pub struct Sheet {
    pub name: String,
    pub hidden: bool,
    pub cells: Grid,
    pub merged: Vec<Merged>,
    /// The first row holds the names for certain (JSON fields).
    pub named: bool,
}

/// Cells shown as one; the value stands in the first. Rows and columns from 0, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merged {
    pub first_row: usize,
    pub first_column: usize,
    pub last_row: usize,
    pub last_column: usize,
}
