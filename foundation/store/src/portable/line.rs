//! One row as one line of JSON, the same bytes from either database.

use kernel::{Refused, Result};
use serde_json::Value as Json;

use crate::{Row, Value};

/// Writes the row as a line, line end and all. Bytes are `{"hex":"…"}`.
pub(crate) fn write(row: &Row, line: &mut Vec<u8>) -> Result<()> {
    line.push(b'[');
    for (i, value) in row.0.iter().enumerate() {
        if i > 0 {
            line.push(b',');
        }
        match value {
            Value::Null => line.extend_from_slice(b"null"),
            Value::Int(number) => line.extend_from_slice(number.to_string().as_bytes()),
            Value::Text(text) => serde_json::to_writer(&mut *line, text).map_err(Refused::broken)?,
            Value::Bytes(bytes) => {
                line.extend_from_slice(b"{\"hex\":\"");
                line.extend(bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]));
                line.extend_from_slice(b"\"}");
            }
        }
    }
    line.extend_from_slice(b"]\n");
    Ok(())
}

const fn digit(half: u8) -> u8 {
    if half < 10 { b'0' + half } else { b'a' + half - 10 }
}

/// Reads a row of so many columns; nothing when the line is none.
pub(crate) fn read(line: &[u8], columns: usize) -> Option<Vec<Value>> {
    let cells: Vec<Json> = serde_json::from_slice(line).ok()?;
    let row: Vec<Value> = cells.into_iter().map(value).collect::<Option<_>>()?;
    (row.len() == columns).then_some(row)
}

fn value(cell: Json) -> Option<Value> {
    Some(match cell {
        Json::Null => Value::Null,
        Json::Number(number) => Value::Int(number.as_i64()?),
        Json::String(text) => Value::Text(text),
        Json::Object(object) => Value::Bytes(bytes(object.get("hex")?.as_str()?)?),
        Json::Bool(_) | Json::Array(_) => return None,
    })
}

fn bytes(hex: &str) -> Option<Vec<u8>> {
    let half = |byte: u8| char::from(byte).to_digit(16).map(|digit| digit as u8);
    let (pairs, rest) = hex.as_bytes().as_chunks::<2>();
    let bytes = pairs.iter().map(|[high, low]| Some(half(*high)? << 4 | half(*low)?)).collect();
    if rest.is_empty() { bytes } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_comes_back_as_it_was() {
        let values = vec![
            Value::Null,
            Value::Int(i64::MIN),
            Value::Text("rad\n\"två\" åäö \u{1F600} \u{2028}".to_owned()),
            Value::Bytes(vec![0, 15, 16, 255]),
            Value::Bytes(Vec::new()),
        ];
        let mut line = Vec::new();
        write(&Row(values.clone()), &mut line).unwrap();
        assert_eq!(line.iter().position(|byte| *byte == b'\n'), Some(line.len() - 1));
        assert_eq!(read(&line, 5), Some(values));
    }

    #[test]
    fn what_is_no_row_is_not_read_as_one() {
        for wrong in [
            "",
            "{}",
            "[1,2]",
            "[1.5]",
            "[true]",
            "[[1]]",
            "[{\"hex\":\"0\"}]",
            "[{\"hex\":\"zz\"}]",
            "[9223372036854775808]",
        ] {
            assert_eq!(read(wrong.as_bytes(), 1), None, "{wrong}");
        }
    }
}
