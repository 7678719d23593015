//! ODS, row by row. Ours rather than calamine's, because an empty-looking file may say "repeat this
//! row a million times" and the library unpacks that before anyone can count.

use std::fs::File;
use std::io::{BufRead, BufReader};

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};
use zip::ZipArchive;

use crate::grid::{Builder, Used};
use crate::mask::bare;
use crate::xlsx::formula_note;
use crate::{CannotOpen, Cell, Format, Limits, Merged, Sheet, Workbook, serial};

pub(crate) fn read(file: File, limits: &Limits) -> Result<Workbook, CannotOpen> {
    let mut zip = ZipArchive::new(BufReader::new(file)).map_err(CannotOpen::damaged)?;
    let content = zip.by_name("content.xml").map_err(CannotOpen::damaged)?;
    let mut xml = Xml::new(BufReader::new(content));
    let (mut sheets, mut hidden_styles, mut style) = (Vec::new(), Vec::new(), String::new());
    let (mut used, mut formulas) = (Used::default(), 0);
    while let Some(tag) = xml.next_start(None)? {
        match tag.name.as_str() {
            "style:style" => tag.get("style:name").unwrap_or_default().clone_into(&mut style),
            "style:table-properties" if tag.get("table:display") == Some("false") => {
                hidden_styles.push(style.clone());
            }
            "table:table" if sheets.len() < limits.sheets => {
                let hidden =
                    tag.get("table:style-name").is_some_and(|name| hidden_styles.iter().any(|h| h == name));
                let name = tag.get("table:name").unwrap_or_default().to_owned();
                let mut table =
                    Table { builder: Builder::new(limits, &mut used), row: 0, merged: Vec::new() };
                table.read(&mut xml)?;
                formulas += table.builder.formulas;
                let cells = table.builder.finish()?;
                sheets.push(Sheet { name, hidden, cells, merged: table.merged, named: false });
            }
            _ => {}
        }
    }
    let notes = formula_note(formulas).into_iter().collect();
    Ok(Workbook { format: Format::Ods, encoding: None, delimiter: None, sheets, notes })
}

/// A start tag with its attributes.
struct Tag {
    name: String,
    attributes: Vec<(String, String)>,
}

impl Tag {
    fn of(start: &BytesStart<'_>) -> Result<Self, CannotOpen> {
        let mut attributes = Vec::new();
        for attribute in start.attributes().with_checks(false) {
            let attribute = attribute.map_err(CannotOpen::damaged)?;
            let value = quick_xml::escape::unescape(&attribute.value).map_err(CannotOpen::damaged)?;
            attributes.push((attribute.key.0.to_owned(), value.into_owned()));
        }
        Ok(Self { name: start.name().0.to_owned(), attributes })
    }

    fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// How often this is repeated, at least once.
    fn times(&self, name: &str) -> usize {
        self.get(name).and_then(|n| n.parse::<usize>().ok()).unwrap_or(1).clamp(1, 1 << 24)
    }
}

struct Xml<R> {
    reader: Reader<R>,
    buffer: Vec<u8>,
}

impl<R: BufRead> Xml<R> {
    fn new(source: R) -> Self {
        let mut reader = Reader::from_reader(source);
        reader.config_mut().check_end_names = false;
        reader.config_mut().expand_empty_elements = true;
        Self { reader, buffer: Vec::new() }
    }

    fn event(&mut self) -> Result<Event<'_>, CannotOpen> {
        self.buffer.clear();
        self.reader.read_event_into(&mut self.buffer).map_err(CannotOpen::damaged)
    }

    /// The next start tag before the end of `parent` (or of the file).
    fn next_start(&mut self, parent: Option<&str>) -> Result<Option<Tag>, CannotOpen> {
        loop {
            match self.event()? {
                Event::Start(start) => return Tag::of(&start).map(Some),
                Event::End(end) if Some(end.name().0) == parent => return Ok(None),
                Event::Eof if parent.is_some() => {
                    return Err(CannotOpen::damaged("the sheet ends too early"));
                }
                Event::Eof => return Ok(None),
                _ => {}
            }
        }
    }
}

/// A cell of the row being read.
enum Held {
    Text(String),
    Plain(Cell<'static>),
}

struct Repeated {
    column: usize,
    times: usize,
    held: Held,
    formula: bool,
}

struct Table<'l> {
    builder: Builder<'l>,
    row: usize,
    merged: Vec<Merged>,
}

