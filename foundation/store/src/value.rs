use kernel::{Day, Id, Moment, Personal, Purpose, Refused, Result};

/// What a column can hold. Flags are 0 and 1, moments are microseconds, days are ISO text, money is minor units.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Null,
    Int(i64),
    Text(String),
    Bytes(Vec<u8>),
}

/// One row of a result, in the order of the columns asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Row(pub Vec<Value>);

/// A type that a column's value can be read as.
pub trait FromValue: Sized {
    fn from_value(value: &Value) -> Option<Self>;
}

/// A type (a tuple) that a whole row can be read as.
pub trait FromRow: Sized {
    fn from_row(row: &Row) -> Option<Self>;
}

impl Row {
    /// The whole row as a tuple: `let (id, title): (i64, String) = row.read()?`.
    pub fn read<T: FromRow>(&self) -> Result<T> {
        T::from_row(self)
            .ok_or_else(|| Refused::broken(format!("a row of {} columns does not fit", self.0.len())))
    }

    /// One column.
    pub fn get<T: FromValue>(&self, column: usize) -> Result<T> {
        self.0
            .get(column)
            .and_then(T::from_value)
            .ok_or_else(|| Refused::broken(format!("column {column} is missing or of another type")))
    }
}

impl FromValue for i64 {
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Int(number) => Some(*number),
            Value::Null | Value::Text(_) | Value::Bytes(_) => None,
        }
    }
}
impl FromValue for bool {
    fn from_value(value: &Value) -> Option<Self> {
        i64::from_value(value).map(|number| number != 0)
    }
}
impl FromValue for String {
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Text(text) => Some(text.clone()),
            Value::Null | Value::Int(_) | Value::Bytes(_) => None,
        }
    }
}
impl FromValue for Vec<u8> {
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Bytes(bytes) => Some(bytes.clone()),
            Value::Null | Value::Int(_) | Value::Text(_) => None,
        }
    }
}
impl<T> FromValue for Id<T> {
    fn from_value(value: &Value) -> Option<Self> {
        i64::from_value(value).map(Self::new)
    }
}
impl FromValue for Moment {
    fn from_value(value: &Value) -> Option<Self> {
        i64::from_value(value).map(Moment)
    }
}
impl FromValue for Day {
    fn from_value(value: &Value) -> Option<Self> {
        String::from_value(value)?.parse().ok()
    }
}
impl<T: FromValue> FromValue for Personal<T> {
    fn from_value(value: &Value) -> Option<Self> {
        T::from_value(value).map(Personal::new)
    }
}
impl<T: FromValue> FromValue for Option<T> {
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Null => Some(None),
            other => T::from_value(other).map(Some),
        }
    }
}

macro_rules! rows_as_tuples {
    ($( ($($name:ident $at:tt),+) )+) => { $(
        impl<$($name: FromValue),+> FromRow for ($($name,)+) {
            fn from_row(row: &Row) -> Option<Self> {
                Some(($($name::from_value(row.0.get($at)?)?,)+))
            }
        }
    )+ };
}

rows_as_tuples! {
    (A 0)
    (A 0, B 1)
    (A 0, B 1, C 2)
    (A 0, B 1, C 2, D 3)
    (A 0, B 1, C 2, D 3, E 4)
    (A 0, B 1, C 2, D 3, E 4, F 5)
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6)
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7)
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8)
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9)
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10)
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10, L 11)
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10, L 11, M 12)
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10, L 11, M 12, N 13)
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10, L 11, M 12, N 13, O 14)
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10, L 11, M 12, N 13, O 14, P 15)
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Int(number)
    }
}
impl From<bool> for Value {
    fn from(flag: bool) -> Self {
        Self::Int(i64::from(flag))
    }
}
impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
impl From<&String> for Value {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}
impl From<Vec<u8>> for Value {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Bytes(bytes)
    }
}
impl From<&[u8]> for Value {
    fn from(bytes: &[u8]) -> Self {
        Self::Bytes(bytes.to_vec())
    }
}
impl<T> From<Id<T>> for Value {
    fn from(id: Id<T>) -> Self {
        Self::Int(id.number())
    }
}
impl From<Moment> for Value {
    fn from(moment: Moment) -> Self {
        Self::Int(moment.0)
    }
}
impl From<Day> for Value {
    fn from(day: Day) -> Self {
        Self::Text(day.to_string())
    }
}
impl<T: Clone + Into<Self>> From<&Personal<T>> for Value {
    fn from(personal: &Personal<T>) -> Self {
        personal.reveal(Purpose::Store).clone().into()
    }
}
impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}
