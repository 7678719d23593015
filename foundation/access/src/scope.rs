/// A condition in SQL that selects exactly the records whom an actor may reach with a verb.
/// `?` stands for the parameters, in order. Only a policy makes one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope {
    sql: String,
    params: Vec<i64>,
}

impl Scope {
    pub(crate) fn everything() -> Self {
        Self { sql: "1 = 1".to_owned(), params: Vec::new() }
    }

    pub(crate) fn nothing() -> Self {
        Self { sql: "1 = 0".to_owned(), params: Vec::new() }
    }

    pub(crate) fn part(sql: String, params: Vec<i64>) -> Self {
        Self { sql, params }
    }

    pub(crate) fn any(parts: Vec<Self>) -> Self {
        match parts.len() {
            0 => Self::nothing(),
            _ => Self::join(parts, " OR "),
        }
    }

    pub(crate) fn and(self, other: Self) -> Self {
        Self::join(vec![self, other], " AND ")
    }

    fn join(parts: Vec<Self>, word: &str) -> Self {
        if parts.len() == 1 {
            return parts.into_iter().next().unwrap_or_else(Self::nothing);
        }
        let sql = parts.iter().map(|p| p.sql.as_str()).collect::<Vec<_>>().join(word);
        Self { sql: format!("({sql})"), params: parts.into_iter().flat_map(|p| p.params).collect() }
    }

    /// Can the actor reach nothing at all? Then no query is needed.
    pub fn is_nothing(&self) -> bool {
        self.sql == "1 = 0"
    }

    pub fn sql(&self) -> &str {
        &self.sql
    }

    pub fn params(&self) -> &[i64] {
        &self.params
    }
}