impl Table<'_> {
    fn read<R: BufRead>(&mut self, xml: &mut Xml<R>) -> Result<(), CannotOpen> {
        while let Some(tag) = xml.next_start(Some("table:table"))? {
            if tag.name == "table:table-row" {
                let times = tag.times("table:number-rows-repeated");
                let cells = self.read_row(xml)?;
                self.put(&cells, times)?;
            }
        }
        Ok(())
    }

    fn read_row<R: BufRead>(&mut self, xml: &mut Xml<R>) -> Result<Vec<Repeated>, CannotOpen> {
        let (mut cells, mut column) = (Vec::new(), 0_usize);
        while let Some(tag) = xml.next_start(Some("table:table-row"))? {
            if tag.name != "table:table-cell" && tag.name != "table:covered-table-cell" {
                continue;
            }
            let times = tag.times("table:number-columns-repeated");
            let text = cell_text(xml, &tag.name)?;
            self.merge(&tag, column);
            let formula = tag.get("table:formula").is_some();
            if filled(&tag, &text) && tag.name == "table:table-cell" {
                cells.push(Repeated { column, times, held: held(&tag, &text), formula });
            }
            column += times;
        }
        Ok(cells)
    }

    fn merge(&mut self, tag: &Tag, column: usize) {
        let columns = tag.times("table:number-columns-spanned");
        let rows = tag.times("table:number-rows-spanned");
        if columns * rows > 1 && self.merged.len() < 10_000 {
            let (last_row, last_column) = (self.row + rows - 1, column + columns - 1);
            self.merged.push(Merged { first_row: self.row, first_column: column, last_row, last_column });
        }
    }

    fn put(&mut self, cells: &[Repeated], times: usize) -> Result<(), CannotOpen> {
        if cells.is_empty() {
            self.row = self.row.saturating_add(times);
            return Ok(());
        }
        for _ in 0..times {
            for cell in cells {
                self.put_cell(cell)?;
            }
            self.builder.end_row()?;
            self.row += 1;
        }
        Ok(())
    }
}

impl Table<'_> {
    fn put_cell(&mut self, repeated: &Repeated) -> Result<(), CannotOpen> {
        let cell = match &repeated.held {
            Held::Text(text) => Cell::Text(bare(text)),
            Held::Plain(cell) => *cell,
        };
        for column in repeated.column..repeated.column + repeated.times {
            self.builder.place(self.row, column, cell)?;
            if repeated.formula {
                self.builder.mark_formula();
            }
        }
        Ok(())
    }
}

fn filled(tag: &Tag, text: &str) -> bool {
    !text.is_empty()
        || tag.get("office:value-type").is_some_and(|kind| kind != "string")
        || tag.get("office:string-value").is_some_and(|value| !value.is_empty())
}

fn held(tag: &Tag, text: &str) -> Held {
    let error = tag.get("calcext:value-type") == Some("error");
    if error {
        return Held::Plain(Cell::Error("#ERROR!"));
    }
    let value = |name| tag.get(name).unwrap_or_default();
    let fixed = |cell: Cell<'_>| match cell {
        Cell::Day(day) => Held::Plain(Cell::Day(day)),
        Cell::Moment(at) => Held::Plain(Cell::Moment(at)),
        Cell::Duration(ms) => Held::Plain(Cell::Duration(ms)),
        _ => Held::Text(text.to_owned()),
    };
    match tag.get("office:value-type") {
        Some("float" | "currency" | "percentage") => match value("office:value").parse() {
            Ok(number) => Held::Plain(Cell::Number(number)),
            Err(_) => Held::Text(text.to_owned()),
        },
        Some("boolean") => Held::Plain(Cell::Bool(value("office:boolean-value") == "true")),
        Some("date") => fixed(serial::iso(value("office:date-value"))),
        Some("time") => fixed(serial::iso_duration(value("office:time-value"))),
        _ if text.is_empty() => Held::Text(value("office:string-value").to_owned()),
        _ => Held::Text(text.to_owned()),
    }
}

/// The text of a cell until its end tag, without notes and drawings.
fn cell_text<R: BufRead>(xml: &mut Xml<R>, cell: &str) -> Result<String, CannotOpen> {
    let (mut text, mut paragraphs, mut aside) = (String::new(), 0, 0_usize);
    loop {
        match xml.event()? {
            Event::Start(start) => match start.name().0 {
                "office:annotation" | "draw:frame" | "draw:object" => aside += 1,
                "text:p" if aside == 0 => {
                    text.push_str(if paragraphs > 0 { "\n" } else { "" });
                    paragraphs += 1;
                }
                "text:s" if aside == 0 => {
                    let spaces = Tag::of(&start)?.times("text:c").min(100);
                    text.extend(std::iter::repeat_n(' ', spaces));
                }
                "text:tab" if aside == 0 => text.push('\t'),
                "text:line-break" if aside == 0 => text.push('\n'),
                _ => {}
            },
            Event::End(end) => match end.name().0 {
                "office:annotation" | "draw:frame" | "draw:object" => aside = aside.saturating_sub(1),
                name if name == cell => return Ok(text),
                _ => {}
            },
            Event::Text(part) if aside == 0 && paragraphs > 0 => text.push_str(&part.xml10_content()),
            Event::GeneralRef(entity) if aside == 0 => push_entity(&mut text, &entity)?,
            Event::Eof => return Err(CannotOpen::damaged("a cell ends too early")),
            _ => {}
        }
        if text.len() > 2 << 20 {
            return Err(CannotOpen::damaged("a cell is too long"));
        }
    }
}

fn push_entity(text: &mut String, entity: &BytesRef<'_>) -> Result<(), CannotOpen> {
    if let Some(c) = entity.resolve_char_ref().map_err(CannotOpen::damaged)? {
        text.push(c);
    } else if let Some(plain) = quick_xml::escape::resolve_predefined_entity(entity) {
        text.push_str(plain);
    }
    Ok(())
}
