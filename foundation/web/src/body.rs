//! Bodies: forms, multipart and JSON become the same [`Input`]. Every limit is stated here.

use std::io::Write;

use axum::body::{Body, to_bytes};
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::header;
use kernel::{Input, Refused, Result, Upload};
use serde_json::Value as Json;

/// The largest form or JSON body, in bytes.
pub const FORM_BYTES: u64 = 1 << 20;
/// The largest upload, in bytes: 50 MB and the rest of the form.
pub const UPLOAD_BYTES: u64 = 51 << 20;
/// Fields in one body, each of a list's values counted.
const FIELDS_AT_MOST: usize = 5_000;
/// Levels of a JSON body.
const DEPTH_AT_MOST: usize = 32;

/// Temporary files of one request; they are gone when it is answered.
pub(crate) type Kept = Vec<tempfile::TempPath>;

pub(crate) async fn read(request: Request<Body>, max_bytes: u64) -> Result<(Input, Kept)> {
    let headers = request.headers();
    if headers.contains_key(header::CONTENT_ENCODING) {
        return Err(Refused::field("body", "packed-body"));
    }
    let kind =
        headers.get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or("").to_ascii_lowercase();
    let length =
        headers.get(header::CONTENT_LENGTH).and_then(|v| v.to_str().ok()).and_then(|v| v.parse::<u64>().ok());
    if length.is_some_and(|length| length > max_bytes) {
        return Err(Refused::TooLarge);
    }
    if kind.starts_with("multipart/form-data") {
        return multipart(request, max_bytes).await;
    }
    let bytes = to_bytes(request.into_body(), FORM_BYTES.min(max_bytes) as usize)
        .await
        .map_err(|_| Refused::TooLarge)?;
    let input = match kind.split(';').next().unwrap_or("").trim() {
        _ if bytes.is_empty() => Input::default(),
        "application/json" => from_json(&bytes)?,
        "application/x-www-form-urlencoded" => from_form(&bytes)?,
        _ => return Err(Refused::field("body", "unknown-body")),
    };
    Ok((input, Vec::new()))
}

fn from_form(bytes: &[u8]) -> Result<Input> {
    let mut input = Input::default();
    for (count, (name, value)) in form_urlencoded::parse(bytes).enumerate() {
        if count >= FIELDS_AT_MOST {
            return Err(Refused::TooLarge);
        }
        input.add(name, value);
    }
    Ok(input)
}

pub(crate) fn from_query(query: &str) -> Result<Input> {
    from_form(query.as_bytes())
}

fn from_json(bytes: &[u8]) -> Result<Input> {
    if depth(bytes) > DEPTH_AT_MOST {
        return Err(Refused::field("body", "too-deep"));
    }
    let json: Json = serde_json::from_slice(bytes).map_err(|_| Refused::field("body", "not-json"))?;
    let Json::Object(fields) = json else { return Err(Refused::field("body", "not-an-object")) };
    let values = |value: &Json| value.as_array().map_or(1, Vec::len);
    if fields.values().map(values).sum::<usize>() > FIELDS_AT_MOST {
        return Err(Refused::TooLarge);
    }
    let mut input = Input::default();
    for (name, value) in fields {
        match value {
            Json::Array(values) if values.is_empty() => {}
            Json::Array(values) => {
                for value in values {
                    input.add(name.clone(), scalar(&value)?);
                }
            }
            Json::Null => {}
            value => input.add(name, scalar(&value)?),
        }
    }
    Ok(input)
}

fn scalar(value: &Json) -> Result<String> {
    match value {
        Json::String(text) => Ok(text.clone()),
        Json::Number(number) => Ok(number.to_string()),
        Json::Bool(flag) => Ok(if *flag { "1" } else { "" }.to_owned()),
        Json::Null => Ok(String::new()),
        Json::Array(_) | Json::Object(_) => Err(Refused::field("body", "nested-value")),
    }
}

