//! What is checked before any room is asked: where the request comes from; and what every answer carries.

use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, header};
use kernel::{Refused, Result};

use crate::Site;

const CSP: &str = "default-src 'self'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'; \
                   base-uri 'none'; object-src 'none'";

fn text<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

/// Refuses a change that another site's page sent with the person's cookie (CSRF). `Sec-Fetch-Site` is judged first,
/// `Origin` second. Where there is neither, a page's form may pass (the cookie is `SameSite=Lax`), the API may not.
pub(crate) fn same_site(method: &Method, headers: &HeaderMap, has_session: bool, is_api: bool) -> Result<()> {
    if matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS) {
        return Ok(());
    }
    match (text(headers, "sec-fetch-site"), text(headers, "origin")) {
        (Some("same-origin" | "none"), _) => Ok(()),
        (Some(_), _) => Err(Refused::NotAllowed),
        (None, Some(origin)) => {
            let host = text(headers, "host").unwrap_or_default();
            let ours = origin.split_once("://").is_some_and(|(_, rest)| rest.eq_ignore_ascii_case(host));
            if ours { Ok(()) } else { Err(Refused::NotAllowed) }
        }
        (None, None) if is_api && has_session => Err(Refused::NotAllowed),
        (None, None) => Ok(()),
    }
}

/// Headers of every answer. Personal pages are never kept by caches (`no-store`).
pub(crate) fn dress(headers: &mut HeaderMap, site: &Site) {
    let mut set = |name: &'static str, value: &'static str| {
        headers.entry(HeaderName::from_static(name)).or_insert(HeaderValue::from_static(value));
    };
    set("content-security-policy", CSP);
    set("x-content-type-options", "nosniff");
    set("x-frame-options", "DENY");
    set("referrer-policy", "same-origin");
    set("cross-origin-opener-policy", "same-origin");
    set("cross-origin-resource-policy", "same-origin");
    set("permissions-policy", "camera=(), geolocation=(), microphone=()");
    set("cache-control", "no-store");
    if site.is_tls {
        set("strict-transport-security", "max-age=63072000; includeSubDomains");
    }
    headers.entry(header::VARY).or_insert(HeaderValue::from_static("Cookie, Accept, Accept-Language"));
}

/// The site's address as it was set, otherwise as the visitor wrote it; what could be no host's name is not repeated.
pub(crate) fn site_address(headers: &HeaderMap, site: &Site) -> String {
    if let Some(address) = &site.address {
        return address.clone();
    }
    let scheme = if site.is_tls { "https" } else { "http" };
    let host = text(headers, "host").unwrap_or_default();
    let is_name = host.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._:[]".contains(&b));
    let host = if is_name && !host.is_empty() && host.len() <= 255 { host } else { "localhost" };
    format!("{scheme}://{host}")
}

/// A place of ours to go to after signing in: a path on this site and nothing else. Refused, never repaired.
pub fn own_path(text: &str) -> Option<&str> {
    let plain = text.bytes().all(|b| b.is_ascii_graphic() && b != b'\\');
    (plain && text.starts_with('/') && !text.starts_with("//") && text.len() <= 2_000).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs.iter().map(|(n, v)| (HeaderName::from_static(n), HeaderValue::from_static(v))).collect()
    }

    /// ASVS 3.5.1.
    #[test]
    fn another_sites_form_is_refused() {
        let post = |pairs: &[_]| same_site(&Method::POST, &headers(pairs), true, false);
        assert!(post(&[("sec-fetch-site", "same-origin")]).is_ok());
        assert!(post(&[("sec-fetch-site", "cross-site")]).is_err());
        assert!(
            post(&[("sec-fetch-site", "same-site")]).is_err(),
            "a neighbour on the same domain is another site"
        );
        assert!(post(&[("origin", "https://evil.example"), ("host", "varv.example")]).is_err());
        assert!(post(&[("origin", "null"), ("host", "varv.example")]).is_err());
        assert!(post(&[("origin", "https://varv.example"), ("host", "varv.example")]).is_ok());
        assert!(same_site(&Method::POST, &headers(&[]), true, true).is_err(), "a cookie alone opens no API");
        assert!(same_site(&Method::POST, &headers(&[]), false, true).is_ok());
    }

    /// Attack row 16.
    #[test]
    fn the_site_is_called_by_a_name_or_not_at_all() {
        let at =
            |host, is_tls| site_address(&headers(&[("host", host)]), &Site { is_tls, ..Site::default() });
        assert_eq!(at("varv.example:7070", false), "http://varv.example:7070");
        assert_eq!(at("varv.example", true), "https://varv.example");
        assert_eq!(at("[::1]:80", false), "http://[::1]:80");
        assert_eq!(at("evil/<b>", false), "http://localhost");
        let site = Site { address: Some("https://varv.example".to_owned()), ..Site::default() };
        assert_eq!(site_address(&headers(&[("host", "evil.example")]), &site), "https://varv.example");
    }

    /// ASVS 3.7.2.
    #[test]
    fn only_paths_of_our_own_are_gone_to() {
        assert_eq!(own_path("/needs?state=new"), Some("/needs?state=new"));
        for evil in [
            "//evil.example",
            "/\\evil.example",
            "https://evil.example",
            "/\t/evil.example",
            "/a\r\nb",
            "",
            "evil",
            "/é",
        ] {
            assert_eq!(own_path(evil), None, "{evil:?}");
        }
    }
}
