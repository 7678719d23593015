use serde::{Deserialize, Serialize};

use crate::{Format, Table, words};

/// The layout of a table: its headings in order. The same layout next month needs no mapping again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    pub format: Format,
    /// Headings folded to lower case without accents and signs, in order.
    pub names: Vec<String>,
    /// The headings as the file writes them; layouts that were learned earlier have none.
    #[serde(default)]
    pub shown: Vec<String>,
}

/// How a layout differs from one that was learned. Names are folded.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LayoutDiff {
    pub added: Vec<String>,
    pub removed: Vec<String>,
    /// From the learned name to the new one.
    pub renamed: Vec<(String, String)>,
    pub moved: Vec<String>,
}

impl LayoutDiff {
    /// Nothing that a mapping by name would miss; columns may have moved.
    pub fn same_columns(&self) -> bool {
        self.added.is_empty() && self.removed.is_empty() && self.renamed.is_empty()
    }
}

impl Signature {
    pub fn of(format: Format, table: &Table) -> Self {
        Self::of_headings(format, table.columns.iter().map(|column| column.name.as_str()))
    }

    /// The layout of a table with these headings.
    pub fn of_headings<'h>(format: Format, headings: impl Iterator<Item = &'h str>) -> Self {
        let shown: Vec<String> = headings.map(str::to_owned).collect();
        Self { format, names: shown.iter().map(|heading| words::fold(heading)).collect(), shown }
    }

    /// The heading with this folded name as the file writes it.
    pub fn heading<'s>(&'s self, name: &'s str) -> &'s str {
        let place = self.names.iter().position(|other| other == name);
        place.and_then(|place| self.shown.get(place)).map_or(name, String::as_str)
    }

    /// All headings as the file writes them.
    pub fn headings(&self) -> &[String] {
        if self.shown.is_empty() { &self.names } else { &self.shown }
    }

    /// A stable fingerprint of format and headings in order (FNV-1a, 64 bits, as hexadecimal digits).
    pub fn fingerprint(&self) -> String {
        let text = format!("{}\u{1f}{}", self.format.name(), self.names.join("\u{1f}"));
        let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
        format!("{hash:016x}")
    }

    /// How alike two layouts are, 0 to 100: the share of headings that both have, whatever their order.
    pub fn similarity(&self, other: &Self) -> u8 {
        let all = self.names.len().max(other.names.len());
        if all == 0 {
            return 0;
        }
        let diff = self.diff(other);
        let kept = self.names.len() - diff.removed.len() - diff.renamed.len();
        ((kept * 100 + diff.renamed.len() * 60) / all) as u8
    }

    /// What is different in `new`.
    pub fn diff(&self, new: &Self) -> LayoutDiff {
        let mut removed: Vec<String> = missing(&self.names, &new.names);
        let mut added: Vec<String> = missing(&new.names, &self.names);
        let mut renamed = Vec::new();
        removed.retain(|old| {
            let alike = |name: &String| words::likeness(old, name).max(longer_by_words(old, name));
            let best = (0..added.len()).max_by_key(|n| alike(&added[*n])).filter(|n| alike(&added[*n]) >= 70);
            let Some(best) = best else { return true };
            renamed.push((old.clone(), added.remove(best)));
            false
        });
        LayoutDiff { moved: moved(&self.names, &new.names), added, removed, renamed }
    }

    /// Whether both have the same headings, in whatever order.
    pub fn same_headings(&self, other: &Self) -> bool {
        self.names.len() == other.names.len() && self.diff(other).same_columns()
    }
}

/// A heading with all words of the other and some more, as `namn` and `enhetens namn`.
fn longer_by_words(a: &str, b: &str) -> u8 {
    let (a, b): (Vec<&str>, Vec<&str>) = (a.split(' ').collect(), b.split(' ').collect());
    let within = |few: &[&str], many: &[&str]| few.iter().all(|word| many.contains(word));
    if within(&a, &b) || within(&b, &a) { 75 } else { 0 }
}

fn missing(from: &[String], other: &[String]) -> Vec<String> {
    from.iter().filter(|name| !other.contains(name)).cloned().collect()
}

/// Shared headings that stand in another order than before.
fn moved(old: &[String], new: &[String]) -> Vec<String> {
    let before: Vec<&String> = old.iter().filter(|name| new.contains(name)).collect();
    let after: Vec<&String> = new.iter().filter(|name| old.contains(name)).collect();
    let pairs = before.iter().zip(&after);
    pairs.filter(|(a, b)| a != b).map(|(a, _)| (*a).clone()).collect()
}
