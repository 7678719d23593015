//! Lists with one row a member: rows that differ only in a field that takes many are one record.

use super::Judge;
use crate::target::Takes;
use crate::{Value, Values};

impl Judge<'_> {
    /// The one record that both rows say together; none when they say different things of it.
    pub(crate) fn joined(&self, one: &Values, other: &Values) -> Option<Values> {
        let many: Vec<&'static str> = self
            .target
            .fields
            .iter()
            .filter(|field| matches!(field.takes, Takes::Records(_)))
            .map(|field| field.name)
            .collect();
        if rest(one, &many) != rest(other, &many) {
            return None;
        }
        let mut joined = one.clone();
        for field in many {
            let mut all = records(one, field);
            all.extend(records(other, field));
            all.sort_unstable();
            all.dedup_by_key(|(id, _)| *id);
            if !all.is_empty() {
                joined.set(field, Value::Records(all));
            }
        }
        Some(joined)
    }
}

/// What the row says beside the fields that take many.
fn rest<'v>(values: &'v Values, many: &[&str]) -> Vec<(&'v str, &'v Value)> {
    values.iter().filter(|(field, _)| !many.contains(field)).collect()
}

fn records(values: &Values, field: &str) -> Vec<(i64, String)> {
    match values.get(field) {
        Some(Value::Records(records)) => records.clone(),
        _ => Vec::new(),
    }
}
