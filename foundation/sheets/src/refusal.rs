/// Why a file was not opened. Each variant has a stable text key ([`CannotOpen::key`]) and its facts.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CannotOpen {
    #[error("the file is empty")]
    Empty,
    #[error("the file has {bytes} bytes; the limit is {limit}")]
    TooLarge { bytes: u64, limit: u64 },
    /// The column at which reading stopped; there may be more.
    #[error("a sheet has at least {columns} columns; the limit is {limit}")]
    TooWide { columns: usize, limit: usize },
    #[error("a sheet has {rows} rows; the limit is {limit}")]
    TooLong { rows: usize, limit: usize },
    #[error("the file has more than {limit} cells")]
    TooManyCells { limit: usize },
    #[error("the file unpacks to more than {limit} bytes")]
    Bomb { limit: u64 },
    #[error("the file is encrypted")]
    Encrypted,
    #[error("not a table but {what}")]
    NotATable { what: &'static str },
    #[error("damaged: {what}")]
    Damaged { what: String },
    #[error("broken JSON in line {line}, column {column}")]
    BrokenJson { line: usize, column: usize },
    #[error("nested deeper than {limit} levels")]
    TooDeep { limit: usize },
    #[error("a format that is not known: {what}")]
    UnknownFormat { what: &'static str },
    #[error("the workbook has no sheet")]
    NoSheets,
    #[error("cannot read the file: {what}")]
    Unreadable { what: String },
}

impl CannotOpen {
    /// The tail of the text key that words this refusal.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLarge { .. } => "too-large",
            Self::TooWide { .. } => "too-wide",
            Self::TooLong { .. } => "too-long",
            Self::TooManyCells { .. } => "too-many-cells",
            Self::Bomb { .. } => "bomb",
            Self::Encrypted => "encrypted",
            Self::NotATable { .. } => "not-a-table",
            Self::Damaged { .. } => "damaged",
            Self::BrokenJson { .. } => "broken-json",
            Self::TooDeep { .. } => "too-deep",
            Self::UnknownFormat { .. } => "unknown-format",
            Self::NoSheets => "no-sheets",
            Self::Unreadable { .. } => "unreadable",
        }
    }

    /// The values that the sentence names.
    pub fn facts(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Empty | Self::Encrypted | Self::NoSheets => Vec::new(),
            Self::TooLarge { bytes, limit } => {
                vec![("bytes", bytes.to_string()), ("limit", limit.to_string())]
            }
            Self::TooWide { columns, limit } => {
                vec![("columns", columns.to_string()), ("limit", limit.to_string())]
            }
            Self::TooLong { rows, limit } => vec![("rows", rows.to_string()), ("limit", limit.to_string())],
            Self::TooManyCells { limit } => vec![("limit", limit.to_string())],
            Self::Bomb { limit } => vec![("limit", limit.to_string())],
            Self::BrokenJson { line, column } => {
                vec![("line", line.to_string()), ("column", column.to_string())]
            }
            Self::TooDeep { limit } => vec![("limit", limit.to_string())],
            Self::NotATable { what } | Self::UnknownFormat { what } => vec![("what", (*what).to_owned())],
            Self::Damaged { what } | Self::Unreadable { what } => vec![("what", what.clone())],
        }
    }

    pub(crate) fn damaged(what: impl ToString) -> Self {
        let mut what = what.to_string();
        if let Some((cut, _)) = what.char_indices().nth(200) {
            what.truncate(cut);
        }
        Self::Damaged { what }
    }
}

impl From<std::io::Error> for CannotOpen {
    fn from(error: std::io::Error) -> Self {
        Self::Unreadable { what: error.kind().to_string() }
    }
}
