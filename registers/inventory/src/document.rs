//! An agent's document as a tree, whichever form it has: the XML of FusionInventory in the shape of GLPI's JSON, with names
//! in small letters.

use quick_xml::Reader;
use quick_xml::events::{BytesRef, Event};
use serde_json::{Map, Value as Json};

use crate::unpack::Unreadable;

/// Elements of an XML document.
const ELEMENTS_AT_MOST: usize = 400_000;
/// Elements within each other, and levels of a JSON document.
const DEPTH_AT_MOST: usize = 24;

/// The document's tree.
pub(crate) fn read(text: &str) -> Result<Json, Unreadable> {
    match text.trim_start().as_bytes().first() {
        Some(b'<') => from_xml(text),
        Some(b'{') => from_json(text),
        _ => Err(Unreadable::NeitherForm),
    }
}

fn from_json(text: &str) -> Result<Json, Unreadable> {
    // The reader itself stops at 128 levels, before its stack is at an end.
    let json: Json = serde_json::from_str(text).map_err(|_| Unreadable::Damaged)?;
    if depth(&json) > DEPTH_AT_MOST { Err(Unreadable::TooMany) } else { Ok(json) }
}

fn depth(json: &Json) -> usize {
    match json {
        Json::Array(all) => 1 + all.iter().map(depth).max().unwrap_or(0),
        Json::Object(all) => 1 + all.values().map(depth).max().unwrap_or(0),
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) => 0,
    }
}

/// An element that is not closed yet.
#[derive(Default)]
struct Open {
    name: String,
    text: String,
    parts: Map<String, Json>,
}

impl Open {
    /// What it became: its text, or its parts.
    fn value(self) -> Json {
        if self.parts.is_empty() {
            Json::String(self.text.trim().to_owned())
        } else {
            Json::Object(self.parts)
        }
    }

    /// Takes a part in; what comes several times is a list.
    fn take(&mut self, name: String, value: Json) {
        match self.parts.get_mut(&name) {
            None => {
                self.parts.insert(name, value);
            }
            Some(Json::Array(all)) => all.push(value),
            Some(one) => *one = Json::Array(vec![std::mem::take(one), value]),
        }
    }
}

/// The tree of an XML document. What it declares for itself (DOCTYPE, entities of its own) is not followed.
fn from_xml(text: &str) -> Result<Json, Unreadable> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let mut open: Vec<Open> = vec![Open::default()];
    let mut elements = 0;
    loop {
        match reader.read_event().map_err(|_| Unreadable::Damaged)? {
            Event::Start(start) => {
                elements += 1;
                if elements > ELEMENTS_AT_MOST || open.len() > DEPTH_AT_MOST {
                    return Err(Unreadable::TooMany);
                }
                let name = start.name().0.to_lowercase();
                open.push(Open { name, ..Open::default() });
            }
            Event::End(_) => {
                let (Some(closed), Some(around)) = (open.pop(), open.last_mut()) else {
                    return Err(Unreadable::Damaged);
                };
                around.take(closed.name.clone(), closed.value());
            }
            Event::Text(part) => push(&mut open, &part.xml10_content()),
            Event::CData(part) => push(&mut open, &part),
            Event::GeneralRef(entity) => push_entity(&mut open, &entity)?,
            Event::DocType(_) => return Err(Unreadable::Damaged),
            Event::Eof => break,
            Event::Empty(_) | Event::Decl(_) | Event::PI(_) | Event::Comment(_) => {}
        }
    }
    match (open.pop(), open.is_empty()) {
        (Some(root), true) => {
            root.parts.into_iter().next().map(|(_, document)| document).ok_or(Unreadable::Damaged)
        }
        _ => Err(Unreadable::Damaged),
    }
}

fn push(open: &mut [Open], text: &str) {
    if let Some(last) = open.last_mut() {
        last.text.push_str(text);
    }
}

fn push_entity(open: &mut [Open], entity: &BytesRef<'_>) -> Result<(), Unreadable> {
    if let Some(c) = entity.resolve_char_ref().map_err(|_| Unreadable::Damaged)? {
        push(open, c.encode_utf8(&mut [0; 4]));
        return Ok(());
    }
    let plain = quick_xml::escape::resolve_predefined_entity(entity).ok_or(Unreadable::Damaged)?;
    push(open, plain);
    Ok(())
}