/// How deep the brackets go, strings left out: known before anything is built.
fn depth(bytes: &[u8]) -> usize {
    let (mut deep, mut deepest, mut quoted, mut escaped) = (0_usize, 0, false, false);
    for byte in bytes {
        match (quoted, byte) {
            (true, _) if escaped => escaped = false,
            (true, b'\\') => escaped = true,
            (_, b'"') => quoted = !quoted,
            (false, b'{' | b'[') => {
                deep += 1;
                deepest = deepest.max(deep);
            }
            (false, b'}' | b']') => deep = deep.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

/// Parts without a file name are fields, parts with one are files; a file field left empty is nothing.
async fn multipart(request: Request<Body>, max_bytes: u64) -> Result<(Input, Kept)> {
    let (mut input, mut kept, mut total, mut count) = (Input::default(), Vec::new(), 0_u64, 0_usize);
    let mut request = request;
    // The library's own limit of 2 MB is lifted: the route's limit is kept below, and told as such.
    axum::extract::DefaultBodyLimit::disable().apply(&mut request);
    let mut parts =
        Multipart::from_request(request, &()).await.map_err(|_| Refused::field("body", "not-multipart"))?;
    while let Some(mut part) =
        parts.next_field().await.map_err(|_| Refused::field("body", "not-multipart"))?
    {
        count += 1;
        let name = part.name().unwrap_or("").to_owned();
        let file_name = part.file_name().map(str::to_owned);
        if count > FIELDS_AT_MOST {
            return Err(Refused::TooLarge);
        }
        let mut file = match &file_name {
            Some(_) => Some(tempfile::NamedTempFile::new().map_err(|_| Refused::Full)?),
            None => None,
        };
        let mut text = Vec::new();
        let mut size = 0_u64;
        while let Some(chunk) = part.chunk().await.map_err(|_| Refused::field("body", "not-multipart"))? {
            size += chunk.len() as u64;
            total += chunk.len() as u64;
            if total > max_bytes || (file.is_none() && size > FORM_BYTES) {
                return Err(Refused::TooLarge);
            }
            match &mut file {
                Some(file) => file.write_all(&chunk).map_err(|_| Refused::Full)?,
                None => text.extend_from_slice(&chunk),
            }
        }
        match (file, file_name) {
            (Some(file), Some(file_name)) if !(file_name.is_empty() && size == 0) => {
                let path = file.into_temp_path();
                let upload = Upload { name: bare_name(&file_name), path: path.to_path_buf(), size };
                input.add_file(name, upload);
                kept.push(path);
            }
            (Some(_), _) => {}
            (None, _) => {
                input.add(name, String::from_utf8(text).map_err(|_| Refused::field("body", "not-utf8"))?);
            }
        }
    }
    Ok((input, kept))
}

/// The name alone: no folder of the sender's, no control characters, nothing that turns the reading order around, at most 200 characters.
fn bare_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or("");
    let clean: String = last.chars().filter(|c| !c.is_control() && !kernel::misleads(*c)).take(200).collect();
    if clean.trim_matches('.').is_empty() { "file".to_owned() } else { clean }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_and_form_give_the_same_input() {
        let json = from_json(br#"{"title":"x","unit":3,"tick":true,"many":["a","b"],"none":null}"#).unwrap();
        let form = from_form(b"title=x&unit=3&tick=1&many=a&many=b").unwrap();
        for name in ["title", "unit", "tick", "none"] {
            assert_eq!(json.raw(name), form.raw(name));
        }
        assert_eq!(json.all("many"), form.all("many"));
    }

    /// Attack row 13.
    #[test]
    fn deep_json_is_refused_before_it_is_built() {
        let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
        assert_eq!(from_json(deep.as_bytes()).unwrap_err(), Refused::field("body", "too-deep"));
        assert_eq!(depth(br#"{"a":"[[[[[["}"#), 1);
    }

    /// ASVS 5.3.2.
    #[test]
    fn a_file_name_is_only_a_name() {
        assert_eq!(bare_name("../../etc/passwd"), "passwd");
        assert_eq!(bare_name("C:\\x\\lista.xlsx"), "lista.xlsx");
        assert_eq!(bare_name(".."), "file");
        assert_eq!(bare_name("faktura\u{202e}fdp.exe"), "fakturafdp.exe");
    }
}
