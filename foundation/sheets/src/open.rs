use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use crate::decode::{self, Pieces};
use crate::delimited::{self, Quoting, Splitter};
use crate::grid::Used;
use crate::kind::{self, Looks};
use crate::{CannotOpen, Format, Limits, Note, Sheet, Workbook, compound, json, ods, xls, xlsx, zip_guard};

/// Opens a table file, judging its form by its content. `name` is the name that the person gave it; it
/// becomes the name of the only sheet of a text file and is never used as a path.
pub fn open(path: &Path, name: &str, limits: &Limits) -> Result<Workbook, CannotOpen> {
    let mut file = File::open(path)?;
    let bytes = file.metadata()?.len();
    if bytes == 0 {
        return Err(CannotOpen::Empty);
    }
    if bytes > limits.file_bytes {
        return Err(CannotOpen::TooLarge { bytes, limit: limits.file_bytes });
    }
    let mut head = [0; 64];
    let read = file.read(&mut head)?;
    file.seek(SeekFrom::Start(0))?;
    // The readers of others may panic on a hostile file; for us that is a damaged file.
    let opened = catch_unwind(AssertUnwindSafe(|| match kind::looks(&head[..read]) {
        Looks::Zip => open_zip(file, limits),
        Looks::Compound => open_compound(file, bytes, limits),
        Looks::Other(what) => Err(CannotOpen::NotATable { what }),
        Looks::Text => open_text(file, name, limits),
    }));
    let workbook = opened.unwrap_or_else(|_| Err(CannotOpen::damaged("the reader gave up")))?;
    if workbook.sheets.is_empty() {
        return Err(CannotOpen::NoSheets);
    }
    Ok(workbook)
}

fn open_zip(file: File, limits: &Limits) -> Result<Workbook, CannotOpen> {
    match zip_guard::check(&file, limits)? {
        zip_guard::Container::Xlsx => xlsx::read(file, limits),
        zip_guard::Container::Ods => ods::read(file, limits),
    }
}

fn open_compound(mut file: File, bytes: u64, limits: &Limits) -> Result<Workbook, CannotOpen> {
    if bytes > limits.xls_bytes {
        return Err(CannotOpen::TooLarge { bytes, limit: limits.xls_bytes });
    }
    let mut content = Vec::with_capacity(bytes as usize);
    file.read_to_end(&mut content)?;
    compound::check(&content, limits)?;
    xls::read(content, limits)
}

fn open_text(mut file: File, name: &str, limits: &Limits) -> Result<Workbook, CannotOpen> {
    let charset = decode::charset(&mut file)?;
    let sample = sample(&mut file, charset)?;
    if let Some(what) = kind::markup(&sample) {
        return Err(CannotOpen::NotATable { what });
    }
    let start = sample.trim_start_matches('\u{FEFF}').trim_start();
    if start.is_empty() {
        return Err(CannotOpen::Empty);
    }
    let stem = stem(name);
    if start.starts_with(['{', '[']) {
        let named_json = name.to_ascii_lowercase().ends_with("json");
        match json::read(&mut file, charset, &stem, limits) {
            Err(CannotOpen::BrokenJson { .. }) if !named_json => {}
            done => return done,
        }
    }
    open_delimited(file, charset, &sample, stem, limits)
}

fn open_delimited(
    mut file: File,
    charset: decode::Charset,
    sample: &str,
    name: String,
    limits: &Limits,
) -> Result<Workbook, CannotOpen> {
    let delimiter = delimited::delimiter(sample);
    let mut notes = Vec::new();
    let with = |file: &mut File, quoting, notes: &mut Vec<Note>| {
        let mut pieces = Pieces::new(file, charset)?;
        let splitter = Splitter::new(delimiter.unwrap_or('\u{1F}'), quoting);
        let (grid, open, too_long) = delimited::read(&mut pieces, splitter, limits, &mut Used::default())?;
        if pieces.replaced {
            notes.push(Note::new("letters-replaced"));
        }
        if too_long > 0 {
            notes.push(Note::new("cells-too-long").with("count", too_long));
        }
        Ok::<_, CannotOpen>((grid, open))
    };
    let (mut cells, open) = with(&mut file, Quoting::On, &mut notes)?;
    if open {
        notes.clear();
        drop(cells);
        notes.push(Note::new("quote-left-open"));
        (cells, _) = with(&mut file, Quoting::Off, &mut notes)?;
    }
    if cells.rows() == 0 {
        return Err(CannotOpen::Empty);
    }
    let sheet = Sheet { name, hidden: false, cells, merged: Vec::new(), named: false };
    let encoding = Some(charset.name());
    Ok(Workbook { format: Format::Delimited, encoding, delimiter, sheets: vec![sheet], notes })
}

/// The first part of the text, to judge by.
fn sample(file: &mut File, charset: decode::Charset) -> Result<String, CannotOpen> {
    let mut pieces = Pieces::new(file, charset)?;
    let mut sample = String::new();
    while sample.len() < 128 << 10 {
        let Some(piece) = pieces.next()? else { return Ok(sample) };
        sample.push_str(piece);
    }
    // The last line may be cut: judge whole lines only.
    if let Some(end) = sample.rfind(['\n', '\r']) {
        sample.truncate(end);
    }
    Ok(sample)
}

/// The name without folders and ending.
fn stem(name: &str) -> String {
    let base = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = base.rsplit_once('.').map_or(base, |(stem, _)| stem);
    stem.chars().filter(|c| !c.is_control()).take(100).collect()
}
