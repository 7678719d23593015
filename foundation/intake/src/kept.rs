//! What is kept of a file until the import is over: its cells, packed, in the database, so that any process can go
//! on where another stopped and a backup holds it. Columns of secrets are left out before anything is stored.

use std::io::{Read as _, Write as _};
use std::path::Path;

use ::store::{Reading, Tx};
use flate2::Compression;
use flate2::bufread::GzDecoder;
use flate2::write::GzEncoder;
use kernel::{FieldError, FieldErrors, Id, Refused, Result};
use sheets::{CannotOpen, LeftOut, Limits, Place, Wanted, Workbook};

use crate::import::{Cannot, Import};
use crate::store;

/// The file's content as a hash in hexadecimal digits: the same file again is known by it.
pub(crate) fn hash(path: &Path) -> Result<String> {
    let mut file = std::fs::File::open(path).map_err(Refused::broken)?;
    let mut hasher = blake3::Hasher::new();
    let mut block = vec![0; 64 << 10];
    loop {
        match file.read(&mut block).map_err(Refused::broken)? {
            0 => return Ok(hasher.finalize().to_hex().to_string()),
            length => hasher.update(&block[..length]),
        };
    }
}

/// Who brings a file, and so how large it may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Brings {
    /// A person over the web, beside others.
    Person,
    /// The holder of the machine, who moves a whole desk in: 200,000 tickets with all that was said in them.
    Operator,
}

impl Brings {
    fn limits(self) -> Limits {
        match self {
            Self::Person => Limits::default(),
            Self::Operator => Limits { file_bytes: 512 << 20, text_bytes: 512 << 20, ..Limits::default() },
        }
    }
}

/// Opens the file that was sent; what cannot be opened is refused in words.
pub(crate) fn open(path: &Path, name: &str, by: Brings) -> Result<Workbook> {
    sheets::open(path, name, &by.limits()).map_err(|refusal| match refusal {
        CannotOpen::TooLarge { .. } => Refused::TooLarge,
        other => {
            let mut error = FieldError::new("file", code(&other));
            error.facts = other.facts();
            Refused::Invalid(FieldErrors(vec![error]))
        }
    })
}

/// The tail of the text `error-…` for a file that cannot be opened.
const fn code(refusal: &CannotOpen) -> &'static str {
    match refusal {
        CannotOpen::Empty => "file-empty",
        CannotOpen::TooLarge { .. } => "file-too-large",
        CannotOpen::TooWide { .. } => "file-too-wide",
        CannotOpen::TooLong { .. } => "file-too-long",
        CannotOpen::TooManyCells { .. } => "file-too-many-cells",
        CannotOpen::Bomb { .. } => "file-bomb",
        CannotOpen::Encrypted => "file-encrypted",
        CannotOpen::NotATable { .. } => "file-not-a-table",
        CannotOpen::Damaged { .. } => "file-damaged",
        CannotOpen::BrokenJson { .. } => "file-broken-json",
        CannotOpen::TooDeep { .. } => "file-too-deep",
        CannotOpen::UnknownFormat { .. } => "file-unknown-format",
        CannotOpen::NoSheets => "file-no-sheets",
        CannotOpen::Unreadable { .. } => "file-unreadable",
    }
}

/// The workbook's cells without what is left out, compressed.
pub(crate) fn packed(workbook: &Workbook, left_out: &[LeftOut]) -> Result<Vec<u8>> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
    let mut buffered = std::io::BufWriter::with_capacity(64 << 10, &mut packer);
    sheets::pack(workbook, left_out, &mut buffered).map_err(Refused::broken)?;
    buffered.flush().map_err(Refused::broken)?;
    drop(buffered);
    packer.finish().map_err(Refused::broken)
}

/// Opens what was kept of an import that was loaded within scope.
pub(crate) fn reopen(reading: &Reading<'_>, id: Id<Import>) -> Result<Workbook> {
    reopen_some(reading, id, &|_| Wanted::Kept)
}

/// The same with the wanted cells only, which takes less memory.
pub(crate) fn reopen_some(
    reading: &Reading<'_>,
    id: Id<Import>,
    wanted: &dyn Fn(Place) -> Wanted,
) -> Result<Workbook> {
    let packed = store::read_parts(reading, id)?;
    if packed.is_empty() {
        return Err(Cannot::FileGone.into());
    }
    let mut reader = std::io::BufReader::with_capacity(64 << 10, GzDecoder::new(packed.as_slice()));
    // What was let in by the smaller bounds is within the larger ones too.
    sheets::unpack_some(&mut reader, &Brings::Operator.limits(), wanted).map_err(Refused::broken)
}

/// Keeps the cells for an import.
pub(crate) fn keep(tx: &Tx<'_>, id: Id<Import>, packed: &[u8]) -> Result<()> {
    store::write_parts(tx, id, packed)
}
