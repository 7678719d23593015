//! JSON as tables. Values are read into a compact tree, within the limits, then laid out.

use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt;
use std::fs::File;
use std::io::{self, BufReader, Read};

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use crate::decode::{Charset, Pieces};
use crate::{CannotOpen, Format, Limits, Workbook, json_tables};

/// A stretch of the tree's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Span(u32, u32);

#[derive(Debug)]
pub(crate) enum Node {
    Null,
    Bool(bool),
    Number(f64),
    Digits(Span),
    Text(Span),
    List(Vec<Node>),
    Map(Vec<(Span, Node)>),
}

/// The text that the nodes of a tree point into.
#[derive(Default)]
pub(crate) struct Texts {
    all: String,
    known: HashMap<String, Span>,
}

impl Texts {
    pub(crate) fn get(&self, span: Span) -> &str {
        &self.all[span.0 as usize..(span.0 + span.1) as usize]
    }

    fn keep(&mut self, text: &str) -> Span {
        if let Some(span) = self.known.get(text) {
            return *span;
        }
        let span = Span(self.all.len() as u32, text.len() as u32);
        self.all.push_str(text);
        if self.known.len() < 20_000 && text.len() < 64 {
            self.known.insert(text.to_owned(), span);
        }
        span
    }
}

pub(crate) fn read(
    file: &mut File,
    charset: Charset,
    name: &str,
    limits: &Limits,
) -> Result<Workbook, CannotOpen> {
    let pieces = Pieces::new(file, charset)?;
    let reading = Reading { limits, state: RefCell::new(State::default()) };
    let source = BufReader::new(Source { pieces, held: Vec::new(), at: 0 });
    let mut values = Vec::new();
    let mut json = serde_json::Deserializer::from_reader(source);
    loop {
        // More than one value: a file with one JSON object a line.
        let value = Seed { reading: &reading, depth: 0 }.deserialize(&mut json);
        values.push(value.map_err(|error| reading.refusal(&error))?);
        if json.end().is_ok() {
            break;
        }
    }
    let root = if values.len() == 1 { values.remove(0) } else { Node::List(values) };
    let texts = reading.state.into_inner().texts;
    let sheets = json_tables::sheets(&root, &texts, name, limits)?;
    let encoding = Some(charset.name());
    Ok(Workbook { format: Format::Json, encoding, delimiter: None, sheets, notes: Vec::new() })
}

/// The decoded text of the file as bytes for the JSON reader.
struct Source<'f> {
    pieces: Pieces<'f>,
    held: Vec<u8>,
    at: usize,
}

impl Read for Source<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.at == self.held.len() {
            let Some(piece) = self.pieces.next().map_err(io::Error::other)? else { return Ok(0) };
            self.held.clear();
            self.held.extend_from_slice(piece.as_bytes());
            self.at = 0;
        }
        let step = buffer.len().min(self.held.len() - self.at);
        buffer[..step].copy_from_slice(&self.held[self.at..self.at + step]);
        self.at += step;
        Ok(step)
    }
}

#[derive(Default)]
struct State {
    texts: Texts,
    values: usize,
    stopped: Option<CannotOpen>,
}

struct Reading<'l> {
    limits: &'l Limits,
    state: RefCell<State>,
}

impl Reading<'_> {
    fn refusal(&self, error: &serde_json::Error) -> CannotOpen {
        if error.to_string().contains("recursion limit") {
            return CannotOpen::TooDeep { limit: self.limits.depth };
        }
        let broken = CannotOpen::BrokenJson { line: error.line(), column: error.column() };
        self.state.borrow_mut().stopped.take().unwrap_or(broken)
    }

    fn stop<E: Error>(&self, refusal: CannotOpen) -> E {
        let error = E::custom(&refusal);
        self.state.borrow_mut().stopped = Some(refusal);
        error
    }

    fn count<E: Error>(&self, depth: usize) -> Result<(), E> {
        let limits = self.limits;
        self.state.borrow_mut().values += 1;
        let (values, texts) = {
            let state = self.state.borrow();
            (state.values, state.texts.all.len())
        };
        if depth > limits.depth {
            return Err(self.stop(CannotOpen::TooDeep { limit: limits.depth }));
        }
        if values > limits.json_values || texts > limits.text_bytes {
            return Err(self.stop(CannotOpen::TooManyCells { limit: limits.json_values }));
        }
        Ok(())
    }

    fn keep(&self, text: &str) -> Span {
        self.state.borrow_mut().texts.keep(text)
    }
}

#[derive(Clone, Copy)]
struct Seed<'r, 'l> {
    reading: &'r Reading<'l>,
    depth: usize,
}

impl Seed<'_, '_> {
    fn inner(self) -> Self {
        Self { depth: self.depth + 1, ..self }
    }
}

impl<'de> DeserializeSeed<'de> for Seed<'_, '_> {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<Node, D::Error> {
        self.reading.count(self.depth)?;
        source.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_, '_> {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_bool<E>(self, yes: bool) -> Result<Node, E> {
        Ok(Node::Bool(yes))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Node, E> {
        let exact = number.unsigned_abs() < 1 << 53;
        Ok(if exact {
            Node::Number(number as f64)
        } else {
            Node::Digits(self.reading.keep(&number.to_string()))
        })
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Node, E> {
        let exact = number < 1 << 53;
        Ok(if exact {
            Node::Number(number as f64)
        } else {
            Node::Digits(self.reading.keep(&number.to_string()))
        })
    }

    fn visit_f64<E>(self, number: f64) -> Result<Node, E> {
        Ok(Node::Number(number))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Node, E> {
        Ok(Node::Text(self.reading.keep(text)))
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Node, A::Error> {
        let mut list = Vec::new();
        while let Some(node) = items.next_element_seed(self.inner())? {
            list.push(node);
        }
        Ok(Node::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Node, A::Error> {
        let mut map = Vec::new();
        while let Some(key) = members.next_key::<std::borrow::Cow<'_, str>>()? {
            let key = self.reading.keep(&key);
            map.push((key, members.next_value_seed(self.inner())?));
        }
        Ok(Node::Map(map))
    }
}
