//! Style, script, font and icons, under addresses that change with their content.

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::Response;

use crate::guard;

pub(crate) async fn send(uri: Uri, headers: HeaderMap) -> Response {
    let mut response = Response::default();
    let Some(asset) = look::assets::get(uri.path()) else {
        *response.status_mut() = StatusCode::NOT_FOUND;
        guard::dress(response.headers_mut(), &crate::Site::default());
        return response;
    };
    let known = headers.get(header::IF_NONE_MATCH).is_some_and(|v| v.as_bytes() == asset.etag.as_bytes());
    let takes_gzip = headers
        .get(header::ACCEPT_ENCODING)
        .and_then(|v| v.to_str().ok())
        .is_some_and(|v| v.contains("gzip"));
    let out = response.headers_mut();
    out.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    out.insert(header::ETAG, HeaderValue::from_static(asset.etag));
    out.insert(header::CONTENT_TYPE, HeaderValue::from_static(asset.mime));
    out.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    guard::dress(out, &crate::Site::default());
    if known {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
    } else if let (Some(gzip), true) = (asset.gzip, takes_gzip) {
        out.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        *response.body_mut() = Body::from(gzip);
    } else {
        *response.body_mut() = Body::from(asset.bytes);
    }
    response
}
