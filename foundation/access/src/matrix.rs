use std::fmt::Write;

use crate::policy::{Policy, Rule, Verb};
use crate::{EVERYONE, Role};

/// One verb's row of the matrix: for each role its reach, in the order of [`Role::ALL`].
#[derive(Debug, Clone)]
pub struct MatrixRow {
    pub verb: &'static str,
    /// `everything`, `units`, `involved`, `own`, an audience's word or nothing; several joined by `+`.
    pub cells: Vec<String>,
    pub is_for_clock: bool,
    pub is_for_anyone: bool,
}

/// A kind's policy as a table that an auditor reads.
#[derive(Debug, Clone)]
pub struct Matrix {
    pub kind: &'static str,
    pub rows: Vec<MatrixRow>,
}

impl<V: Verb> Policy<V> {
    /// The policy as a table. Every verb has a row, also one that nobody may.
    pub fn matrix(&self) -> Matrix {
        let rows = V::ALL
            .iter()
            .map(|verb| {
                let rule = self.rules.iter().find(|rule| rule.verb == *verb);
                MatrixRow {
                    verb: verb.word(),
                    cells: EVERYONE
                        .iter()
                        .map(|role| rule.map_or(String::new(), |r| cell(r, *role)))
                        .collect(),
                    is_for_clock: rule.is_some_and(|rule| rule.is_for_clock),
                    is_for_anyone: rule.is_some_and(|rule| rule.is_for_anyone),
                }
            })
            .collect();
        Matrix { kind: self.kind, rows }
    }
}

fn cell<V>(rule: &Rule<V>, role: Role) -> String {
    if rule.everything.contains(&role) {
        return "everything".to_owned();
    }
    let columns = [("units", rule.units), ("involved", rule.involved), ("own", rule.own)];
    let reached = columns.iter().filter(|(_, roles)| roles.contains(&role)).map(|(word, _)| *word);
    let open = rule.audiences.iter().filter(|audience| audience.roles.contains(&role));
    reached.chain(open.map(|audience| audience.word)).collect::<Vec<_>>().join("+")
}

impl Matrix {
    /// The table as plain text, for golden tests that a human reads: roles down, verbs across.
    pub fn picture(&self) -> String {
        let mut out = format!("{:24}", self.kind);
        for row in &self.rows {
            let _ = write!(out, " {:>width$}", row.verb, width = width(row.verb));
        }
        for (i, role) in Role::ALL.iter().enumerate() {
            let _ = write!(out, "\n{:24}", role.word());
            for row in &self.rows {
                let cell = if row.cells[i].is_empty() { "-" } else { &row.cells[i] };
                let _ = write!(out, " {cell:>width$}", width = width(row.verb));
            }
        }
        // A last line only where there is something to say in it.
        if self.rows.iter().any(|row| row.is_for_anyone) {
            let _ = write!(out, "\n{:24}", "anyone");
            for row in &self.rows {
                let cell = if row.is_for_anyone { "yes" } else { "-" };
                let _ = write!(out, " {cell:>width$}", width = width(row.verb));
            }
        }
        out
    }
}

fn width(verb: &str) -> usize {
    verb.len().max(14)
}
