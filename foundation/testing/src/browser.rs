use std::collections::BTreeMap;

use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Request, header};

use crate::site::{Answer, Site, encode};

/// A person's browser at a site: it keeps the cookies that it is given and sends them back, and it has an address.
/// For the tests of signing in; others say who asks by a word.
pub struct Browser<'s> {
    site: &'s Site,
    address: String,
    cookies: BTreeMap<String, String>,
}

impl<'s> Browser<'s> {
    /// A browser without cookies at this address of the network.
    pub fn at(site: &'s Site, address: &str) -> Self {
        Self { site, address: address.to_owned(), cookies: BTreeMap::new() }
    }

    /// The cookie's value, or empty.
    pub fn cookie(&self, name: &str) -> &str {
        self.cookies.get(name).map_or("", String::as_str)
    }

    /// Puts a cookie in, as somebody who has stolen or planted it would.
    pub fn plant(&mut self, name: &str, value: &str) {
        self.cookies.insert(name.to_owned(), value.to_owned());
    }

    /// GETs a page.
    ///
    /// # Panics
    /// When the address is none.
    pub fn get(&mut self, path: &str) -> Answer {
        self.send("GET", path, String::new())
    }

    /// POSTs a form.
    ///
    /// # Panics
    /// When the address is none.
    pub fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body: Vec<String> = fields.iter().map(|(n, v)| format!("{}={}", encode(n), encode(v))).collect();
        self.send("POST", path, body.join("&"))
    }

    fn send(&mut self, method: &str, path: &str, body: String) -> Answer {
        let cookies: Vec<String> = self.cookies.iter().map(|(n, v)| format!("{n}={v}")).collect();
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header("sec-fetch-site", "same-origin")
            .header("accept-language", "en")
            .header(
                header::USER_AGENT,
                "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
            );
        if !cookies.is_empty() {
            request = request.header(header::COOKIE, cookies.join("; "));
        }
        if method == "POST" {
            request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        }
        let mut request = request.body(Body::from(body)).expect("a request");
        request.extensions_mut().insert(ConnectInfo(web::Sent(self.address.clone())));
        let answer = self.site.send(request);
        self.keep(&answer);
        answer
    }

    fn keep(&mut self, answer: &Answer) {
        for (_, cookie) in answer.headers.iter().filter(|(name, _)| name == "set-cookie") {
            let Some((name, value)) = cookie.split(';').next().and_then(|pair| pair.split_once('=')) else {
                continue;
            };
            if cookie.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}
