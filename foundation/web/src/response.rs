//! Replies as HTTP responses.

use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use kernel::{Refused, Result};

use crate::guard;

pub(crate) fn typed(status: StatusCode, mime: &str, body: Body) -> Response {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    if let Ok(mime) = HeaderValue::from_str(mime) {
        response.headers_mut().insert(header::CONTENT_TYPE, mime);
    }
    response
}

pub(crate) fn html(status: StatusCode, text: String) -> Response {
    let mut response = typed(status, "text/html; charset=utf-8", Body::from(text));
    if let Ok(rules) = HeaderValue::from_str(&look::assets::speculation_rules()) {
        response.headers_mut().insert("speculation-rules", rules);
    }
    response
}

pub(crate) fn json_response(status: StatusCode, mime: &str, json: &serde_json::Value) -> Response {
    typed(status, mime, Body::from(json.to_string()))
}

pub(crate) fn see_other(to: &str) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::SEE_OTHER;
    let to = guard::own_path(to).unwrap_or("/");
    if let Ok(to) = HeaderValue::from_str(to) {
        response.headers_mut().insert(header::LOCATION, to);
    }
    response
}

/// To another site.
pub(crate) fn away(to: &str) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::SEE_OTHER;
    if let Ok(to) = HeaderValue::from_str(to) {
        response.headers_mut().insert(header::LOCATION, to);
    }
    response
}

/// A download: never shown as a page, whatever is in it.
pub(crate) fn attachment(name: &str, mime: &str, body: Body) -> Response {
    let mut response = typed(StatusCode::OK, mime, body);
    let plain: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() || ".-_".contains(c) { c } else { '_' }).collect();
    let encoded: String = name
        .bytes()
        .map(|b| {
            if b.is_ascii_alphanumeric() || b"._-".contains(&b) {
                char::from(b).to_string()
            } else {
                format!("%{b:02X}")
            }
        })
        .collect();
    if let Ok(value) =
        HeaderValue::from_str(&format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{encoded}"))
    {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

pub(crate) fn rewound(mut file: std::fs::File) -> Result<Body> {
    use std::io::Seek;
    file.rewind().map_err(Refused::broken)?;
    Ok(stream(file))
}

pub(crate) fn stream(file: std::fs::File) -> Body {
    Body::from_stream(tokio_util::io::ReaderStream::new(tokio::fs::File::from_std(file)))
}
