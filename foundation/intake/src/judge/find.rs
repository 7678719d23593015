//! Finds the records that rows are about: by the key, and by what no two records may share.

use std::collections::{HashMap, HashSet};

use kernel::Result;

use super::{CHUNK, Judge, Judged};
use crate::target::{Asked, Known};
use crate::{Value, Why};

/// Records by what they were asked for: the joined values, and the records' numbers.
type ByKey = HashMap<String, Vec<i64>>;

fn joined(values: &[Value]) -> String {
    values.iter().map(Value::key).collect::<Vec<_>>().join("\u{1f}")
}

impl Judge<'_> {
    /// Gives each row the record that it is about, or refuses the row.
    pub(crate) fn find(&self, rows: &mut [Judged]) -> Result<()> {
        let fields: Vec<&str> = self.mapping.key.iter().map(String::as_str).collect();
        let mut done = 0;
        for chunk in rows.chunks_mut(CHUNK) {
            self.find_some(chunk, &fields)?;
            self.unique(chunk, &fields)?;
            done += chunk.len();
            (self.progress)(done);
        }
        Ok(())
    }

    fn ask(&self, rows: &[Judged], fields: &[&str]) -> Result<ByKey> {
        let of = |row: &Judged| -> Option<Vec<Value>> {
            fields
                .iter()
                .map(|field| row.values.get(field).filter(|v| **v != Value::Nothing).cloned())
                .collect()
        };
        let mut seen = HashSet::new();
        let values: Vec<Vec<Value>> = rows
            .iter()
            .filter_map(of)
            .filter(|values| {
                !values.iter().any(|value| matches!(value, Value::Row(_))) && seen.insert(joined(values))
            })
            .collect();
        let mut found = ByKey::new();
        if values.is_empty() {
            return Ok(found);
        }
        let asked = Asked { actor: self.actor, fields, values: &values };
        for (values, id) in (self.target.find)(self.reading, &asked)? {
            let ids = found.entry(joined(&values)).or_default();
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        Ok(found)
    }

    fn find_some(&self, rows: &mut [Judged], fields: &[&str]) -> Result<()> {
        let found = self.ask(rows, fields)?;
        let ids: HashSet<i64> = found.values().flatten().copied().collect();
        let known = self.load(ids.into_iter().collect())?;
        // A refused row is looked up too: whoever reads of it must be one who may read the record.
        for row in
            rows.iter_mut().filter(|row| row.is_refused() && row.known.is_none() && row.hidden.is_none())
        {
            let key = self.key_of(&row.values);
            if let Some([id]) = key.and_then(|key| found.get(&key)).map(Vec::as_slice) {
                row.known = known.get(id).cloned();
                row.hidden = Some(*id).filter(|_| row.known.is_none());
            }
        }
        for row in rows.iter_mut().filter(|row| !row.is_refused() && row.known.is_none()) {
            for field in fields.iter().filter(|field| *row.values.value(field) == Value::Nothing) {
                row.outcome.refuse(Why::field(field, "intake-why-key-missing"));
            }
            let Some(key) = self.key_of(&row.values).filter(|_| !row.is_refused()) else { continue };
            match found.get(&key).map(Vec::as_slice) {
                None | Some([]) => {}
                Some([id]) => {
                    row.known = known.get(id).cloned();
                    if row.known.is_none() {
                        row.hidden = Some(*id);
                        row.outcome.refuse(Why::row("intake-why-not-yours"));
                    }
                }
                Some(several) => {
                    row.outcome.refuse(Why::row("intake-why-several").with("count", several.len()));
                }
            }
        }
        Ok(())
    }

    pub(crate) fn load(&self, ids: Vec<i64>) -> Result<HashMap<i64, Known>> {
        if ids.is_empty() {
            return Ok(HashMap::new());
        }
        let known = (self.target.load)(self.reading, self.actor, &ids)?;
        Ok(known.into_iter().map(|known| (known.id, known)).collect())
    }

    /// Refuses rows that would take what another record has, by name.
    fn unique(&self, rows: &mut [Judged], key: &[&str]) -> Result<()> {
        let is_key = |name: &str| key.len() == 1 && key[0] == name;
        let unique = self.target.fields.iter().filter(|field| field.is_unique && !is_key(field.name));
        for field in unique.filter(|field| self.mapping.has(field.name)) {
            let found = self.ask(rows, &[field.name])?;
            if found.is_empty() {
                continue;
            }
            let other = |row: &Judged| {
                let value = row.values.get(field.name)?;
                let own = row.known.as_ref().map(|known| known.id);
                found.get(&value.key())?.iter().copied().find(|id| Some(*id) != own)
            };
            let others: Vec<i64> = rows.iter().filter_map(other).collect();
            let names = self.load(others)?;
            for row in rows.iter_mut().filter(|row| !row.is_refused()) {
                let Some(id) = other(row) else { continue };
                let name = names.get(&id).map_or("?", |known| known.name.as_str());
                let shown = row.values.value(field.name).as_text().unwrap_or_default().to_owned();
                let why = Why::field(field.name, "intake-why-taken").with("name", name).with("value", shown);
                row.outcome.refuse(why);
                row.taken_by = Some(id);
            }
        }
        Ok(())
    }
}
