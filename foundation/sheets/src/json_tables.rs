//! Which tables a JSON tree holds, and each record as a row with dotted names.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::grid::{Builder, Used};
use crate::json::{Node, Span, Texts};
use crate::{CannotOpen, Cell, Limits, Sheet};

const FLATTEN: usize = 8;
const WRAPPERS: &[&str] = &[
    "data", "items", "results", "result", "value", "values", "records", "rows", "entries", "content", "list",
];
/// Names that say "I am one record", not a table of keys.
const RECORD: &[&str] =
    &["id", "name", "namn", "title", "displayname", "sourcedid", "type", "sys_id", "code", "kod"];

pub(crate) fn sheets(
    root: &Node,
    texts: &Texts,
    name: &str,
    limits: &Limits,
) -> Result<Vec<Sheet>, CannotOpen> {
    let mut layout = Layout { texts, limits, used: Used::default(), sheets: Vec::new() };
    layout.root(root, name)?;
    Ok(layout.sheets)
}

type Members = Vec<(Span, Node)>;

struct Layout<'t> {
    texts: &'t Texts,
    limits: &'t Limits,
    used: Used,
    sheets: Vec<Sheet>,
}

impl Layout<'_> {
    fn root(&mut self, root: &Node, name: &str) -> Result<(), CannotOpen> {
        match root {
            Node::List(items) => self.list(items, name),
            Node::Map(members) => self.map(members, name),
            _ => Err(CannotOpen::NotATable { what: "single-value" }),
        }
    }

    fn list(&mut self, items: &[Node], name: &str) -> Result<(), CannotOpen> {
        if !items.is_empty() && items.iter().all(|item| matches!(item, Node::List(_))) {
            return self.rows_of_lists(items, name);
        }
        let rows: Vec<_> = items.iter().map(|item| (None, item)).collect();
        self.records(&rows, name)
    }

    fn map(&mut self, members: &Members, name: &str) -> Result<(), CannotOpen> {
        if let Some(properties) = self.schema(members) {
            return self.keyed(properties, name);
        }
        let tables: Vec<_> = members.iter().filter(|(_, node)| is_table(node)).collect();
        let wraps = tables.iter().any(|(key, _)| WRAPPERS.contains(&self.texts.get(*key)));
        let plain = members.iter().filter(|(_, node)| !matches!(node, Node::List(_) | Node::Map(_))).count();
        if !tables.is_empty() && (plain == 0 || wraps) && tables.len() * 2 >= members.len() - plain {
            for (key, node) in tables {
                if let Node::List(items) = node {
                    self.list(items, self.texts.get(*key))?;
                }
            }
            return Ok(());
        }
        let maps: Vec<_> =
            members.iter().filter_map(|(key, node)| as_map(node).map(|map| (key, map))).collect();
        if maps.len() == members.len() && maps.len() > 1 {
            return self.map_of_maps(members, &maps, name);
        }
        if self.is_dictionary(members) {
            return self.keyed(members, name);
        }
        let one = Node::Map(Vec::new());
        self.record(members, &one, name)
    }

    fn record(&mut self, members: &Members, _: &Node, name: &str) -> Result<(), CannotOpen> {
        self.build(&[(None, Row::Members(members))], name)
    }

    /// Maps of alike records are one keyed table; maps of words are a sheet each.
    fn map_of_maps(
        &mut self,
        members: &Members,
        maps: &[(&Span, &Members)],
        name: &str,
    ) -> Result<(), CannotOpen> {
        let first = maps[0].1;
        let alike = maps.iter().filter(|(_, map)| {
            let shared = map.iter().filter(|(key, _)| first.iter().any(|(k, _)| self.same(*k, *key))).count();
            shared * 2 >= map.len().max(first.len())
        });
        if alike.count() * 10 >= maps.len() * 8 && !first.is_empty() {
            return self.keyed(members, name);
        }
        for (key, map) in maps.iter().take(self.limits.sheets) {
            self.keyed(map, self.texts.get(**key))?;
        }
        Ok(())
    }

    fn same(&self, a: Span, b: Span) -> bool {
        a == b || self.texts.get(a) == self.texts.get(b)
    }

    /// The described fields of a JSON Schema.
    fn schema<'n>(&self, members: &'n Members) -> Option<&'n Members> {
        let find = |name| members.iter().find(|(key, _)| self.texts.get(*key) == name).map(|(_, node)| node);
        find("$schema").or_else(|| find("$id"))?;
        as_map(find("properties")?)
    }

    /// Words under keys, such as codes with their names, rather than the fields of one record.
    fn is_dictionary(&self, members: &Members) -> bool {
        let texts = members.iter().filter(|(_, node)| matches!(node, Node::Text(_))).count();
        let record = |key: &Span| RECORD.contains(&self.texts.get(*key).to_lowercase().as_str());
        members.len() >= 3 && texts * 10 >= members.len() * 9 && !members.iter().any(|(key, _)| record(key))
    }

    fn keyed(&mut self, members: &Members, name: &str) -> Result<(), CannotOpen> {
        let rows: Vec<_> = members.iter().map(|(key, node)| (Some(*key), node)).collect();
        self.records(&rows, name)
    }

    fn records(&mut self, rows: &[(Option<Span>, &Node)], name: &str) -> Result<(), CannotOpen> {
        let rows: Vec<_> = rows.iter().map(|(key, node)| (*key, Row::Node(node))).collect();
        self.build(&rows, name)
    }

    fn build(&mut self, rows: &[(Option<Span>, Row<'_>)], name: &str) -> Result<(), CannotOpen> {
        let mut columns = Columns::new(self.limits.columns);
        if rows.iter().any(|(key, _)| key.is_some()) {
            columns.at("key")?;
        }
        let mut flat = Vec::new();
        for (_, row) in rows {
            flat.clear();
            row.flatten(self.texts, &mut flat);
            for (name, value) in &flat {
                columns.see(name, value)?;
            }
        }
        let mut builder = Builder::new(self.limits, &mut self.used);
        for name in &columns.names {
            builder.push(Cell::Text(name))?;
        }
        builder.end_row()?;
        for (key, row) in rows {
            flat.clear();
            row.flatten(self.texts, &mut flat);
            let mut line: Vec<Option<&Flat<'_>>> = vec![None; columns.names.len()];
            for (name, value) in &flat {
                if let Some(at) = columns.index.get(name) {
                    line[*at].get_or_insert(value);
                }
            }
            for (n, value) in line.iter().enumerate() {
                match (key, value) {
                    (Some(key), _) if n == 0 => builder.push(Cell::Text(self.texts.get(*key)))?,
                    (_, Some(value)) => {
                        let wrong = columns.wrong(n, value);
                        builder.push(wrong.as_deref().map_or_else(|| value.cell(self.texts), Cell::Error))?;
                    }
                    (_, None) => builder.push(Cell::Empty)?,
                }
            }
            builder.end_row()?;
        }
        let cells = builder.finish()?;
        self.sheets.push(Sheet {
            name: name.to_owned(),
            hidden: false,
            cells,
            merged: Vec::new(),
            named: true,
        });
        Ok(())
    }

    fn rows_of_lists(&mut self, items: &[Node], name: &str) -> Result<(), CannotOpen> {
        let mut builder = Builder::new(self.limits, &mut self.used);
        for item in items {
            if let Node::List(cells) = item {
                for cell in cells {
                    builder.push(Flat::of(cell, self.texts).cell(self.texts))?;
                }
            }
            builder.end_row()?;
        }
        let cells = builder.finish()?;
        self.sheets.push(Sheet {
            name: name.to_owned(),
            hidden: false,
            cells,
            merged: Vec::new(),
            named: false,
        });
        Ok(())
    }
}

fn is_table(node: &Node) -> bool {
    matches!(node, Node::List(items) if items.iter().any(|item| matches!(item, Node::Map(_))))
}

fn as_map(node: &Node) -> Option<&Members> {
    match node {
        Node::Map(members) => Some(members),
        _ => None,
    }
}

struct Columns {
    names: Vec<String>,
    index: HashMap<String, usize>,
    limit: usize,
    /// For each name how many rows have one value there, and how many a list or an object.
    kinds: HashMap<String, (usize, usize)>,
}

impl Columns {
    fn new(limit: usize) -> Self {
        Self { names: Vec::new(), index: HashMap::new(), limit, kinds: HashMap::new() }
    }

    /// Notes what a row has under a name. What is taken apart has columns of its own.
    fn see(&mut self, name: &str, value: &Flat<'_>) -> Result<(), CannotOpen> {
        let (single, several) = match value {
            Flat::Node(Node::Null) => (0, 0),
            Flat::Node(_) | Flat::Joined(_) => (1, 0),
            Flat::List(_) | Flat::Apart => (0, 1),
        };
        if let Some(kinds) = self.kinds.get_mut(name) {
            *kinds = (kinds.0 + single, kinds.1 + several);
        } else {
            self.kinds.insert(name.to_owned(), (single, several));
        }
        if !matches!(value, Flat::Apart) {
            self.at(name)?;
        }
        Ok(())
    }

    /// A list or an object where one value belongs, as it is shown: where most rows have one, and in an id always.
    fn wrong(&self, column: usize, value: &Flat<'_>) -> Option<String> {
        let name = self.names.get(column)?;
        let (single, several) = self.kinds.get(name).copied().unwrap_or_default();
        let last = name.rsplit('.').next().unwrap_or(name).to_lowercase();
        let is_id = matches!(last.as_str(), "id" | "sourcedid" | "sys_id");
        match value {
            Flat::List(text) if single > several || is_id => Some(format!("[{text}]")),
            Flat::Apart => Some("{…}".to_owned()),
            _ => None,
        }
    }

    fn at(&mut self, name: &str) -> Result<usize, CannotOpen> {
        if let Some(at) = self.index.get(name) {
            return Ok(*at);
        }
        let at = self.names.len();
        if at >= self.limit {
            return Err(CannotOpen::TooWide { columns: at + 1, limit: self.limit });
        }
        self.names.push(name.to_owned());
        self.index.insert(name.to_owned(), at);
        Ok(at)
    }
}

enum Row<'n> {
    Node(&'n Node),
    Members(&'n Members),
}

impl<'n> Row<'n> {
    fn flatten(&self, texts: &Texts, into: &mut Vec<(String, Flat<'n>)>) {
        match self {
            Row::Members(members) => flatten_map(members, "", 0, texts, into),
            Row::Node(node) => flatten(node, "", 0, texts, into),
        }
    }
}

/// One value of a row.
#[derive(Clone)]
enum Flat<'n> {
    Node(&'n Node),
    /// Several values in one text.
    Joined(String),
    /// A list, its values joined.
    List(String),
    /// An object whose members have columns of their own.
    Apart,
}

impl<'n> Flat<'n> {
    fn of(node: &'n Node, texts: &Texts) -> Self {
        match node {
            Node::List(items) => {
                let shown: Vec<_> = items.iter().map(|item| show(item, texts, 0)).collect();
                Flat::List(shown.join(", "))
            }
            Node::Map(_) => Flat::Joined(show(node, texts, 0).into_owned()),
            _ => Flat::Node(node),
        }
    }

    fn cell<'a>(&'a self, texts: &'a Texts) -> Cell<'a> {
        match self {
            Flat::Joined(text) | Flat::List(text) => Cell::Text(text),
            Flat::Node(Node::Bool(yes)) => Cell::Bool(*yes),
            Flat::Node(Node::Number(number)) => Cell::Number(*number),
            Flat::Node(Node::Digits(span)) => Cell::Digits(texts.get(*span)),
            Flat::Node(Node::Text(span)) => Cell::Text(texts.get(*span)),
            Flat::Node(Node::Null | Node::List(_) | Node::Map(_)) | Flat::Apart => Cell::Empty,
        }
    }
}

fn show<'t>(node: &Node, texts: &'t Texts, depth: usize) -> Cow<'t, str> {
    match node {
        Node::Null => Cow::Borrowed(""),
        Node::Bool(yes) => Cow::Owned(yes.to_string()),
        Node::Number(number) => Cow::Owned(number.to_string()),
        Node::Digits(span) | Node::Text(span) => Cow::Borrowed(texts.get(*span)),
        _ if depth > FLATTEN => Cow::Borrowed("…"),
        Node::List(items) => {
            Cow::Owned(items.iter().map(|item| show(item, texts, depth + 1)).collect::<Vec<_>>().join(", "))
        }
        Node::Map(members) => {
            let member =
                |(key, node): &(Span, Node)| format!("{}: {}", texts.get(*key), show(node, texts, depth + 1));
            Cow::Owned(members.iter().map(member).collect::<Vec<_>>().join(", "))
        }
    }
}

fn flatten<'n>(node: &'n Node, path: &str, depth: usize, texts: &Texts, into: &mut Vec<(String, Flat<'n>)>) {
    let name = || if path.is_empty() { "value".to_owned() } else { path.to_owned() };
    match node {
        Node::Map(members) if depth < FLATTEN => {
            if let Some(shown) = display_value(members, texts) {
                return into.push((name(), Flat::of(shown, texts)));
            }
            if !path.is_empty() {
                into.push((path.to_owned(), Flat::Apart));
            }
            flatten_map(members, path, depth, texts, into);
        }
        Node::List(items)
            if depth < FLATTEN && !items.is_empty() && items.iter().all(|i| as_map(i).is_some()) =>
        {
            flatten_list(items, path, depth, texts, into);
        }
        _ => into.push((name(), Flat::of(node, texts))),
    }
}

fn flatten_map<'n>(
    members: &'n Members,
    path: &str,
    depth: usize,
    texts: &Texts,
    into: &mut Vec<(String, Flat<'n>)>,
) {
    for (key, node) in members {
        let key = texts.get(*key);
        let path = if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
        flatten(node, &path, depth + 1, texts, into);
    }
}

/// A field that carries its wording beside its link: the wording is the value.
fn display_value<'n>(members: &'n Members, texts: &Texts) -> Option<&'n Node> {
    let known = |key: &Span| ["display_value", "value", "link"].contains(&texts.get(*key));
    let find = |name| members.iter().find(|(key, _)| texts.get(*key) == name).map(|(_, node)| node);
    let shown = find("display_value").or_else(|| find("value").filter(|_| find("link").is_some()))?;
    members.iter().all(|(key, _)| known(key)).then_some(shown)
}

/// Several records inside one: each of their fields becomes a column with the values joined.
fn flatten_list<'n>(
    items: &'n [Node],
    path: &str,
    depth: usize,
    texts: &Texts,
    into: &mut Vec<(String, Flat<'n>)>,
) {
    let mut inner = Vec::new();
    for item in items {
        flatten(item, path, depth + 1, texts, &mut inner);
    }
    if items.len() == 1 {
        return into.append(&mut inner);
    }
    let mut joined: Vec<(String, String)> = Vec::new();
    let mut index: HashMap<String, usize> = HashMap::new();
    for (name, value) in inner {
        if matches!(value, Flat::Apart) {
            into.push((name, value));
            continue;
        }
        let text = value.cell(texts).show();
        let at = *index.entry(name.clone()).or_insert_with(|| {
            joined.push((name, String::new()));
            joined.len() - 1
        });
        if !joined[at].1.is_empty() {
            joined[at].1.push_str("; ");
        }
        joined[at].1.push_str(&text);
    }
    into.extend(joined.into_iter().map(|(name, text)| (name, Flat::Joined(text))));
}
