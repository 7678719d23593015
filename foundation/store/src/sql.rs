use std::fmt::Write;

use access::Scope;

use crate::Value;

/// A statement with its values. Every statement says how it keeps to the access rules: a query is written
/// [`Sql::within`] a scope, or [`Sql::open`] with the reason why no scope is needed; a change is [`Sql::change`].
/// `?` marks a value; text never comes from input.
#[derive(Debug, Clone)]
pub struct Sql {
    pub(crate) text: String,
    pub(crate) values: Vec<Value>,
    /// The scope's values, until as many values are bound as stand before the scope.
    scope: Vec<Value>,
    before_scope: usize,
}

impl Sql {
    fn new(text: String) -> Self {
        Self { text, values: Vec::new(), scope: Vec::new(), before_scope: 0 }
    }

    /// A query that carries an access scope where its text says `{scope}`.
    pub fn within(scope: &Scope, text: &str) -> Self {
        let (before, after) = text.split_once("{scope}").unwrap_or((text, " -- no scope"));
        let mut sql = Self::new(format!("{before}{}{after}", scope.sql()));
        sql.scope = scope.params().iter().map(|number| Value::Int(*number)).collect();
        sql.before_scope = before.matches('?').count();
        sql.place_scope();
        sql
    }

    /// A query without a scope. The reason is for the reader: what else keeps it within what the actor may see.
    pub fn open(_reason: &'static str, text: &str) -> Self {
        Self::new(text.to_owned())
    }

    /// An insert, update or delete; it only runs inside a write, which needs a permit to commit.
    pub fn change(text: &str) -> Self {
        Self::new(text.to_owned())
    }

    fn place_scope(&mut self) {
        if self.values.len() == self.before_scope {
            self.values.append(&mut self.scope);
        }
    }

    /// The value of the next `?`.
    pub fn bind(mut self, value: impl Into<Value>) -> Self {
        self.values.push(value.into());
        self.place_scope();
        self
    }

    /// More text, such as one more condition.
    pub fn and(mut self, text: &str) -> Self {
        self.text.push(' ');
        self.text.push_str(text);
        self
    }

    /// `AND column IN (…)` with these values. An empty list matches nothing.
    pub fn and_in(mut self, column: &str, values: impl IntoIterator<Item = impl Into<Value>>) -> Self {
        let values: Vec<Value> = values.into_iter().map(Into::into).collect();
        if values.is_empty() {
            return self.and("AND 1 = 0");
        }
        let marks = vec!["?"; values.len()].join(", ");
        let _ = write!(self.text, " AND {column} IN ({marks})");
        self.values.extend(values);
        self
    }

    /// An insert of values whose row gets this number instead of the next one.
    pub(crate) fn with_number(mut self, number: i64) -> Self {
        if self.text.contains("VALUES (") {
            self.text = self.text.replacen('(', "(id, ", 1).replacen("VALUES (", "VALUES (?, ", 1);
            self.values.insert(0, Value::Int(number));
        }
        self
    }

    /// The text, for tests that look at the query plan.
    pub fn text(&self) -> &str {
        &self.text
    }
}
